//! The forms of single dates, tried in the order of [`Grammar::simple`].

use super::atom::Atom;
use super::atom::Shape;
use super::grammar::{Grammar, Parsed, YEARS};
use super::lexicon::{Class, Unit};
use super::phrase::Phrase;

impl Grammar<'_> {
    /// Returns the date, no interval of two, that begins at `at`.
    pub(super) fn simple(&self, at: usize) -> Parsed {
        let forms = [
            Self::month_of_shifted_year,
            Self::full_date,
            Self::numeric,
            Self::month_of_year,
            Self::season,
            Self::shifted,
            Self::weekday,
            Self::deictic,
            Self::counted_units,
            Self::counted_from_text,
            Self::decade,
            Self::part_of_year,
            Self::edge,
            Self::lone_month,
            Self::day_of_month,
            Self::year,
        ];
        forms.iter().find_map(|form| form(self, at))
    }

    /// A month's name, with or without the full stop of an abbreviation.
    pub(super) fn month(&self, at: usize) -> Option<(i8, usize)> {
        let atom = self.get(at).filter(|atom| atom.capital)?;
        let month = atom.value(Class::Month)?;
        let short = atom.text.len() <= 4 && !matches!(month, 5..=7) || atom.text.len() == 3;
        Some((month, if short { self.past(at + 1, '.') } else { at + 1 }))
    }

    /// "25", "25th".
    pub(super) fn day(&self, at: usize) -> Option<(i8, usize)> {
        match self.get(at)?.shape {
            Shape::Number(day, 1..=2) if (1..=31).contains(&day) => Some((i8::try_from(day).ok()?, at + 1)),
            Shape::Ordinal(day) => Some((day, at + 1)),
            _ => None,
        }
    }

    pub(super) fn number_as_year(&self, at: usize) -> Option<(i16, usize)> {
        match self.get(at)?.shape {
            Shape::Number(year, 4) if YEARS.contains(&year) && !self.is(at + 1, Class::Counted) => Some((year, at + 1)),
            _ => None,
        }
    }

    pub(super) fn optional_year(&self, at: usize) -> (Option<i16>, usize) {
        match self.number_as_year(self.past_word(self.past(at, ','), &["of"])) {
            Some((year, end)) => (Some(year), end),
            None => (None, at),
        }
    }

    /// "October 25, 2023", "Wednesday, 25 October", "the 25th of October 2023", with a time of day if there is one.
    pub(super) fn full_date(&self, at: usize) -> Parsed {
        let start = self.after_weekday(at).unwrap_or(at);
        let (month, day, end) = self.month_day(start).or_else(|| self.day_month(start))?;
        let (year, end) = self.optional_year(end);
        if year.is_none() && self.is(end, Class::Counted) {
            return None;
        }
        Some((Phrase::Day { month, day, year }, self.past_clock(end)))
    }

    pub(super) fn month_day(&self, at: usize) -> Option<(i8, i8, usize)> {
        let (month, next) = self.month(at)?;
        let (day, end) = self.day(self.past_word(next, &["the"]))?;
        Some((month, day, end))
    }

    fn day_month(&self, at: usize) -> Option<(i8, i8, usize)> {
        let at = self.past_word(at, &["the"]);
        let (day, next) = self.day(at).or_else(|| {
            let day = self.value(at, Class::Ordinal).filter(|_| self.word(at + 1, &["of"]))?;
            Some((day, at + 1))
        })?;
        let (month, end) = self.month(self.past_word(next, &["of"]))?;
        Some((month, day, end))
    }

    /// "Wednesday, " or "Wed. " or "Wednesday (" before a full date.
    fn after_weekday(&self, at: usize) -> Option<usize> {
        let atom = self.get(at).filter(|atom| atom.capital)?;
        let end = if atom.is(Class::Weekday) {
            at + 1
        } else {
            atom.value(Class::WeekdayShort)?;
            self.past(at + 1, '.')
        };
        Some(self.past(end, ','))
    }

    /// ", 3 p.m." and ", 10:30 a.m.".
    fn past_clock(&self, at: usize) -> usize {
        let start = self.past(at, ',');
        let hour = |at| self.get(at).is_some_and(|atom| matches!(atom.shape, Shape::Number(_, 1..=2)));
        let Some(mut end) = hour(start).then_some(start + 1) else { return at };
        if (self.mark(end, ':') || self.mark(end, '.')) && hour(end + 1) {
            end += 2;
        }
        if self.word(end, &["am", "pm"]) {
            return end + 1;
        }
        if self.word(end, &["a", "p"]) && self.mark(end + 1, '.') && self.word(end + 2, &["m"]) {
            return self.past(end + 3, '.');
        }
        if self.word(end, &["noon"]) { end + 1 } else { at }
    }

    /// "2023-10-25", and "1/15/1999" where only one reading is possible.
    fn numeric(&self, at: usize) -> Parsed {
        let number = |at: usize| match self.get(at)?.shape {
            Shape::Number(n, digits) => Some((n, digits)),
            _ => None,
        };
        let glued = (at + 1..at + 5).all(|at| self.get(at).is_some_and(|atom| atom.glued));
        let (first, second, third) = (number(at)?, number(at + 2)?, number(at + 4)?);
        let marks = (self.get(at + 1)?.shape, self.get(at + 3)?.shape);
        if !glued || marks.0 != marks.1 {
            return None;
        }
        let (year, month, day) = match (marks.0, first, second, third) {
            (Shape::Mark('-'), (year, 4), (month, 2), (day, 2)) => (year, month, day),
            (Shape::Mark('/' | '.'), (a, 1..=2), (b, 1..=2), (year, 4)) if a > 12 || a == b => (year, b, a),
            (Shape::Mark('/'), (a, 1..=2), (b, 1..=2), (year, 4)) if b > 12 => (year, a, b),
            _ => return None,
        };
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        YEARS.contains(&year).then_some((Phrase::Day { month, day, year: Some(year) }, at + 5))
    }

    /// "October 2023", "mid-October of 2023".
    pub(super) fn month_of_year(&self, at: usize) -> Parsed {
        let (month, end) = self.month(self.past_part(at))?;
        match self.optional_year(end) {
            (Some(year), end) => Some((Phrase::Month { month, year: Some(year) }, end)),
            (None, _) => None,
        }
    }

    /// "June of this year", "4 May last year", "October 25 of last year".
    fn month_of_shifted_year(&self, at: usize) -> Parsed {
        let day_first =
            self.day_month(at).or_else(|| self.month_day(at)).map(|(month, day, end)| (month, Some(day), end));
        let (month, day, end) = day_first.or_else(|| self.month(self.past_part(at)).map(|(m, end)| (m, None, end)))?;
        let next = self.past_word(end, &["of"]);
        let shift = self.value(next, Class::Shift).filter(|_| self.word(next + 1, &["year"]))?;
        Some((Phrase::MonthOfYear { month, day, shift }, next + 2))
    }

    /// Returns the position after "early", "mid-", "late".
    fn past_part(&self, at: usize) -> usize {
        let next = at + usize::from(self.is(at, Class::Part));
        if next > at && self.dash(next) { next + 1 } else { next }
    }

    /// A month without day or year: "in October", "the October talks", "late May".
    fn lone_month(&self, at: usize) -> Parsed {
        let start = self.past_part(at);
        let (month, end) = self.month(start)?;
        let cue = start > at || self.before(at, 1).is_some_and(|atom| atom.is(Class::MonthCue));
        let lowercase = self.get(end).is_some_and(|next| !next.capital && next.shape == Shape::Word);
        let qualifies = lowercase && !self.is(end, Class::Function) && !self.get(start)?.is(Class::MonthLikeName);
        let genitive = self.before(at, 1).is_some_and(|atom| atom.text == "of")
            && self.before(at, 2).is_some_and(|atom| atom.is(Class::Edge) || atom.is(Class::Unit));
        let abbreviated = !self.mark(end, '.') && end > start + 1;
        let name = self.get(start)?.is(Class::MonthLikeName) || self.before(at, 1).is_some_and(|atom| atom.capital);
        let month = Phrase::Month { month, year: None };
        (cue || genitive || (!name && (qualifies || !abbreviated))).then_some((month, end))
    }

    /// "spring of 1948", "the summer of 1990", "this summer".
    fn season(&self, at: usize) -> Parsed {
        let shift = self.value(at, Class::Shift);
        let start = if shift.is_some() { at + 1 } else { self.past_word(at, &["the"]) };
        let start = self.past_part(start);
        let last = self.value(start, Class::Season)?;
        match (self.number_as_year(self.past_word(start + 1, &["of"])), shift) {
            (Some((year, end)), None) => Some((Phrase::Year(year), end)),
            (None, Some(shift)) if last > 2 => Some((Phrase::Season { last, shift }, start + 1)),
            _ => None,
        }
    }

    /// "last month", "earlier this week", "this morning", "next Tuesday", "last October".
    fn shifted(&self, at: usize) -> Parsed {
        let start = self.past_part(at);
        let shift = self.value(start, Class::Shift)?;
        let next = self.past_word(start + 1, &["past", "coming"]);
        if let Some(weekday) = self.value(next, Class::Weekday) {
            let shift = if next > start + 1 && self.word(start + 1, &["past"]) { Some(-1) } else { Some(shift) };
            return Some((Phrase::Weekday { weekday, shift }, self.past_daytime(next + 1)));
        }
        if let Some((month, end)) = self.month(next) {
            return Some((Phrase::ShiftedMonth { month, shift }, end));
        }
        if self.is(next, Class::Daytime) {
            return matches!(shift, -1 | 0).then_some((Phrase::Deictic(shift), next + 1));
        }
        let article = self.before(at, 1).is_some_and(|atom| atom.is(Class::Determiner)) || self.word(start, &["past"]);
        let unit = self.singular_unit(next).filter(|_| !article || self.word(start, &["current", "coming"]))?;
        Some((Phrase::Shifted { unit, shift }, next + 1))
    }

    fn singular_unit(&self, at: usize) -> Option<Unit> {
        let atom = self.get(at).filter(|atom| !atom.text.ends_with('s'))?;
        Unit::from_value(atom.value(Class::Unit)?)
    }

    fn past_daytime(&self, at: usize) -> usize {
        at + usize::from(self.is(at, Class::Daytime))
    }

    /// "Wednesday", "Wednesday evening"; not "the Sunday Times", "Good Friday".
    fn weekday(&self, at: usize) -> Parsed {
        let atom = self.get(at).filter(|atom| atom.capital)?;
        let weekday = atom.value(Class::Weekday)?;
        let holy = self.before(at, 1).is_some_and(|before| before.capital && before.is(Class::Holy));
        let title = self.is(at + 1, Class::Masthead);
        if holy || title {
            return None;
        }
        let next = self.past_word(at + 1, &["of"]);
        match self.value(next, Class::Shift).filter(|_| self.word(next + 1, &["week"])) {
            Some(shift) => Some((Phrase::WeekdayOfWeek { weekday, shift }, next + 2)),
            None => Some((Phrase::Weekday { weekday, shift: None }, self.past_daytime(at + 1))),
        }
    }

    /// "yesterday", "tomorrow morning".
    fn deictic(&self, at: usize) -> Parsed {
        let days = self.value(at, Class::Deictic)?;
        Some((Phrase::Deictic(days), self.past_daytime(at + 1)))
    }

    /// "three weeks ago", "two days later", "a year earlier".
    fn counted_units(&self, at: usize) -> Parsed {
        let count = match self.get(at)?.shape {
            Shape::Number(count, _) => i32::from(count),
            _ => i32::from(self.value(at, Class::Number)?),
        };
        let unit = Unit::from_value(self.value(at + 1, Class::Unit)?)?;
        let direction = self.value(at + 2, Class::Offset)?;
        // "two days after the talks": the date hangs on the talks, not on the text's last date.
        if self.word(at + 2, &["before", "after"]) && self.get(at + 3).is_some_and(Atom::is_run) {
            return None;
        }
        let count = count * i32::from(direction);
        let ago = self.word(at + 2, &["ago", "hence"]);
        Some((if ago { Phrase::Ago { unit, count } } else { Phrase::After { unit, count } }, at + 3))
    }

    /// "the same day", "that year", "the following month".
    fn counted_from_text(&self, at: usize) -> Parsed {
        if !self.word(at, &["the", "that", "this"]) {
            return None;
        }
        let that = self.word(at, &["that"]);
        let step = self.value(at + 1, Class::Following);
        let next = at + 1 + usize::from(step.is_some());
        let unit = self.singular_unit(next).filter(|_| step.is_some() || that)?;
        // "the day before" and "the day after" are read as offsets, "that day-long meeting" not at all.
        Some((Phrase::After { unit, count: i32::from(step.unwrap_or(0)) }, next + 1))
    }

    /// "the 1990s", "the early 1990s".
    fn decade(&self, at: usize) -> Parsed {
        let part = self.past_word(at, &["the"]);
        let start = self.past_part(part);
        let Shape::Decade(year) = self.get(start)?.shape else { return None };
        let (from, to) = match self.get(part)?.text.as_str() {
            "early" => (year, year + 3),
            "mid" => (year + 4, year + 6),
            "late" => (year + 7, year + 9),
            _ => (year, year + 9),
        };
        YEARS.contains(&year).then_some((Phrase::Years(from, to), start + 1))
    }

    /// "late 1999", "mid-2008".
    fn part_of_year(&self, at: usize) -> Parsed {
        let start = self.past_part(at);
        let (year, end) = self.number_as_year(start).filter(|_| start > at)?;
        Some((Phrase::Year(year), end))
    }

    /// "the end of the year", "the beginning of this month", "the end of 2023".
    fn edge(&self, at: usize) -> Parsed {
        let start = self.past_word(at, &["the"]);
        if !self.is(start, Class::Edge) || !self.word(start + 1, &["of"]) {
            return None;
        }
        if let Some((year, end)) = self.number_as_year(start + 2) {
            return Some((Phrase::Year(year), end));
        }
        let shift = self.value(start + 2, Class::Shift).or_else(|| self.word(start + 2, &["the"]).then_some(0))?;
        let unit = self.singular_unit(start + 3)?;
        Some((Phrase::Shifted { unit, shift }, start + 4))
    }

    /// "on the 15th".
    fn day_of_month(&self, at: usize) -> Parsed {
        let Shape::Ordinal(day) = self.get(at + 1)?.shape else { return None };
        let on = self.before(at, 1).is_some_and(|atom| atom.text == "on");
        let alone = self.get(at + 2).is_none_or(|next| !next.is_run() || next.is(Class::Function));
        (on && self.word(at, &["the"]) && alone && !self.dash(at + 2)).then_some((Phrase::DayOfMonth(day), at + 2))
    }

    /// Four digits that the words around make a year.
    fn year(&self, at: usize) -> Parsed {
        let (year, end) = self.number_as_year(at)?;
        let before = self.before(at, 1);
        let cued = before.is_some_and(|atom| atom.is(Class::YearCue) || (atom.is_dash() && atom.glued));
        let bracketed = before.is_some_and(|atom| atom.is_mark('(')) && (self.mark(end, ')') || self.mark(end, ','));
        let listed = self.goes_on_from_year(at);
        let noun = self.get(end).is_some_and(|next| next.shape == Shape::Word && !next.is(Class::Function));
        let qualifies = noun && before.is_some_and(|atom| atom.is(Class::Determiner));
        (cued || bracketed || listed || qualifies).then_some((Phrase::Year(year), end))
    }

    /// Returns whether only "and", "or" or a comma stands between the last year and `at`.
    fn goes_on_from_year(&self, at: usize) -> bool {
        let joins = |atom: &Atom| atom.is_mark(',') || atom.is_mark('&') || matches!(atom.text.as_str(), "and" | "or");
        self.year_end.is_some_and(|end| end < at && at <= end + 2 && self.atoms[end..at].iter().all(joins))
    }
}
