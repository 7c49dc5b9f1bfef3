//! Rule files: one TOML file a rule, with the sentences that it must and must not read.

use std::path::{Path, PathBuf};

use compact_str::CompactString;
use serde::Deserialize;

use super::office::Tenure;
use super::role::RoleExpression;
use crate::error::{Error, Result};

/// A rule as its file gives it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Kebab-case name; the file is named for it.
    pub name: String,
    /// Relation that its statements carry.
    pub relation: String,
    /// One sentence on what it reads.
    pub summary: String,
    /// PLOVER category and mode, where it is another than the relation's in `data/ontology/relations.csv`.
    pub event: Option<String>,
    /// CAMEO code, likewise.
    pub cameo: Option<String>,
    /// Whether subject and object may change places.
    #[serde(default)]
    pub symmetric: bool,
    /// Whether what it reads happens somewhere: a place that the text names belongs to it.
    #[serde(default)]
    pub place: bool,
    /// What ending the relation means ("lift sanctions", "withdraw recognition").
    #[serde(default)]
    pub ended: Ended,
    /// Whether a pair of a person and the person's own state is no such relation.
    #[serde(default)]
    pub drop_own_state: bool,
    /// Whether a state may act on people and places of its own: "police in Minsk arrested a Belarusian journalist".
    #[serde(default)]
    pub domestic: bool,
    /// Whether the parties must stand close to the trigger. Of frequent words ("go", "clear", "part") few are triggers; a sentence is not parsed
    /// for those that have no parties around them.
    #[serde(default)]
    pub near: bool,
    /// Whether people and bodies without name or state may be its parties where they are asked for: "police arrested rioters". Only of rules that are
    /// `near`.
    #[serde(default)]
    pub unnamed: bool,
    /// Words behind the trigger among which its parties stand, of a rule that is `near`; else twelve of a verb, ten of a noun.
    pub reach: Option<usize>,
    /// The forms in which the relation is said.
    pub frame: Vec<Frame>,
    /// Sentences that must yield the listed statements.
    #[serde(default)]
    pub accept: Vec<Accept>,
    /// Sentences that must yield nothing by this rule.
    #[serde(default)]
    pub reject: Vec<Reject>,
    /// The file it was read from.
    #[serde(skip)]
    pub path: PathBuf,
    /// The file's text.
    #[serde(skip)]
    pub source: String,
}

/// What ending a relation makes of its statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ended {
    /// It happened: a meeting that ended took place.
    #[default]
    Actual,
    /// It is denied: withdrawn recognition.
    Negated,
    /// It was lifted: sanctions.
    Lifted,
}

