//! Web furniture: lines of a page that are not its text.
//!
//! Buttons, notices, credits and bylines stay in the text, which is kept as read; they are only pointed out, so that no
//! statement is made from them. The words stand in `data/lexicon/furniture.csv`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

static TABLE: &str = include_str!("../../data/lexicon/furniture.csv");

/// Most words of a line that its first words can make furniture.
const SHORT: usize = 14;

/// Most words of a notice or a caption.
const NOTICE: usize = 45;

struct Lexicon {
    line: Vec<&'static str>,
    start: Vec<&'static str>,
    dated: Vec<&'static str>,
    byline: Vec<&'static str>,
    credit: Vec<&'static str>,
    anywhere: Vec<&'static str>,
    copyright: Vec<&'static str>,
    glued: Regex,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let of = |kind: &str| -> Vec<&'static str> {
        let rows = TABLE.lines().skip(1).filter_map(|row| row.split_once(','));
        rows.filter(|(of, _)| *of == kind).map(|(_, words)| words).collect()
    };
    // "in Europe.commentsMinister: ...": the word stands without a space between the end of a text and the next
    // headline.
    let words = of("glued").into_iter().map(regex::escape).collect::<Vec<_>>().join("|");
    let glued = Regex::new(&format!(r#"(?m)(?:^|[.!?…"”’)])(?P<words>(?i:{words}))(?:\p{{Lu}}|\s*$)"#));
    Lexicon {
        line: of("line"),
        start: of("start"),
        dated: of("dated"),
        byline: of("byline"),
        credit: of("credit"),
        anywhere: of("anywhere"),
        copyright: of("copyright"),
        glued: glued.expect("escaped words make a pattern"),
    }
});

/// Returns the byte ranges of web furniture, in text order and apart from each other: whole lines ("Subscribe",
/// "Published October 25, 2023", "By Jane Doe", photo credits, cookie and copyright notices) and single words that run
/// into the next headline ("commentsMinister: ...").
///
/// ```
/// use legation::reader::furniture;
///
/// let text = "Subscribe\nChad met Niger.\n(AA Photo)\n";
/// let lines: Vec<&str> = furniture(text).into_iter().map(|range| &text[range]).collect();
/// assert_eq!(lines, ["Subscribe", "(AA Photo)"]);
/// ```
pub fn furniture(text: &str) -> Vec<Range<usize>> {
    let lexicon = &*LEXICON;
    let mut ranges = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let at = start + (line.len() - line.trim_start().len());
        start += line.len();
        if trimmed.is_empty() {
            continue;
        }
        if is_furniture(trimmed, lexicon) {
            ranges.push(at..at + trimmed.len());
        } else {
            let glued = lexicon.glued.captures_iter(trimmed).filter_map(|found| found.name("words"));
            ranges.extend(glued.map(|words| at + words.start()..at + words.end()));
        }
    }
    ranges
}

fn is_furniture(line: &str, lexicon: &Lexicon) -> bool {
    let words = line.split_whitespace().take(NOTICE + 1).count();
    if words > NOTICE {
        return false;
    }
    let lower = line.to_lowercase();
    let starts = |list: &[&str]| list.iter().any(|words| begins(&lower, words));
    lexicon.anywhere.iter().any(|words| lower.contains(words))
        || (starts(&lexicon.copyright) && lower.contains(|c: char| c.is_ascii_digit()))
        || is_credit(line, &lower, lexicon)
        || (words <= SHORT
            && (lexicon.line.contains(&bare(&lower).as_str())
                || starts(&lexicon.start)
                || (starts(&lexicon.dated) && lower.contains(|c: char| c.is_ascii_digit()))
                || is_byline(line, &lower, lexicon)))
}

/// Whether a line begins with these words, as words.
fn begins(lower: &str, words: &str) -> bool {
    lower.strip_prefix(words).is_some_and(|rest| {
        words.ends_with(|c: char| !c.is_alphanumeric()) || !rest.starts_with(|c: char| c.is_alphanumeric())
    })
}

