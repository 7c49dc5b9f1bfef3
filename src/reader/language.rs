//! Whether a text is English, told cheaply from its function words and its script.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Function words of some languages: `language,words`.
static TABLE: &str = include_str!("../../data/lexicon/function_words.csv");

/// Words that are looked at: enough to be sure, few enough to be cheap.
const SAMPLE: usize = 400;

/// Fewer words than this tell no language.
const FEWEST: usize = 20;

/// What a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Another language, by name, or "another language" when it is none of those known.
    Other(&'static str),
    /// Too short to tell.
    Unknown,
}

struct FunctionWords {
    languages: Vec<&'static str>,
    /// Bit `n` of a word's value stands for `languages[n]`.
    words: HashMap<&'static str, u32>,
}

static FUNCTION_WORDS: LazyLock<FunctionWords> = LazyLock::new(|| {
    let (mut languages, mut words) = (Vec::new(), HashMap::new());
    for row in TABLE.lines().skip(1) {
        let Some((language, list)) = row.split_once(',') else { continue };
        for word in list.split(' ') {
            *words.entry(word).or_insert(0) |= 1 << languages.len();
        }
        languages.push(language);
    }
    FunctionWords { languages, words }
});

/// Tells the language of a text by the share of English and of other function words among its first words.
///
/// English prose has 25 to 50 % of them; a table of names has few of any language and passes.
///
/// ```
/// use legation::reader::{Language, language_of};
///
/// let text = "Der Minister hat sich am Montag in Oslo mit dem Präsidenten getroffen und über die Lage in der Region \
///             gesprochen, wie das Amt am Abend mitteilte.";
/// assert_eq!(language_of(text), Language::Other("German"));
/// ```
pub fn language_of(text: &str) -> Language {
    let table = &*FUNCTION_WORDS;
    let mut counts = vec![Count::default(); table.languages.len()];
    let mut seen = HashSet::new();
    let (mut words, mut foreign_script) = (0usize, 0usize);
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(SAMPLE) {
        words += 1;
        foreign_script += usize::from(word.chars().all(|c| c > '\u{24f}' && !('\u{1e00}'..='\u{1eff}').contains(&c)));
        let Some((word, bits)) = table.words.get_key_value(word.to_lowercase().as_str()) else { continue };
        let new = seen.insert(*word);
        for count in counts.iter_mut().enumerate().filter(|(place, _)| bits >> place & 1 == 1).map(|(_, count)| count) {
            count.words += 1;
            count.distinct += usize::from(new);
        }
    }
    judge(&table.languages, &counts, words, foreign_script, text)
}

/// How many words of a text are function words of one language, and how many different ones.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    words: usize,
    distinct: usize,
}

fn judge(languages: &[&'static str], counts: &[Count], words: usize, foreign: usize, text: &str) -> Language {
    // Scripts without spaces have few words and many letters.
    let unspaced = words < FEWEST && foreign > 0 && text.chars().take(2000).filter(|c| *c > '\u{2e7f}').count() > 40;
    if words < FEWEST && !unspaced {
        return Language::Unknown;
    }
    let english = counts[0].words;
    let best = (1..counts.len()).max_by_key(|place| (counts[*place].words, usize::MAX - place)).unwrap_or(0);
    // A table full of "est." is not French.
    let clear = counts[best].words * 8 >= words && counts[best].words * 2 > english * 3 && counts[best].distinct >= 4;
    match () {
        () if foreign * 2 > words || unspaced => {
            Language::Other(if clear { languages[best] } else { "a language in another script" })
        }
        () if clear => Language::Other(languages[best]),
        // A list of names has hardly any function words; prose of an unlisted language has none of these either, but in
        // lower case.
        () if english * 50 < words && words >= 80 && counts[0].distinct < 3 && mostly_lower_case(text) => {
            Language::Other("another language")
        }
        () => Language::English,
    }
}

/// Prose: most words begin in lower case, and few of them are numbers, as they are in tables.
fn mostly_lower_case(text: &str) -> bool {
    let (mut lower, mut numbers, mut words) = (0usize, 0usize, 0usize);
    for word in text.split_whitespace().take(SAMPLE) {
        words += 1;
        lower += usize::from(word.starts_with(char::is_lowercase));
        numbers += usize::from(word.contains(|c: char| c.is_ascii_digit()));
    }
    lower * 2 > words && numbers * 12 < words && words >= 40
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Language) {
        assert_eq!(language_of(text), expected);
    }

    #[test]
    fn english_and_short_texts_pass() {
        check(
            "The foreign minister met the ambassador of Chad in Oslo on Monday and said that the two states will open \
             embassies by the end of the year.",
            Language::English,
        );
        check("Ministar se sastao", Language::Unknown);
        check(
            &"Electricity: exports: 3,000 (2022 est.)\nImports: consumption: 5 million (2023 est.)\n".repeat(9),
            Language::English,
        );
        check(&"Marko Djuric, Ivica Dacic, Sergey Lavrov; Aleksandar Vucic. ".repeat(10), Language::English);
    }

    #[test]
    fn other_languages_are_named() {
        check(
            "Le ministre des affaires étrangères a rencontré lundi son homologue à Oslo et les deux hommes ont parlé de la \
             situation dans la région.",
            Language::Other("French"),
        );
        check(
            "Ministar spoljnih poslova sastao se u ponedeljak sa predsednikom i rekao da je to važno za odnose koji su \
             dobri, a ne samo za trgovinu na granici.",
            Language::Other("Serbo-Croatian"),
        );
        check(
            "Министр иностранных дел встретился в понедельник с послом и сказал, что это важно для отношений двух стран и \
             всего региона в целом, как сообщили в министерстве.",
            Language::Other("Russian"),
        );
        check(&"外交部長在奧斯陸會見了大使".repeat(5), Language::Other("a language in another script"));
    }
}
