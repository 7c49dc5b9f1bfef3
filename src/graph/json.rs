//! `graph.json`: NetworkX node-link JSON with events, statements and documents beside it. Schema: docs/GRAPH_JSON.md.

use std::borrow::Cow;
use std::io::Write;

use compact_str::CompactString;
use petgraph::stable_graph::NodeIndex;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::intern::Symbol;
use super::model::{Claim, DocumentInfo, Event, KnowledgeGraph};
use crate::error::{Error, Result};
use crate::gazetteer::Entity;
use crate::statement::{Polarity, Status};
use crate::text::PartialDate;

mod read;

/// Version of the format; a file with another number is refused.
pub const FORMAT_VERSION: u32 = 1;

#[derive(Debug, Serialize, Deserialize)]
struct Header {
    #[serde(deserialize_with = "this_version")]
    format: u32,
    version: String,
    rules: String,
    #[serde(default)]
    symmetric: Vec<CompactString>,
    counts: Counts,
}

fn this_version<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<u32, D::Error> {
    let found = u32::deserialize(deserializer)?;
    if found == FORMAT_VERSION {
        return Ok(found);
    }
    Err(D::Error::custom(format!("graph format {found}, but this version of legation reads format {FORMAT_VERSION}")))
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Counts {
    documents: usize,
    entities: usize,
    relations: usize,
    events: usize,
    statements: usize,
}

#[derive(Serialize, Deserialize)]
struct Node {
    #[serde(flatten)]
    entity: Entity,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    events: u32,
}

#[derive(Serialize)]
struct Edge<'a> {
    source: &'a str,
    target: &'a str,
    key: &'a str,
    relation: &'a str,
    symmetric: bool,
    weight: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<PartialDate>,
    events: &'a [super::EventId],
}

#[derive(Serialize, Deserialize)]
struct EventRecord<'a> {
    id: u32,
    #[serde(borrow)]
    relation: Cow<'a, str>,
    polarity: Polarity,
    status: Status,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<PartialDate>,
    #[serde(borrow)]
    participants: Vec<Cow<'a, str>>,
    statements: Vec<u32>,
}

#[derive(Serialize, Deserialize)]
struct StatementRecord<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    event: u32,
    #[serde(borrow)]
    document: Cow<'a, str>,
    #[serde(borrow)]
    subject: Cow<'a, str>,
    #[serde(borrow)]
    object: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    subject_role: Option<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    object_role: Option<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    attributed_to: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    claimed: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<PartialDate>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    date_from: Option<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    place: Option<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    office: Option<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    code: Option<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    cameo: Option<Cow<'a, str>>,
    #[serde(borrow)]
    rule: Cow<'a, str>,
    confidence: f32,
    group_size: u32,
    #[serde(borrow)]
    evidence: EvidenceRecord<'a>,
}

#[derive(Serialize, Deserialize)]
struct EvidenceRecord<'a> {
    sentence: u32,
    start: u32,
    end: u32,
    #[serde(borrow)]
    text: Cow<'a, str>,
    trigger: [u32; 2],
    subject: [u32; 2],
    object: [u32; 2],
}

/// What is read back.
#[derive(Deserialize)]
struct File<'a> {
    legation: Header,
    nodes: Vec<Node>,
    #[serde(borrow)]
    edges: Vec<Ends<'a>>,
    #[serde(borrow)]
    graph: Inner<'a>,
}

/// An edge as far as it is read back: the rest follows from events and statements.
#[derive(Deserialize)]
struct Ends<'a> {
    #[serde(borrow)]
    source: Cow<'a, str>,
    #[serde(borrow)]
    target: Cow<'a, str>,
}

#[derive(Deserialize)]
struct Inner<'a> {
    documents: Vec<DocumentInfo>,
    #[serde(borrow)]
    events: Vec<EventRecord<'a>>,
    #[serde(borrow)]
    statements: Vec<StatementRecord<'a>>,
}

impl KnowledgeGraph {
    /// Writes the graph as node-link JSON, one record a line.
    ///
    /// # Errors
    /// When `out` fails.
    pub fn write_json(&self, mut out: impl Write) -> Result<()> {
        self.write_records(&mut out).map_err(|e| Error::io("cannot write the graph as JSON", e))
    }

