//! `legation dossier`.

use std::path::PathBuf;
use std::process::ExitCode;

use super::graph_file::{FilterArgs, load};
use super::output::Output;
use crate::error::{Error, Result};
use crate::export::write_dossier;
use crate::query::find_actor;

/// Write a Markdown page about one actor: who it is, its positions, whom it met, each line with its source
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  legation dossier graph Kosovo
  legation dossier graph 'Marko Djuric' -o djuric.md --since 2023")]
pub struct Args {
    /// Build folder or graph.json
    graph: PathBuf,
    /// The actor
    name: String,
    /// File to write; standard output when absent or -
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    filter: FilterArgs,
}

/// Runs the command.
///
/// # Errors
/// When the graph cannot be loaded, the name is unknown or fits several actors, or the output fails.
pub fn run(args: Args) -> Result<ExitCode> {
    let graph = load(&args.graph)?;
    let filter = args.filter.into_filter();
    filter.check(&graph)?;
    let actor = find_actor(&graph, &args.name)?;
    Output::open(args.output.as_deref())?.write_whole(|out| {
        write_dossier(&graph, actor, &filter, out).map_err(|e| Error::io("cannot write the dossier", e))
    })?;
    Ok(ExitCode::SUCCESS)
}
