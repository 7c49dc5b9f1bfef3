//! "It" and "its": states and bodies, whichever acts where the words stand.

use crate::gazetteer::EntityKind;
use crate::mention::MentionForm;
use crate::mention::lexicon::Classes;

use super::Referent;
use super::pronoun::{ahead, is_subject, judged};
use super::resolver::Resolver;

/// It and its: the subject state or body of the sentence, or of the one before.
pub(super) fn neuter(resolver: &Resolver<'_>, index: usize, token: usize) -> Referent {
    let possessive = resolver.document.word(token).eq_ignore_ascii_case("its");
    if !possessive && is_expletive(resolver, token) {
        return Referent::unresolved("expletive");
    }
    let body = |other: &usize| {
        let referent = &resolver.referents[*other];
        let mention = &resolver.mentions[*other];
        let government =
            mention.form == MentionForm::Role && mention.kind == Some(EntityKind::State) && !mention.plural;
        let name =
            matches!(mention.form, MentionForm::Name | MentionForm::Metonym | MentionForm::Description) || government;
        let noun = name || mention.form == MentionForm::Pronoun && referent.step == "pronoun";
        referent.entities.len() == 1
            && noun
            && !mention.plural
            && resolver.kind(referent.entities[0]) != EntityKind::Person
    };
    // "Moscow and its allies": whose they are stands right before.
    let and = token.checked_sub(1).filter(|&and| possessive && resolver.document.word(and) == "and");
    let mut before = resolver.before(index, 0).filter(body);
    if let Some(beside) = before.find(|&other| and == Some(resolver.mentions[other].tokens.end())) {
        let entity = resolver.referents[beside].entities[0];
        return Referent { antecedent: Some(beside), ..Referent::one(entity, "pronoun", 0.85) };
    }
    let sentence = resolver.sentences[index];
    if possessive && let Some(named) = judged(resolver, index, token).filter(body) {
        return Referent {
            antecedent: Some(named),
            ..Referent::one(resolver.referents[named].entities[0], "pronoun", 0.85)
        };
    }
    // "Norway, by contrast, recognised it": nobody acts on himself by this word.
    let object = !possessive && is_object(resolver, token);
    let other_clause = |&other: &usize| {
        !object || is_across_clause(resolver, other, token) || is_another_owner_between(resolver, other, token)
    };
    // "Chad cut ties with Niger, accusing it of": the participle's subject is the clause's, so "it" is the other.
    if object && let Some(other) = beside_participle(resolver, index, token).filter(|other| body(other)) {
        return Referent {
            antecedent: Some(other),
            ..Referent::one(resolver.referents[other].entities[0], "pronoun", 0.8)
        };
    }
    let here: Vec<usize> = resolver.before(index, 0).filter(body).filter(other_clause).collect();
    let there: Vec<usize> =
        resolver.before(index, 1).filter(body).filter(|&other| resolver.sentences[other] < sentence).collect();
    let subject = |mentions: &[usize]| mentions.iter().copied().find(|&other| is_subject(resolver, other));
    let any = if possessive { here.last().or(there.last()).copied() } else { None };
    let Some(antecedent) = subject(&here).or_else(|| subject(&there)).or(any) else {
        return ahead(resolver, index, token, |resolver, other| {
            resolver.kind(resolver.referents[other].entities[0]) != EntityKind::Person
        });
    };
    let sole = here.len() + there.len() == 1 || here.len() == 1;
    let confidence = if sole { 0.85 } else { 0.7 };
    Referent {
        antecedent: Some(antecedent),
        ..Referent::one(resolver.referents[antecedent].entities[0], "pronoun", confidence)
    }
}

/// "Chad cut ties with Niger, accusing it of": returns the one other body that the clause before the participle names.
fn beside_participle(resolver: &Resolver<'_>, index: usize, token: usize) -> Option<usize> {
    let participle = token.checked_sub(1).filter(|&verb| resolver.document.word(verb).ends_with("ing"))?;
    let comma = participle.checked_sub(1).filter(|&comma| resolver.document.word(comma) == ",")?;
    let here: Vec<usize> =
        resolver.before(index, 0).filter(|&other| resolver.mentions[other].tokens.end() <= comma).collect();
    let subject = *here.last().filter(|&&first| is_subject(resolver, first))?;
    let entity = |other: usize| resolver.referents[other].entities.first().copied();
    let other = here.iter().copied().find(|&other| entity(other) != entity(subject))?;
    let sole = here.iter().all(|&any| entity(any) == entity(subject) || entity(any) == entity(other));
    (sole && !is_across_clause(resolver, subject, comma)).then_some(other)
}

/// "recognised it in 1924", "supports it.": what follows is no verb that it could be the subject of.
fn is_object(resolver: &Resolver<'_>, token: usize) -> bool {
    let next = resolver.document.tokens.get(token + 1).map(|_| resolver.document.word(token + 1)).unwrap_or_default();
    let mark = !next.starts_with(char::is_alphanumeric) && !next.starts_with(['\'', '\u{2019}']);
    let preposition = "in on at for as by until after since last of to with from against over into"
        .split(' ')
        .any(|word| word == next);
    mark || next.starts_with(|c: char| c.is_ascii_digit()) || preposition
}

/// "Chad criticised Norway's sanctions against it": what is Norway's may be against who speaks of it.
fn is_another_owner_between(resolver: &Resolver<'_>, other: usize, token: usize) -> bool {
    let between = resolver.mentions[other + 1..].iter().take_while(|mention| mention.tokens.end() < token);
    let marked = |end: usize| matches!(resolver.document.word(end), "'s" | "\u{2019}s" | "'" | "\u{2019}");
    between.into_iter().any(|mention| marked(mention.tokens.end()))
        && is_subject(resolver, other)
        && !marked(resolver.mentions[other].tokens.end())
}

/// Whether a word that opens a clause stands between a mention and a later token.
fn is_across_clause(resolver: &Resolver<'_>, other: usize, token: usize) -> bool {
    let opens = |at: usize| {
        let word = |at: usize| resolver.document.word(at);
        // "Norway and Sweden recognised it"
        let joins = matches!(word(at), "and" | "but") && word(at + 1).starts_with(char::is_uppercase);
        let listed = ["which", "who", "whose", "and", "or", ";", ":", "said", "says", "to"];
        !joins && (listed.contains(&word(at)) || resolver.has(at, Classes::CLAUSE))
    };
    (resolver.mentions[other].tokens.end()..token).any(opens)
}

/// "It is important that", "it seems": the pronoun stands for a clause; in "it is sending troops", "it will release" it acts.
fn is_expletive(resolver: &Resolver<'_>, token: usize) -> bool {
    let word = |at: usize| resolver.document.tokens.get(at).map(|_| resolver.document.word(at)).unwrap_or_default();
    match word(token + 1) {
        "seems" | "seemed" | "appears" | "appeared" | "remains" | "became" | "takes" | "took" => true,
        "is" | "was" | "'s" | "’s" => {
            let verb = if word(token + 2).ends_with("ly") { token + 3 } else { token + 2 };
            !word(verb).ends_with("ing")
        }
        "would" | "will" | "may" | "might" => {
            let verb = if word(token + 2) == "not" { token + 3 } else { token + 2 };
            matches!(word(verb), "be" | "seem" | "appear" | "take" | "become" | "mean" | "remain")
        }
        _ => false,
    }
}
