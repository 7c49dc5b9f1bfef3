//! Verbs that the parser takes for nouns or participles, and nouns that it takes for verbs.

use crate::text::{Dependency, Document, Pos, Tag};

/// Makes verbs of nouns that have a modal and a subject: "Will Norway sanction Lund?" the parser takes for a noun and its apposition.
pub(super) fn verbs(document: &mut Document, sentence: usize) {
    let tokens = document.sentences[sentence].tokens;
    for noun in tokens.range().filter(|&token| document.tokens[token].tag == Tag::Nn).collect::<Vec<_>>() {
        let dependent = |token: usize| document.tokens[token].head as usize == noun && token != noun;
        let modal = |token: usize| dependent(token) && document.tokens[token].tag == Tag::Md;
        let subject = |token: usize| dependent(token) && document.tokens[token].relation == Dependency::Nsubj;
        if !tokens.range().any(modal) || !tokens.range().any(subject) {
            continue;
        }
        let object = (noun + 1..tokens.end())
            .find(|&token| dependent(token) && document.tokens[token].relation == Dependency::Appos);
        let lemma = crate::analysis::lemma(document.word(noun), Tag::Vb);
        let found = &mut document.tokens[noun];
        (found.tag, found.pos, found.lemma) = (Tag::Vb, Pos::Verb, lemma);
        if let Some(object) = object {
            document.tokens[object].relation = Dependency::Dobj;
        }
    }
}

/// Makes verbs of participles that the parser hangs on the object of "have": "has long opposed recognition".
pub(super) fn perfects(document: &mut Document, sentence: usize) {
    let tokens = document.sentences[sentence].tokens;
    for verb in tokens.range().skip(2) {
        let found = &document.tokens[verb];
        let (object, tag) = (found.head as usize, found.tag);
        let have = document.tokens[object].head as usize;
        let auxiliary = matches!(document.word(have).to_lowercase().as_str(), "has" | "have" | "had");
        let modifies = tag == Tag::Vbn && found.relation == Dependency::Amod && object > verb;
        let between = have + 1 < verb && (have + 1..verb).all(|token| document.tokens[token].tag == Tag::Rb);
        if modifies && between && auxiliary && document.tokens[object].relation == Dependency::Dobj {
            let (head, relation) = (document.tokens[have].head, document.tokens[have].relation);
            for token in tokens.range().filter(|&token| token != have) {
                if document.tokens[token].head as usize == have {
                    document.tokens[token].head = verb as u32;
                }
            }
            let above = if head as usize == have { verb as u32 } else { head };
            (document.tokens[verb].head, document.tokens[verb].relation) = (above, relation);
            (document.tokens[have].head, document.tokens[have].relation) = (verb as u32, Dependency::Aux);
        }
    }
}

/// Makes participles of past tenses that describe a noun: "people forcibly displaced from Chad". A finite verb does not, unless the parser
/// takes its subject for the head of the sentence.
pub(super) fn reduced(document: &mut Document, sentence: usize) {
    for verb in document.sentences[sentence].tokens.range() {
        let found = &document.tokens[verb];
        let noun = found.head as usize;
        let describes = found.tag == Tag::Vbd && found.relation == Dependency::Acl;
        if describes && document.tokens[noun].head as usize != noun {
            document.tokens[verb].tag = Tag::Vbn;
        }
    }
}

/// Makes base forms of past tenses that look like one and are joined to one: "must stop the bombing, put an end to the war, and leave".
pub(super) fn bases(document: &mut Document, sentence: usize) {
    let tokens = document.sentences[sentence].tokens;
    for verb in tokens.range() {
        let found = &document.tokens[verb];
        let joined = found.relation == Dependency::Conj && document.tokens[found.head as usize].tag == Tag::Vb;
        let alike = found.tag == Tag::Vbd && document.word(verb) == found.lemma;
        let subject = |token: usize| {
            let found = &document.tokens[token];
            found.head as usize == verb && matches!(found.relation, Dependency::Nsubj | Dependency::Nsubjpass)
        };
        if joined && alike && !tokens.range().any(subject) {
            document.tokens[verb].tag = Tag::Vb;
        }
    }
}

/// Makes complements of plural nouns that the parser takes for infinitives: "agreed to talks with Norway".
pub(super) fn infinitives(document: &mut Document, sentence: usize) {
    for noun in document.sentences[sentence].tokens.range().skip(1) {
        let (found, to) = (&document.tokens[noun], &document.tokens[noun - 1]);
        let plural = found.tag == Tag::Nns && found.relation == Dependency::Xcomp;
        if plural && to.tag == Tag::To && to.relation == Dependency::Aux && to.head as usize == noun {
            let above = found.head;
            (document.tokens[noun - 1].head, document.tokens[noun - 1].relation) = (above, Dependency::Prep);
            (document.tokens[noun].head, document.tokens[noun].relation) = (noun as u32 - 1, Dependency::Pobj);
        }
    }
}
