//! Base forms of inflected words: a table of irregular forms, then spelling rules by tag.

use std::sync::LazyLock;

use compact_str::{CompactString, ToCompactString};
use rustc_hash::FxHashMap;

use crate::text::Tag;

/// `form,class,lemma`; class `verb` and `noun` hold inflected forms, `stem` verbs whose stem after `-ed` and `-ing`
/// misleads the spelling rules ("promot" of "promoted").
const IRREGULAR: &str = include_str!("../../data/lexicon/irregular.csv");

#[derive(Default)]
struct Irregular {
    verbs: FxHashMap<&'static str, &'static str>,
    nouns: FxHashMap<&'static str, &'static str>,
    stems: FxHashMap<&'static str, &'static str>,
}

static TABLE: LazyLock<Irregular> = LazyLock::new(|| {
    let mut table = Irregular::default();
    for line in IRREGULAR.lines().skip(1) {
        let mut fields = line.split(',');
        if let (Some(form), Some(class), Some(lemma)) = (fields.next(), fields.next(), fields.next()) {
            let words = match class {
                "verb" => &mut table.verbs,
                "noun" => &mut table.nouns,
                _ => &mut table.stems,
            };
            words.insert(form, lemma);
        }
    }
    table
});

/// Returns the base form of a word under a tag, in lower case.
///
/// Verbs lose their endings and common nouns their plural; other words, comparatives among them, are only lower-cased.
///
/// ```
/// use legation::analysis::lemma;
/// use legation::text::Tag;
///
/// assert_eq!(lemma("met", Tag::Vbd), "meet");
/// assert_eq!(lemma("talks", Tag::Nns), "talk");
/// assert_eq!(lemma("Norway", Tag::Nnp), "norway");
/// ```
pub fn lemma(word: &str, tag: Tag) -> CompactString {
    let word = lower(word);
    match tag {
        Tag::Vbd | Tag::Vbn | Tag::Vbg | Tag::Vbz | Tag::Vbp | Tag::Vb => verb(&word, tag),
        Tag::Nns => noun(&word),
        Tag::Md => CompactString::const_new(match word.as_str() {
            "ca" => "can",
            "wo" | "'ll" | "’ll" => "will",
            "sha" => "shall",
            "'d" | "’d" => "would",
            _ => return word,
        }),
        _ if matches!(word.as_str(), "n't" | "n’t") => CompactString::const_new("not"),
        _ => word,
    }
}

/// Lower-cases without leaving the stack for ordinary words.
fn lower(word: &str) -> CompactString {
    if word.is_ascii() {
        let mut lower = CompactString::from(word);
        lower.make_ascii_lowercase();
        return lower;
    }
    word.chars().flat_map(char::to_lowercase).collect()
}

fn verb(word: &str, tag: Tag) -> CompactString {
    if matches!((word, tag), ("'d" | "’d", _)) {
        return CompactString::const_new("have");
    }
    // "found" as a base form is the verb "to found", "lay" the verb "to lay".
    if matches!(tag, Tag::Vb | Tag::Vbp) && !matches!(word, "am" | "are" | "'m" | "'re" | "’m" | "’re" | "'ve" | "’ve")
    {
        return word.into();
    }
    if let Some(lemma) = TABLE.verbs.get(word) {
        return (*lemma).into();
    }
    let stripped = match tag {
        Tag::Vbz => return singular(word),
        Tag::Vbg => word.strip_suffix("ing"),
        _ => word.strip_suffix("ed"),
    };
    match stripped {
        Some(stem) if stem.contains(is_vowel) => restore(stem, tag),
        _ => word.into(),
    }
}

fn noun(word: &str) -> CompactString {
    if let Some(lemma) = TABLE.nouns.get(word) {
        return (*lemma).into();
    }
    // "spokesmen", "congresswomen"
    match word.strip_suffix("men") {
        Some(stem) if stem.len() > 2 => stem.to_compact_string() + "man",
        _ => singular(word),
    }
}

/// Takes the `-s` off a plural or a third person.
fn singular(word: &str) -> CompactString {
    let Some(bare) = word.strip_suffix('s').filter(|bare| bare.len() > 1 && !bare.ends_with(['s', '\'', '’'])) else {
        return word.into();
    };
    if let Some(stem) = bare.strip_suffix("ie").filter(|stem| stem.len() > 1) {
        return stem.to_compact_string() + "y";
    }
    match bare.strip_suffix('e') {
        Some(stem) if ["ss", "sh", "ch", "zz"].iter().any(|end| stem.ends_with(end)) => stem.into(),
        Some(stem) if stem.ends_with(['x', 'o']) || stem.ends_with('s') && TABLE.stems.get(stem) == Some(&stem) => {
            stem.into()
        }
        _ => bare.into(),
    }
}

