//! Definite descriptions: "the two leaders", "both sides", "the country", "the Islamic state", "the latter".

use crate::gazetteer::EntityKind;
use crate::text::TokenSpan;

use super::lexicon::Classes;
use super::phrase::Modifiers;
use super::scan::{Scan, Shape};
use super::{Mention, MentionForm};

/// Returns the description that begins at `start` with its modifiers read.
pub(crate) fn phrase_at(scan: &Scan<'_>, start: usize, limit: usize, modifiers: &Modifiers) -> Option<Mention> {
    if let Some(mention) = former_or_latter(scan, start, limit) {
        return Some(mention);
    }
    if !modifiers.definite || scan.is(start, &["all"]) && !modifiers.number {
        return None;
    }
    if let Some(mention) = number_alone(scan, start, limit, modifiers) {
        return Some(mention);
    }
    let noun = noun_at(scan, modifiers, limit)?;
    let described = scan.info[noun].description?;
    if described.plural && !modifiers.qualifiers.is_empty() && modifiers.qualifiers.iter().any(|of| of.kind.is_some()) {
        return None;
    }
    // "The state of emergency" is no state, "the state of Israel" a name.
    let abstract_state = described.kind == Some(EntityKind::State) && !described.plural && scan.is(noun + 1, &["of"]);
    if abstract_state || is_compound(scan, noun, limit) {
        return None;
    }
    let mut mention = Mention::new(TokenSpan::new(start, noun + 1), MentionForm::Description, "description");
    mention.name = TokenSpan::new(modifiers.end.min(noun), noun + 1);
    mention.head = noun;
    mention.kind = described.kind;
    mention.plural = described.plural;
    mention.qualifiers = modifiers.qualifiers.clone();
    (!described.plural || is_known_group(scan, start, noun, modifiers)).then_some(mention)
}

/// "The two met again", "both agreed": a number before what people do.
fn number_alone(scan: &Scan<'_>, start: usize, limit: usize, modifiers: &Modifiers) -> Option<Mention> {
    let verb = (modifiers.end..limit.min(modifiers.end + 3)).find(|&token| !scan.has(token, Classes::BEFORE_VERB))?;
    let does = Classes::SPEECH | Classes::PERSONAL_VERB | Classes::ENCOUNTER;
    let acts = scan.shapes[verb] == Shape::Lower && super::context::has_lemma(scan, verb, does);
    // "the two talks": a plural noun is counted.
    let noun = scan.is(verb, &["talks", "meetings", "visits"]);
    if !modifiers.number || !modifiers.qualifiers.is_empty() || !acts || noun {
        return None;
    }
    let mut mention = Mention::new(TokenSpan::new(start, modifiers.end), MentionForm::Description, "number");
    (mention.kind, mention.plural) = (Some(EntityKind::Person), true);
    Some(mention)
}

/// Several without a number are somebody only as "the sides", "the leaders", not as "these African leaders".
fn is_known_group(scan: &Scan<'_>, start: usize, noun: usize, modifiers: &Modifiers) -> bool {
    let narrowed = scan.is(noun + 1, &["that", "which", "who", "of", "in", "from", "with", "whose"]);
    modifiers.number || noun == start + 1 && scan.is(start, &["the"]) && !narrowed
}

/// Returns the described noun, with at most two adjectives before a state or body: "the oil-rich Gulf state".
fn noun_at(scan: &Scan<'_>, modifiers: &Modifiers, limit: usize) -> Option<usize> {
    let first = modifiers.end;
    // In "the 27-nation bloc" the nations only count.
    let described = |token: usize| {
        scan.info.get(token).is_some_and(|info| info.description.is_some()) && !(token > 0 && scan.is_hyphen(token - 1))
    };
    if first < limit && described(first) {
        return Some(first);
    }
    let last = (first + 1..limit.min(first + 4)).find(|&token| described(token))?;
    // "The 27-nation bloc".
    let counted = |token: usize| scan.shapes[token] == Shape::Number || scan.is_hyphen(token);
    // "the ruling party" is no side.
    if scan.is(last, &["party"]) {
        return None;
    }
    // "the rebels attacked government posts": several people, of whom something is said.
    let several = (first..last - 1).any(|token| is_plural(scan, token));
    let adjectives = !several && (first..last).all(|token| is_adjective(scan, token) || counted(token));
    let body = scan.info[last]
        .description
        .is_some_and(|noun| !noun.plural && matches!(noun.kind, Some(EntityKind::State | EntityKind::Organization)));
    let counted_people = scan.info[last].description.is_some_and(|noun| noun.plural) && modifiers.number;
    (adjectives && (body || counted_people)).then_some(last)
}

fn is_adjective(scan: &Scan<'_>, token: usize) -> bool {
    matches!(scan.shapes[token], Shape::Lower | Shape::Capitalized)
        && !scan.has(token, Classes::NOT_NAME | Classes::SPEECH | Classes::MOTION)
        && scan.known(token).is_none()
        && scan.info[token].pronoun.is_none()
}

fn is_plural(scan: &Scan<'_>, token: usize) -> bool {
    let word = scan.document.word(token);
    let shown = word.len() > 4 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    shown && scan.shapes[token] == Shape::Lower
}

/// "The state budget", "the country director": the noun only modifies another.
fn is_compound(scan: &Scan<'_>, noun: usize, limit: usize) -> bool {
    noun + 1 < limit && (scan.is_capital(noun + 1) && scan.known(noun + 1).is_none() || scan.is_hyphen(noun + 1))
}

/// "The former", "the latter", where no noun follows.
fn former_or_latter(scan: &Scan<'_>, start: usize, limit: usize) -> Option<Mention> {
    if !scan.is(start, &["the"]) || !scan.is(start + 1, &["former", "latter"]) || start + 2 > limit {
        return None;
    }
    let next = start + 2;
    let free = next == limit
        || scan.shapes[next] == Shape::Mark
        || scan.has(next, Classes::SPEECH | Classes::NOT_NAME)
        || scan.is_possessive(next);
    free.then(|| Mention::new(TokenSpan::new(start, next), MentionForm::Description, "former-latter"))
}
