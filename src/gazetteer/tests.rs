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
    check("Taiwan said", "1 Name TWN");
    check("Holy See and", "2 Name VAT");
}

#[test]
fn tables_parse_and_survive_as_bytes() {
    let tables = builtin::compile(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/gazetteer").as_path()).unwrap();
    let bytes = bytes::encode(&tables);
    assert_eq!(bytes::encode(&bytes::decode(&bytes)), bytes);
}

#[test]
fn acronyms_and_case() {
    check("U.S. officials", "1 Acronym USA");
    check("US officials", "1 Acronym USA");
    check("us officials", "");
    check("USA ,", "1 Acronym USA");
    check("America 's", "1 Alias USA");
    check("turkey and rice", "");
    check("TURKEY RECALLS ENVOY", "1 Alias TUR");
    check("NATO allies", "1 Acronym north-atlantic-treaty-organization");
    check("who said", "");
}

#[test]
fn shared_and_doubtful_names_are_marked() {
    check("Congo said", "1 Alias? COG, 1 Alias? COD");
    check("Georgia said", "1 Name? GEO, 1 Place? place-georgia-usa");
    check("Brussels said", "1 Capital? BEL, 1 GovernmentSeat? european-union");
    check("Chad Smith", "1 Name? TCD");
}

#[test]
fn demonyms() {
    check("Serbian officials", "1 Demonym SRB");
    check("Serbs and", "1 Demonym SRB");
    check("Serbians and", "1 Demonym SRB");
    check("Dutch ministers", "1 Demonym NLD");
    check("Emiratis told", "1 Demonym ARE");
    check("South Korean troops", "2 Demonym KOR");
    check("Serb 's house", "1 Demonym SRB");
}

#[test]
fn places_shield_the_states_inside_them() {
    check("Persian Gulf states", "2 Place place-persian-gulf");
    check("Latin America and", "2 Place place-latin-america");
}

#[test]
fn organizations() {
    check("U.N. Security Council vote", "3 Alias united-nations-security-council");
    check("State Department said", "2 Alias department-of-state-usa");
    check("European Union and", "2 Name european-union");
    check("al - Shabaab fighters", "3 Name al-shabaab");
    check("al-Shabaab fighters", "1 Name al-shabaab");
}

#[test]
fn persons_in_every_spelling() {
    for name in ["Marko Đurić", "Marko Djuric", "Marko Duric", "MARKO DJURIC"] {
        check(name, "2 Name marko-djuric-srb");
    }
    check("marko djuric", "");
}

#[test]
fn roles() {
    let gazetteer = Gazetteer::embedded();
    let check = |words: &str, expected: Option<(usize, OfficeKind, bool)>| {
        let words: Vec<&str> = words.split(' ').collect();
        let found = gazetteer.role_at(&words).map(|hit| (hit.len, hit.role.kind, hit.role.plural));
        assert_eq!(found, expected, "{words:?}");
    };
    check("Foreign Minister Fidan", Some((2, OfficeKind::ForeignMinister, false)));
    check("deputy foreign ministers met", Some((3, OfficeKind::DeputyMinister, true)));
    check("secretary - general of", Some((3, OfficeKind::InternationalOfficial, false)));
    check("officials said", Some((1, OfficeKind::Official, true)));
    check("ministers of defence met", Some((3, OfficeKind::DefenceMinister, true)));
    check("General Smith", Some((1, OfficeKind::Military, false)));
    check("general elections", None);
    check("justice for", None);
}

#[test]
fn words_that_tell_gender() {
    let gazetteer = Gazetteer::embedded();
    assert_eq!(gazetteer.given_name("Mary"), Some(Gender::Female));
    assert_eq!(gazetteer.given_name("Goran"), Some(Gender::Male));
    assert_eq!(gazetteer.given_name("May"), None);
    assert_eq!(gazetteer.given_name("goran"), None);
    assert_eq!(gazetteer.is_honorific("Mrs."), Some(Some(Gender::Female)));
    assert_eq!(gazetteer.is_honorific("Dr."), Some(None));
    assert_eq!(gazetteer.is_honorific("Table"), None);
}

#[test]
fn holders_on_a_date() {
    let gazetteer = Gazetteer::embedded();
    let check = |state: &str, office, on: &str, expected: &str| {
        let holders = gazetteer.holders(&EntityId::new(state), office, on.parse().ok());
        let name = holders.first().map_or("", |&person| gazetteer.entity(person).name.as_str());
        assert_eq!(name, expected, "{state} {office:?} {on}: {holders:?}");
    };
    check("SRB", OfficeKind::ForeignMinister, "2024-09-10", "Marko Đurić");
    check("SRB", OfficeKind::ForeignMinister, "2023-01-10", "Ivica Dačić");
    check("TUR", OfficeKind::ForeignMinister, "2024", "Hakan Fidan");
    check("FRA", OfficeKind::HeadOfState, "2020-05", "Emmanuel Macron");
    check("XXX", OfficeKind::HeadOfState, "2020-05", "");
}

#[test]
fn surnames_rank_by_date() {
    let gazetteer = Gazetteer::embedded();
    let check = |surname: &str, on: &str, id: &str| {
        let persons = gazetteer.persons_named(surname, on.parse().ok());
        assert_eq!(gazetteer.entity(persons[0]).id.as_str(), id, "{surname} {on}");
    };
    check("Djuric", "2024-10", "marko-djuric-srb");
    check("Đurić", "2024-10", "marko-djuric-srb");
    assert!(gazetteer.persons_named("Nosuchname", None).is_empty());
}

#[test]
fn near_names_are_suggested() {
    let near = Gazetteer::embedded().near("Vucicc", 3);
    assert!(near.iter().any(|(name, _)| name.ends_with("Vučić")), "{near:?}");
    assert!(Gazetteer::embedded().near("Qqqqqzzzz", 3).is_empty());
}

#[test]
fn dates_tell_former_states_apart() {
    let gazetteer = Gazetteer::embedded();
    let index = gazetteer.by_id(&EntityId::new("SUN")).unwrap();
    assert!(gazetteer.existed(index, PartialDate::year(1970)));
    assert!(!gazetteer.existed(index, PartialDate::year(2024)));
}

#[test]
fn user_rows_add_and_override() {
    let table = "name,kind,aliases,state,id,offices\n\
                 Zora Tihić,person,Zora the Quiet,SRB,,foreign_minister:2030-01:\n\
                 Sundara,state,,,SDR,\nKosovo,state,Kosova Republic,,XKX,\n";
    let gazetteer = Gazetteer::embedded().with_table(table, Path::new("mine.csv")).unwrap();
    let id = |words: &[&str]| gazetteer.names_at(words).first().map(|hit| gazetteer.entity(hit.entity).id.to_string());
    assert_eq!(id(&["Zora", "Tihic"]).as_deref(), Some("zora-tihic-srb"));
    assert_eq!(id(&["Sundara"]).as_deref(), Some("SDR"));
    assert_eq!(id(&["Kosova", "Republic"]).as_deref(), Some("XKX"));
    assert_eq!(id(&["Serbia"]).as_deref(), Some("SRB"));
    let holders = gazetteer.holders(&EntityId::new("SRB"), OfficeKind::ForeignMinister, Some(PartialDate::year(2031)));
    assert_eq!(gazetteer.entity(holders[0]).name, "Zora Tihić");
}

#[test]
fn user_mistakes_are_named() {
    let check = |table: &str, expected: &str| {
        let error = Gazetteer::embedded().with_table(table, Path::new("mine.csv")).unwrap_err();
        assert!(error.is_gazetteer());
        assert!(error.to_string().starts_with(expected), "{error}");
    };
    check("name\nA\n", "mine.csv:1:1: no column `kind`");
    check("name,kind,colour\nA,person,red\n", "mine.csv:1:11: unknown column `colour`, expected some of id, name");
    check("name,kind\nA,ship\n", "mine.csv:2:3: column `kind` holds `ship`, expected one of person, state");
    check("name,kind\n,person\n", "mine.csv:2:1: column `name` holds ``, expected a text");
    check("name,kind,from\nA,state,1.2.2003\n", "mine.csv:2:9: column `from` holds `1.2.2003`, expected a date");
    check("name,kind,state\nA,person,QQQ\n", "mine.csv:2: column `state` holds `QQQ`, expected the id of a state");
    check("name,kind,offices\nA,person,boss:2020:\n", "mine.csv:2:10: column `offices` holds");
    check("name,kind\nA\n", "mine.csv:2: found 1 cells, expected 2");
}
