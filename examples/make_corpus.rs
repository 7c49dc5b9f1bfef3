//! Writes the corpus of `benches/extract.rs` as JSON Lines: `make_corpus DOCUMENTS > corpus.jsonl`. For measurements from outside: memory,
//! threads, spaCy on the same texts.
#![allow(clippy::unwrap_used, missing_docs)]

use std::io::{BufWriter, Write};

#[path = "../benches/corpus/mod.rs"]
mod corpus;

fn main() {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1000);
    let mut out = BufWriter::new(std::io::stdout().lock());
    for document in corpus::documents(count) {
        let date = document.date.map(|date| date.to_string());
        let line = serde_json::json!({ "id": document.id, "date": date, "text": document.text });
        writeln!(out, "{line}").unwrap();
    }
    out.flush().unwrap();
}
