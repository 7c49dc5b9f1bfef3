//! From the knowledge graph to what the page is given.

use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

use super::payload::{Builder, Payload, Source};
use crate::gazetteer::{Entity, EntityId, Gazetteer};
use crate::graph::{Actor, DocumentInfo, KnowledgeGraph};

/// How much of a graph goes into a page, so that a browser can hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Number of actors; those with the most events are kept.
    pub actors: usize,
    /// Number of statements; those between the most active actors are kept.
    pub statements: usize,
}

impl Default for Limits {
    /// 5,000 actors, 50,000 statements: a file of some 25 MB at most.
    fn default() -> Self {
        Self { actors: 5_000, statements: 50_000 }
    }
}

/// Returns what a page of `graph` shows; the subtitle says what was left out.
///
/// ```
/// use legation::graph::KnowledgeGraph;
/// use legation::viewer::{Limits, payload};
///
/// let payload = payload(&KnowledgeGraph::default(), "Visits", Limits::default());
/// assert_eq!(payload.subtitle, "0 actors, 0 statements from 0 documents");
/// ```
pub fn payload(graph: &KnowledgeGraph, title: &str, limits: Limits) -> Payload {
    let ranks = ranks(graph);
    let kept = kept_statements(graph, &ranks, limits);
    let mut builder = Builder::new(title).subtitle(subtitle(graph, kept.len(), limits));
    for (_, actor) in graph.actors().filter(|(node, _)| ranks[node] < limits.actors) {
        builder.entity(&with_named_state(&actor.entity, graph), &actor.aliases);
    }
    for (statement, keep) in graph.statements().zip(keep_flags(graph.statements().len(), &kept)) {
        if keep {
            builder.document(source(statement.document()));
            builder.statement(statement.event_id().0, &statement.to_statement());
        }
    }
    builder.finish()
}

/// A state that is no actor of the graph goes by its name, since the page has no other place to learn it from.
fn with_named_state(entity: &Entity, graph: &KnowledgeGraph) -> Entity {
    let unseen = entity.state.as_ref().filter(|state| graph.find(state).is_none());
    let gazetteer = Gazetteer::embedded();
    let name = unseen.and_then(|state| gazetteer.by_id(state)).map(|place| gazetteer.entity(place).name.as_str());
    Entity { state: name.map(EntityId::new).or_else(|| entity.state.clone()), ..entity.clone() }
}

impl From<&KnowledgeGraph> for Payload {
    fn from(graph: &KnowledgeGraph) -> Self {
        payload(graph, "Knowledge graph", Limits::default())
    }
}

/// The place of each actor when the one with the most events comes first.
fn ranks(graph: &KnowledgeGraph) -> FxHashMap<NodeIndex, usize> {
    let mut order: Vec<(NodeIndex, &Actor)> = graph.actors().collect();
    order.sort_by(|a, b| b.1.events.cmp(&a.1.events).then(a.1.entity.id.cmp(&b.1.entity.id)));
    order.iter().enumerate().map(|(rank, (node, _))| (*node, rank)).collect()
}

/// Numbers of the statements to keep: those whose less active actor is most active.
fn kept_statements(graph: &KnowledgeGraph, ranks: &FxHashMap<NodeIndex, usize>, limits: Limits) -> Vec<usize> {
    let lesser = graph.statements().map(|s| ranks[&s.subject()].max(ranks[&s.object()]));
    let mut order: Vec<(usize, usize)> = lesser.enumerate().map(|(i, rank)| (rank, i)).collect();
    order.retain(|(rank, _)| *rank < limits.actors);
    order.sort_unstable();
    order.truncate(limits.statements);
    order.into_iter().map(|(_, i)| i).collect()
}

fn keep_flags(len: usize, kept: &[usize]) -> Vec<bool> {
    let mut flags = vec![false; len];
    kept.iter().for_each(|i| flags[*i] = true);
    flags
}

fn subtitle(graph: &KnowledgeGraph, kept: usize, limits: Limits) -> String {
    let (actors, statements) = (graph.petgraph().node_count(), graph.statements().len());
    let count = |shown: usize, all: usize, one: &str| match (shown, all) {
        (_, 1) => format!("1 {one}"),
        _ if shown < all => format!("{shown} of {all} {one}s"),
        _ => format!("{all} {one}s"),
    };
    let documents = count(usize::MAX, graph.documents().len(), "document");
    let actors = count(actors.min(limits.actors), actors, "actor");
    format!("{actors}, {} from {documents}", count(kept, statements, "statement"))
}

fn source(document: &DocumentInfo) -> Source {
    let DocumentInfo { id, title, date, url, source, copy_of, .. } = document.clone();
    Source { id, title, date, url, source, copy_of }
}
