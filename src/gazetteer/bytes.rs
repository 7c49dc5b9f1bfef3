//! The compiled tables as bytes: numbers little-endian, lists with their length before them.
//!
//! The build script writes them, the library reads them; both are the same version, so a mismatch cannot occur.

use super::index::HashIndex;
use super::tables::{NameRow, RawEntity, RoleForm, RoleRow, Tables, Tenure, Text};

/// A value with a fixed form in bytes.
pub(crate) trait Packed: Sized + Copy {
    fn put(self, out: &mut Vec<u8>);
    fn take(input: &mut &[u8]) -> Self;
}

macro_rules! packed_number {
    ($($number:ty)*) => {$(
        impl Packed for $number {
            fn put(self, out: &mut Vec<u8>) {
                out.extend(self.to_le_bytes());
            }
            fn take(input: &mut &[u8]) -> Self {
                let (head, rest) = input.split_first_chunk().expect("the compiled tables are whole");
                *input = rest;
                Self::from_le_bytes(*head)
            }
        }
    )*};
}

packed_number!(u8 u16 u32 u64);

impl Packed for bool {
    fn put(self, out: &mut Vec<u8>) {
        out.push(u8::from(self));
    }
    fn take(input: &mut &[u8]) -> Self {
        u8::take(input) == 1
    }
}

macro_rules! packed_struct {
    ($($name:ident { $($field:ident),* })*) => {$(
        impl Packed for $name {
            fn put(self, out: &mut Vec<u8>) {
                $(self.$field.put(out);)*
            }
            fn take(input: &mut &[u8]) -> Self {
                Self { $($field: Packed::take(input)),* }
            }
        }
    )*};
}

packed_struct! {
    Text { start, len }
    RawEntity { id, name, state, wikidata, subtype, from, to, kind, gender }
    NameRow { text, entity, sense, flags }
    Tenure { of, office, from, to, open, person }
    RoleRow { name, office, plural, represents_state, title, only }
    RoleForm { role, text, exact }
}

fn put_list<T: Packed>(items: impl Iterator<Item = T>, count: usize, out: &mut Vec<u8>) {
    u32::try_from(count).expect("fewer than four billion rows").put(out);
    items.for_each(|item| item.put(out));
}

fn take_list<T: Packed>(input: &mut &[u8]) -> Vec<T> {
    let count = u32::take(input);
    (0..count).map(|_| T::take(input)).collect()
}

fn put_index<T: Packed>(index: &HashIndex<T>, out: &mut Vec<u8>) {
    put_list(index.pairs().map(|pair| pair.0), index.len(), out);
    put_list(index.pairs().map(|pair| pair.1), index.len(), out);
}

fn take_index<T: Packed>(input: &mut &[u8]) -> HashIndex<T> {
    let keys = take_list(input);
    HashIndex::from_sorted(keys, take_list(input))
}

/// Writes the tables.
#[cfg_attr(not(test), allow(dead_code, reason = "the build script writes, the library reads"))]
pub(crate) fn encode(tables: &Tables) -> Vec<u8> {
    let mut out = Vec::new();
    put_list(tables.text.bytes(), tables.text.len(), &mut out);
    put_list(tables.entities.iter().copied(), tables.entities.len(), &mut out);
    put_index(&tables.names, &mut out);
    put_index(&tables.starts, &mut out);
    put_index(&tables.surnames, &mut out);
    put_list(tables.tenures.iter().copied(), tables.tenures.len(), &mut out);
    put_list(tables.roles.iter().copied(), tables.roles.len(), &mut out);
    put_index(&tables.role_forms, &mut out);
    put_index(&tables.role_starts, &mut out);
    put_index(&tables.given_names, &mut out);
    put_index(&tables.honorifics, &mut out);
    out
}

/// Reads what [`encode`] wrote.
pub(crate) fn decode(mut input: &[u8]) -> Tables {
    let input = &mut input;
    let len = u32::take(input) as usize;
    let (text, rest) = input.split_at(len);
    *input = rest;
    Tables {
        text: String::from_utf8(text.to_vec()).expect("the text pool is UTF-8"),
        entities: take_list(input),
        names: take_index(input),
        starts: take_index(input),
        surnames: take_index(input),
        tenures: take_list(input),
        roles: take_list(input),
        role_forms: take_index(input),
        role_starts: take_index(input),
        given_names: take_index(input),
        honorifics: take_index(input),
    }
}
