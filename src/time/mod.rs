//! Dates in running text, resolved against the publication date.
//!
//! A small grammar over words alone, so that it runs before any parse and on sentences that are never parsed. It says
//! no more than the words do: "last year" is a year, "this week" the month that holds the week, and a weekday in a
//! text of unknown date stays without date.

mod atom;
mod attachment;
mod calendar;
mod form;
mod grammar;
mod lexicon;
mod phrase;

pub use attachment::date_of;

use crate::text::{Document, PartialDate, Sentence, Span, TokenSpan};

use atom::{Atom, Shape};
use calendar::Anchor;
use grammar::Grammar;
use lexicon::{Class, Unit};
use phrase::Phrase;

/// What a date was worked out from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Basis {
    /// The words say it all: "October 25, 2023".
    Text,
    /// Counted from the day of publication: "last month", "Wednesday", "October 25".
    Publication,
    /// Counted from a date before in the text: "two days later", "that year".
    Context,
}

/// Where a date lies from the publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Direction {
    /// Before it.
    Past,
    /// After it.
    Future,
    /// At it, or not known.
    Unknown,
}

/// One date expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeExpression {
    /// Its tokens, without the preposition before.
    pub tokens: TokenSpan,
    /// The day, month or year; the first one of an interval. `None` when nothing fixes it and for a mere limit ("until
    /// 1837").
    pub date: Option<PartialDate>,
    /// The last day, month or year of an interval; the limit itself for "until", "before" and "by".
    pub end: Option<PartialDate>,
    /// The date if the clause is about the future, where that makes a difference ("on Friday").
    pub upcoming: Option<PartialDate>,
    /// What the date was worked out from.
    pub basis: Basis,
    /// Where it lies from the publication.
    pub direction: Direction,
}

impl TimeExpression {
    /// Returns the one date that a statement can bear, in a clause that is about the future or not.
    ///
    /// `date` already follows the verbs that stand near; who has parsed the clause knows better. An interval gives the
    /// month or year that covers it ("May 3-7, 1930" is `1930-05`), one of several years gives none.
    pub fn date_in(&self, future: bool) -> Option<PartialDate> {
        match (self.date, self.end) {
            (Some(first), Some(last)) => calendar::cover(first, last),
            (date, _) if future => self.upcoming.or(date),
            (date, _) => date,
        }
    }
}

/// Returns all date expressions of the document in order of their words; they do not overlap.
///
/// Reads the words of tokens only, no tags. `publication` is the date of the text, as far as it is known.
///
/// ```
/// use legation::text::{Dependency, Document, Pos, RawDocument, Sentence, Span, Tag, Token};
///
/// # let text = "Envoys met on Tuesday";
/// # let mut tokens = Vec::new();
/// # for word in text.split(' ') {
/// #     let start = word.as_ptr() as usize - text.as_ptr() as usize;
/// #     let (span, tag, pos, relation) = (Span::new(start, start + word.len()), Tag::Xx, Pos::X, Dependency::Dep);
/// #     tokens.push(Token { span, lemma: "".into(), tag, pos, head: 0, relation });
/// # }
/// # let sentences = vec![Sentence { tokens: Span::new(0, tokens.len()), parsed: false, paragraph: 0 }];
/// # let document = Document { raw: RawDocument { text: text.into(), ..RawDocument::default() }, tokens, sentences, rosters: Vec::new() };
/// // `document` holds the tokens of "Envoys met on Tuesday", published on Wednesday, 18 June 2014.
/// let found = legation::time::find(&document, "2014-06-18".parse().ok());
/// assert_eq!(found[0].date.unwrap().to_string(), "2014-06-17");
/// ```
pub fn find(document: &Document, publication: Option<PartialDate>) -> Vec<TimeExpression> {
    let mut anchor = Anchor { publication, ..Anchor::default() };
    let mut paragraph = None;
    let mut found = Vec::new();
    for sentence in &document.sentences {
        if paragraph.replace(sentence.paragraph) != Some(sentence.paragraph) {
            anchor.paragraph = None;
        }
        find_in_sentence(document, sentence, &mut anchor, &mut found);
    }
    found
}

