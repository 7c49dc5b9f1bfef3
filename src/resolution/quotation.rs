//! Quotations and who speaks them.

use std::ops::Range;

use crate::gazetteer::EntityKind;
use crate::mention::MentionForm;
use crate::mention::lexicon::Classes;
use crate::text::Document;

use super::resolver::Resolver;

/// The quotations of a document.
#[derive(Debug, Clone, Default)]
pub(crate) struct Quotations {
    /// Tokens between the marks, in order.
    all: Vec<Range<usize>>,
}

impl Quotations {
    /// Finds the tokens between quotation marks; one left open ends with its paragraph.
    pub(crate) fn find(document: &Document) -> Self {
        let mut all: Vec<Range<usize>> = Vec::new();
        let mut open: Option<usize> = None;
        let mut paragraph = u32::MAX;
        for sentence in &document.sentences {
            if sentence.paragraph != paragraph {
                if let Some(start) = open.take() {
                    all.push(start..sentence.tokens.start());
                }
                paragraph = sentence.paragraph;
            }
            for token in sentence.tokens.range() {
                match (document.word(token), open) {
                    ("“" | "``" | "«", _) | ("\"", None) => open = Some(token + 1),
                    ("”" | "''" | "»" | "\"", Some(start)) => {
                        all.push(start..token);
                        open = None;
                    }
                    _ => {}
                }
            }
        }
        all.extend(open.map(|start| start..document.tokens.len()));
        Self { all }
    }

    /// Returns all of them, in order.
    pub(crate) fn all(&self) -> &[Range<usize>] {
        &self.all
    }

    /// Returns the quotation that holds a token.
    pub(crate) fn at(&self, token: usize) -> Option<Range<usize>> {
        let after = self.all.partition_point(|range| range.end <= token);
        self.all.get(after).filter(|range| range.contains(&token)).cloned()
    }
}

/// Returns who speaks a quotation: named with a verb of saying after it, before it, or in the sentence before.
pub(crate) fn speaker(resolver: &Resolver<'_>, quotation: Range<usize>) -> Option<usize> {
    let document = resolver.document;
    let first = document.sentence_of(quotation.start.min(document.tokens.len().saturating_sub(1)));
    let last = document.sentence_of(quotation.end.saturating_sub(1).max(quotation.start));
    let after = quotation.end + 1..document.sentences[last].tokens.end().max(quotation.end + 1).min(quotation.end + 30);
    let following = document
        .sentences
        .get(last + 1)
        .filter(|next| next.tokens.start() <= quotation.end + 1)
        .map(|next| next.tokens.range());
    let before = document.sentences[first].tokens.start()..quotation.start;
    said_in(resolver, after)
        .or_else(|| following.and_then(|range| said_in(resolver, range)))
        .or_else(|| said_in(resolver, before))
        .or_else(|| first.checked_sub(1).and_then(|previous| previous_speaker(resolver, first, previous)))
}

/// "We stand with Chad, Foreign Minister Quist said": who speaks a sentence without marks is named behind its last comma.
pub(crate) fn reported(resolver: &Resolver<'_>, token: usize) -> Option<usize> {
    let document = resolver.document;
    let sentence = document.sentences[document.sentence_of(token)].tokens;
    let last = (token..sentence.end()).rev().find(|&at| document.word(at).starts_with(char::is_alphabetic))?;
    let comma = (token..last).rev().find(|&at| document.word(at) == ",")?;
    // "..., Quist said", "..., said Quist", no longer aside.
    let says = |at: usize| at > comma && resolver.has(at, Classes::SAYING);
    if !(says(last) || says(comma + 1)) || last - comma > 12 {
        return None;
    }
    let start = resolver.mentions.partition_point(|mention| mention.tokens.start() <= comma);
    let named =
        resolver.mentions[start..].iter().zip(start..).take_while(|(mention, _)| mention.tokens.start() <= last);
    let mut people = named.filter(|(mention, _)| mention.kind == Some(EntityKind::Person));
    let (_, index) = people.next()?;
    resolver.referents[index].entities.first().copied()
}

/// The sentence before in the same paragraph, or the quotation that it holds.
fn previous_speaker(resolver: &Resolver<'_>, sentence: usize, previous: usize) -> Option<usize> {
    let sentences = &resolver.document.sentences;
    let near = sentences[sentence].paragraph - sentences[previous].paragraph <= 1;
    near.then(|| said_in(resolver, sentences[previous].tokens.range())).flatten()
}

/// Returns the first person or body of a stretch that has a verb of saying outside quotation marks.
fn said_in(resolver: &Resolver<'_>, tokens: Range<usize>) -> Option<usize> {
    let outside = |token: &usize| resolver.quotations.at(*token).is_none();
    let verb = tokens.clone().filter(outside).find(|&token| resolver.has(token, Classes::SAYING))?;
    let start = resolver.mentions.partition_point(|mention| mention.tokens.start() < tokens.start);
    let speakers =
        resolver.mentions[start..].iter().zip(start..).take_while(|(mention, _)| mention.tokens.start() < tokens.end);
    let possible: Vec<(usize, usize)> = speakers
        .filter(|(mention, _)| {
            resolver.quotations.at(mention.head).is_none()
                && mention.form != MentionForm::Place
                && mention.form != MentionForm::Demonym
        })
        .filter_map(|(mention, index)| {
            let referent = &resolver.referents[index];
            let entity = referent.entities.first().copied().filter(|_| referent.entities.len() == 1)?;
            Some((mention.head.abs_diff(verb), entity))
        })
        .collect();
    let person = possible.iter().filter(|(_, entity)| resolver.kind(*entity) == EntityKind::Person).min();
    person.or(possible.iter().min()).map(|(_, entity)| *entity)
}
