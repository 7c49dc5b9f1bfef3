//! `legation rules`: check, test, list and document rule packs.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Subcommand, ValueHint};

use super::common::PackOptions;
use super::output::print;
use super::{FAILED, found};
use crate::Result;
use crate::pipeline::{Pipeline, RuleTest};

/// Check, test, list or document rules
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  legation rules list
  legation rules check my-rules/
  legation rules test my-rules/")]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check that rule files are well-formed: file, line, column and a caret for a mistake
    Check(Pack),
    /// Try every accept and reject sentence
    Test(Pack),
    /// List rules with relation, event code and triggers
    List(Pack),
    /// Print the codebook in Markdown: relations and categories with codes and examples
    Codebook(Pack),
}

#[derive(Debug, clap::Args)]
struct Pack {
    /// Folder of rule files, added to the built-in rules
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    folder: Option<PathBuf>,

    #[command(flatten)]
    packs: PackOptions,
}

impl Pack {
    fn pipeline(mut self) -> Result<Pipeline> {
        self.packs.rules.extend(self.folder.take());
        self.packs.pipeline()
    }
}

pub(super) fn run(args: Args) -> Result<ExitCode> {
    match args.command {
        Command::Check(pack) => check(&pack.pipeline()?),
        Command::Test(pack) => test(&pack.pipeline()?),
        Command::List(pack) => list(&pack.pipeline()?),
        Command::Codebook(pack) => print(&pack.pipeline()?.codebook()).map(|()| ExitCode::SUCCESS),
    }
}

fn check(pipeline: &Pipeline) -> Result<ExitCode> {
    print(&format!("{} rules are well-formed\n", pipeline.rules().len()))?;
    Ok(ExitCode::SUCCESS)
}

fn list(pipeline: &Pipeline) -> Result<ExitCode> {
    let rules = pipeline.rules();
    let width = |field: fn(&crate::pipeline::RuleSummary) -> &str| {
        rules.iter().map(|rule| field(rule).chars().count()).max().unwrap_or_default()
    };
    let (names, relations) = (width(|rule| &rule.name), width(|rule| &rule.relation));
    let events = width(|rule| rule.event.as_deref().unwrap_or("-"));
    let mut text = String::new();
    for rule in &rules {
        let event = rule.event.as_deref().unwrap_or("-");
        let triggers = rule.triggers.join(", ");
        _ = writeln!(text, "{:names$}  {:relations$}  {event:events$}  {triggers}", rule.name, rule.relation);
    }
    print(&text)?;
    Ok(found(!rules.is_empty()))
}

fn test(pipeline: &Pipeline) -> Result<ExitCode> {
    let tests = pipeline.test_rules();
    let failed: Vec<&RuleTest> = tests.iter().filter(|test| !test.passed).collect();
    let mut text = String::new();
    for test in &failed {
        let or_nothing = |list: &[String]| if list.is_empty() { "nothing".to_owned() } else { list.join("; ") };
        _ = writeln!(text, "{}: {}", test.rule, test.text);
        _ = writeln!(text, "  expected {}", or_nothing(&test.expected));
        _ = writeln!(text, "  found    {}", or_nothing(&test.found));
    }
    _ = writeln!(text, "{} sentences, {} failed", tests.len(), failed.len());
    print(&text)?;
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}
