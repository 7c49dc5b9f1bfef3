//! Text to tokens, as spaCy's English tokeniser cuts it.
//!
//! A chunk between white space loses marks from both ends, then is cut inside. Three deliberate differences from spaCy:
//! "U.S.-backed" is cut at its hyphen like "Syrian-backed", because the actor must be a token of its own; ranks and
//! "No. 4" keep their full stop, because a sentence does not end there; a mark between two words that lack
//! the space ("ended.\"We") becomes a token.

use crate::text::{ByteSpan, Span};

/// Abbreviations that keep their full stop. Capitals count: "Mar." is a month, "mar." the end of a sentence.
const ABBREVIATIONS: &[&str] = &[
    "Adm.", "Ala.", "Amb.", "Apr.", "Ariz.", "Ark.", "Aug.", "Ave.", "Blvd.", "Brig.", "Bros.", "Calif.", "Capt.",
    "Cdr.", "Cmdr.", "Co.", "Col.", "Colo.", "Conn.", "Corp.", "Cpl.", "Dec.", "Del.", "Dept.", "Dr.", "Drs.", "Esq.",
    "Feb.", "Fla.", "Fr.", "Ft.", "Ga.", "Gen.", "Gov.", "Govt.", "Hon.", "Ill.", "Inc.", "Ind.", "Jan.", "Jr.",
    "Jul.", "Jun.", "Kan.", "Ky.", "La.", "Lt.", "Ltd.", "Maj.", "Mar.", "Mass.", "Md.", "Messrs.", "Mich.", "Minn.",
    "Miss.", "Mlle.", "Mme.", "Mo.", "Mont.", "Mr.", "Mrs.", "Ms.", "Mt.", "Neb.", "Nev.", "Nov.", "Oct.", "Okla.",
    "Ore.", "Pa.", "Ph.D.", "Pres.", "Prof.", "Pvt.", "Rep.", "Reps.", "Rev.", "Sen.", "Sens.", "Sep.", "Sept.",
    "Sgt.", "Sr.", "St.", "Supt.", "Tenn.", "Va.", "Vol.", "Wash.", "Wis.", "a.m.", "approx.", "cf.", "co.", "e.g.",
    "etc.", "i.e.", "p.m.", "pp.", "v.s.", "vol.", "vs.",
];
/// Abbreviations only before a number: "No. 4", "Art. 51".
const BEFORE_NUMBER: &[&str] = &["No.", "Nos.", "no.", "nos.", "Art.", "art.", "para.", "paras.", "Res."];
/// Other words with marks in them that stay whole.
const WHOLE: &[&str] = &["and/or", "w/o", "C++", "o'clock", "o’clock", "ma'am", "ma’am", "'em", "’em"];
/// What stands before "n't".
const NEGATED: &[&str] = &[
    "ai", "are", "ca", "could", "dare", "did", "do", "does", "had", "has", "have", "is", "may", "might", "must",
    "need", "ought", "sha", "should", "was", "were", "wo", "would",
];
/// What stands before "'ll", "'d", "'re", "'ve", "'m".
const CONTRACTED: &[&str] = &[
    "i", "you", "he", "she", "it", "we", "they", "this", "that", "these", "those", "there", "who", "what", "when",
    "where", "why", "how", "could", "might", "must", "should", "would", "may", "not",
];
/// Units that are cut off a number.
const UNITS: &[&str] = &[
    "km²", "km", "m²", "m³", "m", "dm", "cm", "mm", "ha", "nm", "yd", "in", "ft", "kg", "g", "mg", "t", "lb", "oz",
    "m/s", "km/h", "kmh", "mph", "MB", "mb", "KB", "kb", "GB", "gb", "TB", "tb", "T", "G", "M", "K", "%",
];

/// Returns the tokens of a text, in order; none reaches across one of the sorted `cuts`.
pub(super) fn split(text: &str, cuts: &[usize]) -> Vec<ByteSpan> {
    let mut splitter = Splitter { text, spans: Vec::with_capacity(text.len() / 5), tail: Vec::new() };
    let mut rest = 0;
    while let Some(skip) = text[rest..].find(|c: char| !c.is_whitespace()) {
        let start = rest + skip;
        let end = text[start..].find(char::is_whitespace).map_or(text.len(), |length| start + length);
        let end = cuts.get(cuts.partition_point(|cut| *cut <= start)).map_or(end, |cut| end.min(*cut));
        splitter.chunk(start, end);
        rest = end;
    }
    splitter.spans
}

