//! Parquet to the library's records: a row has the fields of the JSON that the record is elsewhere.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::gazetteer::Entity;
use crate::graph::{DocumentInfo, GraphBuilder, KnowledgeGraph};
use crate::pipeline::{DocumentCounts, Report};
use crate::reader::{Cause, Diagnostic, DiagnosticKind};
use crate::statement::Statement;
use crate::{Error, Result};

/// What the run says of itself.
#[derive(Deserialize)]
struct Manifest {
    rules: String,
}

#[derive(Deserialize)]
struct DocumentRow {
    #[serde(flatten)]
    info: DocumentInfo,
    counts: DocumentCounts,
}

#[derive(Deserialize)]
struct RejectedRow {
    document: Option<String>,
    cause: Cause,
    reason: String,
    skipped: bool,
}

impl RejectedRow {
    fn into_diagnostic(self) -> Diagnostic {
        let Self { document, cause, reason, skipped } = self;
        let kind = if skipped { DiagnosticKind::Skipped } else { DiagnosticKind::Note };
        Diagnostic { kind, cause, source: "rejected".to_owned(), line: None, document, reason }
    }
}

pub(super) fn read(folder: &Path, mut sink: impl FnMut(&Statement) -> Result<()>) -> Result<(KnowledgeGraph, Report)> {
    let rules = one_rule_set(folder)?;
    let (mut graph, mut report) = (GraphBuilder::default(), Report::new(&rules));
    graph.set_rules_version(rules);
    rows(&folder.join("documents"), |row: DocumentRow| {
        report.add_counts(&row.counts);
        graph.add_document(row.info);
        Ok(())
    })?;
    rows(&folder.join("entities"), |entity: Entity| {
        graph.add_entity(&entity);
        Ok(())
    })?;
    rows(&folder.join("statements"), |statement: Statement| {
        report.add_statement(&statement);
        graph.add(&statement);
        sink(&statement)
    })?;
    rows(&folder.join("rejected"), |row: RejectedRow| {
        report.add_diagnostic(&row.into_diagnostic());
        Ok(())
    })?;
    Ok((graph.finish(), report.finish()))
}

fn one_rule_set(folder: &Path) -> Result<String> {
    let mut versions = Vec::new();
    rows(&folder.join(super::MANIFEST), |manifest: Manifest| {
        versions.push(manifest.rules);
        Ok(())
    })?;
    versions.sort_unstable();
    versions.dedup();
    match versions.as_slice() {
        [one] => Ok(one.clone()),
        several => {
            let several = several.join(", ");
            Err(Error::input(format!("expected tables of one rule set, found {several:?}; run the job anew"))
                .in_file(folder))
        }
    }
}

/// Hands the rows of all files of a table to `take`, the files in order of their names.
fn rows<T: DeserializeOwned>(table: &Path, mut take: impl FnMut(T) -> Result<()>) -> Result<()> {
    for path in files(table)? {
        let damaged = |error: ParquetError| Error::input("cannot be read as Parquet").caused_by(error).in_file(&path);
        let file = File::open(&path).map_err(|error| Error::io("cannot be read", error).in_file(&path))?;
        let reader = SerializedFileReader::new(file).map_err(damaged)?;
        for (number, row) in (1..).zip(reader.get_row_iter(None).map_err(damaged)?) {
            let row = serde_json::from_value(row.map_err(damaged)?.to_json_value());
            let row = row.map_err(|error| Error::input(format!("row {number}: {error}")).in_file(&path))?;
            take(row)?;
        }
    }
    Ok(())
}

/// Finds the Parquet files under a table's folder, by name; engines put their own notes beside them, with a leading `_`
/// or `.`.
fn files(table: &Path) -> Result<Vec<PathBuf>> {
    let listed = |error| Error::io("no such table", error).in_file(table);
    let mut found = Vec::new();
    for entry in fs::read_dir(table).map_err(listed)? {
        let path = entry.map_err(listed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let hidden = name.starts_with(['_', '.']);
        if path.is_dir() && !hidden {
            found.extend(files(&path)?);
        } else if !hidden && name.ends_with(".parquet") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
