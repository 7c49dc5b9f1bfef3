//! The entities found so far and the order of the steps.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::gazetteer::{Entity, EntityId, EntityIndex, EntityKind, Gazetteer, fold};
use crate::mention::lexicon::{Classes, lexicon};
use crate::mention::{Mention, MentionForm, Qualifier};
use crate::text::{Document, PartialDate, TokenSpan};

use super::person::People;
use super::quotation::Quotations;
use super::title::Title;
use super::turn::Turns;
use super::{Referent, Resolution, alias, group, name, narrator, office, pronoun, quotation, state};

/// Fewest words of a quotation that says something.
const SHORTEST_SPEECH: usize = 4;

/// The state of resolving one document.
pub(crate) struct Resolver<'a> {
    pub(crate) document: &'a Document,
    pub(crate) mentions: &'a [Mention],
    pub(crate) gazetteer: &'a Gazetteer,
    pub(crate) date: Option<PartialDate>,
    pub(crate) entities: Vec<Entity>,
    by_id: FxHashMap<EntityId, usize>,
    pub(crate) people: People,
    /// The first mention of each office whose holder only source and date tell, by its folded words.
    pub(crate) incumbents: FxHashMap<String, usize>,
    pub(crate) referents: Vec<Referent>,
    /// The number of the sentence of each mention.
    pub(crate) sentences: Vec<usize>,
    pub(crate) quotations: Quotations,
    pub(crate) turns: Turns,
    /// Whom a letter or message addresses as "you".
    pub(crate) recipient: Option<usize>,
    pub(crate) narrator: Option<usize>,
    /// The state from whose side the text is written: the narrator's, or the publisher's.
    pub(crate) home: Option<usize>,
    /// The only state that the title says the text is on: "Joint Statement on Chad".
    topic: Option<usize>,
    /// The parties of a joint statement, empty when the title does not tell them.
    pub(crate) authors: Option<Vec<usize>>,
    /// The state that metadata name: of several states with one demonym it is meant.
    preferred: Option<EntityId>,
}

impl<'a> Resolver<'a> {
    pub(crate) fn new(document: &'a Document, mentions: &'a [Mention], gazetteer: &'a Gazetteer) -> Self {
        let sentences = mentions.iter().map(|mention| document.sentence_of(mention.head)).collect();
        Self {
            document,
            mentions,
            gazetteer,
            date: document.raw.date,
            entities: Vec::new(),
            by_id: FxHashMap::default(),
            people: People::default(),
            incumbents: FxHashMap::default(),
            referents: vec![Referent::default(); mentions.len()],
            sentences,
            quotations: Quotations::default(),
            turns: Turns::default(),
            recipient: None,
            narrator: None,
            home: None,
            topic: None,
            authors: None,
            preferred: None,
        }
    }

    pub(crate) fn resolve(mut self) -> Resolution {
        self.preferred = narrator::known_state(&self);
        name::resolve_bodies(&mut self);
        let title = Title::read(&self);
        title.introduce(&mut self);
        name::resolve_people(&mut self);
        alias::resolve_namesakes(&mut self);
        self.quotations = Quotations::find(self.document);
        self.turns = Turns::find(self.document, self.mentions);
        self.narrator = narrator::find(&mut self, &title);
        if title.is_joint() {
            self.authors = Some(title.authors(&mut self));
        } else {
            self.home = narrator::home(&mut self);
        }
        self.recipient = title.addressee(&mut self);
        self.topic = title.topic(&mut self);
        for index in 0..self.mentions.len() {
            if self.mentions[index].form == MentionForm::Role
                && self.mentions[index].qualifiers.iter().any(|of| !of.candidates.is_empty())
            {
                self.referents[index] = self.decide(index);
            }
        }
        if let Some(authors) = narrator::authors_in_lead(&mut self) {
            self.authors = Some(authors);
        }
        for index in 0..self.mentions.len() {
            if self.referents[index].step.is_empty() {
                self.referents[index] = self.decide(index);
                self.note_incumbent(index);
            }
        }
        let named: FxHashSet<usize> =
            self.referents.iter().flat_map(|referent| referent.entities.iter().copied()).collect();
        for index in 0..self.mentions.len() {
            self.referents[index].office_of = office::owner(&mut self, index, &named);
        }
        self.in_order_of_mention()
    }

    fn note_incumbent(&mut self, index: usize) {
        let role = self.mentions[index].role.as_deref().filter(|_| self.referents[index].step == office::INCUMBENT);
        if let Some(role) = role {
            self.incumbents.entry(fold(role)).or_insert(index);
        }
    }

    fn decide(&mut self, index: usize) -> Referent {
        match self.mentions[index].form {
            MentionForm::Role => office::resolve(self, index),
            MentionForm::Pronoun => pronoun::resolve(self, index),
            MentionForm::Description => group::resolve(self, index),
            MentionForm::Place => Referent::unresolved("place"),
            _ => Referent::unresolved("unknown"),
        }
    }

