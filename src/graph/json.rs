//! `graph.json`: NetworkX node-link JSON with events, statements and documents beside it. Schema: docs/GRAPH_JSON.md.

use std::borrow::Cow;
use std::io::Write;

use compact_str::CompactString;
use petgraph::stable_graph::NodeIndex;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::intern::{Interner, Symbol};
use super::model::{Actor, Claim, DocumentInfo, Event, KnowledgeGraph};
use crate::error::{Error, Result};
use crate::gazetteer::{Entity, EntityId};
use crate::statement::{Polarity, Status};
use crate::text::PartialDate;

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

impl Counts {
    fn check(&self, announced: &Self) -> Result<()> {
        for (what, announced, found) in [
            ("documents", announced.documents, self.documents),
            ("entities", announced.entities, self.entities),
            ("relations", announced.relations, self.relations),
            ("events", announced.events, self.events),
            ("statements", announced.statements, self.statements),
        ] {
            check_count(what, announced, "the header announces", found, "the file holds")?;
        }
        Ok(())
    }
}

fn check_count(what: &str, expected: usize, who: &str, found: usize, but: &str) -> Result<()> {
    if expected == found {
        return Ok(());
    }
    Err(damaged(format!("{who} {expected} {what}, {but} {found}")))
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

    /// Reads what [`write_json`](Self::write_json) wrote; the result is the same graph.
    ///
    /// # Errors
    /// When the text is no JSON, not a graph of this format version, or damaged: with line and column and what was expected,
    /// or with the record that contradicts another.
    pub fn from_json(json: &str) -> Result<Self> {
        let file: File = serde_json::from_str(json).map_err(|e| parse_error(&e, json))?;
        let mut graph =
            Self { rules_version: file.legation.rules, symmetric: file.legation.symmetric, ..Self::default() };
        graph.read_nodes(file.nodes, json)?;
        for (number, edge) in (0..).zip(&file.edges) {
            let known = |id: &str| graph.node_of(id, format_args!("edge {number}")).map(drop);
            let checked = known(&edge.source).and_then(|()| known(&edge.target));
            checked.map_err(|e| in_record(e, json, "edges", number))?;
        }
        let edges = file.edges.len();
        drop(file.edges);
        graph.documents = file.graph.documents;
        graph.read_events(&file.graph.events, json)?;
        graph.read_statements(&file.graph.statements, json)?;
        graph.connect();
        let found = graph.counts();
        check_count("edges", found.relations, "the events make", edges, "the file holds")?;
        found.check(&file.legation.counts).map_err(|e| at_header(e, json))?;
        Ok(graph)
    }

    fn read_nodes(&mut self, nodes: Vec<Node>, json: &str) -> Result<()> {
        for (number, Node { entity, aliases, events: _ }) in (0..).zip(nodes) {
            let id = entity.id.clone();
            let node = self.graph.add_node(Actor { entity, aliases, events: 0 });
            if self.by_id.insert(id.clone(), node).is_some() {
                let twice = damaged(format!("a second node with the id {:?}", id.as_str()));
                return Err(in_record(twice, json, "nodes", number));
            }
        }
        Ok(())
    }

    fn node_of(&self, id: &str, place: impl std::fmt::Display) -> Result<NodeIndex> {
        let known = self.by_id.get(&EntityId::new(id)).copied();
        known.ok_or_else(|| damaged(format!("{place} names {id:?}, which is no node")))
    }

    fn read_events(&mut self, records: &[EventRecord], json: &str) -> Result<()> {
        let mut first = 0;
        for (number, record) in (0..).zip(records) {
            let event = self.event_of(number, record, first).map_err(|e| in_record(e, json, "events", number))?;
            first += event.reports;
            self.events.push(event);
        }
        Ok(())
    }

    fn event_of(&self, number: u32, record: &EventRecord, first: u32) -> Result<Event> {
        let reports = u32::try_from(record.statements.len()).unwrap_or(u32::MAX);
        let consecutive = record.statements.iter().copied().eq(first..first.saturating_add(reports));
        if record.id != number || reports == 0 || !consecutive {
            return Err(damaged(format!("event {number} should list its statements from {first} on")));
        }
        let participants: Result<Box<[NodeIndex]>> =
            record.participants.iter().map(|id| self.node_of(id, format_args!("event {number}"))).collect();
        Ok(Event {
            relation: CompactString::from(&*record.relation),
            polarity: record.polarity,
            status: record.status,
            date: record.date,
            participants: participants?,
            first,
            reports,
        })
    }

    fn read_statements(&mut self, records: &[StatementRecord], json: &str) -> Result<()> {
        let mut documents = Interner::default();
        for document in &self.documents {
            documents.insert(&document.id);
        }
        for (number, record) in (0..).zip(records) {
            let claim = self.claim_of(number, record, &documents);
            let claim = claim.map_err(|e| in_record(e, json, "statements", number))?;
            self.claims.push(claim);
        }
        Ok(())
    }

    fn claim_of(&mut self, number: u32, record: &StatementRecord, documents: &Interner) -> Result<Claim> {
        let place = format_args!("statement {number}");
        let event = self.events.get(record.event as usize);
        if !event.is_some_and(|event| (event.first..event.first + event.reports).contains(&number)) {
            return Err(damaged(format!("{place} and event {} do not name each other", record.event)));
        }
        let Some(document) = documents.get(&record.document) else {
            return Err(damaged(format!("{place} names {:?}, which is no document", record.document)));
        };
        let (subject, object) = (self.node_of(&record.subject, place)?, self.node_of(&record.object, place)?);
        let document = u32::try_from(document.index()).expect("the interner counts in 32 bits");
        Ok(self.claim(record, document, subject, object))
    }

    fn claim(&mut self, record: &StatementRecord, document: u32, subject: NodeIndex, object: NodeIndex) -> Claim {
        let strings = &mut self.strings;
        let mut optional = |text: &Option<Cow<str>>| text.as_ref().map(|text| strings.insert(text));
        Claim {
            id: CompactString::from(&*record.id),
            document,
            event: record.event,
            subject,
            object,
            subject_role: optional(&record.subject_role),
            object_role: optional(&record.object_role),
            attributed_to: optional(&record.attributed_to),
            claimed: record.claimed,
            date: record.date,
            date_from: optional(&record.date_from),
            place: optional(&record.place),
            office: optional(&record.office),
            code: optional(&record.code),
            cameo: optional(&record.cameo),
            rule: strings.insert(&record.rule),
            confidence: record.confidence,
            group_size: record.group_size,
            sentence: record.evidence.sentence,
            start: record.evidence.start,
            end: record.evidence.end,
            text: strings.insert(&record.evidence.text),
            trigger: record.evidence.trigger,
            subject_span: record.evidence.subject,
            object_span: record.evidence.object,
        }
    }
}