fn find_in_sentence(document: &Document, sentence: &Sentence, anchor: &mut Anchor, found: &mut Vec<TimeExpression>) {
    let atoms = atom::atoms(document, sentence.tokens);
    let mut grammar = Grammar { atoms: &atoms, year_end: None };
    anchor.week = None;
    let mut at = 0;
    while at < atoms.len() {
        let Some((phrase, end)) = grammar.expression(at) else {
            at += 1;
            continue;
        };
        let expression = expression(&atoms, at, end, &phrase, anchor);
        anchor.remember(&expression);
        if let Phrase::Shifted { unit: Unit::Week, shift: shift @ (-1 | 1) } = phrase {
            anchor.week = Some(shift);
        }
        found.push(expression);
        grammar.year_end = matches!(phrase, Phrase::Year(_)).then_some(end);
        at = end;
    }
}

fn expression(atoms: &[Atom], at: usize, end: usize, phrase: &Phrase, anchor: &Anchor) -> TimeExpression {
    let tense = tense(atoms, at, end);
    let resolved = anchor.resolve(phrase, tense);
    let future = anchor.resolve(phrase, Direction::Future).date;
    let direction = match (phrase, resolved.date) {
        (Phrase::Weekday { shift: None | Some(0), .. }, _) if tense == Direction::Future => Direction::Future,
        (_, Some(date)) => calendar::direction(resolved.end.unwrap_or(date), anchor.publication),
        (Phrase::Shifted { shift, .. } | Phrase::ShiftedMonth { shift, .. } | Phrase::Deictic(shift), None)
        | (Phrase::Weekday { shift: Some(shift), .. }, None) => step_direction((*shift).into()),
        (Phrase::Ago { count, .. }, None) => step_direction(*count),
        (_, None) => Direction::Unknown,
    };
    let tokens = Span::new(atoms[at].token, atoms[end - 1].token + 1);
    let upcoming = future.filter(|_| future != resolved.date);
    let mut expression =
        TimeExpression { tokens, date: resolved.date, end: resolved.end, upcoming, basis: resolved.basis, direction };
    if is_limit(atoms, at, phrase) {
        expression.end = expression.end.or(expression.date.take());
        expression.date = None;
        expression.upcoming = None;
    }
    expression
}

fn step_direction(step: i32) -> Direction {
    match step {
        i32::MIN..=-1 => Direction::Past,
        0 => Direction::Unknown,
        1.. => Direction::Future,
    }
}

/// Returns whether the words before make the date a limit: "until 1837", "ahead of the May 4 talks".
///
/// "By the end of the year" is none: what is due by then is due in that year.
fn is_limit(atoms: &[Atom], at: usize, phrase: &Phrase) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| atoms[at].text.as_str());
    let skip = usize::from(matches!(word(1), "the" | "on" | "early" | "late" | "mid"));
    // "did not recognize it until 1862": then it did.
    let denied = || atoms[..at].iter().any(|atom| matches!(atom.text.as_str(), "not" | "n't" | "t" | "never"));
    match (word(skip + 1), word(skip + 2)) {
        ("until" | "till", _) if denied() => false,
        ("by", _) if matches!(phrase, Phrase::Shifted { .. }) => false,
        ("of", "ahead") | ("to", "prior") => true,
        (word, _) => lexicon::is(word, Class::Bound),
    }
}

/// Tells from the nearest verb-like words whether the clause around `at..end` is about the past or the future.
fn tense(atoms: &[Atom], at: usize, end: usize) -> Direction {
    let before = atoms[..at].iter().rev().take(20).find_map(verb_tense);
    let after = || atoms[end..].iter().take(12).find_map(verb_tense);
    before.or_else(after).unwrap_or(Direction::Unknown)
}

fn verb_tense(atom: &Atom) -> Option<Direction> {
    if atom.shape != Shape::Word || atom.capital {
        return None;
    }
    if atom.is(Class::Future) {
        return Some(Direction::Future);
    }
    let past = atom.is(Class::Report) || atom.is(Class::Past) || (atom.text.len() > 4 && atom.text.ends_with("ed"));
    past.then_some(Direction::Past)
}

impl Anchor {
    /// Takes in a date for the expressions after it.
    fn remember(&mut self, expression: &TimeExpression) {
        let Some(date) = expression.date else { return };
        self.last = Some(date);
        if date.to_day().is_some() {
            self.last_day = Some(date);
        }
        let said = expression.basis == Basis::Text || (expression.basis == Basis::Context && self.paragraph.is_some());
        if said && calendar::is_exact(date) {
            self.paragraph = Some(date);
        }
    }
}

#[cfg(test)]
mod tests;
