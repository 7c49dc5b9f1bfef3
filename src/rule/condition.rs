//! What a frame asks of its trigger beside the arguments: the entries of `unless` and `only`.

use super::clause;
use super::engine::{Attempt, Filler};
use super::file::{Frame, TriggerKind};
use super::phrase;
use super::refusal::Why;
use super::role::Base;
use crate::text::{Dependency, Tag};

/// A clause completes the trigger: "called on Iran to withdraw", not "called Merkel". With a list behind it, its verb is of that list.
const WITH_CLAUSE: &str = "(clause)";

/// An infinitive says what it is done for, with a verb of a list: "sent a team to look into the crash".
const WITH_PURPOSE: &str = "(purpose)";

/// The clause says what must be done: "said that Iran must withdraw".
pub(super) const DUTY: &str = "(duty)";

/// The verb has an object of its own: "flew arms to Syria", not "flew to Syria".
const WITH_OBJECT: &str = "(object)";

/// The object is another's: "reiterated Turkey's support", not "reiterated his support".
const OWNED: &str = "(owned)";

/// The verb is in the passive: "was freed".
const PASSIVE: &str = "(passive)";

/// The object is called something: "called him a liar".
const WITH_PREDICATE: &str = "(predicate)";

/// The object is called something of a list, wherever the parser hangs it: "called the raid shameful", "described her as a liar".
const CALLED: &str = "(called)";

/// The clause is an infinitive without a subject of its own: "wants to leave", not "wants Iran to leave".
pub(super) const INFINITIVE: &str = "(infinitive)";

/// The noun only describes another one: "war criminals", "the veto system".
const DESCRIBES: &str = "(describes)";

/// The clause says how something is, not what is to be done: "agreed that the roads were bad".
const OPINION: &str = "(opinion)";

/// The clause is a question: "asked whether Iran would withdraw".
const QUESTION: &str = "(question)";

impl Attempt<'_, '_> {
    /// Checks the frame's conditions on the trigger's dependents; says which failed.
    pub(super) fn conditions(&self, frame: &Frame) -> Result<(), Why> {
        let done = self.acted_on(frame);
        if let Some(entry) = frame.unless.iter().find(|entry| self.holds(frame, entry, &done, true)) {
            return Err(Why::Excluded(entry.clone()));
        }
        let beside = if frame.only.is_empty() { Vec::new() } else { self.beside(frame) };
        if !frame.only.is_empty() && !frame.only.iter().any(|entry| self.holds(frame, entry, &beside, false)) {
            return Err(Why::Needs);
        }
        Ok(())
    }

    fn holds(&self, frame: &Frame, entry: &str, beside: &[usize], excludes: bool) -> bool {
        let view = self.view;
        match entry {
            WITH_CLAUSE => self.clauses().next().is_some(),
            // Whether the clause says so is the business of the role `obliged`.
            DUTY => true,
            WITH_OBJECT => view.has(self.token, Dependency::Dobj) || clause::is_passive(view, self.token),
            OWNED => view.related(self.token, &[Dependency::Dobj]).any(|object| self.is_owned(object)),
            PASSIVE => clause::is_passive(view, self.token),
            WITH_PREDICATE => view.has(self.token, Dependency::Oprd),
            INFINITIVE => self.clauses().any(|clause| self.lacks_subject(clause)),
            DESCRIBES => self.describes(),
            OPINION => self.clauses().any(|clause| self.is_opinion(clause)),
            QUESTION => self.clauses().any(|clause| self.is_question(clause)),
            _ => match entry.split_once(' ') {
                Some((WITH_PREDICATE, noun)) => {
                    view.related(self.token, &[Dependency::Oprd]).any(|called| self.in_entry(noun, called))
                }
                Some((CALLED, word)) => self.called().iter().any(|&called| self.in_entry(word, called)),
                Some((WITH_CLAUSE, verb)) => {
                    // "announced that it would not help Chad"
                    let done = self.clauses().filter(|&clause| !view.has(clause, Dependency::Neg));
                    done.flat_map(|clause| self.said(clause)).any(|word| self.in_entry(verb, word))
                }
                Some((WITH_PURPOSE, verb)) => {
                    let below = view.related(self.token, &[Dependency::Xcomp, Dependency::Advcl]);
                    let infinitive = |&clause: &usize| clause > self.token && view.tag(clause) == Tag::Vb;
                    below.filter(infinitive).any(|clause| self.in_entry(verb, clause))
                }
                // "as @capital": the complement of this preposition.
                Some((preposition, complement)) => {
                    let mut complements = phrase::complements(view, self.token, preposition);
                    if self.kind == TriggerKind::Noun {
                        let of = phrase::complements(view, self.token, "of").into_iter();
                        complements.extend(of.flat_map(|name| phrase::complements(view, name, preposition)));
                    }
                    // "as a nuclear power state"
                    let modifiers = |token| view.related(token, &[Dependency::Compound, Dependency::Nmod]);
                    let words = |token| std::iter::once(token).chain(modifiers(token)).collect::<Vec<_>>();
                    complements.into_iter().flat_map(words).any(|token| self.in_entry(complement, token))
                }
                None => {
                    self.has_dependent(frame, entry, excludes)
                        || beside.iter().any(|&token| self.in_entry(entry, token) || self.is_pair(entry, token))
                }
            },
        }
    }

