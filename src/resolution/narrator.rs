//! Who speaks or acts where the text does not say: author of a press release, speaker of an address, person interviewed.

use crate::analysis::tokenise;
use crate::gazetteer::{Entity, EntityId, EntityKind};
use crate::mention::{Mention, MentionForm};
use crate::text::RawDocument;

use super::resolver::Resolver;
use super::title::Title;

/// Returns the narrator of the document, if title, metadata or byline tell.
pub(crate) fn find(resolver: &mut Resolver<'_>, read: &Title) -> Option<usize> {
    let raw = &resolver.document.raw;
    if let Some(subject) = raw.subject.as_deref().filter(|subject| !subject.trim().is_empty()) {
        return Some(named(resolver, subject));
    }
    let from_title = raw.title.as_deref().and_then(|title| from_title(resolver, title));
    from_title
        .or_else(|| read.speaker().map(|speaker| person_of(resolver, speaker.clone())))
        .or_else(|| byline(resolver))
        .or_else(|| read.interviewee().cloned().map(|person| person_of(resolver, person)))
        .or_else(|| interviewee(resolver))
}

/// Returns the actor that metadata name; an unknown name is taken for a person's.
fn named(resolver: &mut Resolver<'_>, name: &str) -> usize {
    if let Some(entity) = actor_in(resolver, name) {
        // A person is shown as the metadata write the name; the id joins "William Quist" to "Bill Quist".
        let plain = name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'));
        if resolver.kind(entity) == EntityKind::Person && plain && name.contains(' ') {
            resolver.entities[entity].name = name.trim().to_owned();
        }
        return entity;
    }
    let id = EntityId::new(crate::gazetteer::fold(name).replace(' ', "-"));
    resolver.add(Entity {
        id,
        name: name.to_owned(),
        kind: EntityKind::Person,
        state: None,
        wikidata: None,
        from: None,
        to: None,
    })
}

/// Returns the first actor that a line names, as an entity of the document.
fn actor_in(resolver: &mut Resolver<'_>, line: &str) -> Option<usize> {
    let document = tokenise(RawDocument { text: line.to_owned(), date: resolver.date, ..RawDocument::default() });
    let mentions = crate::mention::find(&document, resolver.gazetteer);
    let found = super::resolve(&document, &mentions, resolver.gazetteer);
    let first = mentions.iter().zip(&found.referents).find(|(mention, referent)| {
        !referent.entities.is_empty()
            && mention.form != MentionForm::Pronoun
            && mention.form != MentionForm::Description
    });
    let mut entity = found.entities.get(*first?.1.entities.first()?)?.clone();
    // "Remarks by Foreign Minister Quist of Denmark"
    let mut states = found.entities.iter().filter(|other| other.kind == EntityKind::State);
    if let (EntityKind::Person, None, Some(state), None) = (entity.kind, &entity.state, states.next(), states.next()) {
        entity.state = Some(state.id.clone());
    }
    Some(person_of(resolver, entity))
}

/// Returns the document's person of that surname, else the entity itself.
fn person_of(resolver: &mut Resolver<'_>, entity: Entity) -> usize {
    let surname = crate::gazetteer::fold(entity.name.split(' ').next_back().unwrap_or_default());
    let same_person = (entity.kind == EntityKind::Person).then(|| resolver.people.by_surname(&surname)).flatten();
    same_person.unwrap_or_else(|| resolver.add(entity))
}

/// "Remarks by Secretary Blinken", or a file of the UN General Debate: "ISR_54_1999.txt".
fn from_title(resolver: &mut Resolver<'_>, title: &str) -> Option<usize> {
    if let Some(state) = delegation(title) {
        let state = speaking(resolver, state);
        return resolver.state_entity(&state);
    }
    let lower = title.to_lowercase();
    if let Some(name) = letter_head(title) {
        return Some(surnamed(resolver, name));
    }
    let by = [
        "remarks by ",
        "briefing by ",
        "telegram from ",
        "airgram from ",
        "instruction from ",
        "paper prepared by ",
        "for the record, by ",
        "memorandum from ",
        "letter from ",
        "message from ",
        "statement by ",
        "address by ",
        "speech by ",
        "press conference by ",
        "interview with ",
        "remarks of ",
        "address of ",
    ]
    .iter()
    .find_map(|cue| lower.find(cue).map(|start| start + cue.len()))
    .filter(|_| lower.len() == title.len())?;
    let rest = title.get(by..)?;
    // An embassy's telegram speaks for the government that it reports to.
    // "Telegram From the Special Representative in Vietnam (Collins) to the Department of State".
    let sender = rest.to_lowercase().find(" to ").and_then(|end| rest.get(..end)).unwrap_or(rest);
    let name = sender.rsplit_once('(').and_then(|(_, name)| name.split_once(')'));
    if let Some((name, _)) = name.filter(|(name, _)| name.starts_with(char::is_uppercase) && !name.contains(' ')) {
        return Some(surnamed(resolver, name));
    }
    let mission = ["the embassy", "the mission", "the consulate", "the legation"]
        .iter()
        .any(|post| rest.to_lowercase().starts_with(post));
    actor_in(resolver, if mission { rest.split_once(" to ")?.1 } else { rest })
}

