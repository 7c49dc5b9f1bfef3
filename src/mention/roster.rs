//! Entries of a printed list of those present: each begins with its party, whatever the words look like.
//!
//! In running text a lone capitalised word is a person only with a title or other evidence; in such a list it is one:
//! "Quist", "Ane Ruud, Second Secretary".

use std::ops::Range;

use super::finder::Finder;
use super::lexicon::Classes;
use super::person;
use super::phrase;
use super::scan::{Scan, Shape};

impl Finder<'_, '_> {
    /// Reads one entry; what follows the party is read as everywhere.
    pub(super) fn entry(&mut self, entry: Range<usize>) {
        let next = self.party(&entry);
        self.sentence(next..entry.end);
    }

    /// Returns the token after the party; the first one when the words name none.
    fn party(&mut self, entry: &Range<usize>) -> usize {
        let (scan, start) = (self.scan, entry.start);
        if scan.known_other(start).is_some_and(|known| closes(scan, known.end, entry.end)) {
            return start;
        }
        if let Some(end) = self.listed_person(start, entry).or_else(|| self.phrase(start, entry)) {
            return end;
        }
        // "His Excellency D. A. Quist".
        let name = phrase::modifiers(scan, start, entry.end).end;
        let run = person::run_at(scan, name, entry.end, true);
        let organization = |end: usize| (name..end).any(|token| scan.has(token, Classes::ORGANIZATION_HEAD));
        match run.filter(|run| closes(scan, run.end, entry.end) && !organization(run.end)) {
            Some(run) => self.push_person(name, run.end, entry, "roster"),
            None => start,
        }
    }
}

/// Whether a name can end before this token: at the end, before a mark, "of" or "from".
fn closes(scan: &Scan<'_>, token: usize, limit: usize) -> bool {
    token >= limit
        || scan.shapes[token] == Shape::Mark && !scan.is_hyphen(token) && !scan.is_possessive(token)
        || scan.shapes[token] == Shape::Number
        || scan.is(token, &["of", "from", "and"])
}
