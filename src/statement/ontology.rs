//! Event codes: which category of PLOVER and which code of CAMEO a statement has, read from `data/ontology/`.
//!
//! The relation gives the code of what happened; polarity and status may make another event of it: a meeting that is
//! planned is an agreement, one that is refused a rejection.

use std::sync::OnceLock;

use serde::Deserialize;

use super::{Polarity, Status};

/// A relation as `data/ontology/relations.csv` lists it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct RelationEntry {
    /// Its name.
    pub relation: String,
    /// PLOVER category and mode; none for standing facts such as membership.
    pub event: Option<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// What it says, in a sentence.
    pub definition: String,
}

/// A category as `data/ontology/categories.csv` lists it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Category {
    /// Its name in PLOVER.
    pub category: String,
    /// The root of CAMEO that it takes in.
    pub cameo: String,
    /// Whether it is conflict or cooperation.
    pub direction: Direction,
    /// Whether it is words or deeds.
    pub means: Means,
    /// What it takes in, in a sentence.
    pub definition: String,
}

/// Conflict or cooperation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Friendly.
    Cooperative,
    /// Hostile.
    Conflictual,
}

/// Words or deeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Means {
    /// Words.
    Verbal,
    /// Deeds.
    Material,
}

#[derive(Debug, Deserialize)]
struct Standing {
    category: String,
    polarity: Polarity,
    status: Status,
    event: String,
    cameo: String,
}

/// The tables of `data/ontology/`.
#[derive(Debug)]
pub struct Ontology {
    relations: Vec<RelationEntry>,
    categories: Vec<Category>,
    standings: Vec<Standing>,
}

/// Mark of a standing that leaves the code as it is.
const SAME: &str = "=";

impl Ontology {
    /// Returns the built-in tables.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Ontology> = OnceLock::new();
        EMBEDDED.get_or_init(|| Self {
            relations: rows(include_str!("../../data/ontology/relations.csv")),
            categories: rows(include_str!("../../data/ontology/categories.csv")),
            standings: rows(include_str!("../../data/ontology/standing.csv")),
        })
    }

    /// Returns the relations, sorted by name.
    pub fn relations(&self) -> &[RelationEntry] {
        &self.relations
    }

    /// Returns the categories, from the friendliest to the most hostile.
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// Returns the entry of a relation; none for one that only a user's rule names.
    pub fn relation(&self, name: &str) -> Option<&RelationEntry> {
        self.relations.iter().find(|entry| entry.relation == name)
    }

    /// Returns the category of an event code such as `CONSULT-meet`.
    pub fn category(&self, event: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.category == root(event))
    }

    /// Returns what a code becomes when the event is only planned, denied, ...; none when it is no event at all.
    ///
    /// A code of no category of PLOVER stays as it is.
    pub fn in_standing<'a>(&'a self, code: Code<'a>, polarity: Polarity, status: Status) -> Code<'a> {
        let Some(category) = code.event.map(root).filter(|root| self.category(root).is_some()) else { return code };
        let listed = self.standings.iter().find(|standing| {
            standing.category == category && standing.polarity == polarity && standing.status == status
        });
        match listed {
            Some(standing) if standing.event == SAME => code,
            Some(standing) => Code { event: Some(&standing.event), cameo: Some(&standing.cameo) },
            None => Code::default(),
        }
    }
}

/// The codes of one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Code<'a> {
    /// PLOVER category and mode.
    pub event: Option<&'a str>,
    /// CAMEO code.
    pub cameo: Option<&'a str>,
}

/// The category of `CONSULT-meet` is `CONSULT`.
fn root(event: &str) -> &str {
    event.split('-').next().unwrap_or(event)
}

fn rows<T: for<'a> Deserialize<'a>>(table: &str) -> Vec<T> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(table.as_bytes());
    reader.deserialize().map(|row| row.expect("a test reads the built-in tables")).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn check(relation: &str, polarity: Polarity, status: Status, expected: Option<&str>) {
        let ontology = Ontology::embedded();
        let entry = ontology.relation(relation).unwrap();
        let code = Code { event: entry.event.as_deref(), cameo: entry.cameo.as_deref() };
        assert_eq!(ontology.in_standing(code, polarity, status).event, expected, "{relation} {polarity:?} {status:?}");
    }

    #[test]
    fn standing_decides_what_happened() {
        check("met", Polarity::Affirmed, Status::Actual, Some("CONSULT-meet"));
        check("met", Polarity::Affirmed, Status::Planned, Some("AGREE-meet"));
        check("met", Polarity::Negated, Status::Actual, Some("REJECT-meet"));
        check("met", Polarity::Affirmed, Status::Requested, None);
        check("attacked", Polarity::Affirmed, Status::Hypothetical, Some("THREATEN-violence"));
        check("attacked", Polarity::Negated, Status::Actual, None);
        check("sanctioned", Polarity::Affirmed, Status::Lifted, Some("YIELD-ease"));
        check("member_of", Polarity::Affirmed, Status::Actual, None);
    }

    #[test]
    fn tables_agree_with_each_other() {
        let ontology = Ontology::embedded();
        assert_eq!(ontology.categories().len(), 16);
        assert!(ontology.relations().is_sorted_by(|a, b| a.relation < b.relation));
        let listed = ontology.relations().iter().filter_map(|entry| entry.event.as_deref());
        let made = ontology.standings.iter().map(|standing| standing.event.as_str()).filter(|event| *event != SAME);
        for event in listed.chain(made) {
            assert!(ontology.category(event).is_some(), "{event} is of no category");
        }
    }
}
