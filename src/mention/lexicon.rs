//! Word lists that mention finding and resolution read: classes of words, pronouns, collective and descriptive nouns.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::gazetteer::EntityKind;

/// A set of word classes, one bit a class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Classes(u64);

macro_rules! classes {
    ($($name:ident $label:literal $bit:literal,)*) => {
        impl Classes {
            $(#[doc = concat!("Class `", $label, "` of word_class.csv.")] pub(crate) const $name: Self = Self(1 << $bit);)*

            fn from_label(label: &str) -> Option<Self> {
                match label { $($label => Some(Self::$name),)* _ => None }
            }
        }
    };
}

classes! {
    ORGANIZATION_HEAD "organization_head" 0,
    TAIL_STOP "organization_tail_stop" 1,
    PARTICLE "name_particle" 2,
    SUFFIX "name_suffix" 3,
    NOT_NAME "not_name" 4,
    CALENDAR "weekday_or_month" 5,
    SPEECH "speech_verb" 6,
    PLACE_PREPOSITION "place_preposition" 7,
    DIRECTION "direction_preposition" 8,
    MOTION "motion" 9,
    PLACE_NOUN "place_noun" 10,
    PLACE_APPOSITION "place_apposition" 11,
    ROLE_ADJECTIVE "role_adjective" 12,
    FAMILY "family_noun" 13,
    LOCATION_NOUN "location_noun" 14,
    ACTOR_NOT_NAMED "unnamed_group" 15,
    TITLE_HEAD "title_head" 16,
    MEDIA_CUE "media_cue" 17,
    PORTFOLIO "portfolio" 18,
    SAYING "saying" 19,
    CLAUSE "clause_opener" 20,
    FORMER "former" 21,
    GOVERNMENT "government" 22,
    STYLE "style_of_address" 23,
    THING "thing_noun" 24,
    THING_OPENER "thing_opener" 25,
    NOBLE "noble_title" 26,
    COMPOUND_PREFIX "compound_prefix" 27,
    PERSONAL_VERB "personal_verb" 28,
    BEFORE_VERB "before_verb" 29,
    ENCOUNTER "encounter" 30,
    POLITY "form_of_state" 31,
    BODY_NOUN "body_noun" 32,
    PENALTY_VERB "penalty_verb" 33,
    PENALTY_NOUN "penalty_noun" 34,
    LEGAL_FORM "legal_form" 35,
    PERSON_OBJECT "person_object" 36,
    NOT_SURNAME "not_surname" 37,
}

impl Classes {
    /// Returns whether any class of `other` is in the set.
    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl std::ops::BitOr for Classes {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Grammatical gender of a pronoun or the sex that a title or given name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// He.
    Masculine,
    /// She.
    Feminine,
    /// It.
    Neuter,
}

/// Person of a pronoun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GrammaticalPerson {
    /// I, we.
    First,
    /// You.
    Second,
    /// He, she, it, they.
    Third,
    /// Whose: of what stands before.
    Relative,
}

/// What a pronoun tells about its referent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pronoun {
    /// I, you or he.
    pub person: GrammaticalPerson,
    /// Whether it refers to several; `false` for "you".
    pub plural: bool,
    /// He, she or it.
    pub gender: Option<Gender>,
    /// "His", "its", "our".
    pub possessive: bool,
    /// "Himself", "themselves".
    pub reflexive: bool,
}

/// How a noun stands for a state or its people: "the Serbian government", "Serbian officials", "the Israeli army".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CollectiveNoun {
    pub(crate) plural: bool,
    /// "His Serbian counterpart".
    pub(crate) counterpart: bool,
    /// "Officials", "delegation": alone, without a state, they are nobody.
    pub(crate) official: bool,
    /// "The Ukrainian people".
    pub(crate) people: bool,
}

/// What a definite description refers to: "the minister", "the two countries".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DescriptionNoun {
    pub(crate) plural: bool,
    /// `None` for "sides" and "parties", which may be any actor.
    pub(crate) kind: Option<EntityKind>,
}

