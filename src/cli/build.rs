//! `legation build`: the whole job, texts in, graph out.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueHint;

use super::common::InputOptions;
use super::found;
use super::output::{OutputFolder, PendingFile, print};
use crate::Result;
use crate::graph::{DocumentInfo, GraphBuilder, KnowledgeGraph};
use crate::pipeline::{Extraction, Report};
use crate::text::RawDocument;

/// Read texts and build the graph of actors and their relations
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  legation build articles/ -o graph
  legation build a.txt b.html news.jsonl.gz -o graph --date 2023-10-25
  legation build articles/ -o graph --rules my-rules/ --gazetteer my-names.csv

The folder gets statements.jsonl (a statement a line), graph.json (the graph, for legation query and
export) and report.json (what was read, skipped, resolved and found). Files appear when all are complete.")]
pub(super) struct Args {
    #[command(flatten)]
    input: InputOptions,

    /// Folder for the graph; made if it does not exist
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    output: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<ExitCode> {
    let pipeline = args.input.packs.pipeline()?;
    let sources = args.input.sources()?;
    let folder = OutputFolder::claim(&args.output)?;
    let mut statements = folder.file("statements.jsonl")?;
    // A folder of texts may hold the output of an earlier build.
    let sources = sources.into_iter().filter(|source| !folder.holds(&source.path)).collect();
    let mut graph = GraphBuilder::default();
    graph.set_rules_version(pipeline.rules_version());
    let report = args.input.read(&pipeline, sources, |extraction| add(&extraction, &mut graph, &mut statements))?;
    write_outputs(&folder, statements, &graph.finish(), &report)?;
    if !args.input.quiet {
        print(&summary(&report, &args.output))?;
    }
    Ok(found(report.statements.all > 0))
}

fn add(extraction: &Extraction, graph: &mut GraphBuilder, statements: &mut PendingFile) -> Result<()> {
    graph.add_document(document_info(&extraction.document.raw));
    for statement in &extraction.statements {
        graph.add(statement);
        statements.write(|out| {
            serde_json::to_writer(&mut *out, statement)?;
            io::Write::write_all(out, b"\n")
        })?;
    }
    Ok(())
}

fn document_info(raw: &RawDocument) -> DocumentInfo {
    DocumentInfo {
        id: raw.id.clone(),
        title: raw.title.clone(),
        date: raw.date,
        url: raw.url.clone(),
        source: raw.source.clone(),
    }
}

/// Writes what is made of the graph, and gives all files of the folder their names once every one of them is complete.
fn write_outputs(
    folder: &OutputFolder,
    statements: PendingFile,
    graph: &KnowledgeGraph,
    report: &Report,
) -> Result<()> {
    let mut graph_json = folder.file("graph.json")?;
    graph_json.write(|out| graph.write_json(out).map_err(io::Error::other))?;
    let mut report_json = folder.file("report.json")?;
    report_json.write(|out| {
        serde_json::to_writer_pretty(&mut *out, report)?;
        io::Write::write_all(out, b"\n")
    })?;
    [statements, graph_json, report_json].into_iter().try_for_each(PendingFile::finish)
}

fn summary(report: &Report, folder: &Path) -> String {
    format!("{report}written to  {}\n", folder.display())
}
