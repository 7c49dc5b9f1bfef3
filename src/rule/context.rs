//! What a noun trigger hangs on: the light verb, the round or package, the clause in which it is an occasion.
//!
//! "held a second round of talks": the talks' own words do not say who held them; the chain `talks -> of -> round -> held`
//! does. Arguments and status are both read off that chain.

use super::lexicon::{Governor, Lexicon, SubjectRole, Takes};
use super::view::View;
use crate::text::Dependency;

/// How many links a chain may have.
const REACH: usize = 6;

/// The chain of words above a noun trigger.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The noun and the nouns that contain it ("round of talks"), whose prepositions are its own.
    pub carriers: Vec<usize>,
    /// The governing words, innermost first.
    pub links: Vec<Link>,
    /// Verbs that make the noun part of something else, whose time it shares ("a visit that will include talks").
    pub inclusions: Vec<usize>,
}

/// One governing word.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    /// The verb or noun.
    pub governor: usize,
    /// How the noun hangs on it.
    pub kind: LinkKind,
    /// The preposition between, if any.
    pub preposition: Option<usize>,
    /// The lexicon's entry for the construction, if any.
    pub entry: Option<Governor>,
}

/// How a noun hangs on its governor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// Object of an active verb or predicate of a copula.
    Object,
    /// Subject of a passive verb: logically its object.
    PassiveSubject,
    /// Subject of an active verb.
    Subject,
    /// Complement of a preposition on a verb, without an entry of its own: an adjunct.
    Occasion,
    /// Complement of a preposition on a verb with an entry ("engage in talks").
    Prepositional,
    /// Complement of a preposition on a noun, or first part of a compound ("round of talks", "sanctions package").
    Noun,
}

impl Context {
    /// Follows the chain above `noun`.
    pub fn of(view: &View<'_>, lexicon: &Lexicon, noun: usize) -> Self {
        let mut context = Self { carriers: vec![noun], ..Self::default() };
        context.carriers.extend(conjuncts(view, noun));
        let mut at = noun;
        for _ in 0..REACH {
            let Some(link) = next(view, lexicon, at) else { break };
            match link {
                Next::Same(head) => {
                    context.inclusions.extend(view.head(at).filter(|&verb| view.is_verb(verb)));
                    context.carriers.push(head);
                    at = head;
                }
                Next::Link(link) => {
                    context.links.push(link);
                    if link.kind != LinkKind::Noun {
                        break;
                    }
                    if link.entry.is_some() || lexicon.contains("container", view.lemma(link.governor)) {
                        context.carriers.push(link.governor);
                    }
                    at = link.governor;
                }
            }
        }
        context
    }

    /// Returns the verb that ends the chain, with its link.
    pub fn verb(&self) -> Option<Link> {
        let last = self.links.last().copied().filter(|link| link.kind != LinkKind::Noun)?;
        // "backed a call for an end to the embargo": the verb is about the call, not the embargo.
        let through = self
            .links
            .iter()
            .filter(|link| link.kind == LinkKind::Noun)
            .all(|link| self.carriers.contains(&link.governor));
        (through || last.kind == LinkKind::Occasion).then_some(last)
    }
}

fn conjuncts<'b>(view: &'b View<'_>, noun: usize) -> impl Iterator<Item = usize> + 'b {
    view.related(noun, &[Dependency::Conj]).filter(|&conjunct| view.mention_of(conjunct).is_none())
}

enum Next {
    Same(usize),
    Link(Link),
}

fn next(view: &View<'_>, lexicon: &Lexicon, at: usize) -> Option<Next> {
    let head = view.head(at)?;
    let plain = |kind| {
        let entry = governor(view, lexicon, head, at);
        Some(Next::Link(Link { governor: head, kind, preposition: None, entry }))
    };
    match view.relation(at) {
        Dependency::Conj if !view.is_verb(head) => Some(Next::Same(head)),
        Dependency::Dobj if lexicon.contains("inclusion", view.lemma(head)) => {
            programme(view, lexicon, head).map_or_else(|| plain(LinkKind::Object), |noun| Some(Next::Same(noun)))
        }
        Dependency::Dobj | Dependency::Attr | Dependency::Oprd | Dependency::Dative if view.is_verb(head) => {
            plain(LinkKind::Object)
        }
        Dependency::Nsubjpass => plain(LinkKind::PassiveSubject),
        Dependency::Nsubj if view.is_verb(head) => plain(LinkKind::Subject),
        Dependency::Compound | Dependency::Nmod if head > at => plain(LinkKind::Noun),
        Dependency::Pobj => above_preposition(view, lexicon, head),
        Dependency::Appos => behind_complement(view, lexicon, at, head),
        _ => None,
    }
}

