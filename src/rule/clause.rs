//! Clauses: who is the subject and the object of a verb, whatever form the clause has.
//!
//! Reduced and relative clauses, control ("asked Serbia to recognise"), participles ("after meeting Vucic") and
//! conjoined verbs leave subject or object unsaid; the functions here find the words that stand for them.

use super::lexicon::{Effect, Lexicon, SubjectRole, Takes};
use super::view::View;
use crate::text::{Dependency, Tag};

/// How far a subject may be sought through clauses above: deeper chains are parser noise.
const REACH: usize = 6;

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
    fn direct(tokens: Vec<usize>) -> Self {
        Self { tokens, ..Self::default() }
    }

    fn one(token: usize, step: &'static str) -> Self {
        Self { tokens: vec![token], steps: vec![step], elided: false }
    }

    fn through(mut self, step: &'static str) -> Self {
        self.steps.push(step);
        self
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }
}

/// Returns whether the verb is in the passive, auxiliary or not ("was met", "the plan backed by Rome").
pub fn is_passive(view: &View<'_>, verb: usize) -> bool {
    if view.has(verb, Dependency::Auxpass) || view.has(verb, Dependency::Nsubjpass) {
        return true;
    }
    if view.tag(verb) != Tag::Vbn || view.has(verb, Dependency::Aux) {
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
    let direct: Vec<usize> = view.related(verb, &[Dependency::Dobj, Dependency::Dative]).collect();
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
    let embedded = view.children(clause).any(|child| view.is_relative(child));
    (!embedded && !view.has(clause, Dependency::Aux) && subject > verb).then(|| Found::one(subject, "small clause"))
}

/// Returns the agent of a passive verb.
fn agent(view: &View<'_>, verb: usize) -> Found {
    let by = view.related(verb, &[Dependency::Agent]);
    Found::direct(by.filter_map(|by| view.child(by, Dependency::Pobj)).collect())
}

/// Returns the grammatical subject, own or understood.
pub fn surface_subject(view: &View<'_>, lexicon: &Lexicon, verb: usize, reach: usize) -> Found {
    let own: Vec<usize> = view.related(verb, &[Dependency::Nsubj, Dependency::Nsubjpass]).collect();
    if let Some(&subject) = own.first() {
        let relative = view.is_relative(subject).then(|| antecedent(view, verb)).flatten();
        return relative.map_or_else(|| Found::direct(own), |token| Found::one(token, "relative"));
    }
    if reach == 0 || view.has(verb, Dependency::Expl) {
        return Found::default();
    }
    understood_subject(view, lexicon, verb, reach - 1)
}

fn understood_subject(view: &View<'_>, lexicon: &Lexicon, verb: usize, reach: usize) -> Found {
    let Some(head) = view.head(verb) else { return Found { elided: true, ..Found::default() } };
    match view.relation(verb) {
        Dependency::Conj if view.is_verb(head) => surface_subject(view, lexicon, head, reach).through("conjoined"),
        // "released by the ministers to express support": who does it has the purpose.
        Dependency::Advcl | Dependency::Xcomp if view.tag(verb) == Tag::Vb && !agent(view, head).is_empty() => {
            agent(view, head).through("purpose")
        }
        Dependency::Xcomp | Dependency::Ccomp => controller(view, lexicon, head, reach),
        Dependency::Advcl | Dependency::Dep | Dependency::Parataxis if view.is_verb(head) => {
            surface_subject(view, lexicon, head, reach).through("participle")
        }
        Dependency::Acl => of_noun(view, lexicon, verb, head, reach),
        // "Official visit; met with the King": a note in front, then a clause without subject.
        Dependency::Conj | Dependency::Dep | Dependency::Parataxis | Dependency::Advcl => {
            Found { elided: view.head(head).is_none(), ..Found::default() }
        }
        // "one of the first to recognise": a relative clause without subject or tense.
        Dependency::Relcl if view.tag(verb) == Tag::Vb => of_noun(view, lexicon, verb, head, reach),
        // "is committed to supporting"
        Dependency::Acomp | Dependency::Oprd if view.is_verb(head) => {
            surface_subject(view, lexicon, head, reach).through("predicate")
        }
        // "was one of the first to support": the predicate is said of the copula's subject.
        Dependency::Relcl if view.tag(verb) == Tag::Vb && view.relation(head) == Dependency::Attr => {
            let copula = view.head(head).filter(|&copula| view.is_verb(copula));
            copula.map_or_else(Found::default, |copula| {
                surface_subject(view, lexicon, copula, reach).through("predicate")
            })
        }
        Dependency::Relcl => Found::one(head, "relative"),
        Dependency::Pcomp | Dependency::Pobj => of_preposition(view, lexicon, head, reach),
        Dependency::Amod => Found::one(head, "participle"),
        Dependency::Dobj | Dependency::Attr if view.is_verb(head) => {
            surface_subject(view, lexicon, head, reach).through("gerund")
        }
        _ => Found::default(),
    }
}

/// "asked Serbia to recognise": the object controls where the governing verb asks; else the subject does.
fn controller(view: &View<'_>, lexicon: &Lexicon, governor: usize, reach: usize) -> Found {
    if !view.is_verb(governor) {
        // "Serbia is ready to meet": the adjective's own subject is that of its copula.
        let copula = view.head(governor).filter(|&head| view.is_verb(head));
        return copula
            .map_or_else(Found::default, |copula| surface_subject(view, lexicon, copula, reach).through("control"));
    }
    let object = view.child(governor, Dependency::Dobj).or_else(|| view.child(governor, Dependency::Dative));
    // "promised Latvia to support": with few verbs the subject does what is said.
    let own = lexicon.contains("subject-control", view.lemma(governor));
    match object {
        Some(object) if !own && !view.is_relative(object) && !is_passive(view, governor) => {
            Found::one(object, "object control")
        }
        _ => asked_party(view, lexicon, governor).map_or_else(
            || surface_subject(view, lexicon, governor, reach).through("control"),
            |token| Found::one(token, "object control"),
        ),
    }
}

/// "called on Serbia to recognise", "appealed to Rome to support": the complement of the asking verb's preposition.
fn asked_party(view: &View<'_>, lexicon: &Lexicon, governor: usize) -> Option<usize> {
    let asks =
        lexicon.governor(Takes::Clause, view.lemma(governor)).is_some_and(|entry| entry.subject == SubjectRole::Asker);
    let party = |prep: usize| view.child(prep, Dependency::Pobj);
    asks.then(|| view.related(governor, &[Dependency::Prep]).find_map(party))?
}

/// Subject of a clause that modifies a noun: "Serbs meeting Rubio", "officials sanctioned by", "plans to recognise".
fn of_noun(view: &View<'_>, lexicon: &Lexicon, verb: usize, noun: usize, reach: usize) -> Found {
    let infinitive = view.tag(verb) == Tag::Vb;
    // "issued a statement condemning Iran": who makes the words says what they say.
    if lexicon.contains("utterance", view.lemma(noun)) && !is_passive(view, verb) {
        let maker = uttering(view, lexicon, noun, reach);
        if !maker.is_empty() {
            return maker;
        }
    }
    if !infinitive {
        return Found { elided: view.head(noun).is_none(), ..Found::one(noun, "reduced relative") };
    }
    let owners = owners(view, lexicon, noun);
    if !owners.is_empty() && view.mention_of(noun).is_none() {
        return Found { tokens: owners, steps: vec!["owner of the noun"], elided: false };
    }
    match (view.relation(noun), view.head(noun)) {
        (Dependency::Dobj | Dependency::Attr, Some(head)) if view.is_verb(head) => {
            let asked = view.child(head, Dependency::Dative);
            asked.map_or_else(
                || surface_subject(view, lexicon, head, reach).through("noun complement"),
                |token| Found::one(token, "object control"),
            )
        }
        _ => predicate_subject(view, lexicon, noun, reach).unwrap_or_else(|| Found::one(noun, "infinitive relative")),
    }
}

/// Who makes an utterance: its owner, else the subject of the verb whose object it is.
fn uttering(view: &View<'_>, lexicon: &Lexicon, noun: usize, reach: usize) -> Found {
    let owners = owners(view, lexicon, noun);
    if !owners.is_empty() {
        return Found { tokens: owners, steps: vec!["owner of the noun"], elided: false };
    }
    let verb = view.head(noun).filter(|&verb| view.relation(noun) == Dependency::Dobj && view.is_verb(verb));
    verb.map_or_else(Found::default, |verb| surface_subject(view, lexicon, verb, reach).through("utterance"))
}

/// "Portugal was one of the first countries to recognise": the noun is part of a predicate.
fn predicate_subject(view: &View<'_>, lexicon: &Lexicon, noun: usize, reach: usize) -> Option<Found> {
    let preposition = view.head(noun).filter(|_| view.relation(noun) == Dependency::Pobj)?;
    let whole = view.head(preposition).filter(|&whole| view.relation(whole) == Dependency::Attr)?;
    let copula = view.head(whole).filter(|&copula| view.is_verb(copula))?;
    Some(surface_subject(view, lexicon, copula, reach).through("predicate"))
}

/// Subject of a gerund after a preposition: "after meeting", "thanked Haley for supporting".
fn of_preposition(view: &View<'_>, lexicon: &Lexicon, preposition: usize, reach: usize) -> Found {
    let Some(head) = view.head(preposition) else { return Found::default() };
    // "calls for ending the embargo": who calls does not end it.
    let key = format!("{} {}", view.lemma(head), view.lemma(preposition));
    if lexicon.governor(Takes::Noun, &key).is_some_and(|entry| entry.effect == Effect::Requested) {
        return Found::default();
    }
    if view.is_verb(head) {
        let asks = lexicon.contains("thank", view.lemma(head)) && !is_passive(view, head);
        let object = asks.then(|| view.child(head, Dependency::Dobj)).flatten();
        return object.map_or_else(
            || surface_subject(view, lexicon, head, reach).through("gerund"),
            |token| Found::one(token, "thanked"),
        );
    }
    let owners = owners(view, lexicon, head);
    if !owners.is_empty() {
        return Found { tokens: owners, steps: vec!["owner of the noun"], elided: false };
    }
    match view.head(head) {
        Some(verb) if view.is_verb(verb) && view.relation(head) != Dependency::Pobj => {
            surface_subject(view, lexicon, verb, reach).through("gerund")
        }
        Some(above) if view.relation(head) == Dependency::Pobj => {
            of_preposition(view, lexicon, above, reach.saturating_sub(1))
        }
        _ => Found::default(),
    }
}

/// Returns the noun that a relative clause's verb belongs to, also from a conjoined or embedded verb.
fn antecedent(view: &View<'_>, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..REACH {
        let head = view.head(at)?;
        match view.relation(at) {
            Dependency::Relcl => return Some(head),
            Dependency::Conj | Dependency::Ccomp | Dependency::Xcomp | Dependency::Advcl => at = head,
            _ => return None,
        }
    }
    None
}

