//! Offices without a name: "the Serbian foreign minister" is who the document says holds the office, else the state.

use rustc_hash::FxHashSet;

use crate::gazetteer::{EntityId, EntityIndex, EntityKind, OfficeKind, Term, fold};
use crate::mention::lexicon::lexicon;
use crate::mention::{Mention, MentionForm};
use crate::text::{Granularity, PartialDate};

use super::Referent;
use super::holder::holder;
use super::link::is_kind;
use super::name::{listed_role, office_kind};
use super::narrator;
use super::resolver::Resolver;

/// The step that knows from source and date who holds an office at home.
pub(crate) const INCUMBENT: &str = "office-holder";

/// The step that takes the allies of a body for the body.
pub(crate) const ALLIES: &str = "allies";

/// Resolves a role mention.
pub(crate) fn resolve(resolver: &mut Resolver<'_>, index: usize) -> Referent {
    let mention = &resolver.mentions[index];
    let owners = owners(resolver, mention, index);
    let Some(role) = mention.role.clone() else { return Referent::unresolved("role") };
    let kind = office_kind(resolver, &role);
    let body = matches!(kind, Some(OfficeKind::Collective | OfficeKind::Official)) || mention.plural;
    if !body
        && owners.is_empty()
        && let Some(same) = incumbent(resolver, index, &role)
    {
        return same;
    }
    if !body && let Some(person) = holder(resolver, index, &role, kind, &owners) {
        return person;
    }
    if owners.is_empty() {
        return without_owner(resolver, index, &role, kind, mention.plural);
    }
    if let Some(members) = members(resolver, mention, &owners) {
        return members;
    }
    if let Some(people) = people_of(resolver, index, kind, &owners) {
        return Referent { entities: people, step: "people of the office", confidence: 0.8, ..Referent::default() };
    }
    if !mention.represents {
        return Referent::unresolved("role-of-nobody");
    }
    // "Commended his leadership": a person's is no body.
    if fold(&role) == "leadership" && owners.iter().all(|&owner| resolver.kind(owner) == EntityKind::Person) {
        return Referent { entities: owners, step: "possessor", confidence: 0.85, ..Referent::default() };
    }
    let entities: Vec<usize> = owners.iter().map(|&owner| acting(resolver, owner, body)).collect();
    let role = if is_government(&role) { None } else { Some(role) };
    Referent { entities, role, step: "state-role", confidence: 0.93, ..Referent::default() }
}

/// Whether a title says that the bearer leads a state, which the listed person of the document never did, though somebody of that surname
/// did: "President Kennedy" is not Robert F. Kennedy.
pub(crate) fn never_led(resolver: &Resolver<'_>, place: usize, index: usize) -> bool {
    let Some(role) = resolver.mentions[index].role.as_deref() else { return false };
    let Some(kind @ (OfficeKind::HeadOfState | OfficeKind::HeadOfGovernment | OfficeKind::Monarch)) =
        office_kind(resolver, role)
    else {
        return false;
    };
    let person = &resolver.people.all[place];
    let led =
        |candidate: EntityIndex| resolver.gazetteer.terms(candidate).into_iter().any(|term| is_kind(kind, term.office));
    let mut listed = person.mentions.iter().flat_map(|&mention| &resolver.mentions[mention].candidates).peekable();
    let surname = person.words.last().map(String::as_str).unwrap_or_default();
    listed.peek().is_some()
        && !listed.any(|&candidate| led(candidate))
        && (kind == OfficeKind::Monarch || resolver.gazetteer.persons_named(surname, None).into_iter().any(led))
}

