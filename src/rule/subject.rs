//! Subjects that are said elsewhere: control, participles, relative clauses, gerunds.

use super::clause::{Found, REACH, agent, is_passive};
use super::lexicon::{Effect, Lexicon, SubjectRole, Takes};
use super::phrase::{complements, owners};
use super::view::View;
use crate::text::{Dependency, Tag};

/// Returns the grammatical subject, own or understood.
pub fn surface_subject(view: &View<'_>, lexicon: &Lexicon, verb: usize, reach: usize) -> Found {
    let mut own: Vec<usize> = view.related(verb, &[Dependency::Nsubj, Dependency::Nsubjpass]).collect();
    if own.is_empty() {
        // "that Chad had 'for years recognised' it": with words between, the auxiliary may keep the subject.
        let auxiliaries = view.related(verb, &[Dependency::Aux]);
        own.extend(auxiliaries.flat_map(|aux| view.related(aux, &[Dependency::Nsubj]).collect::<Vec<_>>()));
    }
    if let Some(&subject) = own.first() {
        let relative = view.is_relative(subject).then(|| antecedent(view, verb)).flatten();
        // "passed a bill that would impose it", "said in a memo that endorsed it": who makes the words says them.
        let maker =
            relative.filter(|&noun| lexicon.contains("utterance", view.lemma(noun)) && view.mention_of(noun).is_none());
        if let Some(found) = maker.map(|noun| uttering(view, lexicon, noun, reach)).filter(|found| !found.is_empty()) {
            return found;
        }
        // "Chad is among the states that recognise it"
        let plain = relative.filter(|&noun| view.mention_of(noun).is_none() && reach > 0);
        if let Some(found) = plain.and_then(|noun| predicate_subject(view, lexicon, noun, reach - 1)) {
            return found;
        }
        return relative.map_or_else(|| Found::direct(own), |token| Found::one(token, "relative"));
    }
    if reach == 0 || view.has(verb, Dependency::Expl) {
        return Found::default();
    }
    understood_subject(view, lexicon, verb, reach - 1)
}

