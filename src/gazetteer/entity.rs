//! What names stand for.

use std::fmt;

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use crate::text::PartialDate;

/// Identifier of an entity: a state's id of the gazetteer (`SRB`), a Wikidata id, or a slug of the folded name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntityId(CompactString);

impl EntityId {
    /// Returns the id with this text.
    pub fn new(id: impl Into<CompactString>) -> Self {
        Self(id.into())
    }

    /// Returns the id's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum EntityKind {
    /// A named person.
    Person,
    /// A state or territory, historical and disputed ones included.
    State,
    /// An organisation: intergovernmental, government body, party, armed group, company.
    Organization,
    /// A city or region that is only a place.
    Place,
    /// People or a body of one document, of no state and no name that a list has: "refugees", "a court".
    Group,
}

impl EntityKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Person, Self::State, Self::Organization, Self::Place, Self::Group];

    /// Returns the name used in rules and files.
    pub fn label(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::State => "state",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Group => "group",
        }
    }
}

/// A person, state, organisation or place in the world.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Stable identifier.
    pub id: EntityId,
    /// The one display form, with its diacritics.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// The state it belongs to or acts for, if known; the state itself for a state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<EntityId>,
    /// Wikidata id (`Q...`), if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<CompactString>,
    /// First and last date on which it existed or was in office, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PartialDate>,
    /// See `from`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PartialDate>,
}
