//! Names: states and bodies by gazetteer, bodies by acronym, people by full name, surname, title and gazetteer.

use rustc_hash::FxHashMap;

use crate::gazetteer::{Entity, EntityId, EntityKind, OfficeKind, Role, fold};
use crate::mention::acronym::INITIALS;
use crate::mention::lexicon::Classes;
use crate::mention::{Mention, MentionForm};

use super::link::link;
use super::office::never_led;
use super::resolver::Resolver;
use super::{Referent, alias};

/// Resolves states and organisations, acronyms that the document defines included.
pub(crate) fn resolve_bodies(resolver: &mut Resolver<'_>) {
    let mut acronyms: FxHashMap<String, usize> = FxHashMap::default();
    // "Congolese" is of that Congo which the document names unmistakably, so the clear names come first.
    let clear = |index: &usize| {
        let mention = &resolver.mentions[*index];
        mention.candidates.len() < 2 && mention.found_by != INITIALS
    };
    let (clear, shared): (Vec<usize>, Vec<usize>) = (0..resolver.mentions.len()).partition(clear);
    for index in clear.into_iter().chain(shared) {
        let mention = &resolver.mentions[index];
        let named = matches!(mention.form, MentionForm::Name | MentionForm::Demonym | MentionForm::Metonym);
        if !named || mention.kind == Some(EntityKind::Person) {
            continue;
        }
        if mention.found_by == INITIALS {
            resolver.referents[index] =
                alias::full_name_of(resolver, index).unwrap_or_else(|| Referent::unresolved(INITIALS));
            continue;
        }
        let referent = body(resolver, mention, &acronyms);
        if let Some(acronym) = alias::defined_acronym(resolver, mention) {
            acronyms.extend(referent.entities.first().map(|&entity| (acronym, entity)));
        }
        resolver.referents[index] = referent;
    }
}

fn body(resolver: &mut Resolver<'_>, mention: &Mention, acronyms: &FxHashMap<String, usize>) -> Referent {
    let words = resolver.document.phrase(mention.name);
    if let Some(&entity) = acronyms.get(words) {
        return Referent::one(entity, "defined-acronym", 0.97);
    }
    if let Some(chosen) = resolver.choose(&mention.candidates) {
        // "Europeans" are no one body, "Republicans" are a party.
        let party = resolver.gazetteer.subtype(chosen) == "party" && is_membership(resolver, mention);
        let body = resolver.gazetteer.entity(chosen).kind == EntityKind::Organization && !party;
        if mention.form == MentionForm::Demonym && body {
            return Referent::unresolved("region");
        }
        let step = match mention.form {
            MentionForm::Demonym => "demonym",
            MentionForm::Metonym => "metonym",
            _ => "gazetteer-name",
        };
        let confidence = if mention.form == MentionForm::Metonym { 0.9 } else { 0.98 };
        return Referent::one(resolver.listed(chosen), step, confidence);
    }
    let owner = mention
        .qualifiers
        .first()
        .and_then(|of| resolver.choose(&of.candidates))
        .map(|of| resolver.gazetteer.entity(of).id.clone());
    let kind = mention.kind.filter(|kind| *kind == EntityKind::State).unwrap_or(EntityKind::Organization);
    Referent::one(open_body(resolver, words, kind, owner), "document-name", 0.9)
}

/// "Republicans", "Republican and Democratic leaders": the party; "the Alabama Republican" is one member.
fn is_membership(resolver: &Resolver<'_>, mention: &Mention) -> bool {
    let next = mention.tokens.end();
    mention.plural || next < resolver.document.tokens.len() && resolver.document.word(next) == "and"
}

/// Returns the entity of an organisation that the gazetteer does not list.
pub(crate) fn open_organization(resolver: &mut Resolver<'_>, words: &str, state: Option<EntityId>) -> usize {
    open_body(resolver, words, EntityKind::Organization, state)
}

fn open_body(resolver: &mut Resolver<'_>, words: &str, kind: EntityKind, state: Option<EntityId>) -> usize {
    let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let id = EntityId::new(slug(&name));
    resolver.add(Entity { id, name, kind, state, wikidata: None, from: None, to: None })
}

fn slug(name: &str) -> String {
    fold(name).replace(' ', "-")
}

