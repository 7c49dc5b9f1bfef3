//! Tables with evidence.

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::graph::{EventId, KnowledgeGraph, StatementRef};
use crate::text::PartialDate;

/// The answer to a question: a table in the order of interest.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// One a column.
    pub cells: Vec<Cell>,
    /// The statements behind it, oldest event first.
    pub evidence: Vec<EvidenceLine>,
}

/// A value of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// Words; empty when unknown.
    Text(String),
    /// A count.
    Count(usize),
    /// A measure.
    Number(f64),
}

/// Where a row is said.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidenceLine {
    /// Id of the statement.
    pub statement: String,
    /// Id of the document.
    pub document: String,
    /// Headline of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When the document was published.
    pub published: Option<PartialDate>,
    /// Where it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The first document of the story that the document repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<String>,
    /// When the event was, as this statement says.
    pub date: Option<PartialDate>,
    /// The sentence.
    pub sentence: String,
    /// The rule that read it.
    pub rule: String,
    /// How sure it is, 0 to 1.
    #[serde(serialize_with = "rounded")]
    pub confidence: f32,
}

/// As it is written elsewhere: 0.53, not 0.5299999713897705.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn rounded<S: Serializer>(value: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((f64::from(*value) * 10_000.0).round() / 10_000.0)
}

impl EvidenceLine {
    /// Returns what a statement says about its source.
    pub fn new(statement: &StatementRef) -> Self {
        let document = statement.document();
        Self {
            statement: statement.id().to_owned(),
            document: document.id.clone(),
            title: document.title.clone(),
            published: document.date,
            url: document.url.clone(),
            copy_of: document.copy_of.clone(),
            date: statement.date(),
            sentence: statement.sentence().to_owned(),
            rule: statement.rule().to_owned(),
            confidence: statement.confidence(),
        }
    }
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Count(count) => write!(f, "{count}"),
            Self::Number(number) => write!(f, "{number:.4}"),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<Option<PartialDate>> for Cell {
    fn from(date: Option<PartialDate>) -> Self {
        Self::Text(date.map(|date| date.to_string()).unwrap_or_default())
    }
}

impl Answer {
    pub(super) fn new(columns: &[&str]) -> Self {
        Self { columns: columns.iter().map(|name| (*name).to_owned()).collect(), rows: Vec::new() }
    }

    /// Returns whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Returns the rows as JSON objects: the columns, and `evidence`.
    pub fn to_json(&self) -> Value {
        let object = |row: &Row| {
            let cells = self.columns.iter().zip(&row.cells).map(|(name, cell)| (name.clone(), serde_json::json!(cell)));
            let evidence = ("evidence".to_owned(), serde_json::json!(row.evidence));
            Value::Object(cells.chain([evidence]).collect())
        };
        Value::Array(self.rows.iter().map(object).collect())
    }
}

/// The evidence of events: statements that `keep` accepts, in order of the events.
pub(super) fn evidence<'a>(
    graph: &'a KnowledgeGraph,
    events: impl IntoIterator<Item = EventId>,
    keep: impl Fn(&StatementRef<'a>) -> bool,
) -> Vec<EvidenceLine> {
    events.into_iter().flat_map(|event| graph.reports(event)).filter(keep).map(|s| EvidenceLine::new(&s)).collect()
}
