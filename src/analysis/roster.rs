//! Printed lists of those present: the head of a memorandum of conversation.
//!
//! A heading ("PARTICIPANTS", "Present:") is followed by one party a line, in columns, or behind it on the same line. The
//! list ends with the first line that is prose or another heading. Only the shape of lines and the words of
//! `data/lexicon/roster.csv` are looked at; who the parties are is found later.

use std::ops::Range;
use std::sync::LazyLock;

use crate::text::{Roster, Sentence, Span, Token, TokenSpan};

static TABLE: &str = include_str!("../../data/lexicon/roster.csv");

/// Most words of a line that names a party with its offices.
const LONGEST_ENTRY: usize = 25;
/// Most letters of the symbol of an office.
const LONGEST_SYMBOL: usize = 12;
/// Most letters of a heading.
const LONGEST_HEADING: usize = 40;

struct Lexicon {
    heading: Vec<&'static str>,
    end: Vec<&'static str>,
    /// What stands behind a name that is listed all the same.
    absent: Vec<&'static str>,
    /// Words that are written small inside names and offices.
    small: Vec<&'static str>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let of = |kind: &str| -> Vec<&'static str> {
        let rows = TABLE.lines().skip(1).filter_map(|row| row.split_once(','));
        rows.filter(|(of, _)| *of == kind).map(|(_, words)| words).collect()
    };
    Lexicon { heading: of("heading"), end: of("end"), absent: of("absent"), small: of("small") }
});

/// A list as byte ranges of the text: heading, then the cells, each trimmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lines {
    heading: Range<usize>,
    entries: Vec<Range<usize>>,
}

impl Lines {
    /// Returns the byte offsets at which a paragraph begins or ends.
    pub(super) fn cuts(&self) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(&self.heading).chain(&self.entries).flat_map(|range| [range.start, range.end])
    }

    /// Returns the list over the tokens that the text was cut into.
    pub(super) fn over(&self, tokens: &[Token]) -> Roster {
        Roster {
            heading: covering(tokens, &self.heading),
            entries: self.entries.iter().map(|entry| covering(tokens, entry)).collect(),
        }
    }
}

fn covering(tokens: &[Token], range: &Range<usize>) -> TokenSpan {
    let at = |byte: usize| tokens.partition_point(|token| token.span.start() < byte);
    Span::new(at(range.start), at(range.end))
}

/// Returns the lists of a text, in order.
pub(super) fn find(text: &str) -> Vec<Lines> {
    let lexicon = &*LEXICON;
    let mut found = Vec::new();
    let mut lines = lines(text).peekable();
    while let Some(line) = lines.next() {
        let Some(heading) = heading(text, &line, &lexicon.heading) else { continue };
        let rest = trimmed(text, heading.end..line.end);
        let mut entries = inline_cells(text, rest);
        if entries.iter().any(|entry| !is_entry(&text[entry.clone()], false, lexicon)) {
            continue;
        }
        let numbered = lines.peek().is_some_and(|line| enumerator(&text[line.clone()]).is_some());
        let mut lower = false;
        while let Some(line) = lines.next_if(|line| {
            let line = &text[line.clone()];
            is_entry(line, numbered, lexicon) && !(lower && is_headline(line))
        }) {
            lower |= text[line.clone()].contains(char::is_lowercase);
            entries.extend(cells(text, line));
        }
        entries.retain(|entry| !lexicon.absent.iter().any(|mark| text[entry.clone()].contains(mark)));
        if entries.len() > 1 {
            found.push(Lines { heading, entries });
        }
    }
    found
}

/// Joins the sentences of one entry: "Mr. Theodore Quist, Jr. The Embassy" is one line.
pub(super) fn whole_entries(sentences: Vec<Sentence>, rosters: &[Roster]) -> Vec<Sentence> {
    if rosters.is_empty() {
        return sentences;
    }
    let mut joined: Vec<Sentence> = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let inside = |entry: &TokenSpan| entry.start() < sentence.tokens.start() && entry.covers(sentence.tokens);
        match joined.last_mut() {
            Some(last) if rosters.iter().flat_map(|roster| &roster.entries).any(inside) => {
                last.tokens = Span::new(last.tokens.start(), sentence.tokens.end());
            }
            _ => joined.push(sentence),
        }
    }
    joined
}

