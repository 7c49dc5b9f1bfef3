//! Which of several states or bodies of one name is meant: "Soviet" in 1975, Moscow's state in 1950 and 2020.

use crate::gazetteer::{EntityIndex, Gazetteer};
use crate::text::PartialDate;

/// Returns the candidate that existed on the date; the first when none or several did.
///
/// A name that only one candidate bears is taken whatever the date: a speech of 1999 may name the Ottoman Empire.
pub(crate) fn choose(gazetteer: &Gazetteer, candidates: &[EntityIndex], date: Option<PartialDate>) -> Option<EntityIndex> {
    let first = candidates.first().copied()?;
    let Some(date) = date else { return Some(living(gazetteer, candidates).unwrap_or(first)) };
    candidates.iter().copied().find(|&index| gazetteer.existed(index, date)).or(Some(first))
}

/// Prefers a state that has not ended to its predecessors.
fn living(gazetteer: &Gazetteer, candidates: &[EntityIndex]) -> Option<EntityIndex> {
    candidates.iter().copied().find(|&index| gazetteer.entity(index).to.is_none())
}
