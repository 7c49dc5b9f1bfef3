//! Groups of actors that deal with each other more than with the rest.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use petgraph::stable_graph::NodeIndex;

use super::answer::{Answer, Row};
use super::rank::undirected;
use crate::graph::KnowledgeGraph;

/// Members named in a row.
const NAMED: usize = 8;

type Neighbours = Vec<Vec<(usize, f64)>>;

/// Returns the communities (Louvain method, relations weighted by events), the largest first: number, size, members
/// with the most events. The same graph always gives the same ones. Filter the graph before.
pub fn communities(graph: &KnowledgeGraph) -> Answer {
    let mut groups: BTreeMap<usize, Vec<NodeIndex>> = BTreeMap::new();
    for (node, group) in louvain(undirected(graph)).into_iter().enumerate() {
        groups.entry(group).or_default().push(NodeIndex::new(node));
    }
    let mut groups: Vec<Vec<NodeIndex>> = groups.into_values().collect();
    groups.sort_by_key(|members| (Reverse(members.len()), members[0]));
    let mut answer = Answer::new(&["community", "actors", "members"]);
    for (number, mut members) in groups.into_iter().enumerate() {
        members.sort_by_key(|&node| (Reverse(graph.actor(node).events), node));
        let mut names: Vec<&str> = members.iter().take(NAMED).map(|&n| graph.actor(n).entity.name.as_str()).collect();
        if members.len() > NAMED {
            names.push("…");
        }
        let cells = vec![(number + 1).into(), members.len().into(), names.join(", ").as_str().into()];
        answer.rows.push(Row { cells, evidence: Vec::new() });
    }
    answer
}

/// Blondel et al. 2008: move nodes while modularity grows, merge communities to nodes, repeat. Returns each node's
/// community.
fn louvain(mut neighbours: Neighbours) -> Vec<usize> {
    let mut home: Vec<usize> = (0..neighbours.len()).collect();
    // Weight within each merged node, counted twice.
    let mut inner = vec![0.0; neighbours.len()];
    loop {
        let groups = settle(&neighbours, &inner);
        let count = groups.iter().max().map_or(0, |&last| last + 1);
        home.iter_mut().for_each(|group| *group = groups[*group]);
        if count == neighbours.len() {
            return home;
        }
        (neighbours, inner) = merge(&neighbours, &inner, &groups, count);
    }
}

/// Moves single nodes to the neighbouring community with the greatest gain; numbers the communities from 0.
fn settle(neighbours: &Neighbours, inner: &[f64]) -> Vec<usize> {
    let strength: Vec<f64> =
        neighbours.iter().zip(inner).map(|(list, own)| own + list.iter().map(|(_, w)| w).sum::<f64>()).collect();
    let total: f64 = strength.iter().sum();
    let mut group: Vec<usize> = (0..neighbours.len()).collect();
    let mut weight = strength.clone();
    for _ in 0..50 {
        let mut moved = false;
        for node in 0..neighbours.len() {
            let mut links: BTreeMap<usize, f64> = BTreeMap::from([(group[node], 0.0)]);
            neighbours[node].iter().for_each(|&(other, w)| *links.entry(group[other]).or_default() += w);
            weight[group[node]] -= strength[node];
            let gain = |g: usize, link: f64| link - strength[node] * weight[g] / total;
            let mut best = (group[node], gain(group[node], links[&group[node]]));
            for (&g, &link) in &links {
                let value = gain(g, link);
                if value > best.1 + 1e-9 {
                    best = (g, value);
                }
            }
            moved |= best.0 != group[node];
            group[node] = best.0;
            weight[best.0] += strength[node];
        }
        if !moved {
            break;
        }
    }
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    for g in &mut group {
        let next = numbers.len();
        *g = *numbers.entry(*g).or_insert(next);
    }
    group
}

fn merge(neighbours: &Neighbours, inner: &[f64], groups: &[usize], count: usize) -> (Neighbours, Vec<f64>) {
    let mut merged: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); count];
    let mut within = vec![0.0; count];
    for (node, list) in neighbours.iter().enumerate() {
        within[groups[node]] += inner[node];
        for &(other, weight) in list {
            if groups[other] == groups[node] {
                within[groups[node]] += weight;
            } else {
                *merged[groups[node]].entry(groups[other]).or_default() += weight;
            }
        }
    }
    (merged.into_iter().map(|map| map.into_iter().collect()).collect(), within)
}

#[cfg(test)]
mod tests {
    use super::louvain;

    #[test]
    fn two_triangles_and_a_bridge() {
        let edges = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)];
        let mut neighbours = vec![Vec::new(); 7];
        for (a, b) in edges {
            neighbours[a].push((b, 1.0));
            neighbours[b].push((a, 1.0));
        }
        assert_eq!(louvain(neighbours), [0, 0, 0, 1, 1, 1, 2]);
    }
}
