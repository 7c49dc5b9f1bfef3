//! Whom a plural description means: "the two leaders", "both sides", "all five organisations", "the envoys".

use crate::gazetteer::EntityKind;
use crate::mention::MentionForm;

use super::Referent;
use super::resolver::Resolver;

/// How many sentences back a group or its members may stand.
pub(super) const REACH: usize = 3;

/// Returns the entities of the coordination that ends in mention `last`: "Djuric and Rubio".
pub(super) fn coordinated_before(resolver: &Resolver<'_>, last: usize) -> Option<Vec<usize>> {
    let kind = |entity: usize| resolver.kind(entity) == EntityKind::Person;
    coordinated(resolver, last, |one, other| kind(one) == kind(other))
}

/// Returns the entities of the coordination that ends in mention `last`, if each is like the next.
fn coordinated(resolver: &Resolver<'_>, last: usize, alike: impl Fn(usize, usize) -> bool) -> Option<Vec<usize>> {
    let mut group = vec![last];
    let mut conjunction = false;
    let mut next = last;
    while let Some(previous) = next.checked_sub(1) {
        let gap = resolver.mentions[previous].tokens.end()..resolver.mentions[next].tokens.start();
        // "Denmark's Ingrid Falk": whose they are stands between.
        let owner = resolver.mentions[previous].kind == Some(EntityKind::State)
            && gap.len() == 1
            && matches!(resolver.document.word(gap.start), "'s" | "’s");
        if owner {
            next = previous;
            continue;
        }
        let words: Vec<&str> = gap.map(|token| resolver.document.word(token)).collect();
        let joined = !words.is_empty()
            && words.len() <= 3
            && words.iter().all(|word| matches!(*word, "," | "and" | "the" | "with" | "&"));
        if !joined || resolver.referents[previous].entities.is_empty() {
            break;
        }
        conjunction |= words.iter().any(|word| matches!(*word, "and" | "with" | "&"));
        group.push(previous);
        next = previous;
    }
    let mut entities: Vec<usize> = Vec::new();
    for &mention in group.iter().rev() {
        entities.extend(resolver.referents[mention].entities.iter().copied());
    }
    entities.dedup();
    let alike = entities.windows(2).all(|pair| alike(pair[0], pair[1]));
    (conjunction && entities.len() > 1 && alike).then_some(entities)
}

/// "The two leaders", "both sides": the last two of the kind.
pub(super) fn several(resolver: &mut Resolver<'_>, index: usize, kind: Option<EntityKind>) -> Referent {
    let mention = &resolver.mentions[index];
    let mut words =
        (mention.tokens.start()..mention.tokens.end()).map(|token| resolver.document.word(token).to_lowercase());
    let counted = words.by_ref().map(|word| number(&word)).find(|&count| count > 0);
    let count = counted.unwrap_or(2);
    // "The two countries" of a joint statement make it.
    if let Some(authors) =
        resolver.authors.clone().filter(|authors| authors.len() == count && kind != Some(EntityKind::Person))
    {
        return Referent { entities: authors, step: "joint-authors", confidence: 0.85, ..Referent::default() };
    }
    if let Some(named) = apposed(resolver, index, count) {
        return Referent { entities: named, step: "apposition", confidence: 0.85, ..Referent::default() };
    }
    // "These two countries" are the two that were named together.
    let these = resolver.document.word(mention.tokens.start()).eq_ignore_ascii_case("these");
    if let Some(listed) =
        counted.filter(|&count| count > 2 || these).and_then(|count| list_of(resolver, index, kind, count))
    {
        return Referent { entities: listed, step: "list", confidence: 0.8, ..Referent::default() };
    }
    if counted.is_none()
        && let Some(officials) = officials(resolver, index, kind)
    {
        return officials;
    }
    let mut found = nearest_group(resolver, index, kind.or(Some(EntityKind::State)), count);
    if found.len() < count && mention.found_by == "number" {
        found = last_of(resolver, index, count, |entity| resolver.kind(entity) == EntityKind::State);
    }
    if found.len() < count {
        found = states_of_people(resolver, index, kind, count);
    }
    if found.len() < count {
        return Referent::unresolved("group");
    }
    found.reverse();
    Referent { entities: found, step: "group", confidence: 0.8, ..Referent::default() }
}

