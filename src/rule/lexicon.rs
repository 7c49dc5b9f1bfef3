//! Word lists that rules and engine share: `data/lexicon/lists.csv`, `triggers.csv` and `governors.csv`.

use std::path::Path;

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use crate::error::{Error, Result};

/// Named word lists, and the words that govern a trigger with what they do to it.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    lists: FxHashMap<CompactString, Vec<CompactString>>,
    governors: FxHashMap<(Takes, CompactString), Governor>,
}

/// The construction in which a governing word stands to what it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Takes {
    /// Verb, noun or adjective with a clause or infinitive: "refuse to meet", "plans to meet".
    Clause,
    /// Verb or noun with a noun: "hold talks", "round of talks", "call for talks".
    Noun,
    /// Auxiliary of the trigger's verb: "will", "may".
    Modal,
    /// Preposition before the trigger: "ahead of talks".
    Preposition,
    /// Adjective or participle on the trigger: "possible sanctions".
    Modifier,
    /// Subordinating word or adverb on the clause: "if", "never".
    Mark,
}

/// Which role the governing word's subject plays for the trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SubjectRole {
    /// It acts: "A imposed sanctions".
    Actor,
    /// It is acted upon: "B faces sanctions".
    Recipient,
    /// It asks others: "C called for sanctions".
    Asker,
    /// It plays none: "C criticised the sanctions".
    #[default]
    None,
}

/// What a governing word does to polarity and status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Effect {
    /// Nothing.
    #[default]
    None,
    /// The happening is announced.
    Planned,
    /// It is decided or agreed: planned, but an end that is decided is an end.
    Decided,
    /// The happening is possible, conditional, asked about.
    Hypothetical,
    /// Somebody asks for it.
    Requested,
    /// It is denied or refused.
    Negated,
    /// It is called off: negated and planned.
    Cancelled,
    /// What went on comes to an end.
    Ends,
    /// It is a fact whatever governs further out: "managed to".
    Factual,
    /// It goes on: "continue to".
    Ongoing,
    /// What somebody has bound himself to: a stance that is held, a deed to come.
    Devoted,
    /// It is striven for: "efforts to".
    Endeavoured,
}

/// A governing word's entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Governor {
    /// Role of its subject.
    pub subject: SubjectRole,
    /// What it does to polarity and status.
    pub effect: Effect,
}

impl Lexicon {
    /// Returns the built-in lexicon.
    ///
    /// # Errors
    /// If a built-in table is malformed, which a test excludes.
    pub fn embedded() -> Result<Self> {
        let mut lexicon = Self::default();
        lexicon.add_lists(include_str!("../../data/lexicon/lists.csv"), Path::new("data/lexicon/lists.csv"))?;
        lexicon.add_lists(include_str!("../../data/lexicon/triggers.csv"), Path::new("data/lexicon/triggers.csv"))?;
        lexicon
            .add_governors(include_str!("../../data/lexicon/governors.csv"), Path::new("data/lexicon/governors.csv"))?;
        Ok(lexicon)
    }

    /// Adds the rows of a table with the columns `list,word`.
    ///
    /// # Errors
    /// Names file, line and what was expected.
    pub fn add_lists(&mut self, text: &str, path: &Path) -> Result<()> {
        for row in rows(text, path, ["list", "word", "", ""])? {
            let words = self.lists.entry(row.cells[0].clone()).or_default();
            if let Err(place) = words.binary_search(&row.cells[1]) {
                words.insert(place, row.cells[1].clone());
            }
        }
        Ok(())
    }

    /// Adds the rows of a table with the columns `word,takes,subject,effect`.
    ///
    /// # Errors
    /// Names file, line and what was expected.
    pub fn add_governors(&mut self, text: &str, path: &Path) -> Result<()> {
        for row in rows(text, path, ["word", "takes", "subject", "effect"])? {
            let fault = |what: &str, found: &str| {
                Error::rule(format!("expected {what}, found `{found}`")).in_file(path).at_line(row.line)
            };
            let [word, takes, subject, effect] = row.cells.clone();
            let takes = read_takes(&takes)
                .ok_or_else(|| fault("clause, noun, modal, preposition, modifier or mark", &takes))?;
            let subject =
                read_subject(&subject).ok_or_else(|| fault("actor, recipient, asker or nothing", &subject))?;
            let effect = read_effect(&effect).ok_or_else(|| {
                fault(
                    "planned, decided, hypothetical, requested, negated, cancelled, ends, factual, ongoing, devoted, endeavoured or nothing",
                    &effect,
                )
            })?;
            self.governors.insert((takes, word), Governor { subject, effect });
        }
        Ok(())
    }

