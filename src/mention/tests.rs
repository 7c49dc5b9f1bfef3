//! Which mentions are found, and what they are.

use crate::analysis::tokenise;
use crate::gazetteer::Gazetteer;
use crate::mention::{Mention, MentionForm, find};
use crate::text::{Document, RawDocument};

fn read(text: &str) -> (Document, Vec<Mention>) {
    let document = tokenise(RawDocument { text: text.to_owned(), ..RawDocument::default() });
    let mentions = find(&document, Gazetteer::embedded());
    (document, mentions)
}

/// Compares the mentions as "words/form", pronouns left out.
fn check(text: &str, expected: &[&str]) {
    let (document, mentions) = read(text);
    let shown = |mention: &Mention| format!("{}/{:?}", document.phrase(mention.tokens), mention.form);
    let found: Vec<String> =
        mentions.iter().filter(|mention| mention.form != MentionForm::Pronoun).map(shown).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn titles_belong_to_the_name() {
    check(
        "Norway's Foreign Minister Ingrid Falk met Mr. Halvorsen.",
        &["Norway's Foreign Minister Ingrid Falk/Name", "Mr. Halvorsen/Name"],
    );
    check(
        "They thanked U.S. Assistant Secretary of State for African Affairs Dana Whitlock.",
        &["U.S. Assistant Secretary of State for African Affairs Dana Whitlock/Name"],
    );
}

#[test]
fn a_plural_title_is_shared() {
    check("Presidents Okello and Mbeki spoke.", &["Presidents Okello/Name", "Mbeki/Name"]);
}

#[test]
fn lists_make_persons_of_lone_names() {
    check(
        "On Monday Ruud, Bakke, and Foreign Minister Dahl spoke.",
        &["Ruud/Name", "Bakke/Name", "Foreign Minister Dahl/Name"],
    );
}

#[test]
fn monarchs_take_number_and_realm() {
    check("They saw His Majesty King Olav I of Norway.", &["His Majesty King Olav I of Norway/Name"]);
}

#[test]
fn things_are_no_persons() {
    check("The Karl Falk Dam and Operation Winter Light failed.", &[]);
    check("They rebuilt the Peter Bridge.", &[]);
}

#[test]
fn governments_by_seat_and_leader() {
    check("The government in Lima fell.", &["The government in Lima/Role"]);
    check("The UN-backed cabinet fell.", &["UN/Name"]);
    check("They backed the government of Karl Holm.", &["the government of Karl Holm/Name"]);
}

#[test]
fn a_capital_that_is_recognised_is_the_city() {
    check("They recognised Lima as the capital.", &["Lima/Place"]);
}

#[test]
fn titles_stand_before_surnames_that_are_cities() {
    check("Secretary Austin spoke.", &["Secretary Austin/Name"]);
}

#[test]
fn an_office_in_apposition_belongs_to_the_name() {
    check("Tomas Ruud, the Danish defence minister, arrived.", &["Tomas Ruud, the Danish defence minister,/Name"]);
    check("She saw her Greek counterpart, Nikos Pappas.", &["her Greek counterpart, Nikos Pappas/Name"]);
}

#[test]
fn capitals_are_places_or_governments() {
    check("They met in Vienna.", &["Vienna/Place"]);
    check("Her visit to Lisbon ended.", &["Lisbon/Place"]);
    check("Oslo condemned the attack.", &["Oslo/Metonym"]);
    check("Ties with Warsaw improved.", &["Warsaw/Metonym"]);
}

#[test]
fn roles_name_their_states() {
    check("Officials from Peru and Chile agreed.", &["Officials from Peru and Chile/Role"]);
    let (_, mentions) = read("The foreign ministers of France, Germany and Italy agreed.");
    assert_eq!((mentions.len(), mentions[0].qualifiers.len(), mentions[0].plural), (1, 3, true));
}

#[test]
fn heads_make_organizations() {
    check("The Popular Front for the Renewal of Chad split.", &["Popular Front for the Renewal of Chad/Name"]);
    check("He joined the Harbour Workers Union (HWU) early.", &["Harbour Workers Union (HWU)/Name"]);
}

#[test]
fn unnamed_groups_are_nobody() {
    check("Several Gulf states and European counterparts protested.", &["European counterparts/Description"]);
    check("Supporters of the West cheered.", &[]);
}

#[test]
fn descriptions_are_found() {
    check("The two leaders spoke, and both sides agreed.", &["The two leaders/Description", "both sides/Description"]);
}

#[test]
fn mentions_are_sorted_and_apart() {
    let (_, mentions) = read(
        "President Anna Holm of Norway said Holm and the Norwegian government would visit Paris, and Berlin agreed.",
    );
    assert!(mentions.windows(2).all(|pair| pair[0].tokens.end() <= pair[1].tokens.start()));
}
