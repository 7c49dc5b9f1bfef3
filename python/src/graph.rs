//! Graphs and answers.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use legation::export::{ExportFormat, View, write};
use legation::graph::{GraphBuilder, KnowledgeGraph};
use legation::pipeline::{self, RunOptions};
use legation::query;
use legation::reader::sources;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use serde_json::{Value, json};

use crate::convert::{Conditions, Names, to_python};
use crate::error::{raise, refuse};
use crate::pipeline::{Pipeline, embedded};
use crate::statement::Statement;

/// Actors of a picture in a notebook.
const SHOWN: usize = 30;

/// Who is related to whom, by which events, on the word of which statements.
///
/// >>> import legation
/// >>> graph = legation.Graph.of(legation.extract("Marco Rubio, Sergey Lavrov and Ivica Dacic met in Riyadh."))
/// >>> graph
/// <Graph: 3 actors, 1 events, 3 statements>
/// >>> [row["actor"] for row in graph.who_met("Lavrov")]
/// ['Marco Rubio', 'Ivica Dačić']
#[pyclass(frozen, module = "legation")]
pub struct Graph {
    inner: KnowledgeGraph,
}

#[pymethods]
impl Graph {
    /// Reads files and folders and builds their graph, as `legation build` does.
    #[staticmethod]
    #[pyo3(signature = (paths, *, pipeline = None, date = None, any_language = false, threads = 0))]
    fn build(
        py: Python<'_>,
        paths: Paths,
        pipeline: Option<&Pipeline>,
        date: Option<&str>,
        any_language: bool,
        threads: usize,
    ) -> PyResult<Self> {
        let pipeline =
            pipeline.map_or_else(|| py.detach(|| embedded(&[])), |pipeline| Ok(Arc::clone(&pipeline.inner)))?;
        let mut options = RunOptions::default();
        options.read.date = crate::convert::date(date)?;
        options.read.any_language = any_language;
        options.threads = threads;
        let inner = py.detach(|| build(&pipeline, &paths.list(), &options)).map_err(raise)?;
        Ok(Self { inner })
    }

    /// Builds the graph of statements; their documents are known by id alone.
    #[staticmethod]
    fn of(statements: Vec<PyRef<'_, Statement>>) -> Self {
        let statements = statements.into_iter().map(|statement| statement.inner.clone());
        Self { inner: KnowledgeGraph::from_statements([], statements) }
    }

    /// Loads the folder of a build, its `graph.json`, or the tables that `legation-spark` wrote.
    #[staticmethod]
    fn load(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        let inner = py.detach(|| legation::cli::load(&path)).map_err(raise)?;
        Ok(Self { inner })
    }

    /// Writes the graph in the format of the file's name (`.json` is what `load` reads; `.svg`, `.png`, `.graphml`, `.gexf`, ...), or in
    /// the one named. `top` keeps the actors with the most events.
    #[pyo3(signature = (path, format = None, *, top = None))]
    fn save(&self, py: Python<'_>, path: PathBuf, format: Option<&str>, top: Option<usize>) -> PyResult<()> {
        let format = match format {
            Some(name) => name.parse().map_err(raise)?,
            None => ExportFormat::from_file_name(&path.to_string_lossy())
                .ok_or_else(|| refuse(format!("{}: the name tells no format; name one", path.display())))?,
        };
        py.detach(|| self.write(&path, format, top))
    }

    /// Returns whom an actor met, the most often first.
    #[pyo3(signature = (name, *, since = None, until = None, status = None, min_confidence = 0.0, kind = None))]
    #[expect(clippy::too_many_arguments, reason = "keywords")]
    fn who_met(
        &self,
        py: Python<'_>,
        name: &str,
        since: Option<String>,
        until: Option<String>,
        status: Option<Names>,
        min_confidence: f32,
        kind: Option<Names>,
    ) -> PyResult<Answer> {
        let filter = Conditions { since, until, status, min_confidence, kind, ..Conditions::default() }.filter()?;
        self.answer(py, |graph| Ok(query::who_met(graph, query::find_actor(graph, name)?, &filter)))
    }

    /// Returns how two actors are connected: a shortest chain of what happened.
    #[pyo3(signature = (a, b, *, relation = None, since = None, until = None))]
    fn path(
        &self,
        py: Python<'_>,
        a: &str,
        b: &str,
        relation: Option<Names>,
        since: Option<String>,
        until: Option<String>,
    ) -> PyResult<Answer> {
        let filter = Conditions { relation, since, until, ..Conditions::default() }.filter()?;
        filter.check(&self.inner).map_err(raise)?;
        self.answer(py, |graph| {
            Ok(query::path(graph, query::find_actor(graph, a)?, query::find_actor(graph, b)?, &filter))
        })
    }

