//! Publication dates: what records give, and what the first lines of a text say.
//!
//! A date inside running prose is the date of what is told, not of the telling: only lines made for the date count.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::text::start_of;
use crate::text::PartialDate;

const MONTHS: &str = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|\
                      oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

/// How many lines that hold something are searched.
const FIRST_LINES: usize = 12;

/// The ways of writing a day: "October 25, 2023", "25 October 2023", "2023-10-25", "25.10.2023".
fn day_pattern() -> String {
    let weekday = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?";
    format!(
        r"{weekday}(?:(?P<m1>{MONTHS})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s*(?P<y1>\d{{4}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{MONTHS})\.?,?\s+(?P<y2>\d{{4}})|(?P<y3>\d{{4}})-(?P<m3>\d\d)-(?P<d3>\d\d)(?:[T ]\d\d:\d\d\S*)?|(?P<d4>\d{{1,2}})\.\s?(?P<m4>\d{{1,2}})\.\s?(?P<y4>\d{{4}})\.?)"
    )
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is constant")
}

/// A day and nothing else but the hour.
static WHOLE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?i)^{}(?P<rest>.*)$", day_pattern())));

/// "Published October 25,2023", "Updated on ...", "Date: ...".
static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    let label =
        r"(?:first\s+)?(?:published|posted|issued|released|date(?:line)?|publication date|last updated|updated)";
    pattern(&format!(r"(?i)^\W*{label}(?:\s+(?:on|at|in))?\s*[:|–—-]?\s*{}", day_pattern()))
});

/// "Anadolu Agency | October 25, 2023": a day at the end of a short line, after a mark.
static AT_END: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)(?:[|•·–—,:/(]|\s-)\s*{}(?P<rest>.*)$", day_pattern())));

/// "BELGRADE, Oct 25 (Reuters) -", with or without a year.
static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^[\p{{Lu}}][\p{{L}} .,'/-]{{1,60}}?,\s+(?i:(?P<m1>{MONTHS})\.?\s+(?P<d1>\d{{1,2}})(?:,\s*(?P<y1>\d{{4}}))?|(?P<d2>\d{{1,2}})\s+(?P<m2>{MONTHS})\.?(?:,?\s+(?P<y2>\d{{4}}))?)\s*(?:\([^)]{{2,40}}\)|[-–—/]|:)"
    ))
});

/// "BELGRADE -", "THE HAGUE, Netherlands --", "Geneva, 3 May (Reuters) -", "KABUL (Pajhwok):": the place in capitals,
/// or day or agency.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    let day = format!(r"(?i:(?:{MONTHS})\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{MONTHS})\.?)(?:,?\s*\d{{4}})?");
    let agency = r"\([\p{Lu}][^()\n]{1,30}\)";
    let upper =
        r"(?P<upper>\p{Lu}[\p{Lu}.'’]+(?:[ -][\p{Lu}.'’]{2,}){0,3})(?:,\s+\p{Lu}[\p{L}.]+(?:\s\p{Lu}[\p{L}.]+){0,2})?";
    let mixed = r"\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]+){0,2}(?:,\s+\p{Lu}[\p{L}.]+)?";
    let dash = r"\s*(?:--|—|–|\s-)\s+";
    pattern(&format!(
        r"^(?:{upper}(?:,?\s+{day})?\s*(?:{agency})?{dash}|{mixed}(?:,\s+{day}\s*(?:{agency})?|\s*{agency})(?:{dash}|:\s+))"
    ))
});

/// What may follow a day on its line: an hour, a time zone.
static HOUR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[\s,|)@–—-]*(?:at\s+)?(?:\d{1,2}[:.]\d\d(?::\d\d)?)?\s*(?:[ap]\.?m\.?)?\s*\(?(?:[A-Z]{2,5}|[+-]\d\d:?\d\d)?\)?\W*$",
    )
});

/// Reads a date as records give it: ISO 8601 (partial too), RFC 3339, RFC 2822, or written out in English.
pub fn parse_date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let found = WHOLE.captures(text)?;
    HOUR.is_match(found.name("rest")?.as_str()).then(|| day(&found, None))?
}

/// Finds the publication date in the first lines of a text.
///
/// `default` gives the year of a dateline that names only a day and a month: the latest such day that is not after it.
pub fn publication_date(text: &str, default: Option<PartialDate>) -> Option<PartialDate> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(FIRST_LINES);
    let lines: Vec<&str> = lines.map(|line| start_of(line, 300)).collect();
    lines.iter().find_map(|line| labelled(line)).or_else(|| lines.iter().find_map(|line| unlabelled(line, default)))
}

/// Returns the byte ranges of datelines at the beginnings of lines, dash included, in text order.
///
/// A parser takes the place before the dash for the subject of the sentence behind it.
///
/// ```
/// use legation::reader::datelines;
///
/// let text = "OSLO (Reuters) -- Chad met Niger here on Monday.";
/// assert_eq!(&text[datelines(text)[0].clone()], "OSLO (Reuters) --");
/// ```
pub fn datelines(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start + (line.len() - line.trim_start().len());
        start += line.len();
        let line = line.trim();
        if let Some(found) = line.starts_with(char::is_uppercase).then(|| LEAD.captures(start_of(line, 100))).flatten()
            && is_lead(line, &found)
        {
            ranges.push(at..at + found[0].trim_end().len());
        }
    }
    ranges
}

