//! Every reader; packed and transcoded streams are told by their first bytes, so that each target has them too.

use legation::reader::{DiagnosticKind, Outcome, ReadOptions, Source, documents_from};

/// Longest document: small, so that limits are met.
const LIMIT: usize = 1 << 20;

/// Plain text, Markdown, and a file whose name tells nothing.
pub fn read_text(bytes: &[u8]) {
    ["a.txt", "a.md", "a"].into_iter().for_each(|name| check(name, bytes));
}

/// Web pages.
pub fn read_page(bytes: &[u8]) {
    check("a.html", bytes);
}

/// Formats that have a document a line or row.
pub fn read_records(bytes: &[u8]) {
    ["a.jsonl", "a.csv", "a.tsv"].into_iter().for_each(|name| check(name, bytes));
}

/// What is read has text within the limit; nothing is lost silently; reading again gives the same.
fn check(name: &str, bytes: &[u8]) {
    let outcomes = read(name, bytes);
    assert!(!outcomes.is_empty(), "{name}: neither a document nor a reason");
    for outcome in &outcomes {
        match outcome {
            Ok(document) => {
                assert!(!document.text.trim().is_empty(), "{name}: a document without text");
                // A decoder may make three bytes of one.
                assert!(document.text.len() <= 3 * LIMIT, "{name}: longer than the limit");
            }
            Err(diagnostic) => assert!(!diagnostic.reason.is_empty(), "{name}: no reason"),
        }
    }
    let skipped = |outcome: &Outcome| outcome.as_ref().is_err_and(|said| said.kind == DiagnosticKind::Skipped);
    assert!(outcomes.iter().any(|outcome| outcome.is_ok() || skipped(outcome) || annotated(outcome)), "{name}");
    assert_eq!(read(name, bytes), outcomes, "{name}: two readings differ");
}

fn annotated(outcome: &Outcome) -> bool {
    outcome.as_ref().is_err_and(|said| said.cause == legation::reader::Cause::Annotated)
}

fn read(name: &str, bytes: &[u8]) -> Vec<Outcome> {
    let mut options = ReadOptions::default();
    options.max_document_bytes = LIMIT;
    options.any_language = true;
    documents_from(&Source::new(name), std::io::Cursor::new(bytes.to_vec()), &options).collect()
}
