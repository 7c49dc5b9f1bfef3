//! What is fuzzed: each target is a function of bytes that panics when a promise is broken.
//!
//! The same functions run in the normal tests (`tests/fuzz.rs`), over `seeds/` and over invented input.

mod analysis;
mod export;
mod graph;
mod reader;
mod rule;

pub use analysis::{document, tokens};
pub use export::export;
pub use graph::{graph_json, query_name};
pub use reader::{read_page, read_records, read_text};
pub use rule::rules;
