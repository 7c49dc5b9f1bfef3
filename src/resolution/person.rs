//! The people of a document: names they are called by, what titles tell of them.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::gazetteer::{EntityId, OfficeKind};
use crate::mention::Gender;

/// One person of the document.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) entity: usize,
    /// The fullest name, folded, in words.
    pub(crate) words: Vec<String>,
    pub(crate) gender: Option<Gender>,
    pub(crate) states: Vec<EntityId>,
    /// Offices that titles and appositions name, as kind and folded words.
    pub(crate) offices: Vec<(Option<OfficeKind>, String)>,
    /// Other names that the text gives, folded: "Mohamed Hamdan Dagalo, known as Hemedti".
    pub(crate) aliases: Vec<String>,
    /// Mentions by which it was named, in order.
    pub(crate) mentions: BTreeSet<usize>,
    /// Whether the document's title names it.
    pub(crate) in_title: bool,
}

/// All people, by the words of their names.
#[derive(Debug, Clone, Default)]
pub(crate) struct People {
    pub(crate) all: Vec<Person>,
    by_entity: FxHashMap<usize, usize>,
    /// People by last word of the name; by first word too where the family name may stand first.
    by_word: FxHashMap<String, Vec<usize>>,
}

impl People {
    pub(crate) fn add(&mut self, entity: usize, words: Vec<String>) -> usize {
        let place = self.all.len();
        for word in key_words(&words) {
            self.by_word.entry(word).or_default().push(place);
        }
        self.by_entity.insert(entity, place);
        self.all.push(Person {
            entity,
            words,
            gender: None,
            states: Vec::new(),
            offices: Vec::new(),
            aliases: Vec::new(),
            mentions: BTreeSet::new(),
            in_title: false,
        });
        place
    }

    /// Gives somebody another name.
    pub(crate) fn also(&mut self, place: usize, word: &str) {
        self.by_word.entry(word.to_owned()).or_default().push(place);
        self.all[place].aliases.push(word.to_owned());
    }

    /// Returns the people whose name begins or ends in this word.
    pub(crate) fn with_word(&self, word: &str) -> &[usize] {
        self.by_word.get(word).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn of_entity(&self, entity: usize) -> Option<&Person> {
        self.by_entity.get(&entity).map(|&place| &self.all[place])
    }

    /// Returns the entity of the one person with this surname.
    pub(crate) fn by_surname(&self, surname: &str) -> Option<usize> {
        let last = |&&place: &&usize| self.all[place].words.last().is_some_and(|word| word == surname);
        self.with_word(surname).iter().find(last).map(|&place| self.all[place].entity)
    }

    /// Returns the one person whom the document's title names, unless the gender speaks against it.
    pub(crate) fn of_title(&self, gender: Option<Gender>) -> Option<usize> {
        let mut named = self.all.iter().filter(|person| person.in_title);
        let only = named.next().filter(|_| named.next().is_none())?;
        let fits = only.gender.is_none_or(|known| Some(known) == gender || known == Gender::Neuter);
        fits.then_some(only.entity)
    }

    pub(crate) fn state_of(&self, entity: usize) -> Option<EntityId> {
        self.of_entity(entity)?.states.first().cloned()
    }

    pub(crate) fn gender(&self, entity: usize) -> Option<Gender> {
        self.of_entity(entity)?.gender
    }
}

/// The last word and, in names of two words or more, the first.
fn key_words(words: &[String]) -> Vec<String> {
    let mut keys: Vec<String> = words.last().cloned().into_iter().collect();
    if words.len() > 1 && words[0] != keys[0] {
        keys.push(words[0].clone());
    }
    keys
}
