//! The words of time, from `data/lexicon/time.csv`.
//!
//! A word may stand in several classes ("second" is an ordinal, "may" a month and a name). The number of a row means
//! what its class says: the month 1 to 12, the weekday 1 (Monday) to 7, a count, a step into the past (-1) or the
//! future (+1), a unit (see [`Unit`]), the last month of a season.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

const TABLE: &str = include_str!("../../data/lexicon/time.csv");

/// Declares the classes with the names that the table uses.
macro_rules! classes {
    ($($(#[$meta:meta])* $class:ident $name:literal,)*) => {
        /// What a word can be in a date expression.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(super) enum Class { $($(#[$meta])* $class,)* }

        impl Class {
            fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$class),)* _ => None }
            }
        }
    };
}

classes! {
    Month "month",
    /// A month that is also a name or a word: "May", "March", "April".
    MonthLikeName "month-like-name",
    Weekday "weekday",
    WeekdayShort "weekday-short",
    Number "number",
    Ordinal "ordinal",
    Unit "unit",
    Season "season",
    /// "last", "this", "next", counted from the publication.
    Shift "shift",
    /// "the same", "the following", counted from a date of the text.
    Following "following",
    Deictic "deictic",
    Daytime "daytime",
    Part "part",
    Edge "edge",
    Offset "offset",
    /// "until", "before": the date is only a limit.
    Bound "bound",
    YearCue "year-cue",
    MonthCue "month-cue",
    Determiner "determiner",
    /// What numbers count: after one of these a number is no year ("2000 troops").
    Counted "counted",
    /// "Sunday Times": no day.
    Masthead "masthead",
    /// "Good Friday": no day of this week.
    Holy "holy",
    /// Words that cannot be counted by an ordinal ("on the 15th and ...").
    Function "function",
    Future "future",
    Report "report",
    Past "past",
    /// Opens another clause.
    Clause "clause",
    /// Opens a clause about something else.
    Relative "relative",
    /// May open another clause or belong to the date.
    Hinge "hinge",
}

/// A unit of the calendar, coarse last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
    Decade,
}

impl Unit {
    /// Returns the unit that the table numbers `value`.
    pub(super) fn from_value(value: i8) -> Option<Self> {
        [Self::Day, Self::Week, Self::Month, Self::Year, Self::Decade].get(usize::try_from(value).ok()?).copied()
    }
}

static WORDS: LazyLock<FxHashMap<&'static str, Vec<(Class, i8)>>> = LazyLock::new(|| {
    let mut words: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for row in TABLE.lines().skip(1) {
        let (word, class, value) = entry(row).expect("the tests read every row of time.csv");
        words.entry(word).or_default().push((class, value));
    }
    words
});

fn entry(row: &'static str) -> Option<(&'static str, Class, i8)> {
    let mut cells = row.split(',');
    let (word, class, value) = (cells.next()?, cells.next()?, cells.next()?);
    Some((word, Class::from_name(class)?, value.parse().ok()?))
}

/// What a word can be, with the number of each class.
pub(super) type Classes = &'static [(Class, i8)];

/// Returns the classes of `word` (in lower case).
pub(super) fn classes(word: &str) -> Classes {
    WORDS.get(word).map_or(&[], Vec::as_slice)
}

/// Returns the number that the classes of a word have for `class`.
pub(super) fn value_in(classes: Classes, class: Class) -> Option<i8> {
    classes.iter().find(|(known, _)| *known == class).map(|(_, value)| *value)
}

/// Returns whether `word` (in lower case) stands in `class`.
pub(super) fn is(word: &str, class: Class) -> bool {
    value_in(classes(word), class).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for row in TABLE.lines().skip(1) {
            assert!(entry(row).is_some(), "{row}");
        }
        assert_eq!(value_in(classes("sept"), Class::Month), Some(9));
        assert_eq!(value_in(classes("sept"), Class::Weekday), None);
    }
}