fn has_complement(view: &View<'_>, preposition: usize) -> bool {
    view.has(preposition, Dependency::Pobj) || view.has(preposition, Dependency::Pcomp)
}

/// Returns the complements of a verb's or noun's preposition, a relative's antecedent included ("with whom he met").
pub fn complements(view: &View<'_>, token: usize, preposition: &str) -> Vec<usize> {
    let mut found = phrasal_complements(view, token, preposition);
    for prep in prepositions(view, token, preposition) {
        for complement in view.related(prep, &[Dependency::Pobj, Dependency::Pcomp]) {
            match view.is_relative(complement) {
                true => found.extend(antecedent(view, token)),
                false => found.push(complement),
            }
        }
        // "between Serbia and, more recently, Kosovo": a stranded preposition belongs to the antecedent.
        if !has_complement(view, prep) {
            found.extend(inner_complement(view, prep));
            if view.relation(token) == Dependency::Relcl && found.is_empty() {
                found.extend(view.head(token));
            }
        }
    }
    found
}

/// "US-supported UN sanctions" are not those of the United States: a hyphen and a participle follow the name.
pub fn is_hyphenated(view: &View<'_>, name: usize) -> bool {
    let token = view.mention_of(name).map_or(name + 1, |number| view.mentions[number].tokens.end());
    let inside = |token: usize| view.tokens().contains(&token);
    inside(token + 1)
        && matches!(view.word(token), "-" | "\u{2010}" | "\u{2011}")
        && view.mention_of(token + 1).is_none()
        && matches!(view.tag(token + 1), Tag::Vbn | Tag::Vbd | Tag::Jj | Tag::Nnp)
        && view.word(token + 1).to_lowercase().ends_with("ed")
}

