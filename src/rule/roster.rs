//! Frames whose trigger is the heading of a printed list of those present.

use super::engine::{Filler, Match};
use super::modality::Modality;
use super::set::RuleSet;
use crate::gazetteer::EntityKind;
use crate::mention::{Mention, MentionForm};
use crate::resolution::Resolution;
use crate::text::{Document, Roster};

/// Returns a match of every roster frame for each list with two parties or more.
pub fn find_in_rosters(
    document: &Document,
    mentions: &[Mention],
    resolution: &Resolution,
    rules: &RuleSet,
) -> Vec<Match> {
    let mut found = Vec::new();
    for roster in &document.rosters {
        let actors = parties(document, roster, mentions, resolution);
        if actors.len() < 2 {
            continue;
        }
        let frames = rules.rules().iter().enumerate().flat_map(|(rule, file)| {
            let frames = file.frame.iter().enumerate().filter(|(_, frame)| frame.roster);
            frames.map(move |(number, frame)| (rule, number, frame.confidence))
        });
        found.extend(frames.map(|(rule, frame, confidence)| Match {
            rule,
            frame,
            sentence: document.sentence_of(roster.heading.start()),
            trigger: roster.heading,
            token: roster.heading.start(),
            evidence: roster.tokens(),
            actors: actors.clone(),
            recipients: Vec::new(),
            modality: Modality::default(),
            office: None,
            steps: vec!["list of those present"],
            confidence,
        }));
    }
    found
}

/// The person, or holder of an office, with whom each entry begins; sides and bodies are no parties.
fn parties(document: &Document, roster: &Roster, mentions: &[Mention], resolution: &Resolution) -> Vec<Filler> {
    let mut parties: Vec<Filler> = Vec::new();
    for entry in &roster.entries {
        let goes_on =
            document.word(entry.start() - 1) == ";" && parties.last().is_some_and(|last| named(last, mentions));
        let first = mentions.partition_point(|mention| mention.tokens.start() < entry.start());
        let inside = (first..mentions.len()).take_while(|&number| entry.covers(mentions[number].tokens));
        let mut after = entry.start();
        for number in inside {
            let mention = &mentions[number];
            // "Mr. Quist and Mr. Bell": a second one may follow directly.
            let follows = number == first || mention.tokens.start() == after + 1 && is_person(mention);
            // "Per Moe, Vice President; Chairman of the Board": a further office of the one before.
            let office = goes_on && mention.form == MentionForm::Role && mention.name.start() == entry.start();
            if office || !follows || !is_party(mention, number, resolution) {
                break;
            }
            after = mention.tokens.end();
            let entities = &resolution.referents[number].entities;
            if parties.iter().all(|known| known.entities(resolution) != entities.as_slice()) {
                parties.push(Filler::of(Some(number), mention.head));
            }
        }
    }
    parties
}

fn named(party: &Filler, mentions: &[Mention]) -> bool {
    party.mention.is_some_and(|mention| is_person(&mentions[mention]))
}

fn is_person(mention: &Mention) -> bool {
    mention.form == MentionForm::Name && mention.kind == Some(EntityKind::Person)
}

fn is_party(mention: &Mention, number: usize, resolution: &Resolution) -> bool {
    let office = matches!(mention.form, MentionForm::Role | MentionForm::Description) && !mention.plural;
    resolution.referents[number].entities.len() == 1 && (is_person(mention) || office)
}
