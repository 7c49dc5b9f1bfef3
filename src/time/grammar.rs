//! The grammar of date expressions: one function a form, each from a position to a phrase and the position after it.
//!
//! A form says no rather than guess: "May" is a month beside a day, a year or "in", else a name or a verb; four digits
//! are a year after "in", in brackets or before what a year can qualify, else a number.

use super::atom::{Atom, Shape};
use super::lexicon::Class;
use super::phrase::Phrase;

/// A phrase and the position after it.
pub(super) type Parsed = Option<(Phrase, usize)>;

/// The first and the last year that four digits may mean.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1776..=2099;

/// The atoms of one sentence and where reading stands.
pub(super) struct Grammar<'a> {
    pub(super) atoms: &'a [Atom],
    /// Where the last year ended: "in 1921 and 1935" goes on from there.
    pub(super) year_end: Option<usize>,
}

impl Grammar<'_> {
    /// Returns the date expression that begins at `at`.
    pub(super) fn expression(&self, at: usize) -> Parsed {
        let forms = [Self::range, Self::simple];
        forms.iter().find_map(|form| form(self, at).and_then(|(phrase, end)| Some((phrase, self.closed(at, end)?))))
    }

    pub(super) fn get(&self, at: usize) -> Option<&Atom> {
        self.atoms.get(at)
    }

    pub(super) fn before(&self, at: usize, back: usize) -> Option<&Atom> {
        self.atoms.get(at.checked_sub(back)?)
    }

    pub(super) fn value(&self, at: usize, class: Class) -> Option<i8> {
        self.get(at)?.value(class)
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.get(at).is_some_and(|atom| atom.is(class))
    }

    pub(super) fn word(&self, at: usize, words: &[&str]) -> bool {
        self.get(at).is_some_and(|atom| words.contains(&atom.text.as_str()))
    }

    pub(super) fn mark(&self, at: usize, mark: char) -> bool {
        self.get(at).is_some_and(|atom| atom.is_mark(mark))
    }

    pub(super) fn dash(&self, at: usize) -> bool {
        self.get(at).is_some_and(Atom::is_dash)
    }

    /// Returns the position after an optional mark.
    pub(super) fn past(&self, at: usize, mark: char) -> usize {
        at + usize::from(self.mark(at, mark))
    }

    pub(super) fn past_word(&self, at: usize, words: &[&str]) -> usize {
        at + usize::from(self.word(at, words))
    }

    /// Extends an expression to the end of its last token, or refuses it: "1990-like", "G20", "2,000" are no dates.
    fn closed(&self, at: usize, end: usize) -> Option<usize> {
        let mut end = end;
        if self.mark(end, '.') && self.same_token(end) {
            end += 1;
        }
        if self.same_token(end) && !self.possessive(end) {
            return None;
        }
        let first = self.get(at)?;
        let begins = self.before(at, 1).is_none_or(|before| !first.glued || self.may_precede(at, before));
        (begins && !self.goes_on(end)).then_some(end)
    }

    fn same_token(&self, at: usize) -> bool {
        matches!((self.before(at, 1), self.get(at)), (Some(a), Some(b)) if a.token == b.token)
    }

    fn possessive(&self, at: usize) -> bool {
        self.get(at).is_some_and(|atom| matches!(atom.shape, Shape::Mark('\'' | '’'))) && self.word(at + 1, &["s"])
    }

    /// Returns whether a date may stand right after `before` with no space: "(1999)", "mid-October", but not "$1999".
    fn may_precede(&self, at: usize, before: &Atom) -> bool {
        match before.shape {
            Shape::Mark('(' | '[' | '"' | '“' | '‘' | '\'' | '\u{2014}' | ':' | ';') => true,
            Shape::Mark(',' | '/') => self.before(at, 2).is_none_or(|atom| !matches!(atom.shape, Shape::Number(..))),
            Shape::Mark('.') => !self.before(at, 2).is_some_and(|atom| matches!(atom.shape, Shape::Number(..))),
            _ if before.is_dash() => self.before(at, 2).is_some_and(|a| a.is(Class::Part) || a.is(Class::YearCue)),
            _ => false,
        }
    }

    /// Returns whether the word goes on after `end`, as in "1990-like" or "1,244".
    fn goes_on(&self, end: usize) -> bool {
        let (Some(mark), Some(next)) = (self.get(end), self.get(end + 1)) else { return false };
        let joins = match mark.shape {
            Shape::Mark('%') => return mark.glued,
            Shape::Mark(',' | '.' | '/' | ':') => matches!(next.shape, Shape::Number(..)),
            _ => mark.is_dash() && !mark.is_mark('\u{2014}') && next.is_run(),
        };
        joins && mark.glued && next.glued
    }

    fn range(&self, at: usize) -> Parsed {
        self.spelled_range(at).or_else(|| self.day_range(at)).or_else(|| self.dashed_range(at))
    }

    /// "between 1992 and 1995", "from May to July 1946".
    fn spelled_range(&self, at: usize) -> Parsed {
        let joins: &[&str] = match self.get(at)?.text.as_str() {
            "between" => &["and"],
            "from" => &["to", "through", "until", "till"],
            _ => return None,
        };
        let (first, middle) = self.end_point(at + 1)?;
        let dashed = joins.len() > 1 && self.dash(middle);
        if !dashed && !self.word(middle, joins) {
            return None;
        }
        let (last, end) = self.end_point(self.past_word(middle + 1, &["on", "early", "mid", "late"]))?;
        Some((Phrase::range(first, last)?, end))
    }

    fn end_point(&self, at: usize) -> Parsed {
        self.full_date(at).or_else(|| self.month_of_year(at)).or_else(|| {
            let month = self.month(at).map(|(month, end)| (Phrase::Month { month, year: None }, end));
            month.or_else(|| self.number_as_year(at).map(|(year, end)| (Phrase::Year(year), end)))
        })
    }

    /// "August 9-12, 1990", "May 9 and 10", "9-12 August 1990".
    fn day_range(&self, at: usize) -> Parsed {
        if let Some((month, next)) = self.month(at) {
            let (first, last, end) = self.two_days(next)?;
            let (year, end) = self.optional_year(end);
            return Phrase::days(month, first, last, year).map(|phrase| (phrase, end));
        }
        let (first, last, next) = self.two_days(at)?;
        let (month, end) = self.month(next)?;
        let (year, end) = self.optional_year(end);
        Phrase::days(month, first, last, year).map(|phrase| (phrase, end))
    }

    fn two_days(&self, at: usize) -> Option<(i8, i8, usize)> {
        let (first, middle) = self.day(at)?;
        if !self.dash(middle) && !self.word(middle, &["and", "to"]) {
            return None;
        }
        let (last, end) = self.day(middle + 1)?;
        (first < last && !self.is(end, Class::Counted)).then_some((first, last, end))
    }

    /// "1838-1840", "August 30 - September 2, 1990", "January-March 2020".
    fn dashed_range(&self, at: usize) -> Parsed {
        let (first, middle) = self.full_date(at).or_else(|| self.month_only(at)).or_else(|| self.plain_year(at))?;
        if !self.dash(middle) {
            return None;
        }
        let (last, end) = match first {
            Phrase::Year(year) => self.closing_year(year, middle + 1)?,
            _ => self.full_date(middle + 1).or_else(|| self.month_of_year(middle + 1))?,
        };
        Some((Phrase::range(first, last)?, end))
    }

    fn month_only(&self, at: usize) -> Parsed {
        self.month(at).map(|(month, end)| (Phrase::Month { month, year: None }, end))
    }

    fn plain_year(&self, at: usize) -> Parsed {
        self.number_as_year(at).map(|(year, end)| (Phrase::Year(year), end))
    }

    /// The second year of a range: "1946-1949", "1946-49".
    fn closing_year(&self, first: i16, at: usize) -> Parsed {
        if let Some((year, end)) = self.number_as_year(at) {
            return Some((Phrase::Year(year), end));
        }
        match self.get(at)?.shape {
            Shape::Number(short, 2) => Some((Phrase::Year(first - first % 100 + short), at + 1)),
            _ => None,
        }
    }
}

impl Phrase {
    /// Returns the range between two dates; a year or month said once holds for both ("from May to July 1946").
    fn range(first: Self, last: Self) -> Option<Self> {
        let first = match (first, &last) {
            (Self::Day { month, day, year: None }, Self::Day { year, .. }) => Self::Day { month, day, year: *year },
            (Self::Month { month, year: None }, Self::Month { year, .. } | Self::Day { year, .. }) => {
                Self::Month { month, year: *year }
            }
            (Self::Month { .. }, Self::Year(_)) | (Self::Year(_), Self::Month { year: None, .. }) => return None,
            (first, _) => first,
        };
        match (&first, &last) {
            (Self::Year(a), Self::Year(b)) if a > b => None,
            _ => Some(Self::Range(Box::new(first), Box::new(last))),
        }
    }

    fn days(month: i8, first: i8, last: i8, year: Option<i16>) -> Option<Self> {
        Self::range(Self::Day { month, day: first, year }, Self::Day { month, day: last, year })
    }
}