/// The lines with words, trimmed.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    let ranges = text.split_inclusive('\n').map(move |line| {
        start += line.len();
        start - line.len()..start
    });
    ranges.map(|range| trimmed(text, range)).filter(|range| !range.is_empty())
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

/// Returns the heading that a line is or begins with, without its colon: "PARTICIPANTS", "Present: Mr. Quist".
fn heading(text: &str, line: &Range<usize>, headings: &[&str]) -> Option<Range<usize>> {
    let words = &text[line.clone()];
    let lead = words.split(':').next().unwrap_or(words);
    if lead.len() > LONGEST_HEADING || !headings.contains(&bare(lead).as_str()) {
        return None;
    }
    Some(trimmed(text, line.start..line.start + lead.len()))
}

/// Lower case, one space between words, without brackets and marks of emphasis around.
fn bare(words: &str) -> String {
    let inner = words.trim_matches(|c: char| c.is_whitespace() || "*_#[]()".contains(c));
    inner.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Parties behind the heading on its line: parted by semicolons, else by commas.
fn inline_cells(text: &str, rest: Range<usize>) -> Vec<Range<usize>> {
    let words = &text[rest.clone()];
    let Some(start) = words.find(|c: char| c.is_alphanumeric()).map(|at| rest.start + at) else { return Vec::new() };
    let mark = if words.contains(';') { ';' } else { ',' };
    split(text, start..rest.end, |c| c == mark)
}

/// The cells of a line: columns parted by a tab, a bar or three spaces, and parties parted by semicolons.
fn cells(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let words = &text[line.clone()];
    let marks = enumerator(words).unwrap_or(0);
    let start = words[marks..].find(|c: char| c.is_alphanumeric()).map_or(line.start, |at| line.start + marks + at);
    let columns = split(text, start..line.end, |c| matches!(c, '\t' | '|' | ';'));
    columns.into_iter().flat_map(|cell| wide_gaps(text, cell)).map(|cell| without_symbol(text, cell)).collect()
}

fn split(text: &str, range: Range<usize>, mark: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut start = range.start;
    let parts = text[range].split(mark).map(|part| {
        let from = start;
        start += part.len() + 1;
        from..from + part.len()
    });
    parts.map(|part| trimmed(text, part)).filter(|part| !part.is_empty()).collect()
}

fn wide_gaps(text: &str, cell: Range<usize>) -> Vec<Range<usize>> {
    const GAP: &str = "   ";
    let (mut cells, mut rest) = (Vec::new(), cell);
    while let Some(gap) = text[rest.clone()].find(GAP) {
        cells.push(trimmed(text, rest.start..rest.start + gap));
        rest = trimmed(text, rest.start + gap..rest.end);
    }
    cells.push(rest);
    cells
}

/// Leaves out the symbol of an office before the name: "EUR/SOV—Mr. Quist".
fn without_symbol(text: &str, cell: Range<usize>) -> Range<usize> {
    let words = &text[cell.clone()];
    let dash = words.char_indices().find(|&(at, c)| matches!(c, '—' | '–') || words[at..].starts_with("--"));
    let Some((at, _)) = dash else { return cell };
    let symbol = words[..at].trim();
    let is_symbol = (1..=LONGEST_SYMBOL).contains(&symbol.len())
        && symbol.chars().all(|c| c.is_uppercase() || c.is_numeric() || "/:.& ".contains(c));
    let name = words[at..].trim_start_matches(|c: char| !c.is_alphanumeric());
    if is_symbol && !name.is_empty() { cell.end - name.len()..cell.end } else { cell }
}

/// Returns the length of "1." or "(a)" before an item.
fn enumerator(line: &str) -> Option<usize> {
    let first = line.split_whitespace().next()?;
    let number = first.trim_start_matches('(').trim_end_matches(['.', ')']);
    let short = number.len() < 3 && number.len() < first.len();
    (short && number.bytes().all(|byte| byte.is_ascii_digit()) && !number.is_empty()).then_some(first.len())
}

/// Whether a line can name a party, or a side of several parties, and is no prose and no heading of another part.
fn is_entry(line: &str, numbered: bool, lexicon: &Lexicon) -> bool {
    let marks = enumerator(line);
    let words = line[marks.unwrap_or(0)..].trim_start_matches(|c: char| c.is_whitespace() || "-*•·|–".contains(c));
    let lead = words.split(':').next().unwrap_or(words);
    let closes = lead.len() <= LONGEST_HEADING && lexicon.end.contains(&bare(lead).as_str());
    let begins = words.starts_with(|c: char| c.is_uppercase())
        || words.split(' ').next().is_some_and(|word| word != "the" && lexicon.small.contains(&word));
    begins && !closes && marks.is_some() == numbered && !is_prose(words, lexicon)
}

/// A long line in capitals, where the parties are written in small letters, is the heading of what follows.
fn is_headline(line: &str) -> bool {
    line.split_whitespace().count() > 4 && !line.contains(char::is_lowercase)
}

/// Whether a line goes on like a sentence: words in lower case that are no part of names, or a full stop.
fn is_prose(line: &str, lexicon: &Lexicon) -> bool {
    let count = line.split_whitespace().count();
    let stopped = line.trim_end_matches(['"', '”', ']']).ends_with(['.', '?', '!']) && !ends_in_abbreviation(line);
    // What is said of a party stands in brackets or behind a comma.
    let name = line.split([',', '(', ';', '\t', '—']).next().unwrap_or(line);
    let telling = if stopped { line } else { name };
    let small = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.starts_with(char::is_lowercase) && !lexicon.small.contains(&word)
    };
    let said = line.contains(": ") && stopped;
    count > LONGEST_ENTRY || said || telling.split_whitespace().any(small)
}