struct Splitter<'t> {
    text: &'t str,
    spans: Vec<ByteSpan>,
    tail: Vec<ByteSpan>,
}

impl Splitter<'_> {
    /// Cuts what stands between two white spaces.
    fn chunk(&mut self, mut start: usize, mut end: usize) {
        if self.text.as_bytes()[start..end].iter().all(u8::is_ascii_alphabetic) && !is_joined(&self.text[start..end]) {
            self.spans.push(Span::new(start, end));
            return;
        }
        let before_number = self.text[end..].trim_start().starts_with(|c: char| c.is_ascii_digit());
        while start < end && !is_special(&self.text[start..end], before_number) {
            let word = &self.text[start..end];
            let prefix = prefix(word);
            if prefix > 0 && is_special(&word[prefix..], before_number) {
                self.spans.push(Span::new(start, start + prefix));
                start += prefix;
                break;
            }
            let suffix = suffix(&word[prefix..]);
            if prefix + suffix == 0 {
                break;
            }
            if prefix > 0 {
                self.spans.push(Span::new(start, start + prefix));
                start += prefix;
            }
            if suffix > 0 {
                self.tail.push(Span::new(end - suffix, end));
                end -= suffix;
            }
        }
        self.inside(start, end, before_number);
        self.spans.extend(self.tail.drain(..).rev());
    }

    /// Cuts a word that has lost its outer marks.
    fn inside(&mut self, start: usize, end: usize, before_number: bool) {
        let word = &self.text[start..end];
        if word.is_empty() {
            return;
        }
        if let Some(cut) = clitic(word) {
            self.inside(start, start + cut, false);
            self.spans.push(Span::new(start + cut, end));
        } else if is_special(word, before_number) || is_address(word) {
            self.spans.push(Span::new(start, end));
        } else {
            self.infixes(start, end);
        }
    }

    fn infixes(&mut self, start: usize, end: usize) {
        let (word, mut piece, mut place) = (&self.text[start..end], 0, 0);
        while place < word.len() {
            let length = infix(word, place);
            if length > 0 && place > 0 {
                if place > piece {
                    self.spans.push(Span::new(start + piece, start + place));
                }
                self.spans.push(Span::new(start + place, start + place + length));
                piece = place + length;
            }
            place += length.max(word[place..].chars().next().map_or(1, char::len_utf8));
        }
        if piece < word.len() {
            self.spans.push(Span::new(start + piece, end));
        }
    }
}

/// Whether a purely alphabetic word is two tokens: "cannot", "gonna".
fn is_joined(word: &str) -> bool {
    matches!(word.len(), 5 | 6) && clitic(word).is_some()
}

/// Whether marks at the word's ends belong to it.
fn is_special(word: &str, before_number: bool) -> bool {
    let single_letter = || matches!(word.as_bytes(), [letter, b'.'] if letter.is_ascii_lowercase());
    word.ends_with('.')
        && (ABBREVIATIONS.binary_search(&word).is_ok()
            || single_letter()
            || before_number && BEFORE_NUMBER.contains(&word))
        || clitic(word).is_some()
        || WHOLE.contains(&word)
}

/// Returns where the last part of a contraction starts: 2 in "don't", 3 in "cannot".
fn clitic(word: &str) -> Option<usize> {
    if word.len() > 16 {
        return None;
    }
    let joined =
        |base: &str, end: &str| word.len() == base.len() + end.len() && word[base.len()..].eq_ignore_ascii_case(end);
    if word.is_ascii() {
        for (base, end) in [("can", "not"), ("gon", "na"), ("got", "ta")] {
            if joined(base, end) && word[..base.len()].eq_ignore_ascii_case(base) {
                return Some(base.len());
            }
        }
        if let Some(digits) = time_of_day(word) {
            return Some(digits);
        }
    }
    let (mark, letter) = word.char_indices().rev().find(|(_, letter)| matches!(letter, '\'' | '’'))?;
    let after = &word[mark + letter.len_utf8()..];
    if after.eq_ignore_ascii_case("t") {
        let cut = word[..mark].strip_suffix(['n', 'N'])?.len();
        return contains(NEGATED, &word[..cut]).then_some(cut);
    }
    let known = ["ll", "d", "re", "ve", "m"].iter().any(|end| after.eq_ignore_ascii_case(end));
    (known && (contains(CONTRACTED, &word[..mark]) || clitic(&word[..mark]).is_some())).then_some(mark)
}

