//! Reading texts.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use legation::pipeline as inner;
use legation::reader::{ReadOptions, sources};
use legation::text::RawDocument;
use pyo3::prelude::*;

use crate::convert::{Names, to_python};
use crate::error::{raise, refuse};
use crate::statement::Statement;
use crate::table::{Batch, record_batch};

/// The pipeline of the built-in rules and names that reads these relations (none named: all), made once.
pub fn embedded(relations: &[String]) -> PyResult<Arc<inner::Pipeline>> {
    static MADE: Mutex<BTreeMap<Vec<String>, Arc<inner::Pipeline>>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(pipeline) = made.get(relations) {
        return Ok(Arc::clone(pipeline));
    }
    let pipeline = Arc::new(builder(relations).build().map_err(raise)?);
    made.insert(relations.to_vec(), Arc::clone(&pipeline));
    Ok(pipeline)
}

/// The relations that were named, in one order.
fn chosen(relations: Option<Names>) -> Vec<String> {
    let mut relations = relations.map(Names::list).unwrap_or_default();
    relations.sort();
    relations.dedup();
    relations
}

fn builder(relations: &[String]) -> inner::PipelineBuilder {
    relations.iter().fold(inner::Pipeline::builder(), inner::PipelineBuilder::relation)
}

/// Everything that reads a document: names, rules, parser.
///
/// `rules` are folders of rule files and `gazetteer` tables of names, both added to the built-in ones. `relations` are the only
/// relations to read, one name or several; `core` stands for the four core relations. Sentences in which only others could stand are
/// not parsed. With `unnamed`, people and bodies without a name are actors of the further relations, as in what `legation extract` writes.
///
/// >>> import legation
/// >>> pipeline = legation.Pipeline()
/// >>> len(pipeline.rules_version)
/// 12
/// >>> [str(s) for s in pipeline.extract("Marco Rubio is to meet Sergey Lavrov in Riyadh on Tuesday.")]
/// ['met(Marco Rubio, Sergey Lavrov) planned']
/// >>> legation.Pipeline(rules=["no/such/folder"])
/// Traceback (most recent call last):
///   ...
/// legation.LegationError: no/such/folder: no such file or folder; --rules expects a folder of rule files
/// >>> [str(s) for s in legation.Pipeline(relations="core").extract("Norway accused Mali of fraud and recognized Palestine.")]
/// ['recognized(Norway, Palestine)']
/// >>> [str(s) for s in legation.Pipeline(unnamed=True).extract("Norway condemned the gunmen.")]
/// ['condemned(Norway, gunmen)']
#[pyclass(frozen, module = "legation")]
pub struct Pipeline {
    pub inner: Arc<inner::Pipeline>,
}

#[pymethods]
impl Pipeline {
    #[new]
    #[pyo3(signature = (*, rules = Vec::new(), gazetteer = Vec::new(), relations = None, unnamed = false))]
    fn new(
        py: Python<'_>,
        rules: Vec<PathBuf>,
        gazetteer: Vec<PathBuf>,
        relations: Option<Names>,
        unnamed: bool,
    ) -> PyResult<Self> {
        let relations = chosen(relations);
        if rules.is_empty() && gazetteer.is_empty() && !unnamed {
            return Ok(Self { inner: py.detach(|| embedded(&relations))? });
        }
        let builder = builder(&relations).unnamed(unnamed);
        let builder = rules.into_iter().fold(builder, inner::PipelineBuilder::rules);
        let builder = gazetteer.into_iter().fold(builder, inner::PipelineBuilder::gazetteer);
        let pipeline = py.detach(|| builder.build()).map_err(raise)?;
        Ok(Self { inner: Arc::new(pipeline) })
    }

    /// Version of the rules: the same rules have the same version.
    #[getter]
    fn rules_version(&self) -> &str {
        self.inner.rules_version()
    }

    /// Returns the statements of one text, in text order.
    ///
    /// `date` is the day of publication, against which "on Wednesday" is counted; `context` a header printed with the text;
    /// `subject` the actor whom an elided subject means ("Met with the Prime Minister").
    #[pyo3(signature = (text, date = None, *, id = "text", title = None, context = None, subject = None))]
    #[expect(clippy::too_many_arguments, reason = "keywords")]
    fn extract(
        &self,
        py: Python<'_>,
        text: String,
        date: Option<&str>,
        id: &str,
        title: Option<String>,
        context: Option<String>,
        subject: Option<String>,
    ) -> PyResult<Vec<Statement>> {
        let date = crate::convert::date(date)?;
        let raw = RawDocument { id: id.to_owned(), text, date, title, context, subject, ..RawDocument::default() };
        let extraction = py.detach(|| self.inner.extract(raw));
        Ok(extraction.statements.into_iter().map(|inner| Statement { inner }).collect())
    }

