//! The tables of a distributed run, read back into a graph.
//!
//! The Python package's `legation-spark` writes them as Parquet, one folder a table. Which tables make a graph, and how, is decided
//! here and nowhere else; reading Parquet is the feature `parquet`, which the Python package has and a plain build has not.

use std::path::Path;

use crate::graph::KnowledgeGraph;
use crate::pipeline::Report;
use crate::statement::Statement;
use crate::{Error, Result};

#[cfg(feature = "parquet")]
mod parquet;

/// The table that is written last: where it stands, all others are complete.
const MANIFEST: &str = "manifest";

/// Returns whether the folder holds the tables of a finished run.
pub fn is_tables(folder: &Path) -> bool {
    folder.join(MANIFEST).is_dir()
}

/// Builds the graph of the tables in `folder` and hands each statement to `sink`, in the order of the tables.
///
/// The graph is the one that `legation build` makes of the same documents, rules and names.
///
/// # Errors
/// A folder without the tables of a finished run, a table that cannot be read or lacks a column, tables of more than one rule
/// set, the first error of `sink`, a program built without the feature `parquet`.
pub fn read(folder: &Path, sink: impl FnMut(&Statement) -> Result<()>) -> Result<(KnowledgeGraph, Report)> {
    if !is_tables(folder) {
        let problem =
            "no tables of a finished run; expected the output folder of legation-spark, with a table named manifest";
        return Err(Error::input(problem).in_file(folder));
    }
    imp(folder, sink)
}

#[cfg(feature = "parquet")]
use self::parquet::read as imp;

#[cfg(not(feature = "parquet"))]
fn imp(folder: &Path, _: impl FnMut(&Statement) -> Result<()>) -> Result<(KnowledgeGraph, Report)> {
    let problem = "this program was built without Parquet: use the legation command of the Python package, or build with \
                   --features parquet";
    Err(Error::input(problem).in_file(folder))
}
