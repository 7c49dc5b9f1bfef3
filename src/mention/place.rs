//! Whether a capital stands for a government or is only a place.

use super::lexicon::Classes;
use super::scan::{Scan, Shape};

/// Whether the capital at `start..end` is only a place: "met in Geneva", "visit to Belgrade", "MOSCOW (Reuters) -".
pub(crate) fn is_only_place(scan: &Scan<'_>, start: usize, end: usize, sentence: std::ops::Range<usize>) -> bool {
    is_dateline(scan, start, end, &sentence)
        || is_named_capital(scan, end, &sentence)
        || is_before_place(scan, start, end, &sentence)
        || is_behind_place_word(scan, start, &sentence)
        || scan.has(end, Classes::PLACE_NOUN) && !scan.has(end, Classes::SPEECH)
}

/// "Jerusalem as the capital of Israel", "Jerusalem as Israel's capital": the city itself.
fn is_named_capital(scan: &Scan<'_>, end: usize, sentence: &std::ops::Range<usize>) -> bool {
    scan.is(end, &["as"]) && (end + 1..sentence.end.min(end + 7)).any(|token| scan.is(token, &["capital", "capitals"]))
}

/// "MOSCOW (Reuters) -", "BELGRADE, Oct 3 -", "Washington, August 3, 1973".
fn is_dateline(scan: &Scan<'_>, start: usize, end: usize, sentence: &std::ops::Range<usize>) -> bool {
    if start != sentence.start {
        return false;
    }
    let calendar = scan.word(end) == ","
        && (scan.has(end + 1, Classes::CALENDAR) || scan.shapes.get(end + 1) == Some(&Shape::Number));
    let agency = scan.word(end) == "(" && scan.is_capital(end + 1);
    let dash = matches!(scan.word(end), "--" | "—" | "–" | "-") && !scan.is_joined(end);
    calendar || agency || dash || end == sentence.end || scan.word(end) == ":"
}

/// "Doha, Qatar", "Paris, where".
fn is_before_place(scan: &Scan<'_>, start: usize, end: usize, sentence: &std::ops::Range<usize>) -> bool {
    let owner = scan.known(start).and_then(|known| known.candidates.first());
    let next = scan.known(end + 1).filter(|_| scan.word(end) == ",");
    let same_state = next.is_some_and(|next| {
        next.sense.is_state() && next.candidates.first() == owner && next.sense != super::known::Sense::Demonym
    });
    same_state || scan.word(end) == "," && scan.is(end + 1, &["where"]) && end + 1 < sentence.end
}

/// A preposition of place before it, or one of direction after a word of motion.
fn is_behind_place_word(scan: &Scan<'_>, start: usize, sentence: &std::ops::Range<usize>) -> bool {
    if start == sentence.start {
        return false;
    }
    let mut before = start - 1;
    // "in both Moscow and Kyiv", "in downtown Beirut".
    while before > sentence.start && scan.is(before, &["the", "both", "central", "downtown", "nearby", "neighboring"]) {
        before -= 1;
    }
    if scan.is(before, &["and", "or"]) && before > sentence.start {
        // "in Geneva and Vienna": the second goes with the first.
        let first = (sentence.start..before).rev().take(3).find(|&token| scan.known(token).is_some());
        return first.is_some_and(|token| is_behind_place_word(scan, token, sentence));
    }
    if scan.has(before, Classes::PLACE_APPOSITION) {
        return true;
    }
    if scan.is(before, &["of"]) && before > sentence.start {
        return scan.has(before - 1, Classes::PLACE_APPOSITION | Classes::LOCATION_NOUN);
    }
    if scan.has(before, Classes::PLACE_PREPOSITION) && !scan.is(before, &["outside", "across"]) {
        return true;
    }
    scan.has(before, Classes::DIRECTION) && (scan.has(before, Classes::MOTION) || moves_before(scan, before, sentence))
}

fn moves_before(scan: &Scan<'_>, before: usize, sentence: &std::ops::Range<usize>) -> bool {
    let from = before.saturating_sub(6).max(sentence.start);
    (from..before).any(|token| scan.has(token, Classes::MOTION))
}
