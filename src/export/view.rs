//! Which part of a graph is shown.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use petgraph::stable_graph::NodeIndex;

use crate::gazetteer::{Entity, EntityId, EntityKind, Gazetteer};
use crate::graph::KnowledgeGraph;
use crate::query::Filter;

/// How many actors a picture shows when nothing else is said.
pub const DEFAULT_TOP: usize = 60;

/// A choice of statements and actors; the default chooses all.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// Conditions on statements and on the kinds of both actors.
    pub filter: Filter,
    /// Persons and organisations are replaced by their states where known; the rest is left out.
    pub states_only: bool,
    /// Name or id of an actor, and how many steps around it are kept.
    pub ego: Option<(String, usize)>,
    /// How many actors are kept: those with the most events.
    pub top: Option<usize>,
}

/// A part of a graph, and what is to be said about the choice.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    /// The part; borrowed when it is the whole.
    pub graph: Cow<'a, KnowledgeGraph>,
    /// Sentences for a caption, such as "60 of 312 actors, those with the most events".
    pub notes: Vec<String>,
    /// Number of actors before `top` cut them.
    pub actors_before: usize,
}

impl View {
    /// Applies the conditions in the order filter, states, ego, top.
    ///
    /// # Errors
    /// When the graph knows no such relation or no such actor, or several of that name.
    pub fn apply<'a>(&self, graph: &'a KnowledgeGraph) -> crate::Result<Part<'a>> {
        self.filter.check(graph)?;
        let mut notes = Vec::new();
        // The actor is looked up in the whole graph, so that a filter cannot make a name unknown.
        let ego =
            self.ego.as_ref().map(|(name, depth)| crate::query::find_actor(graph, name).map(|node| (node, *depth)));
        let ego = ego.transpose()?.map(|(node, depth)| (graph.actor(node).entity.clone(), depth));
        let mut part = self.filter.part(graph);
        notes.extend(describe(&self.filter));
        if self.states_only {
            part = Cow::Owned(fold_into_states(&part));
            notes.push("persons and bodies stand under their states".to_owned());
        }
        if let Some((entity, depth)) = ego {
            part = Cow::Owned(around(&part, part.find(&entity.id), depth));
            let steps = if depth == 1 { "1 step".to_owned() } else { format!("{depth} steps") };
            notes.push(format!("{steps} around {}", entity.name));
        }
        let actors_before = part.petgraph().node_count();
        if let Some(top) = self.top.filter(|&top| top < actors_before) {
            part = Cow::Owned(most_active(&part, top));
            let shown = part.petgraph().node_count();
            notes.push(format!("{shown} of {actors_before} actors, those with the most events"));
        }
        Ok(Part { graph: part, notes, actors_before })
    }
}

fn describe(filter: &Filter) -> Vec<String> {
    let mut notes = Vec::new();
    if !filter.relations.is_empty() {
        notes.push(format!("only {}", filter.relations.join(", ")));
    }
    match (filter.since, filter.until) {
        (Some(since), Some(until)) => notes.push(format!("{since} to {until}")),
        (Some(since), None) => notes.push(format!("from {since}")),
        (None, Some(until)) => notes.push(format!("until {until}")),
        (None, None) => {}
    }
    if !filter.kinds.is_empty() {
        let kinds: Vec<&str> = filter.kinds.iter().map(|kind| kind.label()).collect();
        notes.push(format!("kinds: {}", kinds.join(", ")));
    }
    notes
}

fn fold_into_states(graph: &KnowledgeGraph) -> KnowledgeGraph {
    let folded = graph.fold_actors(|actor| {
        let state = actor.entity.state.clone().filter(|_| actor.entity.kind != EntityKind::State)?;
        Some(match graph.find(&state) {
            Some(node) => graph.actor(node).entity.clone(),
            None => known_state(&state).unwrap_or(Entity {
                name: state.to_string(),
                id: state,
                kind: EntityKind::State,
                state: None,
                wikidata: None,
                from: None,
                to: None,
            }),
        })
    });
    let is_state = |node| folded.actor(node).entity.kind == EntityKind::State;
    folded.subset(|s| is_state(s.subject()) && is_state(s.object()))
}

/// A state that the graph names only as that of its persons.
fn known_state(id: &EntityId) -> Option<Entity> {
    let gazetteer = Gazetteer::embedded();
    gazetteer.by_id(id).map(|place| gazetteer.entity(place).clone())
}

fn around(graph: &KnowledgeGraph, center: Option<NodeIndex>, depth: usize) -> KnowledgeGraph {
    let mut reached: BTreeMap<NodeIndex, usize> = center.map(|node| (node, 0)).into_iter().collect();
    let mut edge: Vec<NodeIndex> = reached.keys().copied().collect();
    for step in 1..=depth {
        let mut next: Vec<NodeIndex> =
            edge.iter().flat_map(|&node| graph.petgraph().neighbors_undirected(node)).collect();
        next.sort_unstable();
        next.dedup();
        next.retain(|node| !reached.contains_key(node));
        next.iter().for_each(|&node| _ = reached.insert(node, step));
        edge = next;
    }
    graph.subset(|s| reached.contains_key(&s.subject()) && reached.contains_key(&s.object()))
}

/// Keeps the `top` actors with the most events, the smaller id first among equals.
fn most_active(graph: &KnowledgeGraph, top: usize) -> KnowledgeGraph {
    let mut order: Vec<(Reverse<u32>, NodeIndex)> =
        graph.actors().map(|(node, actor)| (Reverse(actor.events), node)).collect();
    order.sort_unstable();
    let mut kept: Vec<NodeIndex> = order.into_iter().take(top).map(|(_, node)| node).collect();
    kept.sort_unstable();
    let keep = |node: NodeIndex| kept.binary_search(&node).is_ok();
    graph.subset(|s| keep(s.subject()) && keep(s.object()))
}
