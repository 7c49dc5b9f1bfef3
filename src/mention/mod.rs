//! Spans of text that refer to actors.
//!
//! Mentions are found from the words alone (gazetteer, titles, shapes, punctuation), before and without a parse: the parser
//! then reads a sentence in which each mention is one name, and coreference can use the mentions of sentences that are
//! never parsed.

use crate::gazetteer::EntityKind;
use crate::text::TokenSpan;

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
}
