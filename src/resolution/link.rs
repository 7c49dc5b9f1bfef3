//! People of the text and those whom the gazetteer lists: by full name, by office and date, by a rare name of a leader.

use crate::gazetteer::{EntityIndex, EntityKind, OfficeKind};
use crate::mention::Gender;
use crate::text::PartialDate;

use super::name::{MONARCHS, is_full};
use super::resolver::Resolver;

/// Links a person to the gazetteer where name, title, state and date leave no doubt.
pub(super) fn link(resolver: &mut Resolver<'_>, place: usize) {
    let person = resolver.people.all[place].clone();
    let listed = if is_full(&person.words) { by_full_name(resolver, place) } else { by_office(resolver, place) };
    let Some(listed) = listed else {
        if let Some(state) = person.states.first() {
            resolver.entities[person.entity].state.get_or_insert_with(|| state.clone());
        }
        return;
    };
    let mut entity = resolver.gazetteer.entity(listed).clone();
    entity.state = entity.state.or_else(|| person.states.first().cloned());
    let gender = gender(resolver.gazetteer.gender(listed));
    resolver.people.all[place].gender = person.gender.or(gender);
    // "Tony Blinken" of a text that knows "Antony Blinken" already.
    if let Some(same) = resolver.place_of(&entity.id).filter(|&same| same != person.entity) {
        resolver.people.all[place].entity = same;
        for &mention in &person.mentions {
            resolver.referents[mention].entities = vec![same];
        }
    } else {
        resolver.replace(person.entity, entity);
    }
}

/// The gender that the gazetteer lists, as one of pronouns.
pub(super) fn gender(listed: Option<crate::gazetteer::Gender>) -> Option<Gender> {
    match listed? {
        crate::gazetteer::Gender::Female => Some(Gender::Feminine),
        crate::gazetteer::Gender::Male => Some(Gender::Masculine),
        _ => None,
    }
}

/// The one listed person of that full name whose state and time do not contradict the document.
fn by_full_name(resolver: &Resolver<'_>, place: usize) -> Option<EntityIndex> {
    let person = &resolver.people.all[place];
    let mut candidates: Vec<EntityIndex> = Vec::new();
    for &mention in &person.mentions {
        for &candidate in &resolver.mentions[mention].candidates {
            if !candidates.contains(&candidate) && resolver.gazetteer.entity(candidate).kind == EntityKind::Person {
                candidates.push(candidate);
            }
        }
    }
    // "King Charles" is whoever reigned on the date.
    let bare = person.words.len() == 2 && MONARCHS.contains(&person.words[0].as_str());
    let reigned = |candidate: EntityIndex| {
        resolver.date.is_some_and(|on| held(resolver, candidate, &[OfficeKind::Monarch], Some(on)))
    };
    candidates.retain(|&candidate| agrees(resolver, place, candidate) && (!bare || reigned(candidate)));
    let sure = candidates.len() == 1 || !person.states.is_empty() && !candidates.is_empty();
    candidates.first().copied().filter(|_| sure)
}

fn agrees(resolver: &Resolver<'_>, place: usize, candidate: EntityIndex) -> bool {
    let person = &resolver.people.all[place];
    let gazetteer = resolver.gazetteer;
    let state = gazetteer.entity(candidate).state.as_ref();
    // "NATO Secretary General" of a Norwegian.
    let served = || {
        gazetteer
            .terms(candidate)
            .iter()
            .filter_map(|term| term.of)
            .any(|of| person.states.contains(&gazetteer.entity(of).id))
    };
    let state_agrees = person.states.is_empty() || state.is_none_or(|state| person.states.contains(state)) || served();
    state_agrees && resolver.date.is_none_or(|date| resolver.gazetteer.existed(candidate, date))
}

/// A lone surname with title: who of that name held the office on the date, when only one did.
fn by_office(resolver: &Resolver<'_>, place: usize) -> Option<EntityIndex> {
    let person = &resolver.people.all[place];
    let surname = person.words.last()?;
    let kinds: Vec<OfficeKind> = person.offices.iter().filter_map(|office| office.0).collect();
    if kinds.is_empty() {
        return leader(resolver, place);
    }
    let on = resolver.date;
    let fits = |candidate: &EntityIndex| {
        let state = resolver.gazetteer.entity(*candidate).state.as_ref();
        let state_agrees = person.states.is_empty() || state.is_some_and(|state| person.states.contains(state));
        state_agrees && held(resolver, *candidate, &kinds, on)
    };
    let found: Vec<EntityIndex> =
        resolver.gazetteer.persons_named(surname, on).into_iter().take(12).filter(fits).take(2).collect();
    match found[..] {
        [only] => Some(only),
        [first, _] if on.is_some() && !person.states.is_empty() => Some(first),
        // "General Secretary Gorbachev", whom the tables know under another office of that rank.
        [] if kinds.iter().any(|kind| LEADING.contains(kind)) => leader(resolver, place),
        _ => None,
    }
}

/// The offices that lead a state or its diplomacy.
const LEADING: [OfficeKind; 4] =
    [OfficeKind::HeadOfState, OfficeKind::HeadOfGovernment, OfficeKind::ForeignMinister, OfficeKind::Monarch];

/// "Putin" without a title: who of that rare name led a state or its diplomacy on the date.
fn leader(resolver: &Resolver<'_>, place: usize) -> Option<EntityIndex> {
    let person = &resolver.people.all[place];
    let on = resolver.date?;
    let named = resolver.gazetteer.persons_named(person.words.last()?, Some(on));
    let leads = |candidate: &EntityIndex| {
        let state = resolver.gazetteer.entity(*candidate).state.as_ref();
        held(resolver, *candidate, &LEADING, Some(on))
            && (person.states.is_empty() || state.is_some_and(|state| person.states.contains(state)))
    };
    let rare = named.len() <= 3;
    let found: Vec<EntityIndex> = named.into_iter().filter(leads).take(2).collect();
    found.first().copied().filter(|_| rare && found.len() == 1)
}

fn held(resolver: &Resolver<'_>, candidate: EntityIndex, kinds: &[OfficeKind], on: Option<PartialDate>) -> bool {
    resolver.gazetteer.terms(candidate).into_iter().any(|term| {
        let begun = on.zip(term.from).is_none_or(|(on, from)| from.year_number() <= on.year_number());
        let ended = on.zip(term.to).is_some_and(|(on, to)| to.year_number() < on.year_number());
        kinds.iter().any(|&kind| is_kind(kind, term.office)) && begun && !ended
    })
}

/// A foreign minister may be titled "Minister", a secretary of state "Secretary".
pub(crate) fn is_kind(title: OfficeKind, office: OfficeKind) -> bool {
    use OfficeKind::{DefenceMinister, ForeignMinister, Minister, Secretary};
    title == office
        || matches!((title, office), (Minister | Secretary, ForeignMinister | DefenceMinister | Minister | Secretary))
}
