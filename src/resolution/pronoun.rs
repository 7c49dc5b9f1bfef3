//! Pronouns: by person, gender and number, the subject of the nearest sentence first.

use crate::gazetteer::EntityKind;
use crate::mention::lexicon::{Classes, lexicon};
use crate::mention::{Gender, GrammaticalPerson, MentionForm, Pronoun};

use super::neuter::neuter;
use super::resolver::Resolver;
use super::turn::Speaker;
use super::{Referent, group, several};

/// How many sentences back an antecedent may stand.
const REACH: usize = 3;

/// Resolves a pronoun mention.
pub(crate) fn resolve(resolver: &mut Resolver<'_>, index: usize) -> Referent {
    let head = resolver.mentions[index].head;
    let Some(pronoun) = lexicon().word(&resolver.document.word(head).to_lowercase()).pronoun else {
        return Referent::unresolved("pronoun");
    };
    at(resolver, head, index, pronoun)
}

/// Returns what a possessive pronoun at `token` refers to, seen from mention `index`.
pub(crate) fn possessor(resolver: &mut Resolver<'_>, token: usize, index: usize) -> Option<usize> {
    let pronoun = lexicon().word(&resolver.document.word(token).to_lowercase()).pronoun?;
    if pronoun.person == GrammaticalPerson::Relative {
        return before_relative(resolver, token, index);
    }
    // "Zelenskyy and his team": whose team it is stands right before.
    let and = token.checked_sub(1).filter(|&and| pronoun.gender.is_some() && resolver.document.word(and) == "and");
    let beside = and.and_then(|and| (0..index).rev().find(|&other| resolver.mentions[other].tokens.end() == and));
    if let Some(&[entity]) = beside.map(|other| resolver.referents[other].entities.as_slice()) {
        return Some(entity);
    }
    at(resolver, token, index, pronoun).entities.first().copied()
}

/// "Chad, whose government": who is named right before, if it is one.
fn before_relative(resolver: &Resolver<'_>, token: usize, index: usize) -> Option<usize> {
    let comma = token.checked_sub(1).filter(|&comma| resolver.document.word(comma) == ",");
    let end = comma.unwrap_or(token);
    let owner = resolver.before(index, 0).find(|&other| resolver.mentions[other].tokens.end() == end)?;
    // "Chad and Niger, whose leaders": of both, which is more than one can tell here.
    let start = resolver.mentions[owner].tokens.start();
    let listed = start > 0 && matches!(resolver.document.word(start - 1), "and" | "or");
    let &[entity] = resolver.referents[owner].entities.as_slice() else { return None };
    (!listed).then_some(entity)
}

fn at(resolver: &mut Resolver<'_>, token: usize, index: usize, pronoun: Pronoun) -> Referent {
    match (pronoun.person, pronoun.plural, pronoun.gender) {
        (GrammaticalPerson::First, plural, _) => first_person(resolver, token, index, plural),
        (GrammaticalPerson::Second, ..) => second_person(resolver, token, index),
        (GrammaticalPerson::Relative, ..) => Referent::unresolved("relative"),
        (_, true, _) => several::who_met_here(resolver, index).unwrap_or_else(|| group::they(resolver, index, token)),
        (_, _, Some(Gender::Neuter)) => neuter(resolver, index, token),
        (_, _, gender) => person(resolver, index, token, gender, pronoun),
    }
}

/// "I" is the speaker, "we" the speaker's state.
fn first_person(resolver: &mut Resolver<'_>, token: usize, index: usize, plural: bool) -> Referent {
    if let Some(authors) = &resolver.authors
        && plural
        && resolver.quotations.at(token).is_none()
    {
        return Referent { entities: authors.clone(), step: "joint-authors", confidence: 0.75, ..Referent::default() };
    }
    if let Some(shared) = several::shared_by_both(resolver, token, index).filter(|_| plural) {
        return shared;
    }
    let Some((speaker, step, confidence)) = speaker(resolver, token) else {
        let asked = resolver.turn_speaker(token) == Speaker::Unnamed;
        let home = resolver.home.filter(|_| plural && !asked && resolver.quotations.at(token).is_none());
        return home.map_or(Referent::unresolved("first-person"), |home| Referent::one(home, "home-state", 0.65));
    };
    let body = !plural && resolver.kind(speaker) == EntityKind::Organization;
    let entity = if plural || body { resolver.state_of(speaker).or(resolver.home).unwrap_or(speaker) } else { speaker };
    let singular_state = !plural && resolver.kind(entity) != EntityKind::Person;
    Referent::one(entity, step, if singular_state { confidence - 0.1 } else { confidence })
}

