//! Many documents at once, in bounded batches.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use super::{Extraction, Pipeline, Report};
use crate::reader::{Cause, Diagnostic, DiagnosticKind, Documents, ReadOptions, Source, documents_of};
use crate::text::RawDocument;
use crate::{Error, Result};

/// What a run hands on: an extraction, or why there is none (or a note on the next).
pub type Outcome = std::result::Result<Extraction, Diagnostic>;

/// Documents in a batch, at most.
const BATCH: usize = 256;

/// Bytes of text in a batch; the document that crosses the line still belongs to it.
const BATCH_BYTES: usize = 4 << 20;

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
/// Results are the same on any number of threads. Two batches are held in memory at a time: one is read while the other is
/// worked on. A document on which the program itself fails is reported and skipped.
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
    let mut documents = documents_of(sources, &options.read);
    let mut batch = next_batch(&mut documents);
    while !batch.is_empty() {
        let work = || batch.into_par_iter().map(|outcome| extract(pipeline, outcome)).collect::<Vec<Outcome>>();
        let (done, next) = pool.install(|| rayon::join(work, || next_batch(&mut documents)));
        for outcome in done {
            report.add(&outcome);
            sink(outcome)?;
        }
        batch = next;
    }
    Ok(report.finish())
}

type Read = std::result::Result<RawDocument, Diagnostic>;

fn next_batch(documents: &mut Documents) -> Vec<Read> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < BATCH && bytes < BATCH_BYTES {
        let Some(outcome) = documents.next() else { break };
        bytes += outcome.as_ref().map_or(0, |document| document.text.len());
        batch.push(outcome);
    }
    batch
}

fn extract(pipeline: &Pipeline, read: Read) -> Outcome {
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
