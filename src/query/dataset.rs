//! The graph as the RDF dataset that SPARQL asks, without a copy of it.
//!
//! A pattern is answered from the graph itself: the values of one thing, the relations of one actor, or a pass over all
//! things with the predicate. Only who has a given value is looked up in an index, made when a predicate is asked so
//! for the second time.

use std::cell::{OnceCell, RefCell};
use std::convert::Infallible;
use std::iter;
use std::rc::Rc;

use oxrdf::vocab::xsd;
use oxrdf::{Literal, Term};
use petgraph::Direction;
use petgraph::stable_graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;
use spareval::{InternalQuad, QueryableDataset};

use crate::gazetteer::EntityId;
use crate::graph::rdf::{KINDS, Node, Thing, Triple, Word, parts};
use crate::graph::{EventId, KnowledgeGraph, StatementId, StatementRef};

type Quads<'a, 'g> = Box<dyn Iterator<Item = InternalQuad<Node<'g>>> + 'a>;

/// Who has a value, for one predicate.
enum Subjects<'g> {
    AskedOnce,
    Indexed(Rc<FxHashMap<Node<'g>, Vec<Thing>>>),
}

/// A graph, and the indexes made so far.
pub(super) struct Dataset<'g> {
    graph: &'g KnowledgeGraph,
    subjects: RefCell<FxHashMap<Word, Subjects<'g>>>,
    /// Statements in order of their ids.
    statements: OnceCell<Vec<StatementId>>,
}

/// A pattern's fixed terms.
#[derive(Clone)]
struct Pattern<'g> {
    subject: Option<Node<'g>>,
    predicate: Option<Node<'g>>,
    object: Option<Node<'g>>,
}

impl<'g> Pattern<'g> {
    fn takes_object(&self, object: &Node<'g>) -> bool {
        self.object.as_ref().is_none_or(|wanted| wanted == object)
    }

    fn takes(&self, (subject, predicate, object): &Triple) -> bool {
        let actor = |wanted: &Option<Node>, node: &NodeIndex| {
            wanted.as_ref().is_none_or(|wanted| *wanted == Node::Thing(Thing::Actor(*node)))
        };
        self.predicate.as_ref().is_none_or(|wanted| matches!(wanted, Node::Relation(name) if name == predicate))
            && actor(&self.subject, subject)
            && actor(&self.object, object)
    }

    /// The actor whose relations hold all triples between actors that can match; `Err` when none can.
    fn actor(&self) -> Result<Option<NodeIndex>, ()> {
        if !matches!(self.predicate, None | Some(Node::Relation(_))) {
            return Err(());
        }
        let mut found = None;
        for end in [&self.object, &self.subject] {
            match end {
                None => {}
                Some(Node::Thing(Thing::Actor(node))) => found = Some(*node),
                Some(_) => return Err(()),
            }
        }
        Ok(found)
    }
}

impl<'g> Dataset<'g> {
    pub(super) fn new(graph: &'g KnowledgeGraph) -> Self {
        Self { graph, subjects: RefCell::default(), statements: OnceCell::new() }
    }