/// Returns who speaks the words at a token: the speaker of the quotation, of the turn, or of the whole text.
fn speaker(resolver: &Resolver<'_>, token: usize) -> Option<(usize, &'static str, f32)> {
    if let Some(quotation) = resolver.quotations.at(token) {
        let entity = super::quotation::speaker(resolver, quotation)?;
        return Some((entity, "quotation-speaker", 0.85));
    }
    if let Some(entity) = super::quotation::reported(resolver, token) {
        return Some((entity, "quotation-speaker", 0.75));
    }
    match resolver.turn_speaker(token) {
        Speaker::Named(turn) => Some((turn, "turn-speaker", 0.85)),
        Speaker::Unnamed => None,
        Speaker::Unlabelled => resolver.narrator.map(|narrator| (narrator, "narrator", 0.8)),
    }
}

/// "You met with ..." in a question to the person interviewed; else whom speaker or letter addresses.
fn second_person(resolver: &Resolver<'_>, token: usize, index: usize) -> Referent {
    if resolver.quotations.at(token).is_some() {
        return Referent::unresolved("second-person");
    }
    if let Some(narrator) = resolver.narrator.filter(|_| super::narrator::is_interview(resolver)) {
        return Referent::one(narrator, "interviewee", 0.8);
    }
    match resolver.addressee(token, index) {
        Some((entity, step)) => Referent::one(entity, step, 0.7),
        None => Referent::unresolved("second-person"),
    }
}

