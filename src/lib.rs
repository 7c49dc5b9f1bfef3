//! legation reads foreign-policy texts and builds a knowledge graph of actors and their relations.
//!
//! Modules stand in the order of the data's way; each imports only modules above it.

pub mod analysis;
pub mod cli;
pub mod error;
pub mod eval;
pub mod export;
pub mod gazetteer;
pub mod graph;
pub mod mention;
pub mod pipeline;
pub mod query;
pub mod reader;
pub mod resolution;
pub mod rule;
pub mod statement;
pub mod text;
pub mod time;
pub mod viewer;

pub use error::{Error, Result};
