//! Who of the document holds an office: by the words of the text, or by the gazetteer on the date.

use crate::gazetteer::{OfficeKind, Term, fold};

use super::Referent;
use super::office::publishes;
use super::resolver::Resolver;

/// Returns the nearest person of the document with that office, of that state if one is named.
pub(super) fn holder(
    resolver: &mut Resolver<'_>,
    index: usize,
    role: &str,
    kind: Option<OfficeKind>,
    owners: &[usize],
) -> Option<Referent> {
    let role = fold(role);
    let owner_ids: Vec<_> = owners
        .iter()
        .map(|&owner| resolver.entities[owner].state.clone().unwrap_or_else(|| resolver.entities[owner].id.clone()))
        .collect();
    let fits = |person: &&super::person::Person| {
        let office =
            person.offices.iter().any(|(other, words)| same_office(&role, kind, words, *other, !owners.is_empty()));
        let state = resolver.entities[person.entity].state.as_ref().or(person.states.first());
        let leads = role == "leader" && person.offices.iter().any(|(other, _)| other.is_some_and(is_top));
        let office =
            office || !owner_ids.is_empty() && (leads || is_known_holder(resolver, person.entity, &role, kind));
        office
            && (owner_ids.is_empty()
                || state.is_some_and(|state| owner_ids.contains(state))
                || owner_ids.iter().any(|id| person.states.contains(id)))
    };
    let secretary =
        matches!(role.as_str(), "secretary" | "secretary of state") && owners.is_empty() && publishes(resolver);
    let foreign = |person: &super::person::Person| {
        let home = resolver.home.map(|home| &resolver.entities[home].id);
        let state = resolver.entities[person.entity].state.as_ref().or(person.states.first());
        secretary && state.is_some() && state != home
    };
    let named = |person: &super::person::Person| {
        let before = person.mentions.range(..index).next_back().copied();
        // In a ministry's text "the Secretary" is its own, also behind "UK Foreign Secretary Truss".
        let other = foreign(person);
        let before = before.filter(|_| !other);
        let later = (usize::from(person.in_title), usize::MAX - person.mentions.first().copied().unwrap_or(0));
        before.map_or(later, |before| (2, before))
    };
    let (rank, person) =
        resolver.people.all.iter().filter(fits).map(|person| (named(person), person)).max_by_key(|(rank, _)| *rank)?;
    // Without a state named, only somebody named before can be meant.
    if rank.0 == 0 && owners.is_empty() {
        return None;
    }
    let confidence = if owners.is_empty() { 0.85 } else { 0.92 };
    Some(Referent { antecedent: (rank.0 == 2).then_some(rank.1), ..Referent::one(person.entity, "office", confidence) })
}

/// The offices whose holder is the leader of a state.
pub(super) fn is_top(office: OfficeKind) -> bool {
    matches!(office, OfficeKind::HeadOfState | OfficeKind::HeadOfGovernment | OfficeKind::Monarch)
}

/// Whether somebody holds an office of the kind, by the words of the text or by the gazetteer on the date.
pub(super) fn holds(resolver: &Resolver<'_>, person: usize, kind: OfficeKind) -> bool {
    let named = |(other, _): &(Option<OfficeKind>, String)| {
        *other == Some(kind) || kind == OfficeKind::Leader && other.is_some_and(is_top)
    };
    let role = if kind == OfficeKind::Leader { "leader" } else { "" };
    resolver.people.of_entity(person).is_some_and(|person| person.offices.iter().any(named))
        || is_known_holder(resolver, person, role, Some(kind))
}

/// Whether the gazetteer knows somebody named without a title as holder on the date: "Lavrov ... Russia's foreign minister".
pub(super) fn is_known_holder(resolver: &Resolver<'_>, person: usize, role: &str, kind: Option<OfficeKind>) -> bool {
    let Some((listed, date)) = resolver.gazetteer.by_id(&resolver.entities[person].id).zip(resolver.date) else {
        return false;
    };
    let office = |office: OfficeKind| {
        let same = kind == Some(office) && (is_top(office) || office == OfficeKind::ForeignMinister);
        same || role == "leader" && is_top(office)
    };
    let held = |term: &Term| {
        let begun = term.from.is_some_and(|from| from.first_day() <= date.last_day());
        begun && term.to.is_none_or(|to| date.first_day() <= to.last_day())
    };
    resolver.gazetteer.terms(listed).iter().any(|term| office(term.office) && held(term))
}

/// Words of offices whose holders nobody calls by the last word alone.
const DEPUTIES: [&str; 4] = ["vice", "deputy", "assistant", "under"];

/// "The minister" is a foreign minister too, "the president" no vice president.
fn same_office(role: &str, kind: Option<OfficeKind>, other: &str, other_kind: Option<OfficeKind>, exact: bool) -> bool {
    role == other
        || kind.is_some()
            && kind == other_kind
            && !matches!(
                kind,
                Some(OfficeKind::Minister | OfficeKind::DeputyMinister | OfficeKind::Other | OfficeKind::Official)
            )
        || !exact && is_short(role, other)
}

/// "The Secretary" for the Secretary of State, "the minister" for the defence minister.
fn is_short(role: &str, office: &str) -> bool {
    let deputy = office.split(' ').any(|word| DEPUTIES.contains(&word));
    let body = office.split(" of ").next().unwrap_or(office);
    !deputy && [office, body].iter().any(|office| office.rsplit(' ').next() == Some(role))
}