/// He and she: the best person before, by sentence distance, then subject first.
fn person(resolver: &Resolver<'_>, index: usize, token: usize, gender: Option<Gender>, pronoun: Pronoun) -> Referent {
    let own = |resolver: &Resolver<'_>, other: usize| {
        let known = resolver.people.gender(resolver.referents[other].entities[0]);
        is_person(resolver, other) && known.is_none_or(|known| Some(known) == gender || known == Gender::Neuter)
    };
    // "In his talks with Mattis, Abbasi said": an opening phrase looks forward, whoever was spoken of before.
    if pronoun.possessive && token <= resolver.document.sentences[resolver.sentences[index]].tokens.start() + 2 {
        let named = ahead(resolver, index, token, own);
        if !named.entities.is_empty() {
            return named;
        }
    }
    if !pronoun.possessive && is_repeated_in_vain(resolver, index, token) {
        return Referent::unresolved("pronoun");
    }
    let quotation = resolver.quotations.at(token);
    let own_speaker = quotation.clone().and_then(|quotation| super::quotation::speaker(resolver, quotation));
    // Who speaks says "I", in a turn of a briefing as in a quotation.
    let own_speaker = own_speaker.or(match resolver.turn_speaker(token) {
        Speaker::Named(turn) => Some(turn),
        _ => None,
    });
    let and = token.checked_sub(1).is_some_and(|before| resolver.document.word(before) == "and");
    let mut best: Option<(usize, usize, bool)> = None;
    for other in resolver.before(index, REACH) {
        let entities = &resolver.referents[other].entities;
        let third =
            resolver.mentions[other].form != MentionForm::Pronoun || resolver.referents[other].step == "pronoun";
        // "MR. CARNEY: ..." says who speaks; nobody is spoken of.
        let label = resolver.mentions[other].tokens.end();
        let turn = resolver.document.tokens.get(label).is_some() && resolver.document.word(label) == ":";
        if turn || !third || entities.len() != 1 || !is_person(resolver, other) || Some(entities[0]) == own_speaker {
            continue;
        }
        let known = resolver.people.gender(entities[0]).filter(|gender| *gender != Gender::Neuter);
        // Who was "he" before is he.
        let known =
            known.or(resolver.mentions[other].gender.filter(|_| resolver.mentions[other].form == MentionForm::Pronoun));
        if known.is_some_and(|known| Some(known) != gender) {
            continue;
        }
        // "... with President Trump", Djuric said. He added: who is only quoted is seldom meant.
        let quoted = quotation.is_none() && resolver.quotations.at(resolver.mentions[other].head).is_some();
        // "the visits of Vulin to Russia and his meetings": whose visits, whose meetings.
        let beside = pronoun.possessive
            && (and && follows_of(resolver, other) && resolver.sentences[other] == resolver.sentences[index]
                || judged(resolver, index, token) == Some(other));
        if beside {
            best = Some((other, 0, known.is_some()));
            break;
        }
        let cost =
            cost(resolver, other, index, pronoun) + usize::from(quoted) * 9 + if known.is_none() { 3 } else { 0 };
        if best.is_none_or(|(_, least, _)| cost < least) {
            best = Some((other, cost, known.is_some()));
        }
    }
    let Some((antecedent, cost, sure)) = best else {
        if let Some(entity) = resolver.people.of_title(gender) {
            return Referent::one(entity, "person-of-the-title", 0.7);
        }
        return ahead(resolver, index, token, own);
    };
    let confidence = (0.9 - 0.02 * f32::from(u8::try_from(cost.min(20)).unwrap_or(20))) - if sure { 0.0 } else { 0.05 };
    let referent = &resolver.referents[antecedent];
    Referent {
        office_of: Vec::new(),
        entities: referent.entities.clone(),
        role: referent.role.clone(),
        step: "pronoun",
        antecedent: Some(antecedent),
        confidence,
    }
}

/// "She met the King, she met the Queen": who was nobody known before is nobody known.
fn is_repeated_in_vain(resolver: &Resolver<'_>, index: usize, token: usize) -> bool {
    let sentence = resolver.document.sentences[resolver.sentences[index]].tokens;
    let same = |other: &usize| {
        let mention = &resolver.mentions[*other];
        let word = resolver.document.word(mention.head);
        mention.form == MentionForm::Pronoun && word.eq_ignore_ascii_case(resolver.document.word(token))
    };
    let mut here = (0..index).rev().take_while(|&other| resolver.mentions[other].tokens.start() >= sentence.start());
    here.find(same).is_some_and(|other| resolver.referents[other].entities.is_empty())
}

