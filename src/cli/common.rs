//! Options that several commands share, and what they mean.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};
use indicatif::{ProgressBar, ProgressStyle};

use super::output::printable;
use crate::pipeline::{Outcome, Pipeline, Report, RunOptions, run};
use crate::reader::{Diagnostic, DiagnosticKind, Format, ReadOptions, Source, sources};
use crate::text::PartialDate;
use crate::{Error, Result};

/// Which rules and names are used.
#[derive(Debug, Clone, Args)]
pub(super) struct PackOptions {
    /// Add the rules of a folder; one of the same name replaces the built-in rule. May be repeated
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, help_heading = "Rules and names")]
    pub rules: Vec<PathBuf>,

    /// Add the names of a CSV table (columns name, kind, and optionally id, aliases, state, ...). May be repeated
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Rules and names")]
    pub gazetteer: Vec<PathBuf>,

    /// Read only these relations, separated by commas; core for met, recognized, sanctioned, supports. Default: all
    #[arg(long, value_name = "NAME,...", value_delimiter = ',', help_heading = "Rules and names")]
    pub relations: Vec<String>,

    /// Whether people and bodies without a name (refugees, a court) are actors of the further relations.
    /// Default: yes for extract and explain, which code events; no for graphs and scores
    #[arg(long, value_name = "CHOICE", num_args = 0..=1, require_equals = true, default_missing_value = "yes",
        help_heading = "Rules and names")]
    pub unnamed: Option<Choice>,
}

/// Whether or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Choice {
    Yes,
    No,
}

impl PackOptions {
    /// The pipeline of a command that codes events, whoever takes part in them.
    pub fn event_pipeline(&self) -> Result<Pipeline> {
        self.pipeline_or(Choice::Yes)
    }

    /// The pipeline of a command that wants actors with names.
    pub fn pipeline(&self) -> Result<Pipeline> {
        self.pipeline_or(Choice::No)
    }

    fn pipeline_or(&self, unnamed: Choice) -> Result<Pipeline> {
        let builder = Pipeline::builder().unnamed(self.unnamed.unwrap_or(unnamed) == Choice::Yes);
        let builder = self.rules.iter().fold(builder, |builder, folder| builder.rules(folder));
        let builder = self.gazetteer.iter().fold(builder, |builder, file| builder.gazetteer(file));
        self.relations.iter().fold(builder, |builder, relation| builder.relation(relation)).build()
    }
}

/// What is read, and how.
#[derive(Debug, Clone, Args)]
pub(super) struct InputOptions {
    /// Files, folders (searched for .txt .md .html .jsonl .csv .tsv, each also .gz and .zst), or - for standard input
    #[arg(required = true, value_name = "INPUT", value_hint = ValueHint::AnyPath)]
    pub inputs: Vec<PathBuf>,

    #[command(flatten)]
    pub packs: PackOptions,

    /// Read every input as this format: txt, md, html, jsonl, csv, tsv
    #[arg(long, value_name = "FORMAT", value_parser = format, help_heading = "Reading")]
    pub format: Option<Format>,

    /// Publication date of documents that give none
    #[arg(long, value_name = "YYYY-MM-DD", help_heading = "Reading")]
    pub date: Option<PartialDate>,

    /// Keep documents that are not in English
    #[arg(long, help_heading = "Reading")]
    pub any_language: bool,

    /// Column of CSV and TSV tables that holds the text
    #[arg(long, value_name = "NAME", default_value = "text", help_heading = "Reading")]
    pub text_column: String,

    /// Skip documents longer than this many megabytes
    #[arg(long, value_name = "MB", default_value_t = 64, value_parser = clap::value_parser!(u16).range(1..=1024), help_heading = "Reading")]
    pub max_size: u16,

    /// Number of threads; 0 for one a core. The result is the same
    #[arg(short = 'j', long, value_name = "N", default_value_t = 0)]
    pub threads: usize,

    /// Print no progress, summary or notes
    #[arg(short, long)]
    pub quiet: bool,
}

fn format(name: &str) -> std::result::Result<Format, String> {
    let known = || format!("expected one of {}", Format::ALL.map(Format::name).join(", "));
    Format::from_extension(name).ok_or_else(known)
}

impl InputOptions {
    fn run_options(&self) -> RunOptions {
        let read = ReadOptions {
            format: self.format,
            date: self.date,
            any_language: self.any_language,
            text_column: self.text_column.clone(),
            max_document_bytes: usize::from(self.max_size) << 20,
        };
        RunOptions { read, threads: self.threads }
    }

    /// Finds what there is to read, so that a wrong path is reported before any work.
    pub fn sources(&self) -> Result<Vec<Source>> {
        sources(&self.inputs)
    }

    /// Reads the sources; progress and diagnostics go to standard error, extractions to `sink`.
    ///
    /// # Errors
    /// Also when there was something to read and not one document could be.
    pub fn read(
        &self,
        pipeline: &Pipeline,
        sources: Vec<Source>,
        mut sink: impl FnMut(crate::pipeline::Extraction) -> Result<()>,
    ) -> Result<Report> {
        let mut console = Console::new(self.quiet);
        let report = run(pipeline, sources, &self.run_options(), |outcome: Outcome| match outcome {
            Ok(extraction) => {
                console.tick();
                sink(extraction)
            }
            Err(diagnostic) => {
                console.say(&diagnostic);
                Ok(())
            }
        })?;
        console.finish();
        if report.documents.read > 0 {
            return Ok(report);
        }
        let first = report.diagnostics.iter().find(|said| said.kind == DiagnosticKind::Skipped);
        let message = match (report.documents.skipped, first) {
            (0, _) => "no document found: expected .txt .md .html .jsonl .csv .tsv files, also .gz and .zst".to_owned(),
            // It is the whole message when the diagnostics were not printed.
            (1, Some(said)) if self.quiet => said.to_string(),
            (skipped, _) => format!("no document could be read: {skipped} skipped"),
        };
        Err(Error::input(message))
    }
}

/// Standard error: a progress bar on a terminal, and the first diagnostics.
struct Console {
    bar: ProgressBar,
    quiet: bool,
    said: usize,
}

/// Diagnostics printed; the report counts all and lists more.
const SAID: usize = 20;

impl Console {
    fn new(quiet: bool) -> Self {
        let bar = if quiet || !io::stderr().is_terminal() { ProgressBar::hidden() } else { ProgressBar::new_spinner() };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} documents, {per_sec}, {elapsed}") {
            bar.set_style(style);
        }
        Self { bar, quiet, said: 0 }
    }

    fn tick(&self) {
        self.bar.inc(1);
    }

    fn say(&mut self, diagnostic: &Diagnostic) {
        self.said += 1;
        if !self.quiet && self.said <= SAID {
            let print = || writeln!(io::stderr().lock(), "legation: {}", printable(&diagnostic.to_string()));
            // Nobody is left to tell when standard error is gone.
            let _ = self.bar.suspend(print);
        }
    }

    fn finish(&self) {
        self.bar.finish_and_clear();
        if !self.quiet && self.said > SAID {
            let _ = writeln!(io::stderr().lock(), "legation: {} more such messages are not shown", self.said - SAID);
        }
    }
}
