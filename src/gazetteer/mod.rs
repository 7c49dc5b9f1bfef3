//! Known names: states, organisations, office-holders, offices and roles, given names.
//!
//! The tables under `data/gazetteer/` are compiled into the binary; user tables add to or override them. Nothing here
//! looks at running text beyond the words it is handed.

#[cfg(test)]
mod builtin;
mod bytes;
mod compile;
mod entity;
mod fold;
mod index;
mod lookup;
mod office;
mod person;
mod row;
mod tables;
#[cfg(test)]
mod tests;

use std::io::Read;
use std::path::Path;
use std::sync::OnceLock;

use compile::Builder;
pub use entity::{Entity, EntityId, EntityKind};
pub use fold::{fold, fold_keys};
pub use lookup::{NameHit, NameSense};
pub use office::{Gender, OfficeKind, Role, RoleHit};
pub use person::Term;
use rustc_hash::FxHashMap;
use tables::{RawEntity, Tables, Text};

use crate::error::Result;
use crate::text::PartialDate;

/// The place of an entity in a [`Gazetteer`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityIndex(u32);

/// Tables of known names, immutable once made.
///
/// ```
/// use legation::gazetteer::Gazetteer;
/// let gazetteer = Gazetteer::embedded();
/// let hits = gazetteer.names_at(&["Marko", "Djuric", "said"]);
/// assert_eq!(gazetteer.entity(hits[0].entity).name, "Marko Đurić");
/// ```
#[derive(Debug, Clone)]
pub struct Gazetteer {
    tables: Tables,
    entities: Vec<Entity>,
    by_id: FxHashMap<EntityId, EntityIndex>,
    roles: Vec<Role>,
    /// First and last year in any office, and the code of the highest, by entity.
    service: Vec<(u32, u32, u8)>,
    /// Person and place of each tenure, sorted.
    by_person: Vec<(u32, u32)>,
}

impl Gazetteer {
    /// Returns the built-in tables; the first call reads them.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Gazetteer> = OnceLock::new();
        EMBEDDED.get_or_init(|| Self::new(bytes::decode(&unpacked())))
    }

    fn new(tables: Tables) -> Self {
        let entities: Vec<Entity> = tables.entities.iter().map(|raw| entity(&tables, raw)).collect();
        let by_id: FxHashMap<EntityId, EntityIndex> =
            entities.iter().zip(0..).map(|(entity, i)| (entity.id.clone(), EntityIndex(i))).collect();
        let roles = tables.roles.iter().map(|role| Role {
            name: tables.str(role.name).to_owned(),
            kind: OfficeKind::from_code(role.office),
            plural: role.plural,
            represents_state: role.represents_state,
            title: role.title,
            only: by_id.get(&EntityId::new(tables.str(role.only))).copied(),
        });
        let service = service(&tables);
        let mut by_person: Vec<(u32, u32)> =
            tables.tenures.iter().zip(0..).map(|(tenure, i)| (tenure.person, i)).collect();
        by_person.sort_unstable();
        Self { roles: roles.collect(), entities, by_id, service, by_person, tables }
    }

    /// Returns these tables with the rows of a user's table: new entities, or more about known ones.
    ///
    /// Columns `name` and `kind` (person, state, organization, place) are required; `id, aliases, state, type,
    /// adjectives, demonyms, capital, seats, gender, offices, from, to, wikidata, case_sensitive, needs_context` may
    /// follow. Lists are joined with `;`. A row with the id of a known entity replaces the cells it fills and adds its
    /// names.
    ///
    /// # Errors
    /// Names file, line and column of a cell that is not as expected.
    pub fn with_table(&self, csv_text: &str, file: &Path) -> Result<Self> {
        let mut builder = Builder::from_tables(self.tables.clone());
        for row in row::rows(csv_text, file, None)? {
            builder.add(&row, file)?;
        }
        Ok(Self::new(builder.finish()))
    }

    /// Returns an entity.
    ///
    /// # Panics
    /// When `index` comes from another gazetteer and is out of range.
    pub fn entity(&self, index: EntityIndex) -> &Entity {
        &self.entities[index.0 as usize]
    }

    /// Returns the place of the entity with this id.
    pub fn by_id(&self, id: &EntityId) -> Option<EntityIndex> {
        self.by_id.get(id).copied()
    }

    /// Returns a person's gender, where the tables tell.
    pub fn gender(&self, index: EntityIndex) -> Option<Gender> {
        Gender::from_code(self.tables.entities[index.0 as usize].gender)
    }

    /// Returns the status of a state ("UN member", "historical") or the type of an organisation ("party", "igo"); empty
    /// if none.
    pub fn subtype(&self, index: EntityIndex) -> &str {
        self.tables.str(self.tables.entities[index.0 as usize].subtype)
    }

    /// Returns the number of entities.
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// Returns whether there is no entity.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }
}

/// Returns the compiled tables.
fn unpacked() -> Vec<u8> {
    let packed: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin.z"));
    let mut bytes = Vec::with_capacity(packed.len() * 3);
    flate2::read::ZlibDecoder::new(packed).read_to_end(&mut bytes).expect("the build script packed it");
    bytes
}

fn entity(tables: &Tables, raw: &RawEntity) -> Entity {
    let text = |text: Text| (text.len > 0).then(|| tables.str(text));
    Entity {
        id: EntityId::new(tables.str(raw.id)),
        name: tables.str(raw.name).to_owned(),
        kind: [EntityKind::Person, EntityKind::State, EntityKind::Organization, EntityKind::Place]
            [usize::from(raw.kind)],
        state: text(raw.state).map(EntityId::new),
        wikidata: text(raw.wikidata).map(Into::into),
        from: date(raw.from),
        to: date(raw.to),
    }
}

fn service(tables: &Tables) -> Vec<(u32, u32, u8)> {
    let mut service = vec![(u32::MAX, 0, u8::MAX); tables.entities.len()];
    for tenure in &tables.tenures {
        let (first, last, office) = &mut service[tenure.person as usize];
        for year in [tenure.from >> 9, tenure.to >> 9].into_iter().filter(|&year| year > 0) {
            (*first, *last) = (year.min(*first), year.max(*last));
        }
        *office = tenure.office.min(*office);
    }
    service
}

/// Unpacks a date.
fn date(packed: u32) -> Option<PartialDate> {
    let number = |n: u32| i8::try_from(n).ok().filter(|&n| n > 0);
    let year = i16::try_from(packed >> 9).ok().filter(|&year| year > 0)?;
    match (number(packed >> 5 & 15), number(packed & 31)) {
        (None, _) => Some(PartialDate::year(year)),
        (Some(month), None) => PartialDate::month(year, month),
        (Some(month), Some(day)) => jiff::civil::Date::new(year, month, day).ok().map(PartialDate::from_day),
    }
}
