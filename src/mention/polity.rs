//! States that no list has: "the Grand Duchy of Hesse", "the Republic of the United States of Indonesia".

use super::known::{Known, Sense};
use super::lexicon::{Classes, lexicon};
use super::scan::Scan;
use crate::gazetteer::EntityIndex;

/// Longest name before its "of", in words: "Federal People's Republic".
const MOST_WORDS: usize = 4;

/// Returns the state that begins at `start` with a form of state and "of", when the gazetteer does not know it as one name. If it
/// ends in a listed state, that state is meant.
pub(crate) fn run_at(scan: &Scan<'_>, start: usize, limit: usize) -> Option<Known> {
    let opens = |token: usize| scan.is_capital(token) || token > start && scan.is_possessive(token);
    let head = (start..limit.min(start + MOST_WORDS))
        .take_while(|&token| opens(token))
        .find(|&token| scan.has(token, Classes::POLITY))?;
    if scan.is(start, &["the"])
        || !scan.is(head + 1, &["of"])
        || (start..head).any(|token| scan.known_other(token).is_some())
    {
        return None;
    }
    let (end, state) = name(scan, head + 1, limit)?;
    if scan.known(start).is_some_and(|known| known.end >= end) {
        return None;
    }
    Some(Known {
        end,
        sense: Sense::State,
        candidates: state.unwrap_or_default(),
        found_by: "form-of-state",
        needs_context: false,
    })
}

/// "North and South Korea": returns the state whose name shares its last words with the next one.
pub(crate) fn shared_at(scan: &Scan<'_>, start: usize, limit: usize) -> Option<Known> {
    let second = start + 2;
    if second >= limit || !scan.is_capital(start) || !scan.is(start + 1, &["and", "or"]) {
        return None;
    }
    let known = scan.known(second).filter(|next| next.sense == Sense::State && next.end > second + 1);
    let next = known.cloned().or_else(|| one_of_two(scan, second, limit))?;
    let shared = (second + 1..next.end.min(limit)).map(|token| singular(scan.word(token)));
    let words: Vec<&str> = std::iter::once(scan.word(start)).chain(shared).collect();
    let known = scan.look_up(&words, start)?;
    (known.sense == Sense::State && known.end == start + words.len()).then(|| Known { end: start + 1, ..known })
}

/// "the Upper and Lower Volta Republics": returns the second state of two whose form stands in the plural behind both.
pub(crate) fn one_of_two(scan: &Scan<'_>, start: usize, limit: usize) -> Option<Known> {
    let name = |&token: &usize| scan.is_capital(token) || scan.is_possessive(token);
    let last = (start..limit.min(start + MOST_WORDS)).take_while(name).last().filter(|&last| last > start)?;
    let plural = singular(scan.word(last)) != scan.word(last);
    if !plural || start < 2 || !scan.is(start - 1, &["and"]) || !scan.is_capital(start - 2) {
        return None;
    }
    let words: Vec<&str> = (start..=last).map(|token| singular(scan.word(token))).collect();
    let known = scan.look_up(&words, start)?;
    (known.sense == Sense::State && known.end == last + 1).then_some(known)
}

/// "Republics", "Republic".
fn singular(word: &str) -> &str {
    match word.strip_suffix('s').filter(|one| lexicon().word(&one.to_lowercase()).classes.has(Classes::POLITY)) {
        Some(one) => one,
        None => word,
    }
}

/// "Greco-Turkish": returns the state of the first word, which stands before a hyphen and another nation's adjective.
pub(crate) fn combining_at(scan: &Scan<'_>, start: usize) -> Option<Known> {
    if !scan.is_capital(start) || !scan.is_hyphen(start + 1) {
        return None;
    }
    let adjective = lexicon().combining(&scan.word(start).to_lowercase())?;
    scan.known(start + 2).filter(|next| next.sense == Sense::Demonym)?;
    let words: Vec<&str> = adjective.split(' ').collect();
    Some(Known { end: start + 1, ..scan.look_up(&words, start)? })
}

/// Reads "of the United States of Indonesia" at `of`; returns its end and the listed states of that name.
fn name(scan: &Scan<'_>, of: usize, limit: usize) -> Option<(usize, Option<Vec<EntityIndex>>)> {
    let start = if scan.is(of + 1, &["the"]) { of + 2 } else { of + 1 };
    let (end, state) = match scan.known_other(start).filter(|known| known.end <= limit) {
        Some(known) if known.sense == Sense::Demonym => (capitals(scan, known.end, limit), None),
        Some(known) if known.sense.is_state() => (known.end, Some(known.candidates.clone())),
        Some(known) if known.sense == Sense::Place => (known.end, None),
        Some(_) => return None,
        None => (capitals(scan, start, limit), None),
    };
    if end == start {
        return None;
    }
    match scan.is(end, &["of"]).then(|| name(scan, end, limit)).flatten() {
        Some(inner) => Some(inner),
        None => Some((end, state)),
    }
}

fn capitals(scan: &Scan<'_>, start: usize, limit: usize) -> usize {
    let named = |&token: &usize| scan.is_capital(token) && !scan.has(token, Classes::CALENDAR);
    (start..limit).take_while(named).last().map_or(start, |last| last + 1)
}