    fn has_dependent(&self, frame: &Frame, entry: &str, excludes: bool) -> bool {
        let view = self.view;
        // "the states delayed their elections": who does something to another thing is not what it is done to.
        let doer = view.has(self.token, Dependency::Dobj) && (excludes || !seeks_through_subject(frame));
        let close = |child: &usize| match view.relation(*child) {
            Dependency::Npadvmod | Dependency::Conj | Dependency::Advcl => false,
            Dependency::Nsubj => !doer,
            _ => true,
        };
        // "the designation of Falk as envoy": the parser hangs the phrase on the name.
        let of = match self.kind {
            TriggerKind::Noun => phrase::complements(view, self.token, "of"),
            _ => Vec::new(),
        };
        // The preposition behind a noun is its own, wherever the parser hangs it.
        let next = Some(self.token + 1).filter(|next| self.kind == TriggerKind::Noun && view.tokens().contains(next));
        let next = next.filter(|&next| view.relation(next) == Dependency::Prep);
        let behind = of.iter().flat_map(|&name| view.related(name, &[Dependency::Prep])).chain(next);
        // "struck the town, according to witnesses" strikes no accord.
        let formal = |child: &usize| {
            entry.starts_with('@') && view.relation(*child) == Dependency::Prep && view.tag(*child) == Tag::Vbg
        };
        let mut children = view.children(self.token).filter(|child| close(child) && !formal(child)).chain(behind);
        children.any(|child| self.in_entry(entry, child) && !self.is_duration(child))
    }

    /// "the statement that Chad released": what a frame excludes is no less excluded where it stands before the verb.
    fn acted_on(&self, frame: &Frame) -> Vec<usize> {
        let (view, lexicon) = (self.view, self.rules.lexicon());
        let verb = self.kind == TriggerKind::Verb && !frame.unless.is_empty();
        let objects = if verb { clause::logical_object(view, lexicon, self.token).tokens } else { Vec::new() };
        // "withdrew a batch of peacekeepers"
        let counted = objects.iter().filter_map(|&object| phrase::counted(view, lexicon, object));
        counted.chain(objects.iter().copied()).collect()
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
        // "lifted a state of emergency"
        let states = view.related(self.token, &[Dependency::Dobj, Dependency::Nsubjpass]);
        let states = states.filter(|&object| self.rules.lexicon().contains("standing-noun", view.lemma(object)));
        found.extend(states.flat_map(|state| phrase::complements(view, state, "of")));
        found
    }

    /// Whether the words between the trigger and a filler say what the frame is not about: "vowed to destroy Chad".
    pub(super) fn leads_astray(&self, frame: &Frame, filler: &Filler) -> bool {
        if frame.not_through.is_empty() {
            return false;
        }
        let above = |&word: &usize| self.view.head(word).filter(|&head| head != self.token);
        let way: Vec<usize> = std::iter::successors(above(&filler.token), above).collect();
        // "demanded the release of women held in Chad": what describes somebody leads nowhere.
        let describes = |word| self.view.relation(word) == Dependency::Acl && self.view.tag(word) == Tag::Vbn;
        let listed =
            |&word: &usize| !describes(word) && frame.not_through.iter().any(|entry| self.in_entry(entry, word));
        // "agreed to halt the strikes on Chad"
        let ended = |&word: &usize| self.rules.lexicon().contains("cessation", self.view.lemma(word));
        way.iter().any(listed) && !way.iter().any(ended)
    }