/// Returns the last so many of the kind, those who hold the office first: "Presidents Falk and Reyes and former minister Quist. The two
/// presidents". Who acts on them is none of them: "Quist, who is to host both leaders".
fn nearest_group(resolver: &Resolver<'_>, index: usize, kind: Option<EntityKind>, count: usize) -> Vec<usize> {
    let here = |entity: &usize| resolver.before(index, 0).any(|o| resolver.referents[o].entities.contains(entity));
    let role = resolver.document.phrase(resolver.mentions[index].name);
    let office = super::name::office_kind(resolver, role);
    let holds = |entity: usize| office.is_some_and(|office| super::holder::holds(resolver, entity, office));
    let like = |entity: usize| Some(resolver.kind(entity)) == kind;
    let outside = is_acted_on(resolver, index).then(|| first_of_sentence(resolver, index));
    for start in outside.into_iter().chain([index]) {
        for group in [last_of(resolver, start, count, holds), last_of(resolver, start, count, like)] {
            if group.len() == count && (start == index || !group.iter().any(here)) {
                return group;
            }
        }
    }
    last_of(resolver, index, count, like)
}

/// "The two leaders, Falk and Reyes, met": so many names right behind a comma.
fn apposed(resolver: &Resolver<'_>, index: usize, count: usize) -> Option<Vec<usize>> {
    let comma = resolver.mentions[index].tokens.end();
    let first = resolver.mentions.get(index + 1)?;
    let behind =
        resolver.document.tokens.get(comma).is_some_and(|_| matches!(resolver.document.word(comma), "," | "–"));
    let article = first.tokens.start().saturating_sub(comma + 1);
    if !behind || article > 1 || resolver.sentences[index + 1] != resolver.sentences[index] {
        return None;
    }
    let lasts = index + 2..resolver.mentions.len().min(index + 2 * count + 1);
    let lists = lasts.filter_map(|last| coordinated(resolver, last, |_, _| true));
    let starts = |list: &Vec<usize>| resolver.referents[index + 1].entities.first() == list.first();
    lists.into_iter().find(|list| list.len() == count && starts(list))
}

/// Whether the words stand right behind a verb that acts on them: "to host both leaders", not "said both leaders".
fn is_acted_on(resolver: &Resolver<'_>, index: usize) -> bool {
    let start = resolver.mentions[index].tokens.start();
    let sentence = resolver.document.sentences[resolver.sentences[index]].tokens;
    let Some(before) = start.checked_sub(1).filter(|&before| before > sentence.start()) else { return false };
    let word = resolver.document.word(before).to_lowercase();
    let acts =
        ["host", "hosts", "hosted", "hosting", "meet", "meets", "met", "meeting", "receive", "received", "receives"];
    let told = matches!(
        word.as_str(),
        "urged" | "told" | "invited" | "asked" | "invite" | "urge" | "urges" | "support" | "supports"
    );
    acts.contains(&word.as_str()) || word == "with" || told
}

/// The first mention of the sentence.
fn first_of_sentence(resolver: &Resolver<'_>, index: usize) -> usize {
    let sentence = resolver.sentences[index];
    (0..index).rev().take_while(|&other| resolver.sentences[other] == sentence).last().unwrap_or(index)
}

/// "The five organisations", "the three ministers": the last list of so many, whether of the kind or not told of what kind its names are.
fn list_of(resolver: &Resolver<'_>, index: usize, kind: Option<EntityKind>, count: usize) -> Option<Vec<usize>> {
    let lists = resolver.before(index, REACH).filter_map(|last| coordinated(resolver, last, |_, _| true));
    let fits = |list: &Vec<usize>| {
        let alike = list.iter().filter(|&&entity| kind.is_none_or(|kind| resolver.kind(entity) == kind)).count();
        list.len() == count && alike * 2 > count
    };
    lists.into_iter().find(fits)
}

/// "The ministers of A and B met C. The envoys left": unnamed people are those who were named as several before.
fn officials(resolver: &Resolver<'_>, index: usize, kind: Option<EntityKind>) -> Option<Referent> {
    let several = |other: &usize| {
        let mention = &resolver.mentions[*other];
        mention.form == MentionForm::Role && mention.plural && mention.kind == Some(EntityKind::Person)
    };
    let other = resolver.before(index, REACH).find(several).filter(|_| kind == Some(EntityKind::Person))?;
    let referent = &resolver.referents[other];
    // "U.S. and Chinese officials" are two parties, "officials" of one state its people.
    Some(Referent { step: "officials", antecedent: Some(other), confidence: 0.7, ..referent.clone() })
}