    /// Triples of the default graph's descriptions.
    fn described<'a>(&'a self, pattern: &Pattern<'g>) -> Quads<'a, 'g> {
        let words = move |words: &'static [Word], predicate: Option<Word>| {
            words.iter().copied().filter(move |word| predicate.is_none_or(|wanted| wanted == *word))
        };
        let predicate = match pattern.predicate {
            None => None,
            Some(Node::Word(word)) => Some(word),
            Some(_) => return Box::new(iter::empty()),
        };
        match (&pattern.subject, &pattern.object) {
            (Some(Node::Thing(thing)), _) => {
                let (thing, pattern) = (*thing, pattern.clone());
                let words = words(thing.kind().words(), predicate);
                Box::new(words.flat_map(move |word| self.values_that(&pattern, thing, word)))
            }
            (Some(_), _) => Box::new(iter::empty()),
            (None, None) => Box::new(KINDS.into_iter().flat_map(move |kind| {
                let things = words(kind.words(), predicate).next().map(|_| self.graph.things(kind));
                things.into_iter().flatten().flat_map(move |thing| {
                    let of_thing =
                        move |word| self.graph.values(thing, word).map(move |value| described(thing, word, value));
                    words(kind.words(), predicate).flat_map(of_thing)
                })
            })),
            (None, Some(object)) => {
                let mut all: Vec<Word> = KINDS.into_iter().flat_map(|kind| words(kind.words(), predicate)).collect();
                all.sort_unstable_by_key(|word| word.iri());
                all.dedup();
                let object = object.clone();
                Box::new(all.into_iter().flat_map(move |word| {
                    let object = object.clone();
                    self.subjects(word, &object).into_iter().map(move |thing| described(thing, word, object.clone()))
                }))
            }
        }
    }

    fn values_that<'a>(&'a self, pattern: &Pattern<'g>, thing: Thing, word: Word) -> Quads<'a, 'g> {
        let pattern = pattern.clone();
        let values = self.graph.values(thing, word).filter(move |value| pattern.takes_object(value));
        Box::new(values.map(move |value| described(thing, word, value)))
    }

    /// All things with this value.
    fn subjects(&self, word: Word, object: &Node<'g>) -> Vec<Thing> {
        let index = match self.subjects.borrow().get(&word) {
            Some(Subjects::Indexed(index)) => Some(Rc::clone(index)),
            Some(Subjects::AskedOnce) => Some(Rc::new(self.index(word))),
            None => None,
        };
        let Some(index) = index else {
            self.subjects.borrow_mut().insert(word, Subjects::AskedOnce);
            let has = |thing: &Thing| self.graph.values(*thing, word).any(|value| value == *object);
            return self.things_with(word).filter(has).collect();
        };
        let found = index.get(object).cloned().unwrap_or_default();
        self.subjects.borrow_mut().insert(word, Subjects::Indexed(index));
        found
    }

    fn things_with(&self, word: Word) -> impl Iterator<Item = Thing> {
        let kinds = KINDS.into_iter().filter(move |kind| kind.words().contains(&word));
        kinds.flat_map(|kind| self.graph.things(kind))
    }

    fn index(&self, word: Word) -> FxHashMap<Node<'g>, Vec<Thing>> {
        let mut index = FxHashMap::<_, Vec<Thing>>::default();
        for thing in self.things_with(word) {
            for value in self.graph.values(thing, word) {
                index.entry(value).or_default().push(thing);
            }
        }
        index
    }

    /// Edges that may hold a matching triple.
    fn edges<'a>(&'a self, pattern: &Pattern<'g>) -> Box<dyn Iterator<Item = EdgeIndex> + 'a> {
        let graph = self.graph.petgraph();
        match pattern.actor() {
            Err(()) => Box::new(iter::empty()),
            Ok(None) => Box::new(graph.edge_indices()),
            Ok(Some(node)) => {
                let ways = [Direction::Outgoing, Direction::Incoming].into_iter();
                Box::new(ways.flat_map(move |way| graph.edges_directed(node, way).map(|edge| edge.id())))
            }
        }
    }

    /// The statements of an edge, each of them on this edge alone.
    fn statements_of(&self, edge: EdgeIndex) -> impl Iterator<Item = (StatementId, StatementRef<'g>)> + use<'g> {
        let graph = self.graph;
        let ends = graph.petgraph().edge_endpoints(edge).expect("the edge is of this graph");
        let statements = graph.petgraph()[edge].events.iter().flat_map(|event| graph.event(*event).statements());
        statements.map(|number| (number, graph.statement(number))).filter(move |(_, statement)| {
            // An event of many has statements on several edges.
            [(statement.subject(), statement.object()), (statement.object(), statement.subject())].contains(&ends)
        })
    }

    /// Whether the edge's relation can have the predicate asked for.
    fn may_hold(&self, pattern: &Pattern<'g>, edge: EdgeIndex) -> bool {
        let name = &self.graph.petgraph()[edge].name;
        !matches!(&pattern.predicate, Some(Node::Relation(wanted)) if !wanted.ends_with(name.as_str()))
    }

    /// The statements' triples, each once.
    fn facts<'a>(&'a self, pattern: &Pattern<'g>) -> Quads<'a, 'g> {
        let pattern = pattern.clone();
        let edges = self.edges(&pattern);
        Box::new(edges.flat_map(move |edge| {
            let mut triples: Vec<Triple> = Vec::new();
            if self.may_hold(&pattern, edge) {
                for triple in self.statements_of(edge).map(|(_, statement)| statement.triple()) {
                    if pattern.takes(&triple) && !triples.contains(&triple) {
                        triples.push(triple);
                    }
                }
            }
            triples.into_iter().map(|triple| fact(triple, None))
        }))
    }

    /// The statements' triples, each in its named graph.
    fn named<'a>(&'a self, pattern: &Pattern<'g>) -> Quads<'a, 'g> {
        let pattern = pattern.clone();
        let edges = self.edges(&pattern);
        Box::new(edges.flat_map(move |edge| {
            let pattern = pattern.clone();
            let statements = self.may_hold(&pattern, edge).then(|| self.statements_of(edge)).into_iter().flatten();
            statements.filter_map(move |(id, statement)| self.in_its_graph(&pattern, id, statement))
        }))
    }

    fn in_its_graph(
        &self,
        pattern: &Pattern<'g>,
        id: StatementId,
        statement: StatementRef<'g>,
    ) -> Option<InternalQuad<Node<'g>>> {
        let triple = statement.triple();
        pattern.takes(&triple).then(|| fact(triple, Some(Node::Thing(Thing::Statement(id)))))
    }

    fn thing(&self, space: &str, id: &str) -> Option<Thing> {
        let graph = self.graph;
        match space {
            "actor" => graph.find(&EntityId::new(id)).map(Thing::Actor),
            "document" => {
                let place = graph.documents().binary_search_by(|document| document.id.as_str().cmp(id)).ok()?;
                u32::try_from(place).ok().map(Thing::Document)
            }
            "event" => {
                let number: u32 = id.parse().ok()?;
                let known = (number as usize) < graph.events().len() && number.to_string() == id;
                known.then_some(Thing::Event(EventId(number)))
            }
            "statement" => {
                let sorted = self.statements.get_or_init(|| {
                    let mut numbers: Vec<_> = (0..).map(StatementId).take(graph.statements().len()).collect();
                    numbers.sort_unstable_by_key(|number| graph.statement(*number).id());
                    numbers
                });
                let place = sorted.binary_search_by(|number| graph.statement(*number).id().cmp(id)).ok()?;
                Some(Thing::Statement(sorted[place]))
            }
            _ => None,
        }
    }

    fn node(&self, term: Term) -> Node<'g> {
        match term {
            Term::NamedNode(node) => {
                if let Some(word) = Word::of(node.as_str()) {
                    return Node::Word(word);
                }
                match parts(node.as_str()) {
                    Some(("relation", name)) => Node::Relation(name.into()),
                    Some((space, id)) => {
                        self.thing(space, &id).map_or_else(|| Node::Term(Box::new(node.into())), Node::Thing)
                    }
                    None => Node::Term(Box::new(node.into())),
                }
            }
            Term::Literal(literal) if literal.datatype() == xsd::STRING => Node::Text(literal.destruct().0.into()),
            other => Node::Term(Box::new(other)),
        }
    }
}

