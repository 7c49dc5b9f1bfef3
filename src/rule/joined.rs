//! Who comes to a meeting that was told of before: "The Secretary met with Quist. Bell also joined the meeting."

use std::collections::BTreeMap;

use super::clause;
use super::engine::{Attempt, Findings, Match};
use super::file::Ended;
use super::phrase;
use super::set::RuleSet;
use crate::statement::Polarity;
use crate::text::{Dependency, TokenSpan};

/// How many sentences back the meeting may be told of.
const REACH: usize = 2;

impl Attempt<'_, '_> {
    /// Whether what is joined is the one meeting of which the text speaks: "the meeting", not "a meeting of ministers".
    pub(super) fn joins_known_meeting(&self) -> bool {
        let (view, lexicon) = (self.view, self.rules.lexicon());
        let known = |&noun: &usize| {
            let the = view.related(noun, &[Dependency::Det]).any(|word| view.lemma(word) == "the");
            let bare =
                ["of", "with", "between", "on"].iter().all(|word| phrase::complements(view, noun, word).is_empty());
            the && bare && lexicon.contains("encounter", view.lemma(noun)) && phrase::modifiers(view, noun).is_empty()
        };
        let them = |&object: &usize| view.lemma(object) == "they" || view.word(object) == "them";
        let object = clause::logical_object(view, lexicon, self.token).tokens;
        object.first().is_some_and(|object| known(object) || them(object))
    }
}

/// Gives those who join a meeting the parties of the last one before; where none is told of, they have met nobody.
pub fn join(findings: &mut BTreeMap<usize, Findings>, rules: &RuleSet) {
    let joins = |found: &Match| rules.rules()[found.rule].frame[found.frame].joins;
    let sentences: Vec<usize> = findings.keys().copied().collect();
    let mut last: Option<Match> = None;
    for sentence in sentences {
        let Some(here) = findings.get_mut(&sentence) else { continue };
        for found in &mut here.matches {
            if !joins(found) {
                let met =
                    rules.rules()[found.rule].symmetric && found.modality.settle(Ended::Actual).0 == Polarity::Affirmed;
                if met && rules.rules()[found.rule].relation == "met" {
                    last = Some(found.clone());
                }
                continue;
            }
            let near = last.as_ref().filter(|last| last.sentence + REACH >= sentence && last.token != found.token);
            if let Some(last) = near {
                let known = |mention: Option<usize>| found.actors.iter().any(|actor| actor.mention == mention);
                let parties = last.actors.iter().chain(&last.recipients).filter(|party| !known(party.mention));
                found.recipients = parties.copied().collect();
                found.evidence =
                    TokenSpan::new(last.evidence.start().min(found.evidence.start()), found.evidence.end());
            }
        }
        here.matches.retain(|found| !joins(found) || !found.recipients.is_empty());
    }
}
