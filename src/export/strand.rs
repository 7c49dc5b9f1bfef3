//! Edges as pictures and tables show them: all events of one relation between two actors that are of the same polarity
//! and status.

use std::collections::BTreeMap;

use petgraph::Direction;
use petgraph::stable_graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::graph::{Event, EventId, KnowledgeGraph, Relation};
use crate::statement::{Polarity, Status};
use crate::text::PartialDate;

/// Parallel events as one weighted edge.
#[derive(Debug, Clone)]
pub(super) struct Strand<'a> {
    pub source: NodeIndex,
    pub target: NodeIndex,
    pub relation: &'a str,
    pub symmetric: bool,
    pub polarity: Polarity,
    pub status: Status,
    /// In order of time.
    pub events: Vec<EventId>,
}

/// Returns all strands, by source, target, relation, polarity and status.
pub(super) fn strands(graph: &KnowledgeGraph) -> impl Iterator<Item = Strand<'_>> {
    graph.relations().flat_map(|(_, source, target, relation)| split(graph, source, target, relation))
}

/// Returns the strands from and to one actor, in no particular order.
pub(super) fn strands_of(graph: &KnowledgeGraph, node: NodeIndex) -> impl Iterator<Item = Strand<'_>> {
    let edges = |direction| graph.petgraph().edges_directed(node, direction);
    let inward = edges(Direction::Incoming).filter(move |edge| edge.source() != node);
    let both = edges(Direction::Outgoing).chain(inward);
    both.flat_map(|edge| split(graph, edge.source(), edge.target(), edge.weight()))
}

fn split<'a>(
    graph: &'a KnowledgeGraph,
    source: NodeIndex,
    target: NodeIndex,
    relation: &'a Relation,
) -> impl Iterator<Item = Strand<'a>> {
    let mut groups: BTreeMap<(Polarity, Status), Vec<EventId>> = BTreeMap::new();
    for &id in &relation.events {
        let event = graph.event(id);
        groups.entry((event.polarity, event.status)).or_default().push(id);
    }
    groups.into_iter().map(move |((polarity, status), events)| Strand {
        source,
        target,
        relation: &relation.name,
        symmetric: relation.symmetric,
        polarity,
        status,
        events,
    })
}

impl Strand<'_> {
    /// First and last date of its events.
    pub fn dates(&self, graph: &KnowledgeGraph) -> (Option<PartialDate>, Option<PartialDate>) {
        let dates = || self.events.iter().filter_map(|id| graph.event(*id).date);
        (dates().min(), dates().max())
    }

    /// Its events.
    pub fn events<'g>(&self, graph: &'g KnowledgeGraph) -> impl Iterator<Item = &'g Event> {
        self.events.iter().map(|id| graph.event(*id))
    }

    /// Ids of the documents behind it, sorted.
    pub fn documents<'g>(&self, graph: &'g KnowledgeGraph) -> Vec<&'g str> {
        let reports = self.events.iter().flat_map(|id| graph.reports(*id));
        let mut ids: Vec<&str> = reports.map(|report| report.document().id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Greatest confidence of its statements.
    pub fn confidence(&self, graph: &KnowledgeGraph) -> f32 {
        self.events.iter().flat_map(|id| graph.reports(*id)).map(|report| report.confidence()).fold(0.0, f32::max)
    }

    /// The relation in words: `met`, `not recognized`, `met (planned)`.
    pub fn label(&self) -> String {
        let not = if self.polarity == Polarity::Negated { "not " } else { "" };
        match self.status {
            Status::Actual => format!("{not}{}", self.relation),
            status => format!("{not}{} ({})", self.relation, status.label()),
        }
    }
}

/// Numbers edges `e0`, `e1`, ... in the order of [`strands`].
pub(super) fn numbered(graph: &KnowledgeGraph) -> impl Iterator<Item = (String, Strand<'_>)> {
    strands(graph).enumerate().map(|(number, strand)| (format!("e{number}"), strand))
}