/// Complement of a preposition with a noun in it: "in response to", "in connection with".
fn phrasal_complements(view: &View<'_>, token: usize, preposition: &str) -> Vec<usize> {
    let Some((first, noun)) = preposition.split_once(' ') else { return Vec::new() };
    let first = view.related(token, &[Dependency::Prep]).filter(|&prep| view.lemma(prep) == first);
    let noun = first.flat_map(|prep| view.related(prep, &[Dependency::Pobj])).filter(|&word| view.lemma(word) == noun);
    let inner = noun.flat_map(|word| view.related(word, &[Dependency::Prep]));
    inner.flat_map(|prep| view.related(prep, &[Dependency::Pobj])).collect()
}

/// Dependents that are this preposition, also second in a row: "support for the principle and for the claim".
fn prepositions(view: &View<'_>, token: usize, preposition: &str) -> Vec<usize> {
    let mut found: Vec<usize> =
        view.children(token).filter(|&child| is_preposition(view, child, preposition)).collect();
    let mut at = 0;
    while let Some(&prep) = found.get(at) {
        found.extend(view.related(prep, &[Dependency::Conj]).filter(|&next| view.lemma(next) == preposition));
        at += 1;
    }
    found
}

/// Complement of a two-word preposition: "together with", "out of", "ahead of".
fn inner_complement(view: &View<'_>, prep: usize) -> Option<usize> {
    let inner = view.child(prep, Dependency::Prep)?;
    view.child(inner, Dependency::Pobj)
}

