//! The search key of a name: what is left of it when case, diacritics, dots, apostrophes and hyphens are ignored.
//!
//! Two conventions write the letters that have no ASCII base: `Đurić` is `Duric` or `Djuric`, `Müller` is `Muller` or
//! `Mueller`. A table name is entered under both keys; a word of a text that holds such a letter is looked up under
//! both. Shared with the build script.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// How letters without an ASCII base are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// One letter for one: `đ` is `d`, `ü` is `u`.
    Short,
    /// The digraphs of typewriters: `đ` is `dj`, `ü` is `ue`.
    Long,
}

/// Returns the search key of `text`: lower case, no diacritics, dots or apostrophes, hyphens as spaces.
///
/// ```
/// assert_eq!(legation::gazetteer::fold("Marko Đurić"), "marko duric");
/// assert_eq!(legation::gazetteer::fold("U.S.-backed"), "us backed");
/// ```
pub fn fold(text: &str) -> String {
    fold_as(text, Spelling::Short)
}

/// Returns the search keys of `text` in both spellings, without repetition.
///
/// ```
/// assert_eq!(legation::gazetteer::fold_keys("Đurić"), ["duric", "djuric"]);
/// ```
pub fn fold_keys(text: &str) -> Vec<String> {
    let mut keys = vec![fold_as(text, Spelling::Short)];
    if has_digraph(text) {
        let long = fold_as(text, Spelling::Long);
        if long != keys[0] {
            keys.push(long);
        }
    }
    keys
}

fn fold_as(text: &str, spelling: Spelling) -> String {
    let mut key = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        fold_char(c, spelling, &mut |part| match part {
            Part::Gap => gap = true,
            Part::Letter(letter) => {
                if gap && !key.is_empty() {
                    key.push(' ');
                }
                gap = false;
                key.push(letter);
            }
        });
    }
    key
}

/// Whether the two spellings of `text` differ.
pub(crate) fn has_digraph(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| digraph(c).is_some())
}

enum Part {
    Letter(char),
    Gap,
}

fn fold_char(c: char, spelling: Spelling, sink: &mut impl FnMut(Part)) {
    match c {
        'a'..='z' | '0'..='9' => sink(Part::Letter(c)),
        'A'..='Z' => sink(Part::Letter(c.to_ascii_lowercase())),
        '.' | '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʾ' | 'ʿ' | '`' | '´' => {}
        '&' => {
            sink(Part::Gap);
            "and".chars().for_each(|letter| sink(Part::Letter(letter)));
            sink(Part::Gap);
        }
        _ if c.is_ascii() => sink(Part::Gap),
        _ => fold_foreign(c, spelling, sink),
    }
}

fn fold_foreign(c: char, spelling: Spelling, sink: &mut impl FnMut(Part)) {
    if let Some((short, long)) = digraph(c) {
        let letters = if spelling == Spelling::Short { short } else { long };
        return letters.chars().for_each(|letter| sink(Part::Letter(letter)));
    }
    decompose_canonical(c, |part| {
        for lower in part.to_lowercase() {
            match plain(lower) {
                Some(letters) => letters.chars().for_each(|letter| sink(Part::Letter(letter))),
                None if is_combining_mark(lower) => {}
                None if lower.is_alphanumeric() => sink(Part::Letter(lower)),
                None => sink(Part::Gap),
            }
        }
    });
}

/// Letters that are written in two ways without their mark.
fn digraph(c: char) -> Option<(&'static str, &'static str)> {
    Some(match c {
        'đ' | 'Đ' => ("d", "dj"),
        'ü' | 'Ü' => ("u", "ue"),
        'ö' | 'Ö' => ("o", "oe"),
        'ä' | 'Ä' => ("a", "ae"),
        'ø' | 'Ø' => ("o", "oe"),
        'å' | 'Å' => ("a", "aa"),
        _ => return None,
    })
}

/// Letters that do not decompose.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ł' => "l",
        'ı' => "i",
        'ð' => "d",
        'þ' => "th",
        'æ' => "ae",
        'œ' => "oe",
        'ə' => "a",
        'ħ' => "h",
        'ŋ' => "n",
        _ => return None,
    })
}

/// Hashes a name word by word; each state on the way is the hash of the words so far.
#[derive(Debug, Clone, Copy)]
pub(crate) struct KeyHasher {
    hash: u64,
    spelling: Spelling,
    empty: bool,
}

impl KeyHasher {
    pub(crate) fn new(spelling: Spelling) -> Self {
        Self { hash: 0xcbf2_9ce4_8422_2325, spelling, empty: true }
    }

    /// Adds a word as written. A word that begins with an apostrophe ("'s") continues the one before it.
    pub(crate) fn push(&mut self, word: &str) {
        // "St. Petersburg" and "Saint Petersburg" are one name.
        let word = if matches!(word, "St." | "St" | "ST." | "ST") { "saint" } else { word };
        let (mut hash, mut gap) = (self.hash, !self.empty && !word.starts_with(['\'', '’']));
        let mut empty = self.empty;
        let mut byte = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        for c in word.chars() {
            fold_char(c, self.spelling, &mut |part| match part {
                Part::Gap => gap = !empty,
                Part::Letter(letter) => {
                    if gap {
                        byte(b' ');
                    }
                    (gap, empty) = (false, false);
                    letter.encode_utf8(&mut [0; 4]).bytes().for_each(&mut byte);
                }
            });
        }
        (self.hash, self.empty) = (hash, empty);
    }

    /// Returns the hash of the words so far, its bits well mixed.
    pub(crate) fn finish(self) -> u64 {
        let mixed = (self.hash ^ (self.hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed ^ (mixed >> 29)
    }
}

/// Returns the hash of a whole name in one spelling.
pub(crate) fn key_hash(name: &str, spelling: Spelling) -> u64 {
    let mut hasher = KeyHasher::new(spelling);
    name.split_whitespace().for_each(|word| hasher.push(word));
    hasher.finish()
}

/// Returns the hashes of a whole name in both spellings, without repetition.
pub(crate) fn key_hashes(name: &str) -> impl Iterator<Item = u64> {
    let long = has_digraph(name).then(|| key_hash(name, Spelling::Long));
    std::iter::once(key_hash(name, Spelling::Short)).chain(long)
}
