//! Tokens cut into the smallest pieces that the grammar needs, so that it reads "mid-October", "Oct." and "9-12" the
//! same however the tokeniser cut them.

use compact_str::CompactString;

use crate::text::{Document, TokenSpan};

use super::lexicon::{self, Class, Classes};

/// A run of letters and digits, or one mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Atom {
    /// In lower case.
    pub(super) text: CompactString,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// The token it belongs to.
    pub(super) token: usize,
    /// Whether nothing stands between it and the atom before.
    pub(super) glued: bool,
    /// What it is by shape.
    pub(super) shape: Shape,
    /// What it is by the lexicon.
    classes: Classes,
}

/// What an atom is by its characters alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A number of one to four digits, and how many they are.
    Number(i16, u8),
    /// "15th".
    Ordinal(i8),
    /// "1990s", by its first year.
    Decade(i16),
    /// Any other run.
    Word,
    /// A character that is neither letter nor digit.
    Mark(char),
}

impl Atom {
    /// Returns the number that the lexicon gives the atom in `class`.
    pub(super) fn value(&self, class: Class) -> Option<i8> {
        lexicon::value_in(self.classes, class)
    }

    /// Returns whether the atom stands in `class`.
    pub(super) fn is(&self, class: Class) -> bool {
        self.value(class).is_some()
    }

    /// Returns whether the atom is this mark.
    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.shape == Shape::Mark(mark)
    }

    /// Returns whether the atom is a hyphen or dash.
    pub(super) fn is_dash(&self) -> bool {
        matches!(self.shape, Shape::Mark('-' | '\u{2010}'..='\u{2015}'))
    }

    /// Returns whether the atom is letters or digits.
    pub(super) fn is_run(&self) -> bool {
        !matches!(self.shape, Shape::Mark(_))
    }
}

/// Returns the atoms of `tokens` in order.
pub(super) fn atoms(document: &Document, tokens: TokenSpan) -> Vec<Atom> {
    let mut atoms = Vec::with_capacity(tokens.len() + tokens.len() / 4);
    let mut end = usize::MAX;
    for token in tokens.range() {
        let start = document.tokens[token].span.start();
        for (offset, piece) in pieces(document.word(token)) {
            atoms.push(atom(piece, token, start + offset == end));
            end = start + offset + piece.len();
        }
    }
    atoms
}

/// Cuts a word into runs and marks; white space is left out.
fn pieces(word: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = word.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.by_ref().find(|(_, c)| !c.is_whitespace())?;
        let mut end = start + first.len_utf8();
        if first.is_alphanumeric() {
            while let Some((at, c)) = rest.next_if(|(_, c)| c.is_alphanumeric()) {
                end = at + c.len_utf8();
            }
        }
        Some((start, &word[start..end]))
    })
}

fn atom(piece: &str, token: usize, glued: bool) -> Atom {
    let first = piece.chars().next().unwrap_or(' ');
    let text: CompactString = piece.chars().flat_map(char::to_lowercase).collect();
    let (shape, classes) = (shape(&text, first), lexicon::classes(&text));
    Atom { text, capital: first.is_uppercase(), token, glued, shape, classes }
}

fn shape(text: &str, first: char) -> Shape {
    if !first.is_alphanumeric() {
        return Shape::Mark(first);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, suffix) = text.split_at(digits);
    match (number.parse::<i16>(), digits, suffix) {
        (Ok(n), 1..=4, "") => Shape::Number(n, digits as u8),
        (Ok(n), 1..=2, "st" | "nd" | "rd" | "th") if (1..=31).contains(&n) => Shape::Ordinal(n as i8),
        (Ok(n), 4, "s") if n % 10 == 0 => Shape::Decade(n),
        _ => Shape::Word,
    }
}