fn understood_subject(view: &View<'_>, lexicon: &Lexicon, verb: usize, reach: usize) -> Found {
    let Some(head) = view.head(verb) else { return Found { elided: true, ..Found::default() } };
    if let Some(decided) = interrupted(view, verb) {
        return controller(view, lexicon, decided, reach);
    }
    match view.relation(verb) {
        Dependency::Conj if view.is_verb(head) => match voiced_beside(view, lexicon, verb, head) {
            Some(main) => surface_subject(view, lexicon, main, reach).through("conjoined"),
            None => surface_subject(view, lexicon, head, reach).through("conjoined"),
        },
        // "released by the ministers to express support": who does it has the purpose.
        Dependency::Advcl | Dependency::Xcomp if view.tag(verb) == Tag::Vb && !agent(view, head).is_empty() => {
            agent(view, head).through("purpose")
        }
        // "led the Treasury last week to tighten": the parser takes a far infinitive for one of purpose.
        Dependency::Advcl
            if view.tag(verb) == Tag::Vb
                && lexicon.contains("object-control", view.lemma(head))
                && !is_passive(view, head)
                && view.child(head, Dependency::Dobj).is_some_and(|object| view.mention_of(object).is_some()) =>
        {
            controller(view, lexicon, head, reach)
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

/// "states that intend, or have decided, to recognise it": the verb before the comma has the infinitive, wherever it hangs.
fn interrupted(view: &View<'_>, verb: usize) -> Option<usize> {
    let to = view.related(verb, &[Dependency::Aux]).find(|&aux| view.tag(aux) == Tag::To)?;
    let comma = to.checked_sub(1).filter(|at| view.tokens().contains(at) && view.tag(*at) == Tag::Comma)?;
    let before = comma.checked_sub(1).filter(|at| view.tokens().contains(at) && view.is_verb(*at))?;
    let far = view.relation(verb) == Dependency::Advcl && view.head(verb).is_some_and(|head| head < before);
    (far && view.relation(before) == Dependency::Conj).then_some(before)
}

/// "condemned the attacks that struck Chad and expressed solidarity": things express nothing, so that the verb goes with the main
/// clause, whatever the parser joins it to.
fn voiced_beside(view: &View<'_>, lexicon: &Lexicon, verb: usize, joined: usize) -> Option<usize> {
    let thing = view.head(joined).filter(|_| view.relation(joined) == Dependency::Relcl)?;
    let voiced = lexicon.contains("expression", view.lemma(verb)) && view.mention_of(thing).is_none();
    let main = view.head(thing).filter(|&main| view.is_verb(main) && view.relation(thing) == Dependency::Dobj)?;
    (voiced && view.tag(main) == view.tag(verb)).then_some(main)
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
    // "promised Latvia to support": with few verbs the subject does what is said; so it does in "took steps to support".
    let means = |noun: usize| lexicon.contains("means", view.lemma(noun)) && view.mention_of(noun).is_none();
    let own = lexicon.contains("subject-control", view.lemma(governor)) || object.is_some_and(means);
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
    // "one of the first states to support it": the states are no owner.
    if owners.iter().any(|&owner| view.mention_of(owner).is_some()) && view.mention_of(noun).is_none() {
        return Found { tokens: owners, steps: vec!["owner of the noun"], elided: false };
    }
    match (view.relation(noun), view.head(noun)) {
        // "stresses the need to lift the embargo": who asks for a deed does not do it.
        (Dependency::Dobj, _) if asks(lexicon, view.lemma(noun)) => Found::default(),
        // "supports efforts to help Chad": nor does who is for it.
        (Dependency::Dobj, Some(head)) if is_for(lexicon, view.lemma(head)) => Found::default(),
        (Dependency::Dobj | Dependency::Attr, Some(head)) if view.is_verb(head) => {
            let asked = view.child(head, Dependency::Dative);
            asked.map_or_else(
                || surface_subject(view, lexicon, head, reach).through("noun complement"),
                |token| Found::one(token, "object control"),
            )
        }
        _ => predicate_subject(view, lexicon, noun, reach)
            .or_else(|| endeavouring(view, lexicon, noun, reach))
            .unwrap_or_else(|| Found::one(noun, "infinitive relative")),
    }
}

/// Whether a noun is a demand for what its clause says: "the need to".
fn asks(lexicon: &Lexicon, noun: &str) -> bool {
    lexicon.governor(Takes::Clause, noun).is_some_and(|entry| entry.effect == Effect::Requested)
}

/// Whether a verb takes somebody's part in what others do: "backs the attempt to".
fn is_for(lexicon: &Lexicon, verb: &str) -> bool {
    lexicon.governor(Takes::Noun, verb).is_some_and(|entry| entry.subject == SubjectRole::Asker)
}

/// "in an attempt to evade them, Pyongyang resorted to theft": who does something in the attempt makes it.
fn endeavouring(view: &View<'_>, lexicon: &Lexicon, noun: usize, reach: usize) -> Option<Found> {
    let preposition = view.head(noun).filter(|_| view.relation(noun) == Dependency::Pobj)?;
    let verb = view.head(preposition).filter(|&verb| view.is_verb(verb))?;
    let listed = lexicon.contains("endeavour", view.lemma(noun));
    listed.then(|| surface_subject(view, lexicon, verb, reach).through("endeavour"))
}

/// Who makes an utterance: its owner, else the subject of the verb whose object it is.
fn uttering(view: &View<'_>, lexicon: &Lexicon, noun: usize, reach: usize) -> Found {
    let owners = owners(view, lexicon, noun);
    if !owners.is_empty() {
        return Found { tokens: owners, steps: vec!["owner of the noun"], elided: false };
    }
    // "vetoed a resolution that would have imposed it"
    let refused = |verb: usize| {
        lexicon.governor(Takes::Noun, view.lemma(verb)).is_some_and(|entry| entry.effect == Effect::Negated)
    };
    let above = view.head(noun).and_then(|above| match view.relation(noun) {
        Dependency::Dobj => Some(above).filter(|&verb| !refused(verb)),
        Dependency::Pobj if view.lemma(above) == "in" => view.head(above),
        _ => None,
    });
    let verb = above.filter(|&verb| view.is_verb(verb) && reach > 0);
    verb.map_or_else(Found::default, |verb| surface_subject(view, lexicon, verb, reach - 1).through("utterance"))
}

/// "Portugal was one of the first countries to recognise": the noun is part of a predicate.
fn predicate_subject(view: &View<'_>, lexicon: &Lexicon, noun: usize, reach: usize) -> Option<Found> {
    let preposition = view.head(noun).filter(|_| view.relation(noun) == Dependency::Pobj)?;
    let whole = view.head(preposition)?;
    let copula = match view.relation(whole) {
        Dependency::Attr => view.head(whole).filter(|&copula| view.is_verb(copula))?,
        _ if view.lemma(preposition) == "among" && lexicon.contains("copula", view.lemma(whole)) => whole,
        _ => return None,
    };
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
        // "blocked Norway from imposing them": who is hindered would have done it.
        let hindered = view.child(head, Dependency::Dobj).or_else(|| view.child(head, Dependency::Nsubjpass));
        let hinders = view.lemma(preposition) == "from" && lexicon.contains("hindering", view.lemma(head));
        if let Some(object) = hindered.filter(|_| hinders) {
            return Found::one(object, "object control");
        }
        // "sanctioned Minsk for supporting Moscow": who is thanked or blamed did it.
        let answers = ["thank", "blame"].iter().any(|list| lexicon.contains(list, view.lemma(head)));
        // "our allies joined us in imposing them": both do it.
        if lexicon.contains("joint-verb", view.lemma(head)) && !is_passive(view, head) {
            let mut found = surface_subject(view, lexicon, head, reach).through("joint");
            found.tokens.extend(view.child(head, Dependency::Dobj));
            return found;
        }
        // "welcomed the cooperation between Chad and Niger in fighting it": they fight it.
        let between = lexicon.words("mutual-preposition").iter().flat_map(|word| {
            view.child(head, Dependency::Dobj).map_or_else(Vec::new, |noun| complements(view, noun, word))
        });
        let between: Vec<usize> = between.collect();
        if !between.is_empty() && view.relation(preposition) == Dependency::Prep {
            return Found { tokens: between, steps: vec!["owner of the noun"], elided: false };
        }
        // "changes our approach to supporting Kyiv": whose approach it is.
        let object = view.child(head, Dependency::Dobj).filter(|&object| object + 1 == preposition);
        let owners = object.map_or_else(Vec::new, |object| owners(view, lexicon, object));
        if !owners.is_empty() {
            return Found { tokens: owners, steps: vec!["owner of the noun"], elided: false };
        }
        let object = (answers && !is_passive(view, head)).then(|| view.child(head, Dependency::Dobj)).flatten();
        return object.map_or_else(
            || surface_subject(view, lexicon, head, reach).through("gerund"),
            |token| Found::one(token, "thanked or blamed"),
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
pub(super) fn antecedent(view: &View<'_>, verb: usize) -> Option<usize> {
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
