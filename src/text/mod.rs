//! Documents and the places in them.
//!
//! A [`Document`] owns its text; tokens, sentences and everything found later are views by index. This module knows
//! nothing of politics and does no input or output.

mod date;
mod sketch;
mod span;
mod token;

pub use date::{Granularity, PartialDate};
pub use sketch::{InvalidSketch, Sketch};
pub use span::{Byte, ByteSpan, Span, TokenSpan, TokenUnit};
pub use token::{Dependency, Pos, Tag, Token};

use serde::{Deserialize, Serialize};

/// A text as a reader delivered it, before any analysis.
///
/// Byte offsets everywhere in the crate count in `text`, which is kept exactly as read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawDocument {
    /// Identifier, unique within one run: the JSONL `id`, else the file name without its extension.
    pub id: String,
    /// The text as read (UTF-8).
    pub text: String,
    /// Publication date, possibly partial.
    pub date: Option<PartialDate>,
    /// Headline, when the source gives one apart from the text.
    pub title: Option<String>,
    /// Where the text was published.
    pub url: Option<String>,
    /// The outlet or collection.
    pub source: Option<String>,
    /// Language code of the source (BCP 47), when it says so.
    pub lang: Option<String>,
    /// A header printed with the text, such as "Travels abroad of ...".
    pub context: Option<String>,
    /// The actor whom an elided subject means (diaries, readouts): "Met with the Prime Minister".
    pub subject: Option<String>,
}

/// A text with its tokens and sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What the reader delivered.
    pub raw: RawDocument,
    /// All tokens in text order.
    pub tokens: Vec<Token>,
    /// Sentences in text order; together they cover all tokens.
    pub sentences: Vec<Sentence>,
    /// Printed lists of those present, in text order.
    pub rosters: Vec<Roster>,
}

/// A printed list of those present: "PARTICIPANTS" and a party a line. Each entry is a sentence of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// The words of the heading.
    pub heading: TokenSpan,
    /// The parties with their offices, and the names of sides ("U.S."), in text order; at least two.
    pub entries: Vec<TokenSpan>,
}

impl Roster {
    /// Returns the tokens from the heading to the last entry.
    pub fn tokens(&self) -> TokenSpan {
        let end = self.entries.last().map_or(self.heading.end(), |entry| entry.end());
        Span::new(self.heading.start(), end)
    }
}

/// A run of tokens that is parsed as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// The tokens, as indexes into [`Document::tokens`].
    pub tokens: TokenSpan,
    /// Whether tags, lemmas by tag, heads and relations of its tokens are set.
    pub parsed: bool,
    /// The number of the paragraph (block between line breaks) that the sentence stands in, from zero.
    pub paragraph: u32,
}

impl Document {
    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.raw.text
    }

    /// Returns the words of one token exactly as the source shows them.
    pub fn word(&self, token: usize) -> &str {
        let span = self.tokens[token].span;
        &self.raw.text[span.range()]
    }

    /// Returns the text from the first to the last token of `tokens`; empty for an empty span.
    pub fn phrase(&self, tokens: TokenSpan) -> &str {
        &self.raw.text[self.bytes(tokens).range()]
    }

    /// Returns the byte span from the first to the last token of `tokens`; an empty one where an empty span stands.
    pub fn bytes(&self, tokens: TokenSpan) -> ByteSpan {
        match tokens.range().next_back() {
            None => {
                let at = self.tokens.get(tokens.start()).map_or(self.raw.text.len(), |token| token.span.start());
                Span::new(at, at)
            }
            Some(last) => Span::new(self.tokens[tokens.start()].span.start(), self.tokens[last].span.end()),
        }
    }

    /// Returns the number of the sentence that holds `token`.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end() <= token)
    }
}