/// Resolves people: full names first, then single names to them, then what titles and the gazetteer tell of the rest.
pub(crate) fn resolve_people(resolver: &mut Resolver<'_>) {
    let people: Vec<usize> = (0..resolver.mentions.len())
        .filter(|&index| {
            resolver.mentions[index].form == MentionForm::Name
                && resolver.mentions[index].kind == Some(EntityKind::Person)
        })
        .collect();
    let words: FxHashMap<usize, Vec<String>> =
        people.iter().map(|&index| (index, name_words(resolver, index))).collect();
    let (full, single): (Vec<usize>, Vec<usize>) = people.iter().partition(|index| is_full(&words[index]));
    for index in full {
        full_name(resolver, index, &words[&index]);
    }
    for index in single {
        if let Some(place) = alias::also_named(resolver, index) {
            resolver.people.also(place, &words[&index][words[&index].len() - 1]);
        }
        single_name(resolver, index, &words[&index]);
    }
    for place in 0..resolver.people.all.len() {
        link(resolver, place);
    }
}

const PARTICLES: [&str; 14] =
    ["al", "el", "bin", "ibn", "de", "van", "von", "der", "la", "le", "du", "da", "del", "ul"];
pub(super) const MONARCHS: [&str; 6] = ["king", "queen", "emperor", "sultan", "shah", "prince"];
const SUFFIXES: [&str; 9] = ["jr", "sr", "ii", "iii", "iv", "v", "vi", "xvi", "xiv"];

/// Returns the folded words of the name without suffix.
fn name_words(resolver: &Resolver<'_>, index: usize) -> Vec<String> {
    let mut words: Vec<String> =
        fold(resolver.document.phrase(resolver.mentions[index].name)).split(' ').map(str::to_owned).collect();
    while words.len() > 1 && words.last().is_some_and(|last| SUFFIXES[..2].contains(&last.as_str())) {
        words.pop();
    }
    words
}

/// Whether a name has a word before the surname and its particles: "Bashar al-Assad", not "al-Assad".
pub(super) fn is_full(words: &[String]) -> bool {
    words.len() > 1 && words[..words.len() - 1].iter().any(|word| !PARTICLES.contains(&word.as_str()))
}

fn full_name(resolver: &mut Resolver<'_>, index: usize, words: &[String]) {
    let same = resolver
        .people
        .with_word(&words[words.len() - 1])
        .iter()
        .copied()
        .find(|&place| same_name(&resolver.people.all[place].words, words));
    let place = same.unwrap_or_else(|| new_person(resolver, index, words));
    if words.len() > resolver.people.all[place].words.len() {
        let entity = resolver.people.all[place].entity;
        resolver.people.all[place].words = words.to_vec();
        resolver.entities[entity].name = display_name(resolver, index);
    }
    note(resolver, place, index);
    resolver.referents[index] = Referent::one(resolver.people.all[place].entity, "full-name", 0.97);
}

/// Two full names agree when first and last word do, an initial agreeing with a name: "Antony J. Blinken", "A. Blinken".
fn same_name(one: &[String], other: &[String]) -> bool {
    let initial = |a: &str, b: &str| a == b || a.len() == 1 && b.starts_with(a) || b.len() == 1 && a.starts_with(b);
    match (one, other) {
        ([first, middle @ .., last], [other_first, other_middle @ .., other_last]) => {
            last == other_last && initial(first, other_first) && !differ(middle, other_middle)
        }
        _ => false,
    }
}

/// Whether two middle names tell two people apart: "Hamad bin Khalifa Al Thani", "Hamad bin Jassim Al Thani".
fn differ(one: &[String], other: &[String]) -> bool {
    let telling = |words: &[String]| -> Vec<String> {
        let plain = |word: &&String| word.len() > 1 && !PARTICLES.contains(&word.as_str());
        words.iter().filter(plain).cloned().collect()
    };
    let (one, other) = (telling(one), telling(other));
    !one.is_empty() && !other.is_empty() && !one.iter().any(|word| other.contains(word))
}

fn new_person(resolver: &mut Resolver<'_>, index: usize, words: &[String]) -> usize {
    let name = display_name(resolver, index);
    let slug = slug(&name);
    // A lone surname names somebody of this document only.
    let id = if is_full(words) { slug } else { format!("{}#{slug}", resolver.document.raw.id) };
    let entity = Entity {
        id: EntityId::new(id),
        name,
        kind: EntityKind::Person,
        state: None,
        wikidata: None,
        from: None,
        to: None,
    };
    let place = resolver.add(entity);
    resolver.people.add(place, words.to_vec())
}