/// What the lists tell of one word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct WordInfo {
    pub(crate) classes: Classes,
    pub(crate) pronoun: Option<Pronoun>,
    pub(crate) collective: Option<CollectiveNoun>,
    pub(crate) description: Option<DescriptionNoun>,
}

/// All lists, keyed by the word in lower case.
#[derive(Default)]
pub(crate) struct Lexicon {
    words: FxHashMap<&'static str, WordInfo>,
    /// "greco": "Greek".
    combining: FxHashMap<&'static str, &'static str>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);

/// Returns the embedded word lists.
pub(crate) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// Returns the rows of an embedded table without its header; its cells hold neither quotes nor commas.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).filter(|line| !line.is_empty()).map(|line| line.split(',').collect())
}

impl Lexicon {
    fn load() -> Self {
        let mut lexicon = Self::default();
        lexicon.load_classes();
        lexicon.load_pronouns();
        lexicon.load_nouns();
        let forms = rows(include_str!("../../data/lexicon/combining_form.csv"));
        lexicon.combining = forms.map(|row| (row[0], row[1])).collect();
        lexicon
    }

    /// Returns the adjective for which a word in lower case stands before a hyphen.
    pub(crate) fn combining(&self, lower: &str) -> Option<&'static str> {
        self.combining.get(lower).copied()
    }

    /// Returns what is known of a word, given in lower case.
    pub(crate) fn word(&self, lower: &str) -> WordInfo {
        self.words.get(lower).copied().unwrap_or_default()
    }

    fn load_classes(&mut self) {
        for row in rows(include_str!("../../data/lexicon/word_class.csv")) {
            let class = Classes::from_label(row[0]).expect("word_class.csv names only classes of this module");
            let entry = self.words.entry(row[1]).or_default();
            entry.classes = entry.classes | class;
        }
    }

    fn load_pronouns(&mut self) {
        for row in rows(include_str!("../../data/lexicon/pronoun.csv")) {
            let pronoun = Pronoun {
                person: match row[1] {
                    "first" => GrammaticalPerson::First,
                    "second" => GrammaticalPerson::Second,
                    "relative" => GrammaticalPerson::Relative,
                    _ => GrammaticalPerson::Third,
                },
                plural: row[2] == "plural",
                gender: match row[3] {
                    "masculine" => Some(Gender::Masculine),
                    "feminine" => Some(Gender::Feminine),
                    "neuter" => Some(Gender::Neuter),
                    _ => None,
                },
                possessive: row[4] == "possessive",
                reflexive: row[4] == "reflexive",
            };
            self.words.entry(row[0]).or_default().pronoun = Some(pronoun);
        }
    }

    fn load_nouns(&mut self) {
        for row in rows(include_str!("../../data/lexicon/collective_noun.csv")) {
            let noun = CollectiveNoun {
                plural: row[1] == "plural",
                counterpart: row[2] == "counterpart",
                official: row[2] == "official",
                people: row[2] == "people",
            };
            self.words.entry(row[0]).or_default().collective = Some(noun);
        }
        for row in rows(include_str!("../../data/lexicon/description_noun.csv")) {
            let kind = match row[2] {
                "person" => Some(EntityKind::Person),
                "state" => Some(EntityKind::State),
                "organization" => Some(EntityKind::Organization),
                _ => None,
            };
            self.words.entry(row[0]).or_default().description =
                Some(DescriptionNoun { plural: row[1] == "plural", kind });
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_table_is_read() {
        assert!(lexicon().word("ministry").classes.has(Classes::ORGANIZATION_HEAD));
        assert!(lexicon().word("ourselves").pronoun.unwrap().reflexive);
        assert!(lexicon().word("officials").collective.unwrap().plural);
        assert_eq!(lexicon().word("countries").description.unwrap().kind, Some(EntityKind::State));
    }

    #[test]
    fn a_word_may_have_several_classes() {
        let classes = lexicon().word("may").classes;
        assert!(classes.has(Classes::NOT_NAME) && classes.has(Classes::CALENDAR));
    }
}
