//! Who is meant by whom.

#![allow(clippy::unwrap_used)]

use crate::analysis::tokenise;
use crate::gazetteer::Gazetteer;
use crate::mention::find;
use crate::resolution::resolve;
use crate::text::RawDocument;

/// Checks whom the last mention with these words refers to; no names for an unresolved one.
fn check(text: &str, words: &str, expected: &[&str]) {
    check_raw(RawDocument { text: text.to_owned(), ..RawDocument::default() }, words, expected);
}

fn check_dated(text: &str, date: &str, words: &str, expected: &[&str]) {
    let date = Some(date.parse().unwrap());
    check_raw(RawDocument { text: text.to_owned(), date, ..RawDocument::default() }, words, expected);
}

/// The same in a text with title and source.
fn check_published(title: &str, source: &str, text: &str, words: &str, expected: &[&str]) {
    let raw = RawDocument {
        text: text.to_owned(),
        title: Some(title.to_owned()),
        source: Some(source.to_owned()),
        date: Some("2022-05-02".parse().unwrap()),
        ..RawDocument::default()
    };
    check_raw(raw, words, expected);
}

fn check_raw(raw: RawDocument, words: &str, expected: &[&str]) {
    let document = tokenise(raw);
    let mentions = find(&document, Gazetteer::embedded());
    let resolution = resolve(&document, &mentions, Gazetteer::embedded());
    let found = mentions.iter().rposition(|mention| document.phrase(mention.tokens) == words);
    let text = &document.raw.text;
    let referent = &resolution.referents[found.unwrap_or_else(|| panic!("no mention `{words}` in: {text}"))];
    let names: Vec<&str> = referent.entities.iter().map(|&of| resolution.entities[of].name.as_str()).collect();
    assert_eq!(names, expected, "{text} ({})", referent.step);
}

#[test]
fn surnames_join_full_names() {
    check("Foreign Minister Ingrid Falk arrived. Falk spoke first.", "Falk", &["Ingrid Falk"]);
    check("Falk to visit Oslo\nForeign Minister Ingrid Falk will travel soon.", "Falk", &["Ingrid Falk"]);
}

#[test]
fn a_lone_surname_is_of_the_document() {
    check("Prime Minister Quistgaard resigned.", "Prime Minister Quistgaard", &["Quistgaard"]);
}

#[test]
fn offices_find_their_holder() {
    check(
        "Danish Foreign Minister Ingrid Falk arrived. The foreign minister spoke.",
        "The foreign minister",
        &["Ingrid Falk"],
    );
    check("The Danish foreign minister spoke.", "The Danish foreign minister", &["Denmark"]);
}

#[test]
fn demonyms_follow_the_date() {
    check_dated("The Soviet delegation left.", "1975", "The Soviet delegation", &["Soviet Union"]);
}

#[test]
fn pronouns_agree_in_gender() {
    check("Mr. Holm met Mrs. Falk. She was late.", "She", &["Falk"]);
    check("Mr. Holm met Mrs. Falk. He was late.", "He", &["Holm"]);
}

#[test]
fn groups_are_the_last_of_their_kind() {
    check("Norway and Chile signed. The two countries trade much.", "The two countries", &["Norway", "Chile"]);
}

#[test]
fn speakers_of_quotations() {
    check("Danish Minister Ingrid Falk spoke. \"We will act,\" Falk said.", "We", &["Denmark"]);
    check("Danish Minister Ingrid Falk spoke. \"I will act,\" Falk said.", "I", &["Ingrid Falk"]);
}

#[test]
fn a_counterpart_is_named_or_the_state() {
    check("Danish Foreign Minister Ingrid Falk met her Greek counterpart.", "her Greek counterpart", &["Greece"]);
}

#[test]
fn titles_introduce_people() {
    let title = "Secretary Quist's Meeting with Danish Foreign Minister Ingrid Falk";
    check_published(title, "", "Falk came early.", "Falk", &["Ingrid Falk"]);
    check_published(title, "", "The Foreign Minister came early.", "The Foreign Minister", &["Ingrid Falk"]);
}

#[test]
fn joint_statements_speak_for_all_parties() {
    let title = "Joint Statement of Norway and Chile";
    check_published(title, "", "We agree.", "We", &["Norway", "Chile"]);
}

#[test]
fn publishers_have_a_secretary() {
    check_published("Notice", "state.gov", "The Secretary travels.", "The Secretary", &["Antony Blinken"]);
    check_published("Notice", "state.gov", "We agree.", "We", &["United States"]);
}

#[test]
fn publishers_are_the_department() {
    check_published("Notice", "state.gov", "The Department agrees.", "The Department", &["U.S. Department of State"]);
    check_published("Notice", "", "The Department agrees.", "The Department", &[]);
}

#[test]
fn the_secretary_general_stands_for_the_body() {
    let title = "NOR_77_2022.txt";
    check_published(title, "", "We thank the Secretary-General.", "the Secretary-General", &["United Nations"]);
}

#[test]
fn leaders_are_known_by_rare_surnames() {
    check_dated("They await Macron in spring.", "2020-02-01", "Macron", &["Emmanuel Macron"]);
}

#[test]
fn acronyms_defined_in_brackets() {
    check("The Harbour Workers Union (HWU) met. The HWU agreed.", "HWU", &["Harbour Workers Union"]);
}
