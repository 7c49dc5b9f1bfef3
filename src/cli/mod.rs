//! The command line: one file a subcommand; the only place that prints.

mod build;
mod common;
mod dossier;
mod eval;
mod explain;
mod export;
mod extract;
mod graph_file;
mod interrupt;
mod output;
mod query;
mod rules;
mod table;

pub use graph_file::load;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::{Error, Result};

/// Exit code when the command ran well and found nothing.
pub const NOTHING_FOUND: u8 = 1;

/// Exit code of an error.
pub const FAILED: u8 = 2;

/// Reads foreign-policy texts and builds a knowledge graph: who met, recognized, supports, sanctioned whom.
#[derive(Debug, Parser)]
#[command(name = "legation", version, max_term_width = 100, arg_required_else_help = true, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  legation build articles/ -o graph        read a folder, write graph, pictures, page and report
  legation query graph who-met Djuric      ask the graph
  legation extract news.jsonl.gz           statements as JSON Lines
  zcat news.txt.gz | legation extract -    read standard input

Exit codes: 0 something was found, 1 nothing was found, 2 error, 130 interrupted.";

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Args),
    Extract(extract::Args),
    Query(query::Args),
    Export(export::Args),
    Dossier(dossier::Args),
    Explain(explain::Args),
    Eval(eval::Args),
    Rules(rules::Args),
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    interrupt::watch();
    ExitCode::from(run_with(std::env::args_os()))
}

/// Runs the program with these arguments, the first of which is its name, and returns its exit code.
pub fn run_with(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // A closed pipe is no reason to complain about it.
            let _ = error.print();
            return u8::try_from(error.exit_code()).unwrap_or(FAILED);
        }
    };
    match run(cli.command) {
        Ok(code) if code == ExitCode::SUCCESS => 0,
        Ok(code) if code == ExitCode::from(NOTHING_FOUND) => NOTHING_FOUND,
        Ok(_) => FAILED,
        Err(error) if is_broken_pipe(&error) => 0,
        Err(error) => {
            let _ = writeln!(io::stderr().lock(), "legation: {}", chain(&error));
            FAILED
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Build(args) => build::run(&args),
        Command::Extract(args) => extract::run(&args),
        Command::Query(args) => query::run(args),
        Command::Export(args) => export::run(args),
        Command::Dossier(args) => dossier::run(args),
        Command::Explain(args) => explain::run(&args),
        Command::Eval(args) => eval::run(&args),
        Command::Rules(args) => rules::run(args),
    }
}

/// Returns the error and its causes, each said once.
fn chain(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        let said = error.to_string();
        if !text.contains(&said) {
            text.push_str(": ");
            text.push_str(&said);
        }
        cause = error.source();
    }
    text
}

fn is_broken_pipe(error: &Error) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe) {
            return true;
        }
        cause = error.source();
    }
    false
}

/// Returns the exit code of a search.
fn found(anything: bool) -> ExitCode {
    if anything { ExitCode::SUCCESS } else { ExitCode::from(NOTHING_FOUND) }
}
