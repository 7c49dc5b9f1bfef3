//! What a noun trigger is for: "sanctions to isolate Russia", "sanctions targeting Iran".

use super::argument::Trigger;
use super::context::{Context, LinkKind};
use super::phrase;
use crate::text::{Dependency, Tag};

impl Trigger<'_, '_> {
    /// "sanctions to isolate Russia", "sanctions targeting Iran", "sanctions to put pressure on Iraq": what they are for.
    pub(super) fn purpose(&self, context: &Context) -> Vec<usize> {
        let view = self.view;
        // "sanctions that they put in place to hold the Kremlin accountable"
        let relative =
            context.carriers.iter().flat_map(|&noun| view.related(noun, &[Dependency::Relcl, Dependency::Acl]));
        let words = context.carriers.iter().copied().chain(context.verb().map(|link| link.governor)).chain(relative);
        let clauses =
            words.flat_map(|word| view.related(word, &[Dependency::Acl, Dependency::Advcl, Dependency::Relcl]));
        let aims = |verb: &usize| {
            let infinitive = view.tag(*verb) == Tag::Vb && view.relation(*verb) != Dependency::Relcl;
            // "sanctions that have had an impact on Russia"
            infinitive || self.bears_on(*verb)
        };
        // "put pressure on the Kremlin with sanctions"
        let means = context.verb().filter(|link| link.entry.is_some() && link.preposition.is_some());
        let own = context.verb().filter(|link| link.kind == LinkKind::Subject).map(|link| link.governor);
        let own = own.filter(|&verb| self.bears_on(verb));
        let own = own.or_else(|| self.end_of_means(context));
        // "sanctions that are going to hit Russia"
        let verbs = clauses.flat_map(|verb| self.completing(verb)).filter(aims);
        let verbs = verbs.chain(means.map(|link| link.governor)).chain(own);
        let found: Vec<usize> = verbs.flat_map(|verb| self.aimed_at(verb)).collect();
        if found.is_empty() { self.conditioned(context) } else { found }
    }

    /// "put pressure on Chad by imposing sanctions": what the deed is a means of.
    fn end_of_means(&self, context: &Context) -> Option<usize> {
        let view = self.view;
        let gerund = context.verb().map(|link| link.governor);
        let gerund = gerund.filter(|&verb| view.relation(verb) == Dependency::Pcomp)?;
        let end = view.head(gerund).and_then(|by| view.head(by)).filter(|&end| view.is_verb(end))?;
        self.bears_on(end).then_some(end)
    }

    /// "will impose sanctions if Chad attacks": whose deed the condition is.
    fn conditioned(&self, context: &Context) -> Vec<usize> {
        let view = self.view;
        let Some(link) = context.verb().filter(|link| link.kind != LinkKind::Subject) else { return Vec::new() };
        let clauses = view.related(link.governor, &[Dependency::Advcl]);
        let conditions = clauses.filter(|&verb| {
            let mut marks = view.related(verb, &[Dependency::Mark]);
            marks.any(|mark| self.lexicon.contains("condition", view.lemma(mark)))
        });
        conditions.flat_map(|verb| view.related(verb, &[Dependency::Nsubj]).collect::<Vec<_>>()).collect()
    }

    /// "the sanctions cripple Iran", "have had severe consequences for Iran": what the noun as a subject does to its target.
    fn bears_on(&self, verb: usize) -> bool {
        let view = self.view;
        let weighty = |noun: usize| self.lexicon.contains("adversity-noun", view.lemma(noun));
        self.lexicon.contains("aim", view.lemma(verb)) || view.related(verb, &[Dependency::Dobj]).any(weighty)
    }

    fn aimed_at(&self, verb: usize) -> Vec<usize> {
        let view = self.view;
        let mut found: Vec<usize> = view.related(verb, &[Dependency::Dobj]).collect();
        // "impose costs on Russia"
        let nouns: Vec<usize> = found.clone();
        let toward = self.lexicon.words("aim-preposition");
        let complements = |word: usize| toward.iter().flat_map(move |prep| phrase::complements(view, word, prep));
        found.extend(nouns.into_iter().chain([verb]).flat_map(complements));
        // "hold the Kremlin accountable", "force Iran to stop"
        let below = view.related(verb, &[Dependency::Ccomp]);
        found.extend(below.flat_map(|clause| view.related(clause, &[Dependency::Nsubj]).collect::<Vec<_>>()));
        found
    }
}
