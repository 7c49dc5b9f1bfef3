//! Officials of no named government: those of the state where somebody is or goes.

use crate::gazetteer::{EntityId, EntityKind};
use crate::mention::{HOSTS, MentionForm};

use super::Referent;
use super::resolver::Resolver;

/// "will travel to Chad to meet with government officials", "In Oslo she met with government officials": those of the only state where
/// the sentence goes.
pub(super) fn resolve(resolver: &mut Resolver<'_>, index: usize) -> Referent {
    let nobody = Referent::unresolved("role-of-nobody");
    if resolver.mentions[index].found_by != HOSTS {
        return nobody;
    }
    let sentence = resolver.sentences[index];
    let here = (0..resolver.mentions.len())
        .filter(|&other| resolver.sentences[other] == sentence && is_where(resolver, other));
    let mut states: Vec<EntityId> = Vec::new();
    for other in here.collect::<Vec<_>>() {
        let Some(place) = resolver.choose(&resolver.mentions[other].candidates) else { continue };
        let place = resolver.gazetteer.entity(place);
        let state = if place.kind == EntityKind::State { Some(&place.id) } else { place.state.as_ref() };
        states.extend(state.filter(|state| !states.contains(state)).cloned());
    }
    let [state] = states.as_slice() else { return nobody };
    let state = resolver.state_entity(state).filter(|&state| resolver.home != Some(state));
    let role = resolver.mentions[index].role.clone();
    state.map_or(nobody, |state| Referent { role, ..Referent::one(state, "hosts", 0.8) })
}

/// Whether a mention names where somebody is or goes: "in Oslo", "visited Chad".
fn is_where(resolver: &Resolver<'_>, index: usize) -> bool {
    let mention = &resolver.mentions[index];
    let named = matches!(mention.form, MentionForm::Place | MentionForm::Metonym)
        || mention.form == MentionForm::Name && mention.kind == Some(EntityKind::State);
    let mut before = mention.tokens.start();
    while before > 0 && matches!(resolver.document.word(before - 1), "the" | "and" | ",") {
        before -= 1;
    }
    let word = before.checked_sub(1).map_or("", |before| resolver.document.word(before)).to_lowercase();
    named && (matches!(word.as_str(), "in" | "to" | "at") || word.starts_with("visit"))
}
