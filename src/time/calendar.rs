//! From what the words say to days of the calendar, given the day of publication and the dates before in the text.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::text::{Granularity, PartialDate};

use super::lexicon::Unit;
use super::phrase::Phrase;
use super::{Basis, Direction};

/// Years outside are no dates of diplomacy ("2,000 years ago") and could leave the calendar.
const YEARS: std::ops::RangeInclusive<i32> = 1500..=2300;

/// What is known where an expression stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Anchor {
    /// When the text was published.
    pub(super) publication: Option<PartialDate>,
    /// The date before in the text.
    pub(super) last: Option<PartialDate>,
    /// The last full date before in the text.
    pub(super) last_day: Option<PartialDate>,
    /// The last date in the same paragraph whose words say at least year and month.
    pub(super) paragraph: Option<PartialDate>,
    /// The week that the sentence speaks of: "visits Oslo next week for talks on Tuesday".
    pub(super) week: Option<i8>,
}

/// A phrase in the calendar.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resolved {
    pub(super) date: Option<PartialDate>,
    pub(super) end: Option<PartialDate>,
    pub(super) basis: Basis,
}

impl Anchor {
    /// Returns the date of `phrase`, read as the clause's `tense` wants it.
    pub(super) fn resolve(&self, phrase: &Phrase, tense: Direction) -> Resolved {
        if let Phrase::Range(first, last) = phrase {
            return self.resolve_range(first, last, tense);
        }
        if let Phrase::Years(first, last) = *phrase {
            let (date, end) = (Some(PartialDate::year(first)), Some(PartialDate::year(last)));
            return Resolved { date, end, basis: Basis::Text };
        }
        let (date, basis) = self.single(phrase, tense);
        Resolved { date, end: None, basis }
    }

    fn resolve_range(&self, first: &Phrase, last: &Phrase, tense: Direction) -> Resolved {
        let ((date, basis), (end, _)) = (self.single(first, tense), self.single(last, tense));
        match (date, end) {
            (Some(a), Some(b)) if a.first_day() <= b.last_day() => Resolved { date, end, basis },
            _ => Resolved { date: None, end: None, basis },
        }
    }

    fn single(&self, phrase: &Phrase, tense: Direction) -> (Option<PartialDate>, Basis) {
        let published = |date| (date, Basis::Publication);
        match *phrase {
            Phrase::Day { month, day, year: Some(year) } => (on(year, month, day), Basis::Text),
            Phrase::Month { month, year: Some(year) } => (PartialDate::month(year, month), Basis::Text),
            Phrase::Year(year) => (Some(PartialDate::year(year)), Basis::Text),
            Phrase::Day { month, day, year: None } => self.yearless(tense, |year| on(year, month, day)),
            Phrase::Month { month, year: None } => self.yearless(tense, |year| PartialDate::month(year, month)),
            Phrase::ShiftedMonth { month, shift } => published(self.shifted_month(month, shift)),
            Phrase::MonthOfYear { month, day, shift } => published(self.publication.and_then(|base| {
                let year = base.year_number() + i16::from(shift);
                day.map_or_else(|| PartialDate::month(year, month), |day| on(year, month, day))
            })),
            Phrase::Season { last, shift } => published(self.season(last, shift)),
            Phrase::Weekday { weekday, shift } => published(self.weekday(weekday, shift, tense)),
            Phrase::WeekdayOfWeek { weekday, shift } => published(self.weekday_of_week(weekday, shift)),
            Phrase::Deictic(days) => published(self.day_of_publication().and_then(|day| add_days(day, days.into()))),
            Phrase::Shifted { unit: Unit::Week, shift } => {
                published(self.day_of_publication().and_then(|day| week(day, shift.into())))
            }
            Phrase::Shifted { unit, shift } => {
                published(self.publication.and_then(|base| step(base, unit, shift.into())))
            }
            Phrase::Ago { unit, count } => published(self.publication.and_then(|base| step(base, unit, count))),
            Phrase::After { unit: Unit::Day, count } => {
                (self.last_day.and_then(|base| step(base, Unit::Day, count)), Basis::Context)
            }
            Phrase::After { unit, count } => (self.last.and_then(|base| step(base, unit, count)), Basis::Context),
            Phrase::DayOfMonth(day) => self.day_of_month(day, tense),
            Phrase::Years(..) | Phrase::Range(..) => (None, Basis::Text),
        }
    }

    fn day_of_publication(&self) -> Option<Date> {
        self.publication?.to_day()
    }

    /// Finds the year of "October 25": that of the paragraph's dates, else the one nearest to the publication.
    fn yearless(&self, tense: Direction, date: impl Fn(i16) -> Option<PartialDate>) -> (Option<PartialDate>, Basis) {
        if let Some(said) = self.paragraph {
            return (date(said.year_number()), Basis::Context);
        }
        match (self.publication, self.last) {
            (Some(publication), _) => {
                let year = publication.year_number();
                let years = [year - 1, year, year + 1].into_iter().filter_map(date);
                (nearest(years, publication, tense), Basis::Publication)
            }
            (None, Some(last)) => (date(last.year_number()), Basis::Context),
            (None, None) => (None, Basis::Text),
        }
    }

    fn shifted_month(&self, month: i8, shift: i8) -> Option<PartialDate> {
        let publication = self.publication?;
        let now = publication.month_number()?;
        let year = publication.year_number();
        let year = match shift {
            -1 if month >= now => year - 1,
            1 if month <= now => year + 1,
            _ => year,
        };
        PartialDate::month(year, month)
    }

