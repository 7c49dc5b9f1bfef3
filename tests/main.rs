//! The one integration test binary.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod graph;

mod viewer;
