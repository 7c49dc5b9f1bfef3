//! What a frame asks of its trigger beside the arguments: the entries of `unless` and `only`.

use super::clause;
use super::engine::Attempt;
use super::file::{Frame, TriggerKind};
use super::phrase;
use super::refusal::Why;
use super::role::Base;
use crate::text::{Dependency, Tag};

/// A clause completes the trigger: "called on Iran to withdraw", not "called Merkel". With a list behind it, its verb is of that list.
pub(super) const WITH_CLAUSE: &str = "(clause)";

/// The clause says what must be done: "said that Iran must withdraw".
pub(super) const DUTY: &str = "(duty)";

/// The verb has an object of its own: "flew arms to Syria", not "flew to Syria".
pub(super) const WITH_OBJECT: &str = "(object)";

/// The object is called something: "called him a liar".
const WITH_PREDICATE: &str = "(predicate)";

/// The clause is an infinitive without a subject of its own: "wants to leave", not "wants Iran to leave".
const INFINITIVE: &str = "(infinitive)";

/// The clause is a question: "asked whether Iran would withdraw".
const QUESTION: &str = "(question)";

impl Attempt<'_, '_> {
    /// Checks the frame's conditions on the trigger's dependents; says which failed.
    pub(super) fn conditions(&self, frame: &Frame) -> Result<(), Why> {
        if let Some(entry) = frame.unless.iter().find(|entry| self.holds(frame, entry, &[])) {
            return Err(Why::Excluded(entry.clone()));
        }
        let beside = if frame.only.is_empty() { Vec::new() } else { self.beside(frame) };
        if !frame.only.is_empty() && !frame.only.iter().any(|entry| self.holds(frame, entry, &beside)) {
            return Err(Why::Needs);
        }
        Ok(())
    }

    fn holds(&self, frame: &Frame, entry: &str, beside: &[usize]) -> bool {
        let view = self.view;
        match entry {
            WITH_CLAUSE => self.clauses().next().is_some(),
            // Whether the clause says so is the business of the role `obliged`.
            DUTY => true,
            WITH_OBJECT => view.has(self.token, Dependency::Dobj) || clause::is_passive(view, self.token),
            WITH_PREDICATE => view.has(self.token, Dependency::Oprd),
            INFINITIVE => self.clauses().any(|clause| self.lacks_subject(clause)),
            QUESTION => self.clauses().any(|clause| self.is_question(clause)),
            _ => match entry.split_once(' ') {
                Some((WITH_CLAUSE, verb)) => self.clauses().any(|clause| self.in_entry(verb, clause)),
                // "as @capital": the complement of this preposition.
                Some((preposition, complement)) => {
                    let complements = phrase::complements(view, self.token, preposition);
                    // "as a nuclear power state"
                    let modifiers = |token| view.related(token, &[Dependency::Compound, Dependency::Nmod]);
                    let words = |token| std::iter::once(token).chain(modifiers(token)).collect::<Vec<_>>();
                    complements.into_iter().flat_map(words).any(|token| self.in_entry(complement, token))
                }
                None => self.has_dependent(frame, entry) || beside.iter().any(|&token| self.in_entry(entry, token)),
            },
        }
    }

    fn has_dependent(&self, frame: &Frame, entry: &str) -> bool {
        let view = self.view;
        // "the states delayed their elections": who does something to another thing is not what it is done to.
        let doer = view.has(self.token, Dependency::Dobj) && !seeks_through_subject(frame);
        let close = |child: &usize| match view.relation(*child) {
            Dependency::Npadvmod | Dependency::Conj | Dependency::Advcl => false,
            Dependency::Nsubj => !doer,
            _ => true,
        };
        let mut children = view.children(self.token).filter(close);
        children.any(|child| self.in_entry(entry, child) && !self.is_duration(child))
    }

    /// Who acts and what is acted on where no dependent of the verb says so: "the tanks that Chad sent", "troops began leaving";
    /// and what is counted: "some of its troops".
    fn beside(&self, frame: &Frame) -> Vec<usize> {
        let (view, lexicon) = (self.view, self.rules.lexicon());
        let mut found = Vec::new();
        if self.kind == TriggerKind::Verb {
            found.extend(clause::logical_object(view, lexicon, self.token).tokens);
            if seeks_through_subject(frame) {
                found.extend(clause::logical_subject(view, lexicon, self.token).tokens);
            }
        }
        let counted = |&noun: &usize| phrase::counted(view, lexicon, noun);
        let objects = view.related(self.token, &[Dependency::Dobj, Dependency::Nsubjpass]);
        let parts: Vec<usize> = objects.chain(found.iter().copied()).filter_map(|noun| counted(&noun)).collect();
        found.extend(parts);
        // "€45 million support": what the object amounts to.
        let sums = view.related(self.token, &[Dependency::Dobj, Dependency::Nsubjpass]).flat_map(|object| {
            let amounts = view.related(object, &[Dependency::Nummod, Dependency::Quantmod]).collect::<Vec<_>>();
            amounts.into_iter().flat_map(|amount| view.subtree(amount))
        });
        found.extend(sums.collect::<Vec<_>>());
        found
    }

    fn clauses(&self) -> impl Iterator<Item = usize> + '_ {
        self.view.related(self.token, &[Dependency::Xcomp, Dependency::Ccomp])
    }

    fn is_question(&self, clause: usize) -> bool {
        let view = self.view;
        let opens = |child: usize| {
            child < clause
                && (matches!(view.lemma(child), "if" | "whether") || matches!(view.tag(child), Tag::Wrb | Tag::Wp))
        };
        view.children(clause).any(opens)
    }

    fn lacks_subject(&self, clause: usize) -> bool {
        let view = self.view;
        let subject = [Dependency::Nsubj, Dependency::Nsubjpass, Dependency::Expl];
        view.relation(clause) == Dependency::Xcomp
            && view.related(clause, &subject).next().is_none()
            && view.children(clause).any(|child| view.lemma(child) == "to")
    }

    /// "for years", "for some time": says how long, not why.
    fn is_duration(&self, preposition: usize) -> bool {
        let complement = self.view.child(preposition, Dependency::Pobj);
        complement.is_some_and(|noun| self.rules.lexicon().contains("period", self.view.lemma(noun)))
    }

    pub(super) fn in_entry(&self, entry: &str, token: usize) -> bool {
        // "Specially Designated Nationals" is written like a name.
        let plural =
            (self.view.tag(token) == Tag::Nnps).then(|| crate::analysis::lemma(self.view.word(token), Tag::Nns));
        let lemma = plural.as_deref().unwrap_or(self.view.lemma(token));
        entry.strip_prefix('@').map_or(entry == lemma, |list| self.rules.lexicon().contains(list, lemma))
    }
}

/// Whether the subject may be a noun that leads to who acts: "Russian troops".
fn seeks_through_subject(frame: &Frame) -> bool {
    frame.actor.alternatives.iter().any(|role| role.base == Base::Subject && role.through.is_some())
}
