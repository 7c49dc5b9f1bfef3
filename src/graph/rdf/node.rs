//! Terms of the graph's RDF, without writing them out.

use std::borrow::Cow;
use std::fmt::Write as _;

use compact_str::CompactString;
use oxrdf::vocab::xsd;
use oxrdf::{Literal, NamedNode, Term};
use petgraph::stable_graph::NodeIndex;

use super::Word;
use crate::graph::{EventId, KnowledgeGraph, StatementId};
use crate::text::{Granularity, PartialDate};

/// What the default graph describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Thing {
    Actor(NodeIndex),
    /// Place in [`KnowledgeGraph::documents`].
    Document(u32),
    Event(EventId),
    Statement(StatementId),
}

/// A term. Two nodes are equal when their terms are.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Node<'a> {
    Thing(Thing),
    Word(Word),
    /// Local name of a relation, such as `met` or `planned-met`.
    Relation(CompactString),
    /// A literal without language and datatype.
    Text(Cow<'a, str>),
    /// Any other term.
    Term(Box<Term>),
}

impl<'a> Node<'a> {
    pub(super) fn text(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    pub(super) fn term(term: impl Into<Term>) -> Self {
        Self::Term(Box::new(term.into()))
    }

    pub(super) fn date(date: PartialDate) -> Self {
        let datatype = match date.granularity() {
            Granularity::Year => xsd::G_YEAR,
            Granularity::Month => xsd::G_YEAR_MONTH,
            Granularity::Day => xsd::DATE,
        };
        Self::term(Literal::new_typed_literal(date.to_string(), datatype))
    }
}

impl KnowledgeGraph {
    /// Writes a node out as a term.
    pub(crate) fn term(&self, node: &Node) -> Term {
        match node {
            Node::Thing(thing) => self.thing_iri(*thing).into(),
            Node::Word(word) => word_iri(*word).into(),
            Node::Relation(name) => iri("relation", name).into(),
            Node::Text(text) => Literal::new_simple_literal(&**text).into(),
            Node::Term(term) => (**term).clone(),
        }
    }

    pub(super) fn thing_iri(&self, thing: Thing) -> NamedNode {
        match thing {
            Thing::Actor(node) => iri("actor", self.graph[node].entity.id.as_str()),
            Thing::Document(number) => iri("document", &self.documents[number as usize].id),
            Thing::Event(event) => iri("event", &event.0.to_string()),
            Thing::Statement(statement) => iri("statement", self.statement(statement).id()),
        }
    }
}

pub(super) fn word_iri(word: Word) -> NamedNode {
    NamedNode::new_unchecked(word.iri())
}

/// An IRI of the graph; whatever an IRI cannot hold is percent-encoded.
pub(super) fn iri(space: &str, id: &str) -> NamedNode {
    let mut iri = format!("urn:legation:{space}:");
    for byte in id.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => iri.push(byte as char),
            _ => _ = write!(iri, "%{byte:02X}"),
        }
    }
    NamedNode::new_unchecked(iri)
}

/// Space and id of an IRI of the graph, `("actor", "SRB")`; `None` for one that the graph would not write so.
pub(crate) fn parts(full: &str) -> Option<(&str, String)> {
    let (space, encoded) = full.strip_prefix("urn:legation:")?.split_once(':')?;
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        let hex = |byte: Option<u8>| (byte? as char).to_digit(16).map(|digit| digit as u8);
        bytes.push(if byte == b'%' { hex(rest.next())? << 4 | hex(rest.next())? } else { byte });
    }
    let id = String::from_utf8(bytes).ok()?;
    (iri(space, &id).as_str() == full).then_some((space, id))
}
