//! Phrases and what they mean, over a tokeniser of a few lines: the grammar must not hang on how words are cut.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::text::{Dependency, Pos, RawDocument, Tag, Token};

/// Cuts at white space and takes marks off the ends; sentences end at " | ", paragraphs at " || ".
pub(super) fn document(text: &str) -> Document {
    let mut document = Document {
        raw: RawDocument { text: text.into(), ..RawDocument::default() },
        tokens: Vec::new(),
        sentences: Vec::new(),
        rosters: Vec::new(),
    };
    let (mut first, mut paragraph, mut at) = (0, 0, 0);
    for word in text.split(' ') {
        if word.starts_with('|') {
            let tokens = Span::new(first, document.tokens.len());
            document.sentences.push(Sentence { tokens, parsed: false, paragraph });
            paragraph += u32::from(word == "||");
            first = document.tokens.len();
        } else {
            cut(word, at, &mut document.tokens);
        }
        at += word.len() + 1;
    }
    let tokens = Span::new(first, document.tokens.len());
    document.sentences.push(Sentence { tokens, parsed: false, paragraph });
    document
}

fn cut(word: &str, at: usize, tokens: &mut Vec<Token>) {
    let mark = |c: char| !c.is_alphanumeric() && !matches!(c, '$');
    let start = word.len() - word.trim_start_matches(mark).len();
    let body = word[start..].trim_end_matches(mark);
    let mut cuts: Vec<usize> = word[..start].char_indices().map(|(offset, _)| offset).collect();
    let mut end = start + body.len();
    let short = (2..=4).contains(&body.len()) || body.contains('.');
    if short && word[end..].starts_with('.') && body.starts_with(char::is_uppercase) {
        end += 1;
    }
    cuts.push(start);
    cuts.extend(["'s", "’s"].iter().filter_map(|s| body.strip_suffix(s)).map(|stem| start + stem.len()));
    cuts.extend(word[end..].char_indices().map(|(offset, _)| end + offset));
    cuts.push(word.len());
    for pair in cuts.windows(2).filter(|pair| pair[0] < pair[1]) {
        let span = Span::new(at + pair[0], at + pair[1]);
        let (lemma, tag, pos) = (Default::default(), Tag::Xx, Pos::X);
        tokens.push(Token { span, lemma, tag, pos, head: 0, relation: Dependency::Dep });
    }
}

/// Prints each expression as `words=date`, with `..end` for an interval.
fn print(text: &str, publication: &str) -> String {
    let document = document(text);
    let show = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let print = |e: &TimeExpression| {
        let end = if e.end.is_some() { format!("..{}", show(e.end)) } else { String::new() };
        format!(
            "{}={}{end}",
            document.phrase(e.tokens),
            if e.date.is_some() || !end.is_empty() { show(e.date) } else { "?".into() }
        )
    };
    find(&document, publication.parse().ok()).iter().map(print).collect::<Vec<_>>().join("; ")
}

/// Checks phrases in a text published on Wednesday, 18 June 2014.
fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<_> = cases
        .iter()
        .map(|(text, expected)| (text, expected, print(text, "2014-06-18")))
        .filter(|(_, expected, found)| found != *expected)
        .collect();
    assert!(wrong.is_empty(), "text, expected, found: {wrong:#?}");
}

