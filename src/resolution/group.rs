//! References to several, and descriptions: "they", "the two leaders", "both sides", "the latter", "the country".

use rustc_hash::FxHashMap;

use crate::gazetteer::{EntityId, EntityKind, OfficeKind, fold};
use crate::mention::lexicon::{Classes, lexicon};
use crate::mention::{GrammaticalPerson, Mention, MentionForm};

use super::Referent;
use super::narrator;
use super::resolver::Resolver;
use super::several::{REACH, coordinated_before, several};

/// How many mentions back a state is counted: all of any article; a file of a whole archive must not take the square of its length.
const MEMORY: usize = 4096;

/// Resolves a description.
pub(crate) fn resolve(resolver: &mut Resolver<'_>, index: usize) -> Referent {
    let mention = &resolver.mentions[index];
    if mention.found_by == "former-latter" {
        return former_or_latter(resolver, index);
    }
    if mention.role.is_some() {
        return counterpart(resolver, index);
    }
    if mention.plural {
        return several(resolver, index, mention.kind);
    }
    single(resolver, index)
}

/// "His Serbian counterpart", unnamed: who the document says holds that office there, else the state.
fn counterpart(resolver: &mut Resolver<'_>, index: usize) -> Referent {
    let mention = &resolver.mentions[index];
    let mut possessor = None;
    let mut states = Vec::new();
    for qualifier in &mention.qualifiers {
        match (resolver.qualifier(qualifier, index), qualifier.kind) {
            (Some(entity), None) => possessor = Some(entity),
            (Some(entity), Some(_)) => states.push(entity),
            (None, _) => {}
        }
    }
    let relational = mention.role.as_deref().is_some_and(|role| fold(role).starts_with("counterpart"));
    if !relational {
        return super::office::resolve(resolver, index);
    }
    let Some(&state) = states.first() else { return Referent::unresolved("counterpart") };
    let offices = possessor
        .and_then(|person| resolver.people.of_entity(person))
        .map(|person| person.offices.clone())
        .unwrap_or_default();
    let state_id = resolver.entities[state].id.clone();
    let same = resolver.people.all.iter().find(|person| {
        let belongs =
            resolver.entities[person.entity].state.as_ref() == Some(&state_id) || person.states.contains(&state_id);
        belongs
            && person.offices.iter().any(|office| {
                offices.iter().any(|other| other.1 == office.1 || other.0.is_some() && other.0 == office.0)
            })
    });
    if let Some(person) = same.filter(|_| !mention.plural) {
        return Referent::one(person.entity, "counterpart", 0.88);
    }
    let role = offices.first().map(|office| office.1.clone()).or_else(|| mention.role.clone());
    Referent { role, ..Referent::one(state, "counterpart", 0.85) }
}

/// They: the last group named together, or the last plural role.
pub(crate) fn they(resolver: &Resolver<'_>, index: usize, token: usize) -> Referent {
    let speaker = resolver.quotations.at(token).and_then(|quotation| super::quotation::speaker(resolver, quotation));
    for other in resolver.before(index, 1) {
        let referent = &resolver.referents[other];
        let mention = &resolver.mentions[other];
        // "We asked them": a speaker is not spoken of.
        let own = mention.plural && mention.qualifiers.iter().any(|of| is_first_person(resolver, of.tokens.start()));
        let third = (mention.form != MentionForm::Pronoun || referent.step == "they") && !own;
        // "the Soviets ... they", "Ukrainians fight. They", but not "Serbs" of a crowd without an article.
        let opens = mention.tokens.start() == resolver.document.sentences[resolver.sentences[other]].tokens.start();
        let people = mention.form != MentionForm::Demonym || opens || is_definite(resolver, mention);
        // "Burmese authorities" is one word for many, found by its singular.
        let head = lexicon().word(&fold(resolver.document.word(mention.head)));
        let many =
            mention.plural || mention.form == MentionForm::Role && head.collective.is_some_and(|noun| noun.plural);
        if third && !referent.entities.is_empty() && (referent.entities.len() > 1 || many && people) {
            return Referent {
                office_of: Vec::new(),
                entities: referent.entities.clone(),
                role: referent.role.clone(),
                step: "they",
                antecedent: Some(other),
                confidence: 0.75,
            };
        }
        if let Some(group) =
            coordinated_before(resolver, other).filter(|group| !speaker.is_some_and(|speaker| group.contains(&speaker)))
        {
            let mut entities = group;
            if let Some(host) = who_met(resolver, other, &entities) {
                entities.insert(0, host);
            }
            return Referent {
                entities,
                step: "they",
                antecedent: Some(other),
                confidence: 0.75,
                ..Referent::default()
            };
        }
    }
    two_before(resolver, index).unwrap_or_else(|| Referent::unresolved("they"))
}