/// Returns the verb of a stem left by `-ed` or `-ing`: "imposing" has lost an "e", "planned" has doubled its "n".
fn restore(stem: &str, tag: Tag) -> CompactString {
    if let Some(lemma) = TABLE.stems.get(stem) {
        return (*lemma).into();
    }
    if tag != Tag::Vbg {
        if let Some(stem) = stem.strip_suffix('i') {
            return stem.to_compact_string() + "y";
        }
        if stem.ends_with('e') {
            return stem.to_compact_string() + "e";
        }
    }
    if is_doubled(stem) {
        return stem[..stem.len() - 1].into();
    }
    if loses_e(stem.as_bytes()) { stem.to_compact_string() + "e" } else { stem.into() }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Whether the stem's last consonant is doubled before the ending: "planned", "compelled", but "called", "passed".
fn is_doubled(stem: &str) -> bool {
    match stem.as_bytes() {
        [rest @ .., b'l', b'l'] => rest.iter().filter(|letter| is_vowel(**letter as char)).count() > 1,
        [.., a, b] => a == b && matches!(b, b'b' | b'd' | b'g' | b'k' | b'm' | b'n' | b'p' | b'r' | b't'),
        _ => false,
    }
}

/// Whether a verb with this stem is spelled with a final "e". Decided by the last letters; the exceptions are rows of
/// the table. The comments give a verb for each rule.
fn loses_e(stem: &[u8]) -> bool {
    let letter = |back: usize| stem.len().checked_sub(back).map_or(b' ', |place| stem[place]);
    let vowel = |back: usize| is_vowel(letter(back) as char);
    let single_vowel = vowel(2) && (!vowel(3) || letter(3) == b'u' && letter(4) == b'q');
    match letter(1) {
        // approve, announce, continue
        b'v' | b'c' | b'u' => true,
        // propose, endorse; not "discuss"
        b's' => letter(2) != b's',
        // organize; not "waltz"
        b'z' => letter(2) != b't',
        // settle, enable; not "curl", "crawl"
        b'l' if !vowel(2) => matches!(letter(2), b'b' | b'c' | b'd' | b'f' | b'g' | b'k' | b'p' | b's' | b't' | b'z'),
        // rule, pile, reconcile; not "reveal", "control", "travel", "signal"
        b'l' => single_vowel && matches!(letter(2), b'i' | b'u'),
        // pledge, merge, engage, challenge, plunge; not "belong", "bring"
        b'g' => {
            vowel(2) || matches!(letter(2), b'd' | b'r' | b'l') || letter(2) == b'n' && matches!(letter(3), b'e' | b'u')
        }
        // declare, require, secure; not "offer", "repair", "monitor", "clear"
        b'r' => single_vowel && matches!(letter(2), b'a' | b'i' | b'u'),
        // negotiate, evaluate, execute; not "visit", "target", "treat", "shout"
        b't' => match letter(2) {
            b'a' => !matches!(letter(3), b'e' | b'o') && stem.len() > 2,
            b'u' => !vowel(3),
            _ => false,
        },
        // persuade, decide, explode, conclude; not "load", "avoid", "need"
        b'd' => single_vowel || letter(2) == b'a' && letter(3) == b'u',
        // provoke, assume, determine, describe, hope; not "look", "claim", "mention", "open"
        b'k' | b'b' | b'p' => single_vowel,
        b'm' => single_vowel && matches!(letter(2), b'a' | b'i' | b'u'),
        b'n' => single_vowel && matches!(letter(2), b'i' | b'u'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn check(tag: Tag, pairs: &str) {
        for pair in pairs.split_whitespace() {
            let (word, expected) = pair.split_once(':').unwrap();
            assert_eq!(lemma(word, tag), expected, "{word} as {tag:?}");
        }
    }

    #[test]
    fn past_forms_lose_their_ending() {
        check(Tag::Vbd, "met:meet held:hold said:say was:be agreed:agree signed:sign imposed:impose vetoed:veto");
        check(Tag::Vbd, "visited:visit negotiated:negotiate supported:support planned:plan controlled:control");
        check(Tag::Vbd, "called:call discussed:discuss ratified:ratify urged:urge pledged:pledge denied:deny");
        check(Tag::Vbn, "sanctioned:sanction recognized:recognize endorsed:endorse backed:back condemned:condemn");
        check(Tag::Vbn, "invited:invite promoted:promote developed:develop focused:focus required:require");
        check(Tag::Vbn, "offered:offer monitored:monitor secured:secure reconciled:reconcile signalled:signal");
        check(Tag::Vbn, "welcomed:welcome received:receive hosted:host concluded:conclude toppled:topple");
        check(Tag::Vbn, "accused:accuse expelled:expel recalled:recall arranged:arrange belonged:belong freed:free");
        check(Tag::Vbn, "stationed:station threatened:threaten convened:convene examined:examine evacuated:evacuate");
    }

    #[test]
    fn participles_and_third_persons() {
        check(Tag::Vbg, "meeting:meet imposing:impose dying:die being:be trading:trade seeing:see running:run");
        check(Tag::Vbg, "bringing:bring challenging:challenge holding:hold voting:vote withdrawing:withdraw");
        check(Tag::Vbz, "meets:meet imposes:impose reaches:reach denies:deny has:have goes:go is:be focuses:focus");
        check(Tag::Vbz, "does:do vetoes:veto passes:pass recognizes:recognize lies:lie supports:support");
    }

    #[test]
    fn base_forms_stay() {
        check(Tag::Vb, "found:found lay:lay be:be");
        check(Tag::Vbp, "are:be 've:have support:support");
    }

    #[test]
    fn plurals_become_singular() {
        check(Tag::Nns, "talks:talk leaders:leader sanctions:sanction countries:country parties:party crises:crisis");
        check(Tag::Nns, "spokesmen:spokesman women:woman embassies:embassy taxes:tax losses:loss clashes:clash");
        check(
            Tag::Nns,
            "wives:wife embargoes:embargo forces:force houses:house series:series headquarters:headquarters",
        );
    }

    #[test]
    fn other_words_are_lower_cased() {
        check(Tag::Nnp, "Nations:nations Đurić:đurić");
        check(Tag::Jjr, "closer:closer");
        check(Tag::Md, "wo:will ca:can must:must");
        check(Tag::Rb, "n't:not");
    }
}
