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
mod fuzz;
mod golden;
mod graph;
mod hostile;
mod layers;
mod parser_fixture;
#[cfg(unix)]
mod readme;
mod rules;
mod table;
mod viewer;
