//! The one integration test binary.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr, missing_docs)]

mod bad_input;
mod cases;
mod cli;
mod corpus;
mod duplicates;
mod eval;
mod events;
mod export;
mod golden;
mod graph;
mod layers;
mod parser_fixture;
#[cfg(unix)]
mod readme;
mod rules;
mod viewer;