/// Returns whether a dependent is this preposition; of two words ("ahead of") the second hangs on the first.
fn is_preposition(view: &View<'_>, token: usize, preposition: &str) -> bool {
    let role = matches!(
        view.relation(token),
        Dependency::Prep
            | Dependency::Agent
            | Dependency::Dative
            | Dependency::Advmod
            | Dependency::Prt
            | Dependency::Advcl
    );
    match preposition.split_once(' ') {
        None => role && (view.lemma(token) == preposition),
        Some((first, second)) => {
            role && view.lemma(token) == first && view.children(token).any(|child| view.lemma(child) == second)
        }
    }
}

/// Returns who owns what a noun names: possessor, then the complement of an owning preposition, then names before it.
pub fn owners(view: &View<'_>, lexicon: &Lexicon, noun: usize) -> Vec<usize> {
    owners_by(view, lexicon, noun, |prep| lexicon.contains("owner-preposition", prep))
}

/// Returns who owns what a noun names or where it is: "banks in Iran".
pub fn owners_or_location(view: &View<'_>, lexicon: &Lexicon, noun: usize) -> Vec<usize> {
    owners_by(view, lexicon, noun, |prep| {
        lexicon.contains("owner-preposition", prep) || lexicon.contains("location-preposition", prep)
    })
}

/// Returns against whom a noun is directed: "the Union's sanctions on Russia".
pub fn targets(view: &View<'_>, lexicon: &Lexicon, noun: usize) -> Vec<usize> {
    let directed = view.related(noun, &[Dependency::Prep]);
    let directed = directed.filter(|&prep| lexicon.contains("target-preposition", view.lemma(prep)));
    directed.flat_map(|prep| view.related(prep, &[Dependency::Pobj])).collect()
}

fn owners_by(view: &View<'_>, lexicon: &Lexicon, noun: usize, owning: impl Fn(&str) -> bool) -> Vec<usize> {
    let possessors = possessors(view, noun);
    if !possessors.is_empty() {
        return possessors;
    }
    // "The Iraq war" is not Iraq's.
    let possessed = lexicon.contains("possessor-only", view.lemma(noun));
    let mut found = if possessed { Vec::new() } else { complement_owners(view, lexicon, noun, owning) };
    if found.is_empty() {
        // "the plan proposed by Arias", "the struggle waged by SWAPO"
        let clauses = view.related(noun, &[Dependency::Acl, Dependency::Relcl]);
        found = clauses.flat_map(|verb| doer(view, lexicon, verb)).collect();
    }
    found
}