/// "The Ambassador in India ( Quist ) to the Secretary of State": the sender in brackets of a heading without a verb or noun for
/// the letter.
fn letter_head(title: &str) -> Option<&str> {
    let number =
        title.trim_start_matches("No. ").trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim_start();
    let sender = number.strip_prefix("The ")?.split_once(" to ").map(|(sender, _)| sender)?;
    let (_, name) = sender.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    let name = name.trim();
    (name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphabetic)).then_some(name)
}

/// Returns the person of the document with that surname, or a new one.
fn surnamed(resolver: &mut Resolver<'_>, name: &str) -> usize {
    let folded = crate::gazetteer::fold(name);
    resolver.people.by_surname(&folded).unwrap_or_else(|| {
        let id = EntityId::new(format!("{}#{}", resolver.document.raw.id, folded.replace(' ', "-")));
        let (name, kind) = (name.to_owned(), EntityKind::Person);
        resolver.add(Entity { id, name, kind, state: None, wikidata: None, from: None, to: None })
    })
}

/// Returns the state whose delegation speaks in a file of the General Debate.
fn delegation(title: &str) -> Option<EntityId> {
    let (code, rest) = title.split_once('_')?;
    let session = rest.starts_with(|c: char| c.is_ascii_digit());
    (session && code.len() == 3).then(|| EntityId::new(code))
}

/// The archive files a delegation under today's state: returns the one that spoke on the date.
fn speaking(resolver: &Resolver<'_>, state: EntityId) -> EntityId {
    let former = match state.as_str() {
        "RUS" => "SUN",
        "DEU" => "BRD",
        _ => return state,
    };
    let former = EntityId::new(former);
    let existed = resolver.gazetteer.by_id(&former).zip(resolver.date);
    if existed.is_some_and(|(index, date)| resolver.gazetteer.existed(index, date)) { former } else { state }
}

/// Returns the state that metadata alone make the text's own.
pub(crate) fn known_state(resolver: &Resolver<'_>) -> Option<EntityId> {
    let raw = &resolver.document.raw;
    let delegation = raw.title.as_deref().and_then(delegation).map(|state| speaking(resolver, state));
    delegation.or_else(|| publisher(raw).map(|publisher| EntityId::new(publisher.state)))
}

/// Returns the state from whose side the text is written: the narrator's, or that of the government which publishes it.
pub(crate) fn home(resolver: &mut Resolver<'_>) -> Option<usize> {
    if let Some(state) = resolver.narrator.and_then(|narrator| resolver.state_of(narrator)) {
        return Some(state);
    }
    let state = publisher(&resolver.document.raw)?.state;
    resolver.state_entity(&EntityId::new(state))
}

/// A government, or the ministry of one, that publishes texts.
pub(crate) struct Publisher {
    pub(crate) state: &'static str,
    /// The body that "the Department" or "the Ministry" is and whose head "the Secretary" or "the Minister", if one.
    pub(crate) body: Option<&'static str>,
}

/// Returns who publishes at the address, under the identifier or as the source.
pub(crate) fn publisher(raw: &RawDocument) -> Option<Publisher> {
    let rows = include_str!("../../data/lexicon/home_source.csv").lines().skip(1);
    let mut rows = rows.filter_map(|row| <[&str; 4]>::try_from(row.split(',').collect::<Vec<_>>()).ok());
    let fits = |field: &str, prefix: &str| match field {
        "id" => raw.id.starts_with(prefix),
        "source" => raw.source.as_deref().is_some_and(|source| source.starts_with(prefix)),
        _ => raw.url.as_deref().is_some_and(|url| url.starts_with(prefix)),
    };
    let [_, _, state, body] = rows.find(|[field, prefix, ..]| fits(field, prefix))?;
    Some(Publisher { state, body: (!body.is_empty()).then_some(body) })
}

/// How many sentences a statement's lead may take.
const LEAD: usize = 6;

