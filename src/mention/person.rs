//! Names of persons: listed full names, and open vocabulary by given name, initials, particles and titles.

use super::known::Sense;
use super::lexicon::{Classes, Gender};
use super::scan::{Scan, Shape};
use crate::gazetteer::OfficeKind;

/// A run of words that may be a person's name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameRun {
    pub(crate) end: usize,
    /// Whether the words alone make it a person: listed, or a given name, initials or a particle before the surname.
    pub(crate) strong: bool,
    pub(crate) words: usize,
}

/// Longest personal name in words.
const MOST_WORDS: usize = 8;

/// Returns the name that begins at `start`; `titled` when a title stands before it, which lets it be one unknown word.
pub(crate) fn run_at(scan: &Scan<'_>, start: usize, limit: usize, titled: bool) -> Option<NameRun> {
    // "SECRETARY'S DELEGATION" names nobody.
    if start >= limit || scan.is_possessive(start) {
        return None;
    }
    let mut run = Runner { scan, start, limit, titled, token: start, end: start, words: 0, given: false, mark: false };
    run.walk();
    let listed = scan.known_person(start).map(|known| known.end).filter(|end| (run.end..=limit).contains(end));
    if let Some(end) = listed {
        return Some(NameRun { end: suffix_end(scan, end, limit), strong: end - start > 1, words: end - start });
    }
    run.finish()
}

struct Runner<'s, 'a> {
    scan: &'s Scan<'a>,
    start: usize,
    limit: usize,
    titled: bool,
    token: usize,
    /// After the last word that can end the name.
    end: usize,
    words: usize,
    given: bool,
    /// An initial or an Arabic, Dutch, ... particle was seen between words.
    mark: bool,
}

impl Runner<'_, '_> {
    fn walk(&mut self) {
        while self.token < self.limit && self.words < MOST_WORDS {
            let step = if self.scan.is_capital(self.token) { self.capital() } else { self.joiner() };
            if !step {
                return;
            }
        }
    }

    fn capital(&mut self) -> bool {
        let (scan, token) = (self.scan, self.token);
        if self.words > 0 && scan.has(token, Classes::SUFFIX) {
            self.token += 1;
            self.end = self.token;
            return true;
        }
        if scan.is_possessive(token) || self.is_foreign(token) {
            return false;
        }
        let initial = is_initial(scan.word(token));
        self.given |= self.words == 0 && scan.is_given_name(token) && !initial;
        self.mark |= initial;
        self.words += 1;
        self.token += 1;
        if !initial {
            self.end = self.token;
        }
        true
    }

