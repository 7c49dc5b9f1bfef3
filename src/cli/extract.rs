//! `legation extract`: statements as JSON Lines.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueHint;

use super::common::InputOptions;
use super::found;
use super::output::Output;
use crate::Result;

/// Write the statements of texts as JSON Lines
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  legation extract article.txt
  legation extract news/ -o statements.jsonl
  legation extract --date 2023-10-25 - < article.txt
  legation extract news.jsonl.zst | jq -r 'select(.relation == \"met\") | .subject.name'")]
pub(super) struct Args {
    #[command(flatten)]
    input: InputOptions,

    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<ExitCode> {
    let pipeline = args.input.packs.event_pipeline()?;
    let sources = args.input.sources()?;
    let mut output = Output::open(args.output.as_deref())?;
    let report = args.input.read(&pipeline, sources, |extraction| {
        extraction.statements.iter().try_for_each(|statement| output.json_line(statement))?;
        output.hand_on()
    })?;
    output.finish()?;
    Ok(found(report.statements.all > 0))
}
