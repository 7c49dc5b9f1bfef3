//! Tokens to sentences.

use super::line::Lines;
use crate::text::{ByteSpan, Document, Sentence, Span};

/// Longer sentences are cut. They are tables, lists and broken extraction rather than sentences; the parser's memory and
/// the evidence shown to a reader stay bounded.
const LONGEST: usize = 400;
/// Words that begin a sentence after an abbreviation: "in the U.S. The talks".
const STARTERS: &[&str] = &[
    "A",
    "According",
    "After",
    "Although",
    "An",
    "And",
    "As",
    "At",
    "Before",
    "But",
    "During",
    "For",
    "From",
    "He",
    "Her",
    "His",
    "However",
    "I",
    "If",
    "In",
    "It",
    "Its",
    "Meanwhile",
    "Mr.",
    "Mrs.",
    "On",
    "Our",
    "She",
    "Since",
    "That",
    "The",
    "Their",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "To",
    "Under",
    "We",
    "What",
    "When",
    "While",
    "With",
    "You",
];
/// Abbreviations that a name or number follows, so that no sentence ends there.
const TITLES: &[&str] = &[
    "Adm.", "Amb.", "Brig.", "Capt.", "Cdr.", "Cmdr.", "Col.", "Cpl.", "Dr.", "Drs.", "Fr.", "Ft.", "Gen.", "Gov.",
    "Hon.", "Lt.", "Maj.", "Messrs.", "Mlle.", "Mme.", "Mr.", "Mrs.", "Ms.", "Mt.", "No.", "Nos.", "Pres.", "Prof.",
    "Pvt.", "Rep.", "Reps.", "Rev.", "Sen.", "Sens.", "Sgt.", "St.", "e.g.", "i.e.", "vs.",
];
/// Bytes of a line that begins like a sentence and is too long for a headline.
const LONG_LINE: usize = 90;
/// Fewest words of a sentence that a line breaks off.
const SHORTEST_PART: usize = 5;

/// Words after which a sentence must go on in the next line.
const CONTINUED: &[&str] = &[
    "a", "against", "an", "and", "are", "as", "at", "between", "by", "for", "from", "has", "have", "in", "into", "is",
    "its", "of", "on", "or", "over", "than", "that", "the", "their", "to", "toward", "under", "was", "were", "which",
    "who", "will", "with", "would",
];

/// Returns the sentences over the tokens of a text; together they cover all tokens, and each of the sorted `cuts` ends a
/// paragraph.
pub(super) fn split(text: &str, tokens: &[ByteSpan], cuts: &[usize]) -> Vec<Sentence> {
    let lines = Lines::new(text);
    let mut splitter = Splitter { text, tokens, cuts, lines, start: 0, paragraph: 0, found: Vec::new() };
    for last in 0..tokens.len() {
        match splitter.after(last) {
            Boundary::None => {}
            Boundary::Sentence => splitter.close(last + 1),
            Boundary::Paragraph => {
                splitter.close(last + 1);
                splitter.paragraph += 1;
            }
        }
    }
    splitter.found
}

/// Whether a sentence is a piece cut at no mark from a run of words beyond the limit: a dump of names or figures, no prose.
pub(super) fn is_dump(document: &Document, sentence: Sentence) -> bool {
    let cut = sentence.tokens.len() == LONGEST && sentence.tokens.end() < document.tokens.len();
    cut && document.word(sentence.tokens.end() - 1).chars().all(char::is_alphanumeric)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Boundary {
    None,
    Sentence,
    Paragraph,
}

struct Splitter<'t> {
    text: &'t str,
    tokens: &'t [ByteSpan],
    cuts: &'t [usize],
    lines: Lines<'t>,
    start: usize,
    paragraph: u32,
    found: Vec<Sentence>,
}

