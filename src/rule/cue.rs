//! Whether any rule can apply to a sentence, told from its words before it is parsed.
//!
//! A trigger of several words, or of a frame that asks for certain dependents, can only match where those words stand too: "gave" alone is
//! no reason to parse a sentence, "gave" beside "weapons" is.

use std::collections::{BTreeMap, BTreeSet};

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::condition::{DUTY, WITH_CLAUSE};
use super::file::{Frame, Rule};
use super::lexicon::Lexicon;
use super::set::Entry;

/// What one word, in all forms that it may have, contributes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cue {
    /// Whether it triggers a frame that asks for no other word.
    sufficient: bool,
    /// Groups of companions, each of which completes a trigger that the word begins; sorted, without repetition.
    wanting: BTreeSet<Vec<u32>>,
    /// The companions that the word is.
    companion: BTreeSet<u32>,
    /// Whether it names people whom a rule takes for those of the actor's own state.
    people: bool,
}

impl Cue {
    /// Returns whether the word may stand for people of the state that acts.
    pub fn is_people(&self) -> bool {
        self.people
    }

    fn join(&mut self, other: &Self) {
        self.sufficient |= other.sufficient;
        self.people |= other.people;
        self.wanting.extend(other.wanting.iter().cloned());
        self.companion.extend(&other.companion);
    }
}

/// The cues of all lemmas that have one.
#[derive(Debug, Clone, Default)]
pub(super) struct Cues(FxHashMap<CompactString, Cue>);

impl Cues {
    /// Reads off the rules which words can begin or complete a trigger.
    pub(super) fn new<'a>(
        entries: impl Iterator<Item = (&'a CompactString, &'a Entry)>,
        rules: &[Rule],
        lexicon: &Lexicon,
    ) -> Self {
        let mut numbers = BTreeMap::new();
        let mut cues = Self::default();
        for (lemma, entry) in entries {
            let frame = &rules[entry.rule].frame[entry.frame];
            let mut wanting: Vec<u32> = Vec::new();
            for words in companions(entry, frame, lexicon) {
                let next = numbers.len() as u32;
                let number = *numbers.entry(words.clone()).or_insert(next);
                wanting.push(number);
                for word in words {
                    cues.0.entry(word).or_default().companion.insert(number);
                }
            }
            wanting.sort_unstable();
            wanting.dedup();
            let cue = cues.0.entry(lemma.clone()).or_default();
            match wanting.is_empty() {
                true => cue.sufficient = true,
                false => _ = cue.wanting.insert(wanting),
            }
        }
        for entry in rules.iter().flat_map(|rule| &rule.frame).flat_map(|frame| &frame.home) {
            for word in words_of(entry, lexicon) {
                cues.0.entry(word.clone()).or_default().people = true;
            }
        }
        cues
    }

    /// Returns the joint cue of the lemmas that one word may have.
    pub(super) fn of(&self, lemmas: &BTreeSet<CompactString>) -> Cue {
        let mut joint = Cue::default();
        lemmas.iter().filter_map(|lemma| self.0.get(lemma)).for_each(|cue| joint.join(cue));
        joint
    }
}

/// Returns the sets of words of which a frame needs one each beside the trigger's main word.
fn companions(entry: &Entry, frame: &Frame, lexicon: &Lexicon) -> Vec<BTreeSet<CompactString>> {
    let mut sets: Vec<BTreeSet<CompactString>> = entry.more.iter().map(|word| BTreeSet::from([word.clone()])).collect();
    if !frame.only.is_empty() && !frame.only.iter().any(|entry| entry == WITH_CLAUSE) {
        let words = |entry: &CompactString| match entry.as_str() {
            DUTY => [lexicon.words("duty"), lexicon.words("duty-verb")].concat(),
            // "as @capital": the complement is in the list.
            text => words_of(text.split_once(' ').map_or(text, |(_, complement)| complement), lexicon),
        };
        sets.push(frame.only.iter().flat_map(words).collect());
    }
    sets
}

fn words_of(entry: &str, lexicon: &Lexicon) -> Vec<CompactString> {
    entry.strip_prefix('@').map_or_else(|| vec![entry.into()], |list| lexicon.words(list).to_vec())
}

/// Returns whether the words of a sentence, by their cues, hold a trigger with all its companions.
pub fn can_apply<'a>(words: impl Iterator<Item = &'a Cue> + Clone) -> bool {
    if words.clone().any(|cue| cue.sufficient) {
        return true;
    }
    if words.clone().all(|cue| cue.wanting.is_empty()) {
        return false;
    }
    let present: BTreeSet<u32> = words.clone().flat_map(|cue| cue.companion.iter().copied()).collect();
    words.flat_map(|cue| &cue.wanting).any(|group| group.iter().all(|companion| present.contains(companion)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::set::RuleSet;
    use super::*;

    fn check(sentence: &str, expected: bool) {
        let rules = RuleSet::embedded().unwrap();
        let cues: Vec<Cue> = sentence.split(' ').map(|word| rules.cue(word)).collect();
        assert_eq!(can_apply(cues.iter()), expected, "{sentence}");
    }

    #[test]
    fn triggers_need_their_companions() {
        check("Norway gave Kenya weapons", true);
        check("Norway gave Kenya time", false);
        check("Norway expressed condolences", true);
        check("Norway expressed doubts", false);
        check("Norway met Kenya", true);
        check("Norway lies in the north", false);
    }
}
