//! From statements to the graph, in one pass over the statements and one over what was kept of them.

use std::collections::BTreeMap;

use compact_str::CompactString;
use petgraph::stable_graph::{NodeIndex, StableDiGraph};
use rustc_hash::FxHashMap;

use super::copy::passage;
use super::event::{Happening, Report, Timing, cluster};
use super::intern::{Interner, Symbol};
use super::model::{Actor, Claim, DocumentInfo, Event, EventId, KnowledgeGraph, Relation};
use crate::gazetteer::{Entity, EntityId, EntityKind, fold_keys};
use crate::mention::lexicon::lexicon;
use crate::statement::{Argument, Polarity, Statement, Status};
use crate::text::PartialDate;

/// Collects documents and statements in any order, then makes the graph.
#[derive(Debug, Default)]
pub struct GraphBuilder {
    strings: Interner,
    /// Ids of documents; the number is the place in `documents`.
    document_ids: Interner,
    documents: Vec<DocumentInfo>,
    entity_ids: Interner,
    sightings: Vec<Sighting>,
    known: FxHashMap<EntityId, Entity>,
    claims: Vec<Pending>,
    rules_version: String,
}

/// What statements say about one entity.
#[derive(Debug, Default)]
struct Sighting {
    names: BTreeMap<Symbol, u32>,
    kinds: BTreeMap<EntityKind, u32>,
    states: BTreeMap<Symbol, u32>,
    surfaces: BTreeMap<Symbol, u32>,
}

/// A claim whose event is not known yet; documents and entities have the builder's numbers.
#[derive(Debug)]
struct Pending {
    claim: Claim,
    relation: Symbol,
    symmetric: bool,
    polarity: Polarity,
    status: Status,
    passage: Option<u64>,
}

impl GraphBuilder {
    /// Adds what is known about a document; the last word on one id counts.
    pub fn add_document(&mut self, document: DocumentInfo) {
        let number = self.document(&document.id);
        self.documents[number as usize] = document;
    }

    /// Adds what a gazetteer knows about an entity (Wikidata id, dates, name); it becomes a node only when a statement
    /// names it.
    pub fn add_entity(&mut self, entity: &Entity) {
        self.known.entry(entity.id.clone()).or_insert_with(|| entity.clone());
    }

    /// Names the version of the rules that read the statements.
    pub fn set_rules_version(&mut self, version: impl Into<String>) {
        self.rules_version = version.into();
    }

    /// Adds a statement. Statements with the same id count once.
    pub fn add(&mut self, statement: &Statement) {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let evidence = &statement.evidence;
        let [subject_words, object_words] = surfaces(statement);
        let claim = Claim {
            id: CompactString::from(statement.id.as_str()),
            document: self.document(&statement.document),
            event: 0,
            subject: self.entity(&statement.subject, subject_words),
            object: self.entity(&statement.object, object_words),
            subject_role: self.optional(statement.subject.role.as_deref()),
            object_role: self.optional(statement.object.role.as_deref()),
            attributed_to: self.optional(statement.attributed_to.as_deref()),
            claimed: statement.claimed,
            date: statement.date,
            date_from: self.optional(statement.date_from.as_deref()),
            place: self.optional(statement.place.as_deref()),
            office: self.optional(statement.office.as_deref()),
            code: self.optional(statement.event.as_deref()),
            cameo: self.optional(statement.cameo.as_deref()),
            rule: self.strings.insert(&statement.rule),
            confidence: statement.confidence,
            group_size: statement.group_size,
            sentence: narrow(evidence.sentence),
            start: narrow(evidence.start),
            end: narrow(evidence.end),
            text: self.strings.insert(&evidence.text),
            trigger: evidence.trigger.map(narrow),
            subject_span: evidence.subject.map(narrow),
            object_span: evidence.object.map(narrow),
        };
        let relation = self.strings.insert(&statement.relation);
        let Statement { symmetric, polarity, status, .. } = *statement;
        let passage = passage(evidence);
        self.claims.push(Pending { claim, relation, symmetric, polarity, status, passage });
    }

    fn optional(&mut self, text: Option<&str>) -> Option<Symbol> {
        text.map(|text| self.strings.insert(text))
    }

    fn document(&mut self, id: &str) -> u32 {
        let number = self.document_ids.insert(id).index();
        if number == self.documents.len() {
            self.documents.push(DocumentInfo { id: id.to_owned(), ..DocumentInfo::default() });
        }
        u32::try_from(number).expect("the interner counts in 32 bits")
    }

