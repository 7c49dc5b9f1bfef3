//! Organisations known by a head noun in a run of capitalised words: "Popular Front for the Liberation of Palestine".

use super::known::{Known, Sense};
use super::lexicon::Classes;
use super::scan::{Scan, Shape};

/// Returns the organisation that begins at `start`, when the run of capitalised words there has a head noun such as
/// "Ministry" or "Party" and is longer than what the gazetteer knows at that place.
pub(crate) fn run_at(scan: &Scan<'_>, start: usize, sentence: usize, limit: usize) -> Option<Known> {
    if !begins(scan, start, sentence) {
        return None;
    }
    let head = head_of(scan, start, limit)?;
    // "Bank Melli": only banks have their names behind.
    let named = head == start && scan.is(start, &["bank"]) && start + 1 < limit && scan.is_capital(start + 1);
    let name = named && !stops(scan, start + 1) && !scan.has(start + 1, Classes::CALENDAR | Classes::NOT_NAME);
    let end = if name { start + 2 } else { extend(scan, head, limit) };
    // A head noun alone ("the Council") is a description, with "of X" it is a name.
    if end - start < 2 || scan.known(start).is_some_and(|known| known.end >= end) {
        return None;
    }
    // "Bureau for International Organization Affairs": a field of work.
    if end < limit && scan.is_capital(end) && scan.is(end, &["affairs", "matters", "issues"]) {
        return None;
    }
    let inner = scan
        .known(start)
        .filter(|known| known.sense == Sense::Organization && known.end > head && !known.needs_context);
    let candidates = inner.map(|known| known.candidates.clone()).unwrap_or_default();
    Some(Known { end, sense: Sense::Organization, candidates, found_by: "organization-head", needs_context: false })
}

/// "the Departments of State and the Treasury": returns where each listed body of such a plural begins, and what it is.
pub(crate) fn plural_at(scan: &Scan<'_>, start: usize, limit: usize) -> Vec<(usize, Known)> {
    let singular = match scan.word(start).strip_suffix('s') {
        Some(word) if scan.is_capital(start) && scan.is(start + 1, &["of"]) => match word.strip_suffix("ie") {
            Some(stem) => format!("{stem}y"),
            None => word.to_owned(),
        },
        _ => return Vec::new(),
    };
    let mut found = Vec::new();
    let mut token = start + 2;
    while token < limit {
        let own: Vec<&str> = (token..limit.min(token + 6)).map(|token| scan.word(token)).collect();
        let words: Vec<&str> = [singular.as_str(), "of"].into_iter().chain(own).collect();
        let known = scan.look_up(&words, token).filter(|known| known.sense == Sense::Organization);
        let Some(known) = known.filter(|known| known.end > token + 2) else { break };
        let end = known.end - 2;
        found.push((if found.is_empty() { start } else { token }, Known { end, ..known }));
        token = if scan.word(end) == "," { end + 1 } else { end };
        token = if scan.is(token, &["and", "&"]) { token + 1 } else { token };
        if token == end {
            break;
        }
    }
    if found.len() > 1 { found } else { Vec::new() }
}

fn begins(scan: &Scan<'_>, start: usize, sentence: usize) -> bool {
    let continues = start > sentence && scan.is_capital(start - 1) && !scan.has(start - 1, Classes::NOT_NAME);
    let after_name = continues && scan.known(start - 1).is_none() && scan.role(start - 1).is_none();
    let ordinary = scan.has(start, Classes::NOT_NAME) && !is_direction(scan, start);
    scan.is_capital(start)
        && !after_name
        && !scan.has(start, Classes::CALENDAR)
        && !ordinary
        && scan.role(start).is_none_or(|role| scan.known(start).is_some_and(|known| known.end > role.end))
        && scan.known_person(start).is_none()
}

/// "North Atlantic Council": a direction begins names although it is an ordinary word.
fn is_direction(scan: &Scan<'_>, token: usize) -> bool {
    scan.is(
        token,
        &[
            "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "new",
            "national", "arab",
        ],
    )
}

/// Returns the last head noun of the first unbroken run of capitalised words.
fn head_of(scan: &Scan<'_>, start: usize, limit: usize) -> Option<usize> {
    let mut head = None;
    let mut token = start;
    while token < limit && token < start + 9 {
        if scan.is_capital(token) {
            if token > start && (stops(scan, token) || scan.has(token, Classes::CALENDAR)) {
                break;
            }
            // "the UN Assistance Mission", but not "the U.S. Mission".
            let mission = scan.is(token, &["mission"])
                && (token > start + 1 || token > start && seat_with_acronym(scan, token + 1, limit).is_some());
            if scan.has(token, Classes::ORGANIZATION_HEAD) || mission {
                head = Some(token);
            }
            token += 1;
        } else if joins(scan, token, limit) {
            token += 1;
        } else {
            break;
        }
    }
    head.filter(|&head| shouting_is_local(scan, start, head))
}