/// "Sherman spoke with van der Plas. They underscored": the only two people whom the sentence before names.
fn two_before(resolver: &Resolver<'_>, index: usize) -> Option<Referent> {
    let mut people: Vec<usize> = Vec::new();
    for other in resolver.before(index, 1) {
        if resolver.sentences[other] == resolver.sentences[index] {
            return None;
        }
        if let &[entity] = resolver.referents[other].entities.as_slice()
            && resolver.kind(entity) == EntityKind::Person
            && !people.contains(&entity)
        {
            people.insert(0, entity);
        }
    }
    (people.len() == 2).then(|| Referent { entities: people, step: "they", confidence: 0.65, ..Referent::default() })
}

/// "Blinken met with Kuleba and Reznikov, and they agreed": who meets a group is one of those who then act.
fn who_met(resolver: &Resolver<'_>, last: usize, group: &[usize]) -> Option<usize> {
    let of_group = |index: &usize| matches!(resolver.referents[*index].entities[..], [only] if only == group[0]);
    let first = (0..=last).rev().take(group.len()).find(of_group)?;
    let with = resolver.mentions[first].tokens.start().checked_sub(1)?;
    let encounter = |token: usize| {
        let word = resolver.document.word(token).to_lowercase();
        matches!(word.as_str(), "met" | "spoke" | "talked" | "meets" | "conferred")
    };
    let met = resolver.document.word(with) == "with" && (with.saturating_sub(3)..with).any(encounter);
    let host = first.checked_sub(1).filter(|&host| met && resolver.sentences[host] == resolver.sentences[first])?;
    let &[person] = resolver.referents[host].entities.as_slice() else { return None };
    (resolver.kind(person) == EntityKind::Person && !group.contains(&person)).then_some(person)
}

/// Whether an article stands before the mention.
fn is_definite(resolver: &Resolver<'_>, mention: &Mention) -> bool {
    let before = mention.tokens.start().checked_sub(1);
    before.is_some_and(|before| resolver.document.word(before).eq_ignore_ascii_case("the"))
}

/// "Our people" are "we", not "they".
fn is_first_person(resolver: &Resolver<'_>, token: usize) -> bool {
    let word = resolver.document.word(token).to_lowercase();
    lexicon().word(&word).pronoun.is_some_and(|pronoun| pronoun.person == GrammaticalPerson::First)
}

/// "The former", "the latter": of the last two named together or in one sentence.
fn former_or_latter(resolver: &Resolver<'_>, index: usize) -> Referent {
    let latter = resolver.document.word(resolver.mentions[index].head).eq_ignore_ascii_case("latter");
    let mut last = Vec::new();
    // "Mali attacked Chad. Norway stands with the latter": who does it to them is neither.
    let own = |other: usize| resolver.sentences[other] == resolver.sentences[index];
    let both = resolver.before(index, 0).count() > 1;
    for other in resolver.before(index, 1).filter(|&other| both || !own(other)) {
        for &entity in resolver.referents[other].entities.iter().rev() {
            if !last.contains(&entity) {
                last.push(entity);
            }
        }
    }
    let chosen = if latter { last.first() } else { last.get(1) };
    chosen.map_or(Referent::unresolved("former-latter"), |&entity| Referent::one(entity, "former-latter", 0.7))
}

