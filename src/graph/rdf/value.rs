//! What the default graph says of each thing.

use std::iter;

use oxrdf::vocab::xsd;
use oxrdf::{Literal, NamedNode};
use petgraph::stable_graph::NodeIndex;

use super::{Node, Thing, Word};
use crate::gazetteer::EntityKind;
use crate::graph::{DocumentInfo, EventId, KnowledgeGraph, StatementId};

/// A kind of thing that the default graph describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ThingKind {
    Actor,
    Document,
    Event,
    Statement,
}

/// All kinds, in the order in which they are written.
pub(crate) const KINDS: [ThingKind; 4] =
    [ThingKind::Actor, ThingKind::Document, ThingKind::Event, ThingKind::Statement];

impl ThingKind {
    /// Returns the predicates that such a thing may have, in the order in which they are written.
    pub(crate) fn words(self) -> &'static [Word] {
        match self {
            Self::Actor => &[Word::Type, Word::Label, Word::Alias, Word::State, Word::SameAs, Word::Events],
            Self::Document => &[
                Word::Type,
                Word::Identifier,
                Word::Title,
                Word::Published,
                Word::Source,
                Word::Publisher,
                Word::CopyOf,
            ],
            Self::Event => &[Word::Type, Word::Relation, Word::Polarity, Word::Status, Word::Date, Word::Participant],
            Self::Statement => &[
                Word::Type,
                Word::Subject,
                Word::Relation,
                Word::Object,
                Word::Polarity,
                Word::Status,
                Word::Reports,
                Word::Date,
                Word::SubjectRole,
                Word::ObjectRole,
                Word::Where,
                Word::Plover,
                Word::Cameo,
                Word::AttributedTo,
                Word::Claimed,
                Word::Office,
                Word::Rule,
                Word::Confidence,
                Word::DerivedFrom,
                Word::Quoted,
            ],
        }
    }
}

impl Thing {
    /// Returns its kind.
    pub(crate) fn kind(self) -> ThingKind {
        match self {
            Self::Actor(_) => ThingKind::Actor,
            Self::Document(_) => ThingKind::Document,
            Self::Event(_) => ThingKind::Event,
            Self::Statement(_) => ThingKind::Statement,
        }
    }
}

