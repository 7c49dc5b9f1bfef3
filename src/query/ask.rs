//! Who met whom, what lies between two, what one did.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use petgraph::Direction;
use petgraph::stable_graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::answer::{Answer, Cell, Row, evidence};
use super::filter::Filter;
use crate::graph::{EventId, KnowledgeGraph, StatementRef};
use crate::statement::{Polarity, Status};

/// Name of the relation that "who met" asks for.
const MET: &str = "met";

/// Returns a word for polarity and status: `actual`, `planned`, `not actual`, ...
fn standing(polarity: Polarity, status: Status) -> String {
    let status = status.label();
    match polarity {
        Polarity::Affirmed => status.to_owned(),
        Polarity::Negated => format!("not {status}"),
    }
}

/// The pairs of statements of `actor` that pass: the other actor, the relation, who acts, and the event.
pub(super) struct Link<'a> {
    pub other: NodeIndex,
    pub relation: &'a str,
    /// `→` from the actor, `←` to it, `–` without direction.
    pub direction: &'static str,
    pub event: EventId,
}

/// All links of `actor` to others that pass.
pub(super) fn links<'a>(graph: &'a KnowledgeGraph, actor: NodeIndex, filter: &Filter) -> Vec<Link<'a>> {
    let mut links = Vec::new();
    for way in [Direction::Outgoing, Direction::Incoming] {
        for edge in graph.petgraph().edges_directed(actor, way) {
            let other = if way == Direction::Outgoing { edge.target() } else { edge.source() };
            let relation = edge.weight();
            if (way == Direction::Incoming && other == actor) || !filter.accepts_kind(graph.actor(other).entity.kind) {
                continue;
            }
            let direction = match (relation.symmetric, way) {
                (true, _) => "–",
                (false, Direction::Outgoing) => "→",
                (false, Direction::Incoming) => "←",
            };
            let pair = |s: &StatementRef| joins(s, actor, other) && filter.accepts(s);
            let passing = relation.events.iter().filter(|&&event| graph.reports(event).any(|s| pair(&s)));
            links.extend(passing.map(|&event| Link { other, relation: &relation.name, direction, event }));
        }
    }
    links
}

fn joins(statement: &StatementRef, a: NodeIndex, b: NodeIndex) -> bool {
    let ends = [statement.subject(), statement.object()];
    ends == [a, b] || ends == [b, a]
}

/// Returns those whom `actor` met, the most often first: name, kind, state, status, number of meetings, first and last
/// date.
pub fn who_met(graph: &KnowledgeGraph, actor: NodeIndex, filter: &Filter) -> Answer {
    let filter = Filter { relations: vec![MET.to_owned()], ..filter.clone() };
    let mut groups: BTreeMap<(NodeIndex, Polarity, Status), BTreeSet<EventId>> = BTreeMap::new();
    for link in links(graph, actor, &filter) {
        let event = graph.event(link.event);
        groups.entry((link.other, event.polarity, event.status)).or_default().insert(link.event);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|((other, polarity, status), events)| (Reverse(events.len()), *other, *polarity, *status));
    let mut answer = Answer::new(&["actor", "kind", "state", "status", "meetings", "first", "last"]);
    for ((other, polarity, status), events) in groups {
        let dates = || events.iter().filter_map(|event| graph.event(*event).date);
        let entity = &graph.actor(other).entity;
        let cells = vec![
            entity.name.as_str().into(),
            entity.kind.label().into(),
            state_name(graph, other).as_str().into(),
            standing(polarity, status).as_str().into(),
            events.len().into(),
            dates().min().into(),
            dates().max().into(),
        ];
        answer.rows.push(Row { cells, evidence: pair_evidence(graph, events, actor, other, &filter) });
    }
    answer
}

fn pair_evidence(
    graph: &KnowledgeGraph,
    events: impl IntoIterator<Item = EventId>,
    a: NodeIndex,
    b: NodeIndex,
    filter: &Filter,
) -> Vec<super::EvidenceLine> {
    evidence(graph, events, |s| joins(s, a, b) && filter.accepts(s))
}

/// The name of the actor's state, its id when the state is no node.
pub(crate) fn state_name(graph: &KnowledgeGraph, actor: NodeIndex) -> String {
    let entity = &graph.actor(actor).entity;
    match &entity.state {
        Some(state) if *state != entity.id => {
            graph.find(state).map_or_else(|| state.to_string(), |node| graph.actor(node).entity.name.clone())
        }
        _ => String::new(),
    }
}

