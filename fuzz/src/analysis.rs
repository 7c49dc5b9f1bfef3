//! Tokeniser, sentence splitter and the way of a whole document.

use std::sync::LazyLock;

use legation::analysis::{tokenise, tokenise_apart};
use legation::pipeline::Pipeline;
use legation::reader::furniture;
use legation::text::{Document, RawDocument};

fn raw(bytes: &[u8]) -> RawDocument {
    let text = String::from_utf8_lossy(bytes).into_owned();
    RawDocument { id: "fuzz".to_owned(), text, ..RawDocument::default() }
}

/// Tokens and sentences cover the text in order, without overlap, and split no character.
pub fn tokens(bytes: &[u8]) {
    check_cover(&tokenise(raw(bytes)));
    let raw = raw(bytes);
    let apart = furniture(&raw.text);
    check_cover(&tokenise_apart(raw, &apart));
}

fn check_cover(document: &Document) {
    let text = document.text();
    let mut end = 0;
    for token in &document.tokens {
        assert!(token.span.start() >= end && !token.span.is_empty(), "tokens overlap or are empty");
        assert!(text[end..token.span.start()].chars().all(char::is_whitespace), "a word is in no token");
        end = token.span.end();
        assert!(text.is_char_boundary(end), "a character is split");
    }
    assert!(text[end..].chars().all(char::is_whitespace), "a word is in no token");
    let mut token = 0;
    for sentence in &document.sentences {
        assert_eq!(sentence.tokens.start(), token, "a token is in no sentence, or in two");
        assert!(!sentence.tokens.is_empty(), "an empty sentence");
        token = sentence.tokens.end();
    }
    assert_eq!(token, document.tokens.len(), "a token is in no sentence");
}

/// Everything that is read in a document stands in it, and is read again the same.
pub fn document(bytes: &[u8]) {
    static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::embedded().expect("tests read the tables"));
    let extraction = PIPELINE.extract(raw(bytes));
    let text = extraction.document.text();
    for statement in &extraction.statements {
        let evidence = &statement.evidence;
        assert_eq!(&text[evidence.start..evidence.end], evidence.text, "evidence stands elsewhere");
        for [start, end] in [evidence.trigger, evidence.subject, evidence.object] {
            assert!(text.get(start..end).is_some_and(|words| !words.is_empty()));
        }
    }
    assert_eq!(PIPELINE.extract(raw(bytes)), extraction, "two readings differ");
}