    /// Returns the graph as node-link JSON.
    pub fn to_json(&self) -> String {
        let mut bytes = Vec::new();
        self.write_records(&mut bytes).expect("writing to memory cannot fail");
        String::from_utf8(bytes).expect("JSON is UTF-8")
    }

    fn write_records(&self, out: &mut impl Write) -> std::io::Result<()> {
        out.write_all(b"{\n\"legation\": ")?;
        serde_json::to_writer(&mut *out, &self.header())?;
        out.write_all(b",\n\"directed\": true,\n\"multigraph\": true,\n\"nodes\": [")?;
        write_lines(
            out,
            self.graph.node_weights().map(|actor| Node {
                entity: actor.entity.clone(),
                aliases: actor.aliases.clone(),
                events: actor.events,
            }),
        )?;
        out.write_all(b"],\n\"edges\": [")?;
        write_lines(out, self.relations().map(|(_, source, target, relation)| self.edge(source, target, relation)))?;
        out.write_all(b"],\n\"graph\": {\n\"documents\": [")?;
        write_lines(out, self.documents.iter())?;
        out.write_all(b"],\n\"events\": [")?;
        write_lines(out, (0..).zip(&self.events).map(|(id, event)| self.event_record(id, event)))?;
        out.write_all(b"],\n\"statements\": [")?;
        write_lines(out, self.claims.iter().map(|claim| self.statement_record(claim)))?;
        out.write_all(b"]\n}\n}\n")
    }

    fn header(&self) -> Header {
        Header {
            format: FORMAT_VERSION,
            version: crate::VERSION.to_owned(),
            rules: self.rules_version.clone(),
            symmetric: self.symmetric.clone(),
            counts: self.counts(),
        }
    }

    fn counts(&self) -> Counts {
        Counts {
            documents: self.documents.len(),
            entities: self.graph.node_count(),
            relations: self.graph.edge_count(),
            events: self.events.len(),
            statements: self.claims.len(),
        }
    }

    fn id(&self, node: NodeIndex) -> &str {
        self.graph[node].entity.id.as_str()
    }

    fn edge<'a>(&'a self, source: NodeIndex, target: NodeIndex, relation: &'a super::Relation) -> Edge<'a> {
        let dates = || relation.events.iter().filter_map(|event| self.event(*event).date);
        Edge {
            source: self.id(source),
            target: self.id(target),
            key: &relation.name,
            relation: &relation.name,
            symmetric: relation.symmetric,
            weight: relation.events.len(),
            first: dates().min(),
            last: dates().max(),
            events: &relation.events,
        }
    }

    fn event_record<'a>(&'a self, id: u32, event: &'a Event) -> EventRecord<'a> {
        EventRecord {
            id,
            relation: event.relation.as_str().into(),
            polarity: event.polarity,
            status: event.status,
            date: event.date,
            participants: event.participants.iter().map(|&node| self.id(node).into()).collect(),
            statements: (event.first..event.first + event.reports).collect(),
        }
    }

    fn statement_record<'a>(&'a self, claim: &'a Claim) -> StatementRecord<'a> {
        let text = |symbol: Symbol| Cow::Borrowed(self.strings.text(symbol));
        StatementRecord {
            id: claim.id.as_str().into(),
            event: claim.event,
            document: self.documents[claim.document as usize].id.as_str().into(),
            subject: self.id(claim.subject).into(),
            object: self.id(claim.object).into(),
            subject_role: claim.subject_role.map(text),
            object_role: claim.object_role.map(text),
            attributed_to: claim.attributed_to.map(text),
            claimed: claim.claimed,
            date: claim.date,
            date_from: claim.date_from.map(text),
            place: claim.place.map(text),
            office: claim.office.map(text),
            code: claim.code.map(text),
            cameo: claim.cameo.map(text),
            rule: text(claim.rule),
            confidence: claim.confidence,
            group_size: claim.group_size,
            evidence: EvidenceRecord {
                sentence: claim.sentence,
                start: claim.start,
                end: claim.end,
                text: text(claim.text),
                trigger: claim.trigger,
                subject: claim.subject_span,
                object: claim.object_span,
            },
        }
    }
}

/// Writes JSON values, one a line, with commas between.
fn write_lines<T: Serialize>(out: &mut impl Write, records: impl Iterator<Item = T>) -> std::io::Result<()> {
    for (number, record) in records.enumerate() {
        out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &record)?;
    }
    out.write_all(b"\n")
}
