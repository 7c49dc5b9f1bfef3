//! Objects that the parser misses or hangs elsewhere.

use super::{is_above, top};
use crate::text::{Dependency, Document, Pos, Tag, TokenSpan};

/// Verbs that have things for objects, never what somebody does.
const WITHOUT_CLAUSE: [&str; 3] = ["impose", "levy", "slap"];

/// "imposed blocking sanctions", "imposed asset freezes": what the parser takes for a clause is a word before the noun, or the noun.
pub(super) fn objects(document: &mut Document, sentence: usize) {
    for token in document.sentences[sentence].tokens.range().skip(1) {
        let found = &document.tokens[token];
        let verb = found.head as usize;
        if verb >= token || !WITHOUT_CLAUSE.contains(&document.tokens[verb].lemma.as_str()) {
            continue;
        }
        let hangs = |other: usize, relation: Dependency| {
            let word = document.tokens.get(other);
            word.is_some_and(|word| word.head as usize == token && word.relation == relation)
        };
        match (found.tag, found.relation) {
            (Tag::Vbg, Dependency::Xcomp) if hangs(token + 1, Dependency::Dobj) => {
                relabel(document, token, token + 1, Dependency::Amod, (Tag::Jj, Pos::Adj));
                let noun = &mut document.tokens[token + 1];
                (noun.head, noun.relation) = (verb as u32, Dependency::Dobj);
            }
            (Tag::Vbz, Dependency::Ccomp) if hangs(token - 1, Dependency::Nsubj) => {
                relabel(document, token, verb, Dependency::Dobj, (Tag::Nns, Pos::Noun));
                document.tokens[token - 1].relation = Dependency::Compound;
            }
            _ => {}
        }
    }
}

/// "called on all parties to withdraw": what the parser takes for the object of a verb with a clause is the complement of the
/// preposition before it.
pub(super) fn behind_preposition(document: &mut Document, sentence: usize) {
    let tokens = document.sentences[sentence].tokens;
    let hangs =
        |document: &Document, token: usize, on: usize| token != on && document.tokens[token].head as usize == on;
    for prep in tokens.range().skip(1) {
        let listed = matches!(document.tokens[prep].lemma.as_str(), "on" | "upon");
        let alone = document.tokens[prep].relation == Dependency::Prep && hangs(document, prep, prep - 1);
        if !listed || !alone || tokens.range().any(|token| hangs(document, token, prep)) {
            continue;
        }
        let child = |relation: Dependency| {
            (prep + 1..tokens.end())
                .find(|&token| hangs(document, token, prep - 1) && document.tokens[token].relation == relation)
        };
        let (Some(object), Some(_)) = (child(Dependency::Dobj), child(Dependency::Xcomp)) else { continue };
        if (prep + 1..object).all(|token| is_above(document, object, token)) {
            (document.tokens[object].head, document.tokens[object].relation) = (prep as u32, Dependency::Pobj);
        }
    }
}

/// "stands with, and supports, the people", "designating Falk pursuant to the Act": what stands behind the comma or before "pursuant"
/// is the object.
pub(super) fn objects_aside(document: &mut Document, sentence: usize) {
    let tokens = document.sentences[sentence].tokens;
    for token in tokens.range().skip(2) {
        let (head, relation) = (document.tokens[token].head as usize, document.tokens[token].relation);
        match relation {
            Dependency::Dep => {
                let start = (tokens.start()..token).rev().take_while(|&at| document.tokens[at].head as usize == token);
                let Some(comma) = start.last().unwrap_or(token).checked_sub(1) else { continue };
                let Some(verb) = comma.checked_sub(1).filter(|verb| tokens.range().contains(verb)) else { continue };
                let parted = document.tokens[comma].tag == Tag::Comma && is_above(document, head, verb);
                if parted && matches!(document.tokens[verb].tag, Tag::Vb | Tag::Vbz | Tag::Vbp | Tag::Vbd) {
                    (document.tokens[token].head, document.tokens[token].relation) = (verb as u32, Dependency::Dobj);
                }
            }
            Dependency::Oprd if document.word(token) == "pursuant" => {
                document.tokens[token].relation = Dependency::Prep;
            }
            Dependency::Dobj if document.word(token) == "pursuant" && head + 1 < token => {
                let name = token - 1;
                if document.tokens[name].head as usize != token || document.tokens[name].tag != Tag::Nnp {
                    continue;
                }
                (document.tokens[name].head, document.tokens[name].relation) = (head as u32, Dependency::Dobj);
                document.tokens[token].relation = Dependency::Prep;
                for other in
                    (head + 1..name).filter(|&other| document.tokens[other].head as usize == token).collect::<Vec<_>>()
                {
                    document.tokens[other].head = name as u32;
                }
            }
            _ => {}
        }
    }
}

/// Gives a token another head and part of speech.
fn relabel(document: &mut Document, token: usize, head: usize, relation: Dependency, (tag, pos): (Tag, Pos)) {
    let lemma = crate::analysis::lemma(document.word(token), tag);
    let found = &mut document.tokens[token];
    (found.head, found.relation, found.tag, found.pos, found.lemma) = (head as u32, relation, tag, pos, lemma);
}

/// "met with, among others, Quist and Bell": the preposition before the aside has those behind it.
pub(super) fn among_others(document: &mut Document, sentence: usize) {
    let tokens = document.sentences[sentence].tokens;
    for others in tokens.range().skip(3).filter(|&token| token + 1 < tokens.end()) {
        let aside = document.word(others) == "others"
            && document.word(others - 1) == "among"
            && document.word(others + 1) == ",";
        let before = others - 3;
        let open = document.tokens[before].relation == Dependency::Prep && document.word(others - 2) == ",";
        let of = |token: usize, head: usize| document.tokens[token].head as usize == head;
        if !aside
            || !open
            || tokens.range().any(|token| of(token, before) && document.tokens[token].relation == Dependency::Pobj)
        {
            continue;
        }
        let verb = document.tokens[before].head as usize;
        let beside = |token: usize| of(token, others) && document.tokens[token].relation == Dependency::Conj;
        let loose = |token: usize| {
            of(token, verb) && matches!(document.tokens[token].relation, Dependency::Npadvmod | Dependency::Dobj)
        };
        let named = (others + 2..tokens.end().min(others + 12)).find(|&token| beside(token) || loose(token));
        if let Some(named) = named {
            (document.tokens[named].head, document.tokens[named].relation) = (before as u32, Dependency::Pobj);
        }
    }
}

/// Months that stand behind a name in a date.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "talks with Quist February 7-9": the parser takes the name for a part of the date behind it; the date only says when.
pub(super) fn dated_names(document: &mut Document, names: &[TokenSpan]) {
    for name in names.iter().filter(|name| name.end() + 1 < document.tokens.len()).collect::<Vec<_>>() {
        let head = top(document, *name);
        let date = document.tokens[head].head as usize;
        let above = document.tokens[date].head as usize;
        let part = document.tokens[head].relation == Dependency::Compound && date >= name.end() && above != date;
        let dated = MONTHS.contains(&document.word(name.end()))
            && document.word(name.end() + 1).starts_with(|c: char| c.is_ascii_digit());
        if part && dated && date <= name.end() + 1 {
            let relation = document.tokens[date].relation;
            (document.tokens[head].head, document.tokens[head].relation) = (above as u32, relation);
            (document.tokens[date].head, document.tokens[date].relation) = (head as u32, Dependency::Npadvmod);
        }
    }
}
