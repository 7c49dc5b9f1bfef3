//! Who held an office, who bears a surname, and which names are near an unknown one.

use std::cmp::Reverse;

use super::fold::{Spelling, fold, has_digraph, key_hash};
use super::office::OfficeKind;
use super::tables::{NameRow, Tenure, sense};
use super::{EntityId, EntityIndex, EntityKind, Gazetteer};
use crate::text::PartialDate;

/// A term of office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The kind of office.
    pub office: OfficeKind,
    /// The state or organisation whose office it is.
    pub of: Option<EntityIndex>,
    /// First day, if known.
    pub from: Option<PartialDate>,
    /// Last day, if known and over.
    pub to: Option<PartialDate>,
}

/// How well a tenure fits a date; smaller is better.
type Fit = (u8, u32);

impl Gazetteer {
    /// Returns who held such an office of a state (or organisation) on a date, the surest first; without a date all
    /// holders, the latest first.
    ///
    /// A tenure whose end is unknown counts after the date at which it was last known, but ranks below the sure ones
    /// and ends when somebody succeeds.
    pub fn holders(&self, state: &EntityId, office: OfficeKind, on: Option<PartialDate>) -> Vec<EntityIndex> {
        let Some(of) = self.by_id(state) else { return Vec::new() };
        let tenures = self.tenures_of(of, office);
        let mut found: Vec<(Fit, Reverse<u32>, EntityIndex)> = tenures
            .iter()
            .filter_map(|tenure| {
                let fit = on.map_or(Some((0, 0)), |on| fit(tenure, tenures, on))?;
                Some((fit, Reverse(tenure.from), EntityIndex(tenure.person)))
            })
            .collect();
        found.sort_unstable();
        distinct(found.into_iter().map(|(_, _, person)| person))
    }

    fn tenures_of(&self, of: EntityIndex, office: OfficeKind) -> &[Tenure] {
        let key = (of.0, office.code());
        let tenures = &self.tables.tenures;
        let start = tenures.partition_point(|tenure| (tenure.of, tenure.office) < key);
        let end = tenures.partition_point(|tenure| (tenure.of, tenure.office) <= key);
        &tenures[start..end]
    }

    /// Returns the terms of office of a person, the earliest first.
    pub fn terms(&self, person: EntityIndex) -> Vec<Term> {
        let start = self.by_person.partition_point(|&(other, _)| other < person.0);
        let rows = self.by_person[start..].iter().take_while(|&&(other, _)| other == person.0);
        let mut own: Vec<_> = rows.map(|&(_, tenure)| &self.tables.tenures[tenure as usize]).collect();
        own.sort_unstable_by_key(|tenure| tenure.from);
        let term = |tenure: &Tenure| Term {
            office: OfficeKind::from_code(tenure.office),
            of: (tenure.of != u32::MAX).then_some(EntityIndex(tenure.of)),
            from: super::date(tenure.from),
            to: if tenure.open { None } else { super::date(tenure.to) },
        };
        own.into_iter().map(term).collect()
    }

    /// Returns the persons with this surname (folded; also "al-Sharaa" for Sharaa), those in office around the date
    /// first, then those of higher office.
    pub fn persons_named(&self, surname: &str, on: Option<PartialDate>) -> Vec<EntityIndex> {
        let mut rows = self.tables.surnames.get(key_hash(surname, Spelling::Short)).to_vec();
        if has_digraph(surname) {
            rows.extend(self.tables.surnames.get(key_hash(surname, Spelling::Long)));
        }
        let mut ranked: Vec<_> = rows.into_iter().map(|person| (self.distance(person, on), person)).collect();
        ranked.sort_unstable();
        distinct(ranked.into_iter().map(|(_, person)| EntityIndex(person)))
    }

    /// Returns the years between the date and the person's nearest tenure, and that office's code (low is high office).
    fn distance(&self, person: u32, on: Option<PartialDate>) -> (u32, u8) {
        let Some(&(first, last, office)) = self.service.get(person as usize) else { return (u32::MAX, u8::MAX) };
        let Some(on) = on else { return (0, office) };
        let year = u32::from(on.year_number().unsigned_abs());
        let gap = if last == 0 { u32::MAX } else { first.saturating_sub(year).max(year.saturating_sub(last)) };
        (gap, office)
    }

