//! Corrections to parses that the names in the sentence show to be wrong.
//!
//! The parser does not know where a name ends. "In Indonesia Dillon met the President" it reads as one place "Indonesia Dillon", and
//! in "In his talks with Mattis, Abbasi said" it makes Abbasi an apposition to Mattis; both leave a finite verb without a
//! subject, right behind a whole name. That name is the subject.

use crate::text::{Dependency, Document, Pos, Tag, TokenSpan};

/// Makes verbs of nouns that have a modal and a subject: "Will Norway sanction Lund?" the parser takes for a noun and its apposition.
pub fn repair_verbs(document: &mut Document, sentence: usize) {
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
        let lemma = super::lemma(document.word(noun), Tag::Vb);
        let found = &mut document.tokens[noun];
        (found.tag, found.pos, found.lemma) = (Tag::Vb, Pos::Verb, lemma);
        if let Some(object) = object {
            document.tokens[object].relation = Dependency::Dobj;
        }
    }
}

/// Makes verbs of participles that the parser hangs on the object of "have": "has long opposed recognition".
pub fn repair_perfects(document: &mut Document, sentence: usize) {
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

/// Verbs that have things for objects, never what somebody does.
const WITHOUT_CLAUSE: [&str; 3] = ["impose", "levy", "slap"];

/// "imposed blocking sanctions", "imposed asset freezes": what the parser takes for a clause is a word before the noun, or the noun.
pub fn repair_objects(document: &mut Document, sentence: usize) {
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

/// "stands with, and supports, the people", "designating Falk pursuant to the Act": what stands behind the comma or before "pursuant"
/// is the object.
pub fn repair_objects_aside(document: &mut Document, sentence: usize) {
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
    let lemma = super::lemma(document.word(token), tag);
    let found = &mut document.tokens[token];
    (found.head, found.relation, found.tag, found.pos, found.lemma) = (head as u32, relation, tag, pos, lemma);
}

/// Makes complements of plural nouns that the parser takes for infinitives: "agreed to talks with Norway".
pub fn repair_infinitives(document: &mut Document, sentence: usize) {
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

/// "met with, among others, Quist and Bell": the preposition before the aside has those behind it.
pub fn repair_asides(document: &mut Document, sentence: usize) {
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
pub fn repair_dated_names(document: &mut Document, names: &[TokenSpan]) {
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

/// Gives finite verbs without a subject the name that stands right before them. `names` are the spans of the sentence's names.
pub fn repair_subjects(document: &mut Document, sentence: usize, names: &[TokenSpan]) {
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

/// Returns the token of a span that hangs on a word outside it.
fn top(document: &Document, span: TokenSpan) -> usize {
    let outside = |&token: &usize| !span.contains(document.tokens[token].head as usize);
    span.range().rev().find(outside).unwrap_or(span.end() - 1)
}

fn is_above(document: &Document, upper: usize, lower: usize) -> bool {
    let mut at = lower;
    // A tree is at most as deep as the document is long; the bound guards against a malformed one.
    for _ in 0..document.tokens.len() {
        if at == upper {
            return true;
        }
        let head = document.tokens[at].head as usize;
        if head == at {
            return false;
        }
        at = head;
    }
    false
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Parser, Scratch, tokenise};
    use crate::text::RawDocument;

    /// Checks the head of the name `name` after the repair.
    fn check(text: &str, name: &str, head: &str) {
        let mut document = tokenise(RawDocument { text: text.to_owned(), ..RawDocument::default() });
        Parser::embedded().parse(&mut document, 0, &[], &mut Scratch::default());
        let token = (0..document.tokens.len()).find(|&token| document.word(token) == name).unwrap_or_default();
        repair_subjects(&mut document, 0, &[TokenSpan::new(token, token + 1)]);
        let found = &document.tokens[token];
        assert_eq!(document.word(found.head as usize), head, "{text}");
        assert_eq!(found.relation, Dependency::Nsubj, "{text}");
    }

    #[test]
    fn a_name_behind_a_place_is_the_subject() {
        check("During his stay in Oslo Hardwick met the minister.", "Hardwick", "met");
    }

    #[test]
    fn a_name_behind_an_opening_phrase_is_the_subject() {
        check("In his talks with Lund, Hardwick said the border was open.", "Hardwick", "said");
    }

    #[test]
    fn a_noun_with_a_modal_and_a_subject_is_a_verb() {
        let mut document =
            tokenise(RawDocument { text: "Will Norway sanction Lund".to_owned(), ..RawDocument::default() });
        // As the parser often reads it.
        use Dependency::{Appos, Aux, Nsubj, Root};
        for (token, relation) in [Aux, Nsubj, Root, Appos].into_iter().enumerate() {
            let found = &mut document.tokens[token];
            (found.head, found.relation, found.tag) = (2, relation, if token == 0 { Tag::Md } else { Tag::Nn });
        }
        repair_verbs(&mut document, 0);
        assert_eq!(document.tokens[2].tag, Tag::Vb);
        assert_eq!(document.tokens[3].relation, Dependency::Dobj);
    }

    #[test]
    fn a_verb_with_a_subject_keeps_it() {
        check("Hardwick said nothing.", "Hardwick", "said");
    }
}
