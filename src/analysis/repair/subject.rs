//! Finite verbs without a subject, right behind a whole name: the name is the subject.
//!
//! "In Indonesia Dillon met the President" the parser reads as one place "Indonesia Dillon", and in "In his talks with Mattis, Abbasi said"
//! it makes Abbasi an apposition to Mattis.

use super::{is_above, top};
use crate::text::{Dependency, Document, Tag, TokenSpan};

/// Gives finite verbs without a subject the name that stands right before them. `names` are the spans of the sentence's names.
pub(super) fn stranded(document: &mut Document, sentence: usize, names: &[TokenSpan]) {
    for verb in document.sentences[sentence].tokens.range() {
        if let Some(name) = stranded_subject(document, sentence, verb, names) {
            attach(document, verb, name);
        }
    }
}

/// Returns the name that ends right before a finite verb which has no subject.
fn stranded_subject(document: &Document, sentence: usize, verb: usize, names: &[TokenSpan]) -> Option<TokenSpan> {
    let tokens = document.sentences[sentence].tokens;
    let found = &document.tokens[verb];
    let clause = matches!(
        found.relation,
        Dependency::Root | Dependency::Ccomp | Dependency::Advcl | Dependency::Parataxis | Dependency::Dep
    );
    let of_verb = |token: usize| document.tokens[token].head as usize == verb && token != verb;
    let modal = |token: usize| of_verb(token) && document.tokens[token].tag == Tag::Md;
    let finite = matches!(found.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
        || matches!(found.tag, Tag::Vb | Tag::Vbn | Tag::Vbg) && has_auxiliary(document, tokens, verb)
        || tokens.range().any(modal);
    let subject = |token: usize| {
        use Dependency::{Csubj, Csubjpass, Expl, Nsubj, Nsubjpass};
        of_verb(token) && matches!(document.tokens[token].relation, Nsubj | Nsubjpass | Csubj | Csubjpass | Expl)
    };
    if !clause || !finite || tokens.range().any(subject) {
        return None;
    }
    let part = |token: usize| {
        use Dependency::{Advmod, Aux, Auxpass, Neg};
        of_verb(token) && matches!(document.tokens[token].relation, Aux | Auxpass | Advmod | Neg)
    };
    let mut end = verb;
    while end > tokens.start() && part(end - 1) {
        end -= 1;
    }
    names.iter().copied().find(|name| name.end() == end).filter(|&name| !is_above(document, top(document, name), verb))
}

fn has_auxiliary(document: &Document, tokens: TokenSpan, verb: usize) -> bool {
    tokens.range().any(|token| {
        let found = &document.tokens[token];
        found.head as usize == verb
            && matches!(found.relation, Dependency::Aux | Dependency::Auxpass)
            && matches!(found.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
    })
}

/// Makes a name the subject of a verb; what wrongly hung on the name takes its old place.
fn attach(document: &mut Document, verb: usize, name: TokenSpan) {
    let subject = top(document, name);
    let (head, relation) = (document.tokens[subject].head, document.tokens[subject].relation);
    let before = name.start().checked_sub(1).filter(|&token| document.tokens[token].head as usize == subject);
    let misread = matches!(relation, Dependency::Pobj | Dependency::Dobj | Dependency::Appos | Dependency::Conj);
    if let Some(before) = before.filter(|&token| misread && document.tokens[token].relation == Dependency::Compound) {
        document.tokens[before].head = head;
        document.tokens[before].relation = relation;
    }
    let passive = (name.end()..verb).any(|token| document.tokens[token].relation == Dependency::Auxpass);
    document.tokens[subject].head = verb as u32;
    document.tokens[subject].relation = if passive { Dependency::Nsubjpass } else { Dependency::Nsubj };
}
