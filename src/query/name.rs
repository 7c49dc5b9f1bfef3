//! From a typed name to the actor meant.

use petgraph::stable_graph::NodeIndex;

use crate::error::{Error, Result};
use crate::gazetteer::{EntityId, EntityKind, fold_keys};
use crate::graph::{Actor, KnowledgeGraph};

/// How many actors an error message lists.
const SHOWN: usize = 8;

/// Finds the actor whom `name` means: an id, a name or alias without regard to case and diacritics, or words of a name
/// ("Djuric" for Marko Đurić) when they are those of one actor only.
///
/// # Errors
/// When no actor or more than one fits, with the nearest names or the choices.
pub fn find_actor(graph: &KnowledgeGraph, name: &str) -> Result<NodeIndex> {
    if let Some(node) = graph.find(&EntityId::new(name)) {
        return Ok(node);
    }
    let wanted = fold_keys(name);
    if wanted.iter().all(String::is_empty) {
        return Err(Error::query(format!("{name:?} is no name")));
    }
    type Fits = fn(&Actor, &str, &str) -> bool;
    let steps: [Fits; 3] = [
        |actor, name, wanted| name == actor.entity.name && keys_have(name, |key| key == wanted),
        // A surname that a text used alone is an alias of one, but may be another's name, too.
        |actor, name, wanted| {
            (actor.entity.kind != EntityKind::Person || wanted.contains(' ')) && keys_have(name, |key| key == wanted)
        },
        |_, name, wanted| keys_have(name, |key| has_words(key, wanted)),
    ];
    for fits in steps {
        let found = actors_where(graph, |actor, known| wanted.iter().any(|wanted| fits(actor, known, wanted)));
        match found[..] {
            [] => {}
            [one] => return Ok(one),
            _ => return decide(graph, name, &found),
        }
    }
    Err(unknown(graph, name, &wanted))
}

/// Whether all words of `wanted` are words of `known`.
fn has_words(known: &str, wanted: &str) -> bool {
    wanted.split(' ').all(|word| known.split(' ').any(|part| part == word))
}

fn keys_have(name: &str, fits: impl Fn(&str) -> bool) -> bool {
    fold_keys(name).iter().any(|key| fits(key))
}

fn actors_where(graph: &KnowledgeGraph, fits: impl Fn(&Actor, &str) -> bool) -> Vec<NodeIndex> {
    graph.actors().filter(|(_, actor)| names(actor).any(|name| fits(actor, name))).map(|(node, _)| node).collect()
}

fn names(actor: &Actor) -> impl Iterator<Item = &str> {
    std::iter::once(actor.entity.name.as_str()).chain(actor.aliases.iter().map(String::as_str))
}

/// The only one that bears the name as its own, letter by letter or at least folded; else the choices.
fn decide(graph: &KnowledgeGraph, name: &str, found: &[NodeIndex]) -> Result<NodeIndex> {
    let wanted = fold_keys(name);
    let tests: [&dyn Fn(&str) -> bool; 2] =
        [&|own| own == name, &|own| fold_keys(own).iter().any(|key| wanted.contains(key))];
    for test in tests {
        let own: Vec<NodeIndex> = found.iter().copied().filter(|&n| test(&graph.actor(n).entity.name)).collect();
        if let [one] = own[..] {
            return Ok(one);
        }
    }
    let mut choices: Vec<&Actor> = found.iter().map(|&node| graph.actor(node)).collect();
    choices.sort_by_key(|actor| std::cmp::Reverse(actor.events));
    let rest = choices.len().saturating_sub(SHOWN);
    let mut list: Vec<String> = choices.iter().take(SHOWN).map(|actor| describe(actor)).collect();
    if rest > 0 {
        list.push(format!("and {rest} more"));
    }
    Err(Error::query(format!("{name:?} fits several actors, name one of them or its id: {}", list.join("; "))))
}

fn describe(actor: &Actor) -> String {
    let entity = &actor.entity;
    match &entity.state {
        Some(state) if *state != entity.id => {
            format!("{} ({}, {state}, id {})", entity.name, entity.kind.label(), entity.id)
        }
        _ => format!("{} ({}, id {})", entity.name, entity.kind.label(), entity.id),
    }
}

fn unknown(graph: &KnowledgeGraph, name: &str, wanted: &[String]) -> Error {
    if graph.is_empty() {
        return Error::query(format!("no actor {name:?}: the graph is empty"));
    }
    let likeness = |actor: &Actor| {
        let keys = names(actor).flat_map(fold_keys);
        keys.map(|key| wanted.iter().map(|wanted| alike(&key, wanted)).fold(0.0, f64::max)).fold(0.0, f64::max)
    };
    let mut near: Vec<(f64, &Actor)> = graph.actors().map(|(_, actor)| (likeness(actor), actor)).collect();
    near.retain(|(likeness, _)| *likeness > 0.84);
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| b.1.events.cmp(&a.1.events)));
    let list: Vec<&str> = near.iter().take(5).map(|(_, actor)| actor.entity.name.as_str()).collect();
    match list[..] {
        [] => Error::query(format!("no actor {name:?} in the graph")),
        _ => Error::query(format!("no actor {name:?} in the graph; near names: {}", list.join(", "))),
    }
}

/// Likeness of the whole names, or of the wanted name to one word of the known one.
fn alike(known: &str, wanted: &str) -> f64 {
    let whole = strsim::jaro_winkler(known, wanted);
    known.split(' ').map(|word| strsim::jaro_winkler(word, wanted)).fold(whole, f64::max)
}
