//! Statements: the unit of knowledge, each with the words it was read from and the rule that read them.

mod admission;
mod attribution;
mod ontology;
mod place;
mod read;
mod record;

pub use ontology::{Category, Code, Direction, Means, Ontology, RelationEntry};
pub use read::Source;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::gazetteer::{Entity, EntityId, EntityKind};
use crate::text::PartialDate;

/// One claim extracted from a text: who did or said what to whom.
///
/// Serialises to one line of `statements.jsonl`; the field names are a stable contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Hash of document, span, relation, arguments and rule-set version: the same statement always has the same id.
    pub id: String,
    /// Id of the document.
    pub document: String,
    /// Relation name, such as `met`.
    pub relation: String,
    /// Who acts; for a symmetric relation the one named first.
    pub subject: Argument,
    /// To whom.
    pub object: Argument,
    /// Whether the order of subject and object means nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub symmetric: bool,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// Whether it happened, is planned, ...
    pub status: Status,
    /// Who is said to have said it, when reported speech makes it a claim.
    pub attributed_to: Option<String>,
    /// Whether the speaker speaks of others: neither a party nor of a party's state.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub claimed: bool,
    /// Date of the event, possibly partial.
    pub date: Option<PartialDate>,
    /// How the date was derived: `text` (the words say it), `publication` (stated relative to the publication date).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_from: Option<String>,
    /// Where it happened, when the text says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The office as written, of a statement about one: "foreign minister".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// PLOVER category and mode, such as `CONSULT-meet`; none for what is no event, such as a membership or a denied
    /// attack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// CAMEO code, such as `040`; likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cameo: Option<String>,
    /// Name of the rule that read it.
    pub rule: String,
    /// 0 to 1.
    pub confidence: f32,
    /// Number of participants of the happening that the pair is part of; 2 for a simple pair.
    #[serde(default = "two", skip_serializing_if = "is_two")]
    pub group_size: u32,
    /// Where it says so.
    pub evidence: Evidence,
}

fn two() -> u32 {
    2
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_two(n: &u32) -> bool {
    *n == 2
}

/// Subject or object of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Argument {
    /// The entity.
    pub id: EntityId,
    /// Its canonical name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// The part that acts when the official is unnamed ("foreign minister").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The state it belongs to, if known and not itself a state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<EntityId>,
}

impl Argument {
    /// Returns the argument that names `entity`.
    pub fn new(entity: &Entity, role: Option<String>) -> Self {
        let state = entity.state.clone().filter(|state| *state != entity.id);
        Self { id: entity.id.clone(), name: entity.name.clone(), kind: entity.kind, role, state }
    }
}

/// Asserted or denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// It is said to be so.
    Affirmed,
    /// It is said not to be so.
    Negated,
}

impl Polarity {
    /// Returns the name used in files.
    pub fn label(self) -> &'static str {
        match self {
            Self::Affirmed => "affirmed",
            Self::Negated => "negated",
        }
    }
}

/// Whether the event happened, is planned, ... (the field's *modality*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Status {
    /// Happened, holds, is going on.
    Actual,
    /// Announced, scheduled, agreed, committed.
    Planned,
    /// May, could, is considered, threatened, asked about.
    Hypothetical,
    /// Somebody asks for it.
    Requested,
    /// Sanctions that were ended.
    Lifted,
}

impl Status {
    /// Returns the name used in files.
    pub fn label(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Planned => "planned",
            Self::Hypothetical => "hypothetical",
            Self::Requested => "requested",
            Self::Lifted => "lifted",
        }
    }
}

/// Where a statement stands in its document. Byte spans are UTF-8 offsets in the document's text, half-open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Number of the sentence, from zero.
    pub sentence: usize,
    /// First byte of the sentence.
    pub start: usize,
    /// Byte after the sentence.
    pub end: usize,
    /// The sentence as the source shows it.
    pub text: String,
    /// Span of the words that signal the relation.
    pub trigger: [usize; 2],
    /// Span of the words that stand for the subject ("he", "the two ministers").
    pub subject: [usize; 2],
    /// Span of the words that stand for the object.
    pub object: [usize; 2],
}

impl Statement {
    /// Whether both say the same of the same pair in the same sentence.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let pair = (&self.subject.id, &self.object.id);
        let same_pair = pair == (&other.subject.id, &other.object.id)
            || (self.symmetric && pair == (&other.object.id, &other.subject.id));
        same_pair
            && self.relation == other.relation
            && self.polarity == other.polarity
            && self.status == other.status
            && self.evidence.sentence == other.evidence.sentence
            && self.document == other.document
    }
}

impl fmt::Display for Statement {
    /// Writes `not recognized(Serbia, Kosovo)` or `met(Marko Djuric, Marco Rubio) planned`: what rule files and test
    /// cases use.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.polarity == Polarity::Negated {
            f.write_str("not ")?;
        }
        write!(f, "{}({}, {})", self.relation, self.subject.name, self.object.name)?;
        match self.status {
            Status::Actual => Ok(()),
            status => write!(f, " {}", status.label()),
        }
    }
}
