//! People and firms that a sentence only counts or points at, and another sentence lists: "is designating three individuals. ... A, B
//! and C"; "the designations of these individuals".

use super::engine::Attempt;
use crate::gazetteer::EntityKind;
use crate::mention::MentionForm;
use crate::text::{Dependency, Tag};

/// The list of nouns for people and firms whose names may stand in another sentence.
pub const FIRMS: &str = "firm";

/// How many sentences ahead a list may follow that was announced by its number, and how many back one is pointed at.
const AHEAD: usize = 2;
const BACK: usize = 2;

/// What a noun says of the list it stands for.
#[derive(Clone, Copy)]
enum Pointer {
    /// "three individuals"
    Counted(usize),
    /// "these individuals"
    Shown,
}

impl Attempt<'_, '_> {
    /// The names of the list that a plural without a name stands for, with the token that stands for them.
    pub(super) fn listed_elsewhere(&self, token: usize) -> Vec<(usize, usize)> {
        let view = self.view;
        let unnamed = view.tag(token) == Tag::Nns && view.mention_of(token).is_none();
        let Some(pointer) =
            self.pointer(token).filter(|_| unnamed && self.rules.lexicon().contains(FIRMS, view.lemma(token)))
        else {
            return Vec::new();
        };
        let here = view.sentence;
        let last = view.document.sentences.len().min(here + 1 + AHEAD);
        let back = (here.saturating_sub(BACK)..here).rev();
        let lists = match pointer {
            Pointer::Counted(count) => {
                (here + 1..last).chain(back).flat_map(|at| self.lists(at)).find(|list| list.len() == count)
            }
            Pointer::Shown => back.flat_map(|at| self.lists(at)).find(|list| list.len() > 1),
        };
        lists.unwrap_or_default().into_iter().map(|mention| (mention, token)).collect()
    }

    fn pointer(&self, token: usize) -> Option<Pointer> {
        let view = self.view;
        let number = view.child(token, Dependency::Nummod).and_then(|number| count(view.word(number)));
        let shown = |word: usize| matches!(view.lemma(word), "these" | "those" | "this" | "that");
        let shown = view.related(token, &[Dependency::Det]).any(shown);
        number.map(Pointer::Counted).or(shown.then_some(Pointer::Shown))
    }

    /// The lists of names in a sentence, the last one first: people or bodies with nothing but commas and conjunctions between.
    fn lists(&self, sentence: usize) -> Vec<Vec<usize>> {
        let view = self.view;
        let tokens = view.document.sentences[sentence].tokens;
        let first = view.mentions.partition_point(|mention| mention.tokens.start() < tokens.start());
        let end = view.mentions.partition_point(|mention| mention.tokens.start() < tokens.end());
        let mut lists: Vec<Vec<usize>> = Vec::new();
        let mut reached = 0;
        for number in first..end {
            let mention = &view.mentions[number];
            let actor = matches!(mention.kind, Some(EntityKind::Person | EntityKind::Organization));
            if mention.form != MentionForm::Name || !actor || self.resolution.entities_of(number).is_empty() {
                continue;
            }
            let gap = reached..mention.tokens.start().max(reached);
            let joins = gap.clone().all(|at| matches!(view.word(at), "," | ";" | "and" | "&" | "the"));
            match lists.last_mut().filter(|_| joins && !gap.is_empty()) {
                Some(list) => list.push(number),
                None => lists.push(vec![number]),
            }
            reached = reached.max(mention.tokens.end());
        }
        lists.reverse();
        lists
    }
}

/// A number in words or digits, from two on.
fn count(word: &str) -> Option<usize> {
    const WORDS: [&str; 11] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let named = WORDS.iter().position(|name| word.eq_ignore_ascii_case(name)).map(|place| place + 2);
    named.or_else(|| word.parse().ok()).filter(|&count| count > 1)
}