/// "The country", "the Islamic state", "the group", "the minister".
fn single(resolver: &mut Resolver<'_>, index: usize) -> Referent {
    let mention = &resolver.mentions[index];
    if mention.kind == Some(EntityKind::Person) {
        return person(resolver, index);
    }
    if let Some(owner) = mention.qualifiers.iter().find(|of| of.kind.is_none()) {
        // "His country": the state of the person.
        let owner = resolver.qualifier(owner, index);
        let state =
            owner.filter(|_| mention.kind == Some(EntityKind::State)).and_then(|owner| resolver.state_of(owner));
        return state.map_or(Referent::unresolved("description"), |state| Referent::one(state, "possessor", 0.8));
    }
    if let Some(state) = named_form(resolver, index) {
        return Referent::one(state, "form-of-state", 0.85);
    }
    // "His territory" is a state, "the territory" mostly land.
    if resolver.document.word(resolver.mentions[index].head) == "territory" {
        return Referent::unresolved("description");
    }
    if let Some(body) = own_body(resolver, index) {
        return Referent::one(body, "publishing-body", 0.85);
    }
    let mention = &resolver.mentions[index];
    // "Norway imposed it on that country": not on itself.
    let pointing = resolver.document.word(mention.tokens.start()).eq_ignore_ascii_case("that");
    let own = |other: usize| {
        pointing
            && resolver.sentences[other] == resolver.sentences[index]
            && super::pronoun::is_subject(resolver, other)
    };
    let found = if mention.kind == Some(EntityKind::State) {
        salient_state(resolver, index, |other| describes(resolver, mention, other) && !own(other))
    } else {
        let of = |other: &usize| describes(resolver, mention, *other);
        let alliance = |other: &usize| is_alliance_as_group(resolver, mention, *other);
        resolver.before(index, REACH).find(of).or_else(|| resolver.before(index, REACH).find(alliance))
    };
    match found {
        Some(other) => Referent {
            antecedent: Some(other),
            ..Referent::one(resolver.referents[other].entities[0], "description", 0.7)
        },
        None if mention.kind == Some(EntityKind::State) && is_plain(resolver, index) => {
            match state_of_adjective(resolver, index) {
                Some((other, state)) => {
                    Referent { antecedent: Some(other), ..Referent::one(state, "description", 0.6) }
                }
                None => Referent::unresolved("description"),
            }
        }
        None => Referent::unresolved("description"),
    }
}

/// "The Danish kingdom": the state whose adjective stands before its form.
fn named_form(resolver: &mut Resolver<'_>, index: usize) -> Option<usize> {
    let mention = &resolver.mentions[index];
    let [of] = mention.qualifiers.as_slice() else { return None };
    let form = mention.kind == Some(EntityKind::State) && resolver.has(mention.head, Classes::POLITY);
    if form && of.kind == Some(EntityKind::State) { resolver.qualifier(of, index) } else { None }
}

/// "The country", "the nation" without an adjective.
fn is_plain(resolver: &Resolver<'_>, index: usize) -> bool {
    let mention = &resolver.mentions[index];
    mention.tokens.len() == 2 && matches!(resolver.document.word(mention.head), "country" | "nation")
}

/// "The Department" in a text that a foreign ministry publishes.
fn own_body(resolver: &mut Resolver<'_>, index: usize) -> Option<usize> {
    let word = resolver.document.word(resolver.mentions[index].head);
    let body = narrator::publisher(&resolver.document.raw)?.body?;
    let listed = resolver.gazetteer.by_id(&EntityId::new(body))?;
    let named = resolver.gazetteer.entity(listed).name.contains(word) && word.starts_with(char::is_uppercase);
    named.then(|| resolver.listed(listed))
}

/// Returns the nearest mention of the state that the document has named most often so far, of those named as nouns nearby.
pub(crate) fn salient_state(resolver: &Resolver<'_>, index: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
    let noun = |other: &usize| {
        let mention = &resolver.mentions[*other];
        let referent = &resolver.referents[*other];
        let adjective = mention.form == MentionForm::Demonym && !mention.plural;
        !adjective && referent.entities.len() == 1 && resolver.kind(referent.entities[0]) == EntityKind::State
    };
    let near: Vec<usize> = resolver.before(index, REACH).filter(noun).filter(|&other| fits(other)).collect();
    let state = |other: usize| resolver.referents[other].entities[0];
    let mut named: FxHashMap<usize, usize> = near.iter().map(|&other| (state(other), 0)).collect();
    // Only a choice needs counting.
    if named.len() > 1 {
        for referent in &resolver.referents[index.saturating_sub(MEMORY)..index] {
            if let [only] = referent.entities[..]
                && let Some(times) = named.get_mut(&only)
            {
                *times += 1;
            }
        }
    }
    near.into_iter().rev().max_by_key(|&other| named[&state(other)])
}

/// "Met their Georgian counterpart and backed the country's bid": where no state is named as a noun, that of the last adjective.
fn state_of_adjective(resolver: &mut Resolver<'_>, index: usize) -> Option<(usize, usize)> {
    let near: Vec<usize> = resolver.before(index, 0).collect();
    for other in near {
        let &[entity] = resolver.referents[other].entities.as_slice() else { continue };
        let mention = &resolver.mentions[other];
        let foreign =
            mention.form == MentionForm::Name && mention.qualifiers.iter().any(|of| of.kind == Some(EntityKind::State));
        let adjective = mention.form == MentionForm::Demonym && resolver.kind(entity) == EntityKind::State;
        if adjective || foreign {
            return resolver.state_of(entity).map(|state| (other, state));
        }
    }
    None
}

