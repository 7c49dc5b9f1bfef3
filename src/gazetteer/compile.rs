//! Compiles rows into the tables that are searched.
//!
//! Runs in the build script over the built-in tables, and at run time over a user's. Shared with the build script.

use std::collections::HashMap;
use std::path::Path;

use super::fold::{KeyHasher, Spelling, fold_keys, key_hash, key_hashes};
use super::index::HashIndex;
use super::row::{Office, Row};
use super::tables::{EXACT, NEEDS_CONTEXT, NameRow, RawEntity, RoleForm, RoleRow, Tables, Tenure, Text, sense};
use crate::error::{Error, Result};

/// Collects rows.
#[derive(Default)]
pub(crate) struct Builder {
    text: String,
    pooled: HashMap<String, Text>,
    entities: Vec<RawEntity>,
    by_id: HashMap<String, u32>,
    names: Vec<(u64, NameRow)>,
    starts: HashMap<u64, u8>,
    surnames: Vec<(u64, u32)>,
    tenures: Vec<Tenure>,
    pub(super) roles: Vec<RoleRow>,
    pub(super) role_forms: Vec<(u64, RoleForm)>,
    pub(super) role_starts: HashMap<u64, u8>,
    pub(super) given_names: Vec<(u64, u8)>,
    pub(super) honorifics: Vec<(u64, u8)>,
}

impl Builder {
    /// Continues from finished tables.
    pub(crate) fn from_tables(tables: Tables) -> Self {
        let ids = tables.entities.iter().zip(0..).map(|(entity, i)| (tables.str(entity.id).to_owned(), i));
        Self {
            by_id: ids.collect(),
            pooled: HashMap::new(),
            names: tables.names.pairs().collect(),
            starts: tables.starts.pairs().collect(),
            surnames: tables.surnames.pairs().collect(),
            role_forms: tables.role_forms.pairs().collect(),
            role_starts: tables.role_starts.pairs().collect(),
            given_names: tables.given_names.pairs().collect(),
            honorifics: tables.honorifics.pairs().collect(),
            text: tables.text,
            entities: tables.entities,
            tenures: tables.tenures,
            roles: tables.roles,
        }
    }

    /// Returns the finished tables.
    pub(crate) fn finish(mut self) -> Tables {
        self.tenures.sort_unstable();
        self.tenures.dedup();
        Tables {
            text: self.text,
            entities: self.entities,
            names: HashIndex::new(self.names),
            starts: sorted(self.starts),
            surnames: HashIndex::new(self.surnames),
            tenures: self.tenures,
            roles: self.roles,
            role_forms: HashIndex::new(self.role_forms),
            role_starts: sorted(self.role_starts),
            given_names: HashIndex::new(self.given_names),
            honorifics: HashIndex::new(self.honorifics),
        }
    }

    /// Adds an entity, or adds to the one with that id: cells that are not empty replace what was known.
    pub(crate) fn add(&mut self, row: &Row, file: &Path) -> Result<()> {
        self.check_states(row, file)?;
        let id = if row.id.is_empty() { slug(&row.name, &row.state) } else { row.id.clone() };
        let index = self.entity(&id, row);
        self.set(index, row);
        self.add_names(index, row);
        for office in &row.offices {
            self.add_tenure(index, row, office);
        }
        Ok(())
    }

    /// Checks that a row names known states (or organisations).
    fn check_states(&self, row: &Row, file: &Path) -> Result<()> {
        let offices = row.offices.iter().map(|office| ("offices", &office.state));
        let mut cells = std::iter::once(("state", &row.state)).chain(offices);
        let unknown = |state: &str| !state.is_empty() && state != row.id && !self.by_id.contains_key(state);
        let Some((column, state)) = cells.find(|(_, state)| unknown(state)) else { return Ok(()) };
        let message =
            format!("column `{column}` holds `{state}`, expected the id of a state or organisation, such as SRB");
        Err(Error::gazetteer(message).in_file(file).at_line(row.line))
    }

    fn entity(&mut self, id: &str, row: &Row) -> u32 {
        if let Some(&index) = self.by_id.get(id) {
            return index;
        }
        let index = u32::try_from(self.entities.len()).unwrap_or(u32::MAX);
        let none = Text::default();
        let (id_text, name) = (self.pool(id), self.pool(&row.name));
        let state = if row.kind == 1 { id_text } else { none };
        let (wikidata, subtype, kind) = (none, none, row.kind);
        let entity = RawEntity { id: id_text, name, state, wikidata, subtype, from: 0, to: 0, kind, gender: u8::MAX };
        self.entities.push(entity);
        self.by_id.insert(id.to_owned(), index);
        index
    }