    /// Whether a capitalised word cannot continue the name.
    fn is_foreign(&self, token: usize) -> bool {
        let scan = self.scan;
        let first = token == self.start;
        // "Alongside George Simion": a word before a given name and a surname is none.
        let given_follows = || {
            scan.is_given_name(token + 1)
                && token + 2 < self.limit
                && scan.is_capital(token + 2)
                && scan.known_other(token + 2).is_none()
        };
        let initial = is_initial(scan.word(token));
        // So is the place in "Mayor of Clarkston Beverly Burks".
        let place = token > 0 && scan.is(token - 1, &["of"]);
        if first
            && (scan.begins_sentence(token) || scan.shapes[token] == Shape::Upper || place)
            && !self.titled
            && !initial
            && !scan.is_given_name(token)
            && scan.known(token).is_none()
            && given_follows()
        {
            return true;
        }
        // "President Jan Quist"
        let titled_given = first && self.titled && scan.is_given_name(token) && self.name_follows(token);
        if scan.has(token, Classes::CALENDAR)
            && !titled_given
            && !(self.given && self.words == 1 && scan.is(token, &["may", "march", "august"]))
        {
            return true;
        }
        // "Office of Chinese Affairs", "asked Embassy": no title and no verb makes them people.
        if first && scan.has(token, Classes::NOT_SURNAME) {
            return true;
        }
        // "Q Jay, on the talks": the letter before a question is no initial.
        let label = first && scan.begins_sentence(token) && scan.word(token) == "Q";
        if scan.has(token, Classes::NOT_NAME)
            && !titled_given
            && (first || self.words >= 2 || !self.given)
            && (label || !initial)
        {
            return true;
        }
        if scan.has(token, Classes::ORGANIZATION_HEAD) && (first || !self.given) {
            return true;
        }
        if let Some(known) = scan.known_other(token) {
            // "Foreign Minister Israel Katz", "Michael Jordan": names of states are names of people too.
            let given = first && (self.titled || scan.is_given_name(token)) && self.name_follows(token);
            // "Secretary Austin", "President Lincoln": no city has a title.
            let surname = || match known.sense {
                Sense::Place => true,
                // "Colonel Berlin": no city has a rank.
                Sense::Capital
                    if token > 0 && scan.role(token - 1).is_some_and(|role| role.kind == OfficeKind::Military) =>
                {
                    true
                }
                Sense::Capital => !scan.gazetteer.persons_named(scan.word(token), None).is_empty(),
                _ => false,
            };
            let city = first && self.titled && scan.shapes[token] == Shape::Capitalized && surname();
            // "Mr. French", "Miss Ireland": an honorific stands before no adjective.
            let styled = first
                && self.titled
                && token > 0
                && known.end == token + 1
                && known.sense == Sense::Demonym
                && scan.is(token - 1, &["mr.", "mr", "mrs.", "mrs", "ms.", "ms", "miss", "dr.", "dr"])
                && scan.known_other(token + 1).is_none();
            if city && known.end == token + 1 || styled {
                return false;
            }
            let surname = self.given
                && (self.words == 1 || self.words == 2 && is_initial(scan.word(token - 1)))
                && known.end == token + 1
                && !known.found_by.starts_with("demonym");
            // "General Robert Fleming, the governor": behind title and given name a demonym that modifies no noun is a surname.
            let demonym = self.titled
                && self.given
                && self.words == 1
                && known.end == token + 1
                && known.sense == Sense::Demonym
                && (scan.shapes.get(known.end).is_none_or(|shape| *shape == Shape::Mark)
                    || scan.has(known.end, Classes::SPEECH | Classes::NOT_NAME)
                    || scan.is_possessive(known.end));
            return !(given && known.end == token + 1
                || surname
                || demonym
                || known.end == token + 1 && known.needs_context && !first);
        }
        !first
            && scan.role(token).is_some_and(|role| role.title && role.end - token > 1 || self.words > 1)
            // "James M. Pope": behind an initial stands the surname.
            && !(self.given && (self.words == 1 || is_initial(scan.word(token - 1))))
    }

    fn name_follows(&self, token: usize) -> bool {
        let next = token + 1;
        next < self.limit
            && self.scan.is_capital(next)
            && self.scan.known_other(next).is_none()
            && !self.scan.has(next, Classes::NOT_NAME | Classes::ORGANIZATION_HEAD)
    }

    /// A particle, hyphen or nickname between two words of the name.
    fn joiner(&mut self) -> bool {
        let (scan, token) = (self.scan, self.token);
        // "Miguel d'Escoto"
        if self.words > 0 && is_elided(scan.word(token)) && scan.known_other(token).is_none() {
            (self.token, self.end) = (token + 1, token + 1);
            self.words += 1;
            self.mark = true;
            return true;
        }
        let hyphen = scan.is_hyphen(token);
        let particle =
            scan.has(token, Classes::PARTICLE) && (self.words > 0 || self.titled || scan.is_hyphen(token + 1));
        if hyphen && self.words >= 2 && is_second_half(scan.word(token + 1)) && self.end == token {
            (self.token, self.end) = (token + 2, token + 2);
            self.mark = true;
            return true;
        }
        // "Secretary-Treasurer" holds no name.
        let joins = particle || hyphen && self.words > 0;
        if !joins || self.scan.is_possessive(token) {
            return false;
        }
        let Some(next) = self.next_capital(token) else { return false };
        if hyphen && self.is_foreign(next) && !scan.has(token - 1, Classes::PARTICLE) {
            return false;
        }
        self.mark |= particle && !scan.is(token, &["y", "e"]);
        self.token = next;
        if (scan.known_other(next).is_some() || particle && scan.role(next).is_some()) && self.words > 0 {
            // "Nouri al-Maliki", "Mohammed bin Rashid": after a particle no state is meant.
            self.words += 1;
            self.token = next + 1;
            self.end = self.token;
        }
        true
    }