/// A heading in capitals is no name: "PARTY CONGRESS OPENS".
fn shouting_is_local(scan: &Scan<'_>, start: usize, head: usize) -> bool {
    scan.shapes[head] != Shape::Upper || (start..head).any(|token| scan.shapes[token] == Shape::Capitalized)
}

/// A title inside a run begins something else: "Council President".
fn stops(scan: &Scan<'_>, token: usize) -> bool {
    scan.has(token, Classes::TAIL_STOP)
        || (scan.role(token).is_some_and(|role| role.title) && !scan.has(token, Classes::ORGANIZATION_HEAD))
}

/// "&", a hyphen, or "and" and "of" with a capital on both sides before the head: "Food and Agriculture Organization".
fn joins(scan: &Scan<'_>, token: usize, limit: usize) -> bool {
    let next = token + 1 < limit && scan.is_capital(token + 1);
    if scan.is_hyphen(token) || scan.word(token) == "&" {
        return next;
    }
    scan.is(token, &["and"])
        && next
        && scan.known(token - 1).is_none()
        && heads_soon(scan, token + 1, limit)
        && !scan.has(token - 1, Classes::ORGANIZATION_HEAD)
}

fn heads_soon(scan: &Scan<'_>, token: usize, limit: usize) -> bool {
    scan.known(token).is_none()
        && (token..limit.min(token + 3))
            .take_while(|&i| scan.is_capital(i))
            .any(|i| i > token && scan.has(i, Classes::ORGANIZATION_HEAD))
}

/// Extends a name behind its head noun: "for the Liberation of Palestine", "of Foreign Affairs and Trade", "in the Environs of Jerusalem".
fn extend(scan: &Scan<'_>, head: usize, limit: usize) -> usize {
    let mut end = head + 1;
    loop {
        if let Some(seat) = seat_with_acronym(scan, end, limit) {
            return seat;
        }
        let mut next = end;
        let environs = scan.is(next, &["in"])
            && scan.is(next + 1, &["the"])
            && scan.is_capital(next + 2)
            && scan.is(next + 3, &["of"])
            && !begins_other(scan, next + 2);
        if !scan.is(next, &["of", "for", "on", "against"]) && !environs {
            return end;
        }
        next += 1;
        if scan.is(next, &["the"]) && scan.shapes.get(next) == Some(&Shape::Lower) {
            next += 1;
        }
        let after = capitals(scan, next, limit);
        if after == next || (scan.is(end, &["on", "against", "for"]) && begins_other(scan, next)) {
            return end;
        }
        end = after;
    }
}

/// "to the Sudan (UNMIS)": the end of the state where a mission is, if its acronym shows that it belongs to the name.
fn seat_with_acronym(scan: &Scan<'_>, token: usize, limit: usize) -> Option<usize> {
    if !scan.is(token, &["in", "to", "for"]) {
        return None;
    }
    let state = if scan.is(token + 1, &["the"]) { token + 2 } else { token + 1 };
    let end = scan.known(state).filter(|known| known.sense == Sense::State)?.end;
    let acronym = end + 2 < limit && scan.word(end) == "(" && scan.shapes[end + 1] == Shape::Upper;
    (acronym && scan.word(end + 2) == ")").then_some(end)
}

/// Whether a name of an actor or a date begins here: "sanctions of the Council on Serbia", "the Party on Monday".
fn begins_other(scan: &Scan<'_>, token: usize) -> bool {
    scan.known(token).is_some()
        || scan.has(token, Classes::CALENDAR | Classes::NOT_NAME)
        || scan.role(token).is_some_and(|role| role.title)
}

/// Returns the end of the capitalised words from `start`, with "and" between two that are no names of their own.
fn capitals(scan: &Scan<'_>, start: usize, limit: usize) -> usize {
    if let Some(known) = scan.known(start) {
        // "Office of Chinese Affairs"
        let field = scan.is_capital(known.end) && scan.is(known.end, &["affairs"]);
        return if field && known.end < limit { known.end + 1 } else { known.end };
    }
    let mut end = start;
    while end < limit && scan.is_capital(end) && !(end > start && (stops(scan, end) || scan.known(end).is_some())) {
        if scan.has(end, Classes::CALENDAR) || scan.role(end).is_some_and(|role| role.title) {
            return end;
        }
        end += 1;
        let joined = scan.is(end, &["and", "&"]) && end + 1 < limit && end > start && scan.is_capital(end + 1);
        if joined && !begins_other(scan, end + 1) && !scan.is_given_name(end + 1) {
            end += 1;
        }
    }
    end
}
