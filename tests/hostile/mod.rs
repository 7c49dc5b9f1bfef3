//! Hostile input: a table of files, each with what must become of it.
//!
//! None may crash the program, be lost silently, or take time out of proportion to its size.

mod content;
mod faults;
mod folders;
mod packed;
mod packs;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use legation::pipeline::{Extraction, Pipeline, Report, RunOptions, run};
use legation::reader::{Cause, sources};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::embedded().unwrap());

/// A sentence that yields one statement.
const SENTENCE: &str = "Norway recognized Palestine. ";

/// What must become of a file.
enum Fate {
    /// It is read, with this many statements.
    Read(usize),
    /// It is read with a note of this cause, with this many statements.
    Noted(Cause, usize),
    /// It is skipped for this cause.
    Skipped(Cause),
}

use Fate::{Noted, Read, Skipped};

/// A file of the table: what is hostile about it, its name, its bytes, its fate.
type Case = (&'static str, &'static str, Vec<u8>, Fate);

/// Longest document of the tests: small, so that bombs can be.
const LIMIT: usize = 4 << 20;

/// Far beyond what any case takes on a busy machine; time in the square of the size would be hours.
const PATIENCE: Duration = Duration::from_secs(180);

/// Runs the pipeline over files or folders.
fn read(inputs: &[PathBuf]) -> (Report, Vec<Extraction>) {
    let mut options = RunOptions::default();
    options.read.max_document_bytes = LIMIT;
    let mut read = Vec::new();
    let report = run(&PIPELINE, sources(inputs).unwrap(), &options, |outcome| {
        read.extend(outcome);
        Ok(())
    });
    (report.unwrap(), read)
}

fn check(cases: impl IntoIterator<Item = Case>) {
    let folder = tempfile::tempdir().unwrap();
    for (what, name, bytes, fate) in cases {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let begun = Instant::now();
        let (report, read) = read(&[path]);
        assert!(begun.elapsed() < PATIENCE, "{what}: took {:?}", begun.elapsed());
        check_fate(what, &report, &fate);
        read.iter().for_each(|extraction| check_evidence(what, extraction));
    }
}

fn check_fate(what: &str, report: &Report, fate: &Fate) {
    let documents = &report.documents;
    let (cause, counted, read, statements) = match fate {
        Read(statements) => (None, &documents.notes_by_cause, 1, *statements),
        Noted(cause, statements) => (Some(cause), &documents.notes_by_cause, 1, *statements),
        Skipped(cause) => (Some(cause), &documents.skipped_by_cause, 0, 0),
    };
    assert_eq!((documents.read, report.statements.all), (read, statements), "{what}: {:?}", report.diagnostics);
    match cause {
        Some(cause) => assert!(counted.contains_key(cause.label()), "{what}: {:?}", report.diagnostics),
        None => assert!(report.diagnostics.is_empty(), "{what}: {:?}", report.diagnostics),
    }
}

/// What is said to be read stands there.
fn check_evidence(what: &str, extraction: &Extraction) {
    for statement in &extraction.statements {
        let evidence = &statement.evidence;
        let words = |[start, end]: [usize; 2]| extraction.document.text().get(start..end);
        assert_eq!(words([evidence.start, evidence.end]), Some(evidence.text.as_str()), "{what}");
        for span in [evidence.trigger, evidence.subject, evidence.object] {
            assert!(words(span).is_some_and(|words| !words.is_empty()), "{what}: {statement:?}");
        }
    }
}

/// The bytes of a text before or after [`SENTENCE`].
fn beside(text: &str) -> Vec<u8> {
    format!("{SENTENCE}{text}").into_bytes()
}

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}
