//! Other names of somebody: nicknames, the first word of a name, the surname that is also a body's, first letters of a body's.

use crate::gazetteer::{EntityId, EntityKind, fold};
use crate::mention::acronym::{INITIALS, initials};
use crate::mention::lexicon::Classes;
use crate::mention::{Mention, MentionForm};

use super::Referent;
use super::name::is_full;
use super::resolver::Resolver;

/// "Michael Bloomberg ... Bloomberg": a body that is called like somebody named in full before is that person.
pub(crate) fn resolve_namesakes(resolver: &mut Resolver<'_>) {
    for index in 0..resolver.mentions.len() {
        let mention = &resolver.mentions[index];
        let state = mention.kind == Some(EntityKind::State) && is_first_naming(resolver, index);
        let body = mention.form == MentionForm::Name && (mention.kind == Some(EntityKind::Organization) || state);
        if !body || mention.name.len() != 1 || mention.tokens.len() != 1 || !mention.qualifiers.is_empty() {
            continue;
        }
        let word = fold(resolver.document.phrase(mention.name));
        let bearer = resolver.people.with_word(&word).iter().copied().find(|&place| {
            let person = &resolver.people.all[place];
            is_full(&person.words)
                && person.words.last().is_some_and(|last| *last == word)
                && person.mentions.range(..index).next().is_some()
        });
        if let Some(place) = bearer {
            resolver.people.all[place].mentions.insert(index);
            resolver.referents[index] = Referent::one(resolver.people.all[place].entity, "surname", 0.85);
        }
    }
}

/// "Patricia Scotland ... Scotland said": nothing before speaks of the state, and what stands here does not go to a place or of it.
fn is_first_naming(resolver: &Resolver<'_>, index: usize) -> bool {
    let entities = &resolver.referents[index].entities;
    let before = resolver.mentions[index].tokens.start().checked_sub(1);
    let place = before.is_some_and(|before| {
        resolver.has(before, Classes::PLACE_PREPOSITION) || resolver.document.word(before) == "of"
    });
    let end = resolver.mentions[index].tokens.end();
    let says = end < resolver.document.tokens.len() && resolver.has(end, Classes::SPEECH);
    says && !place && !resolver.referents[..index].iter().any(|referent| referent.entities == *entities)
}

/// "Mohamed Hamdan Dagalo, also known as Hemedti", "Joko Widodo (Jokowi)": who is named in full right before another name of his.
pub(super) fn also_named(resolver: &Resolver<'_>, index: usize) -> Option<usize> {
    let previous = index.checked_sub(1)?;
    let gap = resolver.mentions[previous].tokens.end()..resolver.mentions[index].tokens.start();
    let gap: Vec<&str> = gap.map(|token| resolver.document.word(token)).collect();
    let known =
        gap.len() <= 5 && matches!(gap[..], [.., "known" | "nicknamed", "as" | "by"]) || gap == [",", "nicknamed"];
    let closes = resolver.mentions[index].tokens.end();
    let bracketed =
        gap == ["("] && resolver.document.tokens.get(closes).is_some_and(|_| resolver.document.word(closes) == ")");
    let &[entity] = resolver.referents[previous].entities.as_slice() else { return None };
    let place = resolver.people.all.iter().position(|person| person.entity == entity)?;
    (known || bracketed).then_some(place)
}

/// "The PA": the nearest body of those first letters.
pub(super) fn full_name_of(resolver: &Resolver<'_>, index: usize) -> Option<Referent> {
    let letters = resolver.document.phrase(resolver.mentions[index].name);
    let named = |&other: &usize| {
        let mention = &resolver.mentions[other];
        let full = mention.form == MentionForm::Name && mention.name.len() > 1;
        full && initials(resolver.document.phrase(mention.name)) == letters
            && !resolver.referents[other].entities.is_empty()
    };
    let found = (0..index).rev().find(named).or_else(|| (index + 1..resolver.mentions.len()).find(named))?;
    Some(Referent { antecedent: Some(found), ..Referent::one(resolver.referents[found].entities[0], INITIALS, 0.85) })
}

/// States whose people are called by the first word of their names, given name or family name: "Prime Minister Abiy Ahmed ... Abiy",
/// "Kim Jong Un ... Kim".
const FIRST_NAMED: [&str; 15] =
    ["ETH", "ERI", "ISL", "MYS", "THA", "MMR", "LAO", "BTN", "CHN", "TWN", "PRK", "KOR", "VNM", "KHM", "SGP"];

/// Whether the first word is what somebody of that state is called, by title or gazetteer.
pub(super) fn goes_by_first(resolver: &Resolver<'_>, person: &super::person::Person) -> bool {
    let known = |state: &EntityId| FIRST_NAMED.contains(&state.as_str());
    let candidates = person.mentions.iter().flat_map(|&mention| &resolver.mentions[mention].candidates);
    let mut listed = candidates.filter_map(|&candidate| resolver.gazetteer.entity(candidate).state.as_ref());
    person.states.iter().any(known) || listed.any(known)
}

/// Returns the acronym that brackets define behind a name: "Naftna Industrija Srbije (NIS)".
pub(super) fn defined_acronym(resolver: &Resolver<'_>, mention: &Mention) -> Option<String> {
    let end = mention.tokens.end();
    let bracketed = end >= mention.name.end() + 3 && resolver.document.word(end - 1) == ")";
    bracketed.then(|| resolver.document.word(end - 2).to_owned())
}
