//! Python bindings of legation: thin wrappers, no logic.
//!
//! Values of the library cross over as frozen classes or, where Python has a plain type for them, as dictionaries; tables cross
//! over the Arrow C interface. The GIL is released while the library works.

#![allow(clippy::needless_pass_by_value, reason = "what PyO3 makes of Python values is owned")]

mod arrow;
mod convert;
mod error;
mod ffi;
mod graph;
mod pipeline;
mod statement;
mod table;

use pyo3::prelude::*;

/// Reads foreign-policy texts and builds a knowledge graph of who met, recognized, supports and sanctioned whom.
///
/// >>> import legation
/// >>> [str(s) for s in legation.extract("Serbia has not recognized Kosovo.")]
/// ['not recognized(Serbia, Kosovo)']
#[pymodule]
mod _legation {
    #[pymodule_export]
    use crate::graph::{Answer, Graph};
    #[pymodule_export]
    use crate::pipeline::{Pipeline, documents, extract, extract_batch, main};
    #[pymodule_export]
    use crate::statement::{Argument, Evidence, Statement};
    #[pymodule_export]
    use crate::table::{Batch, EventMerger, is_alias, record_schema};

    /// Version of the program.
    #[expect(non_upper_case_globals, reason = "Python's name for it")]
    #[pymodule_export]
    const __version__: &str = legation::VERSION;
}