#[test]
fn days_months_and_years() {
    check(&[
        ("They met on October 25, 2013.", "October 25, 2013=2013-10-25"),
        ("They met on 25 October 2013.", "25 October 2013=2013-10-25"),
        ("They met on Oct. 25.", "Oct. 25=2013-10-25"),
        ("They will meet on Oct. 25.", "Oct. 25=2014-10-25"),
        ("Envoys arrived July 26, 1921, by ship.", "July 26, 1921=1921-07-26"),
        ("Published October 25,2013", "October 25,2013=2013-10-25"),
        ("the 25th of October 2013", "the 25th of October 2013=2013-10-25"),
        ("on October 25th, 2013", "October 25th, 2013=2013-10-25"),
        ("on the first of October 2013", "the first of October 2013=2013-10-01"),
        ("OSLO, MAY 4, 2013", "MAY 4, 2013=2013-05-04"),
        ("on Wednesday, October 23, 2013, in Oslo", "Wednesday, October 23, 2013=2013-10-23"),
        ("Wed. Oct. 23, 2013", "Wed. Oct. 23, 2013=2013-10-23"),
        ("[Oslo,] March 3, 1952, 3 p.m.", "March 3, 1952, 3 p.m.=1952-03-03"),
        ("March 3, 1952, 10:30 a.m. the envoy called", "March 3, 1952, 10:30 a.m.=1952-03-03"),
        ("They met in October.", "October=2013-10"),
        ("Talks will open in October.", "October=2014-10"),
        ("in mid-October 2013", "mid-October 2013=2013-10"),
        ("in late May", "late May=2014-05"),
        ("the October talks", "October=2014-10"),
        ("at the end of March", "March=2014-03"),
        ("the treaty of June 1930", "June 1930=1930-06"),
        ("It joined in 2008.", "2008=2008"),
        ("late 1999", "late 1999=1999"),
        ("members since 1999", "1999=1999"),
        ("in 1921 and 1935", "1921=1921; 1935=1935"),
        ("in 1992, 1995 and 1999", "1992=1992; 1995=1995; 1999=1999"),
        ("the pact (1948) lapsed", "1948=1948"),
        ("under the 1990 accord", "1990=1990"),
        ("signed in 1778 in Paris", "1778=1778"),
        ("1/15/1999", "1/15/1999=1999-01-15"),
        ("15/1/1999", "15/1/1999=1999-01-15"),
        ("15.01.1999", "15.01.1999=1999-01-15"),
        ("on 2013-10-25", "2013-10-25=2013-10-25"),
        ("spring of 1948", "spring of 1948=1948"),
        ("in the winter of 1948", "the winter of 1948=1948"),
        ("on February 30, 2012", "February 30, 2012=?"),
    ]);
}

#[test]
fn counted_from_the_publication() {
    check(&[
        ("they said Wednesday", "Wednesday=2014-06-18"),
        ("They met on Tuesday.", "Tuesday=2014-06-17"),
        ("They met on Thursday evening.", "Thursday evening=2014-06-12"),
        ("They will meet on Friday.", "Friday=2014-06-20"),
        ("On Friday, the envoy will travel.", "Friday=2014-06-20"),
        ("He said on Monday that they will meet on Friday.", "Monday=2014-06-16; Friday=2014-06-20"),
        ("last Wednesday", "last Wednesday=2014-06-11"),
        ("next Tuesday", "next Tuesday=2014-06-24"),
        ("this past Monday", "this past Monday=2014-06-16"),
        ("Friday's meeting", "Friday=2014-06-13"),
        ("yesterday", "yesterday=2014-06-17"),
        ("today", "today=2014-06-18"),
        ("tonight", "tonight=2014-06-18"),
        ("tomorrow morning", "tomorrow morning=2014-06-19"),
        ("last night", "last night=2014-06-17"),
        ("this morning", "this morning=2014-06-18"),
        ("earlier this month", "earlier this month=2014-06"),
        ("last month", "last month=2014-05"),
        ("this week", "this week=2014-06"),
        ("last week", "last week=2014-06"),
        ("next year", "next year=2015"),
        ("last year", "last year=2013"),
        ("last October", "last October=2013-10"),
        ("next May", "next May=2015-05"),
        ("this summer", "this summer=2014"),
        ("last summer", "last summer=2013"),
        ("three weeks ago", "three weeks ago=2014-05"),
        ("two days ago", "two days ago=2014-06-16"),
        ("10 years ago", "10 years ago=2004"),
        ("2000 years ago", "2000 years ago=?"),
        ("It will close by the end of the year.", "the end of the year=2014"),
        ("They arrived on the 15th.", "the 15th=2014-06-15"),
        ("the past year", ""),
        ("in June of last year", "June of last year=2013-06"),
        ("on May 4 of this year", "May 4 of this year=2014-05-04"),
        ("She flies out next week for talks on Monday.", "next week=2014-06; Monday=2014-06-23"),
        ("on Monday this week", "Monday this week=2014-06-16"),
        ("They met on June 20.", "June 20=2014-06-20"),
    ]);
}

