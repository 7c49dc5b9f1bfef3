//! What an engine distributes gives the graph that is built in one go.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use legation::gazetteer::EntityId;
use legation::graph::{DocumentInfo, EventMerger, ReportRow, participants};
use legation::pipeline::Pipeline;
use legation::reader::{ReadOptions, Source, document_of_line};
use legation::statement::Statement;

use super::cli::{check, legation, path};
use super::graph::{documents, fixture, statements};

/// What statements of one event agree in.
type Happening = (String, &'static str, &'static str, Vec<EntityId>);

#[test]
fn happenings_merged_one_by_one_are_the_events_of_the_graph() {
    let mut of_document: BTreeMap<String, Vec<Statement>> = BTreeMap::new();
    for statement in statements() {
        of_document.entry(statement.document.clone()).or_default().push(statement);
    }
    let published: BTreeMap<String, DocumentInfo> =
        documents().into_iter().map(|info| (info.id.clone(), info)).collect();
    let mut mergers: BTreeMap<Happening, EventMerger> = BTreeMap::new();
    for statements in of_document.values() {
        for (statement, participants) in statements.iter().zip(participants(statements)) {
            let happening =
                (statement.relation.clone(), statement.polarity.label(), statement.status.label(), participants);
            mergers.entry(happening).or_default().add(ReportRow {
                statement: &statement.id,
                document: &statement.document,
                published: published.get(&statement.document).and_then(|info| info.date),
                date: statement.date,
                group: (statement.symmetric && statement.group_size > 2)
                    .then(|| statement.evidence.trigger.map(|byte| u32::try_from(byte).unwrap())),
                passage: legation::graph::passage(&statement.evidence),
            });
        }
    }
    let mut found: BTreeMap<String, (Option<String>, BTreeSet<String>)> = BTreeMap::new();
    for merger in mergers.into_values() {
        merger.finish(|merged| {
            let event = found.entry(merged.event.to_owned()).or_default();
            event.0 = merged.date.map(|date| date.to_string());
            event.1.insert(merged.statement.to_owned());
        });
    }
    let found: BTreeSet<_> = found.into_values().collect();
    let graph = fixture();
    let events = graph.events().iter().map(|event| {
        let statements = event.statements().map(|statement| graph.statement(statement).id().to_owned());
        (event.date.map(|date| date.to_string()), statements.collect())
    });
    assert_eq!(found, events.collect());
}

#[test]
fn a_document_is_one_row_whatever_happens_to_it() {
    let pipeline = Pipeline::embedded().unwrap();
    let record = |line: &str| pipeline.record(document_of_line(line, &Source::new("table"), &ReadOptions::default()));

    let read = record(r#"{"id": "a", "text": "Marko Djuric met Marco Rubio.", "date": "soon"}"#);
    assert_eq!(read.document.unwrap().id, "a");
    assert_eq!(read.statements[0].subject_words.as_deref(), Some("Marko Djuric"));
    assert_eq!(read.statements[0].participants.len(), 2);
    assert_eq!(read.mentions.len(), 2);
    assert_eq!((read.notes[0].cause, read.rejected), ("date", None));

    let rejected = record(r#"{"id": "b", "text": " "}"#);
    let why = rejected.rejected.unwrap();
    assert_eq!((why.document.as_deref(), why.cause), (Some("b"), "empty"));
    assert_eq!(record("[]").rejected.unwrap().cause, "bad-record");
    // A table has no lines to call a document after.
    assert_eq!(record(r#"{"text": "x"}"#).rejected.unwrap().reason, "field id is missing: expected a string");
}

#[test]
fn a_folder_without_tables_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let graph = folder.path().join("graph");
    let build = || legation(["build", "--from-tables", path(folder.path()), "-o", path(&graph)]);
    check(&build(), &[2], &["no tables of a finished run", "expected the output folder of legation-spark"]);
    fs::create_dir(folder.path().join("manifest")).unwrap();
    let words: &[&str] =
        if cfg!(feature = "parquet") { &["expected tables of one rule set"] } else { &["built without Parquet"] };
    check(&build(), &[2], words);
    assert!(!graph.exists());
}