/// Trigger words with the roles of their arguments. Every trigger entry may be a list of `data/lexicon/triggers.csv`: `"@accuse-verb"`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Verb lemmas; further words of an entry must depend on the verb ("sit down", "shake hand").
    #[serde(default)]
    pub verb: Vec<CompactString>,
    /// Noun lemmas; further words stand directly before the last ("arm embargo").
    #[serde(default)]
    pub noun: Vec<CompactString>,
    /// Adjective lemmas.
    #[serde(default)]
    pub adjective: Vec<CompactString>,
    /// Participles after a hyphen ("Saudi-backed").
    #[serde(default)]
    pub compound: Vec<CompactString>,
    /// Whether the heading of a printed list of those present is the trigger and its parties are the actors; such a frame has neither
    /// words nor roles.
    #[serde(default)]
    pub roster: bool,
    /// Which standing to an office the frame reads off titles, or off the words of `cue`; such a frame has no roles either.
    pub office: Option<Tenure>,
    /// Word forms of entering and leaving an office: "appointed", "resigned".
    #[serde(default)]
    pub cue: Vec<CompactString>,
    /// Role expression of who acts.
    #[serde(default, deserialize_with = "role_expression")]
    pub actor: RoleExpression,
    /// Role expression of to whom.
    #[serde(default, deserialize_with = "role_expression")]
    pub recipient: RoleExpression,
    /// Whether two actors without a recipient act on each other ("A and B met").
    #[serde(default)]
    pub collective: bool,
    /// Whether of such actors each does it to each, also where the relation has a direction ("mutual recognition between A and B").
    #[serde(default)]
    pub mutual: bool,
    /// Whether actors and recipients sit at one table, so that each met each: "France received Chad and Mali at a summit".
    #[serde(default)]
    pub together: bool,
    /// Whether the other parties are those of the meeting told of last: "Bell also joined the meeting".
    #[serde(default)]
    pub joins: bool,
    /// Whether the trigger itself says that the relation ended ("derecognize").
    #[serde(default)]
    pub ends: bool,
    /// The frame is silent when the trigger has a dependent of one of these lists or lemmas: `"@ceremony"`, `"for"`; or a clause
    /// that completes it: `"(clause)"`, of such a verb `"(clause) @list"`; an infinitive that says what for
    /// `"(purpose) @list"`; a question `"(question)"`, a statement of how
    /// things are `"(opinion)"`, a noun that the trigger describes `"(describes)"`, an infinitive
    /// without a subject of its own `"(infinitive)"`, an object `"(object)"`, what the object
    /// is called `"(predicate)"`, the passive `"(passive)"`, an object of somebody else's
    /// `"(owned)"`.
    #[serde(default)]
    pub unless: Vec<CompactString>,
    /// The frame needs a dependent of one of these lists or lemmas, or one of the conditions of `unless`; `"(duty)"` goes with the role
    /// `obliged`. A sentence without such a word is not parsed for the frame.
    #[serde(default)]
    pub only: Vec<CompactString>,
    /// Whether only what is denied counts: "will not lift the sanctions".
    #[serde(default)]
    pub denied: bool,
    /// The recipient is none when a word of these lists or lemmas stands in the grammar between the trigger and it, unless what that
    /// word says is ended: "vowed to destroy Chad", but "agreed to stop the strikes on Chad".
    #[serde(default)]
    pub not_through: Vec<CompactString>,
    /// Kinds of actor admitted; all when empty.
    #[serde(default)]
    pub actor_kind: Vec<CompactString>,
    /// Kinds of recipient admitted; all when empty. With `named` beside `person`, those whom only an office names are none.
    #[serde(default)]
    pub recipient_kind: Vec<CompactString>,
    /// Whether a city or region stands for the state in which it lies ("shelled Aleppo").
    #[serde(default)]
    pub places: bool,
    /// Nouns for people who belong to the actor's own state where nobody says otherwise: "freed dozens of dissidents".
    #[serde(default)]
    pub home: Vec<CompactString>,
    /// PLOVER category and mode, where the form decides otherwise than the rule or the relation's row in `data/ontology`.
    pub event: Option<String>,
    /// CAMEO code, likewise.
    pub cameo: Option<String>,
    /// How sure the form is when every argument is explicit, 0 to 1.
    #[serde(default = "usual_confidence")]
    pub confidence: f32,
}

fn usual_confidence() -> f32 {
    0.95
}

/// The part of speech that a frame's trigger has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TriggerKind {
    /// A verb in any form.
    Verb,
    /// A noun.
    Noun,
    /// An adjective.
    Adjective,
    /// A participle after a hyphen.
    Compound,
}

impl Frame {
    /// Returns the trigger entries with their kind.
    pub fn triggers(&self) -> impl Iterator<Item = (TriggerKind, &CompactString)> {
        let kind = |kind| move |entry| (kind, entry);
        (self.verb.iter().map(kind(TriggerKind::Verb)))
            .chain(self.noun.iter().map(kind(TriggerKind::Noun)))
            .chain(self.adjective.iter().map(kind(TriggerKind::Adjective)))
            .chain(self.compound.iter().map(kind(TriggerKind::Compound)))
    }
}

/// A sentence that the rule must read.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accept {
    /// The sentence or short text.
    pub text: String,
    /// The statements of the rule's relation, as `met(Marko Djuric, Marco Rubio)`, `not recognized(Serbia, Kosovo)`,
    /// `sanctioned(European Union, Russia) lifted`.
    pub yields: Vec<String>,
}

/// A sentence that the rule must leave alone.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reject {
    /// The sentence or short text.
    pub text: String,
    /// Why it holds no such relation.
    pub why: String,
}

fn role_expression<'de, D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<RoleExpression, D::Error> {
    let text = String::deserialize(deserializer)?;
    RoleExpression::parse(&text).map_err(serde::de::Error::custom)
}

