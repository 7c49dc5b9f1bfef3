//! What a word that the parser gives stands for: who is behind a preposition where it sees a clause, a row of states where it gives the first.

use super::engine::Attempt;
use super::file::Rule;
use crate::gazetteer::EntityKind;
use crate::mention::MentionForm;
use crate::text::{Dependency, Tag};

impl Attempt<'_, '_> {
    /// What the words stand for that fill a role, in the further rules.
    pub(super) fn stood_for(&self, rule: &Rule, tokens: &[usize]) -> Vec<usize> {
        let of = |&token: &usize| if rule.near { self.whole_row(self.gerund_subject(token)) } else { token };
        tokens.iter().map(of).collect()
    }

    /// "An attack on Chad calling it a threat": the parser takes who is attacked for the subject of a gerund behind the preposition.
    fn gerund_subject(&self, token: usize) -> usize {
        let view = self.view;
        let gerund = view.relation(token) == Dependency::Pcomp && view.tag(token) == Tag::Vbg;
        let subject = view.child(token, Dependency::Nsubj).filter(|_| gerund);
        let before = view.head(token).filter(|_| gerund);
        subject.filter(|&subject| before.is_some_and(|before| before < subject && subject < token)).unwrap_or(token)
    }

    /// "Ethiopian, Kenyan and Ugandan troops": for the first of the states the troops, which stand for all of them.
    fn whole_row(&self, token: usize) -> usize {
        let view = self.view;
        let whole = || {
            let first = view.mention_of(token).filter(|&of| view.mentions[of].form == MentionForm::Demonym)?;
            let noun = view.head(token).filter(|_| view.relation(token) == Dependency::Amod)?;
            let last = view.mention_of(noun).filter(|&of| view.mentions[of].head == noun)?;
            self.partners(last, noun).contains(&first).then_some(noun)
        };
        whole().unwrap_or(token)
    }

    /// "Chinese and Taiwanese leaders", "their British, Polish and Danish counterparts": the states named before a role noun beside its own.
    pub(super) fn partners(&self, mention: usize, token: usize) -> Vec<usize> {
        let view = self.view;
        let own = &view.mentions[mention];
        let people = own.form == MentionForm::Role || own.form == MentionForm::Description && own.role.is_some();
        if !people || own.head != token {
            return Vec::new();
        }
        let mut found = Vec::new();
        let (mut start, mut closed) = (own.tokens.start(), false);
        for other in (0..mention).rev() {
            let of = &view.mentions[other];
            let body = of.form == MentionForm::Name && of.kind != Some(EntityKind::Person);
            let joint = of.tokens.end();
            let and = self.rules.lexicon().contains("and", view.word(joint));
            closed |= and;
            let beside = joint + 1 == start && closed && (and || view.word(joint) == ",");
            let hangs = || view.children(token).any(|child| view.mention_of(child) == Some(other));
            if !beside || !(of.form == MentionForm::Demonym || body && and && hangs()) {
                break;
            }
            found.push(other);
            start = of.tokens.start();
        }
        found
    }
}
