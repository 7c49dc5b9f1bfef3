//! Tags, lemmas and dependencies of sentences.

use std::sync::OnceLock;

use super::encoder::Encoder;
use super::feature::{Word, fold};
use super::kernel::product;
use super::lemma::lemma;
use super::pos::part_of_speech;
use super::transition::Transitions;
use super::weights::{Context, WIDTH, Weights};
use crate::text::{Dependency, Document, Tag, TokenSpan};

/// Tokens of a batch go through the encoder together up to this number; more would leave the processor's cache.
const BATCH_TOKENS: usize = 512;

/// Tagger and dependency parser: spaCy's `en_core_web_sm` 3.8, with the same result on the same tokens.
///
/// ```
/// use legation::analysis::{Parser, Scratch, tokenise};
/// use legation::text::{Dependency, RawDocument};
///
/// let text = "Lagerqvist met the foreign minister in Oslo.".to_string();
/// let mut document = tokenise(RawDocument { text, ..RawDocument::default() });
/// Parser::embedded().parse(&mut document, 0, &[], &mut Scratch::default());
/// assert_eq!(document.tokens[1].lemma, "meet");
/// assert_eq!(document.tokens[0].relation, Dependency::Nsubj);
/// assert_eq!(document.tokens[4].head, 1);
/// ```
pub struct Parser {
    weights: Weights,
}

/// A mention that the parser reads as its name alone: "Foreign Minister Ana Petrova" as "Ana Petrova".
///
/// The tokens outside `keep` get the last token of `keep` as head and the relation [`Dependency::Title`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fold {
    /// The whole mention, inside one sentence.
    pub tokens: TokenSpan,
    /// The part that stays, inside `tokens`.
    pub keep: TokenSpan,
}

/// Buffers that the parser reuses, and what it remembers of words seen before. Never changes a result.
#[derive(Default)]
pub struct Scratch {
    encoder: Encoder,
    transitions: Transitions,
    scores: Vec<f32>,
    hidden: Vec<bool>,
    /// Document indexes of the tokens that the model sees, sentence after sentence, and how many in each.
    tokens: Vec<u32>,
    lengths: Vec<usize>,
}

impl Parser {
    /// Returns the parser with the model that is compiled into the library, unpacked on first use.
    pub fn embedded() -> &'static Self {
        static PARSER: OnceLock<Parser> = OnceLock::new();
        PARSER.get_or_init(|| Self { weights: Weights::embedded() })
    }

    /// Tags, lemmatises and parses one sentence in place.
    ///
    /// # Panics
    /// If `sentence` is no sentence of the document or a fold lies outside it.
    pub fn parse(&self, document: &mut Document, sentence: usize, folded: &[Fold], scratch: &mut Scratch) {
        self.parse_some(document, std::iter::once((sentence, folded)), scratch);
    }

    /// Tags, lemmatises and parses several sentences; faster than one by one, with the same result.
    ///
    /// # Panics
    /// As [`Parser::parse`].
    pub fn parse_batch(&self, document: &mut Document, sentences: &[(usize, Vec<Fold>)], scratch: &mut Scratch) {
        let mut rest = sentences;
        while !rest.is_empty() {
            let mut tokens = 0;
            let fits = |(sentence, _): &&(usize, Vec<Fold>)| {
                tokens += document.sentences[*sentence].tokens.len();
                tokens <= BATCH_TOKENS
            };
            let count = rest.iter().take_while(fits).count().max(1);
            let (batch, later) = rest.split_at(count);
            let batch = batch.iter().map(|(sentence, folds)| (*sentence, folds.as_slice()));
            self.parse_some(document, batch, scratch);
            rest = later;
        }
    }

    fn parse_some<'a>(
        &self,
        document: &mut Document,
        sentences: impl Iterator<Item = (usize, &'a [Fold])>,
        scratch: &mut Scratch,
    ) {
        scratch.encoder.begin();
        scratch.tokens.clear();
        scratch.lengths.clear();
        for (sentence, folds) in sentences {
            self.collect(document, sentence, folds, scratch);
        }
        scratch.encoder.run(&self.weights, &scratch.lengths);
        let mut start = 0;
        for (number, length) in scratch.lengths.iter().copied().enumerate() {
            let vectors = scratch.encoder.sentence(number, start, length);
            let tokens = &scratch.tokens[start..start + length];
            self.tag(document, tokens, vectors, &mut scratch.scores);
            for (token, arc) in tokens.iter().zip(scratch.transitions.parse(&self.weights, vectors)) {
                let Some(found) = document.tokens.get_mut(*token as usize) else { continue };
                let head = arc.head.map(|head| tokens[head as usize]).filter(|head| *head != SUPPLIED);
                found.head = head.unwrap_or(*token);
                found.relation = if head.is_some() { arc.relation } else { Dependency::Root };
                found.pos = part_of_speech(found.tag, found.relation);
            }
            start += length;
        }
    }

    /// Lists the tokens of a sentence that the model sees; the folded ones are finished at once.
    fn collect(&self, document: &mut Document, sentence: usize, folds: &[Fold], scratch: &mut Scratch) {
        let span = document.sentences[sentence].tokens;
        document.sentences[sentence].parsed = true;
        scratch.hidden.clear();
        scratch.hidden.resize(span.len(), false);
        for fold in folds {
            let Some(head) = fold.keep.range().next_back() else { continue };
            assert!(span.covers(fold.tokens) && fold.tokens.covers(fold.keep), "folds lie inside their sentence");
            for token in fold.tokens.range().filter(|token| !fold.keep.contains(*token)) {
                scratch.hidden[token - span.start()] = true;
                attach_folded(document, token, head);
            }
        }
        let before = scratch.tokens.len();
        let supplied = document.raw.subject.is_some() && leaves_out_subject(document, span.start());
        if supplied {
            scratch.tokens.push(SUPPLIED);
        }
        let seen = span.range().filter(|token| !scratch.hidden[token - span.start()]);
        scratch.tokens.extend(seen.map(|token| token as u32));
        let tokens = &scratch.tokens[before..];
        for place in 0..tokens.len() {
            let word = match place {
                0 if supplied => Word { text: "He".into(), spaced: true, context: Context::Plain },
                1 if supplied => {
                    let word = word_at(document, tokens, place);
                    Word { text: word.text.to_lowercase(), ..word }
                }
                _ => word_at(document, tokens, place),
            };
            scratch.encoder.push(&self.weights, word);
        }
        scratch.lengths.push(tokens.len());
    }

    fn tag(&self, document: &mut Document, tokens: &[u32], vectors: &[f32], scores: &mut Vec<f32>) {
        let columns = self.weights.tagger.columns();
        scores.resize(tokens.len() * columns, 0.0);
        product(vectors, WIDTH, tokens.len(), &self.weights.tagger, scores);
        for (token, scores) in tokens.iter().zip(scores.chunks_exact(columns)) {
            if *token == SUPPLIED {
                continue;
            }
            let scores = &scores[..self.weights.tags.len()];
            let mut best = 0;
            for (tag, score) in scores.iter().enumerate() {
                if *score > scores[best] {
                    best = tag;
                }
            }
            set_tag(document, *token as usize, self.weights.tags[best]);
        }
    }
}

