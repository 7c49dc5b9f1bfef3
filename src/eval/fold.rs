//! Folding of names to the key under which they are compared.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Words that may stand before a person's name.
static TITLES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| include_str!("../../data/eval/titles.csv").lines().skip(1).collect());

const ARTICLES: [&str; 3] = ["the", "a", "an"];

/// Returns the key of a name: lower case, no diacritics, no punctuation, no possessive ending, no articles; single
/// spaces.
///
/// Dots between single letters vanish without a gap ("U.S." gives `us`), all other marks leave one.
pub(super) fn fold(name: &str) -> String {
    let letters: Vec<char> = fold_letters(name);
    let plain = drop_marks(&drop_possessives(&letters));
    let words = plain.split_whitespace().filter(|word| !ARTICLES.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

/// Returns a folded name without the titles before it; the last word always stays.
pub(super) fn strip_titles(folded: &str) -> String {
    let mut words: Vec<&str> = folded.split(' ').collect();
    let titles = words.iter().take(words.len() - 1).take_while(|word| TITLES.contains(*word)).count();
    words.split_off(titles).join(" ")
}

/// Returns a folded name without its words of one letter (middle initials).
pub(super) fn strip_initials(folded: &str) -> String {
    let words = folded.split(' ').filter(|word| word.chars().nth(1).is_some());
    words.collect::<Vec<_>>().join(" ")
}

fn fold_letters(name: &str) -> Vec<char> {
    let lower = name.nfc().collect::<String>().to_lowercase();
    let spelled: String =
        lower.chars().map(|letter| spell(letter).unwrap_or(letter.into())).collect::<Vec<_>>().concat();
    let bare = spelled.nfkd().filter(|&letter| canonical_combining_class(letter) == 0);
    bare.map(|letter| if matches!(letter, '\u{2018}' | '\u{2019}' | '`') { '\'' } else { letter }).collect()
}

/// Spells out the letters that no decomposition reaches.
fn spell(letter: char) -> Option<String> {
    let plain = match letter {
        'đ' => "dj",
        'ø' => "o",
        'ł' => "l",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ı' => "i",
        'þ' => "th",
        'ð' => "d",
        'ħ' => "h",
        _ => return None,
    };
    Some(plain.to_owned())
}

fn is_word(letter: Option<&char>) -> bool {
    letter.is_some_and(|letter| letter.is_alphanumeric() || *letter == '_')
}

/// "Serbia's" -> "Serbia"; the ending must close a word.
fn drop_possessives(letters: &[char]) -> Vec<char> {
    let mut kept = Vec::with_capacity(letters.len());
    let mut at = 0;
    while at < letters.len() {
        if letters[at..].starts_with(&['\'', 's']) && !is_word(letters.get(at + 2)) {
            at += 2;
        } else {
            kept.push(letters[at]);
            at += 1;
        }
    }
    kept
}

fn drop_marks(letters: &[char]) -> String {
    let before = |at: usize, back: usize| at.checked_sub(back).and_then(|place| letters.get(place));
    let joins_initials = |at: usize| {
        is_word(before(at, 1))
            && !is_word(before(at, 2))
            && is_word(letters.get(at + 1))
            && !is_word(letters.get(at + 2))
    };
    let mut plain = String::with_capacity(letters.len());
    for (at, &letter) in letters.iter().enumerate() {
        match letter {
            '.' if joins_initials(at) => {}
            _ if letter.is_alphanumeric() => plain.push(letter),
            _ => plain.push(' '),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold_to_keys() {
        let check = |name: &str, expected: &str| assert_eq!(fold(name), expected, "{name}");
        check("Đặng Thị Ngọc Thịnh", "djang thi ngoc thinh");
        check("the U.S.S.R.", "ussr");
        check("U.S. Steel", "us steel");
        check("Lech Wałęsa’s", "lech walesa");
        check("the An-Nahar group", "nahar group");
        check("Bosnia-Herzegovina", "bosnia herzegovina");
        check("J.R.R. Tolkien", "jrr tolkien");
        check("No. 10", "no 10");
        check("...", "");
    }

    #[test]
    fn titles_go_but_never_the_whole_name() {
        let check = |name: &str, expected: &str| assert_eq!(strip_titles(&fold(name)), expected, "{name}");
        check("Deputy Prime Minister Tuvia Ben", "tuvia ben");
        check("Prince", "prince");
        check("former President King", "king");
        check("", "");
    }

    #[test]
    fn initials_go() {
        assert_eq!(strip_initials("dwight d eisenhower"), "dwight eisenhower");
        assert_eq!(strip_initials("x"), "");
    }
}
