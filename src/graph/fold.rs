//! Names without the differences that keyboards and transliterations make.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns `text` in lower case without diacritics, dots and apostrophes, words divided by one space, in both conventions
/// (`đ` is `d` and `dj`, `ü` is `u` and `ue`), without repetition.
pub(crate) fn fold_keys(text: &str) -> Vec<String> {
    let mut keys = vec![fold_as(text, false), fold_as(text, true)];
    keys.dedup();
    keys
}

fn fold_as(text: &str, long: bool) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfc() {
        match plain(c, long) {
            Some(letters) => folded.push_str(letters),
            None => [c].into_iter().collect::<String>().nfkd().for_each(|c| push(&mut folded, c, long)),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn push(folded: &mut String, c: char, long: bool) {
    match plain(c, long) {
        _ if is_combining_mark(c) || matches!(c, '\'' | '’' | '.') => {}
        Some(letters) => folded.push_str(letters),
        None if c.is_alphanumeric() => folded.extend(c.to_lowercase().filter(|&c| !is_combining_mark(c))),
        None if folded.ends_with(' ') || folded.is_empty() => {}
        None => folded.push(' '),
    }
}

/// Letters that have no decomposition or a digraph of their own.
fn plain(c: char, long: bool) -> Option<&'static str> {
    Some(match (c, long) {
        ('đ' | 'Đ', true) => "dj",
        ('đ' | 'Đ' | 'ð' | 'Ð', _) => "d",
        ('ł' | 'Ł', _) => "l",
        ('ü' | 'Ü', true) => "ue",
        ('ä' | 'Ä', true) => "ae",
        ('ö' | 'Ö' | 'ø' | 'Ø', true) => "oe",
        ('å' | 'Å', true) => "aa",
        ('ø' | 'Ø', _) => "o",
        ('ı', _) => "i",
        ('ß', _) => "ss",
        ('æ' | 'Æ', _) => "ae",
        ('œ' | 'Œ', _) => "oe",
        ('þ' | 'Þ', _) => "th",
        ('ə' | 'Ə', _) => "a",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::fold_keys;

    #[test]
    fn keyboards_do_not_matter() {
        let check = |text: &str, expected: &[&str]| assert_eq!(fold_keys(text), expected);
        check("Đurić", &["duric", "djuric"]);
        check("Yaşar  Güler", &["yasar guler", "yasar gueler"]);
        check("U.N. Security-Council", &["un security council"]);
        check("  \u{1F600}  ", &[""]);
    }
}
