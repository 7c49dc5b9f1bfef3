//! Entries of a printed list of those present: each begins with its party, whatever the words look like.
//!
//! In running text a lone capitalised word is a person only with a title or other evidence; in such a list it is one:
//! "Henderson", "EUR—Mr. Quist", "Hashim Jawad, Foreign Minister of Iraq".

use std::ops::Range;

use super::finder::Finder;
use super::lexicon::Classes;
use super::person;
use super::scan::{Scan, Shape};

/// Most tokens of the office symbol before a name: "EUR/SOV—".
const LONGEST_SYMBOL: usize = 6;

impl Finder<'_, '_> {
    /// Reads one entry; what follows the party is read as everywhere.
    pub(super) fn entry(&mut self, entry: Range<usize>) {
        let start = after_symbol(self.scan, &entry);
        let next = self.party(start, &entry);
        self.sentence(next.max(start)..entry.end);
    }

    /// Returns the token after the party, or `start` when the words name none.
    fn party(&mut self, start: usize, entry: &Range<usize>) -> usize {
        let scan = self.scan;
        if start >= entry.end || scan.known_other(start).is_some_and(|known| closes(scan, known.end, entry.end)) {
            return start;
        }
        if let Some(end) = self.listed_person(start, entry).or_else(|| self.phrase(start, entry)) {
            return end;
        }
        let run = person::run_at(scan, start, entry.end, true);
        let organization = |end: usize| (start..end).any(|token| scan.has(token, Classes::ORGANIZATION_HEAD));
        match run.filter(|run| closes(scan, run.end, entry.end) && !organization(run.end)) {
            Some(run) => self.push_person(start, run.end, entry, "roster"),
            None => start,
        }
    }
}

/// Skips the symbol of an office before the name: "W—Mr. Dillon", "EUR/SOV - Mr. Quist".
fn after_symbol(scan: &Scan<'_>, entry: &Range<usize>) -> usize {
    let dash = |&token: &usize| matches!(scan.word(token), "—" | "–" | "--" | "-");
    let Some(dash) = (entry.start..entry.end.min(entry.start + LONGEST_SYMBOL)).find(dash) else { return entry.start };
    let symbol = |token: usize| {
        matches!(scan.shapes[token], Shape::Upper | Shape::Mark) || scan.is_capital(token) && scan.word(token).len() == 1
    };
    let is_symbol = dash > entry.start && (entry.start..dash).all(symbol) && scan.is_capital(dash + 1);
    if is_symbol { dash + 1 } else { entry.start }
}

/// Whether a name can end before this token: at the end, before a mark, "of" or "from".
fn closes(scan: &Scan<'_>, token: usize, limit: usize) -> bool {
    token >= limit
        || scan.shapes[token] == Shape::Mark && !scan.is_hyphen(token) && !scan.is_possessive(token)
        || scan.shapes[token] == Shape::Number
        || scan.is(token, &["of", "from", "and"])
}
