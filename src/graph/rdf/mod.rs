//! The graph as RDF quads.
//!
//! The default graph describes actors, events, statements and documents. Each statement also names a graph that holds
//! its one triple `subject relation object`, so that a query over all graphs reads like a query over facts. What is
//! denied, planned, ... has another predicate than the fact: `rel:met`, but `urn:legation:relation:not-met`,
//! `urn:legation:relation:planned-met`.
//!
//! Writers take all quads; SPARQL asks for the values of one thing at a time and never holds them all.

mod node;
mod value;
mod word;

use compact_str::{CompactString, format_compact};
use oxrdf::{GraphName, Quad};
use petgraph::stable_graph::NodeIndex;

use super::model::{Event, EventId, KnowledgeGraph, StatementId, StatementRef};
use crate::statement::{Polarity, Status};
pub(crate) use node::{Node, Thing, parts};
pub(crate) use value::KINDS;
pub(crate) use word::Word;

/// Prefixes that writers declare: name and IRI.
pub const PREFIXES: [(&str, &str); 9] = [
    ("leg", "urn:legation:vocabulary:"),
    ("rel", "urn:legation:relation:"),
    ("actor", "urn:legation:actor:"),
    ("stmt", "urn:legation:statement:"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Local name of an event's predicate: the relation, with what keeps it from being a fact before it.
fn predicate(event: &Event) -> CompactString {
    let negated = if event.polarity == Polarity::Negated { "not-" } else { "" };
    let status = match event.status {
        Status::Actual => "",
        Status::Planned => "planned-",
        Status::Hypothetical => "hypothetical-",
        Status::Requested => "requested-",
        Status::Lifted => "lifted-",
    };
    format_compact!("{negated}{status}{}", event.relation)
}

/// The triple of a statement: subject, local name of the predicate, object.
pub(crate) type Triple = (NodeIndex, CompactString, NodeIndex);

impl StatementRef<'_> {
    /// Returns the triple that the statement's named graph holds.
    pub(crate) fn triple(&self) -> Triple {
        (self.subject(), predicate(self.event()), self.object())
    }
}

impl KnowledgeGraph {
    /// Hands all quads of the graph to `emit`, in a fixed order.
    ///
    /// # Errors
    /// The first error of `emit`.
    pub fn quads<E>(&self, mut emit: impl FnMut(Quad) -> Result<(), E>) -> Result<(), E> {
        for kind in KINDS {
            for thing in self.things(kind) {
                let subject = self.thing_iri(thing);
                for &word in kind.words() {
                    for value in self.values(thing, word) {
                        let predicate = node::word_iri(word);
                        emit(Quad::new(subject.clone(), predicate, self.term(&value), GraphName::DefaultGraph))?;
                    }
                }
            }
        }
        for (number, statement) in (0..).zip(self.statements()) {
            let (subject, relation, object) = statement.triple();
            let actor = |node| self.thing_iri(Thing::Actor(node));
            let graph = self.thing_iri(Thing::Statement(StatementId(number)));
            emit(Quad::new(actor(subject), node::iri("relation", &relation), actor(object), graph))?;
        }
        Ok(())
    }

    /// Returns the numbers of the events.
    fn event_ids(&self) -> impl Iterator<Item = EventId> + use<> {
        (0..u32::try_from(self.events.len()).expect("events are counted in 32 bits")).map(EventId)
    }
}