    /// Returns whether the entity can have existed (a person: been in office, give or take twenty years) on the date:
    /// tells "Moscow" of 1970 from that of today.
    pub fn existed(&self, index: EntityIndex, on: PartialDate) -> bool {
        let entity = self.entity(index);
        let begun = entity.from.is_none_or(|from| from.first_day() <= on.last_day());
        let lasted = entity.to.is_none_or(|to| on.first_day() <= to.last_day());
        begun && lasted && (entity.kind != EntityKind::Person || self.served_near(index, on))
    }

    fn served_near(&self, person: EntityIndex, on: PartialDate) -> bool {
        let (gap, _) = self.distance(person.0, Some(on));
        gap <= 20 || gap == u32::MAX
    }

    /// Returns up to `limit` names that look like an unknown one, the most alike first, with their entities: for
    /// suggestions to a person, never for linking.
    pub fn near(&self, name: &str, limit: usize) -> Vec<(String, EntityIndex)> {
        let wanted = fold(name);
        let mut scored: Vec<(f64, &NameRow)> = self
            .tables
            .names
            .values()
            .iter()
            .filter(|row| row.sense != sense::DEMONYM)
            .map(|row| (self.likeness(&wanted, row), row))
            .filter(|(score, _)| *score > 0.82)
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.entity.cmp(&b.1.entity)));
        let mut found: Vec<(String, EntityIndex)> = Vec::new();
        for (_, row) in scored {
            let entity = EntityIndex(row.entity);
            if found.len() < limit && !found.iter().any(|(_, other)| *other == entity) {
                found.push((self.tables.str(row.text).to_owned(), entity));
            }
        }
        found
    }

    /// Likeness to the whole name, or, for one wanted word, to its last word (a little less worth).
    fn likeness(&self, wanted: &str, row: &NameRow) -> f64 {
        let name = fold(self.tables.str(row.text));
        let whole = strsim::jaro_winkler(wanted, &name);
        match name.rsplit_once(' ') {
            Some((_, last)) if !wanted.contains(' ') => whole.max(strsim::jaro_winkler(wanted, last) - 0.01),
            _ => whole,
        }
    }
}

/// Offices that one person holds at a time.
const SINGLE: [OfficeKind; 5] = [
    OfficeKind::HeadOfState,
    OfficeKind::HeadOfGovernment,
    OfficeKind::Monarch,
    OfficeKind::ForeignMinister,
    OfficeKind::DefenceMinister,
];

/// Returns how well a tenure fits the date; `None` when it does not.
fn fit(tenure: &Tenure, all: &[Tenure], on: PartialDate) -> Option<Fit> {
    let from = super::date(tenure.from);
    if from.is_some_and(|from| from.first_day() > on.last_day()) {
        return None;
    }
    let to = super::date(tenure.to);
    if to.is_some_and(|to| on.first_day() <= to.last_day()) {
        return Some((u8::from(from.is_none()), 0));
    }
    // Several hold the office of a minister or ambassador at once; only of single offices does a later start end the
    // earlier.
    let single = SINGLE.contains(&OfficeKind::from_code(tenure.office));
    let succeeded =
        || all.iter().any(|next| next.from > tenure.from && next.person != tenure.person && covers_start(next, on));
    if !tenure.open || from.is_none() || (single && succeeded()) {
        return None;
    }
    let known = to.or(from).map_or(0, PartialDate::year_number);
    Some((2, u32::from(on.year_number().abs_diff(known))))
}

fn covers_start(tenure: &Tenure, on: PartialDate) -> bool {
    super::date(tenure.from).is_some_and(|from| from.first_day() <= on.last_day())
}

fn distinct(items: impl Iterator<Item = EntityIndex>) -> Vec<EntityIndex> {
    let mut found = Vec::new();
    for item in items {
        if !found.contains(&item) {
            found.push(item);
        }
    }
    found
}
