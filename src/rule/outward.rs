//! The way from a verb to what governs it: conjuncts, complements, reports, purposes.

use super::context::{Context, LinkKind};
use super::lexicon::{Effect, Takes};
use super::modality::Reader;
use super::view::View;
use crate::text::{Dependency, Tag};

/// The nearest verb in the past tense above an infinitive.
fn main_verb(view: &View<'_>, infinitive: usize) -> Option<usize> {
    let above = std::iter::successors(view.head(infinitive), |&at| view.head(at)).take(6);
    above.into_iter().find(|&at| view.tag(at) == Tag::Vbd)
}

impl Reader<'_, '_> {
    /// Applies the governor of a clause and returns the verb to go on from; `first` is the verb that the way began with.
    pub(super) fn outwards(&mut self, verb: usize, first: usize) -> Option<usize> {
        let view = self.view;
        let head = view.head(verb)?;
        if self.is_given(verb) {
            return None;
        }
        match view.relation(verb) {
            Dependency::Conj if view.is_verb(head) => self.conjunct(verb, head, first),
            Dependency::Xcomp | Dependency::Ccomp if self.is_courtesy(verb, head) || self.is_courtesy(first, head) => {
                None
            }
            // "is committed to": the copula of an adjective plans nothing, unlike that of "is to meet".
            Dependency::Acomp if self.lexicon.contains("copula", view.lemma(head)) => Some(head),
            // "signed an order imposing it" asks for nothing, "the order to impose it" does.
            Dependency::Acl if view.tag(verb) == Tag::Vbg && self.lexicon.contains("instrument", view.lemma(head)) => {
                self.through_noun(head, true)
            }
            // "the proposals backed by Rome" are there, "proposals to back it" are not.
            Dependency::Acl if view.tag(verb) == Tag::Vbn => None,
            Dependency::Xcomp | Dependency::Acl | Dependency::Acomp | Dependency::Oprd => self.complement(head, None),
            Dependency::Ccomp | Dependency::Dobj => self.reported(verb, head),
            Dependency::Pcomp | Dependency::Pobj => {
                let above = view.head(head)?;
                // "will put pressure on it by imposing sanctions": the means is to come with the deed.
                if view.is_verb(above) && view.tag(verb) == Tag::Vbg && view.lemma(head) == "by" {
                    self.occasion(above);
                    return None;
                }
                self.complement(above, Some(head))
            }
            Dependency::Relcl if self.is_purpose(verb) => self.complement(head, None),
            Dependency::Advcl if self.is_purpose(verb) => {
                self.asked_of(head);
                Some(head)
            }
            Dependency::Advcl if self.is_to_come(verb, head) => {
                self.apply(head, Effect::Planned);
                None
            }
            _ => None,
        }
    }

    /// "will meet Modi and sign a pact": a bare verb shares the auxiliaries of the verb it is conjoined to.
    fn conjunct(&mut self, verb: usize, head: usize, first: usize) -> Option<usize> {
        let view = self.view;
        // "encouraged Chad to act and expressed support": a past tense goes on with no infinitive, so with the verb above it.
        let finite = view.tag(verb) == Tag::Vbd && view.tag(head) == Tag::Vb;
        if let Some(above) = main_verb(view, head).filter(|_| finite) {
            return self.outwards(above, first);
        }
        // "called on Chad to disarm or face sanctions": the second is a threat, not asked for.
        let or = |word: usize| view.lemma(word) == "or" && (head..verb).contains(&word);
        if view.tag(verb) == Tag::Vb && view.related(head, &[Dependency::Cc]).any(or) {
            self.apply(verb, Effect::Hypothetical);
        }
        let own =
            view.has(verb, Dependency::Aux) || view.has(verb, Dependency::Auxpass) || view.has(verb, Dependency::Nsubj);
        if own || view.tag(verb) != view.tag(head) && !matches!(view.tag(verb), Tag::Vb | Tag::Vbn) {
            return view.head(head).and_then(|_| self.outwards(head, first));
        }
        Some(head)
    }

    /// A verb, noun or adjective with the clause as complement.
    fn complement(&mut self, governor: usize, preposition: Option<usize>) -> Option<usize> {
        let view = self.view;
        let key = preposition.map(|prep| format!("{} {}", view.lemma(governor), view.lemma(prep)));
        let entry = key.and_then(|key| self.lexicon.governor(Takes::Clause, &key));
        // "told reporters before meeting her" says when, not what.
        let timed = preposition.is_some_and(|prep| self.lexicon.contains("time-conjunction", view.lemma(prep)));
        let own = || self.lexicon.governor(Takes::Clause, view.lemma(governor)).filter(|_| !timed);
        let entry = entry.or_else(own);
        // "is to meet" announces, "was one of the first to meet" tells.
        let said_of = self.lexicon.contains("copula", view.lemma(governor)) && view.has(governor, Dependency::Attr);
        // "had to recognise": what one had to do, one did.
        let obliged = view.tag(governor) == Tag::Vbd && self.lexicon.contains("obligation", view.lemma(governor));
        let yet = view
            .related(governor, &[Dependency::Advmod])
            .find(|&adverb| self.lexicon.contains("yet", view.lemma(adverb)));
        if let Some(adverb) = yet.filter(|_| self.lexicon.contains("obligation", view.lemma(governor))) {
            self.apply(adverb, Effect::Negated);
        } else if let Some(entry) = entry.filter(|entry| !said_of && !obliged && !self.has_told(governor, entry.effect))
        {
            self.apply(governor, entry.effect);
        }
        if view.is_verb(governor) {
            return (entry.is_some() || preposition.is_none()).then_some(governor);
        }
        self.through_noun(governor, entry.is_some())
    }

