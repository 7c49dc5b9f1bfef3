//! Reading `graph.json`: every damage is named by its record and line.

use std::borrow::Cow;

use compact_str::CompactString;
use petgraph::stable_graph::NodeIndex;

use super::{Counts, EventRecord, File, Node, StatementRecord};
use crate::error::{Error, Result};
use crate::gazetteer::EntityId;
use crate::graph::intern::Interner;
use crate::graph::model::{Actor, Claim, Event, KnowledgeGraph};

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
    /// Reads what [`write_json`](Self::write_json) wrote; the result is the same graph.
    ///
    /// # Errors
    /// When the text is no JSON, not a graph of this format version, or damaged: with line and column and what was
    /// expected, or with the record that contradicts another.
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
        if !(0.0..=1.0).contains(&record.confidence) {
            return Err(damaged(format!("{place} has the confidence {}, expected 0 to 1", record.confidence)));
        }
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
