//! `legation build`: the whole job, texts in, graph out.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueHint;

use super::common::InputOptions;
use super::found;
use super::output::{OutputFolder, PendingFile, print};
use crate::eval::CORE;
use crate::export::{DEFAULT_TOP, ExportFormat, View, write};
use crate::graph::{GraphBuilder, KnowledgeGraph};
use crate::pipeline::{Extraction, Pipeline, Report};
use crate::query::Filter;
use crate::statement::Statement;
use crate::viewer::{Limits, payload, write_page};
use crate::{Error, Result, table};

/// Read texts and build the graph of actors and their relations
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  legation build articles/ -o graph
  legation build a.txt b.html news.jsonl.gz -o graph --date 2023-10-25
  legation build articles/ -o graph --rules my-rules/ --gazetteer my-names.csv
  legation build --from-tables tables/ -o graph

The folder gets index.html (a page to explore the graph, opened from the disk), graph.svg, graph.png and
graph.dot (pictures), graph.json (the graph, for legation query, export and dossier), statements.jsonl
(a statement a line) and report.json (what was read, skipped, resolved and found). The pictures show the
60 actors with the most events; legation export draws other parts. Files appear when all are complete.")]
pub(super) struct Args {
    #[command(flatten)]
    input: InputOptions,

    /// Folder for the graph; made if it does not exist
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    output: PathBuf,

    /// INPUT is the output folder of legation-spark: build the graph of its tables
    #[arg(long)]
    from_tables: bool,

    /// Heading of the page; the folder's name unless given
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
}

pub(super) fn run(args: &Args) -> Result<ExitCode> {
    let (folder, statements, graph, report) = if args.from_tables { read_tables(args)? } else { read_texts(args)? };
    write_outputs(&folder, statements, &graph, &report, &args.title())?;
    if !args.input.quiet {
        print(&summary(&report, &graph, &args.output))?;
    }
    Ok(found(report.statements.all > 0))
}

/// The claimed folder, its file of statements, and what was read.
type Read = (OutputFolder, PendingFile, KnowledgeGraph, Report);

fn read_texts(args: &Args) -> Result<Read> {
    let pipeline = args.input.packs.pipeline()?;
    let sources = args.input.sources()?;
    let folder = OutputFolder::claim(&args.output)?;
    let mut statements = folder.file("statements.jsonl")?;
    // A folder of texts may hold the output of an earlier build.
    let sources = sources.into_iter().filter(|source| !folder.holds(&source.path)).collect();
    let mut graph = GraphBuilder::default();
    graph.set_rules_version(pipeline.rules_version());
    let report =
        args.input.read(&pipeline, sources, |extraction| add(&pipeline, &extraction, &mut graph, &mut statements))?;
    Ok((folder, statements, graph.finish(), report))
}

fn read_tables(args: &Args) -> Result<Read> {
    let [tables] = args.input.inputs.as_slice() else {
        return Err(Error::input("--from-tables takes one folder of tables"));
    };
    let folder = OutputFolder::claim(&args.output)?;
    let mut statements = folder.file("statements.jsonl")?;
    let (graph, report) = table::read(tables, |statement| write_line(&mut statements, statement))?;
    Ok((folder, statements, graph, report))
}

impl Args {
    fn title(&self) -> String {
        let name = || self.output.file_name().map(|name| name.to_string_lossy().into_owned());
        self.title.clone().or_else(name).unwrap_or_else(|| "graph".to_owned())
    }
}

fn add(
    pipeline: &Pipeline,
    extraction: &Extraction,
    graph: &mut GraphBuilder,
    statements: &mut PendingFile,
) -> Result<()> {
    pipeline.add_to(graph, extraction);
    extraction.statements.iter().try_for_each(|statement| write_line(statements, statement))
}

fn write_line(statements: &mut PendingFile, statement: &Statement) -> Result<()> {
    statements.write(|out| {
        serde_json::to_writer(&mut *out, statement)?;
        io::Write::write_all(out, b"\n")
    })
}

/// Writes what is made of the graph, and gives all files of the folder their names once every one of them is complete.
fn write_outputs(
    folder: &OutputFolder,
    statements: PendingFile,
    graph: &KnowledgeGraph,
    report: &Report,
    title: &str,
) -> Result<()> {
    let mut files = vec![statements];
    let filter = Filter { happenings: true, ..core(graph) };
    let part = View { top: Some(DEFAULT_TOP), filter, ..View::default() }.apply(graph)?;
    for format in [ExportFormat::Dot, ExportFormat::Svg, ExportFormat::Png] {
        let mut picture = folder.file(&format!("graph.{}", format.extension()))?;
        picture.write(|out| write(format, &part.graph, &part.notes, out).map_err(io::Error::other))?;
        files.push(picture);
    }
    let mut page = folder.file("index.html")?;
    page.write(|out| write_page(&payload(graph, title, Limits::default()), out))?;
    let mut graph_json = folder.file("graph.json")?;
    graph_json.write(|out| graph.write_json(out).map_err(io::Error::other))?;
    let mut report_json = folder.file("report.json")?;
    report_json.write(|out| {
        serde_json::to_writer_pretty(&mut *out, report)?;
        io::Write::write_all(out, b"\n")
    })?;
    files.extend([page, graph_json, report_json]);
    PendingFile::finish_all(files)
}

/// The pictures show the core relations, as far as there are any: with thirty relations nobody would see them.
fn core(graph: &KnowledgeGraph) -> Filter {
    let present: BTreeSet<&str> = graph.events().iter().map(|event| event.relation.as_str()).collect();
    let relations = CORE.into_iter().filter(|name| present.contains(name)).map(str::to_owned).collect();
    Filter { relations, ..Filter::default() }
}

fn summary(report: &Report, graph: &KnowledgeGraph, folder: &Path) -> String {
    let (actors, events) = (graph.petgraph().node_count(), graph.events().len());
    let page = folder.join("index.html");
    format!("{report}graph       {actors:>8}  actors, {events} events\n\nopen {}\n", page.display())
}
