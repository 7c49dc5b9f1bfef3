//! Whether any rule can apply to a sentence, told from its words before it is parsed.
//!
//! A trigger of several words, or of a frame that asks for certain dependents, can only match where those words stand too: "gave" alone is
//! no reason to parse a sentence, "gave" beside "weapons" is.

use std::collections::{BTreeMap, BTreeSet};

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::condition::{DUTY, INFINITIVE};
use super::file::{Frame, Rule, TriggerKind};
use super::lexicon::Lexicon;
use super::near::Reach;
use super::neighbour::Neighbour;
use super::set::Entry;
use crate::text::Tag;

/// The parties that a sentence names, from the fewest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Parties {
    /// One actor, and people or a body without a name.
    Unnamed,
    /// One actor, and people who may be of its state.
    People,
    /// One actor in two different words: a state and people or places of its own.
    Own,
    /// Two actors.
    Two,
}

/// What one trigger wants that a word begins.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Want {
    /// The parties of the sentence.
    parties: Parties,
    /// Those around the trigger, of a rule that is `near`.
    reach: Option<Reach>,
    /// Companions, of which each must stand in the sentence.
    companions: Vec<u32>,
}

impl Want {
    /// Whether a sentence that names these parties can have those that are wanted.
    fn is_met(&self, parties: Parties) -> bool {
        self.parties <= parties || self.reach.as_ref().is_some_and(|reach| reach.unnamed)
    }
}

/// What one word, in all forms that it may have, contributes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Cue {
    /// What the triggers want that the word begins.
    wanting: BTreeSet<Want>,
    /// The companions that the word is.
    companion: BTreeSet<u32>,
    /// Whether it names people whom a rule takes for those of the actor's own state.
    people: bool,
    /// Whether it names people or a body who may be a party without a name.
    agent: bool,
    /// What it tells of the part of speech of a trigger beside it, and of its own.
    neighbour: Neighbour,
}

impl Cue {
    /// Returns whether the word may stand for people or a body without a name.
    pub fn is_agent(&self) -> bool {
        self.agent
    }

    /// Returns whether the word may stand for people of the state that acts.
    pub fn is_people(&self) -> bool {
        self.people
    }

    pub(super) fn neighbour(&self) -> Neighbour {
        self.neighbour
    }

    /// Returns whether the word is in the set of companions of this number.
    pub(super) fn is_companion(&self, number: u32) -> bool {
        self.companion.contains(&number)
    }

    fn join(&mut self, other: &Self) {
        self.people |= other.people;
        self.agent |= other.agent;
        self.wanting.extend(other.wanting.iter().cloned());
        self.companion.extend(&other.companion);
    }
}

/// The cues of all lemmas that have one: as a trigger of a kind, or as what stands beside a trigger, whatever it is there.
#[derive(Debug, Clone, Default)]
pub(super) struct Cues(FxHashMap<(Option<TriggerKind>, CompactString), Cue>);

/// The list of the nouns for people and bodies without a name.
const AGENTS: &str = "agent-noun";

/// The tags under which a word can be a trigger of each kind: "dealing" is no noun "deal".
const FORMS: [(TriggerKind, &[Tag]); 4] = [
    (TriggerKind::Verb, &[Tag::Vb, Tag::Vbd, Tag::Vbn, Tag::Vbp, Tag::Vbz, Tag::Vbg, Tag::Md, Tag::Nns]),
    (TriggerKind::Noun, &[Tag::Nn, Tag::Nns]),
    (TriggerKind::Adjective, &[Tag::Jj]),
    (TriggerKind::Compound, &[Tag::Vbd, Tag::Vbn, Tag::Vbg, Tag::Nn]),
];

impl Cues {
    /// Reads off the rules which words can begin or complete a trigger.
    pub(super) fn new<'a>(
        entries: impl Iterator<Item = (TriggerKind, &'a CompactString, &'a Entry)>,
        companions: &Companions,
        rules: &[Rule],
        lexicon: &Lexicon,
    ) -> Self {
        let mut cues = Self::default();
        for (words, &number) in &companions.0 {
            for word in words {
                cues.0.entry((None, word.clone())).or_default().companion.insert(number);
            }
        }
        for (kind, lemma, entry) in entries {
            let frame = &rules[entry.rule].frame[entry.frame];
            let parties = match () {
                () if !frame.home.is_empty() => Parties::People,
                () if rules[entry.rule].domestic => Parties::Own,
                () => Parties::Two,
            };
            cues.0.entry((Some(kind), lemma.clone())).or_default().wanting.insert(Want {
                parties,
                reach: entry.reach.clone(),
                companions: entry.companions.clone(),
            });
        }
        for entry in rules.iter().flat_map(|rule| &rule.frame).flat_map(|frame| &frame.home) {
            for word in words_of(entry, lexicon) {
                cues.0.entry((Some(TriggerKind::Noun), word.clone())).or_default().people = true;
            }
        }
        for noun in lexicon.words(AGENTS) {
            cues.0.entry((Some(TriggerKind::Noun), noun.clone())).or_default().agent = true;
        }
        cues
    }

    /// Whether a word as written is a noun for people.
    pub(super) fn is_people(&self, word: &str) -> bool {
        let cue = |tag| self.0.get(&(Some(TriggerKind::Noun), crate::analysis::lemma(word, tag)));
        [Tag::Nn, Tag::Nns].into_iter().filter_map(cue).any(Cue::is_people)
    }

    /// Returns the joint cue of a word as written, in any form that it may be.
    pub(super) fn of(&self, word: &str) -> Cue {
        let lemma = |&tag: &Tag| crate::analysis::lemma(word, tag);
        let forms = FORMS.iter().flat_map(|(kind, tags)| tags.iter().map(move |tag| (Some(*kind), lemma(tag))));
        let keys: BTreeSet<_> = forms.flat_map(|(kind, lemma)| [(kind, lemma.clone()), (None, lemma)]).collect();
        let mut joint = Cue { neighbour: Neighbour::of(word), ..Cue::default() };
        keys.iter().filter_map(|key| self.0.get(key)).for_each(|cue| joint.join(cue));
        joint
    }
}