    /// Returns all events of an actor, oldest first.
    #[pyo3(signature = (name, *, relation = None, since = None, until = None, status = None, polarity = None, min_confidence = 0.0))]
    #[expect(clippy::too_many_arguments, reason = "keywords")]
    fn timeline(
        &self,
        py: Python<'_>,
        name: &str,
        relation: Option<Names>,
        since: Option<String>,
        until: Option<String>,
        status: Option<Names>,
        polarity: Option<String>,
        min_confidence: f32,
    ) -> PyResult<Answer> {
        let conditions = Conditions { relation, since, until, status, polarity, min_confidence, kind: None };
        let filter = conditions.filter()?;
        filter.check(&self.inner).map_err(raise)?;
        self.answer(py, |graph| Ok(query::timeline(graph, query::find_actor(graph, name)?, &filter)))
    }

    /// Returns all events between two actors, oldest first.
    fn between(&self, py: Python<'_>, a: &str, b: &str) -> PyResult<Answer> {
        let filter = query::Filter::default();
        self.answer(py, |graph| {
            Ok(query::between(graph, query::find_actor(graph, a)?, query::find_actor(graph, b)?, &filter))
        })
    }

    /// Returns all events, oldest first.
    #[pyo3(signature = (*, relation = None, since = None, until = None, status = None, polarity = None, min_confidence = 0.0))]
    #[expect(clippy::too_many_arguments, reason = "keywords")]
    fn relations(
        &self,
        py: Python<'_>,
        relation: Option<Names>,
        since: Option<String>,
        until: Option<String>,
        status: Option<Names>,
        polarity: Option<String>,
        min_confidence: f32,
    ) -> PyResult<Answer> {
        let conditions = Conditions { relation, since, until, status, polarity, min_confidence, kind: None };
        let filter = conditions.filter()?;
        filter.check(&self.inner).map_err(raise)?;
        self.answer(py, |graph| Ok(query::relations(graph, &filter)))
    }

    /// Returns the statements, in order of their events.
    fn statements(&self) -> Vec<Statement> {
        self.inner.statements().map(|statement| Statement { inner: statement.to_statement() }).collect()
    }

    /// Version of the rules that the statements were read with.
    #[getter]
    fn rules_version(&self) -> &str {
        self.inner.rules_version()
    }

    /// Returns the graph as a NetworkX `MultiDiGraph`: nodes by actor id, an edge a relation, events and statements under `graph`.
    ///
    /// >>> import legation
    /// >>> graph = legation.Graph.of(legation.extract("Norway and Spain recognized Palestine."))
    /// >>> sorted(graph.to_networkx().edges(keys=True))
    /// [('ESP', 'PSE', 'recognized'), ('NOR', 'PSE', 'recognized')]
    #[pyo3(signature = ())]
    fn to_networkx<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let json = py.detach(|| self.inner.to_json());
        let data = py.import("json")?.call_method1("loads", (json,))?;
        let edges = PyDict::new(py);
        edges.set_item("edges", "edges")?;
        py.import("networkx")?.call_method("node_link_graph", (data,), Some(&edges))
    }

    /// Returns a table as a pandas `DataFrame`: `relations`, `actors`, `events` or `statements`.
    ///
    /// >>> import legation
    /// >>> graph = legation.Graph.of(legation.extract("Norway and Spain recognized Palestine."))
    /// >>> graph.to_pandas()[["source", "relation", "target", "weight"]].values.tolist()
    /// [['ESP', 'recognized', 'PSE', 1], ['NOR', 'recognized', 'PSE', 1]]
    #[pyo3(signature = (table = "relations"))]
    fn to_pandas<'py>(&self, py: Python<'py>, table: &str) -> PyResult<Bound<'py, PyAny>> {
        py.import("pandas")?.getattr("DataFrame")?.call_method1("from_records", (self.rows(py, table)?,))
    }

    /// Returns a table as a polars `DataFrame`: `relations`, `actors`, `events` or `statements`.
    ///
    /// >>> import legation
    /// >>> graph = legation.Graph.of(legation.extract("Norway and Spain recognized Palestine."))
    /// >>> graph.to_polars("actors")["name"].to_list()
    /// ['Spain', 'Norway', 'Palestine']
    #[pyo3(signature = (table = "relations"))]
    fn to_polars<'py>(&self, py: Python<'py>, table: &str) -> PyResult<Bound<'py, PyAny>> {
        let options = PyDict::new(py);
        options.set_item("infer_schema_length", py.None())?;
        py.import("polars")?.call_method("DataFrame", (self.rows(py, table)?,), Some(&options))
    }

    /// Returns the rows of a table: `relations`, `actors`, `events` or `statements`.
    #[pyo3(signature = (table = "relations") -> "list[dict[str, Any]]")]
    fn rows<'py>(&self, py: Python<'py>, table: &str) -> PyResult<Bound<'py, PyAny>> {
        let json = py.detach(|| serde_json::from_str::<Value>(&self.inner.to_json()));
        let mut json = json.map_err(|error| refuse(error.to_string()))?;
        let rows = match table {
            "actors" => json["nodes"].take(),
            "relations" => json["edges"].take(),
            "events" | "statements" => json["graph"][table].take(),
            other => {
                return Err(refuse(format!("no table {other:?}: expected relations, actors, events or statements")));
            }
        };
        to_python(py, &rows)
    }

    /// Returns the graph as a picture (SVG) of the actors with the most events.
    #[pyo3(signature = (top = SHOWN))]
    fn to_svg(&self, py: Python<'_>, top: usize) -> PyResult<String> {
        let svg = py.detach(|| {
            let part = View { top: Some(top), ..View::default() }.apply(&self.inner)?;
            let mut svg = Vec::new();
            write(ExportFormat::Svg, &part.graph, &part.notes, &mut svg)?;
            Ok(svg)
        });
        svg.map(|svg| String::from_utf8_lossy(&svg).into_owned()).map_err(raise)
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        let svg = self.to_svg(py, SHOWN)?;
        let svg = svg.find("<svg").map_or(svg.as_str(), |start| &svg[start..]);
        Ok(format!("<figure style=\"margin:0\">{svg}<figcaption>{}</figcaption></figure>", self.summary()))
    }

    fn __repr__(&self) -> String {
        format!("<Graph: {}>", self.summary())
    }
}

