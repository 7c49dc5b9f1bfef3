//! One pass over a document that looks every word up once; the recognisers then read only this.

use crate::gazetteer::{EntityKind, Gazetteer};
use crate::text::{Document, TokenSpan};

use super::known::{Known, RoleHit, Sense, gender, known_at, role_at};
use super::lexicon::{Classes, Gender, WordInfo, lexicon};
use super::{organization, polity};

/// The look of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// "Serbia", "McDonald", "U.S.".
    Capitalized,
    /// "NATO", "DULLES": two letters or more, all upper case.
    Upper,
    /// "minister".
    Lower,
    Number,
    Mark,
}

/// The words of a document with what the lists know of each.
pub(crate) struct Scan<'a> {
    pub(crate) document: &'a Document,
    pub(crate) gazetteer: &'a Gazetteer,
    pub(crate) words: Vec<&'a str>,
    pub(crate) info: Vec<WordInfo>,
    pub(crate) shapes: Vec<Shape>,
    /// Index into `names` of the longest name that begins at a token.
    name_at: Vec<Option<u32>>,
    names: Vec<Known>,
    role_at: Vec<Option<u32>>,
    roles: Vec<RoleHit>,
    /// The first token of each sentence, in order.
    first_of_sentence: Vec<usize>,
}

/// Longest name or role in tokens.
const WINDOW: usize = 14;

impl<'a> Scan<'a> {
    pub(crate) fn new(document: &'a Document, gazetteer: &'a Gazetteer) -> Self {
        let count = document.tokens.len();
        let words: Vec<&str> = (0..count).map(|token| document.word(token)).collect();
        let mut lower = String::new();
        let info = words.iter().map(|word| look_up(word, &mut lower)).collect();
        let shapes = words.iter().map(|word| shape(word)).collect();
        let (name_at, role_at) = (vec![None; count], vec![None; count]);
        let first_of_sentence = document.sentences.iter().map(|sentence| sentence.tokens.start()).collect();
        let (names, roles) = (Vec::new(), Vec::new());
        let mut scan =
            Self { document, gazetteer, words, info, shapes, name_at, names, role_at, roles, first_of_sentence };
        scan.look_up_names();
        scan.recognise_states();
        scan.recognise_organizations();
        scan
    }

    /// The longest name at `words[0]`, token `start`, as the date of the document reads it.
    pub(crate) fn look_up(&self, words: &[&str], start: usize) -> Option<Known> {
        known_at(self.gazetteer, words, start, self.document.raw.date)
    }

    fn look_up_names(&mut self) {
        for sentence in &self.document.sentences {
            let range = sentence.tokens.range();
            for i in range.clone() {
                let window = &self.words[i..range.end.min(i + WINDOW)];
                if self.shapes[i] != Shape::Mark
                    && self.shapes[i] != Shape::Number
                    && let Some(role) = role_at(self.gazetteer, window, i)
                {
                    self.role_at[i] = Some(index(self.roles.len()));
                    self.roles.push(role);
                }
                // "al Qaeda", "al-Sharaa" begin in lower case.
                if (self.is_capital(i) || self.has(i, Classes::PARTICLE))
                    && let Some(known) = self.look_up(window, i)
                {
                    self.set_name(i, known);
                }
            }
        }
    }

    fn recognise_states(&mut self) {
        for number in 0..self.document.sentences.len() {
            let range = self.document.sentences[number].tokens.range();
            for token in range.clone() {
                let part = polity::shared_at(self, token, range.end)
                    .or_else(|| polity::one_of_two(self, token, range.end))
                    .or_else(|| polity::combining_at(self, token));
                if let Some(known) = part.or_else(|| polity::run_at(self, token, range.end)) {
                    self.set_name(token, known);
                }
            }
        }
    }

    fn recognise_organizations(&mut self) {
        for number in 0..self.document.sentences.len() {
            let range = self.document.sentences[number].tokens.range();
            let mut i = range.start;
            while i < range.end {
                let several = organization::plural_at(self, i, range.end);
                if let Some((_, last)) = several.last() {
                    i = last.end;
                    several.into_iter().for_each(|(token, known)| self.set_name(token, known));
                    continue;
                }
                match organization::run_at(self, i, range.start, range.end) {
                    Some(known) => {
                        let end = known.end;
                        self.set_name(i, known);
                        i = end;
                    }
                    None => i += 1,
                }
            }
        }
    }

    fn set_name(&mut self, token: usize, known: Known) {
        self.name_at[token] = Some(index(self.names.len()));
        self.names.push(known);
    }

    /// Returns the longest name that begins at a token.
    pub(crate) fn known(&self, token: usize) -> Option<&Known> {
        let name = self.name_at.get(token).copied().flatten()?;
        Some(&self.names[name as usize])
    }

    /// Returns the longest role that begins at a token.
    pub(crate) fn role(&self, token: usize) -> Option<&RoleHit> {
        let role = self.role_at.get(token).copied().flatten()?;
        Some(&self.roles[role as usize])
    }

    /// Whether a word is a given name that is seldom anything else.
    pub(crate) fn is_given_name(&self, token: usize) -> bool {
        self.is_capital(token) && self.gazetteer.given_name(self.word(token)).is_some()
    }