/// "Foreign Minister Falk and Defence Minister Holm of Denmark ... the Danish ministers": those whom the text has named as such.
fn people_of(resolver: &Resolver<'_>, index: usize, kind: Option<OfficeKind>, owners: &[usize]) -> Option<Vec<usize>> {
    use OfficeKind::{DefenceMinister, ForeignMinister, Minister};
    let mention = &resolver.mentions[index];
    let &[owner] = owners else { return None };
    let the = resolver.document.word(mention.tokens.start()).eq_ignore_ascii_case("the");
    if !mention.plural || kind != Some(Minister) || !the {
        return None;
    }
    let id = &resolver.entities[owner].id;
    let theirs = |person: &&super::person::Person| {
        let of = resolver.entities[person.entity].state.as_ref() == Some(id) || person.states.contains(id);
        let held = |office: &Option<OfficeKind>| matches!(office, Some(Minister | ForeignMinister | DefenceMinister));
        of && person.offices.iter().any(|(office, _)| held(office)) && person.mentions.range(..index).next().is_some()
    };
    let people: Vec<usize> = resolver.people.all.iter().filter(theirs).map(|person| person.entity).collect();
    (people.len() > 1).then_some(people)
}

/// "NATO allies": those allied in a body are the body.
fn members(resolver: &Resolver<'_>, mention: &Mention, owners: &[usize]) -> Option<Referent> {
    let allied = mention.plural && mention.role.as_deref().is_some_and(|role| fold(role) == "allies");
    let &[body] = owners else { return None };
    let listed = resolver.gazetteer.by_id(&resolver.entities[body].id)?;
    let alliance = matches!(resolver.gazetteer.subtype(listed), "igo" | "alliance");
    let role = mention.role.clone();
    (allied && alliance).then(|| Referent { role, ..Referent::one(body, ALLIES, 0.85) })
}

/// "The President" of a briefing stays the one at home, also behind "President Rousseff".
fn incumbent(resolver: &Resolver<'_>, index: usize, role: &str) -> Option<Referent> {
    let &first = resolver.incumbents.get(&fold(role)).filter(|&&first| first < index)?;
    Some(Referent { antecedent: Some(first), ..resolver.referents[first].clone() })
}

fn is_government(role: &str) -> bool {
    matches!(
        fold(role).as_str(),
        "government" | "administration" | "regime" | "junta" | "side" | "governments" | "govt"
    )
}

/// Returns whose office a title or role names, when that is one state or body: "Serbian" in "the Serbian foreign minister". A title alone
/// is of the holder's state where the document names that state: "President Quist".
pub(crate) fn owner(resolver: &mut Resolver<'_>, index: usize, named: &FxHashSet<usize>) -> Vec<usize> {
    let mention = &resolver.mentions[index];
    let Some(kind) = mention.role.as_deref().and_then(|role| office_kind(resolver, role)) else { return Vec::new() };
    if matches!(kind, OfficeKind::Collective | OfficeKind::Relational | OfficeKind::Family | OfficeKind::Official) {
        return Vec::new();
    }
    if !mention.qualifiers.is_empty() {
        let mut owners = owners(resolver, mention, index);
        owners.retain(|&owner| resolver.kind(owner) != EntityKind::Person);
        return if owners.len() == 1 { owners } else { Vec::new() };
    }
    let own = |&entity: &usize| resolver.entities[entity].kind == EntityKind::Person;
    let person = resolver.referents[index].entities.first().copied().filter(own);
    let state = person.filter(|_| mention.form == MentionForm::Name && kind.represents_state());
    let state = state.and_then(|person| resolver.listed_state(person)).filter(|state| named.contains(state));
    state.into_iter().collect()
}

/// The government of a person's is that of the person's state: "the Bush administration".
fn acting(resolver: &mut Resolver<'_>, owner: usize, body: bool) -> usize {
    if body && resolver.kind(owner) == EntityKind::Person { resolver.state_of(owner).unwrap_or(owner) } else { owner }
}