impl Splitter<'_> {
    fn word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |span| &self.text[span.range()])
    }

    fn gap(&self, token: usize) -> &str {
        &self.text[self.tokens[token].end()..self.tokens[token + 1].start()]
    }

    /// Ends the sentence before token `end`, cut up when it is too long.
    fn close(&mut self, end: usize) {
        while end - self.start > LONGEST {
            let cut = self.cut();
            self.emit(cut);
        }
        self.emit(end);
    }

    fn emit(&mut self, end: usize) {
        let tokens = Span::new(self.start, end);
        self.found.push(Sentence { tokens, parsed: false, paragraph: self.paragraph });
        self.start = end;
    }

    /// Finds where to cut an overlong sentence: after a semicolon, else a comma, in the last quarter of the limit.
    fn cut(&self) -> usize {
        let window = self.start + LONGEST * 3 / 4..self.start + LONGEST;
        let after = |mark| window.clone().rev().find(|token| self.word(*token) == mark);
        after(";").or_else(|| after(",")).map_or(window.end, |token| token + 1)
    }

    /// Decides what ends after a token.
    fn after(&mut self, last: usize) -> Boundary {
        if last + 1 == self.tokens.len() {
            return Boundary::Paragraph;
        }
        let breaks = self.gap(last).matches('\n').count();
        if self.is_cut(last) || breaks > 1 || breaks == 1 && !self.continues(last) {
            return Boundary::Paragraph;
        }
        if self.gap(last).is_empty() || !self.ends_sentence(last) { Boundary::None } else { Boundary::Sentence }
    }

    fn is_cut(&self, last: usize) -> bool {
        let (end, next) = (self.tokens[last].end(), self.tokens[last + 1].start());
        self.cuts.get(self.cuts.partition_point(|cut| *cut < end)).is_some_and(|cut| *cut <= next)
    }

    /// Whether the paragraph goes on after the line break behind `last`.
    fn continues(&mut self, last: usize) -> bool {
        let (end, next) = (self.tokens[last].end(), self.tokens[last + 1].start());
        if self.begins_item(last + 1) || matches!(self.word(last), ":" | ";") {
            return false;
        }
        if self.is_finished(last) {
            return self.lines.is_wrapped(end, next);
        }
        let (word, following) = (self.word(last), self.word(last + 1));
        following.starts_with(char::is_lowercase)
            || matches!(word, "," | "-" | "–" | "—" | "&" | "(")
            || CONTINUED.contains(&word)
            || is_abbreviation(word) && !STARTERS.contains(&following) && !self.is_seat(last)
            || self.lines.is_wrapped(end, next)
            || self.breaks_off(last)
    }

    /// Whether the line breaks off in a sentence that began behind another one or in a line before ("It was signed. I thank Mr. Omer\nHolm"),
    /// or is as long as no headline. A headline or caption is a line of its own.
    fn breaks_off(&self, last: usize) -> bool {
        let line = (self.start..=last).rev().find(|&token| token == 0 || self.gap(token - 1).contains('\n'));
        let long = self.tokens[last].end() - self.tokens[self.start].start() >= LONG_LINE;
        let inside = line != Some(self.start) || long && STARTERS.contains(&self.word(self.start));
        inside
            && last - self.start >= SHORTEST_PART
            && (self.start..=last).any(|token| self.word(token).starts_with(char::is_lowercase))
    }

    /// Whether a line that starts with `token` is an item of a list.
    fn begins_item(&self, token: usize) -> bool {
        let word = self.word(token);
        let spaced = token + 1 < self.tokens.len() && !self.gap(token).is_empty();
        match word {
            "-" | "–" | "—" | "*" | "•" | "·" | "▪" | "●" | "◦" | "o" => spaced,
            "(" => self.word(token + 2) == ")" && is_enumerator(self.word(token + 1)),
            _ => is_enumerator(word) && matches!(self.word(token + 1), "." | ")") && self.gap(token).is_empty(),
        }
    }

    /// Whether a sentence ends after `last`, in the middle of a line.
    fn ends_sentence(&self, last: usize) -> bool {
        let following = self.word(self.first_word(last + 1));
        if self.is_finished(last) {
            let begins = following.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || !c.is_alphanumeric());
            return begins && !self.is_only_enumerator(last);
        }
        let word = self.word(last);
        let starts = STARTERS.contains(&following) && !is_initial(word);
        is_abbreviation(word) && !TITLES.contains(&word) && (starts || self.is_seat(last))
    }

    /// "met in Washington, D.C. Secretary Quist said": behind the district of the city a word like a name begins a sentence.
    fn is_seat(&self, last: usize) -> bool {
        let named = |word: &str| word.starts_with(char::is_uppercase) && word.ends_with(char::is_lowercase);
        self.word(last) == "D.C." && last > self.start && self.word(last - 1) == "," && named(self.word(last + 1))
    }

    /// Whether `last` is a full stop or its like, or closes quotes or brackets behind one.
    fn is_finished(&self, last: usize) -> bool {
        let mut token = last;
        while token > self.start && is_closing(self.word(token)) && self.gap(token - 1).is_empty() {
            token -= 1;
        }
        let word = self.word(token);
        !word.is_empty() && word.chars().all(|c| matches!(c, '.' | '!' | '?' | '…')) && !self.closing_follows(last)
            || token < last && is_abbreviation(word) && !self.is_bracketed(token)
    }

    /// "Executive Order (E.O.) 1234": a bracket that holds but an abbreviation ends nothing.
    fn is_bracketed(&self, token: usize) -> bool {
        token > self.start && is_opening(self.word(token - 1)) && !STARTERS.contains(&self.word(token + 2))
    }

    fn closing_follows(&self, last: usize) -> bool {
        last + 1 < self.tokens.len() && self.gap(last).is_empty() && is_closing(self.word(last + 1))
    }

    /// Whether the sentence up to `last` is but the number of a list item: "3.", "IV.".
    fn is_only_enumerator(&self, last: usize) -> bool {
        last == self.start + 1 && self.word(last) == "." && is_enumerator(self.word(self.start))
    }

    /// Skips opening quotes and brackets.
    fn first_word(&self, token: usize) -> usize {
        (token..self.tokens.len()).find(|token| !is_opening(self.word(*token))).unwrap_or(token)
    }
}

