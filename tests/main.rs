//! The one integration test binary.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr, missing_docs)]

mod cases;
mod corpus;
mod eval;
mod export;
mod graph;