fn owners(resolver: &mut Resolver<'_>, mention: &Mention, index: usize) -> Vec<usize> {
    let mut owners = Vec::new();
    for qualifier in &mention.qualifiers {
        if let Some(owner) = resolver.qualifier(qualifier, index)
            && !owners.contains(&owner)
        {
            owners.push(owner);
        }
    }
    if mention.qualifiers.is_empty()
        && let Some(only) = mention.role.as_deref().and_then(|role| listed_role(resolver, role)?.only)
    {
        // "The Shah": no other state has one.
        owners.push(resolver.listed(only));
    }
    // In "the U.S. State Department spokesman" the department is the closer owner.
    if !mention.plural && owners.len() > 1 {
        // "The Secretary General of the OIC and the Islamic Development Bank": the first is surely hers.
        let behind = mention.qualifiers.iter().all(|of| of.tokens.start() >= mention.name.end());
        let body = |&&owner: &&usize| resolver.kind(owner) == EntityKind::Organization;
        let closest = if behind { owners.iter().find(body) } else { owners.iter().rev().find(body) };
        if let Some(&body) = closest {
            return vec![body];
        }
        owners.truncate(
            if mention.qualifiers.len() > 1 && resolver.document.word(mention.qualifiers[1].tokens.start() - 1) == "-" {
                2
            } else {
                1
            },
        );
    }
    owners
}

/// "The government", "the foreign ministry": of the state that the text is about, when there is no doubt which.
fn without_owner(
    resolver: &mut Resolver<'_>,
    index: usize,
    role: &str,
    kind: Option<OfficeKind>,
    plural: bool,
) -> Referent {
    if plural {
        return super::hosts::resolve(resolver, index);
    }
    let own = match kind {
        Some(OfficeKind::HeadOfState) => own_holder(resolver, index, OfficeKind::HeadOfState),
        Some(office @ (OfficeKind::DeputyHeadOfState | OfficeKind::DefenceMinister)) if publishes(resolver) => {
            own_holder(resolver, index, office)
        }
        // In a text of the State Department "the Foreign Minister" is another's.
        Some(OfficeKind::Secretary | OfficeKind::ForeignMinister)
            if publishes(resolver) && fold(role) != "foreign minister" =>
        {
            own_holder(resolver, index, OfficeKind::ForeignMinister)
        }
        Some(OfficeKind::InternationalOfficial) => head_of_body(resolver, index, role),
        _ => None,
    };
    if let Some(own) = own {
        return own;
    }
    // "The new nation" is a state that was named before.
    let noun = lexicon().word(&fold(role)).description;
    if noun.is_some_and(|noun| noun.kind == Some(EntityKind::State)) {
        let sentence = resolver.sentences[index];
        let before = super::group::salient_state(resolver, index, |other| resolver.sentences[other] < sentence);
        return before.map_or(Referent::unresolved("role-of-nobody"), |other| Referent {
            antecedent: Some(other),
            ..Referent::one(resolver.referents[other].entities[0], "description", 0.7)
        });
    }
    if kind != Some(OfficeKind::Collective) || !is_government(role) {
        return Referent::unresolved("role-of-nobody");
    }
    // In a text of one government "the Administration" is its own.
    if let Some(home) = resolver.home.filter(|_| fold(role) == "administration") {
        return Referent::one(home, "government", 0.7);
    }
    // Nobody calls his own government "the regime".
    let blamed = matches!(fold(role).as_str(), "regime" | "junta");
    let foreign = |other: usize| !blamed || resolver.home != Some(resolver.referents[other].entities[0]);
    // "The Danish Senate urged the government": the one state of the sentence so far is nearer than any before.
    let here = resolver.before(index, 0).filter(|&other| {
        let form = resolver.mentions[other].form;
        let noun = matches!(form, MentionForm::Name | MentionForm::Metonym) || form == MentionForm::Role;
        let &[only] = resolver.referents[other].entities.as_slice() else { return false };
        noun && resolver.kind(only) == EntityKind::State && foreign(other)
    });
    let here: Vec<usize> = here.collect();
    let state = |other: usize| resolver.referents[other].entities[0];
    let sole = here.first().copied().filter(|&first| here.iter().all(|&other| state(other) == state(first)));
    match sole.or_else(|| super::group::salient_state(resolver, index, foreign)) {
        Some(other) => Referent {
            antecedent: Some(other),
            ..Referent::one(resolver.referents[other].entities[0], "government", 0.6)
        },
        None => Referent::unresolved("role-of-nobody"),
    }
}