/// "In his talks with Mattis, Abbasi said": the subject that follows the opening phrase in which the pronoun stands.
pub(super) fn ahead(
    resolver: &Resolver<'_>,
    index: usize,
    token: usize,
    fits: impl Fn(&Resolver<'_>, usize) -> bool,
) -> Referent {
    let sentence = resolver.document.sentences[resolver.sentences[index]].tokens;
    let comma = (token + 1..sentence.end()).find(|&at| resolver.document.word(at) == ",");
    let opens = token > sentence.start();
    let Some(start) = comma.map(|comma| comma + 1).filter(|_| opens) else { return Referent::unresolved("pronoun") };
    let starts = |other: &usize| {
        let tokens = resolver.mentions[*other].tokens;
        let article = tokens.start() == start + 1 && resolver.document.word(start).eq_ignore_ascii_case("the");
        let listed = tokens.end() < sentence.end() && matches!(resolver.document.word(tokens.end()), "," | "and");
        (tokens.start() == start || article) && resolver.mentions[*other].form == MentionForm::Name && !listed
    };
    let later =
        (index + 1..resolver.mentions.len()).take_while(|&other| resolver.mentions[other].tokens.start() <= start + 1);
    let found =
        later.filter(starts).find(|&other| resolver.referents[other].entities.len() == 1 && fits(resolver, other));
    match found {
        Some(other) => Referent {
            antecedent: Some(other),
            ..Referent::one(resolver.referents[other].entities[0], "pronoun ahead of its name", 0.85)
        },
        None => Referent::unresolved("pronoun"),
    }
}

/// "Pressed Pakistan over its support", "thanked Modi for his role": who is praised or blamed for something that is theirs.
pub(super) fn judged(resolver: &Resolver<'_>, index: usize, token: usize) -> Option<usize> {
    let sentence = resolver.document.sentences[resolver.sentences[index]].tokens;
    let reason = token.checked_sub(1).filter(|&before| before > sentence.start())?;
    if !matches!(resolver.document.word(reason), "over" | "for") {
        return None;
    }
    let found = resolver.before(index, 0).find(|&other| resolver.mentions[other].tokens.end() == reason)?;
    let before = resolver.mentions[found].tokens.start().checked_sub(1)?;
    // "secured a role in Syria for its troops"
    let placed = resolver.has(before, Classes::PLACE_PREPOSITION);
    (!is_subject(resolver, found) && !placed).then_some(found)
}

/// Whether a mention stands behind "of".
pub(super) fn follows_of(resolver: &Resolver<'_>, other: usize) -> bool {
    let start = resolver.mentions[other].tokens.start();
    start > 0 && resolver.document.word(start - 1) == "of"
}

/// A person, or the unnamed holder of an office.
pub(super) fn is_person(resolver: &Resolver<'_>, other: usize) -> bool {
    let mention = &resolver.mentions[other];
    let entity = resolver.referents[other].entities[0];
    let holder = mention.form == MentionForm::Role && mention.kind == Some(EntityKind::Person) && !mention.plural;
    resolver.kind(entity) == EntityKind::Person || holder
}

/// How far an antecedent is: sentences count most, a sentence's first mention least, a possessor ("Trump's aide") more.
fn cost(resolver: &Resolver<'_>, other: usize, index: usize, pronoun: Pronoun) -> usize {
    let distance = resolver.sentences[index] - resolver.sentences[other];
    let first = first_in_sentence(resolver, other);
    let possessor = matches!(
        resolver
            .document
            .tokens
            .get(resolver.mentions[other].tokens.end())
            .map(|_| resolver.document.word(resolver.mentions[other].tokens.end())),
        Some("'s" | "’s")
    );
    let paragraph = resolver.document.sentences[resolver.sentences[index]].paragraph
        != resolver.document.sentences[resolver.sentences[other]].paragraph;
    // A possessive or object pronoun inside a sentence goes with its subject, a subject pronoun too: "X said that he".
    let reflexive = if pronoun.reflexive && distance > 0 { 10 } else { 0 };
    distance * 6
        + if first { 0 } else { 2 }
        + usize::from(possessor) * 3
        + usize::from(paragraph && distance > 0)
        + reflexive
}

/// Whether nobody else is mentioned before it in its sentence.
fn first_in_sentence(resolver: &Resolver<'_>, other: usize) -> bool {
    let sentence = resolver.sentences[other];
    let entity = resolver.referents[other].entities[0];
    !(0..other).rev().take_while(|&earlier| resolver.sentences[earlier] == sentence).any(|earlier| {
        matches!(resolver.referents[earlier].entities[..], [only] if only != entity) && is_person(resolver, earlier)
    })
}

/// Whether a name stands where a clause begins: first in its sentence, or behind "that", "and", "while" or a comma.
pub(super) fn is_subject(resolver: &Resolver<'_>, other: usize) -> bool {
    let start = resolver.mentions[other].tokens.start();
    let sentence = resolver.document.sentences[resolver.sentences[other]].tokens.start();
    let word = |token: usize| resolver.document.word(token);
    let before = if start > sentence && word(start - 1).eq_ignore_ascii_case("the") { start - 1 } else { start };
    before == sentence
        || word(before - 1).starts_with(['"', '“', ',', '-', '–', '—', ':'])
        || resolver.has(before - 1, Classes::CLAUSE)
}