/// "NATO - Russia relations", "US -- China": a short word in capitals is a body rather than a place, and prose follows
/// a dateline.
fn is_lead(line: &str, found: &Captures<'_>) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let rest = &line[found[0].len()..];
    let prose = rest.split_whitespace().count() > 3 && !rest.starts_with(char::is_lowercase);
    let bare = found[0].split_whitespace().count() == 2;
    prose && found.name("upper").is_none_or(|place| !bare || letters(place.as_str()) > SHORT_PLACE)
}

/// A lone word in capitals of so many letters may be an acronym.
const SHORT_PLACE: usize = 4;

fn labelled(line: &str) -> Option<PartialDate> {
    day(&LABELLED.captures(line)?, None)
}

fn unlabelled(line: &str, default: Option<PartialDate>) -> Option<PartialDate> {
    if let Some(date) = line.starts_with(|c: char| c.is_alphanumeric()).then(|| full_day(line)).flatten() {
        return Some(date);
    }
    if let Some(found) = PLACE.captures(line) {
        return day(&found, default);
    }
    let short = line.split_whitespace().count() <= 14 && !line.ends_with('.');
    let found = AT_END.captures(line).filter(|_| short)?;
    HOUR.is_match(found.name("rest")?.as_str()).then(|| day(&found, None))?
}

/// A line that is a day; a lone year or month is too weak a sign.
fn full_day(line: &str) -> Option<PartialDate> {
    parse_date(line).filter(|date| date.to_day().is_some())
}

fn day(found: &Captures<'_>, default: Option<PartialDate>) -> Option<PartialDate> {
    let part = |name: char| (1..=4).find_map(|n| found.name(&format!("{name}{n}"))).map(|part| part.as_str());
    let month = month_number(part('m')?)?;
    let day = part('d')?.parse().ok()?;
    let of_year = |year| jiff::civil::Date::new(year, month, day).ok();
    let date = match part('y') {
        Some(year) => of_year(year.parse().ok()?)?,
        None => {
            let latest = default?.last_day();
            of_year(latest.year()).filter(|date| *date <= latest).or_else(|| of_year(latest.year() - 1))?
        }
    };
    Some(PartialDate::from_day(date))
}

fn month_number(text: &str) -> Option<i8> {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let start = text.get(..3)?.to_ascii_lowercase();
    let place = NAMES.iter().position(|name| *name == start)?;
    i8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let default = Some("2024-03-10".parse().unwrap());
        assert_eq!(publication_date(text, default).map(|date| date.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn lines_made_for_the_date_count() {
        check("Talks open\n\nThe Daily WORLD\nPublished October 25,2023\nSubscribe", Some("2023-10-25"));
        check("Talks open\nWednesday, October 25, 2023\nText", Some("2023-10-25"));
        check("Talks open\n25 October 2023 10:30 AM GMT\nText", Some("2023-10-25"));
        check("Talks open\nBy Jane Doe | 1st Sept. 2021\nText", Some("2021-09-01"));
        check("Date: 2023-10-25T08:00:00Z\nText", Some("2023-10-25"));
        check("Beograd, 25. 10. 2023\nText", Some("2023-10-25"));
    }

    #[test]
    fn dateline_takes_the_year_from_the_default() {
        check("BELGRADE, Oct 25 (Reuters) - The minister spoke.", Some("2023-10-25"));
        check("NEW YORK, March 9 — The minister spoke.", Some("2024-03-09"));
        check("NEW YORK, March 9, 2011 (AP) The minister spoke.", Some("2011-03-09"));
    }

    #[test]
    fn dates_of_prose_do_not_count() {
        check("Norway recognized Palestine on October 25, 2023 in Oslo.", None);
        check("Kosovo declared independence on 17 February 2008.\nText", None);
        check("They met in Oslo, on May 3, 1999, and again later, in the spring of the year 2000, 5 May 2001.", None);
        check("1999\nText", None);
    }

    #[test]
    fn datelines_begin_lines() {
        let lead = |text: &str| datelines(text).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
        for (text, expected) in [
            ("CAIRO - Chad met Niger in the spring.", "CAIRO -"),
            ("THE HAGUE, Netherlands -- A court met on Monday.", "THE HAGUE, Netherlands --"),
            ("Headline\nGeneva, May 3 (Reuters) - Chad met Niger again.", "Geneva, May 3 (Reuters) -"),
            ("KABUL (Pajhwok): Chad met Niger there.", "KABUL (Pajhwok):"),
            ("UNITED NATIONS — The Council met on Monday.", "UNITED NATIONS —"),
        ] {
            assert_eq!(lead(text), [expected], "{text}");
        }
        for text in [
            "NATO - Russia relations are at a low.",
            "Kosovo - a former province - declared its independence.",
            "MR. PRICE: We met them in Geneva in May.",
            "Serbia (EU candidate) recognized nobody at all.",
            "SERBIA-KOSOVO TALKS OPEN",
        ] {
            assert_eq!(lead(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn given_dates_have_many_forms() {
        for (given, expected) in [
            ("2008", "2008"),
            ("2023-10", "2023-10"),
            ("2023-10-25T21:30:00+03:00", "2023-10-25"),
            ("Wed, 25 Oct 2023 08:00:00 +0000", "2023-10-25"),
            ("October 25, 2023", "2023-10-25"),
        ] {
            assert_eq!(parse_date(given).unwrap().to_string(), expected);
        }
        for bad in ["", "soon", "2023-13-01", "25 Octember 2023", "October 25, 2023 was the day"] {
            assert_eq!(parse_date(bad), None, "{bad}");
        }
    }
}
