//! What the title of a document tells: the people it names and, of a joint statement, the parties who make it.

use crate::analysis::tokenise;
use crate::gazetteer::{Entity, EntityId, EntityKind, fold};
use crate::mention::{Mention, MentionForm};
use crate::text::RawDocument;

use super::link::gender;
use super::name::office_kind;
use super::resolver::Resolver;

/// A mention of the title, resolved.
struct Named {
    mention: Mention,
    entity: Entity,
    follows: String,
    starts: bool,
    /// Whether it stands behind "on", so that the statement may be about it.
    topical: bool,
    /// Whether it stands behind the last "to".
    addressed: bool,
}

/// A title, read.
#[derive(Default)]
pub(crate) struct Title {
    named: Vec<Named>,
    lower: String,
}

impl Title {
    /// Reads the title of the resolver's document; empty without one.
    pub(crate) fn read(resolver: &Resolver<'_>) -> Self {
        let Some(title) = resolver.document.raw.title.as_deref() else { return Self::default() };
        // A code such as "NPL_52_1997" names nobody.
        if title.contains('_') {
            return Self::default();
        }
        let raw = RawDocument { text: title.to_owned(), date: resolver.date, ..RawDocument::default() };
        let document = tokenise(raw);
        let mentions = crate::mention::find(&document, resolver.gazetteer);
        let mut found = super::resolve(&document, &mentions, resolver.gazetteer);
        let topic = (0..document.tokens.len()).find(|&token| document.word(token) == "on");
        let to = (0..document.tokens.len()).rfind(|&token| document.word(token).eq_ignore_ascii_case("to"));
        let named = mentions.into_iter().zip(std::mem::take(&mut found.referents)).flat_map(|(mention, referent)| {
            let end = mention.tokens.end();
            let follows = document.tokens.get(end).map(|_| document.word(end).to_lowercase()).unwrap_or_default();
            let starts = mention.tokens.start() == 0;
            let topical = topic.is_some_and(|topic| topic < mention.tokens.start());
            let addressed = to.is_some_and(|to| to < mention.tokens.start());
            let entities = referent.entities.iter().filter_map(|&entity| found.entities.get(entity).cloned());
            let named = |entity| Named {
                mention: mention.clone(),
                entity,
                follows: follows.clone(),
                starts,
                topical,
                addressed,
            };
            entities.map(named).collect::<Vec<_>>()
        });
        Self { named: named.collect(), lower: title.to_lowercase() }
    }

    /// Makes the people of the title known to the document, so that "Cavusoglu" and "the Foreign Minister" find them.
    pub(crate) fn introduce(&self, resolver: &mut Resolver<'_>) {
        for named in &self.named {
            if named.mention.form == MentionForm::Name && named.entity.kind == EntityKind::Person {
                introduce(resolver, named);
            }
        }
    }

    /// Returns who speaks in "Secretary Quist on Harbour Radio" or "Secretary Quist at a Press Availability".
    pub(crate) fn speaker(&self) -> Option<&Entity> {
        let first = self.named.first().filter(|first| first.starts && first.entity.kind == EntityKind::Person)?;
        let speaks = matches!(first.follows.as_str(), "on" | "at" | "with") && !self.is_joint();
        speaks.then_some(&first.entity)
    }

    /// Returns the one person whom the title of an interview names.
    pub(crate) fn interviewee(&self) -> Option<&Entity> {
        let mut people = self.named.iter().filter(|named| named.entity.kind == EntityKind::Person);
        let person = people.next().filter(|_| self.lower.contains("interview"))?;
        people.all(|other| other.entity.id == person.entity.id).then_some(&person.entity)
    }

    /// Returns whom the text calls "you": the recipient of a letter, the nation whose day a message marks.
    pub(crate) fn addressee(&self, resolver: &mut Resolver<'_>) -> Option<usize> {
        let is = |cues: &[&str]| cues.iter().any(|cue| self.lower.contains(cue));
        if is(&["letter ", "message "]) {
            let to = self.named.iter().find(|named| named.addressed)?;
            return Some(resolver.add(to.entity.clone()));
        }
        let marked = is(&["national day", "independence day", "statehood day", "republic day", "constitution day"]);
        let mut states = self.named.iter().filter(|named| named.entity.kind == EntityKind::State);
        let state = states.next().filter(|_| marked)?;
        let sole = states.all(|other| other.entity.id == state.entity.id);
        sole.then(|| resolver.add(state.entity.clone()))
    }

    /// Returns the only state that the title says the text is on: "Joint Statement on Chad".
    pub(crate) fn topic(&self, resolver: &mut Resolver<'_>) -> Option<usize> {
        let mut topics = self.named.iter().filter(|named| named.topical);
        let topic = topics.next().filter(|topic| topic.entity.kind == EntityKind::State)?;
        let sole = topics.all(|other| other.entity.id == topic.entity.id);
        sole.then(|| resolver.add(topic.entity.clone()))
    }

    /// Whether the members of a body make it: "Harbour Union Ministers' Statement on Norway".
    fn is_collective(&self) -> bool {
        let cues = ["ministers’ statement", "ministers' statement", "leaders’ statement", "leaders' statement"];
        cues.iter().any(|cue| self.lower.contains(cue))
    }

    /// Whether several parties make the statement.
    pub(crate) fn is_joint(&self) -> bool {
        (self.lower.contains("joint ") || self.is_collective())
            && ["statement", "communiqu", "declaration"].iter().any(|cue| self.lower.contains(cue))
    }

    /// Returns the parties of a joint statement: two states or more, or the body whose members make it.
    pub(crate) fn authors(&self, resolver: &mut Resolver<'_>) -> Vec<usize> {
        let mut authors: Vec<usize> = Vec::new();
        // Who is named behind "on" in a body's statement is its subject matter.
        let collective = self.is_collective();
        for named in self.named.iter().filter(|named| !(collective && named.topical)) {
            let body = named.starts && named.entity.kind == EntityKind::Organization;
            if body {
                return vec![resolver.add(named.entity.clone())];
            }
            let party = resolver.add(named.entity.clone());
            if let Some(state) = resolver.state_of(party).filter(|state| !authors.contains(state)) {
                authors.push(state);
            }
        }
        if authors.len() < 2 && !self.lower.contains("statement by") { Vec::new() } else { authors }
    }
}

fn introduce(resolver: &mut Resolver<'_>, named: &Named) {
    let words: Vec<String> = fold(&named.entity.name).split(' ').map(str::to_owned).collect();
    let known = words.last().and_then(|last| resolver.people.by_surname(last)).is_some();
    if known {
        return;
    }
    let mut entity = named.entity.clone();
    // The id of somebody who is only a surname is made of the document's.
    if let Some((_, own)) = entity.id.as_str().split_once('#') {
        entity.id = EntityId::new(format!("{}#{own}", resolver.document.raw.id));
    }
    let state = entity.state.clone();
    let office = named.mention.role.as_deref().map(|role| (office_kind(resolver, role), fold(role)));
    let listed = resolver.gazetteer.by_id(&entity.id).and_then(|person| resolver.gazetteer.gender(person));
    let gender = named.mention.gender.or(gender(listed));
    let place = resolver.add(entity);
    let person = resolver.people.add(place, words);
    let person = &mut resolver.people.all[person];
    person.gender = gender;
    person.states.extend(state);
    person.offices.extend(office);
    person.in_title = true;
}