/// Whether the thing mentioned may be so described: "Islamic" must be in the name of "the Islamic republic".
fn describes(resolver: &Resolver<'_>, mention: &Mention, other: usize) -> bool {
    let referent = &resolver.referents[other];
    let one = referent.entities.len() == 1 && resolver.mentions[other].form != MentionForm::Pronoun;
    if !one || mention.kind.is_some_and(|kind| resolver.kind(referent.entities[0]) != kind) {
        return false;
    }
    let entity = &resolver.entities[referent.entities[0]];
    let head = resolver.document.word(mention.head);
    let adjective = (mention.name.start()..mention.head)
        .map(|token| resolver.document.word(token))
        .find(|word| word.starts_with(char::is_uppercase));
    match (adjective, mention.kind) {
        (Some(adjective), _) => is_styled(resolver, adjective, &entity.name),
        // "The airline" needs no "airline" in the name, "the ministry" does.
        (None, Some(EntityKind::Organization)) => {
            is_sort(resolver, head, &entity.id) || fold(&entity.name).contains(&fold(head))
        }
        (None, Some(EntityKind::State)) if head == "kingdom" => {
            let monarchs = resolver.gazetteer.holders(&entity.id, OfficeKind::Monarch, resolver.date);
            !monarchs.is_empty() || is_styled(resolver, "Kingdom", &entity.name)
        }
        _ => true,
    }
}

/// "ECOWAS, the regional bloc ... the group": where nothing else is a group.
fn is_alliance_as_group(resolver: &Resolver<'_>, mention: &Mention, other: usize) -> bool {
    let &[entity] = resolver.referents[other].entities.as_slice() else { return false };
    let group = matches!(resolver.document.word(mention.head), "group" | "grouping");
    let listed = resolver.gazetteer.by_id(&resolver.entities[entity].id);
    let world = resolver.entities[entity].id.as_str() == "united-nations";
    group && !world && listed.is_some_and(|listed| matches!(resolver.gazetteer.subtype(listed), "igo" | "alliance"))
}

/// Whether a body is of the sort that the noun names; an unlisted one may be a company, group or movement.
fn is_sort(resolver: &Resolver<'_>, noun: &str, id: &EntityId) -> bool {
    let Some(listed) = resolver.gazetteer.by_id(id) else {
        return matches!(noun, "group" | "company" | "firm" | "organization" | "organisation" | "movement");
    };
    let subtype = resolver.gazetteer.subtype(listed);
    match noun {
        "airline" | "company" | "firm" => subtype == "company",
        "bank" => subtype == "company" || subtype == "igo",
        "bloc" => matches!(subtype, "igo" | "alliance"),
        "alliance" => subtype == "alliance" || id.as_str() == "north-atlantic-treaty-organization",
        "forum" | "institution" => matches!(subtype, "igo" | "un_body" | "alliance"),
        "body" => matches!(subtype, "igo" | "un_body"),
        "organization" | "organisation" => matches!(subtype, "igo" | "alliance" | "ngo" | "armed_group" | "un_body"),
        "group" | "movement" | "militia" => matches!(subtype, "armed_group" | "ngo" | "party"),
        _ => false,
    }
}

/// Whether the state's style has the adjective: "Islamic Republic of Iran".
fn is_styled(resolver: &Resolver<'_>, adjective: &str, name: &str) -> bool {
    let styles = ["Republic", "State", "Kingdom", "Emirate"];
    let words = name.split_whitespace();
    styles.iter().any(|style| {
        let style: Vec<&str> = [adjective, *style, "of"].into_iter().chain(words.clone()).collect();
        resolver.gazetteer.names_at(&style).first().is_some_and(|hit| hit.len == style.len())
    })
}

/// "The man", "the leader": the last person.
fn person(resolver: &Resolver<'_>, index: usize) -> Referent {
    let found = resolver.before(index, 2).find(|&other| {
        let referent = &resolver.referents[other];
        referent.entities.len() == 1 && resolver.kind(referent.entities[0]) == EntityKind::Person
    });
    match found {
        Some(other) => Referent {
            antecedent: Some(other),
            ..Referent::one(resolver.referents[other].entities[0], "description", 0.65)
        },
        None => Referent::unresolved("description"),
    }
}
