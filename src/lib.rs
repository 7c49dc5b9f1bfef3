//! legation reads foreign-policy texts and builds a knowledge graph of actors and their relations.
//!
//! Modules stand in the order of the data's way; each imports only modules above it.

pub mod error;
pub mod text;
pub mod reader;
pub mod gazetteer;
pub mod analysis;
pub mod mention;
pub mod resolution;
pub mod time;
pub mod rule;
pub mod statement;
pub mod graph;
pub mod query;
pub mod export;
pub mod viewer;
pub mod eval;
pub mod pipeline;
pub mod cli;

pub use error::{Error, Result};
