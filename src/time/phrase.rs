//! What the words of a date expression say, before anything is known of the day they were written on.

use super::lexicon::Unit;

/// A date expression as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Phrase {
    /// "October 25", "25 October 2023".
    Day { month: i8, day: i8, year: Option<i16> },
    /// "October", "mid-October 2023".
    Month { month: i8, year: Option<i16> },
    /// "last October" (-1), "this May" (0), "next May" (1).
    ShiftedMonth { month: i8, shift: i8 },
    /// "June of this year" (0), "June of last year" (-1).
    MonthOfYear { month: i8, day: Option<i8>, shift: i8 },
    /// "1948", "late 1948", "the winter of 1948".
    Year(i16),
    /// "this summer", by the last month of the season.
    Season { last: i8, shift: i8 },
    /// The years from the first to the last: "the early 1990s".
    Years(i16, i16),
    /// "Wednesday" (no step), "last Wednesday", "next Wednesday".
    Weekday { weekday: i8, shift: Option<i8> },
    /// "Wednesday this week".
    WeekdayOfWeek { weekday: i8, shift: i8 },
    /// "yesterday": days from the publication.
    Deictic(i8),
    /// "last month": units from the one of the publication.
    Shifted { unit: Unit, shift: i8 },
    /// "three weeks ago", "two years from the publication"; no count for "several".
    Ago { unit: Unit, count: i32 },
    /// "two days later", "that year", "the following day": units from the date before in the text.
    After { unit: Unit, count: i32 },
    /// "the 15th".
    DayOfMonth(i8),
    /// From one date to another.
    Range(Box<Phrase>, Box<Phrase>),
}
