//! Date and place in the head of a record of conversation: "Camp David, September 27, 1959, 12:15 p.m.", "PLACE: ...".

use super::place::plain;
use crate::text::{Document, Granularity, PartialDate, Roster, Sentence, TokenSpan};
use crate::time::TimeExpression;

/// Lines before and behind the list that belong to the head.
const BEFORE: usize = 15;
const BEHIND: usize = 6;
/// Most tokens of a line of the head.
const LONGEST: usize = 25;
/// Most words of a place.
const LONGEST_PLACE: usize = 4;

/// What the head of a record says of its conversation.
pub(super) struct Head<'a> {
    pub(super) date: Option<&'a TimeExpression>,
    pub(super) place: Option<String>,
}

impl<'a> Head<'a> {
    /// Reads the head around the list of those present.
    pub(super) fn read(document: &Document, dates: &'a [TimeExpression], roster: &Roster) -> Self {
        let sentences = &document.sentences;
        let (first, last) = (roster.heading.start(), roster.tokens().end());
        let heading = document.sentence_of(first);
        let behind = sentences.partition_point(|sentence| sentence.tokens.start() < last);
        let short = |line: &&Sentence| line.tokens.len() <= LONGEST;
        let lines = || {
            let before = sentences[heading.saturating_sub(BEFORE)..heading].iter();
            before.chain(sentences[behind..].iter().take(BEHIND)).filter(short).map(|line| line.tokens)
        };
        let dated: Vec<(TokenSpan, &TimeExpression)> =
            lines().filter_map(|line| Some((line, day_in(dates, line)?))).collect();
        let dateline = dated.iter().find_map(|&(line, date)| place_before(document, line, date));
        let place = lines().zip(lines().skip(1)).find_map(|(line, next)| place_under(document, line, next));
        Self { date: dated.first().map(|&(_, date)| date), place: place.or(dateline) }
    }
}

fn day_in(dates: &[TimeExpression], line: TokenSpan) -> Option<&TimeExpression> {
    let day = |date: &PartialDate| date.granularity() == Granularity::Day;
    dates.iter().find(|date| line.covers(date.tokens) && date.date.as_ref().is_some_and(day))
}

/// The last part of the line before the date: "Memorandum of Conversation, London, May 18, 1955".
fn place_before(document: &Document, line: TokenSpan, date: &TimeExpression) -> Option<String> {
    let end = date.tokens.start().checked_sub(1).filter(|&comma| comma > line.start())?;
    let start = (line.start()..end).rev().take_while(|&token| document.word(token) != ",").last()?;
    let name = |token: usize| document.word(token).starts_with(char::is_uppercase);
    let names = document.word(end) == "," && end - start <= LONGEST_PLACE && (start..end).all(name);
    names.then(|| plain(document.phrase(TokenSpan::new(start, end))))
}

/// "PLACE" with the place behind its colon or in the next line.
fn place_under(document: &Document, line: TokenSpan, next: TokenSpan) -> Option<String> {
    let label = |token: usize| matches!(document.word(token).to_lowercase().as_str(), "place" | "location");
    if line.is_empty() || !label(line.start()) {
        return None;
    }
    let behind = TokenSpan::new((line.start() + 2).min(line.end()), line.end());
    let place = match (line.len(), document.word((line.start() + 1).min(line.end() - 1))) {
        (1, _) | (2, ":") => next,
        (_, ":") => behind,
        _ => return None,
    };
    Some(plain(document.phrase(place).trim_end_matches('.')))
}
