//! Thanks and predicates: who is grateful receives, who is thanked gave; of whom a noun or adjective is said.

use super::argument::{Side, Trigger};
use super::clause::{self, Found};
use super::context::Context;
use super::phrase;
use super::subject;
use crate::text::{Dependency, Tag};

impl Trigger<'_, '_> {
    /// "Kyiv is grateful for Poland's support", "Iran is subject to sanctions": of whom the adjective is said receives.
    pub(super) fn predicated(&self, context: &Context) -> Option<Found> {
        let view = self.view;
        let adjective = self.adjective_in(context, "thank").or_else(|| self.adjective_in(context, "subjected"));
        let adjective = adjective.or_else(|| self.noun_of_target(context))?;
        // "found Belarus subject to", but not "found itself": the adjective has a subject of its own.
        let own = view.child(adjective, Dependency::Nsubj).filter(|&own| view.tag(own) != Tag::Prp);
        if let Some(own) = own {
            return Some(Found { tokens: vec![own], steps: vec!["predicate"], elided: false });
        }
        if view.relation(adjective) == Dependency::Appos {
            return view.head(adjective).map(|named| Found::one(named, "apposition"));
        }
        let copula = view.head(adjective).filter(|&head| view.is_verb(head))?;
        match view.relation(adjective) {
            // "The target of the sanctions is Belarus."
            Dependency::Nsubj => view.child(copula, Dependency::Attr).map(|named| Found::one(named, "predicate")),
            _ => Some(subject::surface_subject(view, self.lexicon, copula, 4)),
        }
    }

    /// "is the target of sanctions": the noun that says of somebody that he suffers them.
    fn noun_of_target(&self, context: &Context) -> Option<usize> {
        let link = context.links.first().filter(|link| link.preposition.is_some())?;
        let listed = self.lexicon.contains("target-noun", self.view.lemma(link.governor));
        (listed && !self.view.is_verb(link.governor)).then_some(link.governor)
    }

    /// "Our gratitude for the support", "expressed its gratitude to Rome for the support": who thanks receives.
    pub(super) fn gratitude(&self, context: &Context) -> Option<Found> {
        let noun = self.noun_of_thanks(context)?;
        let owners = phrase::possessors(self.view, noun);
        if !owners.is_empty() {
            return Some(Found { tokens: owners, steps: vec!["gratitude"], elided: false });
        }
        let verb = self.view.head(noun).filter(|&head| self.view.is_verb(head))?;
        Some(subject::surface_subject(self.view, self.lexicon, verb, 4))
    }

    /// The noun of thanks for which the trigger is the reason; its preposition may hang on the verb beside it.
    fn noun_of_thanks(&self, context: &Context) -> Option<usize> {
        let view = self.view;
        let link = context.links.first().filter(|link| link.preposition.is_some())?;
        let listed = |noun: &usize| !view.is_verb(*noun) && self.lexicon.contains("gratitude", view.lemma(*noun));
        let beside = view.related(link.governor, &[Dependency::Dobj, Dependency::Nsubj]).find(listed);
        Some(link.governor).filter(listed).or(beside.filter(|_| view.is_verb(link.governor)))
    }

    /// The adjective of "is grateful for support" if it is in the list, whether the preposition hangs on it or on its copula.
    fn adjective_in(&self, context: &Context, list: &str) -> Option<usize> {
        let view = self.view;
        let governor = context.links.first().filter(|link| link.preposition.is_some())?.governor;
        let adjective = if view.is_verb(governor) { view.child(governor, Dependency::Acomp)? } else { governor };
        self.lexicon.contains(list, view.lemma(adjective)).then_some(adjective)
    }

    /// "thanked Haley for her support": the object of a verb of thanks.
    pub(super) fn thanked(&self, context: &Context) -> Found {
        let view = self.view;
        // "thanked Duda for Poland's support": the support is not that of who is thanked.
        let named = |&owner: &usize| view.tag(owner) != Tag::PrpPoss && view.mention_of(owner).is_some();
        if phrase::possessors(view, self.token).iter().any(named) {
            return Found::default();
        }
        if let Some(adjective) = self.adjective_in(context, "thank") {
            // "grateful to Russia for its support"
            let to = self.view.related(adjective, &[Dependency::Prep]);
            let to = to.filter(|&prep| self.lexicon.contains("addressee-preposition", self.view.lemma(prep)));
            let tokens = to.filter_map(|prep| self.view.child(prep, Dependency::Pobj)).collect();
            return Found { tokens, steps: vec!["thanked"], elided: false };
        }
        if let Some(noun) = self.noun_of_thanks(context) {
            let words = [Some(noun), view.head(noun).filter(|&head| view.is_verb(head))];
            let tokens = words.into_iter().flatten().flat_map(|word| phrase::complements(view, word, "to")).collect();
            return Found { tokens, steps: vec!["thanked"], elided: false };
        }
        let Some(link) = context.verb() else { return Found::default() };
        if link.preposition.is_none() || !self.lexicon.contains("thank", self.view.lemma(link.governor)) {
            return Found::default();
        }
        let mut found = clause::logical_object(self.view, self.lexicon, link.governor);
        found.steps.push("thanked");
        found
    }

    /// "France and Chad are resolute in support of Mali": of whom the adjective is said.
    pub(super) fn minded(&self, context: &Context) -> Found {
        let view = self.view;
        let adjective = context.links.first().map(|link| link.governor);
        let adjective = adjective.filter(|&word| view.relation(word) == Dependency::Acomp && !self.symmetric);
        let copula = adjective.and_then(|word| view.head(word)).filter(|&copula| view.is_verb(copula));
        copula.map_or_else(Found::default, |copula| {
            subject::surface_subject(view, self.lexicon, copula, 4).through("predicate")
        })
    }

    /// "Erik Prince, a supporter of": who the noun is said of in apposition.
    pub(super) fn described(&self, side: Side) -> Found {
        let view = self.view;
        if side == Side::Recipient {
            return Found::default();
        }
        let mut at = self.token;
        while let (Dependency::Conj, Some(head)) = (view.relation(at), view.head(at)) {
            at = head;
        }
        match (view.relation(at), view.head(at)) {
            // "the United States, as chief supporter of"
            (Dependency::Pobj, Some(prep)) if self.lexicon.contains("capacity-preposition", view.lemma(prep)) => {
                match view.head(prep) {
                    Some(verb) if view.is_verb(verb) => subject::surface_subject(view, self.lexicon, verb, 4),
                    Some(noun) => Found { tokens: vec![noun], steps: vec!["capacity"], elided: false },
                    None => Found::default(),
                }
            }
            // "You mentioned, Mr. Falk, the sanctions": several are not said of one.
            (Dependency::Appos, Some(head)) if view.tag(at) == Tag::Nns && self.is_single(head) => Found::default(),
            // "Country File, France, Recognition of China": what is written like a title is said of nobody.
            (Dependency::Appos, Some(head)) if !view.word(at).starts_with(char::is_uppercase) => {
                Found { tokens: vec![head], steps: vec!["apposition"], elided: false }
            }
            _ => Found::default(),
        }
    }
}