fn number(word: &str) -> usize {
    match word {
        "two" | "both" | "pair" | "duo" => 2,
        "three" | "trio" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        _ => 0,
    }
}

/// Returns the last distinct entities that fit, nearest first.
fn last_of(resolver: &Resolver<'_>, index: usize, count: usize, fits: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for other in resolver.before(index, REACH) {
        let possible = resolver.mentions[other].form != MentionForm::Place
            && resolver.mentions[other].form != MentionForm::Description;
        for &entity in resolver.referents[other].entities.iter().rev() {
            if possible && found.len() < count && fits(entity) && !found.contains(&entity) {
                found.push(entity);
            }
        }
    }
    found
}

/// The states of the last people: "Djuric met Rubio. The two countries ...".
fn states_of_people(resolver: &mut Resolver<'_>, index: usize, kind: Option<EntityKind>, count: usize) -> Vec<usize> {
    if kind == Some(EntityKind::Person) || kind == Some(EntityKind::Organization) {
        return Vec::new();
    }
    let people = last_of(resolver, index, count + 1, |entity| resolver.kind(entity) == EntityKind::Person);
    let mut states: Vec<usize> = Vec::new();
    for person in people {
        if let Some(state) = resolver.state_of(person).filter(|state| !states.contains(state)) {
            states.push(state);
        }
    }
    for state in last_of(resolver, index, count, |entity| resolver.kind(entity) == EntityKind::State) {
        if !states.contains(&state) && states.len() < count {
            states.push(state);
        }
    }
    states.truncate(count);
    states
}

/// "Quist met with Bell, and their talks": of the two alike whom the sentence names last one met the other.
pub(super) fn who_met_here(resolver: &Resolver<'_>, index: usize) -> Option<Referent> {
    let named = |other: &usize| {
        let mention = &resolver.mentions[*other];
        let actor = !matches!(mention.form, MentionForm::Place | MentionForm::Demonym);
        actor
            && resolver.sentences[*other] == resolver.sentences[index]
            && resolver.referents[*other].entities.len() == 1
    };
    let mut before = resolver.before(index, 0).filter(named);
    // "with President Quist of Chad": the state says who he is.
    let of = |other: usize| super::pronoun::follows_of(resolver, other);
    let guest = before.find(|&other| !of(other))?;
    let host = before.next()?;
    let [host_entity, guest_entity] = [host, guest].map(|other| resolver.referents[other].entities[0]);
    let with = resolver.mentions[guest].tokens.start().checked_sub(1)?;
    let met = ["met", "meets", "meeting", "spoke", "talked"];
    let together = resolver.document.word(with) == "with"
        && (with.saturating_sub(2)..with).any(|token| met.contains(&resolver.document.word(token)));
    let alike = resolver.kind(host_entity) == resolver.kind(guest_entity) && host_entity != guest_entity;
    (together && alike).then(|| Referent {
        entities: vec![host_entity, guest_entity],
        step: "they",
        antecedent: Some(guest),
        confidence: 0.75,
        ..Referent::default()
    })
}

/// "Quist and Bell discussed our shared support": in a text of one state's own, what both have is of the states of both.
pub(super) fn shared_by_both(resolver: &mut Resolver<'_>, token: usize, index: usize) -> Option<Referent> {
    let next = resolver.document.tokens.get(token + 1).map(|_| resolver.document.word(token + 1))?;
    let home = resolver.home.filter(|_| matches!(next, "shared" | "joint" | "mutual" | "common"))?;
    if resolver.quotations.at(token).is_some() {
        return None;
    }
    let people: Vec<usize> =
        resolver.before(index, 0).filter(|&other| super::pronoun::is_person(resolver, other)).collect();
    let mut states = vec![home];
    for person in people {
        let entity = resolver.referents[person].entities[0];
        states.extend(resolver.state_of(entity).filter(|state| !states.contains(state)));
    }
    (states.len() == 2).then(|| Referent { entities: states, step: "shared", confidence: 0.75, ..Referent::default() })
}
