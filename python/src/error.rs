//! Errors of the library as Python exceptions with the same text.

use std::error::Error as _;

use pyo3::exceptions::PyOSError;
use pyo3::import_exception;
use pyo3::prelude::*;

// Written in Python, so that type checkers know it for an exception.
import_exception!(legation._error, LegationError);

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