/// "Jr.", "U.S.", "Gen.": a full stop that is the word's own.
fn ends_in_abbreviation(line: &str) -> bool {
    let last = line.split_whitespace().next_back().unwrap_or_default();
    last.matches('.').count() > 1 || last.len() < 5 && last.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let entries: Vec<&str> =
            find(text).iter().flat_map(|list| list.entries.clone()).map(|entry| &text[entry]).collect();
        assert_eq!(entries, expected, "{text}");
    }

    #[test]
    fn one_party_a_line() {
        check(
            "PARTICIPANTS\nThe President\nMr. Quist, Embassy of Norway\n\nThe President opened the meeting.",
            &["The President", "Mr. Quist, Embassy of Norway"],
        );
        check(
            "Present:\n- Ana Holm (interpreter)\n- B. Ruud, political counselor\nSUBJECT\nFish",
            &["Ana Holm (interpreter)", "B. Ruud, political counselor"],
        );
    }

    #[test]
    fn columns_and_lists_on_one_line() {
        check(
            "PARTICIPANTS\nU.S.      Norway\nMr. Bell      Mr. Quist\n",
            &["U.S.", "Norway", "Mr. Bell", "Mr. Quist"],
        );
        check("Participants: Mr. Bell; Ana Holm, Norway\nThey spoke of fish.", &["Mr. Bell", "Ana Holm, Norway"]);
        check("Participants: Mr. Bell, Ana Holm", &["Mr. Bell", "Ana Holm"]);
        check("PRESENT\nEUR/NE—Mr. Bell\nMr. Holm—Embassy\n", &["Mr. Bell", "Mr. Holm—Embassy"]);
    }

    #[test]
    fn prose_is_no_list() {
        check("Participants said that they agreed.\nNobody left early.", &[]);
        check("PARTICIPANTS\nThe talks were long.\nNobody left early.", &[]);
        check("Present: two.\n1. The first point\n2. The second point", &[]);
    }
}