impl KnowledgeGraph {
    /// Returns all things of a kind, in a fixed order.
    pub(crate) fn things(&self, kind: ThingKind) -> Box<dyn Iterator<Item = Thing> + '_> {
        let numbers = |count: usize| 0..u32::try_from(count).expect("a graph counts in 32 bits");
        match kind {
            ThingKind::Actor => Box::new(self.graph.node_indices().map(Thing::Actor)),
            ThingKind::Document => Box::new(numbers(self.documents.len()).map(Thing::Document)),
            ThingKind::Event => Box::new(self.event_ids().map(Thing::Event)),
            ThingKind::Statement => Box::new(numbers(self.claims.len()).map(|n| Thing::Statement(StatementId(n)))),
        }
    }

    /// Returns the objects of the triples with this subject and predicate, in a fixed order.
    pub(crate) fn values(&self, thing: Thing, word: Word) -> impl Iterator<Item = Node<'_>> {
        let mut nth = 0..;
        iter::from_fn(move || self.value(thing, word, nth.next()?))
    }

    fn value(&self, thing: Thing, word: Word, nth: usize) -> Option<Node<'_>> {
        match (thing, word, nth) {
            (Thing::Actor(node), Word::Alias, _) => self.graph[node].aliases.get(nth).map(|alias| Node::text(alias)),
            (Thing::Event(event), Word::Participant, _) => self.event(event).participants.get(nth).map(actor),
            (Thing::Document(_) | Thing::Statement(_), Word::Type, 1) => Some(Node::Word(Word::ProvEntity)),
            (_, _, 1..) => None,
            (Thing::Actor(node), ..) => self.actor_value(node, word),
            (Thing::Document(number), Word::CopyOf, _) => self.first_print(number),
            (Thing::Document(number), ..) => document_value(&self.documents[number as usize], word),
            (Thing::Event(event), ..) => self.event_value(event, word),
            (Thing::Statement(statement), ..) => self.statement_value(statement, word),
        }
    }

    /// The document that printed the same story first.
    fn first_print(&self, number: u32) -> Option<Node<'_>> {
        let first = self.documents[number as usize].copy_of.as_ref()?;
        let place = self.documents.binary_search_by(|document| document.id.cmp(first)).ok()?;
        u32::try_from(place).ok().map(|place| Node::Thing(Thing::Document(place)))
    }

    fn actor_value(&self, node: NodeIndex, word: Word) -> Option<Node<'_>> {
        let actor = &self.graph[node];
        match word {
            Word::Type => Some(Node::Word(match actor.entity.kind {
                EntityKind::Person => Word::Person,
                EntityKind::State => Word::StateClass,
                EntityKind::Organization => Word::Organization,
                EntityKind::Place => Word::Place,
                EntityKind::Group => Word::Group,
            })),
            Word::Label => Some(Node::text(&actor.entity.name)),
            Word::State => {
                let state = actor.entity.state.as_ref().filter(|state| **state != actor.entity.id)?;
                // The state of somebody need not be an actor of the graph.
                Some(self.find(state).map_or_else(
                    || Node::term(super::node::iri("actor", state.as_str())),
                    |node| Node::Thing(Thing::Actor(node)),
                ))
            }
            Word::SameAs => {
                let id = actor.entity.wikidata.as_ref()?;
                Some(Node::term(NamedNode::new_unchecked(format!("http://www.wikidata.org/entity/{id}"))))
            }
            Word::Events => Some(Node::term(Literal::from(i64::from(actor.events)))),
            _ => None,
        }
    }

    fn event_value(&self, id: EventId, word: Word) -> Option<Node<'_>> {
        let event = self.event(id);
        match word {
            Word::Type => Some(Node::Word(Word::Event)),
            Word::Relation => Some(Node::Relation(event.relation.clone())),
            Word::Polarity => Some(Node::text(event.polarity.label())),
            Word::Status => Some(Node::text(event.status.label())),
            Word::Date => event.date.map(Node::date),
            _ => None,
        }
    }

    fn statement_value(&self, id: StatementId, word: Word) -> Option<Node<'_>> {
        let statement = self.statement(id);
        match word {
            Word::Type => Some(Node::Word(Word::Statement)),
            Word::Subject => Some(actor(&statement.subject())),
            Word::Object => Some(actor(&statement.object())),
            Word::Relation | Word::Polarity | Word::Status => self.event_value(statement.event_id(), word),
            Word::Reports => Some(Node::Thing(Thing::Event(statement.event_id()))),
            Word::Date => statement.date().map(Node::date),
            Word::SubjectRole => statement.subject_role().map(Node::text),
            Word::ObjectRole => statement.object_role().map(Node::text),
            Word::Where => statement.place().map(Node::text),
            Word::Plover => statement.code().map(Node::text),
            Word::Cameo => statement.cameo().map(Node::text),
            Word::AttributedTo => statement.attributed_to().map(Node::text),
            Word::Claimed => statement.claimed().then(|| Node::term(Literal::from(true))),
            Word::Office => statement.office().map(Node::text),
            Word::Rule => Some(Node::text(statement.rule())),
            Word::Confidence => {
                Some(Node::term(Literal::new_typed_literal(statement.confidence().to_string(), xsd::DECIMAL)))
            }
            Word::DerivedFrom => Some(Node::Thing(Thing::Document(self.claims[id.0 as usize].document))),
            Word::Quoted => Some(Node::text(statement.sentence())),
            _ => None,
        }
    }
}

fn actor<'a>(node: &NodeIndex) -> Node<'a> {
    Node::Thing(Thing::Actor(*node))
}

fn document_value(document: &DocumentInfo, word: Word) -> Option<Node<'_>> {
    match word {
        Word::Type => Some(Node::Word(Word::Document)),
        Word::Identifier => Some(Node::text(&document.id)),
        Word::Title => document.title.as_deref().map(Node::text),
        Word::Published => document.date.map(Node::date),
        Word::Source => document.url.as_deref().map(Node::text),
        Word::Publisher => document.source.as_deref().map(Node::text),
        _ => None,
    }
}