    /// Returns one row a document for a batch of documents that offers the Arrow C interface (pyarrow, polars, ...).
    ///
    /// The batch has the columns `id` and `text` and any of `date`, `title`, `url`, `source`, `lang`, `context`, `subject`; or one column
    /// `value` with lines of JSON that have these fields. A document that cannot be read is a row that says why. The columns of the
    /// result are those of [`legation.record_schema`].
    ///
    /// >>> import legation, pyarrow
    /// >>> documents = pyarrow.table({"id": ["a", "b"], "text": ["Norway recognized Palestine.", None]})
    /// >>> rows = pyarrow.record_batch(legation.Pipeline().extract_batch(documents)).to_pylist()
    /// >>> rows[0]["statements"][0]["relation"], rows[1]["rejected"]["reason"]
    /// ('recognized', 'field text is missing: expected a string')
    #[pyo3(signature = (batch, *, any_language = false, date = None, max_size = 64))]
    fn extract_batch(
        &self,
        py: Python<'_>,
        batch: &Bound<'_, PyAny>,
        any_language: bool,
        date: Option<&str>,
        max_size: usize,
    ) -> PyResult<Batch> {
        let mut options = ReadOptions::default();
        options.any_language = any_language;
        options.date = crate::convert::date(date)?;
        options.max_document_bytes = max_size << 20;
        let batches = crate::ffi::import(batch)?;
        let batch = py.detach(|| record_batch(&self.inner, &batches, &options));
        batch.map(|inner| Batch { inner }).map_err(refuse)
    }

    fn __repr__(&self) -> String {
        format!("<Pipeline, rules {}>", self.inner.rules_version())
    }
}

/// Returns the statements of one text, in text order, as read with the built-in rules and names.
///
/// `date` is the day of publication, against which "on Wednesday" is counted; `relations` are the only ones to read, as in `Pipeline`.
///
/// >>> import legation
/// >>> for statement in legation.extract("Marco Rubio met Sergey Lavrov on Tuesday. He will not meet Ivica Dacic.", date="2025-02-19"):
/// ...     print(statement, statement.date)
/// met(Marco Rubio, Sergey Lavrov) 2025-02-18
/// not met(Marco Rubio, Ivica Dačić) planned None
#[pyfunction]
#[pyo3(signature = (text, date = None, *, id = "text", title = None, context = None, subject = None, relations = None))]
#[expect(clippy::too_many_arguments, reason = "keywords")]
pub fn extract(
    py: Python<'_>,
    text: String,
    date: Option<&str>,
    id: &str,
    title: Option<String>,
    context: Option<String>,
    subject: Option<String>,
    relations: Option<Names>,
) -> PyResult<Vec<Statement>> {
    let relations = chosen(relations);
    Pipeline { inner: py.detach(|| embedded(&relations))? }.extract(py, text, date, id, title, context, subject)
}

/// Returns one row a document for a batch of documents, as read with the built-in rules and names: see `Pipeline.extract_batch`.
#[pyfunction]
#[pyo3(signature = (batch, *, any_language = false, date = None, max_size = 64, relations = None))]
pub fn extract_batch(
    py: Python<'_>,
    batch: &Bound<'_, PyAny>,
    any_language: bool,
    date: Option<&str>,
    max_size: usize,
    relations: Option<Names>,
) -> PyResult<Batch> {
    let relations = chosen(relations);
    Pipeline { inner: py.detach(|| embedded(&relations))? }.extract_batch(py, batch, any_language, date, max_size)
}

/// Returns the documents of files and folders, of any format that `legation build` reads, as dictionaries with the fields of a
/// line of JSON: what a folder of articles needs to become a table.
///
/// Those that cannot be read come with `text` `None` and the key `skipped`, which says why.
#[pyfunction]
#[pyo3(signature = (paths, *, any_language = false) -> "list[dict[str, Any]]")]
pub fn documents<'py>(py: Python<'py>, paths: Vec<PathBuf>, any_language: bool) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let mut options = ReadOptions::default();
    options.any_language = any_language;
    let found = sources(&paths).map_err(raise)?;
    let read: Vec<_> = py.detach(|| legation::reader::documents_of(found, &options).collect());
    let outcomes = read.into_iter().filter_map(|outcome| match outcome {
        Ok(document) => Some(serde_json::to_value(document).map_err(|error| refuse(error.to_string()))),
        Err(said) if said.kind == legation::reader::DiagnosticKind::Skipped => {
            let (id, why) = (said.document.clone(), said.to_string());
            Some(Ok(serde_json::json!({ "id": id, "text": null, "skipped": why })))
        }
        Err(_) => None,
    });
    outcomes.map(|value| to_python(py, &value?)).collect()
}

/// Runs the command line `legation` with the arguments of the process and returns its exit code.
#[pyfunction]
pub fn main(py: Python<'_>) -> PyResult<u8> {
    let arguments: Vec<std::ffi::OsString> = py.import("sys")?.getattr("argv")?.extract()?;
    Ok(py.detach(|| legation::cli::run_with(arguments)))
}