/// Whether a foreign ministry publishes the text: there "the Secretary" is its head.
pub(super) fn publishes(resolver: &Resolver<'_>) -> bool {
    narrator::publisher(&resolver.document.raw).is_some_and(|publisher| publisher.body.is_some())
}

/// "The President" in a text of one government: who held the office on the date, when only one did.
fn own_holder(resolver: &mut Resolver<'_>, index: usize, office: OfficeKind) -> Option<Referent> {
    // At the General Assembly "the President" presides over it.
    let delegate = resolver.narrator.is_some_and(|narrator| resolver.kind(narrator) == EntityKind::State);
    let home = resolver.home.filter(|_| !delegate)?;
    if !resolver.document.word(resolver.mentions[index].head).starts_with(char::is_uppercase) {
        return None;
    }
    let state = resolver.entities[home].id.clone();
    let date = resolver.date?;
    let mut holders = resolver.gazetteer.holders(&state, office, Some(date));
    let term = |&holder: &EntityIndex| {
        let all = resolver.gazetteer.terms(holder);
        let terms = all.iter().filter(|term| term.office == office);
        // Of a term known to the day and by its years the days count.
        let exact = |term: &&Term| term.from.is_some_and(|from| from.granularity() == Granularity::Day);
        let dated = terms.clone().any(|term| exact(&term));
        terms.filter(|term| !dated || exact(term)).filter_map(|term| covers(term, date)).max()
    };
    // A term of known end says more than one that is only known to have begun.
    let best = holders.iter().filter_map(term).max()?;
    holders.retain(|holder| term(holder) == Some(best));
    let surname = |&holder: &EntityIndex| resolver.gazetteer.entity(holder).name.rsplit(' ').next().map(fold);
    let sole = holders.windows(2).all(|pair| surname(&pair[0]) == surname(&pair[1]));
    let holder = holders.first().copied().filter(|_| sole)?;
    Some(Referent::one(resolver.listed(holder), INCUMBENT, 0.8))
}

/// Whether a term covers a date or part of it; `Some(true)` when its end is known. One without a beginning tells nothing, one
/// without an end little after some years.
fn covers(term: &Term, date: PartialDate) -> Option<bool> {
    let begun = term.from?;
    let recent = || i32::from(date.year_number()) <= i32::from(begun.year_number()) + 5;
    let covered =
        begun.first_day() <= date.last_day() && term.to.map_or_else(recent, |to| date.first_day() <= to.last_day());
    covered.then_some(term.to.is_some())
}

/// "The Secretary-General": of the United Nations in its debates and where only its bodies are named, else of the one
/// organisation named before.
fn head_of_body(resolver: &mut Resolver<'_>, index: usize, role: &str) -> Option<Referent> {
    if !fold(role).ends_with("secretary general") {
        return None;
    }
    let united_nations = EntityId::new("united-nations");
    let delegate = resolver.narrator.is_some_and(|narrator| resolver.kind(narrator) == EntityKind::State);
    let mut bodies: Vec<EntityId> = Vec::new();
    for referent in &resolver.referents[..index] {
        for &entity in &referent.entities {
            let id = &resolver.entities[entity].id;
            let subtype = resolver.gazetteer.by_id(id).map_or("", |listed| resolver.gazetteer.subtype(listed));
            let body = match subtype {
                "un_body" => &united_nations,
                "igo" | "alliance" => id,
                _ => continue,
            };
            if !bodies.contains(body) {
                bodies.push(body.clone());
            }
        }
    }
    let body = match bodies[..] {
        _ if delegate => united_nations,
        [ref only] => only.clone(),
        _ => return None,
    };
    let listed = resolver.gazetteer.by_id(&body)?;
    let entity = resolver.listed(listed);
    Some(Referent { role: Some(role.to_owned()), ..Referent::one(entity, "office-of-body", 0.8) })
}
