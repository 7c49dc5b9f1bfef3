//! Parts of a graph, as graphs of their own.

use petgraph::stable_graph::NodeIndex;
use rustc_hash::FxHashMap;

use super::intern::{Interner, Symbol};
use super::model::{Actor, Claim, Event, KnowledgeGraph, StatementRef};
use crate::gazetteer::Entity;

impl KnowledgeGraph {
    /// Returns the graph of the statements that `keep` accepts, of their events, actors and documents. Events keep
    /// those participants that a kept statement names.
    pub fn subset(&self, keep: impl Fn(&StatementRef) -> bool) -> Self {
        let claims: Vec<&Claim> = self.statements().filter(keep).map(|statement| statement.claim()).collect();
        let actor = |node: NodeIndex| Actor { events: 0, ..self.graph[node].clone() };
        self.rebuild(&claims, |node| node, actor)
    }

    /// Returns the graph in which each actor is replaced by what `stand_in` gives for it: persons by their states.
    /// Events stay as many as they are; statements whose subject and object become one vanish.
    pub fn fold_actors(&self, stand_in: impl Fn(&Actor) -> Option<Entity>) -> Self {
        let entities: Vec<Entity> =
            self.graph.node_weights().map(|a| stand_in(a).unwrap_or_else(|| a.entity.clone())).collect();
        let mut first: FxHashMap<&str, usize> = FxHashMap::default();
        // An actor that is the stand-in itself knows its name better than those whom it stands for.
        for (number, actor) in self.graph.node_weights().enumerate() {
            if actor.entity == entities[number] {
                first.insert(actor.entity.id.as_str(), number);
            }
        }
        let home: Vec<usize> =
            (0..).zip(&entities).map(|(number, e)| *first.entry(e.id.as_str()).or_insert(number)).collect();
        let map = |node: NodeIndex| NodeIndex::new(home[node.index()]);
        let claims: Vec<&Claim> = self.claims.iter().filter(|c| map(c.subject) != map(c.object)).collect();
        let actor = |node: NodeIndex| {
            let original = &self.graph[node];
            let entity = entities[node.index()].clone();
            let aliases = if entity == original.entity { original.aliases.clone() } else { Vec::new() };
            Actor { entity, aliases, events: 0 }
        };
        self.rebuild(&claims, map, actor)
    }

    /// Makes the graph of `claims`, their actors taken from `map` and `actor`.
    fn rebuild(
        &self,
        claims: &[&Claim],
        map: impl Fn(NodeIndex) -> NodeIndex,
        actor: impl Fn(NodeIndex) -> Actor,
    ) -> Self {
        let mut used: Vec<NodeIndex> = claims.iter().flat_map(|c| [map(c.subject), map(c.object)]).collect();
        used.sort_unstable();
        used.dedup();
        let mut actors: Vec<(Actor, NodeIndex)> = used.into_iter().map(|node| (actor(node), node)).collect();
        actors.sort_by(|a, b| a.0.entity.id.cmp(&b.0.entity.id));
        let mut part =
            Self { symmetric: self.symmetric.clone(), rules_version: self.rules_version.clone(), ..Self::default() };
        let mut places: FxHashMap<NodeIndex, NodeIndex> = FxHashMap::default();
        for (actor, node) in actors {
            let id = actor.entity.id.clone();
            let place = part.graph.add_node(actor);
            part.by_id.insert(id, place);
            places.insert(node, place);
        }
        let place = |node: NodeIndex| places[&map(node)];
        let mut documents: Vec<u32> = claims.iter().map(|claim| claim.document).collect();
        documents.sort_unstable();
        documents.dedup();
        part.documents = documents.iter().map(|&number| self.documents[number as usize].clone()).collect();
        for same in claims.chunk_by(|a, b| a.event == b.event) {
            part.add_event(self, same, &documents, place);
        }
        part.connect();
        part
    }

    /// Appends the event of `claims`, which are all its claims that are kept.
    fn add_event(
        &mut self,
        whole: &Self,
        claims: &[&Claim],
        documents: &[u32],
        place: impl Fn(NodeIndex) -> NodeIndex,
    ) {
        let number = |n: usize| u32::try_from(n).expect("a part is no larger than the whole");
        let original = &whole.events[claims[0].event as usize];
        let mut participants: Vec<NodeIndex> =
            claims.iter().flat_map(|c| [place(c.subject), place(c.object)]).collect();
        if self.is_symmetric(&original.relation) {
            participants.sort_unstable();
            participants.dedup();
        } else {
            participants.truncate(2);
        }
        let (event, first, reports) = (number(self.events.len()), number(self.claims.len()), number(claims.len()));
        self.events.push(Event { participants: participants.into(), first, reports, ..original.clone() });
        for claim in claims {
            let document = documents.binary_search(&claim.document).expect("all documents of the claims are kept");
            let moved = Claim {
                document: number(document),
                event,
                subject: place(claim.subject),
                object: place(claim.object),
                ..claim.restring(&whole.strings, &mut self.strings)
            };
            self.claims.push(moved);
        }
    }
}

impl Claim {
    /// Returns the claim with its strings in another table.
    fn restring(&self, from: &Interner, to: &mut Interner) -> Self {
        let mut copy = |symbol: Symbol| to.insert(from.text(symbol));
        Self {
            subject_role: self.subject_role.map(&mut copy),
            object_role: self.object_role.map(&mut copy),
            attributed_to: self.attributed_to.map(&mut copy),
            date_from: self.date_from.map(&mut copy),
            place: self.place.map(&mut copy),
            code: self.code.map(&mut copy),
            cameo: self.cameo.map(&mut copy),
            rule: copy(self.rule),
            text: copy(self.text),
            ..self.clone()
        }
    }
}
