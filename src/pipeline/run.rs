//! Many documents at once, within bounds.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::queue::Queue;
use super::{Extraction, Pipeline, Report};
use crate::reader::{self, Cause, Diagnostic, DiagnosticKind, ReadOptions, Source, documents_of};
use crate::{Error, Result};

/// What a run hands on: an extraction, or why there is none (or a note on the next).
pub type Outcome = std::result::Result<Extraction, Diagnostic>;

/// How a run goes.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct RunOptions {
    /// How sources are read.
    pub read: ReadOptions,
    /// Number of threads; 0 for one a core.
    pub threads: usize,
}

/// Reads sources and hands each document's extraction, or diagnostic, to `sink` in input order.
///
/// Results are the same on any number of threads. A thread that is done with a document takes the next one; the first
/// document of a slow stream does not wait for the second. At most 256 documents, or little more than 4 MB of text, are
/// between reading and `sink`. A document on which the program itself fails is reported and skipped.
///
/// # Errors
/// The first error of `sink`, which ends the run; threads that cannot be started.
pub fn run(
    pipeline: &Pipeline,
    sources: Vec<Source>,
    options: &RunOptions,
    mut sink: impl FnMut(Outcome) -> Result<()>,
) -> Result<Report> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.threads).build();
    let pool = pool.map_err(|error| Error::io("cannot start threads", std::io::Error::other(error)))?;
    let mut report = Report::new(pipeline.rules_version());
    let queue = Queue::of(documents_of(sources, &options.read))?;
    pool.in_place_scope(|scope| {
        for _ in 0..pool.current_num_threads() {
            scope.spawn(|_| work(pipeline, &queue));
        }
        queue.results().try_for_each(|outcome| {
            report.add(&outcome);
            sink(outcome)
        })
    })?;
    queue.finish();
    Ok(report.finish())
}

/// What one thread does: a document after the other, as long as there are any.
fn work(pipeline: &Pipeline, queue: &Queue<Outcome>) {
    while let Some((work, read)) = queue.next() {
        queue.bring(&work, extract(pipeline, read));
    }
}

fn extract(pipeline: &Pipeline, read: reader::Outcome) -> Outcome {
    let raw = read?;
    guarded(raw.id.clone(), || pipeline.extract(raw))
}

/// Makes a fault of the program a diagnostic of the document.
pub(super) fn guarded<T>(id: String, work: impl FnOnce() -> T) -> std::result::Result<T, Diagnostic> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Diagnostic {
        kind: DiagnosticKind::Skipped,
        cause: Cause::Internal,
        source: id.clone(),
        line: None,
        document: Some(id),
        reason: "a fault of this program: please report it with the text".to_owned(),
    })
}
