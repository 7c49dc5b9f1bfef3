//! How pictures show kinds, relations and standing. Colours are those of Okabe and Ito (2008), made for the colour-blind.

use std::collections::BTreeSet;

use super::strand::Strand;
use crate::gazetteer::EntityKind;
use crate::statement::{Polarity, Status};

/// Colours of the relations whose colour is fixed.
const FIXED: [(&str, &str); 4] =
    [("met", "#0072B2"), ("recognized", "#009E73"), ("supports", "#B8860B"), ("sanctioned", "#D55E00")];
/// Colours of all others, in order of their names.
const OTHERS: [&str; 5] = ["#CC79A7", "#56B4E9", "#6A3D9A", "#7F7F7F", "#4D4D4D"];

/// Colours of the relations of one picture.
pub(super) struct Palette {
    others: Vec<String>,
}

impl Palette {
    pub(super) fn new<'a>(relations: impl Iterator<Item = &'a str>) -> Self {
        let names: BTreeSet<&str> = relations.filter(|name| FIXED.iter().all(|(fixed, _)| fixed != name)).collect();
        Self { others: names.into_iter().map(str::to_owned).collect() }
    }

    pub(super) fn color(&self, relation: &str) -> &'static str {
        let fixed = FIXED.iter().find(|(name, _)| *name == relation).map(|(_, color)| *color);
        let other = || self.others.iter().position(|name| name == relation).unwrap_or_default();
        fixed.unwrap_or_else(|| OTHERS[other() % OTHERS.len()])
    }
}

/// Line style in the words of Graphviz.
pub(super) fn line(strand: &Strand) -> &'static str {
    match (strand.polarity, strand.status) {
        (Polarity::Negated, _) => "dashed",
        (_, Status::Actual | Status::Lifted) => "solid",
        _ => "dotted",
    }
}

/// Thicker with the logarithm of the number of events; what was lifted is thin.
pub(super) fn width(strand: &Strand) -> f64 {
    match strand.status {
        Status::Lifted => 1.0,
        _ => (1.4 + (strand.events.len() as f64).log2() * 0.7).min(6.0),
    }
}

/// Fill colour by kind.
pub(super) fn fill(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "#EAF2FB",
        EntityKind::State => "#FFF3D1",
        EntityKind::Organization => "#E6F4EA",
        EntityKind::Place => "#F1EBF7",
    }
}

/// Shape by kind, in the words of Graphviz.
pub(super) fn shape(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "ellipse",
        EntityKind::State => "box",
        EntityKind::Organization => "hexagon",
        EntityKind::Place => "house",
    }
}

/// The relation in words and how often; in a crowded picture only how often, if more than once.
pub(super) fn label(strand: &Strand, crowded: bool) -> String {
    let count = strand.events.len();
    match (count, crowded) {
        (1, false) => strand.label(),
        (_, false) => format!("{} ×{count}", strand.label()),
        (1, true) => String::new(),
        (_, true) => format!("×{count}"),
    }
}

/// A name in at most three lines of about twenty letters.
pub(super) fn wrap(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < 20 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}