    /// Numbers the entities by first mention, so that the output does not show the order of the steps.
    fn in_order_of_mention(mut self) -> Resolution {
        let publisher =
            narrator::publisher(&self.document.raw).and_then(|of| self.state_entity(&EntityId::new(of.state)));
        let mut order: Vec<usize> = Vec::with_capacity(self.entities.len());
        let mut place = vec![usize::MAX; self.entities.len()];
        let referred =
            |referent: &'_ Referent| referent.entities.iter().chain(&referent.office_of).copied().collect::<Vec<_>>();
        let spoken = self.spoken();
        let speakers = spoken.iter().map(|&(_, speaker)| speaker);
        let all = self.referents.iter().flat_map(referred).chain(self.narrator).chain(speakers).chain(publisher);
        for entity in all {
            if place[entity] == usize::MAX {
                place[entity] = order.len();
                order.push(entity);
            }
        }
        let mut entities: Vec<crate::gazetteer::Entity> =
            order.iter().map(|&entity| self.entities[entity].clone()).collect();
        let mut referents = self.referents;
        for referent in &mut referents {
            referent.entities.iter_mut().chain(&mut referent.office_of).for_each(|entity| *entity = place[*entity]);
        }
        let narrator = self.narrator.map(|entity| place[entity]);
        let named = |entity: usize| Some(place[entity]).filter(|&place| place != usize::MAX);
        let (publisher, topic) = (publisher.and_then(named), self.topic.and_then(named));
        // A record that names its author is taken at its word.
        if let (Some(narrator), Some(subject)) = (narrator, &self.document.raw.subject) {
            entities[narrator].name = subject.trim().to_owned();
        }
        let quotations = spoken.into_iter().map(|(tokens, speaker)| (tokens, place[speaker])).collect();
        let territories = state::territories(self.mentions, self.gazetteer, &mut entities);
        Resolution {
            named: entities.len(),
            entities,
            referents,
            narrator,
            publisher,
            topic,
            quotations,
            territories,
            unnamed: BTreeMap::new(),
            admits_unnamed: false,
        }
    }

    /// The quotations with their speakers; single words in quotation marks are nobody's speech.
    fn spoken(&self) -> Vec<(TokenSpan, usize)> {
        let speaker = |quotation: &Range<usize>| quotation::speaker(self, quotation.clone());
        let long = self.quotations.all().iter().filter(|quotation| quotation.len() >= SHORTEST_SPEECH);
        long.filter_map(|words| Some((TokenSpan::new(words.start, words.end), speaker(words)?))).collect()
    }

    /// Returns the place of a gazetteer entity among the document's.
    pub(crate) fn listed(&mut self, index: EntityIndex) -> usize {
        let entity = self.gazetteer.entity(index).clone();
        self.add(entity)
    }

    /// Returns the place of an entity, added when its id is new.
    pub(crate) fn add(&mut self, entity: Entity) -> usize {
        if let Some(&place) = self.by_id.get(&entity.id) {
            return place;
        }
        self.by_id.insert(entity.id.clone(), self.entities.len());
        self.entities.push(entity);
        self.entities.len() - 1
    }

    /// Returns the place of the entity with that id, if it is among the document's.
    pub(crate) fn place_of(&self, id: &EntityId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Replaces a document's own entity by a listed one, whose id is free.
    pub(crate) fn replace(&mut self, place: usize, entity: Entity) {
        self.by_id.remove(&self.entities[place].id);
        self.by_id.insert(entity.id.clone(), place);
        self.entities[place] = entity;
    }

    /// Returns the state of that id among the document's entities, added if the gazetteer has it.
    pub(crate) fn state_entity(&mut self, id: &EntityId) -> Option<usize> {
        if let Some(&place) = self.by_id.get(id) {
            return Some(place);
        }
        let index = self.gazetteer.by_id(id)?;
        Some(self.listed(index))
    }

    /// Whether a word belongs to a class of the word lists.
    pub(crate) fn has(&self, token: usize, class: Classes) -> bool {
        lexicon().word(&self.document.word(token).to_lowercase()).classes.has(class)
    }

    pub(crate) fn kind(&self, entity: usize) -> EntityKind {
        self.entities[entity].kind
    }

    pub(crate) fn choose(&self, candidates: &[EntityIndex]) -> Option<EntityIndex> {
        let named = |candidate: &EntityIndex| {
            let id = &self.gazetteer.entity(*candidate).id;
            self.by_id.contains_key(id) || self.preferred.as_ref() == Some(id)
        };
        let possible = |candidate: &EntityIndex| self.date.is_none_or(|date| self.gazetteer.existed(*candidate, date));
        let several = candidates.len() > 1;
        let known = candidates.iter().copied().find(|candidate| several && named(candidate) && possible(candidate));
        known.or_else(|| state::choose(self.gazetteer, candidates, self.date))
    }

    /// Returns the state that a person or body acts for.
    pub(crate) fn state_of(&mut self, entity: usize) -> Option<usize> {
        if self.kind(entity) == EntityKind::State {
            return Some(entity);
        }
        let id = self.entities[entity].state.clone().or_else(|| self.people.state_of(entity))?;
        self.state_entity(&id)
    }

    /// Returns the state that a person acts for, if it is among the document's entities.
    pub(crate) fn listed_state(&self, person: usize) -> Option<usize> {
        let id = self.entities[person].state.clone().or_else(|| self.people.state_of(person))?;
        self.by_id.get(&id).copied()
    }

    /// Returns what a qualifier refers to; pronouns are resolved as if they stood alone.
    pub(crate) fn qualifier(&mut self, qualifier: &Qualifier, index: usize) -> Option<usize> {
        if let Some(chosen) = self.choose(&qualifier.candidates) {
            return Some(self.listed(chosen));
        }
        let words = self.document.phrase(qualifier.tokens);
        match qualifier.kind {
            Some(EntityKind::Organization) => Some(name::open_organization(self, words, None)),
            Some(EntityKind::Person) => self.people.by_surname(&fold(words)),
            Some(_) => None,
            None => pronoun::possessor(self, qualifier.tokens.start(), index),
        }
    }

    /// Returns the indexes of the mentions before `index` that are resolved, nearest first, within so many sentences.
    pub(crate) fn before(&self, index: usize, sentences: usize) -> impl Iterator<Item = usize> + '_ {
        let sentence = self.sentences[index];
        (0..index)
            .rev()
            .take_while(move |&other| sentence - self.sentences[other] <= sentences)
            .filter(|&other| !self.referents[other].entities.is_empty())
    }
}
