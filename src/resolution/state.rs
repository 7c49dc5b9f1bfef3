//! Which of several states or bodies of one name is meant: "Soviet" in 1975, Moscow's state in 1950 and 2020.

use crate::gazetteer::{EntityIndex, EntityKind, Gazetteer};
use crate::text::PartialDate;

/// Returns the candidate that existed on the date; the first when none or several did.
///
/// A name that only one candidate bears is taken whatever the date: a speech of 1999 may name the Ottoman Empire.
pub(crate) fn choose(gazetteer: &Gazetteer, candidates: &[EntityIndex], date: Option<PartialDate>) -> Option<EntityIndex> {
    let first = candidates.first().copied()?;
    let Some(date) = date else { return Some(living(gazetteer, candidates).unwrap_or(first)) };
    candidates.iter().copied().find(|&index| exists(gazetteer, index, date)).or(Some(first))
}

/// Prefers a state that has not ended to its predecessors.
fn living(gazetteer: &Gazetteer, candidates: &[EntityIndex]) -> Option<EntityIndex> {
    candidates.iter().copied().find(|&index| gazetteer.entity(index).to.is_none())
}

fn exists(gazetteer: &Gazetteer, index: EntityIndex, date: PartialDate) -> bool {
    let entity = gazetteer.entity(index);
    let begun = entity.from.is_none_or(|from| from.first_day() <= date.last_day());
    let ended = entity.to.is_some_and(|to| to.last_day() < date.first_day());
    begun && !ended
}

/// Whether the entity is a state.
pub(crate) fn is_state(gazetteer: &Gazetteer, index: EntityIndex) -> bool {
    gazetteer.entity(index).kind == EntityKind::State
}
