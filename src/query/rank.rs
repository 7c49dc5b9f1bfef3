//! Who matters.
//!
//! petgraph's PageRank visits every pair of nodes and it has no betweenness centrality; both are here, over its graph,
//! so that 100,000 actors take seconds.

use std::collections::VecDeque;

use petgraph::stable_graph::NodeIndex;

use super::answer::{Answer, Cell, Row};
use super::ask::state_name;
use crate::graph::KnowledgeGraph;

/// What actors are ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Number of actors related to it.
    Degree,
    /// On how many shortest paths it lies: exact up to 2,000 actors, above from 2,000 evenly chosen starts.
    Betweenness,
    /// PageRank (damping 0.85) over undirected relations weighted by events.
    PageRank,
}

/// Starts of the paths that betweenness counts.
const STARTS: usize = 2000;

/// Returns the actors of `graph`, the highest first, at most `limit`: name, kind, state, events, measure. Filter the
/// graph before.
pub fn rank(graph: &KnowledgeGraph, measure: Measure, limit: usize) -> Answer {
    let neighbours = undirected(graph);
    let (name, values) = match measure {
        Measure::Degree => ("degree", neighbours.iter().map(|list| list.len() as f64).collect()),
        Measure::Betweenness => ("betweenness", betweenness(&neighbours)),
        Measure::PageRank => ("pagerank", page_rank(&neighbours)),
    };
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[b].total_cmp(&values[a]).then(a.cmp(&b)));
    let mut answer = Answer::new(&["actor", "kind", "state", "events", name]);
    for number in order.into_iter().take(limit) {
        let node = NodeIndex::new(number);
        let actor = graph.actor(node);
        let value = match measure {
            Measure::Degree => Cell::Count(neighbours[number].len()),
            _ => Cell::Number(values[number]),
        };
        let cells = vec![
            actor.entity.name.as_str().into(),
            actor.entity.kind.label().into(),
            state_name(graph, node).as_str().into(),
            (actor.events as usize).into(),
            value,
        ];
        answer.rows.push(Row { cells, evidence: Vec::new() });
    }
    answer
}

/// Each node's neighbours with the number of events, sorted; nodes of a built graph are numbered from 0 without gaps.
pub(super) fn undirected(graph: &KnowledgeGraph) -> Vec<Vec<(usize, f64)>> {
    let mut neighbours: Vec<Vec<(usize, f64)>> = vec![Vec::new(); graph.petgraph().node_count()];
    for (_, source, target, relation) in graph.relations().filter(|(_, source, target, _)| source != target) {
        let weight = relation.events.len() as f64;
        neighbours[source.index()].push((target.index(), weight));
        neighbours[target.index()].push((source.index(), weight));
    }
    for list in &mut neighbours {
        list.sort_by_key(|(other, _)| *other);
        list.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
    }
    neighbours
}

fn page_rank(neighbours: &[Vec<(usize, f64)>]) -> Vec<f64> {
    const DAMPING: f64 = 0.85;
    let count = neighbours.len() as f64;
    let strength: Vec<f64> = neighbours.iter().map(|list| list.iter().map(|(_, weight)| weight).sum()).collect();
    let mut ranks = vec![1.0 / count; neighbours.len()];
    for _ in 0..100 {
        let lost: f64 = (0..ranks.len()).filter(|&i| neighbours[i].is_empty()).map(|i| ranks[i]).sum();
        let base = (1.0 - DAMPING) / count + DAMPING * lost / count;
        let next: Vec<f64> = neighbours
            .iter()
            .map(|list| base + DAMPING * list.iter().map(|&(other, w)| ranks[other] * w / strength[other]).sum::<f64>())
            .collect();
        let change: f64 = next.iter().zip(&ranks).map(|(a, b)| (a - b).abs()).sum();
        ranks = next;
        if change < 1e-10 {
            break;
        }
    }
    ranks
}

/// Brandes' algorithm (2001), unweighted, scaled to the share of pairs.
fn betweenness(neighbours: &[Vec<(usize, f64)>]) -> Vec<f64> {
    let count = neighbours.len();
    let mut totals = vec![0.0; count];
    let stride = count.div_ceil(STARTS).max(1);
    let starts: Vec<usize> = (0..count).step_by(stride).collect();
    for &start in &starts {
        add_dependencies(neighbours, start, &mut totals);
    }
    let pairs = count.saturating_sub(1) as f64 * count.saturating_sub(2) as f64;
    let scale = if pairs > 0.0 { count as f64 / starts.len() as f64 / pairs } else { 0.0 };
    totals.iter().map(|total| total * scale).collect()
}

fn add_dependencies(neighbours: &[Vec<(usize, f64)>], start: usize, totals: &mut [f64]) {
    let mut distance = vec![u32::MAX; neighbours.len()];
    let mut paths = vec![0.0; neighbours.len()];
    let mut dependency = vec![0.0; neighbours.len()];
    let (mut order, mut queue) = (Vec::new(), VecDeque::from([start]));
    (distance[start], paths[start]) = (0, 1.0);
    while let Some(node) = queue.pop_front() {
        order.push(node);
        for &(other, _) in &neighbours[node] {
            if distance[other] == u32::MAX {
                distance[other] = distance[node] + 1;
                queue.push_back(other);
            }
            if distance[other] == distance[node] + 1 {
                paths[other] += paths[node];
            }
        }
    }
    for &node in order.iter().rev() {
        for &(other, _) in &neighbours[node] {
            if distance[other] == distance[node] + 1 {
                dependency[node] += paths[node] / paths[other] * (1.0 + dependency[other]);
            }
        }
        if node != start {
            totals[node] += dependency[node];
        }
    }
}
