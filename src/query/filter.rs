//! Which statements count.

use std::borrow::Cow;

use crate::error::{Error, Result};
use crate::gazetteer::EntityKind;
use crate::graph::{Event, KnowledgeGraph, StatementRef};
use crate::statement::{Polarity, Status};
use crate::text::PartialDate;

/// Relations that are no happenings but what somebody is.
const OFFICES: [&str; 2] = ["holds_office", "held_office"];

/// Conditions on statements; the default accepts all. Empty lists mean "any".
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Names of relations.
    pub relations: Vec<String>,
    /// Leaves out who holds which office, which is no happening, unless `relations` names it.
    pub happenings: bool,
    /// First date; the event may reach into it. Undated events fail.
    pub since: Option<PartialDate>,
    /// Last date, likewise.
    pub until: Option<PartialDate>,
    /// Statuses.
    pub statuses: Vec<Status>,
    /// Polarity.
    pub polarity: Option<Polarity>,
    /// Least confidence of a statement, 0 to 1.
    pub min_confidence: f32,
    /// Kinds of actors: of both in a part of a graph, of the other one in a question about an actor.
    pub kinds: Vec<EntityKind>,
}

impl Filter {
    /// Returns whether an event passes, its statements' confidence apart.
    pub fn accepts_event(&self, event: &Event) -> bool {
        let any_or = |empty: bool, held: bool| empty || held;
        any_or(self.relations.is_empty(), self.relations.iter().any(|name| *name == event.relation))
            && (!self.happenings || !self.relations.is_empty() || !OFFICES.contains(&event.relation.as_str()))
            && any_or(self.statuses.is_empty(), self.statuses.contains(&event.status))
            && self.polarity.is_none_or(|polarity| polarity == event.polarity)
            && self.accepts_date(event.date)
    }

    fn accepts_date(&self, date: Option<PartialDate>) -> bool {
        let Some(date) = date else { return self.since.is_none() && self.until.is_none() };
        self.since.is_none_or(|since| date.last_day() >= since.first_day())
            && self.until.is_none_or(|until| date.first_day() <= until.last_day())
    }

    /// Returns whether a statement passes, kinds apart.
    pub fn accepts(&self, statement: &StatementRef) -> bool {
        statement.confidence() >= self.min_confidence && self.accepts_event(statement.event())
    }

    /// Returns whether an actor of this kind passes.
    pub fn accepts_kind(&self, kind: EntityKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    /// Returns the part of the graph that passes, both actors included.
    pub fn apply(&self, graph: &KnowledgeGraph) -> KnowledgeGraph {
        let kind = |node| self.accepts_kind(graph.actor(node).entity.kind);
        graph.subset(|s| self.accepts(s) && kind(s.subject()) && kind(s.object()))
    }

    /// Returns the part of the graph that passes, the graph itself when all of it does by default.
    pub fn part<'a>(&self, graph: &'a KnowledgeGraph) -> Cow<'a, KnowledgeGraph> {
        if *self == Self::default() { Cow::Borrowed(graph) } else { Cow::Owned(self.apply(graph)) }
    }

    /// Checks that the graph knows the relations asked for.
    ///
    /// # Errors
    /// When it knows no such relation, with the names that it knows.
    pub fn check(&self, graph: &KnowledgeGraph) -> Result<()> {
        let mut known: Vec<&str> = graph.events().iter().map(|event| event.relation.as_str()).collect();
        known.sort_unstable();
        known.dedup();
        match self.relations.iter().find(|name| !known.contains(&name.as_str())) {
            Some(_) if known.is_empty() => Ok(()),
            Some(name) => {
                let known = known.join(", ");
                Err(Error::query(format!("the graph has no relation {name:?}; it has {known}")))
            }
            None => Ok(()),
        }
    }
}
