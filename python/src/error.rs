//! Errors of the library as Python exceptions with the same text.

use std::error::Error as _;

use pyo3::create_exception;
use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;

create_exception!(
    legation,
    LegationError,
    PyValueError,
    "What legation refuses: a rule, a table, a graph or a question that is not as it should be. The text says what was found, what was \
     expected and where."
);

/// Files and streams that fail are `OSError`, all else is [`LegationError`].
pub fn raise(error: legation::Error) -> PyErr {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    if error.is_io() { PyOSError::new_err(text) } else { LegationError::new_err(text) }
}

/// Refuses an argument.
pub fn refuse(message: impl Into<String>) -> PyErr {
    LegationError::new_err(message.into())
}
