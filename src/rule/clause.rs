//! Clauses: who is the subject and the object of a verb, whatever form the clause has.
//!
//! Reduced and relative clauses, control ("asked Serbia to recognise"), participles ("after meeting Vucic") and
//! conjoined verbs leave subject or object unsaid; the functions here find the words that stand for them.

use super::lexicon::Lexicon;
use super::phrase::has_complement;
use super::subject::{antecedent, surface_subject};
use super::view::View;
use crate::text::{Dependency, Tag};

/// How far a subject may be sought through clauses above: deeper chains are parser noise.
pub(super) const REACH: usize = 6;

/// Words that fill a role, with the steps that led to them (shown by `explain`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Head tokens of the fillers.
    pub tokens: Vec<usize>,
    /// The construction through which they were found; empty for a direct dependent.
    pub steps: Vec<&'static str>,
    /// Whether the subject is left out altogether, as in diaries: "Met with the Prime Minister".
    pub elided: bool,
}

impl Found {
    pub(super) fn direct(tokens: Vec<usize>) -> Self {
        Self { tokens, ..Self::default() }
    }

    pub(super) fn one(token: usize, step: &'static str) -> Self {
        Self { tokens: vec![token], steps: vec![step], elided: false }
    }

    pub(super) fn through(mut self, step: &'static str) -> Self {
        self.steps.push(step);
        self
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }
}

/// Whether a participle describes the noun behind it: "punishing sanctions".
pub fn is_attributive(view: &View<'_>, token: usize) -> bool {
    let before_noun = view.relation(token) == Dependency::Amod && view.head(token).is_some_and(|head| head > token);
    // "licensed associations": by whom is not said.
    let hyphen = |token: usize| token > view.tokens().start && view.word(token - 1) == "-";
    let alone = || view.tag(token) == Tag::Vbn && view.children(token).next().is_none() && !hyphen(token);
    before_noun
        && (view.tag(token) == Tag::Vbg && view.document.tokens[token + 1].relation != Dependency::Dobj || alone())
}

/// Returns whether the verb is in the passive, auxiliary or not ("was met", "the plan backed by Rome").
pub fn is_passive(view: &View<'_>, verb: usize) -> bool {
    if view.has(verb, Dependency::Auxpass) || view.has(verb, Dependency::Nsubjpass) {
        return true;
    }
    // "sanctions that the Council imposed": a subject of its own makes it active, whatever the tag.
    if view.tag(verb) != Tag::Vbn || view.has(verb, Dependency::Aux) || view.has(verb, Dependency::Nsubj) {
        return false;
    }
    match (view.relation(verb), view.head(verb)) {
        (Dependency::Acl | Dependency::Relcl | Dependency::Amod, _) => true,
        (Dependency::Conj, Some(head)) => is_passive(view, head) && !view.has(verb, Dependency::Dobj),
        (Dependency::Advcl, _) => !view.has(verb, Dependency::Dobj),
        _ => view.has(verb, Dependency::Agent),
    }
}

/// Returns the logical subject: the subject of an active verb, the agent of a passive one.
pub fn logical_subject(view: &View<'_>, lexicon: &Lexicon, verb: usize) -> Found {
    if is_passive(view, verb) { agent(view, verb) } else { surface_subject(view, lexicon, verb, REACH) }
}

/// Returns the logical object: the object of an active verb, the subject of a passive one.
pub fn logical_object(view: &View<'_>, lexicon: &Lexicon, verb: usize) -> Found {
    if is_passive(view, verb) {
        return surface_subject(view, lexicon, verb, REACH).through("passive");
    }
    let mut direct: Vec<usize> = view.related(verb, &[Dependency::Dobj, Dependency::Dative]).collect();
    // "a rumour that they met": the noun says what it is that is said, not who was met.
    let tells = antecedent(view, verb).is_some_and(|noun| lexicon.contains("tidings", view.lemma(noun)));
    direct.retain(|&token| !(tells && view.lemma(token) == "that"));
    if let Some(&relative) = direct.iter().find(|&&token| view.is_relative(token)) {
        return antecedent(view, verb)
            .map_or_else(Found::default, |token| Found::one(token, "relative object"))
            .or(relative);
    }
    if !direct.is_empty() {
        return Found::direct(direct);
    }
    object_of_gap(view, verb)
        .or_else(|| conjoined_object(view, lexicon, verb))
        .or_else(|| small_clause(view, verb))
        .unwrap_or_default()
}

impl Found {
    fn or(self, token: usize) -> Self {
        if self.is_empty() { Self::direct(vec![token]) } else { self }
    }
}

/// "the republic that Ankara recognised": the antecedent is the object when the clause has a subject of its own.
fn object_of_gap(view: &View<'_>, verb: usize) -> Option<Found> {
    let own_subject = view.related(verb, &[Dependency::Nsubj]).any(|token| !view.is_relative(token));
    let stranded = view.related(verb, &[Dependency::Prep]).any(|prep| !has_complement(view, prep));
    let relative = view.relation(verb) == Dependency::Relcl;
    (relative && own_subject && !stranded).then(|| view.head(verb).map(|token| Found::one(token, "relative object")))?
}

/// "could not and did not recognise Kosovo": verbs that are conjoined without anything between share the object.
fn conjoined_object(view: &View<'_>, lexicon: &Lexicon, verb: usize) -> Option<Found> {
    let next = view.child(verb, Dependency::Conj).filter(|&next| view.is_verb(next))?;
    let own = view.children(verb).any(|child| {
        child > verb
            && child < next
            && !matches!(
                view.relation(child),
                Dependency::Cc | Dependency::Neg | Dependency::Aux | Dependency::Advmod | Dependency::Punct
            )
    });
    (!own).then(|| logical_object(view, lexicon, next).through("shared object")).filter(|found| !found.is_empty())
}

/// "recognise Kosovo as a state" is sometimes parsed with Kosovo as subject of a clause below the verb.
fn small_clause(view: &View<'_>, verb: usize) -> Option<Found> {
    let clause = view.child(verb, Dependency::Ccomp).filter(|&clause| !view.has(clause, Dependency::Mark))?;
    let subject = view.child(clause, Dependency::Nsubj).filter(|&subject| subject == verb + 1 || subject < clause)?;
    // "hailing what he called progress": the clause itself is the object.
    // "helped Chad to rid itself of mines"
    let infinitive = view.related(clause, &[Dependency::Aux]).all(|aux| view.tag(aux) == Tag::To);
    let embedded = view.children(clause).any(|child| view.is_relative(child));
    (!embedded && infinitive && subject > verb).then(|| Found::one(subject, "small clause"))
}

/// Returns the agent of a passive verb.
pub(super) fn agent(view: &View<'_>, verb: usize) -> Found {
    let by = view.related(verb, &[Dependency::Agent]);
    Found::direct(by.filter_map(|by| view.child(by, Dependency::Pobj)).collect())
}
