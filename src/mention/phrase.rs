//! The words before and behind a head noun: state adjectives, possessors, "former", "of France, Germany and Italy".

use crate::gazetteer::EntityKind;
use crate::text::TokenSpan;

use super::Qualifier;
use super::known::Sense;
use super::lexicon::Classes;
use super::scan::{Scan, Shape};

/// What stands before a head noun.
#[derive(Debug, Clone, Default)]
pub(crate) struct Modifiers {
    pub(crate) end: usize,
    pub(crate) qualifiers: Vec<Qualifier>,
    /// "The", "this", "both", a possessive pronoun.
    pub(crate) definite: bool,
    pub(crate) indefinite: bool,
    /// "Two", "both".
    pub(crate) number: bool,
}

/// Reads determiner, possessor, state adjectives and the adjectives that go with offices.
pub(crate) fn modifiers(scan: &Scan<'_>, start: usize, limit: usize) -> Modifiers {
    let mut found = Modifiers { end: start, ..Modifiers::default() };
    if start < limit {
        determiner(scan, &mut found, limit);
    }
    while found.end < limit {
        let token = found.end;
        if let Some(next) = qualifier(scan, token, limit, &mut found.qualifiers) {
            found.end = next;
        } else if scan.has(token, Classes::ROLE_ADJECTIVE) && scan.role(token).is_none()
            || scan.is_hyphen(token) && token > start
        {
            found.end += 1;
        } else {
            break;
        }
    }
    found
}

/// Reads "His Majesty", "Her Royal Highness", "Their Excellencies" before a title or name.
pub(crate) fn style_of_address(scan: &Scan<'_>, token: usize, limit: usize) -> Option<usize> {
    let possessive = scan.info.get(token)?.pronoun.is_some_and(|pronoun| pronoun.possessive);
    let mut end = token + 1;
    while end < limit && scan.is_capital(end) && scan.has(end, Classes::STYLE) {
        end += 1;
    }
    if scan.is(end, &["the"]) && end > token + 1 {
        end += 1;
    }
    (possessive && end > token + 1 && end < limit && scan.is_capital(end)).then_some(end)
}

fn determiner(scan: &Scan<'_>, found: &mut Modifiers, limit: usize) {
    // "each of his counterparts"
    let each = scan.is(found.end, &["each"]) && scan.is(found.end + 1, &["of"]);
    if each && found.end + 2 < limit {
        found.end += 2;
    }
    let token = found.end;
    if scan.is(token, &["the", "this", "that", "these", "those", "both", "all"]) {
        found.definite = true;
        found.number = scan.is(token, &["both"]);
        found.end += 1;
        if found.number && scan.is(found.end, &["the", "of"]) {
            found.end += if scan.is(found.end + 1, &["the"]) { 2 } else { 1 };
        }
    } else if scan.is(token, &["a", "an", "some", "several", "many", "other", "any", "no", "most"]) {
        found.indefinite = true;
        found.end += 1;
    } else if let Some(end) = style_of_address(scan, token, limit) {
        found.definite = true;
        found.end = end;
    } else if scan.info.get(token).and_then(|info| info.pronoun).is_some_and(|pronoun| pronoun.possessive) {
        found.definite = true;
        found.qualifiers.push(Qualifier {
            tokens: TokenSpan::new(token, token + 1),
            kind: None,
            candidates: Vec::new(),
        });
        found.end += 1;
    }
    if found.end < limit && scan.is(found.end, &["two", "three", "four", "five", "six"]) {
        found.number = true;
        found.end += 1;
    }
}

/// Reads one state, body or hyphened pair ("U.S.-Serbian"), with its possessive mark.
fn qualifier(scan: &Scan<'_>, token: usize, limit: usize, into: &mut Vec<Qualifier>) -> Option<usize> {
    let known = scan.known_other(token).filter(|known| known.sense != Sense::Place && known.end <= limit)?;
    // In "the UN-backed government" the body is an actor of its own.
    if scan.is_hyphen(known.end) && scan.shapes.get(known.end + 1) == Some(&Shape::Lower) {
        return None;
    }
    let tokens = TokenSpan::new(token, known.end);
    // "European officials" are officials of no one body.
    let region = known.sense == Sense::Demonym && scan.is_of_organization(known);
    let (kind, candidates) =
        if region { (EntityKind::Place, Vec::new()) } else { (known.sense.kind(), known.candidates.clone()) };
    into.push(Qualifier { tokens, kind: Some(kind), candidates });
    let mut end = known.end;
    // "Republic of Korea (ROK) Special Representative".
    let acronym = scan.word(end) == "(" && scan.is_capital(end + 1) && scan.word(end + 2) == ")";
    if acronym && scan.role(end + 3).is_some() {
        end += 3;
    }
    if scan.is_possessive(end) {
        end += 1;
    }
    Some(end)
}