#[test]
fn counted_from_the_text() {
    check(&[
        (
            "It seceded on May 4, 1930. | Oslo recognized it on the same day.",
            "May 4, 1930=1930-05-04; the same day=1930-05-04",
        ),
        ("on May 4, 1930, and two days later", "May 4, 1930=1930-05-04; two days later=1930-05-06"),
        ("on May 4, 1930; that year", "May 4, 1930=1930-05-04; that year=1930"),
        ("on May 31, 1930. | The following day", "May 31, 1930=1930-05-31; The following day=1930-06-01"),
        ("in May 1930, a year earlier", "May 1930=1930-05; a year earlier=1929"),
        ("on May 4, 1930. | On June 7 they met.", "May 4, 1930=1930-05-04; June 7=1930-06-07"),
        ("on May 4, 1930. || On June 7 they met.", "May 4, 1930=1930-05-04; June 7=2014-06-07"),
        ("in December 1930. | The following month", "December 1930=1930-12; The following month=1931-01"),
        ("on the same day", "the same day=?"),
        ("in 1930; the next day", "1930=1930; the next day=?"),
    ]);
}

#[test]
fn intervals_and_limits() {
    check(&[
        ("in the early 1990s", "the early 1990s=1990..1993"),
        ("in the 1990s", "the 1990s=1990..1999"),
        ("August 9-12, 1990", "August 9-12, 1990=1990-08-09..1990-08-12"),
        ("9–12 August 1990", "9–12 August 1990=1990-08-09..1990-08-12"),
        ("on May 9 and 10, 1990", "May 9 and 10, 1990=1990-05-09..1990-05-10"),
        ("between 1992 and 1995", "between 1992 and 1995=1992..1995"),
        ("from 1946 to 1949", "from 1946 to 1949=1946..1949"),
        (
            "from May 29, 1794 through on December 7, 1796",
            "from May 29, 1794 through on December 7, 1796=1794-05-29..1796-12-07",
        ),
        ("the war of 1946-49", "1946-49=1946..1949"),
        ("from May to July 1946", "from May to July 1946=1946-05..1946-07"),
        ("August 30 - September 2, 1990", "August 30 - September 2, 1990=1990-08-30..1990-09-02"),
        ("until 1837", "1837=..1837"),
        ("They did not meet until 1837", "1837=1837"),
        ("by 1819", "1819=..1819"),
        ("before October 25, 2013", "October 25, 2013=..2013-10-25"),
        ("ahead of the July 4 talks", "July 4=..2014-07-04"),
    ]);
}

#[test]
fn no_dates() {
    for text in [
        "1,244 men",
        "Resolution 1244",
        "SCR 2231",
        "450 troops",
        "Theresa May met them",
        "they may meet",
        "Mr. May said",
        "They march on",
        "March with us",
        "the Sunday Times wrote",
        "on Good Friday",
        "call 555-1990",
        "the G20 agreed",
        "Article 5 applies",
        "page 1990",
        "p. 1990",
        "2000 troops",
        "the 2000 soldiers",
        "$1999",
        "1990-like talks",
        "3.1990",
        "12:1990",
        "1999%",
        "April Smith spoke",
        "a second round",
        "the 15th round",
        "on the 15th anniversary",
        "9999",
        "sold 1999 copies",
        "the second session",
        "by May",
        "in may",
        "spring water",
        "to fall",
        "that day-long row",
        "a day after the talks",
        "for two days",
        "the last days",
        "1/2/1999",
        "the F-16",
        "Boeing 1990",
        "the marches of",
    ] {
        let found = print(text, "2014-06-18");
        assert!(matches!(found.as_str(), "" | "?") || found.ends_with("=?"), "{text}: {found}");
    }
}

#[test]
fn without_publication_nothing_is_guessed() {
    assert_eq!(print("They met on Wednesday, last month and on Oct. 25.", ""), "Wednesday=?; last month=?; Oct. 25=?");
    assert_eq!(print("in 1930; in October", ""), "1930=1930; October=1930-10");
    assert_eq!(print("yesterday, last month", "2014-06"), "yesterday=?; last month=2014-05");
}

#[test]
fn basis_and_direction() {
    let check = |text: &str, basis, direction| {
        let found = find(&document(text), "2014-06-18".parse().ok());
        assert_eq!((found[0].basis, found[0].direction), (basis, direction), "{text}");
    };
    check("in 1930", Basis::Text, Direction::Past);
    check("in 2031", Basis::Text, Direction::Future);
    check("on Tuesday", Basis::Publication, Direction::Past);
    check("they will meet on Friday", Basis::Publication, Direction::Future);
    check("next month", Basis::Publication, Direction::Future);
    check("today", Basis::Publication, Direction::Unknown);
}

