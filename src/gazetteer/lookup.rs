//! Names, roles and given names in running words.

use super::compile::{is_acronym, prefixes};
use super::fold::{Spelling, has_digraph, key_hash};
use super::index::HashIndex;
use super::office::{Gender, RoleHit};
use super::tables::{EXACT, NEEDS_CONTEXT, NameRow, RoleForm};
use super::{EntityIndex, Gazetteer};

/// In which sense a name stands for its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NameSense {
    /// Its name or official name.
    Name,
    /// Another name.
    Alias,
    /// Its adjective or people: "Serbian", "Serbs".
    Demonym,
    /// Its capital.
    Capital,
    /// A building, street or city that stands for its government: "Kremlin".
    GovernmentSeat,
    /// A city or region that is only a place.
    Place,
    /// Initials: "NATO".
    Acronym,
}

impl NameSense {
    fn from_code(code: u8) -> Self {
        use NameSense::{Acronym, Alias, Capital, Demonym, GovernmentSeat, Name, Place};
        [Name, Alias, Demonym, Capital, GovernmentSeat, Place, Acronym][usize::from(code)]
    }
}

/// A table name found at the beginning of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameHit {
    /// Number of words, hyphens between them included.
    pub len: usize,
    /// Whose name it is.
    pub entity: EntityIndex,
    /// In which sense.
    pub sense: NameSense,
    /// Whether it needs context: other entities share it, or it is also a common word or personal name.
    pub ambiguous: bool,
}

impl Gazetteer {
    /// Returns all table names that begin at `words[0]`, longest first; of one length, in the order of the tables
    /// (states, organisations, places, persons, then a user's).
    ///
    /// `words` are the next tokens as written, at most twelve of which are looked at. Names are found only where they
    /// are capitalised; short acronyms ("US") only exactly so.
    ///
    /// ```
    /// use legation::gazetteer::Gazetteer;
    /// let gazetteer = Gazetteer::embedded();
    /// let hits = gazetteer.names_at(&["Bosnia", "and", "Herzegovina", "joined"]);
    /// assert_eq!((hits[0].len, gazetteer.entity(hits[0].entity).id.as_str()), (3, "BIH"));
    /// ```
    pub fn names_at(&self, words: &[&str]) -> Vec<NameHit> {
        let mut hits = Vec::new();
        let Some(&first) = words.first() else { return hits };
        if !begins_name(first) {
            return hits;
        }
        for spelling in spellings(words) {
            let longest = self.tables.starts.get(key_hash(first, spelling));
            for (len, hash) in longest.iter().flat_map(|&most| prefixes(words, most, spelling)) {
                self.push_hits(&words[..len], self.tables.names.get(hash), &mut hits);
            }
        }
        hits.sort_by_key(|hit: &NameHit| std::cmp::Reverse(hit.len));
        hits.dedup();
        hits
    }

    fn push_hits(&self, words: &[&str], rows: &[NameRow], hits: &mut Vec<NameHit>) {
        if rows.is_empty() {
            return;
        }
        // "Haqqani network" is listed with a small letter, and so it may be written.
        let exact = !is_capitalised(words);
        let fits = |row: &&NameRow| !exact && row.flags & EXACT == 0 || same_letters(words, self.tables.str(row.text));
        let fitting = || rows.iter().filter(fits);
        let shared = fitting().any(|row| Some(row.entity) != fitting().next().map(|first| first.entity));
        for row in fitting() {
            let entity = EntityIndex(row.entity);
            if !hits.iter().any(|hit| hit.entity == entity && hit.len == words.len()) {
                let ambiguous = shared || row.flags & NEEDS_CONTEXT != 0;
                hits.push(NameHit { len: words.len(), entity, sense: NameSense::from_code(row.sense), ambiguous });
            }
        }
    }

    /// Returns the longest role noun or title that begins at `words[0]`, in any case ("Foreign Minister", "officials").
    pub fn role_at(&self, words: &[&str]) -> Option<RoleHit<'_>> {
        let first = words.first().filter(|word| word.starts_with(char::is_alphabetic))?;
        let most = *self.tables.role_starts.get(key_hash(first, Spelling::Short)).first()?;
        let hits = prefixes(words, most, Spelling::Short).filter_map(|(len, hash)| {
            let fits = |form: &&RoleForm| !form.exact || same_letters(&words[..len], self.tables.str(form.text));
            let form = self.tables.role_forms.get(hash).iter().find(fits)?;
            Some(RoleHit { len, role: &self.roles[form.role as usize] })
        });
        hits.last()
    }

    /// Returns the gender of a given name, if `word` is one that is seldom anything else.
    pub fn given_name(&self, word: &str) -> Option<Gender> {
        let acronym = word.len() <= 3 && is_acronym(word);
        word_value(&self.tables.given_names, word)
            .filter(|_| word.starts_with(char::is_uppercase) && !acronym)
            .map(|code| Gender::from_code(code).unwrap_or(Gender::Either))
    }

    /// Returns whether `word` is an honorific ("Mr.", "Sheikh"), and the gender it tells.
    pub fn is_honorific(&self, word: &str) -> Option<Option<Gender>> {
        word_value(&self.tables.honorifics, word)
            .filter(|_| word.starts_with(char::is_uppercase))
            .map(Gender::from_code)
    }
}

fn word_value(index: &HashIndex<u8>, word: &str) -> Option<u8> {
    let value = |spelling| index.get(key_hash(word, spelling)).first().copied();
    value(Spelling::Short).or_else(|| if has_digraph(word) { value(Spelling::Long) } else { None })
}

fn spellings(words: &[&str]) -> impl Iterator<Item = Spelling> {
    let long = words.iter().take(12).any(|word| has_digraph(word));
    [Spelling::Short, Spelling::Long].into_iter().take(if long { 2 } else { 1 })
}

/// Particles that stay lower case inside a name, and may begin one.
const SMALL: [&str; 50] = [
    "of", "the", "and", "for", "in", "on", "to", "de", "da", "do", "dos", "del", "della", "di", "du", "la", "le",
    "los", "las", "al", "el", "as", "ad", "ar", "an", "az", "ash", "bin", "ben", "bint", "ibn", "van", "von", "der",
    "den", "ter", "e", "i", "y", "und", "et", "a", "ould", "abu", "'s", "’s", "s", "'", "’", "d",
];

fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

/// Whether a name may begin with the word: a capital, a figure, or a particle ("al-Qaida", "the Porte").
fn begins_name(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || !c.is_ascii())
        || matches!(
            word,
            "al" | "el" | "the" | "de" | "van" | "von" | "der" | "bin" | "ben" | "da" | "di" | "du" | "la" | "le"
        )
        || word.chars().nth(1).is_some_and(|c| matches!(c, '\'' | '’'))
        || word.starts_with("al-")
        || word.starts_with("el-")
}

/// Whether the words are written as a name: every word capitalised but particles, and at least one.
fn is_capitalised(words: &[&str]) -> bool {
    let lower = |word: &&str| word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
    let inner_capital = |word: &str| word.contains(['-', '\'', '’']) && word.contains(char::is_uppercase);
    words.iter().all(|word| !lower(word) || is_small(word) || inner_capital(word))
        && words.iter().any(|word| word.contains(|c: char| c.is_uppercase() || c.is_numeric() || !c.is_ascii()))
}

/// Whether the words are the name in exactly these letters, dots and spaces aside.
fn same_letters(words: &[&str], name: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| !matches!(c, '.' | ' ' | '-')).collect::<Vec<_>>();
    words.iter().flat_map(|word| letters(word)).eq(letters(name))
}
