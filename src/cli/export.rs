//! `legation export`.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::graph_file::{FilterArgs, load};
use super::interrupt::{Hold, Unfinished};
use super::output::Output;
use crate::error::{Error, Result};
use crate::export::{DEFAULT_TOP, ExportFormat, Part, View, write, write_folder};

/// Write a graph in another format, whole or in part
///
/// Formats: dot, svg, png, mermaid (pictures: the 60 actors with the most events unless --top says otherwise), json,
/// graphml, gexf, cytoscape, graphology, csv, neo4j-csv, cypher, trig, nquads, jsonld, ftm, obsidian. csv, neo4j-csv
/// and obsidian are folders.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  legation export graph -o graph.gexf
  legation export graph -o kosovo.svg --ego Kosovo --depth 2
  legation export graph -o states.png --states-only --relation recognized --from 2008
  legation export graph --format obsidian -o notes/")]
pub struct Args {
    /// Build folder or graph.json
    graph: PathBuf,
    /// Format; by default what the extension of the output says
    #[arg(long, short, value_name = "FORMAT")]
    format: Option<String>,
    /// File or folder to write; standard output when absent or -
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
    #[command(flatten)]
    filter: FilterArgs,
    /// Only the actors with the most events; 0 means all
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Only what lies around this actor
    #[arg(long, value_name = "NAME")]
    ego: Option<String>,
    /// How many steps around it
    #[arg(long, value_name = "N", default_value_t = 1, requires = "ego")]
    depth: usize,
    /// Persons and organisations under their states
    #[arg(long)]
    states_only: bool,
}

/// Runs the command; exit code 1, and nothing written, when no actor is left.
///
/// # Errors
/// When format, graph or names are not as expected, or the output fails; then no partial file remains.
pub fn run(args: Args) -> Result<ExitCode> {
    let output = args.output.filter(|path| path.as_os_str() != "-");
    let format = format(args.format.as_deref(), output.as_deref())?;
    let graph = load(&args.graph)?;
    let default_top = format.is_picture().then_some(DEFAULT_TOP);
    let view = View {
        filter: args.filter.into_filter(),
        states_only: args.states_only,
        ego: args.ego.map(|name| (name, args.depth)),
        top: args.top.map_or(default_top, |top| (top > 0).then_some(top)),
    };
    let part = view.apply(&graph)?;
    if part.graph.is_empty() {
        let said = writeln!(io::stderr().lock(), "nothing to export: no statement is left");
        return said.map(|()| ExitCode::from(1)).map_err(|e| Error::io("cannot write to standard error", e));
    }
    match output {
        Some(folder) if format.is_folder() => write_as_folder(format, &part, &folder)?,
        output => Output::open(output.as_deref())?.write_whole(|out| write(format, &part.graph, &part.notes, out))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn format(name: Option<&str>, output: Option<&Path>) -> Result<ExportFormat> {
    let by_extension = || ExportFormat::from_file_name(&output?.file_name()?.to_string_lossy());
    match name {
        Some(name) => name.parse(),
        None => by_extension().ok_or_else(|| Error::query("name the format with --format, such as --format svg")),
    }
}

/// Writes into a temporary folder beside the target, which then takes its place.
fn write_as_folder(format: ExportFormat, part: &Part<'_>, folder: &Path) -> Result<()> {
    let failed = |e: io::Error| Error::io("cannot write", e).in_file(folder);
    if folder.exists() && fs::read_dir(folder).map_err(failed)?.next().is_some() {
        return Err(Error::query("the folder is not empty; name a new one").in_file(folder));
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut hold = Hold::begin();
    let temporary = tempfile::Builder::new().prefix(".legation-").tempdir_in(parent).map_err(failed)?;
    let _listed = hold.list(Unfinished::Folder(temporary.path().to_owned()));
    drop(hold);
    let inner = temporary.path().join("export");
    fs::create_dir(&inner).map_err(failed)?;
    write_folder(format, &part.graph, |name| fs::File::create(inner.join(name)).map(BufWriter::new))
        .map_err(|e| e.in_file(folder))?;
    if folder.exists() {
        fs::remove_dir(folder).map_err(failed)?;
    }
    fs::rename(&inner, folder).map_err(failed)
}