#[test]
fn a_bare_weekday_has_two_readings() {
    let found = find(&document("on Friday"), "2014-06-18".parse().ok());
    assert_eq!(found[0].date_in(false).unwrap().to_string(), "2014-06-13");
    assert_eq!(found[0].date_in(true).unwrap().to_string(), "2014-06-20");
}

/// Checks the date of the word marked with `*`; a `+` instead means that its clause is about the future.
fn check_date_of(text: &str, expected: &str) {
    let marked = text.split(' ').find(|word| word.starts_with(['*', '+'])).unwrap();
    let future = marked.starts_with('+');
    let document = document(&text.replace(['*', '+'], ""));
    let trigger = (0..document.tokens.len()).find(|&token| marked[1..].starts_with(document.word(token))).unwrap();
    let found = find(&document, "2014-06-18".parse().ok());
    let date = date_of(&found, &document, document.sentence_of(trigger), trigger, future);
    let date = date.and_then(|expression| expression.date_in(future)).map(|date| date.to_string());
    assert_eq!(date.as_deref().unwrap_or("none"), expected, "{text}");
}

#[test]
fn dates_attach_to_happenings() {
    for (text, expected) in [
        ("Peru *recognized Chad, then a young state, in 1961, and opened an embassy in 1975.", "1961"),
        ("Peru recognized Chad in 1961, and *opened an embassy in 1975.", "1975"),
        ("In 1961, Peru *recognized Chad, and opened an embassy in 1975.", "1961"),
        ("Peru *recognized Chad when its envoy arrived on May 4, 1961.", "1961-05-04"),
        ("Although Chad existed by 1958, Peru *recognized it in 1961.", "1961"),
        ("Although Chad broke away in 1958, Peru *recognized it on May 4, 1961, when it sent an envoy.", "1961-05-04"),
        ("She said on Monday that they will +meet on Friday.", "2014-06-20"),
        ("She said on Monday that they would *meet.", "none"),
        ("They +meet on Friday, she said on Monday.", "2014-06-20"),
        ("They *met on Friday under the 1990 accord.", "2014-06-13"),
        ("The 1990 accord was *signed in Oslo on May 4, 1990.", "1990-05-04"),
        ("Friday's *meeting followed one in March.", "2014-06-13"),
        ("They *met in Oslo.", "none"),
        ("They will +meet the envoy, who on Tuesday was named.", "none"),
        ("They *met on May 3-7, 1990.", "1990-05"),
        ("Peru *recognized none of them in the 1960s.", "none"),
        ("After the war of 1938-1940, Peru *recognized Chad as one of the young states on May 4, 1961.", "1961-05-04"),
        ("Norway, which joined in 1949, *met them on Tuesday.", "2014-06-17"),
    ] {
        check_date_of(text, expected);
    }
}

const PIECES: &str = "(the|in|on|May|March|Oct|\\.|,|-|–|/|\\(|1990|1990s|9|12|25th|2023|12345|of|and|to|from|between|last|next|\
    this|early|mid-|end|week|year|days|ago|later|three|Wednesday|Sunday|same|day|that|until|by|3 p\\.m\\.|’s|é|9-12|1/15/1999)";

proptest! {
    #[test]
    fn any_words_are_read_without_panic(text in ".{0,120}", publication in "[0-9]{4}(-[0-9]{2}){0,2}") {
        print(&text, &publication);
    }

    #[test]
    fn expressions_stand_in_order(words in proptest::collection::vec(PIECES, 0..24), publication in "[0-9]{4}-0[1-9]-2[0-8]") {
        let document = document(&words.join(" "));
        let found = find(&document, publication.parse().ok());
        for pair in found.windows(2) {
            prop_assert!(pair[0].tokens.end() <= pair[1].tokens.start());
        }
        for expression in &found {
            prop_assert!(!expression.tokens.is_empty());
            expression.date.iter().chain(&expression.end).for_each(|date| { date.last_day(); });
        }
        for trigger in 0..document.tokens.len() {
            date_of(&found, &document, document.sentence_of(trigger), trigger, trigger % 2 == 0);
        }
    }
}
