//! Tests of the tables and of the lookup.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use super::*;

/// Checks what is found at the first word: `len sense id`, longest first; only the lines of the greatest length.
#[track_caller]
fn check(words: &str, expected: &str) {
    let words: Vec<&str> = words.split(' ').collect();
    let gazetteer = Gazetteer::embedded();
    let hits = gazetteer.names_at(&words);
    let longest = hits.first().map_or(0, |hit| hit.len);
    let show = |hit: &NameHit| {
        let mark = if hit.ambiguous { "?" } else { "" };
        format!("{} {:?}{mark} {}", hit.len, hit.sense, gazetteer.entity(hit.entity).id)
    };
    let found: Vec<_> = hits.iter().filter(|hit| hit.len == longest).map(show).collect();
    assert_eq!(found.join(", "), expected, "{words:?}");
}

#[test]
fn state_names() {
    check("Bosnia and Herzegovina 's mission", "3 Name BIH");
    check("Bosnia and Croatia", "1 Alias BIH");
    check("Niger said", "1 Name NER");
    check("Nigeria said", "1 Name NGA");
    check("Türkiye and", "1 Name TUR");
    check("Turkiye and", "1 Name TUR");
    check("Turkey and", "1 Alias TUR");
    check("Republic of Korea forces", "3 Name KOR");
    check("East Germany and", "2 Name DDR");
    check("West Germany and", "2 Name BRD");
    check("Ottoman Empire in", "2 Name OTT");
    check("Kosovo 's", "1 Name XKX");
    check("Taiwan Strait", "1 Name TWN");
    check("Holy See and", "2 Name VAT");
}

#[test]
fn tables_parse_and_survive_as_bytes() {
    let tables = builtin::compile(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/gazetteer").as_path()).unwrap();
    let bytes = bytes::encode(&tables);
    assert_eq!(bytes::encode(&bytes::decode(&bytes)), bytes);
}