/// Returns the name as written, on one line, capitals of headings made ordinary.
fn display_name(resolver: &Resolver<'_>, index: usize) -> String {
    let phrase = resolver.document.phrase(resolver.mentions[index].name);
    phrase.split_whitespace().map(ordinary_case).collect::<Vec<_>>().join(" ")
}

fn ordinary_case(word: &str) -> String {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let roman = word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    if letters < 3 || roman || word.contains('.') || word.chars().any(char::is_lowercase) {
        return word.to_owned();
    }
    let mut chars = word.chars();
    chars.next().into_iter().chain(chars.flat_map(char::to_lowercase)).collect()
}

/// Adds what a mention's title tells to the person.
fn note(resolver: &mut Resolver<'_>, place: usize, index: usize) {
    let mention = &resolver.mentions[index];
    let states: Vec<EntityId> = mention
        .qualifiers
        .iter()
        .filter_map(|of| resolver.choose(&of.candidates))
        .map(|of| resolver.gazetteer.entity(of))
        .map(|of| of.state.clone().unwrap_or_else(|| of.id.clone()))
        .collect();
    // Who held an office once is not meant by it any more.
    let former = mention.tokens.range().any(|token| resolver.has(token, Classes::FORMER));
    let office = mention.role.as_deref().filter(|_| !former);
    let office = office.map(|role| (office_kind(resolver, role), fold(role)));
    let person = &mut resolver.people.all[place];
    person.gender = person.gender.or(mention.gender);
    person.mentions.insert(index);
    for state in states {
        if !person.states.contains(&state) {
            person.states.push(state);
        }
    }
    if let Some(office) = office
        && !person.offices.contains(&office)
    {
        person.offices.push(office);
    }
}

/// Returns the kind of office that a role as written is.
pub(crate) fn office_kind(resolver: &Resolver<'_>, role: &str) -> Option<OfficeKind> {
    listed_role(resolver, role).map(|role| role.kind)
}

/// Returns the office that a role as written is.
pub(crate) fn listed_role<'a>(resolver: &Resolver<'a>, role: &str) -> Option<&'a Role> {
    let words: Vec<&str> = role.split_whitespace().collect();
    resolver.gazetteer.role_at(&words).map(|hit| hit.role)
}

/// A surname, or a name with a title: the nearest person of the document who bears it, else a new one.
fn single_name(resolver: &mut Resolver<'_>, index: usize, words: &[String]) {
    let last = &words[words.len() - 1];
    let titled = resolver.mentions[index].role.is_some();
    let fits = |place: &usize| bears(resolver, *place, index, last, titled);
    let bearers: Vec<usize> = resolver.people.with_word(last).iter().copied().filter(fits).collect();
    let place = nearest(resolver, &bearers, index);
    let (place, step, confidence) = match place {
        Some(place) => (place, "surname", if bearers.len() == 1 { 0.95 } else { 0.8 }),
        None => (new_person(resolver, index, words), "document-name", 0.85),
    };
    note(resolver, place, index);
    resolver.referents[index] = Referent {
        antecedent: resolver.people.all[place].mentions.first().copied().filter(|&first| first != index),
        ..Referent::one(resolver.people.all[place].entity, step, confidence)
    };
}

fn bears(resolver: &Resolver<'_>, place: usize, index: usize, word: &str, titled: bool) -> bool {
    let person = &resolver.people.all[place];
    let mention = &resolver.mentions[index];
    let clash = matches!((person.gender, mention.gender), (Some(one), Some(other)) if one != other);
    let surname = person.words.last().is_some_and(|last| last == word);
    // "Xi Jinping" is "President Xi"; "Barack Obama" is not "Barack" unless a title says that people call him so.
    let first = person.words.first().is_some_and(|first| first == word);
    let by_first = first && (titled || resolver.gazetteer.given_name(&capitalised(word)).is_none());
    let alias = person.aliases.iter().any(|alias| alias == word);
    let family_first = by_first || alias || first && alias::goes_by_first(resolver, person);
    !clash && (surname || family_first) && !never_led(resolver, place, index)
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// Returns the person whose last mention before `index` is nearest; without one, the first named later.
fn nearest(resolver: &Resolver<'_>, places: &[usize], index: usize) -> Option<usize> {
    let before = |place: &usize| resolver.people.all[*place].mentions.range(..index).next_back().copied();
    let earlier = places.iter().copied().filter_map(|place| before(&place).map(|mention| (mention, place))).max();
    let later = || places.iter().copied().min_by_key(|&place| resolver.people.all[place].mentions.first().copied());
    earlier.map(|(_, place)| place).or_else(later)
}