    fn set(&mut self, index: u32, row: &Row) {
        let texts = [&row.name, &row.state, &row.wikidata, &row.subtype].map(|text| self.pool(text));
        let entity = &mut self.entities[index as usize];
        let fields = [&mut entity.name, &mut entity.state, &mut entity.wikidata, &mut entity.subtype];
        for (field, text) in fields.into_iter().zip(texts) {
            if text.len > 0 {
                *field = text;
            }
        }
        for (field, date) in [(&mut entity.from, row.from), (&mut entity.to, row.to)] {
            if date > 0 {
                *field = date;
            }
        }
        entity.gender = row.gender.unwrap_or(entity.gender);
        entity.kind = row.kind;
    }

    fn add_names(&mut self, index: u32, row: &Row) {
        let place = row.kind == 3;
        let own = if place { sense::PLACE } else { sense::NAME };
        let mut names = vec![(row.name.as_str(), own), (row.official_name.as_str(), own)];
        let alias = if place { sense::PLACE } else { sense::ALIAS };
        names.extend(row.aliases.iter().map(|name| (name.as_str(), alias)));
        names.extend(row.adjectives.iter().chain(&row.demonyms).map(|name| (name.as_str(), sense::DEMONYM)));
        names.push((&row.capital, sense::CAPITAL));
        names.extend(row.seats.iter().filter(|&seat| *seat != row.capital).map(|name| (name.as_str(), sense::SEAT)));
        let mut done: Vec<&str> = Vec::new();
        for (name, sense) in names {
            if !name.is_empty() && !done.contains(&name) {
                done.push(name);
                self.add_name(index, row, name, sense);
            }
        }
    }

    fn add_name(&mut self, index: u32, row: &Row, name: &str, sense: u8) {
        let listed = |list: &[String]| list.iter().any(|item| item == name);
        let acronym = is_acronym(name);
        let exact = listed(&row.case_sensitive) || (acronym && name.chars().filter(|c| *c != '.').count() <= 3);
        let context = if listed(&row.needs_context) { NEEDS_CONTEXT } else { 0 };
        let flags = context | if exact { EXACT } else { 0 };
        let sense = if acronym && sense == sense::ALIAS { sense::ACRONYM } else { sense };
        let row_name = NameRow { text: self.pool(name), entity: index, sense, flags };
        for key in key_hashes(name) {
            if !self.names.iter().rev().take(64).any(|(k, other)| *k == key && other.entity == index) {
                self.names.push((key, row_name));
            }
        }
        add_starts(&mut self.starts, name);
        if row.kind == 0 && sense <= sense::ALIAS {
            self.add_surnames(index, name, &row.state);
        }
    }

    fn add_surnames(&mut self, index: u32, name: &str, state: &str) {
        for surname in surnames(name, state) {
            for key in key_hashes(&surname) {
                if !self.surnames.iter().rev().take(32).any(|pair| *pair == (key, index)) {
                    self.surnames.push((key, index));
                }
            }
        }
    }

    fn add_tenure(&mut self, person: u32, row: &Row, office: &Office) {
        let of = if office.state.is_empty() { &row.state } else { &office.state };
        let of = self.by_id.get(of).copied().unwrap_or(u32::MAX);
        let Office { kind, from, to, open, .. } = *office;
        self.tenures.push(Tenure { of, office: kind, from, to, open, person });
    }

    pub(super) fn pool(&mut self, text: &str) -> Text {
        if text.is_empty() {
            return Text::default();
        }
        if let Some(&pooled) = self.pooled.get(text) {
            return pooled;
        }
        let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let pooled = Text { start, len: u16::try_from(text.len()).unwrap_or(u16::MAX) };
        self.text.push_str(text);
        self.pooled.insert(text.to_owned(), pooled);
        pooled
    }
}

/// Only the order of keys, which sorting restores, comes from the map.
fn sorted(map: HashMap<u64, u8>) -> HashIndex<u8> {
    let mut pairs: Vec<_> = map.into_iter().collect();
    pairs.sort_unstable();
    HashIndex::new(pairs)
}