fn is_closing(word: &str) -> bool {
    matches!(word, "\"" | "”" | "'" | "’" | ")" | "]" | "»" | "''")
}

fn is_opening(word: &str) -> bool {
    matches!(word, "\"" | "“" | "(" | "[" | "‘" | "'" | "«" | "``" | "„")
}

/// Whether a token is a word that ends in its own full stop.
fn is_abbreviation(word: &str) -> bool {
    word.len() > 1 && word.ends_with('.') && word.starts_with(char::is_alphabetic)
}

/// "J." of "J. Smith", not "U.N.".
fn is_initial(word: &str) -> bool {
    word.len() == 2
}

/// Numbers up to 999, single letters and small Roman numerals.
fn is_enumerator(word: &str) -> bool {
    let letters = word.as_bytes();
    (1..=3).contains(&word.len()) && letters.iter().all(u8::is_ascii_digit)
        || word.len() == 1 && letters[0].is_ascii_alphabetic()
        || (1..=4).contains(&word.len()) && letters.iter().all(|c| matches!(c.to_ascii_uppercase(), b'I' | b'V' | b'X'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::token;

    /// Checks that `text` falls into the sentences given, line breaks read as spaces.
    fn check(text: &str, expected: &[&str]) {
        let tokens = token::split(text, &[]);
        let found: Vec<_> = split(text, &tokens, &[])
            .iter()
            .map(|sentence| {
                let range = sentence.tokens.range();
                text[tokens[range.start].start()..tokens[range.end - 1].end()].replace('\n', " ")
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn full_stops_end_sentences_and_abbreviations_do_not() {
        check("Mr. Orr met Gen. Li. They talked.", &["Mr. Orr met Gen. Li.", "They talked."]);
        check("He left the U.S. The talks failed.", &["He left the U.S.", "The talks failed."]);
        check(
            "He met Quist in Washington, D.C. Minister Aasen came too.",
            &["He met Quist in Washington, D.C.", "Minister Aasen came too."],
        );
        check("He left the U.S. Embassy. Why?", &["He left the U.S. Embassy.", "Why?"]);
        check("See No. 5. It holds.", &["See No. 5.", "It holds."]);
        check("J. In was there at 9 p.m. local time.", &["J. In was there at 9 p.m. local time."]);
    }

    #[test]
    fn quotes_stay_with_their_sentence() {
        check("\"We won.\" The crowd left.", &["\"We won.\"", "The crowd left."]);
        check("He said: “We won.” “Did we?” she asked.", &["He said: “We won.”", "“Did we?” she asked."]);
        check("It ended (at last.) Then rain.", &["It ended (at last.)", "Then rain."]);
        check("Order (E.O.) 12 holds.", &["Order (E.O.) 12 holds."]);
    }

    #[test]
    fn broken_lines_are_joined() {
        check(
            "Lima, as a U.N.\nSecurity Council member, agrees.",
            &["Lima, as a U.N. Security Council member, agrees."],
        );
        check("The two sides\nagreed to\nTalks soon.", &["The two sides agreed to Talks soon."]);
        let wrapped = "The envoy of the northern republic travelled to the coast and spoke with\nAdmiral Reyes about \
                       the fishing grounds, the buoys and the old lighthouse.\nNothing was signed that day.";
        check(
            wrapped,
            &[
                "The envoy of the northern republic travelled to the coast and spoke with Admiral Reyes about the \
                 fishing grounds, the buoys and the old lighthouse.",
                "Nothing was signed that day.",
            ],
        );
    }

    #[test]
    fn sentences_that_a_line_breaks_off_go_on() {
        check(
            "Talks ended. Our delegation warmly thanks Mr. Omer\nHolm of the north for his long patience.",
            &["Talks ended.", "Our delegation warmly thanks Mr. Omer Holm of the north for his long patience."],
        );
        check("Talks ended. Photo: Falk\nThe envoys met.", &["Talks ended.", "Photo: Falk", "The envoys met."]);
    }

    #[test]
    fn headlines_and_short_lines_stand_apart() {
        check("Envoys Meet in Lima\nThe envoys met.", &["Envoys Meet in Lima", "The envoys met."]);
        check("Talks resume\n\nin Lima", &["Talks resume", "in Lima"]);
        check("Agenda:\n- fish\n- Buoys and\nlights", &["Agenda:", "- fish", "- Buoys and lights"]);
    }

    #[test]
    fn numbers_of_items_stay_with_them() {
        check("1. The parties agree. 2. Nobody leaves.", &["1. The parties agree.", "2. Nobody leaves."]);
        check("LIMA (Agency) - Envoys met.", &["LIMA (Agency) - Envoys met."]);
    }

    #[test]
    fn overlong_sentences_are_cut_at_a_semicolon() {
        let text = "fish and ships; ".repeat(300);
        let tokens = token::split(&text, &[]);
        let sentences = split(&text, &tokens, &[]);
        assert!(sentences.iter().all(|sentence| sentence.tokens.len() <= LONGEST));
        assert!(sentences.iter().all(|sentence| &text[tokens[sentence.tokens.end() - 1].range()] == ";"));
    }

    #[test]
    fn cuts_end_words_and_sentences() {
        let text = "It ended.commentsOrr: we talked";
        let cuts = [9, 17];
        let tokens = token::split(text, &cuts);
        let sentences = split(text, &tokens, &cuts);
        let words: Vec<_> = sentences.iter().map(|sentence| &text[tokens[sentence.tokens.start()].range()]).collect();
        assert_eq!(words, ["It", "comments", "Orr"]);
    }

    #[test]
    fn paragraphs_are_counted() {
        let text = "One. Two.\nThree.\n\nFour.";
        let found: Vec<_> =
            split(text, &token::split(text, &[]), &[]).iter().map(|sentence| sentence.paragraph).collect();
        assert_eq!(found, [0, 0, 1, 2]);
    }
}
