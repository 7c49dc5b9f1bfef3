//! Short names of bodies: where they stand behind a name, and where the same letters name no body.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::gazetteer::{EntityIndex, EntityKind};

use super::MentionForm;
use super::finder::{Doubtful, Finder};
use super::known::{Known, Sense};
use super::scan::Shape;

/// How names are found that are only the first letters of one named in full.
pub(crate) const INITIALS: &str = "initials";

/// Returns the first letters of a name's capitalised words: "PA" of "the Palestinian Authority".
pub(crate) fn initials(name: &str) -> String {
    let words = name.split([' ', '-', '\n']).filter_map(|word| word.chars().next());
    words.filter(|first| first.is_uppercase()).collect()
}

impl Finder<'_, '_> {
    /// The first letters of all bodies that the document names in two words or more.
    pub(super) fn initials(&self) -> FxHashSet<String> {
        let full = self.mentions.iter().filter(|mention| {
            let body = matches!(mention.kind, Some(EntityKind::Organization | EntityKind::State));
            body && mention.form == MentionForm::Name && mention.name.len() > 1
        });
        full.map(|mention| initials(self.scan.phrase(mention.name.start(), mention.name.end()))).collect()
    }

    /// "the PA", where the text also names the Palestinian Authority.
    pub(super) fn is_initials(&self, run: &Doubtful, initials: &FxHashSet<String>) -> bool {
        let (scan, token) = (self.scan, run.tokens.start);
        let the = token > run.sentence.start && scan.is(token - 1, &["the"]);
        let acronym = run.tokens.len() == 1 && scan.shapes[token] == Shape::Upper && scan.word(token).len() > 1;
        acronym && the && initials.contains(scan.word(token))
    }

    /// The agency of a dateline or photograph: "MOSCOW (Reuters) -", "AP - The", "(AA Photo)".
    pub(super) fn is_credit(&self, start: usize, end: usize, sentence: &Range<usize>) -> bool {
        let scan = self.scan;
        let dash = |token: usize| {
            token < sentence.end && matches!(scan.word(token), "-" | "--" | "—" | "–") && !scan.is_hyphen(token)
        };
        let bracketed = start > sentence.start && scan.word(start - 1) == "(" && scan.word(end) == ")";
        let dateline = bracketed && start < sentence.start + 8 && (dash(end + 1) || end + 1 >= sentence.end);
        dateline || start == sentence.start && dash(end) || scan.is(end, &["photo", "photos", "/"])
    }

    /// "MR", "AA": two letters that name a body only where nothing else can be meant.
    pub(super) fn is_weak_acronym(&self, start: usize, end: usize) -> bool {
        let scan = self.scan;
        let short = end == start + 1 && scan.shapes[start] == Shape::Upper && scan.word(start).len() <= 2;
        let igo = |known: &Known| {
            known
                .candidates
                .first()
                .is_some_and(|&first| matches!(scan.gazetteer.subtype(first), "igo" | "un_body" | "alliance"))
        };
        short
            && scan
                .known(start)
                .is_some_and(|known| known.sense == Sense::Organization && known.needs_context && !igo(known))
    }

    /// "NSC 125/1": a paper, not the body of a state that numbers it.
    pub(super) fn is_symbol(&self, start: usize, end: usize) -> bool {
        let scan = self.scan;
        let acronym = end == start + 1 && scan.shapes[start] == Shape::Upper;
        let body = |&first: &EntityIndex| scan.gazetteer.entity(first).state.is_some();
        let numbered = scan.shapes.get(end) == Some(&Shape::Number);
        acronym
            && numbered
            && scan
                .known(start)
                .is_some_and(|known| known.sense == Sense::Organization && known.candidates.first().is_some_and(body))
    }

    /// "(NIS)" behind a name; returns the token after it, `end` when there is none.
    pub(super) fn acronym(&self, end: usize, sentence: &Range<usize>) -> usize {
        let inside = end + 1;
        let closes = inside + 1 < sentence.end && self.scan.word(end) == "(" && self.scan.word(inside + 1) == ")";
        let short = closes
            && self.scan.is_capital(inside)
            && self.scan.word(inside).chars().filter(|c| c.is_uppercase()).count() > 1;
        if short { inside + 2 } else { end }
    }
}