fn damaged(problem: impl std::fmt::Display) -> Error {
    Error::graph(format!("damaged graph file: {problem}; build the graph again"))
}

/// Adds the line of a record of one of the lists, unless the file was laid out anew by another program.
fn in_record(error: Error, json: &str, list: &str, number: u32) -> Error {
    let head = format!("\"{list}\": [");
    let mut lines = (1..).zip(json.lines()).skip_while(|(_, line)| *line != head);
    match lines.nth(number as usize + 1) {
        Some((line, record)) if record.starts_with('{') => error.at_line(line),
        _ => error,
    }
}

/// Adds the line of the header.
fn at_header(error: Error, json: &str) -> Error {
    match (1..).zip(json.lines()).find(|(_, line)| line.starts_with("\"legation\": ")) {
        Some((line, _)) => error.at_line(line),
        None => error,
    }
}

/// Serde's message with the place, and a hint when the file is no graph at all.
fn parse_error(error: &serde_json::Error, json: &str) -> Error {
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or_default();
    let hint =
        if error.is_eof() { "the file ends too early: expected the whole graph as legation wrote it" } else { what };
    let error_at = Error::graph(format!("not a legation graph: {hint}"));
    match json.lines().nth(error.line().saturating_sub(1)) {
        Some(line) if line.chars().count() <= 120 && error.column() > 0 => {
            error_at.at(error.line(), error.column(), line)
        }
        _ => error_at.at_line(error.line()),
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
