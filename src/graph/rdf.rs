//! The graph as RDF quads.
//!
//! The default graph describes actors, events, statements and documents. Each statement also names a graph that holds its one triple
//! `subject relation object`, so that a query over all graphs reads like a query over facts. What is denied, planned, ... has another
//! predicate than the fact: `rel:met`, but `urn:legation:relation:not-met`, `urn:legation:relation:planned-met`.

use std::fmt::Write as _;

use oxrdf::vocab::{rdf, rdfs, xsd};
use oxrdf::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term};
use petgraph::stable_graph::NodeIndex;

use super::model::{DocumentInfo, Event, EventId, KnowledgeGraph, StatementRef};
use crate::gazetteer::EntityKind;
use crate::statement::{Polarity, Status};
use crate::text::{Granularity, PartialDate};

/// Prefixes that writers declare: name and IRI.
pub const PREFIXES: [(&str, &str); 9] = [
    ("leg", VOCABULARY),
    ("rel", "urn:legation:relation:"),
    ("actor", "urn:legation:actor:"),
    ("stmt", "urn:legation:statement:"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("dcterms", DCTERMS),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

const VOCABULARY: &str = "urn:legation:vocabulary:";
const DCTERMS: &str = "http://purl.org/dc/terms/";
const SAME_AS: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#sameAs");
const DERIVED_FROM: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://www.w3.org/ns/prov#wasDerivedFrom");
const QUOTED: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://www.w3.org/ns/prov#value");
const ATTRIBUTED_TO: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("urn:legation:vocabulary:attributedTo");
const PROV_ENTITY: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://www.w3.org/ns/prov#Entity");

fn term(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{VOCABULARY}{name}"))
}

/// An IRI of the graph; whatever an IRI cannot hold is percent-encoded.
fn iri(space: &str, id: &str) -> NamedNode {
    let mut iri = format!("urn:legation:{space}:");
    for byte in id.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => iri.push(byte as char),
            _ => _ = write!(iri, "%{byte:02X}"),
        }
    }
    NamedNode::new_unchecked(iri)
}

fn date_literal(date: PartialDate) -> Literal {
    let datatype = match date.granularity() {
        Granularity::Year => xsd::G_YEAR,
        Granularity::Month => xsd::G_YEAR_MONTH,
        Granularity::Day => xsd::DATE,
    };
    Literal::new_typed_literal(date.to_string(), datatype)
}

/// Local name of the predicate: the relation, with what keeps it from being a fact before it.
fn predicate(event: &Event) -> NamedNode {
    let negated = if event.polarity == Polarity::Negated { "not-" } else { "" };
    let status = match event.status {
        Status::Actual => "",
        Status::Planned => "planned-",
        Status::Hypothetical => "hypothetical-",
        Status::Requested => "requested-",
        Status::Lifted => "lifted-",
    };
    iri("relation", &format!("{negated}{status}{}", event.relation))
}

/// Collects the quads of one subject in the default graph.
struct About<'a, E> {
    subject: NamedNode,
    emit: &'a mut dyn FnMut(Quad) -> Result<(), E>,
}

impl<E> About<'_, E> {
    fn say(&mut self, predicate: impl Into<NamedNode>, object: impl Into<Term>) -> Result<(), E> {
        (self.emit)(Quad::new(self.subject.clone(), predicate, object, GraphName::DefaultGraph))
    }

    fn maybe(&mut self, predicate: impl Into<NamedNode>, text: Option<&str>) -> Result<(), E> {
        text.map_or(Ok(()), |text| self.say(predicate, Literal::new_simple_literal(text)))
    }

    fn dated(&mut self, predicate: impl Into<NamedNode>, date: Option<PartialDate>) -> Result<(), E> {
        date.map_or(Ok(()), |date| self.say(predicate, date_literal(date)))
    }
}

impl KnowledgeGraph {
    /// Hands all quads of the graph to `emit`, in a fixed order.
    ///
    /// # Errors
    /// The first error of `emit`.
    pub fn quads<E>(&self, mut emit: impl FnMut(Quad) -> Result<(), E>) -> Result<(), E> {
        for (node, _) in self.actors() {
            self.actor_quads(node, &mut emit)?;
        }
        self.documents.iter().try_for_each(|document| document_quads(document, &mut emit))?;
        (0..).zip(&self.events).try_for_each(|(n, event)| self.event_quads(EventId(n), event, &mut emit))?;
        self.statements().try_for_each(|statement| self.statement_quads(&statement, &mut emit))?;
        for statement in self.statements() {
            let (subject, object) = (self.actor_iri(statement.subject()), self.actor_iri(statement.object()));
            let graph = iri("statement", statement.id());
            emit(Quad::new(subject, predicate(statement.event()), object, graph))?;
        }
        Ok(())
    }

