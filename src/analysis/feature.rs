//! What the model sees of a word: norm, first letter, last three letters, shape and whether a space follows.

use compact_str::CompactString;
use unicode_normalization::UnicodeNormalization;

use super::weights::{Context, Weights};

/// A word as the model reads it, with what its norm depends on. The key of the cache of first-layer vectors.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Word {
    /// The word with diacritics folded.
    pub(super) text: CompactString,
    /// Whether a space follows.
    pub(super) spaced: bool,
    pub(super) context: Context,
}

/// Returns the word as the model reads it. Accented Latin letters become plain ones, because the model saw few:
/// it takes "Đurić" for a place and "Duric" for a person.
pub(super) fn fold(word: &str) -> CompactString {
    if word.is_ascii() {
        return CompactString::from(word);
    }
    word.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).map(fold_letter).collect()
}

fn fold_letter(letter: char) -> char {
    let plain = match letter {
        'đ' | 'ð' => 'd',
        'Đ' | 'Ð' => 'D',
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'ı' => 'i',
        'ə' => 'a',
        'Ə' => 'A',
        'æ' => 'a',
        'Æ' => 'A',
        'ß' => 's',
        'þ' => 't',
        'Þ' => 'T',
        other => other.nfd().next().unwrap_or(other),
    };
    if plain.is_ascii_alphabetic() { plain } else { letter }
}

impl Weights {
    /// Returns the numbers of a word's features, in the order of the embedding tables.
    pub(super) fn features(&self, word: &Word) -> [u64; 6] {
        let text = word.text.as_str();
        let norm = self.norm(text, word.context).unwrap_or_else(|| self.id(&text.to_lowercase()));
        let prefix = text.chars().next().map_or(0, char::len_utf8);
        let suffix = text.char_indices().rev().take(3).last().map_or(0, |(start, _)| start);
        let shape = shape(text);
        [norm, self.id(&text[..prefix]), self.id(&text[suffix..]), self.id(&shape), u64::from(word.spaced), 0]
    }
}

/// Returns "Xxxxx" for "Belgrade", "dd.d" for "12.5": runs are cut after four.
fn shape(word: &str) -> CompactString {
    if word.chars().nth(99).is_some() {
        return CompactString::const_new("LONG");
    }
    let mut shape = CompactString::default();
    let (mut last, mut run) = ('\0', 0);
    for letter in word.chars() {
        let class = match letter {
            c if c.is_alphabetic() && c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_numeric() => 'd',
            c => c,
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 4 {
            shape.push(class);
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_cut_runs_after_four() {
        for (word, expected) in [("Belgrade", "Xxxxx"), ("12.5", "dd.d"), ("U.S.", "X.X."), ("G20", "Xdd"), ("a", "x")]
        {
            assert_eq!(shape(word), expected);
        }
    }

    #[test]
    fn folding_keeps_the_number_of_letters() {
        for (word, expected) in [("Đurić", "Duric"), ("Erdoğan", "Erdogan"), ("’s", "’s"), ("Киев", "Киев")]
        {
            assert_eq!(fold(word), expected);
            assert_eq!(fold(word).chars().count(), word.chars().count());
        }
    }
}