/// One row an event, oldest first: date, relation, who, to or with whom, status, place, number of reports.
pub fn events_of(graph: &KnowledgeGraph, events: impl IntoIterator<Item = EventId>, filter: &Filter) -> Answer {
    let events: BTreeSet<EventId> = events.into_iter().collect();
    let mut answer = Answer::new(&["date", "relation", "subject", "object", "status", "place", "reports"]);
    for id in events {
        let event = graph.event(id);
        let name = |node: &NodeIndex| graph.actor(*node).entity.name.as_str();
        let (subject, object) = match event.participants.split_first() {
            Some((first, rest)) => (name(first), rest.iter().map(name).collect::<Vec<_>>().join(", ")),
            None => ("", String::new()),
        };
        let place = graph.reports(id).find_map(|report| report.place()).unwrap_or_default();
        let evidence = evidence(graph, [id], |s| filter.accepts(s));
        let cells: Vec<Cell> = vec![
            event.date.into(),
            event.relation.as_str().into(),
            subject.into(),
            object.as_str().into(),
            standing(event.polarity, event.status).as_str().into(),
            place.into(),
            evidence.len().into(),
        ];
        answer.rows.push(Row { cells, evidence });
    }
    answer
}

/// Returns the events between two actors, oldest first, undated ones last.
pub fn between(graph: &KnowledgeGraph, a: NodeIndex, b: NodeIndex, filter: &Filter) -> Answer {
    let all_kinds = Filter { kinds: Vec::new(), ..filter.clone() };
    let links = links(graph, a, &all_kinds);
    events_of(graph, links.iter().filter(|link| link.other == b).map(|link| link.event), filter)
}

/// Returns the events in which an actor took part, oldest first, undated ones last.
pub fn timeline(graph: &KnowledgeGraph, actor: NodeIndex, filter: &Filter) -> Answer {
    events_of(graph, links(graph, actor, filter).iter().map(|link| link.event), filter)
}

/// Returns all events that pass, oldest first, undated ones last; a kind passes when subject or object is of it.
pub fn relations(graph: &KnowledgeGraph, filter: &Filter) -> Answer {
    let kind = |node| filter.accepts_kind(graph.actor(node).entity.kind);
    let passing = graph.statements().filter(|s| filter.accepts(s) && (kind(s.subject()) || kind(s.object())));
    events_of(graph, passing.map(|s| s.event_id()), filter)
}

/// Returns the actors to whom an actor is related: relation, direction, name, kind, status, number of events.
pub fn neighbours(graph: &KnowledgeGraph, actor: NodeIndex, filter: &Filter) -> Answer {
    let mut groups: BTreeMap<(&str, &str, NodeIndex, Polarity, Status), BTreeSet<EventId>> = BTreeMap::new();
    for link in links(graph, actor, filter) {
        let event = graph.event(link.event);
        let key = (link.relation, link.direction, link.other, event.polarity, event.status);
        groups.entry(key).or_default().insert(link.event);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(key, events)| (key.0, key.1, Reverse(events.len()), key.2));
    let mut answer = Answer::new(&["relation", "direction", "actor", "kind", "status", "events"]);
    for ((relation, direction, other, polarity, status), events) in groups {
        let entity = &graph.actor(other).entity;
        let cells = vec![
            relation.into(),
            direction.into(),
            entity.name.as_str().into(),
            entity.kind.label().into(),
            standing(polarity, status).as_str().into(),
            events.len().into(),
        ];
        answer.rows.push(Row { cells, evidence: pair_evidence(graph, events, actor, other, filter) });
    }
    answer
}

/// Returns those whom both actors met (actual meetings): name, kind, state, meetings with each.
pub fn common(graph: &KnowledgeGraph, a: NodeIndex, b: NodeIndex, filter: &Filter) -> Answer {
    let filter = Filter { relations: vec![MET.to_owned()], ..facts_unless_asked(filter) };
    let met = |actor: NodeIndex| {
        let mut others: BTreeMap<NodeIndex, BTreeSet<EventId>> = BTreeMap::new();
        links(graph, actor, &filter)
            .iter()
            .for_each(|link| _ = others.entry(link.other).or_default().insert(link.event));
        others
    };
    let (with_a, with_b) = (met(a), met(b));
    let mut both: Vec<_> =
        with_a.iter().filter_map(|(other, events)| Some((*other, events, with_b.get(other)?))).collect();
    both.sort_by_key(|(other, x, y)| (Reverse(x.len().min(y.len())), Reverse(x.len() + y.len()), *other));
    let mut answer = Answer::new(&["actor", "kind", "state", "meetings_a", "meetings_b"]);
    for (other, x, y) in both {
        let entity = &graph.actor(other).entity;
        let cells = vec![
            entity.name.as_str().into(),
            entity.kind.label().into(),
            state_name(graph, other).as_str().into(),
            x.len().into(),
            y.len().into(),
        ];
        let mut evidence = pair_evidence(graph, x.iter().copied(), a, other, &filter);
        evidence.extend(pair_evidence(graph, y.iter().copied(), b, other, &filter));
        answer.rows.push(Row { cells, evidence });
    }
    answer
}

/// What connects people is what happened, unless the question names another polarity or status.
pub(super) fn facts_unless_asked(filter: &Filter) -> Filter {
    let mut filter = filter.clone();
    filter.polarity = filter.polarity.or(Some(Polarity::Affirmed));
    filter.happenings = true;
    if filter.statuses.is_empty() {
        filter.statuses.push(Status::Actual);
    }
    filter
}