    /// Returns the next capitalised token when only particles and hyphens stand between.
    fn next_capital(&self, token: usize) -> Option<usize> {
        let scan = self.scan;
        (token + 1..self.limit.min(token + 5))
            .find(|&i| scan.is_capital(i) || !(scan.is_hyphen(i) || scan.has(i, Classes::PARTICLE)))
            .filter(|&i| scan.is_capital(i))
    }

    fn finish(self) -> Option<NameRun> {
        let Self { scan, start, end, words, given, mark, titled, .. } = self;
        let thing = scan.has(end.max(1) - 1, Classes::LOCATION_NOUN | Classes::THING | Classes::NOT_SURNAME)
            || scan.has(start, Classes::THING_OPENER) && end - start > 1;
        if end == start || thing && !titled {
            return None;
        }
        // "A.M. EDT" is no name; "J. R. SMITH" in a heading is.
        let tail =
            scan.shapes[end - 1] == Shape::Upper && scan.word(end - 1).len() <= 4 && scan.shapes[start] != Shape::Upper;
        let strong = words >= 2 && end - start >= 2 && (given || mark) && !tail;
        Some(NameRun { end: suffix_end(scan, end, self.limit), strong, words })
    }
}

/// "d'Escoto", "d’Estaing": a particle in one word with the name.
fn is_elided(word: &str) -> bool {
    let behind = ["d'", "d’"].iter().find_map(|particle| word.strip_prefix(particle));
    behind.is_some_and(|name| name.len() > 2 && name.starts_with(char::is_uppercase))
}

/// "Chou En-lai", "Moon Jae-in": the second half of a given name is written small, unlike "Kerry-led".
fn is_second_half(word: &str) -> bool {
    const OTHER: [&str; 7] = ["style", "era", "like", "held", "run", "born", "elect"];
    word.len() <= 5
        && word.chars().all(|c| c.is_lowercase() || !c.is_ascii())
        && !word.ends_with("ed")
        && !OTHER.contains(&word)
}

/// Takes in ", Jr." behind a name.
fn suffix_end(scan: &Scan<'_>, end: usize, limit: usize) -> usize {
    if is_regnal_number(scan, end, limit) {
        return end + 1;
    }
    if scan.word(end) != "," || end + 1 >= limit {
        return end;
    }
    if scan.is(end + 1, &["jr.", "jr", "sr.", "sr"]) {
        return end + 2;
    }
    // ", duc de Choiseul", ", 3rd Earl of Bute".
    let title = if scan.shapes[end + 1] == Shape::Number { end + 2 } else { end + 1 };
    let of = title + 1;
    let land = (of..limit.min(of + 3)).find(|&token| scan.is_capital(token));
    match land {
        Some(land)
            if scan.has(title, Classes::NOBLE)
                && land > of
                && (of..land).all(|token| scan.has(token, Classes::PARTICLE) || scan.is(token, &["of"])) =>
        {
            land + 1
        }
        _ => end,
    }
}

/// "King Hussein I" where no clause with the pronoun follows.
fn is_regnal_number(scan: &Scan<'_>, token: usize, limit: usize) -> bool {
    let titles = ["king", "queen", "emperor", "pope", "sultan", "tsar", "shah", "emir", "prince"];
    // "King Hussein I", "King Juan Carlos I".
    let monarch = (2..4).any(|back| token >= back && scan.is(token - back, &titles));
    let next = token + 1;
    let free = next >= limit
        || scan.shapes[next] != Shape::Lower
        || scan.is(next, &["and", "of", "in", "at", "on", "with", "to", "or"]);
    token < limit && monarch && matches!(scan.word(token), "I" | "V" | "X") && free
}

fn is_initial(word: &str) -> bool {
    if !word.chars().all(|c| c.is_alphabetic() || c == '.') {
        return false;
    }
    let mut letters = word.chars().filter(|c| *c != '.');
    let first = letters.next().is_some_and(char::is_uppercase);
    let count = letters.filter(|c| c.is_alphabetic()).count();
    // "J.", "J.R."; a bare letter too, "U.S." is known before.
    first && (word.ends_with('.') && word.matches('.').count() > count || count == 0)
}

/// Returns the sex that a given name at `start` tells.
pub(crate) fn gender_of(scan: &Scan<'_>, start: usize, end: usize) -> Option<Gender> {
    (end - start > 1).then(|| scan.given_name_gender(start)).flatten()
}
