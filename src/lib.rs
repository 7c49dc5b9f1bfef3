//! legation reads foreign-policy texts and builds a knowledge graph of actors and their relations.
//!
//! ```
//! use legation::pipeline::Pipeline;
//! use legation::text::RawDocument;
//!
//! let pipeline = Pipeline::embedded()?;
//! let text = "Serbian Foreign Minister Ivica Dacic has not recognized Kosovo.".to_owned();
//! let extraction = pipeline.extract(RawDocument { id: "note".to_owned(), text, ..RawDocument::default() });
//!
//! let statement = &extraction.statements[0];
//! assert_eq!(statement.to_string(), "not recognized(Ivica Dačić, Kosovo)");
//! assert_eq!(extraction.document.text().get(statement.evidence.trigger[0]..statement.evidence.trigger[1]), Some("recognized"));
//! # Ok::<(), legation::Error>(())
//! ```
//!
//! The order of the stages, in which each module imports only those above it, stands in `docs/ARCHITECTURE.md`;
//! [`pipeline`] is the one place that knows it.

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
pub mod table;
pub mod text;
pub mod time;
pub mod viewer;

pub use error::{Error, Result};

/// Version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Has the Rust code of the README compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