/// The entry of a verb above a noun: "rule out", then "put end" (to something), then the bare verb.
fn governor(view: &View<'_>, lexicon: &Lexicon, verb: usize, noun: usize) -> Option<Governor> {
    let phrase = |word: usize| lexicon.governor(Takes::Noun, &format!("{} {}", view.lemma(verb), view.lemma(word)));
    let particle = view.child(verb, Dependency::Prt).and_then(phrase);
    particle.or_else(|| phrase(noun)).or_else(|| lexicon.governor(Takes::Noun, view.lemma(verb)))
}

/// "a visit that includes talks": the talks happen where and as the visit does.
fn programme(view: &View<'_>, lexicon: &Lexicon, verb: usize) -> Option<usize> {
    let subject = view.child(verb, Dependency::Nsubj)?;
    let noun = if view.is_relative(subject) { view.head(verb)? } else { subject };
    (lexicon.contains("programme", view.lemma(noun)) && view.mention_of(noun).is_none()).then_some(noun)
}

/// "the imposition by the Council of sanctions": the parser hangs the second phrase on the agent of the first noun.
fn beyond_agent(view: &View<'_>, agent: usize) -> Option<usize> {
    let by = view.head(agent).filter(|&by| view.relation(agent) == Dependency::Pobj && view.lemma(by) == "by")?;
    view.head(by).filter(|&noun| view.is_noun(noun) && view.mention_of(noun).is_none())
}

/// "expressed to Chad its deep solidarity": the parser takes the object for another name of who is addressed.
fn behind_complement(view: &View<'_>, lexicon: &Lexicon, noun: usize, name: usize) -> Option<Next> {
    let named = view.mention_of(name).is_some() && view.mention_of(noun).is_none();
    let preposition = view.head(name).filter(|_| named && view.relation(name) == Dependency::Pobj)?;
    let verb = view.head(preposition).filter(|&verb| view.is_verb(verb))?;
    let entry = governor(view, lexicon, verb, noun).filter(|entry| entry.subject == SubjectRole::Actor)?;
    Some(Next::Link(Link { governor: verb, kind: LinkKind::Object, preposition: None, entry: Some(entry) }))
}

/// "added Falk, Holm and Reyes to the list": the parser hangs the phrase on one of the names.
fn beyond_object(view: &View<'_>, lexicon: &Lexicon, object: usize, preposition: usize) -> Option<usize> {
    let mut at = object;
    while matches!(view.relation(at), Dependency::Conj | Dependency::Appos) {
        at = view.head(at)?;
    }
    let verb = view.head(at).filter(|&verb| view.is_verb(verb) && verb < at)?;
    let key = format!("{} {}", view.lemma(verb), view.lemma(preposition));
    lexicon.governor(Takes::Noun, &key).is_some().then_some(verb)
}

fn above_preposition(view: &View<'_>, lexicon: &Lexicon, preposition: usize) -> Option<Next> {
    let mut top = preposition;
    let mut governor = view.head(preposition)?;
    // "ahead of talks": the outer of two prepositions hangs on the governor.
    while view.relation(top) == Dependency::Prep
        && matches!(view.relation(governor), Dependency::Prep | Dependency::Advmod)
        && !view.is_verb(governor)
    {
        top = governor;
        governor = view.head(governor)?;
    }
    if view.mention_of(governor).is_some() {
        governor = beyond_agent(view, governor).or_else(|| beyond_object(view, lexicon, governor, top))?;
    }
    let entry_of =
        |governor: usize| lexicon.governor(Takes::Noun, &format!("{} {}", view.lemma(governor), view.lemma(top)));
    // "put an end to the embargo": the parser hangs the phrase on the verb.
    let object = top.checked_sub(1).filter(|&noun| view.head(noun) == Some(governor));
    let object = object.filter(|&noun| view.relation(noun) == Dependency::Dobj && view.mention_of(noun).is_none());
    if let Some(noun) = object.filter(|&noun| entry_of(governor).is_none() && entry_of(noun).is_some()) {
        governor = noun;
    }
    // "arrangements made for a meeting": whatever is made, the noun says what it is for.
    let made = view.head(governor).filter(|_| view.relation(governor) == Dependency::Acl);
    if let Some(noun) = made.filter(|&noun| entry_of(governor).is_none() && entry_of(noun).is_some()) {
        governor = noun;
    }
    let entry = entry_of(governor);
    let kind = match (view.is_verb(governor), entry) {
        (false, _) => LinkKind::Noun,
        (true, None) => LinkKind::Occasion,
        (true, Some(_)) => LinkKind::Prepositional,
    };
    Some(Next::Link(Link { governor, kind, preposition: Some(top), entry }))
}