/// Returns where the half of the day starts in "10pm", "9a.m.".
fn time_of_day(word: &str) -> Option<usize> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (matches!(digits, 1 | 2) && matches!(&word[digits..], "am" | "pm" | "a.m." | "p.m.")).then_some(digits)
}

fn contains(words: &[&str], word: &str) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Web and mail addresses stay whole.
fn is_address(word: &str) -> bool {
    if word.contains("://") || word.starts_with("www.") {
        return true;
    }
    if let Some((user, host)) = word.split_once('@') {
        return !user.is_empty() && host.contains('.');
    }
    let Some((host, _)) = word.split_once('/') else { return false };
    let domain = host.rsplit_once('.').map_or("", |(_, domain)| domain);
    matches!(domain.len(), 2..=4) && domain.bytes().all(|letter| letter.is_ascii_lowercase())
}

/// Marks that are tokens of their own at either end of a word.
fn is_mark(c: char) -> bool {
    if c.is_ascii() {
        return matches!(
            c,
            ',' | ':'
                | ';'
                | '!'
                | '?'
                | '('
                | ')'
                | '['
                | ']'
                | '{'
                | '}'
                | '<'
                | '>'
                | '_'
                | '#'
                | '*'
                | '&'
                | '\''
                | '"'
                | '`'
        );
    }
    !c.is_alphanumeric() && !is_joining(c) && c != '°'
}

/// Combining marks, joiners and soft hyphens, which never begin a token.
fn is_joining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}' | '\u{2060}' | '\u{feff}')
}

/// Returns the length of the mark that a word begins with; 0 when none.
fn prefix(word: &str) -> usize {
    let mut letters = word.chars();
    let (first, second) = (letters.next().unwrap_or(' '), letters.next());
    match first {
        '.' => match word.len() - word.trim_start_matches('.').len() {
            1 => 0,
            run => run,
        },
        '$' | '%' | '=' => 1,
        '+' => usize::from(!second.is_some_and(|c| c.is_ascii_digit())),
        // A dash that opens a list item without a space.
        '-' => usize::from(second.is_some_and(char::is_alphabetic)),
        'U' if word.starts_with("US$") => 3,
        'A' | 'C' if second == Some('$') => 2,
        c if is_mark(c) => c.len_utf8(),
        _ => 0,
    }
}

/// Returns the length of the mark that a word ends with; 0 when none.
fn suffix(word: &str) -> usize {
    let mut letters = word.chars().rev();
    let (Some(last), before) = (letters.next(), letters.next()) else { return 0 };
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match last {
        '.' => match word.len() - word.trim_end_matches('.').len() {
            1 => usize::from(is_full_stop(before, letters.next())),
            run => run,
        },
        's' | 'S' if matches!(before, Some('\'' | '’')) => 1 + before.map_or(0, char::len_utf8),
        '-' => usize::from(before.is_some_and(char::is_alphabetic)),
        '+' | '$' => usize::from(digit(before)),
        c if is_mark(c) => c.len_utf8(),
        _ => UNITS
            .iter()
            .filter(|unit| word.strip_suffix(**unit).is_some_and(|number| digit(number.chars().next_back())))
            .map(|unit| unit.len())
            .max()
            .unwrap_or(0),
    }
}

/// Whether a full stop after these two letters (the nearer first) ends a word: after "Oslo" and "NATO", not after "J"
/// and "U.N".
fn is_full_stop(before: Option<char>, second: Option<char>) -> bool {
    match before {
        Some(c) if c.is_uppercase() => second.is_some_and(char::is_uppercase),
        Some(_) => true,
        None => false,
    }
}