/// Owners in the noun's own phrase: "the plan of Rome", "entities located in Russia", "the Roman plan".
fn complement_owners(view: &View<'_>, lexicon: &Lexicon, noun: usize, owning: impl Fn(&str) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    for prep in view.related(noun, &[Dependency::Prep]).filter(|&prep| owning(view.lemma(prep))) {
        found.extend(view.related(prep, &[Dependency::Pobj]));
    }
    for verb in view.related(noun, &[Dependency::Acl]).filter(|&verb| lexicon.contains("situate", view.lemma(verb))) {
        let places = view.related(verb, &[Dependency::Prep]).filter(|&prep| owning(view.lemma(prep)));
        found.extend(places.flat_map(|prep| view.related(prep, &[Dependency::Pobj])));
    }
    // "a ban on coal from North Korea": the preposition behind the noun is its own, wherever the parser hangs it.
    let next = noun + 1;
    if found.is_empty() && view.tokens().contains(&next) && owning(view.lemma(next)) {
        found.extend(view.related(next, &[Dependency::Pobj]));
    }
    if found.is_empty() { modifiers(view, noun) } else { found }
}

/// Who does what the clause on a noun says: "proposed by Arias", "that the United Nations is making".
fn doer(view: &View<'_>, lexicon: &Lexicon, verb: usize) -> Vec<usize> {
    if is_passive(view, verb) {
        // "the proposal that it be considered by the Council" is not the Council's.
        let own = view.related(verb, &[Dependency::Nsubj, Dependency::Nsubjpass]).any(|word| !view.is_relative(word));
        return if own { Vec::new() } else { agent(view, verb).tokens };
    }
    let own = view.related(verb, &[Dependency::Nsubj]).filter(|&subject| !view.is_relative(subject));
    own.filter(|_| lexicon.contains("perform", view.lemma(verb))).collect()
}

/// Returns the possessors of a noun, all of "the Netherlands' and Poland's plans": the parser often keeps only the last.
pub fn possessors(view: &View<'_>, noun: usize) -> Vec<usize> {
    let mut found: Vec<usize> = view.related(noun, &[Dependency::Poss]).collect();
    let Some(&last) = found.first() else { return stray_possessor(view, noun).into_iter().collect() };
    let start = view.subtree(last).start;
    let before = |back: usize| start.checked_sub(back).filter(|token| view.tokens().contains(token));
    if let (Some(and), Some(mark), Some(owner)) = (before(1), before(2), before(3))
        && view.tag(and) == Tag::Cc
        && (view.tag(mark) == Tag::Pos || matches!(view.word(mark), "'" | "\u{2019}"))
        && view.mention_of(owner).is_some()
    {
        found.insert(0, owner);
    }
    found
}

/// "The United States' robust, continued support": a bare apostrophe is often read as a closing quotation mark.
fn stray_possessor(view: &View<'_>, noun: usize) -> Option<usize> {
    let inside = |token: &usize| {
        matches!(view.tag(*token), Tag::Jj | Tag::Rb | Tag::Vbn | Tag::Vbg | Tag::Comma | Tag::Cc | Tag::Nn)
            && view.mention_of(*token).is_none()
    };
    let first = (view.tokens().start..noun).rev().take_while(inside).last().unwrap_or(noun);
    let mark = first.checked_sub(1).filter(|token| view.tokens().contains(token))?;
    let owner = mark.checked_sub(1).filter(|token| view.tokens().contains(token))?;
    let plural = view.word(owner).ends_with(['s', 'S']);
    let apostrophe = match view.word(mark) {
        "'" | "\u{2019}" => plural,
        word => view.tag(mark) == Tag::Pos && !word.is_empty(),
    };
    let number = view.mention_of(owner).filter(|_| apostrophe)?;
    Some(view.mentions[number].head)
}

/// Returns mentions that stand before a noun inside its phrase ("U.S. sanctions", "Russian-Ukrainian talks").
pub fn modifiers(view: &View<'_>, noun: usize) -> Vec<usize> {
    let own = view.mention_of(noun);
    let mut found: Vec<usize> = Vec::new();
    for child in view.children(noun).filter(|&child| child < noun) {
        if !matches!(
            view.relation(child),
            Dependency::Amod
                | Dependency::Compound
                | Dependency::Nmod
                | Dependency::Poss
                | Dependency::Npadvmod
                | Dependency::Nummod
                | Dependency::Dep
        ) {
            continue;
        }
        for token in view.subtree(child).filter(|&token| token < noun) {
            let mention = view.mention_of(token);
            let Some(number) = mention.filter(|_| mention != own) else { continue };
            if found.iter().all(|&known| view.mention_of(known) != mention) {
                found.push(view.mentions[number].head);
            }
        }
    }
    found.sort_unstable();
    found
}
