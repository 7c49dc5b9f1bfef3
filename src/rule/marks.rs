//! What the words beside a verb or noun say of its modality: auxiliaries, negation, conjunctions, determiners.

use super::lexicon::{Effect, Governor, Takes};
use super::modality::Reader;
use crate::text::{Dependency, Tag};

impl Reader<'_, '_> {
    /// Determiners and modifiers of a noun: "no meeting", "possible sanctions", "planned talks".
    pub(super) fn noun_words(&mut self, noun: usize, own: bool) {
        for child in self.view.children(noun) {
            let lemma = self.view.lemma(child);
            let takes = match self.view.relation(child) {
                Dependency::Det | Dependency::Neg | Dependency::Preconj | Dependency::Predet if own => Takes::Mark,
                Dependency::Amod | Dependency::Compound | Dependency::Acl | Dependency::Advmod | Dependency::Nmod => {
                    Takes::Modifier
                }
                Dependency::Relcl => Takes::Modifier,
                _ => continue,
            };
            // "proposed" and "planned" are words of their own, whatever verb the tagger sees in them.
            let before = self.view.relation(child) == Dependency::Amod;
            let word = || self.lexicon.governor(takes, &self.view.word(child).to_lowercase()).filter(|_| before);
            if let Some(entry) = self.lexicon.governor(takes, lemma).or_else(word) {
                self.apply(child, entry.effect);
                if matches!(self.view.relation(child), Dependency::Relcl) {
                    self.auxiliaries(child);
                }
            }
        }
    }

    /// Auxiliaries, negation, conjunctions and adverbs of a verb.
    pub(super) fn auxiliaries(&mut self, verb: usize) {
        let view = self.view;
        let denied = view.children(verb).find(|&child| self.is_negation(child, verb));
        for child in view.children(verb) {
            let lemma = view.lemma(child);
            let effect = match view.relation(child) {
                Dependency::Aux | Dependency::Auxpass => self.modal(child, verb, denied.is_some()),
                Dependency::Mark | Dependency::Advmod | Dependency::Cc | Dependency::Preconj | Dependency::Prep => {
                    self.lexicon.governor(Takes::Mark, lemma).map_or(Effect::None, |entry| entry.effect)
                }
                _ => Effect::None,
            };
            if Some(child) != denied {
                self.apply(child, effect);
            }
        }
        // "until it ends its support": it has not ended it.
        if self.modality.ends && view.children(verb).any(|child| self.lexicon.contains("until", view.lemma(child))) {
            self.apply(verb, Effect::Hypothetical);
        }
        if self.conditional(verb) {
            match self.modality.ends {
                true => self.apply(verb, Effect::Hypothetical),
                false => self.modality.conditional = true,
            }
        }
        if let Some(word) = denied {
            self.apply(word, Effect::Negated);
        }
        if self.is_about_to(verb) {
            self.apply(verb, Effect::Planned);
        }
    }

    /// "the decision to impose it has angered many": what has had its effect has been done.
    pub(super) fn has_told(&self, noun: usize, effect: Effect) -> bool {
        let view = self.view;
        // "condemned his decision to recognise it", "in response to his decision": so has what others answer.
        let above = view.head(noun).filter(|_| effect == Effect::Decided);
        let answer = |of: usize| view.head(of).is_some_and(|noun| view.lemma(noun) == "response");
        let answered = above.is_some_and(|above| match view.relation(noun) {
            Dependency::Dobj => self.lexicon.contains("condemn-verb", view.lemma(above)),
            Dependency::Pobj => answer(above),
            _ => false,
        });
        if answered {
            return true;
        }
        let verb = above.filter(|_| view.relation(noun) == Dependency::Nsubj);
        let perfect = |&aux: &usize| view.lemma(aux) == "have" && matches!(view.tag(aux), Tag::Vbz | Tag::Vbp);
        verb.is_some_and(|verb| {
            view.tag(verb) == Tag::Vbn && view.related(verb, &[Dependency::Aux]).any(|aux| perfect(&aux))
        })
    }

    /// "would seem wise now that Chad has been recognised": what is given is so.
    pub(super) fn is_given(&self, verb: usize) -> bool {
        let view = self.view;
        let before = |mark: usize| mark.checked_sub(1).filter(|before| view.tokens().contains(before));
        view.related(verb, &[Dependency::Mark]).filter_map(before).any(|now| view.lemma(now) == "now")
    }

    /// "is meeting him this afternoon": the present progressive with a time to come.
    fn is_about_to(&self, verb: usize) -> bool {
        let view = self.view;
        let present = |aux: usize| matches!(view.tag(aux), Tag::Vbz | Tag::Vbp);
        let progressive = view.tag(verb) == Tag::Vbg && view.related(verb, &[Dependency::Aux]).any(present);
        let later = |token: usize| self.lexicon.contains("future-adverb", view.lemma(token));
        let adverbs = &[Dependency::Npadvmod, Dependency::Advmod];
        progressive && view.related(verb, adverbs).any(|adverb| later(adverb) || view.children(adverb).any(later))
    }