/// Returns the words of a line without counts and marks around them: "12 comments »" is "comments". Other numbers stay:
/// "793.2/7-12: Telegram" is the head of a dispatch, not a button.
fn bare(lower: &str) -> String {
    let words = lower.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let is_count = |word: &str| word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_digit());
    words.filter(|word| !is_count(word)).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A caption with its credit at the end, in brackets: "The president at the summit (AA Photo)".
fn is_credit(line: &str, lower: &str, lexicon: &Lexicon) -> bool {
    let Some(open) = line.rfind(['(', '[']) else { return false };
    let closed = line.ends_with([')', ']']) || line.ends_with(").") || line.ends_with("].");
    // Lower case may be longer or shorter than what it was made of, the last bracket is in both.
    let Some(credit) = lower.rfind(['(', '[']).map(|open| &lower[open + 1..]) else { return false };
    let short = line[open..].split_whitespace().count() <= 8;
    let words: Vec<&str> = credit.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let text = format!(" {} ", words.join(" "));
    closed && short && lexicon.credit.iter().any(|words| text.contains(&format!(" {words} ")))
}

/// "By Jane Doe", "Reporting by J. Doe and A. N. Other; editing by X": names and nothing else, without a verb.
fn is_byline(line: &str, lower: &str, lexicon: &Lexicon) -> bool {
    let Some(lead) = lexicon.byline.iter().filter(|words| begins(lower, words)).map(|words| words.len()).max() else {
        return false;
    };
    let Some(rest) = line.get(lead..).map(str::trim) else { return false };
    let mut names = 0;
    for word in rest.split(|c: char| c.is_whitespace() || "|,;/·•–—".contains(c)).filter(|word| !word.is_empty())
    {
        let small =
            ["and", "in", "for", "de", "van", "von", "al", "editing", "reporting", "by", "at", "the", "of", "pm", "am"];
        let begins = word.chars().find(|c| c.is_alphanumeric());
        if begins.is_some_and(|c| c.is_uppercase() || c.is_numeric() || !c.is_lowercase()) {
            names += 1;
        } else if begins.is_some() && !small.contains(&word.to_lowercase().trim_end_matches('.')) {
            return false;
        }
    }
    (1..=10).contains(&names) && !(line.ends_with('.') && names > 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = furniture(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn buttons_and_notices_are_furniture() {
        for line in [
            "Contact Us",
            "Subscribe",
            "12 Comments",
            "Comments (3)",
            "Share this article",
            "Read more: Chad recognizes Kosovo",
            "Follow us on Facebook and X",
            "ADVERTISEMENT",
            "© 2023 The Daily. All rights reserved.",
            "Copyright 2021 by the agency",
            "We use cookies to improve your experience. By going on you agree.",
            "Published October 25,2023",
            "Updated 10:30 GMT, 3 May 2020",
            "By Jane Doe",
            "By Jane Doe and John van Dorn, Oslo",
            "Reporting by Jane Doe; editing by A. N. Other",
            "President Mahamat Deby (AA Photo)",
            "The two ministers in Oslo on Monday [File photo: Jane Doe/The Daily]",
            "5 min read",
        ] {
            check(line, &[line]);
        }
    }

    #[test]
    fn prose_and_headlines_are_not() {
        for line in [
            "By recognizing Kosovo, Chad angered Serbia.",
            "By Monday the talks had failed",
            "Comments by the president on recognition drew criticism.",
            "Chad met Niger (see the photo essay that the ministry has published on its own pages today).",
            "Follow-up talks between Chad and Niger",
            "Published reports said Chad had recognized Kosovo.",
            "Share of trade with China grows",
            "Home minister meets envoy",
            "Copyright talks between China and the EU open in Geneva.",
            "793.2/7-12: Telegram",
            "ShareAmerica opened an office",
        ] {
            check(line, &[]);
        }
    }

    #[test]
    fn words_glued_to_the_next_headline_are_cut_out() {
        check("commentsĐurić: Chad is our friend", &["comments"]);
        check("It ended in Oslo.commentsMinister: talks go on", &["comments"]);
        check("It ended in Oslo.comments", &["comments"]);
        check("  Subscribe \n\nHe met her.\ncomments\n", &["Subscribe", "comments"]);
    }
}
