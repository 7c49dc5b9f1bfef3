//! How pictures show kinds, relations and standing. Colours are those of Okabe and Ito (2008), made for the
//! colour-blind.

use std::collections::BTreeSet;

use super::strand::Strand;
use crate::gazetteer::EntityKind;
use crate::statement::{Direction, Means, Ontology, Polarity, Status};

/// Colours of the core relations, on a light and on a dark ground.
const CORE: [(&str, [&str; 2]); 4] = [
    ("met", ["#0072B2", "#4ba3dc"]),
    ("recognized", ["#009E73", "#2fc397"]),
    ("supports", ["#B8860B", "#f0b43c"]),
    ("sanctioned", ["#D55E00", "#f0803c"]),
];
const OTHER: [&str; 2] = ["#7F7F7F", "#9aa0a6"];

/// Returns the colour of a relation on a light and on a dark ground: the core relations have one each, the others that
/// of their class, words or deeds of cooperation or of conflict, so that a legend of thirty relations needs no thirty
/// colours.
pub fn colors(relation: &str) -> [&'static str; 2] {
    if let Some((_, colors)) = CORE.iter().find(|(name, _)| *name == relation) {
        return *colors;
    }
    let ontology = Ontology::embedded();
    let event = ontology.relation(relation).and_then(|entry| entry.event.as_deref());
    match event.and_then(|event| ontology.category(event)).map(|category| (category.direction, category.means)) {
        Some((Direction::Cooperative, Means::Verbal)) => ["#56B4E9", "#8fd0f5"],
        Some((Direction::Cooperative, Means::Material)) => ["#6A3D9A", "#b08fd8"],
        Some((Direction::Conflictual, Means::Verbal)) => ["#CC79A7", "#e3a3c5"],
        Some((Direction::Conflictual, Means::Material)) => ["#A01C1C", "#e06666"],
        None => OTHER,
    }
}

/// Returns the colour of a relation in pictures.
pub(super) fn color(relation: &str) -> &'static str {
    colors(relation)[0]
}

/// Returns the lines of the legend: a colour and the relations that have it, those with a colour of their own first.
pub(super) fn legend<'a>(relations: impl Iterator<Item = &'a str>) -> Vec<(&'static str, String)> {
    let names: BTreeSet<&str> = relations.collect();
    let (core, others): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| CORE.iter().any(|(own, _)| own == name));
    let mut lines: Vec<(&'static str, String)> = Vec::new();
    for name in core.into_iter().chain(others) {
        match lines.iter_mut().find(|(shown, _)| *shown == color(name)) {
            Some((_, list)) => list.push_str(&format!(", {name}")),
            None => lines.push((color(name), name.to_owned())),
        }
    }
    lines
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
        EntityKind::Group => "#F0F0F0",
    }
}

/// Shape by kind, in the words of Graphviz.
pub(super) fn shape(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "ellipse",
        EntityKind::State => "box",
        EntityKind::Organization => "hexagon",
        EntityKind::Place => "house",
        EntityKind::Group => "diamond",
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
