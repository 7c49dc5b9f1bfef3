//! Sentences, tokens, tags, lemmas and dependencies of a text.
//!
//! [`tokenise`] is cheap and runs over everything; [`Parser`] runs over the sentences that matter. The parser is the
//! model `en_core_web_sm` of spaCy with weights unchanged; why a statistical parser and why this one stands in
//! docs/ARCHITECTURE.md. Tokens follow spaCy's, because the model was trained on them; the exceptions are listed in
//! `token.rs`. This module does not know what the words mean.

mod encoder;
mod feature;
mod hash;
mod kernel;
mod lemma;
mod line;
mod parser;
mod pos;
mod repair;
mod roster;
mod sentence;
mod token;
mod transition;
mod weights;

pub use lemma::lemma;
pub use parser::{Fold, Parser, Scratch};
pub use repair::repair;

use std::ops::Range;

use crate::text::{Dependency, Document, Pos, RawDocument, Roster, Sentence, Span, Tag, Token};
use compact_str::CompactString;

/// Finds the tokens and sentences of a text. Nothing is tagged or parsed yet: lemmas are empty, every token is its own
/// head, and [`Sentence::parsed`](crate::text::Sentence::parsed) is false.
///
/// Every byte that is not white space belongs to exactly one token, every token to exactly one sentence.
///
/// ```
/// use legation::analysis::tokenise;
/// use legation::text::RawDocument;
///
/// let text = "Mr. Haddad left at noon. He didn't return.".to_string();
/// let document = tokenise(RawDocument { text, ..RawDocument::default() });
/// assert_eq!(document.sentences.len(), 2);
/// assert_eq!(document.word(8), "n't");
/// ```
pub fn tokenise(raw: RawDocument) -> Document {
    tokenise_apart(raw, &[])
}

/// As [`tokenise`]; each of the byte ranges `apart`, sorted and on character boundaries, is a paragraph of its own even if no
/// space divides it from its neighbours: "comments" in "It ended.commentsMinister: we talked".
pub fn tokenise_apart(raw: RawDocument, apart: &[Range<usize>]) -> Document {
    let lists = roster::find(&raw.text);
    let mut cuts: Vec<usize> = apart.iter().flat_map(|range| [range.start, range.end]).collect();
    cuts.extend(lists.iter().flat_map(roster::Lines::cuts));
    cuts.sort_unstable();
    let spans = token::split(&raw.text, &cuts);
    let sentences = sentence::split(&raw.text, &spans, &cuts);
    let tokens = spans.iter().enumerate().map(|(index, span)| Token {
        span: *span,
        lemma: CompactString::default(),
        tag: Tag::Xx,
        pos: Pos::X,
        head: index as u32,
        relation: Dependency::Dep,
    });
    let tokens: Vec<Token> = tokens.collect();
    let rosters: Vec<Roster> = lists.iter().map(|list| list.over(&tokens)).collect();
    let sentences = roster::whole_entries(sentences, &rosters);
    let mut document = Document { tokens, sentences, rosters, raw };
    if document.raw.subject.is_some() {
        document.sentences = at_notes(&document);
    }
    document
}

/// Returns whether a sentence is a piece of a run of hundreds of words without a mark to cut it at, such as a list of
/// names or a dump of data. Parsing it would find accidents only.
pub fn is_dump(document: &Document, sentence: Sentence) -> bool {
    sentence::is_dump(document, sentence)
}

/// Diaries string notes together ("Official visit; met with the King"): each that begins with a past tense is a sentence.
fn at_notes(document: &Document) -> Vec<Sentence> {
    let mut notes = Vec::new();
    for sentence in &document.sentences {
        let mut start = sentence.tokens.start();
        for token in sentence.tokens.range() {
            let begins = token > start && document.word(token - 1) == ";";
            if begins && parser::is_past_tense(document.word(token)) {
                notes.push(Sentence { tokens: Span::new(start, token), ..*sentence });
                start = token;
            }
        }
        notes.push(Sentence { tokens: Span::new(start, sentence.tokens.end()), ..*sentence });
    }
    notes
}
