//! JSON values to Python's own types, and options as typed.

use legation::query::Filter;
use legation::text::PartialDate;
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::refuse;

/// Turns a JSON value into dictionaries, lists, strings and numbers.
pub fn to_python<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    match value {
        Value::Null => Ok(py.None().into_bound(py)),
        Value::Bool(truth) => truth.into_bound_py_any(py),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => whole.into_bound_py_any(py),
            None => number.as_f64().into_bound_py_any(py),
        },
        Value::String(text) => text.into_bound_py_any(py),
        Value::Array(items) => {
            let items: PyResult<Vec<_>> = items.iter().map(|item| to_python(py, item)).collect();
            Ok(PyList::new(py, items?)?.into_any())
        }
        Value::Object(fields) => {
            let dict = PyDict::new(py);
            for (name, field) in fields {
                dict.set_item(name, to_python(py, field)?)?;
            }
            Ok(dict.into_any())
        }
    }
}

/// Reads a date such as `2008`, `2023-10` or `2023-10-25`.
pub fn date(text: Option<&str>) -> PyResult<Option<PartialDate>> {
    text.map(|text| text.parse().map_err(|error| refuse(format!("date {text:?}: {error}")))).transpose()
}

/// Reads the name of a value, such as `planned` for a status.
pub fn labelled<T: DeserializeOwned>(what: &str, label: &str) -> PyResult<T> {
    serde_json::from_value(label.into()).map_err(|error| refuse(format!("{what} {label:?}: {error}")))
}

/// One name, or several.
#[derive(FromPyObject)]
pub enum Names {
    /// One.
    One(String),
    /// Several.
    Several(Vec<String>),
}

impl Names {
    /// All of them.
    pub fn list(self) -> Vec<String> {
        match self {
            Self::One(name) => vec![name],
            Self::Several(names) => names,
        }
    }
}

/// Conditions on statements, as typed.
#[derive(Default)]
pub struct Conditions {
    pub relation: Option<Names>,
    pub since: Option<String>,
    pub until: Option<String>,
    pub status: Option<Names>,
    pub polarity: Option<String>,
    pub min_confidence: f32,
    pub kind: Option<Names>,
}

impl Conditions {
    /// What they mean.
    pub fn filter(self) -> PyResult<Filter> {
        let list = |names: Option<Names>| names.map(Names::list).unwrap_or_default();
        Ok(Filter {
            relations: list(self.relation),
            happenings: false,
            since: date(self.since.as_deref())?,
            until: date(self.until.as_deref())?,
            statuses: list(self.status).iter().map(|name| labelled("status", name)).collect::<PyResult<_>>()?,
            polarity: self.polarity.map(|name| labelled("polarity", &name)).transpose()?,
            min_confidence: self.min_confidence,
            kinds: list(self.kind).iter().map(|name| labelled("kind", name)).collect::<PyResult<_>>()?,
        })
    }
}
