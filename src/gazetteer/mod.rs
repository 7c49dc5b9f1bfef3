//! Known names: states, organisations, office-holders, offices and roles, given names.
//!
//! The tables under `data/gazetteer/` are compiled into the binary; user tables add to or override them. Nothing here
//! looks at running text beyond the words it is handed.

mod entity;

pub use entity::{Entity, EntityId, EntityKind};