impl Rule {
    /// Reads a rule file.
    ///
    /// # Errors
    /// Names file, line, column and the offending token; unknown keys are errors.
    pub fn parse(text: &str, path: &Path) -> Result<Self> {
        let mut rule: Self = toml::from_str(text).map_err(|error| located(text, path, &error))?;
        rule.path = path.to_owned();
        text.clone_into(&mut rule.source);
        match rule.fault() {
            None => Ok(rule),
            Some((message, needle)) => Err(at_needle(text, path, &message, &needle)),
        }
    }

    /// Returns what the rule file gets wrong beyond its syntax, with the words to point at.
    fn fault(&self) -> Option<(String, String)> {
        let kebab = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if self.name.is_empty() || !kebab(&self.name) {
            return Some((format!("expected a kebab-case rule name, found `{}`", self.name), "name".into()));
        }
        if self.path.file_stem().is_some_and(|stem| *stem != *self.name) {
            return Some((format!("expected the file to be named `{}.toml`", self.name), "name".into()));
        }
        let words = |frame: &Frame| frame.triggers().next().is_some();
        let fault = |message: &str| Some((message.to_owned(), "[[frame]]".to_owned()));
        let read_off = |frame: &Frame| frame.roster || frame.office.is_some();
        if self.frame.iter().any(|frame| !read_off(frame) && !words(frame)) {
            return fault("expected a `verb`, `noun`, `adjective` or `compound` list in every frame");
        }
        if self.frame.iter().any(|frame| read_off(frame) != frame.actor.alternatives.is_empty()) {
            return fault("expected an `actor` in every frame, and none with `roster` or `office`");
        }
        if self.frame.iter().any(|frame| !(0.0..=1.0).contains(&frame.confidence)) {
            return Some(("expected a `confidence` from 0 to 1".into(), "confidence".into()));
        }
        let silent = |frame: &Frame| {
            let alone = frame.collective || frame.joins || frame.office.is_some();
            frame.recipient.alternatives.is_empty() && !alone
        };
        if self.frame.iter().any(silent) {
            return fault("expected a `recipient` in every frame that is not `collective`");
        }
        None
    }
}

/// Gives a TOML error its place, line and caret.
fn located(text: &str, path: &Path, error: &toml::de::Error) -> Error {
    let start = error.span().map_or(0, |span| span.start.min(text.len()));
    let (line, column, shown) = place(text, start);
    Error::rule(error.message().replace('\n', ", ")).in_file(path).at(line, column, shown)
}

fn at_needle(text: &str, path: &Path, message: &str, needle: &str) -> Error {
    let (line, column, shown) = place(text, text.find(needle).unwrap_or(0));
    Error::rule(message).in_file(path).at(line, column, shown)
}

/// Returns the one-based line and column (in characters) of a byte offset, and the line.
pub(super) fn place(text: &str, offset: usize) -> (usize, usize, &str) {
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let line = text[..start].matches('\n').count() + 1;
    let column = text[start..offset].chars().count() + 1;
    (line, column, text[start..].lines().next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const HEAD: &str = "name = \"meet\"\nrelation = \"met\"\nsummary = \"A meets B.\"\n";

    fn message(text: &str) -> String {
        Rule::parse(text, Path::new("rules/meet.toml")).unwrap_err().to_string()
    }

    #[test]
    fn unknown_key_is_reported_with_place_and_caret() {
        let shown = message(&format!("{HEAD}[[frame]]\nverbs = [\"meet\"]\nactor = \"subject\"\n"));
        assert!(shown.starts_with("rules/meet.toml:5:1: unknown field `verbs`"), "{shown}");
        assert!(shown.ends_with("5 | verbs = [\"meet\"]\n  | ^"), "{shown}");
    }

    #[test]
    fn mistaken_role_is_reported() {
        let shown = message(&format!(
            "{HEAD}[[frame]]\nverb = [\"meet\"]\nactor = \"subject/statehood\"\nrecipient = \"object\"\n"
        ));
        assert!(shown.contains("meet.toml:6:") && shown.contains("expected `@list`"), "{shown}");
    }

    #[test]
    fn frame_without_trigger_is_reported() {
        let shown = message(&format!("{HEAD}[[frame]]\nactor = \"subject\"\nrecipient = \"object\"\n"));
        assert!(shown.contains("in every frame"), "{shown}");
    }
}