/// The sets of words of which triggers need one each beside their main word, numbered.
#[derive(Debug, Default)]
pub(super) struct Companions(BTreeMap<BTreeSet<CompactString>, u32>);

impl Companions {
    /// Returns the numbers of the sets that a frame's trigger needs which has `more` words than its main one.
    pub(super) fn of(&mut self, more: &[CompactString], frame: &Frame, lexicon: &Lexicon) -> Vec<u32> {
        let number = |words: BTreeSet<CompactString>| {
            let next = self.0.len() as u32;
            *self.0.entry(words).or_insert(next)
        };
        let numbers: BTreeSet<u32> = companions(more, frame, lexicon).into_iter().map(number).collect();
        numbers.into_iter().collect()
    }
}

fn companions(more: &[CompactString], frame: &Frame, lexicon: &Lexicon) -> Vec<BTreeSet<CompactString>> {
    let mut sets: Vec<BTreeSet<CompactString>> = more.iter().map(|word| BTreeSet::from([word.clone()])).collect();
    // What the parse shows, no word does: "(clause)", "(infinitive)".
    let parsed =
        |entry: &CompactString| entry.starts_with('(') && entry != DUTY && entry != INFINITIVE && !entry.contains(' ');
    if !frame.only.is_empty() && !frame.only.iter().any(parsed) {
        let words = |entry: &CompactString| match entry.as_str() {
            DUTY => lexicon.words("duty").to_vec(),
            INFINITIVE => vec!["to".into()],
            // "as @capital": the complement is in the list.
            text => words_of(text.split_once(' ').map_or(text, |(_, complement)| complement), lexicon),
        };
        sets.push(frame.only.iter().flat_map(words).collect());
    }
    sets
}

/// The words of an entry, or of the list that it names; of two, such as "political prisoner", the last.
fn words_of(entry: &str, lexicon: &Lexicon) -> Vec<CompactString> {
    let last = |words: &str| words.rsplit(' ').next().unwrap_or(words).into();
    entry
        .strip_prefix('@')
        .map_or_else(|| vec![last(entry)], |list| lexicon.words(list).iter().map(|words| last(words)).collect())
}

/// Returns whether one of the `triggers` finds all its companions among the `words` of its sentence, which names these parties, and those
/// around it that it wants: `within` says whether they are within reach of a token.
pub fn can_apply<'a>(
    triggers: impl Iterator<Item = (usize, &'a Cue)>,
    words: &[&Cue],
    parties: Parties,
    within: impl Fn(usize, &Reach) -> bool,
) -> bool {
    let present = |&companion: &u32| words.iter().any(|cue| cue.is_companion(companion));
    let mut wanting = triggers.flat_map(|(token, cue)| cue.wanting.iter().map(move |want| (token, want)));
    // What is around the trigger is asked first: few pass.
    wanting.any(|(token, want)| {
        want.is_met(parties)
            && want.reach.as_ref().is_none_or(|reach| within(token, reach))
            && want.companions.iter().all(present)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::set::RuleSet;
    use super::*;

    fn check(sentence: &str, expected: bool) {
        let rules = RuleSet::embedded().unwrap();
        let cues: Vec<Cue> = sentence.split(' ').map(|word| rules.cue(word)).collect();
        let words: Vec<&Cue> = cues.iter().collect();
        assert_eq!(can_apply(cues.iter().enumerate(), &words, Parties::Two, |_, _| true), expected, "{sentence}");
    }

    #[test]
    fn triggers_need_their_companions() {
        check("Norway gave Kenya weapons", true);
        check("Norway gave Kenya time", false);
        check("Norway told Kenya to leave", true);
        check("Norway expressed condolences", true);
        check("Norway expressed doubts", false);
        check("Norway met Kenya", true);
        check("Norway lies in the north", false);
    }
}
