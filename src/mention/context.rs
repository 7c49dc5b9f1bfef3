//! Names that only their surroundings make persons: before a verb of saying, before an age, behind "met with".

use super::lexicon::{Classes, lexicon};
use super::scan::{Scan, Shape};
use crate::analysis::lemma;
use crate::text::Tag;

/// Whether a run that the words alone do not make a person stands where only persons and bodies that speak stand: before or
/// behind a verb of saying, or before an age or an office in apposition.
pub(crate) fn is_named_by_context(scan: &Scan<'_>, start: usize, end: usize, sentence: std::ops::Range<usize>) -> bool {
    // "Historians say", "Militants said": an ordinary plural that only begins the sentence.
    if start == sentence.start && end == start + 1 && scan.word(start).ends_with('s') {
        return false;
    }
    let upper = (start..end).any(|token| scan.shapes[token] == Shape::Upper);
    if upper || (start..end).any(|token| scan.is_given_name(token) && end - start > 1) {
        return !upper;
    }
    let next = skip_marks(scan, end, sentence.end);
    let says = scan.has(next, Classes::SPEECH) && scan.shapes[next] == Shape::Lower && next == end;
    let said = start > sentence.start
        && scan.has(start - 1, Classes::SPEECH)
        && scan.shapes[start - 1] == Shape::Lower
        && scan.is(start - 1, &["said", "says", "added", "told", "asked"]);
    // "Hardwick, accompanied by his staff"
    let escorted = scan.word(end) == "," && scan.is(end + 1, &["accompanied"]);
    says || said
        || escorted
        || is_age(scan, end)
        || acts(scan, start, end, sentence.end)
        || is_encountered(scan, start, &sentence)
}

/// "Thunberg has met", "Hardwick later flew": what follows is done by people. At the beginning of a sentence the word must
/// also be a listed surname, because any word has a capital there.
fn acts(scan: &Scan<'_>, start: usize, end: usize, limit: usize) -> bool {
    if scan.begins_sentence(start) && scan.gazetteer.persons_named(scan.word(end - 1), None).is_empty() {
        return false;
    }
    let Some(verb) = (end..limit.min(end + 4)).find(|&token| !scan.has(token, Classes::BEFORE_VERB)) else {
        return false;
    };
    let holds = || {
        // "Hardwick held separate talks"
        let mut nouns = verb + 1..limit.min(verb + 5);
        scan.is(verb, &["held", "holds", "had"]) && nouns.any(|token| has_lemma(scan, token, Classes::ENCOUNTER))
    };
    // "Pardons were endorsed": on what is done to it nothing acts.
    let passive = (end..verb).any(|token| scan.is(token, &["is", "are", "was", "were", "be", "been", "being"]))
        && !scan.word(verb).ends_with("ing");
    scan.shapes[verb] == Shape::Lower
        && !passive
        && (scan.has(verb, Classes::SPEECH) || has_lemma(scan, verb, Classes::PERSONAL_VERB) || holds())
}

/// "met with Hardwick", "talks with Hardwick", "met Hardwick": whom one meets is a person unless listed as something else.
fn is_encountered(scan: &Scan<'_>, start: usize, sentence: &std::ops::Range<usize>) -> bool {
    let Some(before) = start.checked_sub(1).filter(|&before| before >= sentence.start) else { return false };
    let met = |token: usize| scan.shapes[token] == Shape::Lower && has_lemma(scan, token, Classes::ENCOUNTER);
    if scan.is(before, &["with", "between"]) {
        // "met alone with", "met briefly today with"
        let how = |token: &usize| {
            scan.word(*token).ends_with("ly") || scan.is(*token, &["alone", "again", "today", "yesterday"])
        };
        let verb = (sentence.start..before).rev().take(4).find(|token| !how(token));
        return verb.is_some_and(met);
    }
    // "endorsed Hardwick", "the endorsement of Hardwick"
    let chosen =
        scan.is(before, &["of", "for"]) && before > sentence.start && scan.has(before - 1, Classes::PERSON_OBJECT)
            || scan.shapes[before] == Shape::Lower && has_lemma(scan, before, Classes::PERSON_OBJECT);
    chosen || scan.is(before, &["met", "meet", "meets"])
}

pub(super) fn has_lemma(scan: &Scan<'_>, token: usize, classes: Classes) -> bool {
    let forms = [Tag::Vb, Tag::Vbd, Tag::Vbz, Tag::Vbg];
    forms.iter().any(|&tag| lexicon().word(&lemma(scan.word(token), tag)).classes.has(classes))
}

fn skip_marks(scan: &Scan<'_>, token: usize, limit: usize) -> usize {
    (token..limit).find(|&i| scan.shapes[i] != Shape::Mark).unwrap_or(token)
}

/// ", 57," behind a name.
pub(crate) fn is_age(scan: &Scan<'_>, end: usize) -> bool {
    scan.word(end) == ","
        && scan.word(end + 2) == ","
        && scan.word(end + 1).parse::<u8>().is_ok_and(|age| (15..110).contains(&age))
}