    /// Returns the sex that a given name tells.
    pub(crate) fn given_name_gender(&self, token: usize) -> Option<Gender> {
        gender(self.gazetteer.given_name(self.word(token)))
    }

    /// Whether a word is an honorific, and the sex it tells.
    pub(crate) fn honorific(&self, token: usize) -> Option<Option<Gender>> {
        let word = self.words.get(token)?;
        // "M. Couve de Murville"; in "M. Masood" it may be an initial.
        let two =
            |next: usize| self.is_capital(next) && (self.is_capital(next + 1) || self.has(next + 1, Classes::PARTICLE));
        // "Minister Don Falk": one word behind a title makes it a given name.
        let titled = || self.role_ends(token);
        let single = |next: usize| self.is_capital(next) && !two(next);
        self.gazetteer
            .is_honorific(word)
            .filter(|_| *word != "M." || two(token + 1))
            .filter(|_| *word != "Don" || !(titled() && single(token + 1)))
            .map(gender)
    }

    /// Whether a role ends right before a token.
    fn role_ends(&self, token: usize) -> bool {
        (token.saturating_sub(4)..token).any(|start| self.role(start).is_some_and(|role| role.end == token))
    }

    /// Whether a name is one of a body and not of a state: "European".
    pub(crate) fn is_of_organization(&self, known: &Known) -> bool {
        known.candidates.first().is_some_and(|&first| {
            self.gazetteer.entity(first).kind == EntityKind::Organization
                && !matches!(self.gazetteer.subtype(first), "party" | "armed_group" | "movement")
        })
    }

    /// Returns the listed person that begins at a token.
    pub(crate) fn known_person(&self, token: usize) -> Option<&Known> {
        self.known(token).filter(|known| known.sense == Sense::Person)
    }

    /// Returns the name at a token unless it is a person's.
    pub(crate) fn known_other(&self, token: usize) -> Option<&Known> {
        self.known(token).filter(|known| known.sense.kind() != EntityKind::Person)
    }

    pub(crate) fn word(&self, token: usize) -> &'a str {
        self.words.get(token).copied().unwrap_or("")
    }

    /// Whether a token is one of these words, in any case.
    pub(crate) fn is(&self, token: usize, words: &[&str]) -> bool {
        self.words.get(token).is_some_and(|word| words.iter().any(|other| word.eq_ignore_ascii_case(other)))
    }

    pub(crate) fn has(&self, token: usize, classes: Classes) -> bool {
        self.info.get(token).is_some_and(|info| info.classes.has(classes))
    }

    /// Whether a token begins with a capital letter.
    pub(crate) fn is_capital(&self, token: usize) -> bool {
        self.shapes.get(token).is_some_and(|shape| matches!(shape, Shape::Capitalized | Shape::Upper))
    }

    /// Whether a token is the first word of its sentence or of a quotation in it, where any word has a capital.
    pub(crate) fn begins_sentence(&self, token: usize) -> bool {
        token == 0
            || matches!(self.word(token - 1), "\"" | "“" | ":" | "‘")
            || self.first_of_sentence.binary_search(&token).is_ok()
    }

    /// Whether no space stands between a token and the next.
    pub(crate) fn is_joined(&self, token: usize) -> bool {
        match (self.document.tokens.get(token), self.document.tokens.get(token + 1)) {
            (Some(left), Some(right)) => left.span.end() == right.span.start(),
            _ => false,
        }
    }

    /// Whether a token is a hyphen with no space around.
    pub(crate) fn is_hyphen(&self, token: usize) -> bool {
        matches!(self.word(token), "-" | "‐" | "‑" | "–")
            && self.is_joined(token)
            && token > 0
            && self.is_joined(token - 1)
    }

    /// Whether a token is the mark of a possessive: "'s" or the bare apostrophe after a plural.
    pub(crate) fn is_possessive(&self, token: usize) -> bool {
        matches!(self.word(token), "'s" | "’s" | "'S" | "’S")
            || (matches!(self.word(token), "'" | "’") && token > 0 && self.is_joined(token - 1))
    }

    /// Returns the text from one token to before another, as written.
    pub(crate) fn phrase(&self, start: usize, end: usize) -> &'a str {
        self.document.phrase(TokenSpan::new(start, end))
    }
}

fn index(length: usize) -> u32 {
    u32::try_from(length).expect("no more names than tokens, and tokens are counted in 32 bits")
}

/// Looks a word up in lower case, in a buffer that is used again.
fn look_up(word: &str, lower: &mut String) -> WordInfo {
    lower.clear();
    lower.extend(word.chars().map(|c| if c.is_ascii() { c.to_ascii_lowercase() } else { c }));
    lexicon().word(lower)
}

fn shape(word: &str) -> Shape {
    let Some(first) = word.chars().find(|c| c.is_alphanumeric()) else { return Shape::Mark };
    if first.is_numeric() {
        return Shape::Number;
    }
    if !first.is_uppercase() {
        return Shape::Lower;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let upper = !word.contains('.') && letters > 1 && !word.chars().any(char::is_lowercase);
    if upper { Shape::Upper } else { Shape::Capitalized }
}