/// Returns the length of the mark at `place` when it cuts the word in two; 0 when it does not.
fn infix(word: &str, place: usize) -> usize {
    let rest = &word[place..];
    let mut letters = rest.chars();
    let Some(mark) = letters.next().filter(|c| !c.is_alphanumeric()) else { return 0 };
    let previous = word[..place].chars().next_back().unwrap_or(' ');
    let next = letters.next().unwrap_or(' ');
    // Measured only where a run can begin: at each mark of a long run it would take time in its square.
    let run = || rest.len() - rest.trim_start_matches(mark).len();
    match mark {
        '.' if next == '.' => run(),
        '.' => usize::from(previous.is_lowercase() && (next.is_uppercase() || is_quote(next))),
        '-' if previous.is_ascii_digit() && (next.is_ascii_digit() || next == '-') => 1,
        '-' | '–' | '—' | '~' if previous.is_alphanumeric() || previous == '.' => {
            Some(run()).filter(|&run| rest[run..].starts_with(char::is_alphabetic)).unwrap_or(0)
        }
        '+' | '*' | '^' => usize::from(previous.is_ascii_digit() && next.is_ascii_digit()),
        ',' => usize::from(previous.is_alphabetic() && next.is_alphabetic()),
        ':' | '<' | '>' | '=' | '/' => usize::from(previous.is_alphanumeric() && next.is_alphabetic()),
        ';' | '!' | '?' => usize::from(previous.is_alphanumeric() && next.is_alphabetic()),
        '(' | ')' | '[' | ']' | '"' | '“' | '”' | '«' | '»' | '…' => mark.len_utf8(),
        _ => 0,
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '\'' | '’' | '‘')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Checks that `text` is cut where `expected` has a bar or white space.
    fn check(text: &str, expected: &str) {
        let found: Vec<_> = split(text, &[]).iter().map(|span| &text[span.range()]).collect();
        let expected: Vec<_> = expected.split(['|', ' ']).filter(|word| !word.is_empty()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_leave_the_ends_of_words() {
        check("\"Yes,\" she said (twice).", "\"|Yes|,|\" she said (|twice|)|.");
        check("Really?! Wait...", "Really|?|! Wait|...");
        check("‘We agreed.’", "‘|We agreed|.|’");
    }

    #[test]
    fn abbreviations_keep_their_full_stop() {
        check("Mr. Gen. J. P. Orr left St. Malo.", "Mr. Gen. J. P. Orr left St. Malo|.");
        check("the U.N. and the E.U., at 9 a.m. on Jan. 3.", "the U.N. and the E.U.|, at 9 a.m. on Jan. 3|.");
        check("Resolution No. 7, not no.", "Resolution No. 7|, not no|.");
        check("in Washington (D.C.).", "in Washington (|D.C.|)|.");
        check("NATO. UNICEF.", "NATO|. UNICEF|.");
    }

    #[test]
    fn contractions_are_cut() {
        check("They don't, can’t and won't; she'll", "They do|n't|, ca|n’t and wo|n't|; she|'ll");
        check("Cannot say it's Serbia's or the Serbs'", "Can|not say it|'s Serbia|'s or the Serbs|'");
        check("I'd've said I'm late", "I|'d|'ve said I|'m late");
        check("O'Brien of Cote d'Ivoire", "O'Brien of Cote d'Ivoire");
    }

    #[test]
    fn hyphens_between_letters_are_tokens() {
        check("Syrian-backed U.S.-Serbian talks", "Syrian|-|backed U.S.|-|Serbian talks");
        check("an F-16, COVID-19 and the G-7", "an F-16|, COVID-19 and the G-7");
        check("2021-22 Serbia–Kosovo war--peace", "2021|-|22 Serbia|–|Kosovo war|--|peace");
        check("either/or 24/7 and/or", "either|/|or 24/7 and/or");
    }

    #[test]
    fn numbers_keep_their_marks() {
        check("$1,200.50 or 20% by 5pm, 10km", "$|1,200.50 or 20|% by 5|pm|, 10|km");
        check("US$5 and €7 at 10:30.", "US$|5 and €|7 at 10:30|.");
    }

    #[test]
    fn addresses_stay_whole() {
        check("See https://a.example/b-c?d=e, or x.y@z.example.", "See https://a.example/b-c?d=e|, or x.y@z.example|.");
        check("at ministry.gov/press/a", "at ministry.gov/press/a");
    }

    #[test]
    fn a_missing_space_does_not_glue_sentences() {
        check("It ended.\"We won\"", "It ended|.|\"|We won|\"");
        check("It ended.Then rain.", "It ended|.|Then rain|.");
    }

    #[test]
    fn abbreviations_are_sorted_for_the_search() {
        assert!(ABBREVIATIONS.is_sorted());
    }

    proptest! {
        #[test]
        fn tokens_cover_everything_but_space(text in "[ \\n\\tA-Za-z0-9.,;:'’\"“”()$%/@&*+ĐčéЖ日\u{301}…—–-]{0,80}|\\PC{0,40}") {
            let mut end = 0;
            for span in split(&text, &[]) {
                prop_assert!(span.start() >= end && !span.is_empty());
                prop_assert!(text[end..span.start()].trim().is_empty());
                prop_assert!(!text[span.range()].contains(char::is_whitespace));
                end = span.end();
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }
}