/// Stands among the tokens for a subject that the model is given because the text leaves it out.
const SUPPLIED: u32 = u32::MAX;

/// Whether a diary's sentence begins with a past tense: "Met with the King". Written with a capital it would pass for a
/// name, so the model reads "He met with the King".
fn leaves_out_subject(document: &Document, first: usize) -> bool {
    is_past_tense(document.word(first))
}

/// Whether a word looks like a past tense: "met", "Discussed".
pub(super) fn is_past_tense(word: &str) -> bool {
    let word = word.to_lowercase();
    word.len() > 2 && lemma(&word, Tag::Vbd) != word
}

fn set_tag(document: &mut Document, token: usize, tag: Tag) {
    document.tokens[token].lemma = lemma(document.word(token), tag);
    document.tokens[token].tag = tag;
}

/// Returns a token as the model reads it. The last one of a sentence counts as not followed by a space, as it is when
/// the sentence stands alone, so that a parse does not depend on what comes after the sentence.
fn word_at(document: &Document, tokens: &[u32], place: usize) -> Word {
    let token = tokens[place] as usize;
    let text = fold(document.word(token));
    let end = document.tokens[token].span.end();
    let next = tokens.get(place + 1).map(|next| *next as usize);
    let spaced = next.is_some_and(|_| document.text()[end..].starts_with(char::is_whitespace));
    let context = match next.map(|next| document.word(next)) {
        Some("n't" | "n’t") => Context::BeforeNot,
        _ if matches!(text.as_str(), "am" | "pm") && follows_number(document, token) => Context::AfterNumber,
        _ => Context::Plain,
    };
    Word { text, spaced, context }
}

/// Returns whether a token is written together with a number: "5pm".
fn follows_number(document: &Document, token: usize) -> bool {
    let start = document.tokens[token].span.start();
    document.text()[..start].ends_with(|c: char| c.is_ascii_digit())
}

fn attach_folded(document: &mut Document, token: usize, head: usize) {
    let tag = guess_tag(document.word(token));
    set_tag(document, token, tag);
    let found = &mut document.tokens[token];
    found.head = head as u32;
    found.relation = Dependency::Title;
    found.pos = part_of_speech(tag, Dependency::Title);
}

/// Returns the tag of a token inside a title, by its looks: titles hold names, nouns, "of", "the", "and", marks.
fn guess_tag(word: &str) -> Tag {
    match word {
        "of" | "for" | "in" | "at" | "on" | "to" | "with" | "from" => Tag::In,
        "the" | "a" | "an" => Tag::Dt,
        "and" | "&" | "or" => Tag::Cc,
        "'s" | "’s" | "'" | "’" => Tag::Pos,
        "," => Tag::Comma,
        "-" | "–" => Tag::Hyph,
        "(" | "[" => Tag::LeftBracket,
        ")" | "]" => Tag::RightBracket,
        _ if word.starts_with(char::is_uppercase) => Tag::Nnp,
        _ if word.starts_with(|c: char| c.is_ascii_digit()) => Tag::Cd,
        _ if word.starts_with(char::is_alphabetic) => Tag::Nn,
        _ => Tag::Colon,
    }
}