    fn entity(&mut self, argument: &Argument, surface: Option<&str>) -> NodeIndex {
        let number = self.entity_ids.insert(argument.id.as_str()).index();
        if number == self.sightings.len() {
            self.sightings.push(Sighting::default());
        }
        let name = self.strings.insert(&argument.name);
        let state = argument.state.as_ref().map(|state| self.strings.insert(state.as_str()));
        let surface = surface.map(|surface| self.strings.insert(surface));
        let sighting = &mut self.sightings[number];
        *sighting.names.entry(name).or_default() += 1;
        *sighting.kinds.entry(argument.kind).or_default() += 1;
        state.into_iter().for_each(|state| *sighting.states.entry(state).or_default() += 1);
        surface.into_iter().for_each(|surface| *sighting.surfaces.entry(surface).or_default() += 1);
        NodeIndex::new(number)
    }

    /// Makes the graph.
    pub fn finish(mut self) -> KnowledgeGraph {
        let (documents, document_rank) = sorted_documents(std::mem::take(&mut self.documents));
        let (actors, entity_rank) = self.actors();
        let mut symmetric: Vec<CompactString> = Vec::new();
        for pending in &mut self.claims {
            let claim = &mut pending.claim;
            claim.document = document_rank[claim.document as usize];
            claim.subject = NodeIndex::new(entity_rank[claim.subject.index()] as usize);
            claim.object = NodeIndex::new(entity_rank[claim.object.index()] as usize);
            let relation = self.strings.text(pending.relation);
            if pending.symmetric && !symmetric.iter().any(|name| name == relation) {
                symmetric.push(relation.into());
            }
        }
        symmetric.sort_unstable();
        self.sort_claims();
        let by_id = actors.iter().enumerate().map(|(i, a)| (a.entity.id.clone(), NodeIndex::new(i))).collect();
        let mut graph = KnowledgeGraph {
            graph: StableDiGraph::with_capacity(actors.len(), self.claims.len() / 2),
            by_id,
            documents,
            symmetric,
            rules_version: self.rules_version,
            ..KnowledgeGraph::default()
        };
        actors.into_iter().for_each(|actor| _ = graph.graph.add_node(actor));
        let reports = reports(&self.claims, &self.strings, &graph);
        graph.strings = self.strings;
        graph.place_events(reports, self.claims);
        graph.mark_copies();
        graph.connect();
        graph
    }

    /// Returns the actors by id, and the place of each of the builder's entities among them.
    fn actors(&mut self) -> (Vec<Actor>, Vec<u32>) {
        let mut order: Vec<(&str, usize)> = self.entity_ids.texts().map(|(number, id)| (id, number.index())).collect();
        order.sort_unstable();
        let mut rank = vec![0; order.len()];
        let mut actors = Vec::with_capacity(order.len());
        for (place, (id, number)) in (0..).zip(order) {
            rank[number] = place;
            let id = EntityId::new(id);
            actors.push(self.sightings[number].actor(self.known.get(&id), id, &self.strings));
        }
        (actors, rank)
    }

    /// By document, place in it, and arguments; without repetitions.
    fn sort_claims(&mut self) {
        let strings = &self.strings;
        let key = |p: &Pending| {
            let claim = &p.claim;
            (claim.document, claim.start, claim.trigger, p.polarity, p.status, claim.subject, claim.object)
        };
        self.claims.sort_by(|a, b| {
            let relation = |p: &Pending| strings.text(p.relation);
            (key(a), relation(a), &a.claim.id).cmp(&(key(b), relation(b), &b.claim.id))
        });
        self.claims.dedup_by(|a, b| a.claim.id == b.claim.id && !a.claim.id.is_empty());
    }
}

impl Sighting {
    fn actor(&self, known: Option<&Entity>, id: EntityId, strings: &Interner) -> Actor {
        let name = match known {
            Some(known) => known.name.clone(),
            None => most_frequent(&self.names, strings).unwrap_or_default().to_owned(),
        };
        let entity = known.cloned().unwrap_or_else(|| Entity {
            name: name.clone(),
            kind: self.kinds.iter().rev().max_by_key(|(_, n)| **n).map_or(EntityKind::Person, |(kind, _)| *kind),
            state: most_frequent(&self.states, strings).map(EntityId::new),
            wikidata: is_wikidata(id.as_str()).then(|| id.as_str().into()),
            from: None,
            to: None,
            id,
        });
        let mut aliases: Vec<String> = self.names.keys().map(|name| strings.text(*name).to_owned()).collect();
        let folded = fold_keys(&name).join(" ");
        let surfaces = self.surfaces.keys().map(|surface| strings.text(*surface));
        aliases.extend(surfaces.filter(|surface| shares_word(&folded, surface)).map(str::to_owned));
        aliases.retain(|alias| *alias != name);
        aliases.sort_unstable();
        aliases.dedup();
        Actor { entity, aliases, events: 0 }
    }
}

