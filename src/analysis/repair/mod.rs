//! Corrections to parses that the words and names of the sentence show to be wrong.

mod object;
mod report;
mod subject;
mod verb;

use crate::text::{Document, TokenSpan};

/// Mends the parse of a sentence. `names` are the spans of its names, `says` tells a verb of saying by its word.
pub fn repair(document: &mut Document, sentence: usize, names: &[TokenSpan], says: impl Fn(&str) -> bool) {
    object::among_others(document, sentence);
    object::dated_names(document, names);
    subject::stranded(document, sentence, names);
    verb::verbs(document, sentence);
    verb::infinitives(document, sentence);
    verb::reduced(document, sentence);
    verb::bases(document, sentence);
    object::behind_preposition(document, sentence);
    object::objects_aside(document, sentence);
    verb::perfects(document, sentence);
    object::objects(document, sentence);
    report::reports(document, sentence, says);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Parser, Scratch, tokenise};
    use crate::text::{Dependency, RawDocument, Tag};

    /// Checks the head of the name `name` after the repair.
    fn check(text: &str, name: &str, head: &str) {
        let mut document = tokenise(RawDocument { text: text.to_owned(), ..RawDocument::default() });
        Parser::embedded().parse(&mut document, 0, &[], &mut Scratch::default());
        let token = (0..document.tokens.len()).find(|&token| document.word(token) == name).unwrap_or_default();
        subject::stranded(&mut document, 0, &[TokenSpan::new(token, token + 1)]);
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
        verb::verbs(&mut document, 0);
        assert_eq!(document.tokens[2].tag, Tag::Vb);
        assert_eq!(document.tokens[3].relation, Dependency::Dobj);
    }

    #[test]
    fn a_verb_with_a_subject_keeps_it() {
        check("Hardwick said nothing.", "Hardwick", "said");
    }
}
