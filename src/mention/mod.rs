//! Spans of text that refer to actors.
//!
//! Mentions are found from the words alone (gazetteer, titles, shapes, punctuation), before and without a parse: the parser
//! then reads a sentence in which each mention is one name, and coreference can use the mentions of sentences that are
//! never parsed.

pub(crate) mod acronym;
mod context;
mod description;
mod doubtful;
mod finder;
mod government;
mod half;
mod known;
pub(crate) mod lexicon;
mod organization;
mod person;
mod phrase;
mod place;
mod polity;
mod role;
mod roster;
mod scan;
mod unlisted;

use crate::gazetteer::{EntityIndex, EntityKind, Gazetteer};
use crate::text::{Document, TokenSpan};

pub(crate) use government::HOSTS;

pub use lexicon::{Gender, GrammaticalPerson, Pronoun};

/// Returns whether a word, in lower case, is a verb of saying: "said", "announced".
pub fn says(word: &str) -> bool {
    lexicon::lexicon().word(word).classes.has(lexicon::Classes::SAYING)
}

/// How a mention refers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum MentionForm {
    /// A name, with or without title: "Djuric", "Foreign Minister Marko Djuric", "Serbia", "the State Department".
    Name,
    /// A demonym or state adjective: "Serbian", "the Russians".
    Demonym,
    /// A capital, seat or building that stands for a government: "Belgrade", "the Kremlin".
    Metonym,
    /// An office or role with its state or body, or alone: "the Serbian foreign minister", "U.S. officials", "the president".
    Role,
    /// A pronoun: "he", "his", "we", "they", "itself".
    Pronoun,
    /// A definite description: "the Islamic state", "his Serbian counterpart", "the two leaders", "both sides", "the country".
    Description,
    /// A place that is only a place.
    Place,
}

/// A state, body or possessor that qualifies a role: "Serbian" in "the Serbian foreign minister", "his" in "his counterpart".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qualifier {
    /// Its tokens.
    pub tokens: TokenSpan,
    /// What it is, as far as the words tell; `None` for a pronoun.
    pub kind: Option<EntityKind>,
    /// Gazetteer entities of that name, likeliest first; empty for a pronoun or a name that is not listed.
    pub candidates: Vec<EntityIndex>,
}

/// A span of text that refers to one or more actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// All its tokens: title, name, apposition that names the office.
    pub tokens: TokenSpan,
    /// The tokens of the name proper ("Marko Djuric"); for a role or description its head noun phrase without state adjective.
    pub name: TokenSpan,
    /// The token that stands for the mention in the parse.
    pub head: usize,
    /// How it refers.
    pub form: MentionForm,
    /// What it refers to, as far as the words tell.
    pub kind: Option<EntityKind>,
    /// The office or role as written ("foreign minister", "officials"), if any.
    pub role: Option<String>,
    /// Whether it refers to several actors of that kind ("officials", "the two leaders", "they").
    pub plural: bool,
    /// The table or pattern that found it, such as `states` or `title-name`: shown by `explain`.
    pub found_by: &'static str,
    /// Gazetteer entities of that name, likeliest first.
    pub candidates: Vec<EntityIndex>,
    /// States, bodies and possessors that qualify the role or name, in text order.
    pub qualifiers: Vec<Qualifier>,
    /// The sex that title, given name or pronoun tell.
    pub gender: Option<Gender>,
    /// Whether the unnamed holder of the role speaks and acts for the state or body ("foreign minister", not "senator").
    pub represents: bool,
}

impl Mention {
    /// Returns a mention of these tokens that is its own name, headed by its last token.
    pub fn new(tokens: TokenSpan, form: MentionForm, found_by: &'static str) -> Self {
        Self {
            tokens,
            name: tokens,
            head: tokens.end().saturating_sub(1),
            form,
            kind: None,
            role: None,
            plural: false,
            found_by,
            candidates: Vec::new(),
            qualifiers: Vec::new(),
            gender: None,
            represents: false,
        }
    }
}

/// Returns the mentions of a document, sorted by position and without overlap.
///
/// Titles stand before the name ("Foreign Minister Marko Djuric"), an apposition that only names the office behind it
/// ("Marko Djuric, the Serbian foreign minister,"): both belong to [`Mention::tokens`]. Linear in the number of tokens.
pub fn find(document: &Document, gazetteer: &Gazetteer) -> Vec<Mention> {
    finder::find(document, gazetteer)
}

#[cfg(test)]
mod tests;