/// The string counted most often, the alphabetically first of several.
fn most_frequent<'a>(counts: &BTreeMap<Symbol, u32>, strings: &'a Interner) -> Option<&'a str> {
    let ranked = counts.iter().map(|(text, n)| (std::cmp::Reverse(*n), strings.text(*text)));
    ranked.min().map(|(_, text)| text)
}

fn is_wikidata(id: &str) -> bool {
    id.strip_prefix('Q').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Returns the words that stand for subject and object, where they can be a name: short, with a capital.
pub fn surfaces(statement: &Statement) -> [Option<&str>; 2] {
    let evidence = &statement.evidence;
    [evidence.subject, evidence.object].map(|span| surface(evidence.start, &evidence.text, span))
}

/// Returns whether words that stand for an actor are one of its names.
pub fn is_alias(name: &str, words: &str) -> bool {
    shares_word(&fold_keys(name).join(" "), words)
}

fn surface(start: usize, sentence: &str, span: [usize; 2]) -> Option<&str> {
    let [from, to] = span;
    let words = sentence.get(from.checked_sub(start)?..to.checked_sub(start)?)?;
    (words.len() <= 60 && words.contains(char::is_uppercase) && !words.contains('\n')).then_some(words)
}

/// Whether the words repeat a part of the name: "Mr. Djuric" for "Marko Đurić", but not "the Kremlin" for "Russia", nor
/// people of several or one: "the presidents of Bosnia and Serbia".
fn shares_word(folded_name: &str, surface: &str) -> bool {
    if surface.split(' ').any(is_people) {
        return false;
    }
    let surface = fold_keys(surface).join(" ");
    surface.split(' ').any(|word| word.len() > 2 && folded_name.split(' ').any(|part| part == word))
}

/// "presidents", "officials", but not the "Nations" of a name.
fn is_people(word: &str) -> bool {
    let known = lexicon().word(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let plural = known.collective.is_some_and(|noun| noun.plural) || known.description.is_some_and(|noun| noun.plural);
    plural && word.starts_with(char::is_lowercase)
}

fn sorted_documents(documents: Vec<DocumentInfo>) -> (Vec<DocumentInfo>, Vec<u32>) {
    let mut order: Vec<(DocumentInfo, usize)> = documents.into_iter().zip(0..).collect();
    order.sort_unstable_by(|a, b| a.0.id.cmp(&b.0.id));
    let mut rank = vec![0; order.len()];
    (0..).zip(&order).for_each(|(place, (_, number))| rank[*number] = place);
    (order.into_iter().map(|(document, _)| document).collect(), rank)
}

/// Groups the pairs of one trigger; `claims` are sorted by document and place.
fn reports(claims: &[Pending], strings: &Interner, graph: &KnowledgeGraph) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::with_capacity(claims.len());
    // The reports of the sentence at hand that more pairs may join.
    let mut open: FxHashMap<Trigger, usize> = FxHashMap::default();
    let mut here = (u32::MAX, u32::MAX);
    for (number, pending) in (0..).zip(claims) {
        let Pending { claim, relation, polarity, status, .. } = pending;
        if here != (claim.document, claim.start) {
            here = (claim.document, claim.start);
            open.clear();
        }
        let symmetric = graph.is_symmetric(strings.text(*relation));
        let group = (symmetric && claim.group_size > 2).then_some((claim.trigger, *relation, *polarity, *status));
        if let Some(&report) = group.and_then(|group| open.get(&group)) {
            reports[report].take(pending, number);
            continue;
        }
        group.into_iter().for_each(|group| _ = open.insert(group, reports.len()));
        reports.push(report(pending, number, symmetric, strings, graph));
    }
    reports
}

/// What the pairs of one event in one sentence share.
type Trigger = ([u32; 2], Symbol, Polarity, Status);

fn report(pending: &Pending, number: u32, symmetric: bool, strings: &Interner, graph: &KnowledgeGraph) -> Report {
    let Pending { claim, relation, polarity, status, .. } = pending;
    let mut participants = [claim.subject, claim.object].map(narrow_node);
    if symmetric {
        participants.sort_unstable();
    }
    let happening = Happening {
        relation: strings.text(*relation).into(),
        participants: Box::new(participants),
        polarity: *polarity,
        status: *status,
    };
    let published = graph.documents[claim.document as usize].date;
    let (date, document, passage) = (claim.date, claim.document, pending.passage);
    Report { happening, timing: Timing { date, published, document, passage }, claims: vec![number] }
}

impl Report {
    /// Adds a further pair of the same meeting.
    fn take(&mut self, pending: &Pending, number: u32) {
        let claim = &pending.claim;
        let mut participants = self.happening.participants.to_vec();
        participants.extend([claim.subject, claim.object].map(narrow_node));
        participants.sort_unstable();
        participants.dedup();
        self.happening.participants = participants.into();
        self.timing.join(claim.date, pending.passage);
        self.claims.push(number);
    }
}

fn narrow_node(node: NodeIndex) -> u32 {
    u32::try_from(node.index()).expect("petgraph counts nodes in 32 bits")
}

/// An event with its place in time and its claims, before it has a number.
type Draft = (Option<PartialDate>, Happening, Vec<u32>);

impl KnowledgeGraph {
    /// Clusters the reports, numbers the events and orders the claims by event.
    fn place_events(&mut self, mut reports: Vec<Report>, claims: Vec<Pending>) {
        reports.sort_by(|a, b| (&a.happening, a.timing.document).cmp(&(&b.happening, b.timing.document)));
        let mut drafts: Vec<Draft> = Vec::with_capacity(reports.len());
        for same in reports.chunk_by(|a, b| a.happening == b.happening) {
            for cluster in cluster(same) {
                let mut members: Vec<u32> =
                    cluster.reports.iter().flat_map(|&i| same[i as usize].claims.iter().copied()).collect();
                members.sort_unstable();
                drafts.push((cluster.date, same[0].happening.clone(), members));
            }
        }
        drop(reports);
        let time = |draft: &Draft| (draft.0.is_none(), draft.0);
        drafts.sort_by(|a, b| (time(a), &a.1, &a.2).cmp(&(time(b), &b.1, &b.2)));
        let mut claims: Vec<Option<Claim>> = claims.into_iter().map(|pending| Some(pending.claim)).collect();
        for (date, happening, members) in drafts {
            let number = u32::try_from(self.events.len()).expect("fewer events than strings");
            let first = u32::try_from(self.claims.len()).expect("fewer statements than strings");
            let reports = u32::try_from(members.len()).expect("fewer statements than strings");
            for member in members {
                let claim = claims[member as usize].take().expect("a claim is part of one report");
                self.claims.push(Claim { event: number, ..claim });
            }
            let Happening { relation, participants, polarity, status } = happening;
            let participants = participants.iter().map(|&node| NodeIndex::new(node as usize)).collect();
            self.events.push(Event { relation, polarity, status, date, participants, first, reports });
        }
    }

    /// Makes the edges of the events and counts the events of each actor.
    pub(super) fn connect(&mut self) {
        for event in &self.events {
            let mut participants = event.participants.to_vec();
            participants.sort_unstable();
            participants.dedup();
            participants.iter().for_each(|&node| self.graph[node].events += 1);
        }
        let mut pairs: Vec<(NodeIndex, NodeIndex, &str, u32)> = Vec::with_capacity(self.claims.len());
        for claim in &self.claims {
            let relation = self.events[claim.event as usize].relation.as_str();
            let swap = claim.object < claim.subject && self.is_symmetric(relation);
            let (source, target) = if swap { (claim.object, claim.subject) } else { (claim.subject, claim.object) };
            pairs.push((source, target, relation, claim.event));
        }
        pairs.sort_unstable();
        pairs.dedup();
        for edge in pairs.chunk_by(|a, b| (a.0, a.1, a.2) == (b.0, b.1, b.2)) {
            let (source, target, name, _) = edge[0];
            let symmetric = self.is_symmetric(name);
            let events = edge.iter().map(|pair| EventId(pair.3)).collect();
            self.graph.add_edge(source, target, Relation { name: name.into(), symmetric, events });
        }
    }
}