/// Notes how many words a name has, under its first word as different tokenisers cut it: "People's", "People";
/// "al-Sharaa", "al".
pub(super) fn add_starts(starts: &mut HashMap<u64, u8>, name: &str) {
    let parts = || name.split([' ', '-', '–', '/']).filter(|part| !part.is_empty());
    let count = parts().map(|part| 1 + part.matches(['\'', '’']).count()).sum::<usize>().min(12);
    let count = u8::try_from(count).unwrap_or(12);
    let word = name.split_whitespace().next().unwrap_or_default();
    let part = parts().next().unwrap_or_default();
    for first in [word, part, part.trim_end_matches("'s"), part.trim_end_matches("’s")] {
        for spelling in [Spelling::Short, Spelling::Long] {
            let longest = starts.entry(key_hash(first, spelling)).or_default();
            *longest = count.max(*longest);
        }
    }
}

/// Whether a name is written in capitals alone: "NATO", "U.N.".
pub(crate) fn is_acronym(name: &str) -> bool {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase) && !name.contains(' ')
}

/// Returns the id of an entity that has none: the folded name (`đ` as `dj`), with its state.
pub(crate) fn slug(name: &str, state: &str) -> String {
    let key = fold_keys(name).pop().unwrap_or_default().replace(' ', "-");
    if state.is_empty() { key } else { format!("{key}-{}", state.to_lowercase()) }
}

const PARTICLES: [&str; 27] = [
    "al", "el", "bin", "ben", "ibn", "bint", "abu", "van", "von", "der", "den", "de", "del", "della", "di", "da",
    "dos", "do", "du", "la", "le", "ter", "ould", "mac", "st", "ad", "as",
];

/// Returns what a person may be called by: the last word, that with its particles, and, where families use them, the
/// first word (China, Korea, Vietnam) or the last but one (Spain, Portugal and Latin America).
fn surnames(name: &str, state: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().filter(|word| !is_suffix(word)).collect();
    let Some((last, before)) = words.split_last().filter(|(_, before)| !before.is_empty()) else {
        return vec![name.to_owned()];
    };
    let mut found = vec![(*last).to_owned()];
    // "Ahmed al-Sharaa" is "Sharaa" as well, "Barbara Gonzalez-Smith" only as a whole.
    if let Some((particle, rest)) = last.split_once(['-', '’', '\''])
        && PARTICLES.contains(&particle.to_lowercase().as_str())
    {
        found.push(rest.to_owned());
    }
    let particles = before.iter().rev().take_while(|word| PARTICLES.contains(&word.to_lowercase().as_str())).count();
    if particles > 0 {
        found.push(words[words.len() - 1 - particles..].join(" "));
    }
    if matches!(state, "CHN" | "TWN" | "KOR" | "PRK" | "VNM" | "VNS" | "VNN" | "KHM" | "HKG" | "ROCM") {
        found.push(words[0].to_owned());
    }
    if before.len() >= 2 && is_iberian(state) && particles == 0 {
        found.push(before[before.len() - 1].to_owned());
    }
    found.retain(|surname| surname.chars().filter(|c| c.is_alphabetic()).count() > 1);
    found
}

fn is_suffix(word: &str) -> bool {
    matches!(word.trim_matches([',', '.']), "Jr" | "Sr" | "II" | "III" | "IV" | "V" | "VI")
}

fn is_iberian(state: &str) -> bool {
    matches!(
        state,
        "ESP"
            | "ARG"
            | "BOL"
            | "CHL"
            | "COL"
            | "CRI"
            | "CUB"
            | "DOM"
            | "ECU"
            | "SLV"
            | "GTM"
            | "HND"
            | "MEX"
            | "NIC"
            | "PAN"
            | "PRY"
            | "PER"
            | "URY"
            | "VEN"
    )
}

/// Returns the hashes of the beginnings of `words` of one to `most` counted words, with the number of tokens each
/// covers. Hyphens between words count as nothing; any other mark ends the run.
pub(crate) fn prefixes<'a>(words: &'a [&str], most: u8, spelling: Spelling) -> impl Iterator<Item = (usize, u64)> + 'a {
    let mut hasher = KeyHasher::new(spelling);
    let mut counted = 0;
    words
        .iter()
        .enumerate()
        .map_while(move |(i, word)| {
            if i > 0 && matches!(*word, "-" | "–" | "‐" | "‑") {
                return Some(None);
            }
            if counted == most || !word.chars().any(|c| c.is_alphanumeric() || c == '&') {
                return None;
            }
            counted += 1;
            hasher.push(word);
            Some((!matches!(*word, "'s" | "’s")).then(|| (i + 1, hasher.finish())))
        })
        .flatten()
}