/// Reads "of France, Germany and Italy" or "for European Affairs" behind an office; returns the end, `start` when there is none.
pub(crate) fn complement(scan: &Scan<'_>, start: usize, limit: usize, into: &mut Vec<Qualifier>) -> usize {
    if let Some(end) = seat(scan, start, limit, into) {
        return end;
    }
    // "thanked the U.S. administration for NATO's growth": a government is of somewhere, not for something.
    let government = start > 0 && scan.has(start - 1, Classes::GOVERNMENT);
    // "the withdrawal of U.S. forces from Chad": whose they are has been said; "U.S. Senator from Vermont" is a title.
    let owned = !into.is_empty() && scan.is(start, &["from"]) && start > 0 && scan.shapes[start - 1] == Shape::Lower;
    if start + 1 >= limit
        || owned
        || !scan.is(start, &["of", "for", "to", "from", "at", "on"])
        || government && !scan.is(start, &["of", "from"])
        || is_destination(scan, start)
    {
        return start;
    }
    let mut token = start + 1;
    if scan.is(token, &["the"]) {
        token += 1;
    }
    let before = into.len();
    let end = if scan.is(start, &["on"]) { token } else { states(scan, token, limit, into) };
    // "was returned by officials to Spanish police": no officials to Spain.
    let described = scan.known_other(token).is_some_and(|known| known.sense == Sense::Demonym);
    if end > token && described && scan.is(start, &["to"]) {
        into.truncate(before);
        return start;
    }
    // "thanked the minister for Qatar's support": no minister for Qatar.
    if end > token && scan.is(start, &["for"]) && scan.is_possessive(end) {
        into.truncate(before);
        return start;
    }
    // "chief for U.S. Affairs": what the office deals with, not whose it is.
    if end > token && end < limit && scan.is_capital(end) && scan.is(end, &["affairs", "relations"]) {
        into.truncate(before);
        return end + 1;
    }
    if end > token {
        // "a delegation of EU ambassadors"
        let people = scan.role(end).filter(|role| role.plural && role.end <= limit && scan.is(start, &["of"]));
        return people.map_or(end, |role| role.end);
    }
    // "Senator from Vermont Jo Quist": the constituency stands between office and name.
    let constituency = scan.known_other(token).filter(|known| known.sense == Sense::Place && scan.is(start, &["from"]));
    if let Some(place) = constituency
        && super::person::run_at(scan, place.end, limit, false).is_some_and(|run| run.strong)
    {
        return place.end;
    }
    if scan.is(start, &["of", "for", "on"]) { affairs(scan, token, limit, start, into) } else { start }
}

/// "a delegation to Sofia": those sent are not of where they go.
fn is_destination(scan: &Scan<'_>, to: usize) -> bool {
    let sent = ["delegation", "delegations", "mission", "missions", "team", "teams"];
    scan.is(to, &["to"]) && to > 0 && scan.is(to - 1, &sent)
}

/// Reads "in Tripoli" behind a word for a government or "the people", and "in Libya" if nothing says yet whose it is.
fn seat(scan: &Scan<'_>, start: usize, limit: usize, into: &mut Vec<Qualifier>) -> Option<usize> {
    let people = start > 1 && scan.is(start - 1, &["people"]) && scan.is(start - 2, &["the"]);
    let government = people || start > 0 && scan.has(start - 1, Classes::GOVERNMENT);
    let fits = |sense: Sense| sense == Sense::Capital || sense == Sense::State && into.is_empty();
    let known = scan.known_other(start + 1).filter(|known| fits(known.sense) && known.end <= limit)?;
    if !government || !scan.is(start, &["in", "at"]) {
        return None;
    }
    let tokens = TokenSpan::new(start + 1, known.end);
    into.push(Qualifier { tokens, kind: Some(EntityKind::State), candidates: known.candidates.clone() });
    Some(known.end)
}

/// Reads a list of names: "France, Germany and Italy"; without "and" only its first, since what a comma sets off may be
/// another party: "the director of the Bureau, the Justice Department".
fn states(scan: &Scan<'_>, start: usize, limit: usize, into: &mut Vec<Qualifier>) -> usize {
    let before = into.len();
    let (end, closed) = series(scan, start, limit, into);
    if closed || into.len() < before + 2 {
        return end;
    }
    into.truncate(before + 1);
    into[before].tokens.end()
}