    /// "announced plans to meet", "is ready to recognise": the governing noun or adjective has a governor of its own.
    fn through_noun(&mut self, noun: usize, known: bool) -> Option<usize> {
        if !known {
            return None;
        }
        self.noun_words(noun, true);
        let context = Context::of(self.view, self.lexicon, noun);
        let nearest = context.links.first().copied();
        let link = nearest.filter(|link| matches!(link.kind, LinkKind::Object | LinkKind::PassiveSubject))?;
        if matches!(self.view.relation(noun), Dependency::Acomp | Dependency::Attr | Dependency::Oprd) {
            return Some(link.governor);
        }
        let entry = link.entry?;
        self.apply(link.governor, entry.effect);
        Some(link.governor)
    }

    /// A reported clause: verbs of denial, hope and demand count, verbs of saying end the chain.
    fn reported(&mut self, verb: usize, head: usize) -> Option<usize> {
        // "Chad supports the plan: the Council must act": what stands before a colon hangs on nothing behind it.
        if (verb..head).any(|token| matches!(self.view.word(token), ":" | ";")) {
            return None;
        }
        let entry = self.lexicon.governor(Takes::Clause, self.view.lemma(head));
        // "it was not until 1921 that ...": a copula says nothing of the clause.
        // "told reporters that they met" reports, "told them to meet" and "asked that they meet" ask.
        let asked = self.is_bidden(verb);
        let entry = entry.filter(|entry| entry.effect != Effect::Requested || asked);
        // "considers that they should" states an opinion, "considers meeting" a possibility.
        let opinion = self.lexicon.contains("opinion", self.view.lemma(head)) && self.view.has(verb, Dependency::Mark);
        let entry = entry.filter(|_| !opinion);
        let Some(entry) = entry.filter(|_| !self.lexicon.contains("copula", self.view.lemma(head))) else {
            self.modality.speech.get_or_insert(head);
            self.modality.ending_planned &= !self.lexicon.contains("announcing", self.view.lemma(head));
            return None;
        };
        self.apply(head, entry.effect);
        Some(head)
    }

    /// "asked that they meet", "asked for them to be heard": the verb stands as in a request, not as in a report.
    fn is_bidden(&self, verb: usize) -> bool {
        let view = self.view;
        let bare = |word: usize| view.tag(word) == Tag::Vb;
        let to = view.related(verb, &[Dependency::Aux]).any(|aux| view.tag(aux) == Tag::To);
        let plain = !view.has(verb, Dependency::Aux);
        // "insist that Chad stop"
        let single = view.tag(verb) == Tag::Vbp
            && view
                .related(verb, &[Dependency::Nsubj])
                .any(|subject| matches!(view.tag(subject), Tag::Nnp | Tag::Nn) && !view.has(subject, Dependency::Conj));
        to || plain && single || plain && (bare(verb) || view.related(verb, &[Dependency::Auxpass]).any(bare))
    }

    /// "calls on the Assembly to ensure it": the parser takes the infinitive for one of purpose.
    fn asked_of(&mut self, head: usize) {
        let view = self.view;
        let keys =
            view.related(head, &[Dependency::Prep]).map(|prep| format!("{} {}", view.lemma(head), view.lemma(prep)));
        let entry = keys.filter_map(|key| self.lexicon.governor(Takes::Clause, &key)).next();
        if let Some(entry) = entry.filter(|entry| entry.effect == Effect::Requested) {
            self.apply(head, entry.effect);
        }
    }

    fn is_purpose(&self, verb: usize) -> bool {
        self.view.tag(verb) == Tag::Vb
            && self.view.related(verb, &[Dependency::Aux]).any(|aux| self.view.tag(aux) == Tag::To)
    }

    /// "I would be remiss if I did not thank Norway": thanks are given.
    pub(super) fn is_excused(&self, verb: usize) -> bool {
        let view = self.view;
        let remiss = |adjective: usize| self.lexicon.contains("remiss", view.lemma(adjective));
        let head = view.head(verb).filter(|_| view.relation(verb) == Dependency::Advcl);
        head.is_some_and(|head| view.related(head, &[Dependency::Acomp]).any(remiss))
    }
}
