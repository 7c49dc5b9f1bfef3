//! Which of several states or bodies of one name is meant: "Soviet" in 1975, Moscow's state in 1950 and 2020.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::gazetteer::{Entity, EntityId, EntityIndex, Gazetteer};
use crate::mention::{Mention, MentionForm};
use crate::text::PartialDate;

/// Returns the candidate that existed on the date; the first, who goes by that very name, when none or several did.
///
/// A name that only one candidate bears is taken whatever the date: a speech of 1999 may name the Ottoman Empire.
pub(crate) fn choose(
    gazetteer: &Gazetteer,
    candidates: &[EntityIndex],
    date: Option<PartialDate>,
) -> Option<EntityIndex> {
    let first = candidates.first().copied()?;
    let Some(date) = date else { return Some(first) };
    candidates.iter().copied().find(|&index| gazetteer.existed(index, date)).or(Some(first))
}

/// Returns the states in which the places among the mentions lie, as indexes into `entities`, to which they are added.
pub(super) fn territories(
    mentions: &[Mention],
    gazetteer: &Gazetteer,
    entities: &mut Vec<Entity>,
) -> BTreeMap<usize, usize> {
    let mut found = BTreeMap::new();
    let mut places: FxHashMap<EntityId, usize> =
        entities.iter().enumerate().map(|(place, entity)| (entity.id.clone(), place)).collect();
    for (number, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.form == MentionForm::Place) {
        let place = mention.candidates.first().map(|&place| gazetteer.entity(place));
        let Some(state) = place.and_then(|place| gazetteer.by_id(place.state.as_ref()?)) else { continue };
        let state = gazetteer.entity(state);
        let index = *places.entry(state.id.clone()).or_insert_with(|| {
            entities.push(state.clone());
            entities.len() - 1
        });
        found.insert(number, index);
    }
    found
}