    /// Returns whether a list of that name exists.
    pub fn has_list(&self, list: &str) -> bool {
        self.lists.contains_key(list)
    }

    /// Returns the words of a list, sorted; none of a list that does not exist.
    pub fn words(&self, list: &str) -> &[CompactString] {
        self.lists.get(list).map_or(&[], Vec::as_slice)
    }

    /// Returns whether `word` is in `list`.
    pub fn contains(&self, list: &str, word: &str) -> bool {
        self.lists.get(list).is_some_and(|words| words.binary_search_by(|known| known.as_str().cmp(word)).is_ok())
    }

    /// Returns the entry of a governing word in a construction.
    pub fn governor(&self, takes: Takes, word: &str) -> Option<Governor> {
        self.governors.get(&(takes, CompactString::from(word))).copied()
    }
}

struct Row {
    line: usize,
    cells: [CompactString; 4],
}

/// Reads a CSV whose header must be `columns`; an empty column name ends the list. `#` starts a comment line.
fn rows(text: &str, path: &Path, columns: [&str; 4]) -> Result<Vec<Row>> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).trim(csv::Trim::All).from_reader(text.as_bytes());
    let wanted: Vec<&str> = columns.into_iter().filter(|column| !column.is_empty()).collect();
    let broken = |error: csv::Error| {
        let line = error.position().map_or(1, |position| position.line() as usize);
        Error::rule("malformed table row").in_file(path).at_line(line).caused_by(error)
    };
    let header = reader.headers().map_err(broken)?;
    if header.iter().ne(wanted.iter().copied()) {
        return Err(Error::rule(format!("expected the columns {}", wanted.join(","))).in_file(path).at_line(1));
    }
    let read = |record: std::result::Result<csv::StringRecord, csv::Error>| {
        let record = record.map_err(broken)?;
        let line = record.position().map_or(1, |position| position.line() as usize);
        let cell = |at: usize| CompactString::from(record.get(at).unwrap_or_default());
        Ok(Row { line, cells: [cell(0), cell(1), cell(2), cell(3)] })
    };
    reader.records().map(read).collect()
}

fn read_takes(text: &str) -> Option<Takes> {
    Some(match text {
        "clause" => Takes::Clause,
        "noun" => Takes::Noun,
        "modal" => Takes::Modal,
        "preposition" => Takes::Preposition,
        "modifier" => Takes::Modifier,
        "mark" => Takes::Mark,
        _ => return None,
    })
}

fn read_subject(text: &str) -> Option<SubjectRole> {
    Some(match text {
        "actor" => SubjectRole::Actor,
        "recipient" => SubjectRole::Recipient,
        "asker" => SubjectRole::Asker,
        "" => SubjectRole::None,
        _ => return None,
    })
}

fn read_effect(text: &str) -> Option<Effect> {
    Some(match text {
        "" => Effect::None,
        "planned" => Effect::Planned,
        "decided" => Effect::Decided,
        "hypothetical" => Effect::Hypothetical,
        "requested" => Effect::Requested,
        "negated" => Effect::Negated,
        "cancelled" => Effect::Cancelled,
        "ends" => Effect::Ends,
        "factual" => Effect::Factual,
        "ongoing" => Effect::Ongoing,
        "devoted" => Effect::Devoted,
        "endeavoured" => Effect::Endeavoured,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn built_in_tables_are_well_formed() {
        let lexicon = Lexicon::embedded().unwrap();
        assert!(lexicon.contains("statehood", "independence"));
        assert_eq!(lexicon.governor(Takes::Modal, "may").unwrap().effect, Effect::Hypothetical);
    }

    #[test]
    fn mistakes_name_file_and_line() {
        let mut lexicon = Lexicon::default();
        let error =
            lexicon.add_governors("word,takes,subject,effect\nhold,verb,actor,\n", Path::new("g.csv")).unwrap_err();
        assert!(error.to_string().starts_with("g.csv:2: expected clause, noun"), "{error}");
        let error = lexicon.add_lists("word\nx\n", Path::new("l.csv")).unwrap_err();
        assert!(error.to_string().contains("expected the columns list,word"), "{error}");
    }
}