/// Reads names joined by commas and "and"; tells whether an "and" closed them.
fn series(scan: &Scan<'_>, start: usize, limit: usize, into: &mut Vec<Qualifier>) -> (usize, bool) {
    let mut end = start;
    let mut token = start;
    let mut closed = false;
    loop {
        let Some(known) = scan.known_other(token).filter(|known| known.end <= limit && known.sense != Sense::Place)
        else {
            return (end, closed);
        };
        if known.sense == Sense::Demonym && token != known.end && scan.is_capital(known.end)
            || names_another(scan, known.end, end > start)
        {
            return (end, closed);
        }
        if let Some(body) = body_behind(scan, known.end, limit).filter(|_| known.sense.is_state()) {
            let tokens = TokenSpan::new(token, body);
            into.push(Qualifier { tokens, kind: Some(EntityKind::Organization), candidates: Vec::new() });
            return (body, closed);
        }
        into.push(Qualifier {
            tokens: TokenSpan::new(token, known.end),
            kind: Some(known.sense.kind()),
            candidates: known.candidates.clone(),
        });
        closed |= end > start && (end..token).any(|gap| scan.is(gap, &["and", "&"]));
        end = known.end;
        token = end;
        if scan.word(token) == "," {
            token += 1;
        }
        if scan.is(token, &["and", "&"]) {
            token += 1;
        }
        if scan.is(token, &["the"]) {
            token += 1;
        }
        if token == end {
            return (end, closed);
        }
    }
}

/// "the commander of US Africa Command": a state before one or two capitalised words and the head of a body only begins its name.
fn body_behind(scan: &Scan<'_>, start: usize, limit: usize) -> Option<usize> {
    let head = (start + 1..limit.min(start + 3)).find(|&token| scan.has(token, Classes::ORGANIZATION_HEAD))?;
    (start..=head).all(|token| scan.is_capital(token)).then_some(head + 1)
}

/// In "the president of Serbia and Turkey's foreign minister" Turkey belongs to what follows.
fn names_another(scan: &Scan<'_>, end: usize, listed: bool) -> bool {
    listed && (scan.is_possessive(end) || scan.role(end).is_some())
}

/// Reads "and European Integration" behind "Minister of Foreign Affairs"; returns the end, `start` when there is none.
pub(crate) fn second_portfolio(scan: &Scan<'_>, start: usize, limit: usize) -> usize {
    let first = start > 0 && scan.has(start - 1, Classes::PORTFOLIO);
    if !first || !scan.is(start, &["and", "&"]) || !portfolio_follows(scan, start + 1) {
        return start;
    }
    affairs(scan, start + 1, limit, start, &mut Vec::new())
}

/// Reads a portfolio: "for European Affairs", "of the Treasury", "for Political Affairs of Poland".
fn affairs(scan: &Scan<'_>, start: usize, limit: usize, none: usize, into: &mut Vec<Qualifier>) -> usize {
    let mut end = start;
    // "ASSISTANT SECRETARY FOR EUROPEAN AFFAIRS"
    let shouted = start > 1 && scan.shapes[start - 1] == Shape::Upper && scan.shapes[start - 2] == Shape::Upper;
    while end < limit && end < start + 10 {
        let portfolio = (scan.shapes[end] == Shape::Capitalized || shouted && scan.is_capital(end))
            && !scan.has(end, Classes::CALENDAR)
            && (scan.known(end).is_none_or(|known| matches!(known.sense, Sense::Demonym | Sense::Place)))
            && !scan.role(end).is_some_and(|role| role.title)
            && !scan.is_given_name(end);
        let series =
            end > start && scan.word(end) == "," && scan.is(end + 1, &["and"]) && portfolio_follows(scan, end + 2);
        let joiner = series
            || end > start && scan.is(end, &["and"]) && scan.word(end - 1) == ","
            || end > start
                && scan.is(end, &["and", "&", ",", "-", "the", "of", "with"])
                && portfolio_follows(scan, end + 1);
        if !portfolio && !joiner {
            break;
        }
        end += 1;
    }
    // "Army Chief of Staff Nasution": what follows the portfolio is the name.
    while end > start && !scan.has(end - 1, Classes::PORTFOLIO) {
        end -= 1;
    }
    if end == start {
        return none;
    }
    let mut states = Vec::new();
    let after = complement_of_state(scan, end, limit, &mut states);
    into.append(&mut states);
    after
}

fn portfolio_follows(scan: &Scan<'_>, token: usize) -> bool {
    scan.is_capital(token) && (token..token + 6).any(|i| scan.has(i, Classes::PORTFOLIO)) && scan.role(token).is_none()
}

fn complement_of_state(scan: &Scan<'_>, end: usize, limit: usize, into: &mut Vec<Qualifier>) -> usize {
    if !scan.is(end, &["of"]) {
        return end;
    }
    let token = if scan.is(end + 1, &["the"]) { end + 2 } else { end + 1 };
    let after = states(scan, token, limit, into);
    if after > token { after } else { end }
}
