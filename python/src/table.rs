//! Tables: documents to rows, and statements to events.

use std::sync::Arc;

use arrow_array::RecordBatch;
use legation::graph::{self, Merged, ReportRow};
use legation::pipeline::Pipeline;
use legation::reader::{Outcome, ReadOptions, Source, document_of_line, document_of_row};
use legation::text::PartialDate;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use serde_json::{Map, Value};

use crate::arrow::{Texts, fields, record};
use crate::error::refuse;

/// The columns that a document becomes: those of [`legation::pipeline::DocumentRecord`].
const RECORD: &str = "rules string, version string, \
    document struct<id:string,title:string,date:string,url:string,source:string,sketch:string>, \
    digest string, \
    counts struct<sentences:int,sentences_parsed:int,sentences_too_long:int,mentions:int,resolved:int,text_only:int,unresolved:int,\
        names:array<struct<name:string,mentions:int>>>, \
    rejected struct<document:string,cause:string,reason:string>, \
    notes array<struct<document:string,cause:string,reason:string>>, \
    statements array<struct<id:string,document:string,relation:string,\
        subject:struct<id:string,name:string,kind:string,role:string,state:string>,\
        object:struct<id:string,name:string,kind:string,role:string,state:string>,\
        symmetric:boolean,polarity:string,status:string,attributed_to:string,claimed:boolean,date:string,date_from:string,place:string,office:string,\
        event:string,cameo:string,rule:string,confidence:float,group_size:int,\
        evidence:struct<sentence:int,start:int,end:int,text:string,trigger:array<int>,subject:array<int>,object:array<int>>,\
        participants:array<string>,subject_words:string,object_words:string,passage:string>>, \
    mentions array<struct<sentence:int,start:int,end:int,text:string,name:string,form:string,role:string,\
        entities:array<string>,step:string,confidence:float>>, \
    entities array<struct<id:string,name:string,kind:string,state:string,wikidata:string,from:string,to:string>>";

/// Returns the columns of `extract_batch`, as Spark writes a schema.
///
/// >>> import legation
/// >>> legation.record_schema().split(", ")[0]
/// 'rules string'
#[pyfunction]
pub fn record_schema() -> String {
    RECORD.split_whitespace().collect::<Vec<_>>().join(" ").replace(", names:", ",names:")
}

/// Returns whether words that stand for an actor of this name are one of its names.
///
/// >>> import legation
/// >>> legation.is_alias("Marko Đurić", "Mr. Djuric"), legation.is_alias("Russia", "the Kremlin")
/// (True, False)
#[pyfunction]
pub fn is_alias(name: &str, words: &str) -> bool {
    graph::is_alias(name, words)
}

/// The fields of a document.
const COLUMNS: [&str; 9] = ["id", "text", "date", "title", "url", "source", "lang", "context", "subject"];

/// Makes one row a document.
///
/// # Errors
/// A column that is missing or of another type, by name.
pub fn record_batch(
    pipeline: &Pipeline,
    batches: &[RecordBatch],
    options: &ReadOptions,
) -> Result<RecordBatch, String> {
    let mut rows: Vec<Value> = Vec::new();
    for batch in batches {
        let documents = Documents::of(batch)?;
        for row in 0..batch.num_rows() {
            let record = pipeline.record(documents.read(row, options));
            rows.push(serde_json::to_value(record).map_err(|error| error.to_string())?);
        }
    }
    let rows: Vec<&Value> = rows.iter().collect();
    Ok(RecordBatch::from(record(&fields(&record_schema())?, &rows)?))
}

/// The documents of a batch.
enum Documents<'a> {
    /// A line of JSON each.
    Lines(Texts<'a>),
    /// A column a field.
    Rows(Vec<(&'static str, Texts<'a>)>),
}

impl<'a> Documents<'a> {
    fn of(batch: &'a RecordBatch) -> Result<Self, String> {
        if let Some(lines) = batch.column_by_name("value") {
            return Texts::of("value", lines).map(Self::Lines);
        }
        let columns = COLUMNS.iter().filter_map(|name| Some((*name, batch.column_by_name(name)?)));
        let columns: Result<Vec<_>, String> =
            columns.map(|(name, column)| Ok((name, Texts::of(name, column)?))).collect();
        let columns = columns?;
        match ["id", "text"].iter().find(|needed| !columns.iter().any(|(name, _)| name == *needed)) {
            None => Ok(Self::Rows(columns)),
            Some(missing) => {
                let schema = batch.schema();
                let found: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
                Err(format!("no column {missing}: expected {}, found {}", COLUMNS.join(", "), found.join(", ")))
            }
        }
    }

    fn read(&self, row: usize, options: &ReadOptions) -> Vec<Outcome> {
        let source = Source::new("table");
        match self {
            Self::Lines(lines) => document_of_line(lines.get(row).unwrap_or_default(), &source, options),
            Self::Rows(columns) => {
                let fields = columns.iter().filter_map(|(name, texts)| Some((*name, texts.get(row)?)));
                let fields: Map<String, Value> = fields.map(|(name, text)| (name.to_owned(), text.into())).collect();
                let id = fields.get("id").and_then(Value::as_str).map(str::to_owned);
                let mut read = document_of_row(fields, &source, options);
                // A row that is no document still says which one it would have been.
                read.iter_mut().filter_map(|said| said.as_mut().err()).for_each(|said| {
                    said.document = said.document.take().or_else(|| id.clone());
                });
                read
            }
        }
    }
}

