//! Offices without a name: "the Serbian foreign minister" is who the document says holds the office, else the state.

use crate::gazetteer::{fold, EntityKind, OfficeKind};
use crate::mention::Mention;

use super::name::office_kind;
use super::resolver::Resolver;
use super::Referent;

/// Resolves a role mention.
pub(crate) fn resolve(resolver: &mut Resolver<'_>, index: usize) -> Referent {
    let mention = &resolver.mentions[index];
    let owners = owners(resolver, mention, index);
    let Some(role) = mention.role.clone() else { return Referent::unresolved("role") };
    let kind = office_kind(resolver, &role);
    let body = matches!(kind, Some(OfficeKind::Collective | OfficeKind::Official)) || mention.plural;
    if !body {
        if let Some(person) = holder(resolver, index, &role, kind, &owners) {
            return person;
        }
    }
    if owners.is_empty() {
        return without_owner(resolver, index, &role, kind, mention.plural);
    }
    if !mention.represents {
        return Referent::unresolved("role-of-nobody");
    }
    let entities: Vec<usize> = owners.iter().map(|&owner| acting(resolver, owner, body)).collect();
    let role = if is_government(&role) { None } else { Some(role) };
    Referent { entities, role, step: "state-role", confidence: 0.93, ..Referent::default() }
}

fn is_government(role: &str) -> bool {
    matches!(fold(role).as_str(), "government" | "administration" | "regime" | "side" | "governments" | "govt")
}

/// The government of a person's is that of the person's state: "the Bush administration".
fn acting(resolver: &mut Resolver<'_>, owner: usize, body: bool) -> usize {
    if body && resolver.kind(owner) == EntityKind::Person { resolver.state_of(owner).unwrap_or(owner) } else { owner }
}

fn owners(resolver: &mut Resolver<'_>, mention: &Mention, index: usize) -> Vec<usize> {
    let mut owners = Vec::new();
    for qualifier in &mention.qualifiers {
        if let Some(owner) = resolver.qualifier(qualifier, index) {
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
    }
    // In "the U.S. State Department spokesman" the department is the closer owner.
    if !mention.plural && owners.len() > 1 {
        if let Some(&body) = owners.iter().rev().find(|&&owner| resolver.kind(owner) == EntityKind::Organization) {
            return vec![body];
        }
        owners.truncate(if mention.qualifiers.len() > 1 && resolver.document.word(mention.qualifiers[1].tokens.start() - 1) == "-" { 2 } else { 1 });
    }
    owners
}

/// Returns the nearest person of the document with that office, of that state if one is named.
fn holder(resolver: &mut Resolver<'_>, index: usize, role: &str, kind: Option<OfficeKind>, owners: &[usize]) -> Option<Referent> {
    let role = fold(role);
    let owner_ids: Vec<_> = owners.iter().map(|&owner| resolver.entities[owner].state.clone().unwrap_or_else(|| resolver.entities[owner].id.clone())).collect();
    let fits = |person: &&super::person::Person| {
        let office = person.offices.iter().any(|(other, words)| same_office(&role, kind, words, *other, !owners.is_empty()));
        let state = resolver.entities[person.entity].state.as_ref().or(person.states.first());
        office && (owner_ids.is_empty() || state.is_some_and(|state| owner_ids.contains(state)) || owner_ids.iter().any(|id| person.states.contains(id)))
    };
    let named = |person: &super::person::Person| {
        let before = person.mentions.iter().copied().filter(|&other| other < index).max();
        before.map_or((0, usize::MAX - person.mentions.first().copied().unwrap_or(0)), |before| (1, before))
    };
    let (rank, person) = resolver.people.all.iter().filter(fits).map(|person| (named(person), person)).max_by_key(|(rank, _)| *rank)?;
    // Without a state named, only somebody named before can be meant.
    if rank.0 == 0 && owners.is_empty() {
        return None;
    }
    let confidence = if owners.is_empty() { 0.85 } else { 0.92 };
    Some(Referent { antecedent: (rank.0 == 1).then_some(rank.1), ..Referent::one(person.entity, "office", confidence) })
}

/// "The minister" is a foreign minister too; with a state, "the president" is no vice president.
fn same_office(role: &str, kind: Option<OfficeKind>, other: &str, other_kind: Option<OfficeKind>, exact: bool) -> bool {
    role == other
        || kind.is_some() && kind == other_kind && !matches!(kind, Some(OfficeKind::Minister | OfficeKind::DeputyMinister | OfficeKind::Other | OfficeKind::Official))
        || !exact && other.rsplit(' ').next() == Some(role)
}

/// "The government", "the foreign ministry": of the state that the text is about, when there is no doubt which.
fn without_owner(resolver: &mut Resolver<'_>, index: usize, role: &str, kind: Option<OfficeKind>, plural: bool) -> Referent {
    if let Some(home) = resolver.narrator.and_then(|narrator| resolver.state_of(narrator)) {
        if !plural && kind == Some(OfficeKind::HeadOfState) && resolver.document.word(resolver.mentions[index].head).starts_with(char::is_uppercase) {
            let state = resolver.entities[home].id.clone();
            let holders = resolver.gazetteer.holders(&state, OfficeKind::HeadOfState, resolver.date);
            if let (Some(&holder), true) = (holders.first(), resolver.date.is_some()) {
                return Referent::one(resolver.listed(holder), "office-holder", 0.8);
            }
        }
    }
    if kind != Some(OfficeKind::Collective) || plural || !is_government(role) {
        return Referent::unresolved("role-of-nobody");
    }
    match super::group::salient_state(resolver, index, |_| true) {
        Some(other) => Referent { antecedent: Some(other), ..Referent::one(resolver.referents[other].entities[0], "government", 0.6) },
        None => Referent::unresolved("role-of-nobody"),
    }
}