    fn actor_iri(&self, node: NodeIndex) -> NamedNode {
        iri("actor", self.graph[node].entity.id.as_str())
    }

    fn actor_quads<E>(&self, node: NodeIndex, emit: &mut dyn FnMut(Quad) -> Result<(), E>) -> Result<(), E> {
        let actor = &self.graph[node];
        let mut about = About { subject: self.actor_iri(node), emit };
        let class = match actor.entity.kind {
            EntityKind::Person => "Person",
            EntityKind::State => "State",
            EntityKind::Organization => "Organization",
            EntityKind::Place => "Place",
        };
        about.say(rdf::TYPE, term(class))?;
        about.say(rdfs::LABEL, Literal::new_simple_literal(&actor.entity.name))?;
        actor.aliases.iter().try_for_each(|alias| about.say(term("alias"), Literal::new_simple_literal(alias)))?;
        if let Some(state) = actor.entity.state.as_ref().filter(|state| **state != actor.entity.id) {
            about.say(term("state"), iri("actor", state.as_str()))?;
        }
        if let Some(id) = &actor.entity.wikidata {
            about.say(SAME_AS, NamedNode::new_unchecked(format!("http://www.wikidata.org/entity/{id}")))?;
        }
        about.say(term("events"), Literal::from(i64::from(actor.events)))
    }

    fn event_quads<E>(&self, id: EventId, event: &Event, emit: &mut dyn FnMut(Quad) -> Result<(), E>) -> Result<(), E> {
        let mut about = About { subject: iri("event", &id.0.to_string()), emit };
        about.say(rdf::TYPE, term("Event"))?;
        about.say(term("relation"), iri("relation", &event.relation))?;
        about.say(term("polarity"), Literal::new_simple_literal(event.polarity.label()))?;
        about.say(term("status"), Literal::new_simple_literal(event.status.label()))?;
        about.dated(term("date"), event.date)?;
        event.participants.iter().try_for_each(|&node| about.say(term("participant"), self.actor_iri(node)))
    }

    fn statement_quads<E>(
        &self,
        statement: &StatementRef,
        emit: &mut dyn FnMut(Quad) -> Result<(), E>,
    ) -> Result<(), E> {
        let event = statement.event();
        let mut about = About { subject: iri("statement", statement.id()), emit };
        about.say(rdf::TYPE, term("Statement"))?;
        about.say(rdf::TYPE, PROV_ENTITY)?;
        about.say(term("subject"), self.actor_iri(statement.subject()))?;
        about.say(term("relation"), iri("relation", &event.relation))?;
        about.say(term("object"), self.actor_iri(statement.object()))?;
        about.say(term("polarity"), Literal::new_simple_literal(event.polarity.label()))?;
        about.say(term("status"), Literal::new_simple_literal(event.status.label()))?;
        about.say(term("reports"), iri("event", &statement.event_id().0.to_string()))?;
        about.dated(term("date"), statement.date())?;
        about.maybe(term("subjectRole"), statement.subject_role())?;
        about.maybe(term("objectRole"), statement.object_role())?;
        about.maybe(term("place"), statement.place())?;
        about.maybe(term("plover"), statement.code())?;
        about.maybe(term("cameo"), statement.cameo())?;
        about.maybe(ATTRIBUTED_TO, statement.attributed_to())?;
        about.say(term("rule"), Literal::new_simple_literal(statement.rule()))?;
        about.say(term("confidence"), Literal::new_typed_literal(statement.confidence().to_string(), xsd::DECIMAL))?;
        about.say(DERIVED_FROM, iri("document", &statement.document().id))?;
        about.say(QUOTED, Literal::new_simple_literal(statement.sentence()))
    }
}

fn document_quads<E>(document: &DocumentInfo, emit: &mut dyn FnMut(Quad) -> Result<(), E>) -> Result<(), E> {
    let mut about = About { subject: iri("document", &document.id), emit };
    let dublin = |name: &str| NamedNode::new_unchecked(format!("{DCTERMS}{name}"));
    about.say(rdf::TYPE, term("Document"))?;
    about.say(rdf::TYPE, PROV_ENTITY)?;
    about.say(dublin("identifier"), Literal::new_simple_literal(&document.id))?;
    about.maybe(dublin("title"), document.title.as_deref())?;
    about.dated(dublin("date"), document.date)?;
    about.maybe(dublin("source"), document.url.as_deref())?;
    about.maybe(dublin("publisher"), document.source.as_deref())
}
