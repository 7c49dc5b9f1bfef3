//! What a graph holds and how it is read.

use compact_str::CompactString;
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::intern::{Interner, Symbol};
use crate::gazetteer::{Entity, EntityId};
use crate::statement::{Polarity, Statement, Status};
use crate::text::{PartialDate, RawDocument, Sketch};

mod statement;

pub use statement::StatementRef;

/// A document that statements were read from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentInfo {
    /// The id that statements name.
    pub id: String,
    /// Headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Publication date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The outlet or collection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The first document of the story that this one repeats; known in a graph that was built from documents with
    /// sketches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<String>,
    /// What the text looks like, unless it is very short; a graph uses it up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sketch: Option<Sketch>,
}

impl DocumentInfo {
    /// Returns what the graph keeps of a document.
    pub fn of(raw: &RawDocument) -> Self {
        Self {
            id: raw.id.clone(),
            title: raw.title.clone(),
            date: raw.date,
            url: raw.url.clone(),
            source: raw.source.clone(),
            copy_of: None,
            sketch: Sketch::of(&raw.text),
        }
    }
}

/// A node: an entity that takes part in at least one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who or what it is.
    pub entity: Entity,
    /// Other names that the documents give it, sorted.
    pub aliases: Vec<String>,
    /// Number of events that it takes part in.
    pub events: u32,
}

/// An edge: all events of one relation from one actor to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Relation name, such as `met`.
    pub name: CompactString,
    /// Whether the direction means nothing; the edge then leads from the smaller entity id to the greater.
    pub symmetric: bool,
    /// The events, in order of time (see [`KnowledgeGraph::events`]).
    pub events: Vec<EventId>,
}

/// Number of an event: its place in [`KnowledgeGraph::events`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventId(pub u32);

/// Number of a statement in its graph; statements of one event have consecutive numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StatementId(pub u32);

/// One happening, whoever reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Relation name.
    pub relation: CompactString,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// Whether it happened, is planned, ...
    pub status: Status,
    /// When, as precisely as any of its statements says.
    pub date: Option<PartialDate>,
    /// Subject then object of a directed relation; all participants of a symmetric one, by entity id.
    pub participants: Box<[NodeIndex]>,
    /// Number of its first statement.
    pub(super) first: u32,
    /// Number of its statements.
    pub(super) reports: u32,
}

impl Event {
    /// Returns the numbers of its statements, in order of document id and place in the document.
    pub fn statements(&self) -> impl DoubleEndedIterator<Item = StatementId> + ExactSizeIterator + use<> {
        (self.first..self.first + self.reports).map(StatementId)
    }

    /// Returns whether it is said to have happened: affirmed and actual.
    pub fn is_fact(&self) -> bool {
        self.polarity == Polarity::Affirmed && self.status == Status::Actual
    }
}

/// One statement without its relation, polarity and status, which are its event's; strings by number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Claim {
    pub id: CompactString,
    pub document: u32,
    pub event: u32,
    pub subject: NodeIndex,
    pub object: NodeIndex,
    pub subject_role: Option<Symbol>,
    pub object_role: Option<Symbol>,
    pub attributed_to: Option<Symbol>,
    pub claimed: bool,
    pub date: Option<PartialDate>,
    pub date_from: Option<Symbol>,
    pub place: Option<Symbol>,
    pub office: Option<Symbol>,
    pub code: Option<Symbol>,
    pub cameo: Option<Symbol>,
    pub rule: Symbol,
    pub confidence: f32,
    pub group_size: u32,
    pub sentence: u32,
    pub start: u32,
    pub end: u32,
    pub text: Symbol,
    pub trigger: [u32; 2],
    pub subject_span: [u32; 2],
    pub object_span: [u32; 2],
}

/// Actors and their relations, with events, statements and documents behind them.
#[derive(Debug, Clone, Default)]
pub struct KnowledgeGraph {
    pub(super) graph: StableDiGraph<Actor, Relation>,
    pub(super) by_id: FxHashMap<EntityId, NodeIndex>,
    pub(super) documents: Vec<DocumentInfo>,
    pub(super) events: Vec<Event>,
    pub(super) claims: Vec<Claim>,
    pub(super) strings: Interner,
    /// Names of the symmetric relations, sorted.
    pub(super) symmetric: Vec<CompactString>,
    pub(super) rules_version: String,
}