    /// "pressed for Chad to withdraw" is completed by its clause, whatever the parser calls it.
    fn clauses(&self) -> impl Iterator<Item = usize> + '_ {
        // "plans to build a port"
        let noun = (self.kind == TriggerKind::Noun).then_some(Dependency::Acl);
        let kinds = [Dependency::Xcomp, Dependency::Ccomp, Dependency::Advcl].into_iter().chain(noun);
        let wished = |clause: &usize| {
            self.view.relation(*clause) != Dependency::Advcl
                || self.view.related(*clause, &[Dependency::Mark]).any(|mark| self.view.lemma(mark) == "for")
        };
        let clauses: Vec<usize> = self.view.related(self.token, &kinds.collect::<Vec<_>>()).filter(wished).collect();
        clauses.into_iter()
    }

    fn is_owned(&self, object: usize) -> bool {
        let view = self.view;
        view.children(object).any(|child| match view.relation(child) {
            Dependency::Poss => view.tag(child) != Tag::PrpPoss,
            _ => child < object && view.mention_of(child).is_some(),
        })
    }

    /// What a clause says: its verb, of a copula what somebody is: "is guilty", "is behind the raid", "is to blame".
    fn said(&self, clause: usize) -> Vec<usize> {
        let view = self.view;
        let complements = [Dependency::Acomp, Dependency::Attr, Dependency::Prep, Dependency::Xcomp];
        let copula = Some(clause).filter(|&clause| view.lemma(clause) == "be");
        let is = copula.into_iter().flat_map(|copula| view.related(copula, &complements));
        std::iter::once(clause).chain(is).collect()
    }

    /// What the object is called, with the words that describe it.
    fn called(&self) -> Vec<usize> {
        let view = self.view;
        let below = |word: usize| view.children(word).filter(move |&child| child > word).collect::<Vec<_>>();
        let named = [Dependency::Oprd, Dependency::Ccomp, Dependency::Xcomp, Dependency::Acomp];
        let direct = view.related(self.token, &named);
        let as_such = view.related(self.token, &[Dependency::Prep]).filter(|&word| view.lemma(word) == "as");
        let objects = view.related(self.token, &[Dependency::Dobj]);
        let beside = objects.flat_map(|object| view.related(object, &[Dependency::Appos]).collect::<Vec<_>>());
        let heads: Vec<usize> = direct.chain(as_such.flat_map(below)).chain(beside).collect();
        let described = [Dependency::Amod, Dependency::Compound, Dependency::Conj];
        let of = |head: usize| phrase::complements(view, head, "of");
        let words = |head: usize| [vec![head], view.related(head, &described).collect(), of(head)].concat();
        heads.into_iter().flat_map(words).collect()
    }

    fn describes(&self) -> bool {
        let view = self.view;
        let above = view.head(self.token).filter(|_| view.relation(self.token) == Dependency::Compound);
        above.is_some_and(|noun| matches!(view.tag(noun), Tag::Nn | Tag::Nns))
    }

    fn is_opinion(&self, clause: usize) -> bool {
        let view = self.view;
        let finite = |word: usize| matches!(view.tag(word), Tag::Vbz | Tag::Vbp | Tag::Vbd);
        let auxiliaries = || view.related(clause, &[Dependency::Aux, Dependency::Auxpass]);
        let modal = auxiliaries().any(|word| view.tag(word) == Tag::Md);
        let subject = view.has(clause, Dependency::Nsubj) || view.has(clause, Dependency::Nsubjpass);
        view.relation(clause) == Dependency::Ccomp && subject && !modal && (finite(clause) || auxiliaries().any(finite))
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

    /// "A truce agreement": whether a noun is of an entry of two words together with the one before it.
    fn is_pair(&self, entry: &str, noun: usize) -> bool {
        let view = self.view;
        let listed = |pair: &str| match entry.strip_prefix('@') {
            Some(list) => self.rules.lexicon().contains(list, pair),
            None => entry == pair,
        };
        let before = view.related(noun, &[Dependency::Amod, Dependency::Compound]);
        before.into_iter().any(|before| listed(&format!("{} {}", view.lemma(before), view.lemma(noun)).to_lowercase()))
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