    fn is_negation(&self, child: usize, verb: usize) -> bool {
        let view = self.view;
        // "not only": the negation denies the restriction, not the verb.
        let next = child + 1;
        let restricted = view.tokens().contains(&next) && self.lexicon.contains("restriction", view.lemma(next));
        let by_relation = view.relation(child) == Dependency::Neg && !restricted;
        // "no side met": a negative determiner on the subject denies the verb.
        let subject = matches!(view.relation(child), Dependency::Nsubj | Dependency::Nsubjpass);
        let by_subject = subject
            && view.children(child).any(|word| {
                view.relation(word) != Dependency::Prep
                    && self.lexicon.contains("negative-determiner", view.lemma(word))
            });
        // "no longer supports": the negation hangs on the adverb.
        let denying = |word: usize| {
            view.relation(word) == Dependency::Neg || self.lexicon.contains("negative-determiner", view.lemma(word))
        };
        let by_adverb = view.relation(child) == Dependency::Advmod && view.children(child).any(denying);
        by_relation || by_adverb || (by_subject && self.view.head(child) == Some(verb))
    }

    pub(super) fn in_subtree_list(&self, verb: usize, list: &str) -> bool {
        let view = self.view;
        view.children(verb).any(|child| self.lexicon.contains(list, view.lemma(child)))
            || view
                .related(verb, &[Dependency::Advcl])
                .any(|clause| view.children(clause).any(|child| self.lexicon.contains(list, view.lemma(child))))
    }

    /// A modal verb; "to" before a finite-like headline verb ("Putin to meet Modi") announces.
    fn modal(&self, auxiliary: usize, verb: usize, denied: bool) -> Effect {
        let view = self.view;
        if view.tag(auxiliary) == Tag::To {
            let headline = matches!(view.relation(verb), Dependency::Root) && view.has(verb, Dependency::Nsubj);
            return if headline { Effect::Planned } else { Effect::None };
        }
        let Some(entry) = self.lexicon.governor(Takes::Modal, view.lemma(auxiliary)) else { return Effect::None };
        // "we must pay tribute", "may I commend Chad": it is done in saying so.
        let speaker = view.child(verb, Dependency::Nsubj).filter(|&subject| self.is_first_person(subject));
        let begs = speaker.is_some_and(|subject| auxiliary < subject && entry.effect == Effect::Hypothetical);
        let speaks = speaker.is_some() && entry.effect == Effect::Requested || begs;
        if speaks && self.lexicon.contains("performative", view.lemma(verb)) {
            return Effect::None;
        }
        // "can count on their support": it is there.
        if self.lexicon.contains("ability", view.lemma(auxiliary))
            && self.lexicon.contains("reliance", view.lemma(verb))
        {
            return Effect::None;
        }
        // "could not recognise" denies a fact; "said it would meet" reports a plan.
        if denied && self.lexicon.contains("ability", view.lemma(auxiliary)) {
            return Effect::None;
        }
        // "should China help Russia, ...": inversion makes a condition.
        let inverted = view.child(verb, Dependency::Nsubj).is_some_and(|subject| auxiliary < subject);
        if inverted && entry.effect == Effect::Requested {
            return Effect::Hypothetical;
        }
        // "said it would meet" reports a plan, "would not meet" denies one.
        let reported = self.lexicon.contains("future-in-past", view.lemma(auxiliary))
            && (denied || self.under_past_speech(verb))
            && !self.conditional(verb);
        if reported { Effect::Planned } else { entry.effect }
    }

    fn is_first_person(&self, token: usize) -> bool {
        self.lexicon.contains("first-person", self.view.lemma(token))
    }

    fn under_past_speech(&self, verb: usize) -> bool {
        let view = self.view;
        let mut at = verb;
        for _ in 0..3 {
            let Some(head) = view.head(at) else { break };
            match view.relation(at) {
                Dependency::Conj => at = head,
                Dependency::Ccomp => return matches!(view.tag(head), Tag::Vbd | Tag::Vbn | Tag::Vbg),
                _ => break,
            }
        }
        // "Putin would meet Modi, the Kremlin said."
        view.related(at, &[Dependency::Parataxis, Dependency::Ccomp]).any(|clause| view.tag(clause) == Tag::Vbd)
    }

    fn conditional(&self, verb: usize) -> bool {
        let view = self.view;
        view.related(verb, &[Dependency::Advcl])
            .any(|clause| view.children(clause).any(|child| self.mark_effect(child) == Effect::Hypothetical))
    }

    fn mark_effect(&self, token: usize) -> Effect {
        self.lexicon.governor(Takes::Mark, self.view.lemma(token)).map_or(Effect::None, |entry: Governor| entry.effect)
    }

    /// "will be signed when Macron meets Merkel": the present of a clause of time lies ahead with its main clause.
    pub(super) fn is_to_come(&self, verb: usize, head: usize) -> bool {
        let view = self.view;
        let present = matches!(view.tag(verb), Tag::Vbz | Tag::Vbp) && !view.has(verb, Dependency::Aux);
        let timed = view
            .related(verb, &[Dependency::Advmod, Dependency::Mark])
            .any(|word| word < verb && self.lexicon.contains("time-conjunction", view.lemma(word)));
        let planned = |aux: usize| {
            self.lexicon.governor(Takes::Modal, view.lemma(aux)).is_some_and(|entry| entry.effect == Effect::Planned)
        };
        present && timed && view.related(head, &[Dependency::Aux]).any(planned)
    }

    /// "We wish to commend", "I should like to pay tribute": it is done in saying so.
    pub(super) fn is_courtesy(&self, verb: usize, head: usize) -> bool {
        self.lexicon.contains("performative", self.view.lemma(verb))
            && self.lexicon.contains("courtesy", self.view.lemma(head))
    }
}