impl Graph {
    fn summary(&self) -> String {
        let (actors, events) = (self.inner.petgraph().node_count(), self.inner.events().len());
        format!("{actors} actors, {events} events, {} statements", self.inner.statements().len())
    }

    fn answer(
        &self,
        py: Python<'_>,
        ask: impl FnOnce(&KnowledgeGraph) -> legation::Result<query::Answer> + Send,
    ) -> PyResult<Answer> {
        py.detach(|| ask(&self.inner)).map(|inner| Answer { inner }).map_err(raise)
    }

    fn write(&self, path: &Path, format: ExportFormat, top: Option<usize>) -> PyResult<()> {
        let part = View { top, ..View::default() }.apply(&self.inner).map_err(raise)?;
        let mut out = BufWriter::new(File::create(path)?);
        write(format, &part.graph, &part.notes, &mut out).map_err(raise)?;
        Ok(out.flush()?)
    }
}

fn build(pipeline: &pipeline::Pipeline, paths: &[PathBuf], options: &RunOptions) -> legation::Result<KnowledgeGraph> {
    let mut graph = GraphBuilder::default();
    graph.set_rules_version(pipeline.rules_version());
    pipeline::run(pipeline, sources(paths)?, options, |outcome| {
        if let Ok(extraction) = outcome {
            pipeline.add_to(&mut graph, &extraction);
        }
        Ok(())
    })?;
    Ok(graph.finish())
}

/// One path, or several.
#[derive(FromPyObject)]
enum Paths {
    One(PathBuf),
    Several(Vec<PathBuf>),
}

impl Paths {
    fn list(self) -> Vec<PathBuf> {
        match self {
            Self::One(path) => vec![path],
            Self::Several(paths) => paths,
        }
    }
}

/// The answer to a question: rows in the order of interest, each with the statements that it rests on under `evidence`.
///
/// >>> import legation
/// >>> answer = legation.Graph.of(legation.extract("Marco Rubio met Sergey Lavrov in Riyadh.")).who_met("Rubio")
/// >>> len(answer), answer[0]["actor"], answer[0]["evidence"][0]["sentence"]
/// (1, 'Sergey Lavrov', 'Marco Rubio met Sergey Lavrov in Riyadh.')
/// >>> list(answer.to_pandas()["meetings"])
/// [1]
#[pyclass(frozen, sequence, module = "legation")]
pub struct Answer {
    inner: query::Answer,
}

#[pymethods]
impl Answer {
    /// Names of the columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.inner.columns.clone()
    }

    fn __len__(&self) -> usize {
        self.inner.rows.len()
    }

    fn __getitem__<'py>(&self, py: Python<'py>, index: usize) -> PyResult<Bound<'py, PyAny>> {
        let row = self.inner.rows.get(index);
        let row = row.ok_or_else(|| pyo3::exceptions::PyIndexError::new_err("no such row"))?;
        let cells = self.inner.columns.iter().zip(&row.cells).map(|(name, cell)| (name.clone(), json!(cell)));
        to_python(py, &Value::Object(cells.chain([("evidence".to_owned(), json!(row.evidence))]).collect()))
    }

    /// Returns the rows without their evidence as a pandas `DataFrame`.
    #[pyo3(signature = ())]
    fn to_pandas<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let rows: Vec<Value> = self.inner.rows.iter().map(|row| json!(row.cells)).collect();
        let columns = PyDict::new(py);
        columns.set_item("columns", &self.inner.columns)?;
        py.import("pandas")?.call_method("DataFrame", (to_python(py, &Value::Array(rows))?,), Some(&columns))
    }

    fn _repr_html_(&self) -> String {
        let escaped = |text: String| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let line = |mark: &str, cells: Vec<String>| {
            let cells: String = cells.into_iter().map(|cell| format!("<{mark}>{}</{mark}>", escaped(cell))).collect();
            format!("<tr>{cells}</tr>")
        };
        let rows: String =
            self.inner.rows.iter().map(|row| line("td", row.cells.iter().map(ToString::to_string).collect())).collect();
        format!("<table>{}{rows}</table>", line("th", self.inner.columns.clone()))
    }

    fn __repr__(&self) -> String {
        format!("<Answer: {} rows of {}>", self.inner.rows.len(), self.inner.columns.join(", "))
    }
}
