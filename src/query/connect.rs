//! How two actors are connected.

use std::collections::{BTreeMap, VecDeque};

use petgraph::stable_graph::NodeIndex;

use super::answer::{Answer, Row, evidence};
use super::ask::{facts_unless_asked, links};
use super::filter::Filter;
use crate::graph::{EventId, KnowledgeGraph};

/// Returns a shortest chain of events from `a` to `b`, one row a step: from, relation, direction (`→`, `←`, `–`
/// for none), to, number of events. Of equally short chains the
/// one through the smallest entity ids. Only what happened connects, unless the filter asks otherwise; directions do
/// not keep it from connecting. Empty when nothing connects them.
pub fn path(graph: &KnowledgeGraph, a: NodeIndex, b: NodeIndex, filter: &Filter) -> Answer {
    let filter = facts_unless_asked(filter);
    let mut answer = Answer::new(&["step", "from", "relation", "direction", "to", "events"]);
    let Some(chain) = chain(graph, a, b, &filter) else { return answer };
    for (number, pair) in chain.windows(2).enumerate() {
        let any_kind = Filter { kinds: Vec::new(), ..filter.clone() };
        let mut by_relation: BTreeMap<(&str, &str), Vec<EventId>> = BTreeMap::new();
        for link in links(graph, pair[0], &any_kind).into_iter().filter(|link| link.other == pair[1]) {
            by_relation.entry((link.relation, link.direction)).or_default().push(link.event);
        }
        for ((relation, direction), events) in by_relation {
            let name = |node: NodeIndex| graph.actor(node).entity.name.as_str().into();
            let (from, to) = (name(pair[0]), name(pair[1]));
            let step = vec![(number + 1).into(), from, relation.into(), direction.into(), to, events.len().into()];
            let ends = |s: &crate::graph::StatementRef| match direction {
                "→" => [s.subject(), s.object()] == pair,
                "←" => [s.object(), s.subject()] == pair,
                _ => pair.contains(&s.subject()) && pair.contains(&s.object()),
            };
            let evidence = evidence(graph, events, |s| ends(s) && filter.accepts(s));
            answer.rows.push(Row { cells: step, evidence });
        }
    }
    answer
}

/// Breadth first; the nodes between must be of the filter's kinds.
fn chain(graph: &KnowledgeGraph, a: NodeIndex, b: NodeIndex, filter: &Filter) -> Option<Vec<NodeIndex>> {
    let any_kind = Filter { kinds: Vec::new(), ..filter.clone() };
    let mut came_from: BTreeMap<NodeIndex, NodeIndex> = BTreeMap::from([(a, a)]);
    let mut queue = VecDeque::from([a]);
    while let Some(node) = queue.pop_front() {
        if node == b {
            let mut chain = vec![b];
            while chain[chain.len() - 1] != a {
                chain.push(came_from[&chain[chain.len() - 1]]);
            }
            chain.reverse();
            return Some(chain);
        }
        let mut others: Vec<NodeIndex> = links(graph, node, &any_kind).iter().map(|link| link.other).collect();
        others.sort_unstable();
        others.dedup();
        for other in others {
            let passable = other == b || filter.accepts_kind(graph.actor(other).entity.kind);
            if passable && !came_from.contains_key(&other) {
                came_from.insert(other, node);
                queue.push_back(other);
            }
        }
    }
    None
}