    /// "last summer" is the latest that has ended; only its year is sure.
    fn season(&self, last: i8, shift: i8) -> Option<PartialDate> {
        let publication = self.publication?;
        let now = publication.month_number()?;
        let step = match shift {
            -1 if last >= now => -1,
            1 if last <= now + 2 => 1,
            _ => 0,
        };
        Some(PartialDate::year(publication.year_number() + step))
    }

    fn weekday_of_week(&self, weekday: i8, shift: i8) -> Option<PartialDate> {
        let today = self.day_of_publication()?;
        let monday = i32::from(today.weekday().to_monday_zero_offset());
        add_days(today, i32::from(weekday) - 1 - monday + 7 * i32::from(shift))
    }

    /// A bare weekday is the day of publication or the one before it; in a clause about the future the one after it.
    fn weekday(&self, weekday: i8, shift: Option<i8>, tense: Direction) -> Option<PartialDate> {
        if let (None, Some(week)) = (shift, self.week) {
            return self.weekday_of_week(weekday, week);
        }
        let today = self.day_of_publication()?;
        let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
        let forward = i32::from(today.weekday().until(weekday));
        let days = match (shift, tense) {
            (Some(1), _) if forward == 0 => 7,
            (Some(1), _) => forward,
            (Some(-1), _) => forward - 7,
            (_, Direction::Future) => forward,
            _ if forward == 0 => 0,
            _ => forward - 7,
        };
        add_days(today, days)
    }

    /// "on the 15th": of the month that the paragraph speaks of, else of the one nearest to the publication.
    fn day_of_month(&self, day: i8, tense: Direction) -> (Option<PartialDate>, Basis) {
        if let Some((said, month)) = self.paragraph.and_then(|said| Some((said, said.month_number()?))) {
            return (on(said.year_number(), month, day), Basis::Context);
        }
        let Some(publication) = self.publication else { return (None, Basis::Text) };
        let months = [-1, 0, 1].into_iter().filter_map(|count| step(publication, Unit::Month, count));
        let days = months.filter_map(|date| on(date.year_number(), date.month_number()?, day));
        (nearest(days, publication, tense), Basis::Publication)
    }
}

fn on(year: i16, month: i8, day: i8) -> Option<PartialDate> {
    Date::new(year, month, day).ok().map(PartialDate::from_day)
}

fn add_days(day: Date, days: i32) -> Option<PartialDate> {
    let day = day.checked_add(days.days()).ok()?;
    YEARS.contains(&i32::from(day.year())).then(|| PartialDate::from_day(day))
}

/// Chooses the date that the tense allows and that is nearest to the publication.
fn nearest(
    dates: impl Iterator<Item = PartialDate>,
    publication: PartialDate,
    tense: Direction,
) -> Option<PartialDate> {
    let (first, last) = (publication.first_day(), publication.last_day());
    let fits = |date: &PartialDate| match tense {
        // A dispatch may bear the date of the day before what it tells; a week at most.
        Direction::Past => (date.first_day() - last).get_days() <= 7,
        Direction::Future => date.last_day() >= first,
        Direction::Unknown => true,
    };
    dates.filter(fits).min_by_key(|date| (date.first_day() - first).get_days().abs())
}

/// Goes `count` units on from `base`, as exactly as the words are: "three weeks ago" fixes a month, not a day.
fn step(base: PartialDate, unit: Unit, count: i32) -> Option<PartialDate> {
    let year = i32::from(base.year_number());
    match unit {
        Unit::Day => add_days(base.to_day()?, count.clamp(-99_999, 99_999)),
        Unit::Week => {
            let day = add_days(base.to_day()?, count.clamp(-9_999, 9_999) * 7)?;
            PartialDate::month(day.year_number(), day.month_number()?)
        }
        Unit::Month => {
            let months = year * 12 + i32::from(base.month_number()?) - 1 + count;
            let month = i8::try_from(months.rem_euclid(12) + 1).ok()?;
            PartialDate::month(year_in_range(months.div_euclid(12))?, month)
        }
        Unit::Year => year_in_range(year + count).map(PartialDate::year),
        Unit::Decade => None,
    }
}

fn year_in_range(year: i32) -> Option<i16> {
    i16::try_from(year).ok().filter(|_| YEARS.contains(&year))
}

/// Returns the month, else the year, that holds the whole week `weeks` from that of `day`.
fn week(day: Date, weeks: i32) -> Option<PartialDate> {
    let monday = i32::from(day.weekday().to_monday_zero_offset());
    let first = add_days(day, weeks * 7 - monday)?;
    let last = add_days(first.to_day()?, 6)?;
    match (first.month_number(), first.year_number()) {
        (Some(month), year) if last.month_number() == Some(month) => PartialDate::month(year, month),
        (_, year) => (last.year_number() == year).then(|| PartialDate::year(year)),
    }
}

/// Returns the narrowest date that covers the interval: the month of "March 3-7", nothing for "the 1990s".
pub(super) fn cover(first: PartialDate, last: PartialDate) -> Option<PartialDate> {
    let (from, to) = (first.first_day(), last.last_day());
    match (from.year() == to.year(), from.month() == to.month()) {
        (true, true) if from == to => Some(first),
        (true, true) => PartialDate::month(from.year(), from.month()),
        (true, false) => Some(PartialDate::year(from.year())),
        (false, _) => None,
    }
}

/// Returns where `date` lies from the publication.
pub(super) fn direction(date: PartialDate, publication: Option<PartialDate>) -> Direction {
    match publication {
        Some(published) if date.last_day() < published.first_day() => Direction::Past,
        Some(published) if date.first_day() > published.last_day() => Direction::Future,
        _ => Direction::Unknown,
    }
}

/// Returns whether the date says at least year and month.
pub(super) fn is_exact(date: PartialDate) -> bool {
    date.granularity() >= Granularity::Month
}
