//! The gold file: one annotated passage a line.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::gazetteer::EntityKind;
use crate::statement::{Polarity, Status};
use crate::text::{PartialDate, RawDocument};

/// A passage with everything that a reader should find in it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct GoldPassage {
    /// Identifier, unique in its file.
    pub id: String,
    /// Collection that the passage was taken from; `?` when the file does not say.
    #[serde(default = "unknown_source")]
    pub source: String,
    /// Publication date.
    #[serde(default)]
    pub date: Option<PartialDate>,
    /// Headline, when it stands apart from the text.
    #[serde(default)]
    pub title: Option<String>,
    /// The words.
    pub text: String,
    /// Header printed with the passage.
    #[serde(default)]
    pub context: Option<String>,
    /// The actor whom an elided subject means.
    #[serde(default)]
    pub subject: Option<String>,
    /// Named entities of the passage.
    #[serde(default)]
    pub entities: Vec<GoldEntity>,
    /// Annotated tuples.
    pub relations: Vec<GoldRelation>,
}

fn unknown_source() -> String {
    "?".to_owned()
}

/// A named entity of a passage.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GoldEntity {
    /// Canonical name.
    pub name: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityKind,
    /// Surface forms, exact substrings of the text.
    #[serde(default)]
    pub mentions: Vec<String>,
}

/// An annotated tuple.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct GoldRelation {
    /// Relation name, such as `met`.
    pub relation: String,
    /// Who acts.
    pub subject: GoldArgument,
    /// To whom.
    pub object: GoldArgument,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// Whether it happened, is planned, ...
    pub status: Status,
    /// The words that say so, an exact substring of the text.
    pub evidence: String,
    /// Date of the event.
    #[serde(default)]
    pub date: Option<PartialDate>,
    /// Who claims it.
    #[serde(default)]
    pub attributed_to: Option<String>,
    /// Whether reasonable readers differ; finding or missing such a tuple counts nothing.
    #[serde(default)]
    pub optional: bool,
}

/// Subject or object of an annotated tuple.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GoldArgument {
    /// Canonical name.
    pub name: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityKind,
    /// Surface forms, exact substrings of the text.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Other answers counted as right.
    #[serde(default)]
    pub accept: Vec<String>,
}

impl From<&GoldPassage> for RawDocument {
    fn from(passage: &GoldPassage) -> Self {
        Self {
            id: passage.id.clone(),
            text: passage.text.clone(),
            date: passage.date,
            title: passage.title.clone(),
            source: Some(passage.source.clone()),
            context: passage.context.clone(),
            subject: passage.subject.clone(),
            ..Self::default()
        }
    }
}

/// Reads a gold file: one JSON object a line, blank lines skipped, passages in file order.
///
/// `file` is only named in messages.
///
/// # Errors
///
/// When a line is not a passage or repeats the id of an earlier one; the message names file, line and, for a line that
/// is not JSON, column.
pub fn load_gold(text: &str, file: &Path) -> Result<Vec<GoldPassage>> {
    let mut ids = BTreeSet::new();
    let mut passages = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let passage = parse_passage(line).map_err(|error| error.at_line(index + 1).in_file(file))?;
        if !ids.insert(passage.id.clone()) {
            let message = format!("passage id {:?} occurs twice", passage.id);
            return Err(Error::input(message).at_line(index + 1).in_file(file));
        }
        passages.push(passage);
    }
    Ok(passages)
}

fn parse_passage(line: &str) -> Result<GoldPassage> {
    serde_json::from_str(line).map_err(|cause| {
        let message = format!("expected an annotated passage, at column {}", cause.column());
        Error::input(message).caused_by(cause)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str =
        r#"{"id": "a", "source": "own", "date": "1991-06", "text": "x", "entities": [], "relations": []}"#;

    fn check(text: &str, expected: Result<&[&str], &str>) {
        let ids = load_gold(text, Path::new("g.jsonl"))
            .map(|passages| passages.into_iter().map(|passage| passage.id).collect::<Vec<_>>())
            .map_err(|error| error.to_string());
        match (ids, expected) {
            (Ok(ids), Ok(expected)) => assert_eq!(ids, expected),
            (Err(message), Err(expected)) => assert!(message.starts_with(expected), "{message}"),
            (got, expected) => panic!("got {got:?}, expected {expected:?}"),
        }
    }

    #[test]
    fn lines_are_passages() {
        check(&format!("{LINE}\n\n{}\n", LINE.replace("\"a\"", "\"b\"")), Ok(&["a", "b"]));
        check("", Ok(&[]));
    }

    #[test]
    fn mistakes_are_placed() {
        check(&format!("{LINE}\n{LINE}"), Err("g.jsonl:2: passage id \"a\" occurs twice"));
        check("\n{\"id\": 7}", Err("g.jsonl:2: expected an annotated passage, at column 8"));
        check(&LINE.replace("1991-06", "June"), Err("g.jsonl:1: expected an annotated passage"));
    }

    #[test]
    fn passages_become_documents() {
        let passages = load_gold(LINE, Path::new("g.jsonl")).expect("the line is well formed");
        let document = RawDocument::from(&passages[0]);
        assert_eq!((document.id.as_str(), document.text.as_str()), ("a", "x"));
        assert_eq!(document.date, PartialDate::month(1991, 6));
        assert_eq!(document.source.as_deref(), Some("own"));
    }
}
