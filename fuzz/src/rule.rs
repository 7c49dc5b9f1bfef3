//! Rule files and word lists.

use std::path::Path;
use std::sync::LazyLock;

use legation::gazetteer::Gazetteer;
use legation::pipeline::Extractor;
use legation::rule::{Lexicon, Rule, RuleSet};
use legation::text::RawDocument;

/// What a rule that is taken is tried on.
const SENTENCE: &str = "Norway met Chad, and the minister of France, who had asked to meet, recognized Palestine.";

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().expect("tests read the tables"));

/// A rule file or word list is refused with its place, or it can be used.
pub fn rules(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut lists = LEXICON.clone();
    let _ = lists.add_lists(text, Path::new("lists.csv"));
    let _ = lists.add_governors(text, Path::new("governors.csv"));
    // A path without a name, since a file must be named like its rule.
    let Ok(rule) = Rule::parse(text, Path::new("")) else { return };
    let Ok(rules) = RuleSet::compile(vec![rule], LEXICON.clone()) else { return };
    let extractor = Extractor::new(std::borrow::Cow::Borrowed(Gazetteer::embedded()), rules).parse_all(true);
    extractor.extract(RawDocument { id: "fuzz".to_owned(), text: SENTENCE.to_owned(), ..RawDocument::default() });
}
