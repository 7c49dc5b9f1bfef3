//! Which of several states or bodies of one name is meant: "Soviet" in 1975, Moscow's state in 1950 and 2020.

use crate::gazetteer::{EntityIndex, Gazetteer};
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