fn described<'g>(thing: Thing, word: Word, object: Node<'g>) -> InternalQuad<Node<'g>> {
    InternalQuad { subject: Node::Thing(thing), predicate: Node::Word(word), object, graph_name: None }
}

fn fact<'g>((subject, name, object): Triple, graph_name: Option<Node<'g>>) -> InternalQuad<Node<'g>> {
    let actor = |node| Node::Thing(Thing::Actor(node));
    InternalQuad { subject: actor(subject), predicate: Node::Relation(name), object: actor(object), graph_name }
}

impl<'a, 'g: 'a> QueryableDataset<'a> for &'a Dataset<'g> {
    type InternalTerm = Node<'g>;
    type Error = Infallible;

    /// The default graph is the union of descriptions and facts.
    fn internal_quads_for_pattern(
        &self,
        subject: Option<&Node<'g>>,
        predicate: Option<&Node<'g>>,
        object: Option<&Node<'g>>,
        graph_name: Option<Option<&Node<'g>>>,
    ) -> impl Iterator<Item = Result<InternalQuad<Node<'g>>, Infallible>> + use<'a, 'g> {
        let dataset: &'a Dataset<'g> = self;
        let [subject, predicate, object] = [subject, predicate, object].map(|node| node.cloned());
        let pattern = Pattern { subject, predicate, object };
        let quads: Quads<'a, 'g> = match graph_name {
            Some(None) => Box::new(dataset.described(&pattern).chain(dataset.facts(&pattern))),
            Some(Some(Node::Thing(Thing::Statement(id)))) => {
                Box::new(dataset.in_its_graph(&pattern, *id, dataset.graph.statement(*id)).into_iter())
            }
            Some(Some(_)) => Box::new(iter::empty()),
            None => dataset.named(&pattern),
        };
        quads.map(Ok)
    }

    fn internalize_term(&self, term: Term) -> Result<Node<'g>, Infallible> {
        Ok(self.node(term))
    }

    fn externalize_term(&self, node: Node<'g>) -> Result<Term, Infallible> {
        Ok(match node {
            Node::Text(text) => Literal::new_simple_literal(text).into(),
            Node::Term(term) => *term,
            other => self.graph.term(&other),
        })
    }
}
