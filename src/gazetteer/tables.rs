//! The tables that are searched: pooled text, entities, hashed names, surnames, tenures. Shared with the build script.

use super::index::HashIndex;

/// A piece of the text pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Text {
    pub(crate) start: u32,
    pub(crate) len: u16,
}

/// An entity whose texts are in the pool; codes as in [`super::row`], dates packed, zero for unknown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RawEntity {
    pub(crate) id: Text,
    pub(crate) name: Text,
    pub(crate) state: Text,
    pub(crate) wikidata: Text,
    pub(crate) subtype: Text,
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) kind: u8,
    /// As in `row::GENDERS`, or 255.
    pub(crate) gender: u8,
}

/// A name of an entity.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameRow {
    pub(crate) text: Text,
    pub(crate) entity: u32,
    pub(crate) sense: u8,
    pub(crate) flags: u8,
}

/// The name must be written exactly as in the table, dots aside.
pub(crate) const EXACT: u8 = 1;
/// The name is also an ordinary word, another place or a common personal name.
pub(crate) const NEEDS_CONTEXT: u8 = 2;

/// Senses of a name, in the order of `NameSense`.
pub(crate) mod sense {
    pub(crate) const NAME: u8 = 0;
    pub(crate) const ALIAS: u8 = 1;
    pub(crate) const DEMONYM: u8 = 2;
    pub(crate) const CAPITAL: u8 = 3;
    pub(crate) const SEAT: u8 = 4;
    pub(crate) const PLACE: u8 = 5;
    pub(crate) const ACRONYM: u8 = 6;
}

/// Who held which office of which state (or organisation), and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tenure {
    pub(crate) of: u32,
    pub(crate) office: u8,
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) open: bool,
    pub(crate) person: u32,
}

/// A role noun in one number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RoleRow {
    pub(crate) name: Text,
    pub(crate) office: u8,
    pub(crate) plural: bool,
    pub(crate) represents_state: bool,
    pub(crate) title: bool,
    /// The id of the one state that has such an office; empty for others.
    pub(crate) only: Text,
}

/// A written form of a role; `exact` for acronyms.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RoleForm {
    pub(crate) role: u32,
    pub(crate) text: Text,
    pub(crate) exact: bool,
}

/// All tables.
#[derive(Debug, Clone)]
pub(crate) struct Tables {
    pub(crate) text: String,
    pub(crate) entities: Vec<RawEntity>,
    pub(crate) names: HashIndex<NameRow>,
    /// First words of names, with the greatest number of words of a name that begins so.
    pub(crate) starts: HashIndex<u8>,
    pub(crate) surnames: HashIndex<u32>,
    /// Sorted.
    pub(crate) tenures: Vec<Tenure>,
    pub(crate) roles: Vec<RoleRow>,
    pub(crate) role_forms: HashIndex<RoleForm>,
    pub(crate) role_starts: HashIndex<u8>,
    pub(crate) given_names: HashIndex<u8>,
    pub(crate) honorifics: HashIndex<u8>,
}

impl Tables {
    /// Returns a piece of the pool.
    pub(crate) fn str(&self, text: Text) -> &str {
        &self.text[text.start as usize..text.start as usize + usize::from(text.len)]
    }
}
