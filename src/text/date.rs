//! Calendar dates that may stop at the month or the year.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How much of a [`PartialDate`] is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// A day.
    Day,
}

/// An ISO 8601 calendar date, possibly partial: `2008`, `2023-10`, `2023-10-25`. Ordered by time, the vaguer first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PartialDate {
    /// Returns a year.
    pub fn year(year: i16) -> Self {
        Self { year, month: None, day: None }
    }

    /// Returns a month of a year; `None` when the month is not 1 to 12.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self { year, month: Some(month), day: None })
    }

    /// Returns the date of a day.
    pub fn from_day(day: jiff::civil::Date) -> Self {
        Self { year: day.year(), month: Some(day.month()), day: Some(day.day()) }
    }

    /// Returns the calendar day, when the date is one.
    pub fn to_day(self) -> Option<jiff::civil::Date> {
        jiff::civil::Date::new(self.year, self.month?, self.day?).ok()
    }

    /// Returns the first day that the date covers.
    pub fn first_day(self) -> jiff::civil::Date {
        jiff::civil::Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
            .expect("only valid dates are constructed")
    }

    /// Returns the last day that the date covers.
    pub fn last_day(self) -> jiff::civil::Date {
        match (self.month, self.day) {
            (_, Some(_)) => self.first_day(),
            (Some(_), None) => self.first_day().last_of_month(),
            (None, None) => self.first_day().last_of_year(),
        }
    }

    /// Returns how much is known.
    pub fn granularity(self) -> Granularity {
        match (self.month, self.day) {
            (_, Some(_)) => Granularity::Day,
            (Some(_), None) => Granularity::Month,
            (None, None) => Granularity::Year,
        }
    }

    /// Returns whether one of the two covers the other ("2023" and "2023-10-25").
    pub fn compatible(self, other: Self) -> bool {
        self.first_day() <= other.last_day() && other.first_day() <= self.last_day()
    }

    /// Returns the year, astronomical numbering.
    pub fn year_number(self) -> i16 {
        self.year
    }

    /// Returns the month, 1 to 12.
    pub fn month_number(self) -> Option<i8> {
        self.month
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// What [`PartialDate`] expects, said when a text is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidDate;

impl fmt::Display for InvalidDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a date such as 2008, 2023-10 or 2023-10-25")
    }
}

impl std::error::Error for InvalidDate {}

impl FromStr for PartialDate {
    type Err = InvalidDate;

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a time after a `T` or a space is ignored.
    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let date = text.trim().split(['T', ' ']).next().unwrap_or_default();
        let mut parts = date.split('-');
        let mut next = |width: usize| match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == width => part.parse::<i16>().map(Some).map_err(|_| InvalidDate),
            Some(_) => Err(InvalidDate),
        };
        let (year, month, day) = (next(4)?.ok_or(InvalidDate)?, next(2)?, next(2)?);
        if parts.next().is_some() {
            return Err(InvalidDate);
        }
        let narrow = |n: i16| i8::try_from(n).map_err(|_| InvalidDate);
        match (month, day) {
            (None, _) => Ok(Self::year(year)),
            (Some(month), None) => Self::month(year, narrow(month)?).ok_or(InvalidDate),
            (Some(month), Some(day)) => {
                jiff::civil::Date::new(year, narrow(month)?, narrow(day)?).map(Self::from_day).map_err(|_| InvalidDate)
            }
        }
    }
}

impl TryFrom<String> for PartialDate {
    type Error = InvalidDate;
    fn try_from(text: String) -> Result<Self, InvalidDate> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}