/// A table of one batch; offers the Arrow C interface, so that pyarrow, polars and others take it as it is.
///
/// >>> import legation, pyarrow
/// >>> batch = legation.extract_batch(pyarrow.table({"id": ["a"], "text": ["Norway recognized Palestine."]}))
/// >>> batch.num_rows, pyarrow.record_batch(batch).column_names[:3]
/// (1, ['rules', 'version', 'document'])
#[pyclass(frozen, module = "legation")]
pub struct Batch {
    pub inner: RecordBatch,
}

#[pymethods]
impl Batch {
    /// Number of rows.
    #[getter]
    fn num_rows(&self) -> usize {
        self.inner.num_rows()
    }

    /// Returns the batch as a pair of capsules; a requested schema is not heeded, as the interface allows.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        drop(requested_schema);
        crate::ffi::export(py, &self.inner)
    }

    fn __repr__(&self) -> String {
        format!("<Batch of {} rows, {} columns>", self.inner.num_rows(), self.inner.num_columns())
    }
}

/// Groups the statements of one happening (same relation, polarity, status and participants) into events, as a graph does.
///
/// Fed batch by batch with the columns `id`, `document`, `published`, `date`, `trigger` (the trigger's span as text when the statement
/// is one of the pairs of a meeting of more than two, else null) and `passage`, it holds no more of a statement than decides.
///
/// >>> import legation, pyarrow
/// >>> merger = legation.EventMerger()
/// >>> merger.add(pyarrow.table({"id": ["s2", "s1", "s3"], "document": ["a", "b", "c"], "published": ["2023-10-26"] * 3,
/// ...     "date": ["2023-10-25", "2023-10-25", "2023-10-26"], "trigger": [None] * 3, "passage": [None] * 3}))
/// >>> pyarrow.record_batch(merger.finish()).to_pydict()
/// {'id': ['s2', 's1', 's3'], 'event': ['s1', 's1', 's3'], 'event_date': ['2023-10-25', '2023-10-25', '2023-10-26']}
#[pyclass(module = "legation")]
#[derive(Default)]
pub struct EventMerger {
    inner: graph::EventMerger,
}

#[pymethods]
impl EventMerger {
    #[new]
    fn new() -> Self {
        Self::default()
    }

    /// Adds statements of the happening.
    fn add(&mut self, py: Python<'_>, batch: &Bound<'_, PyAny>) -> PyResult<()> {
        let batches = crate::ffi::import(batch)?;
        py.detach(|| batches.iter().try_for_each(|batch| self.add_batch(batch))).map_err(refuse)
    }

    /// Returns each statement with its event, which bears the smallest id of its statements: columns `id`, `event`,
    /// `event_date`. The merger is empty afterwards.
    fn finish(&mut self, py: Python<'_>) -> PyResult<Batch> {
        let merger = std::mem::take(&mut self.inner);
        let inner = py.detach(|| merged(merger)).map_err(refuse)?;
        Ok(Batch { inner })
    }
}

impl EventMerger {
    fn add_batch(&mut self, batch: &RecordBatch) -> Result<(), String> {
        let column = |name: &str| {
            let column = batch.column_by_name(name).ok_or_else(|| format!("no column {name}"))?;
            Texts::of(name, column)
        };
        let (id, document) = (column("id")?, column("document")?);
        let (published, date, trigger) = (column("published")?, column("date")?, column("trigger")?);
        let passage = column("passage")?;
        for row in 0..batch.num_rows() {
            let day = |texts: &Texts| -> Option<PartialDate> { texts.get(row)?.parse().ok() };
            let span = trigger.get(row).and_then(|span| span.split_once('-'));
            let group = span.and_then(|(start, end)| Some([start.parse().ok()?, end.parse().ok()?]));
            self.inner.add(ReportRow {
                statement: id.get(row).unwrap_or_default(),
                document: document.get(row).unwrap_or_default(),
                published: day(&published),
                date: day(&date),
                group,
                passage: passage.get(row).and_then(|hash| u64::from_str_radix(hash, 16).ok()),
            });
        }
        Ok(())
    }
}

fn merged(merger: graph::EventMerger) -> Result<RecordBatch, String> {
    use arrow_array::builder::StringBuilder;
    let [mut id, mut event, mut day] = [(); 3].map(|()| StringBuilder::new());
    merger.finish(|Merged { statement, event: name, date }| {
        id.append_value(statement);
        event.append_value(name);
        day.append_option(date.map(|date| date.to_string()));
    });
    let columns: Vec<arrow_array::ArrayRef> =
        vec![Arc::new(id.finish()), Arc::new(event.finish()), Arc::new(day.finish())];
    let schema = arrow_schema::Schema::new(fields("id string, event string, event_date string")?);
    RecordBatch::try_new(Arc::new(schema), columns).map_err(|error| error.to_string())
}
