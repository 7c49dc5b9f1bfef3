//! The forms of a name that count as naming a gold entity.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::fold::{fold, strip_initials, strip_titles};
use super::gold::GoldArgument;
use crate::gazetteer::EntityKind;

/// Key of a canonical name -> keys of everything else that it is called, itself included.
static SYNONYMS: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
    let mut table: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut reader = csv::Reader::from_reader(include_str!("../../data/eval/synonyms.csv").as_bytes());
    for row in reader.deserialize() {
        let (name, form): (String, String) = row.expect("the embedded table has two columns");
        let forms = table.entry(fold(&name)).or_default();
        forms.extend([fold(&name), fold(&form)]);
    }
    table
});

/// Last words of personal names that are no surname.
const NO_SURNAME: [&str; 15] =
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "jr", "sr", "great"];

/// What a prediction may call one gold argument.
#[derive(Debug)]
pub(super) struct Forms {
    keys: BTreeSet<String>,
    person: bool,
}

impl Forms {
    /// Collects the forms of an argument: its name, surface forms and accepted answers with their synonyms.
    pub(super) fn new(argument: &GoldArgument) -> Self {
        let mut forms = Self { keys: BTreeSet::new(), person: argument.kind == EntityKind::Person };
        let canonical = || std::iter::once(&argument.name).chain(&argument.accept);
        for name in canonical().chain(&argument.aliases) {
            forms.add(fold(name));
        }
        if forms.person {
            forms.keys.extend(surname(&argument.name));
        }
        // An alias has no synonyms of its own: "Georgia" for the American state must not admit "Tbilisi".
        for name in canonical() {
            forms.keys.extend(SYNONYMS.get(&fold(name)).into_iter().flatten().cloned());
        }
        if argument.kind == EntityKind::State {
            forms.add_governments();
        }
        forms.keys.remove("");
        forms
    }

    fn add(&mut self, key: String) {
        if self.person {
            self.keys.extend([strip_titles(&key), strip_initials(&key)]);
        }
        self.keys.insert(key);
    }

    fn add_governments(&mut self) {
        let governments = |key: &String| [format!("{key} government"), format!("government of {key}")];
        let more: Vec<String> = self.keys.iter().flat_map(governments).collect();
        self.keys.extend(more);
    }

    /// Returns whether a predicted name means the entity; a person's titles and initials do not matter.
    pub(super) fn admit(&self, name: &str) -> bool {
        let key = fold(name);
        if self.keys.contains(&key) {
            return true;
        }
        let bare = strip_titles(&key);
        self.person && (self.keys.contains(&bare) || self.keys.contains(&strip_initials(&bare)))
    }
}

/// Returns the key of a person's surname; monarchs "of" a land have none.
fn surname(name: &str) -> Option<String> {
    let of_a_land = name.contains("Prince of") || (name.contains(" of ") && !name.contains(','));
    let key = fold(name);
    let last = key.rsplit(' ').next().filter(|last| !last.is_empty() && !NO_SURNAME.contains(last))?;
    (!of_a_land).then(|| last.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: EntityKind, name: &str, accept: &[&str], admitted: &[&str], refused: &[&str]) {
        let accept = accept.iter().map(|&name| name.to_owned()).collect();
        let forms = Forms::new(&GoldArgument { name: name.to_owned(), kind, aliases: Vec::new(), accept });
        for other in admitted {
            assert!(forms.admit(other), "{name} should admit {other}");
        }
        for other in refused {
            assert!(!forms.admit(other), "{name} should refuse {other}");
        }
    }

    #[test]
    fn states_go_by_capital_demonym_and_government() {
        let admitted = ["Ankara", "Türkiye", "the Turkish government", "government of Turkey"];
        check(EntityKind::State, "Turkey", &[], &admitted, &["Turkmenistan", "Istanbul", ""]);
    }

    #[test]
    fn persons_go_by_surname_with_or_without_titles() {
        let admitted = ["Đinđić", "Prime Minister Zoran Djindjic", "zoran q djindjic"];
        check(EntityKind::Person, "Zoran Đinđić", &[], &admitted, &["Zoran", "Ružica Đinđić Zoran"]);
        check(EntityKind::Person, "Hussein of Jordan", &[], &["King Hussein of Jordan"], &["Jordan"]);
        check(EntityKind::Person, "Martin Luther King Jr.", &[], &["Martin Luther King Jr"], &["Jr"]);
    }

    #[test]
    fn accepted_answers_bring_their_synonyms() {
        check(EntityKind::Organization, "Bundestag", &["Germany"], &["Berlin", "Germany"], &["Berlin government"]);
    }
}