impl KnowledgeGraph {
    /// Builds the graph of `statements`; the order of documents and statements does not matter. A document that
    /// statements name but `documents` does not hold is known by its id alone.
    pub fn from_statements(
        documents: impl IntoIterator<Item = DocumentInfo>,
        statements: impl IntoIterator<Item = Statement>,
    ) -> Self {
        let mut builder = super::GraphBuilder::default();
        documents.into_iter().for_each(|document| builder.add_document(document));
        statements.into_iter().for_each(|statement| builder.add(&statement));
        builder.finish()
    }

    /// Returns the petgraph graph: nodes in order of entity id, edges in order of source, target and relation name.
    pub fn petgraph(&self) -> &StableDiGraph<Actor, Relation> {
        &self.graph
    }

    /// Returns all actors, by entity id.
    pub fn actors(&self) -> impl Iterator<Item = (NodeIndex, &Actor)> {
        self.graph.node_indices().map(|node| (node, &self.graph[node]))
    }

    /// Returns one actor.
    ///
    /// # Panics
    /// If `node` is not of this graph.
    pub fn actor(&self, node: NodeIndex) -> &Actor {
        &self.graph[node]
    }

    /// Returns the node of an entity.
    pub fn find(&self, id: &EntityId) -> Option<NodeIndex> {
        self.by_id.get(id).copied()
    }

    /// Returns all edges: number, source, target, relation; by source id, target id and name.
    pub fn relations(&self) -> impl Iterator<Item = (EdgeIndex, NodeIndex, NodeIndex, &Relation)> {
        self.graph.edge_references().map(|edge| (edge.id(), edge.source(), edge.target(), edge.weight()))
    }

    /// Returns all events, oldest first, undated ones last.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Returns one event.
    ///
    /// # Panics
    /// If `event` is not of this graph.
    pub fn event(&self, event: EventId) -> &Event {
        &self.events[event.0 as usize]
    }

    /// Returns all documents, by id.
    pub fn documents(&self) -> &[DocumentInfo] {
        &self.documents
    }

    /// Returns all statements, in order of their events.
    pub fn statements(&self) -> impl ExactSizeIterator<Item = StatementRef<'_>> {
        self.claims.iter().map(|claim| StatementRef { graph: self, claim })
    }

    /// Returns one statement.
    ///
    /// # Panics
    /// If `statement` is not of this graph.
    pub fn statement(&self, statement: StatementId) -> StatementRef<'_> {
        StatementRef { graph: self, claim: &self.claims[statement.0 as usize] }
    }

    /// Returns the statements of an event, by document id and place in the document.
    pub fn reports(&self, event: EventId) -> impl ExactSizeIterator<Item = StatementRef<'_>> {
        self.event(event).statements().map(|statement| self.statement(statement))
    }

    /// Returns the number of different stories among an event's documents: five reprints of one agency story count
    /// once.
    pub fn stories(&self, event: EventId) -> usize {
        let story = |report: StatementRef<'_>| {
            let document = report.document();
            document.copy_of.clone().unwrap_or_else(|| document.id.clone())
        };
        self.reports(event).map(story).collect::<std::collections::BTreeSet<_>>().len()
    }

    /// Returns the earliest publication date of an event's documents.
    pub fn first_report(&self, event: EventId) -> Option<PartialDate> {
        self.reports(event).filter_map(|report| report.document().date).min()
    }

    /// Returns the version of the rules that the statements were read with; empty when unknown.
    pub fn rules_version(&self) -> &str {
        &self.rules_version
    }

    /// Returns whether the direction of a relation means nothing.
    pub fn is_symmetric(&self, relation: &str) -> bool {
        self.symmetric.iter().any(|name| name == relation)
    }

    /// Returns whether the graph holds no actor.
    pub fn is_empty(&self) -> bool {
        self.graph.node_count() == 0
    }
}