/// "The governments of Chad and Niger have issued the following joint statement": two states or bodies or more whom a lead names
/// as those who make the statement that follows.
pub(crate) fn authors_in_lead(resolver: &mut Resolver<'_>) -> Option<Vec<usize>> {
    let document = resolver.document;
    let announces = |tokens: &crate::text::TokenSpan| {
        let has =
            |words: &[&str]| tokens.range().any(|token| words.contains(&document.word(token).to_lowercase().as_str()));
        has(&["following"]) && has(&["statement", "communiqué", "declaration"]) && has(&["released", "issued", "by"])
    };
    let lead = document.sentences.iter().take(LEAD).map(|sentence| sentence.tokens).find(announces)?;
    // "a joint statement on the Sudan issued by Chad and Niger": its makers stand behind the verb.
    let made = |token: &usize| matches!(document.word(*token), "issued" | "released" | "made" | "adopted");
    let by = lead.range().filter(made).map(|verb| verb + 1).find(|&by| lead.contains(by) && document.word(by) == "by");
    let start = by.unwrap_or(lead.start());
    let first = resolver.mentions.partition_point(|mention| mention.tokens.start() < start);
    let mut authors: Vec<usize> = Vec::new();
    for index in first..resolver.mentions.len() {
        let mention = &resolver.mentions[index];
        // What the statement is on is said behind its makers, and so is as what they make it.
        let before = mention.tokens.start().checked_sub(1).map(|before| document.word(before));
        let topic = matches!(before, Some("on" | "regarding"));
        let capacity = (start..mention.tokens.start()).any(|token| document.word(token) == "as");
        if mention.tokens.start() >= lead.end() || topic || capacity {
            break;
        }
        let unnamed = mention.form == MentionForm::Role;
        let named = mention.form != MentionForm::Demonym && (mention.kind != Some(EntityKind::Person) || unnamed);
        let entities = resolver.referents[index].entities.clone();
        for entity in entities.into_iter().filter(|_| named) {
            // "the Secretary of State of the United States" signs for it.
            let person = resolver.kind(entity) == EntityKind::Person;
            authors.extend(if person { resolver.state_of(entity) } else { Some(entity) });
        }
    }
    authors.dedup();
    (authors.len() > 1).then_some(authors)
}

/// A line of its own among the first that names one person and an office: "Ned Price, Department Spokesperson".
fn byline(resolver: &mut Resolver<'_>) -> Option<usize> {
    let sentences: Vec<_> = resolver.document.sentences.iter().take(3).map(|sentence| sentence.tokens).collect();
    for tokens in sentences {
        let own = |mention: &&Mention| tokens.covers(mention.tokens);
        let mut mentions = resolver
            .mentions
            .iter()
            .enumerate()
            .skip_while(|(_, mention)| !tokens.covers(mention.tokens))
            .take_while(|(_, mention)| own(mention));
        let Some((index, mention)) = mentions.next() else { continue };
        let fills =
            mention.tokens.start() == tokens.start() && tokens.len() <= mention.tokens.len() + 10 && tokens.len() < 16;
        let comma = mention.tokens.len() > mention.name.len()
            || resolver
                .document
                .tokens
                .get(mention.tokens.end())
                .is_some_and(|_| resolver.document.word(mention.tokens.end()) == ",");
        let ends = resolver.document.tokens.len() > tokens.end()
            && !matches!(resolver.document.word(tokens.end() - 1), "." | "?" | "!" | "”" | "\"");
        let entity = resolver.referents[index].entities.first().copied();
        if let Some(entity) =
            entity.filter(|&entity| fills && comma && ends && resolver.kind(entity) == EntityKind::Person)
        {
            give_home(resolver, entity);
            return Some(entity);
        }
    }
    None
}

/// An author whose state no title tells belongs to the state whose government publishes at the address.
fn give_home(resolver: &mut Resolver<'_>, entity: usize) {
    if resolver.state_of(entity).is_none() {
        resolver.entities[entity].state =
            publisher(&resolver.document.raw).map(|publisher| EntityId::new(publisher.state));
    }
}

/// The person interviewed: the first one with a title where the text speaks of an interview and puts questions.
fn interviewee(resolver: &mut Resolver<'_>) -> Option<usize> {
    if !is_interview(resolver) {
        return None;
    }
    let titled = |(index, mention): &(usize, &Mention)| {
        mention.kind == Some(EntityKind::Person)
            && mention.role.is_some()
            && !resolver.referents[*index].entities.is_empty()
    };
    let (index, _) = resolver.mentions.iter().enumerate().find(titled)?;
    resolver.referents[index].entities.first().copied().filter(|&entity| resolver.kind(entity) == EntityKind::Person)
}

/// Whether the text speaks of an interview near its beginning and addresses somebody as "you" outside quotations.
pub(crate) fn is_interview(resolver: &Resolver<'_>) -> bool {
    let document = resolver.document;
    let said = (0..document.tokens.len().min(300))
        .any(|token| matches!(document.word(token), "interview" | "Interview" | "interviewed"));
    let asks = |mention: &&Mention| {
        mention.form == MentionForm::Pronoun
            && document.word(mention.head).eq_ignore_ascii_case("you")
            && resolver.quotations.at(mention.head).is_none()
    };
    let titled = document.raw.title.as_deref().is_some_and(|title| title.to_lowercase().contains("interview"));
    (said || titled) && resolver.mentions.iter().any(|mention| asks(&mention))
}
