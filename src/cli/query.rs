//! `legation query`.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use super::graph_file::{FilterArgs, load};
use super::table::{Layout, print};
use crate::error::{Error, Result};
use crate::graph::KnowledgeGraph;
use crate::query::{self, Answer, Filter, Measure, find_actor};

/// Ask a graph: who met whom, what lies between two, how they connect
///
/// Names may be typed without diacritics and by surname alone when only one actor bears it. Every answer shows the
/// sentences it rests on.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  legation query graph who-met Djuric --since 2023
  legation query graph path 'Saudi Arabia' Israel --meetings-only
  legation query graph relations --relation sanctioned --status lifted --csv
  legation query graph sparql 'SELECT ?who { ?a rel:recognized actor:XKX . ?a rdfs:label ?who }'

Exit codes: 0 something was found, 1 nothing was found, 2 error.")]
pub struct Args {
    /// Build folder or graph.json
    graph: PathBuf,
    #[command(subcommand)]
    question: Question,
    #[command(flatten)]
    filter: FilterArgs,
    /// Print a JSON array
    #[arg(long, global = true, conflicts_with = "csv")]
    json: bool,
    /// Print CSV, one line a row and sentence
    #[arg(long, global = true)]
    csv: bool,
    /// Print all sentences below a row, not only the first two
    #[arg(long, global = true)]
    all: bool,
    /// Print at most so many rows
    #[arg(long, global = true, value_name = "ROWS")]
    limit: Option<usize>,
}

#[derive(Debug, clap::Subcommand)]
enum Question {
    /// Whom an actor met, the most often first
    WhoMet { name: String },
    /// All events between two actors, oldest first
    Between { a: String, b: String },
    /// How two actors are connected: a shortest chain of what happened
    Path {
        a: String,
        b: String,
        /// Through meetings only
        #[arg(long)]
        meetings_only: bool,
    },
    /// All events of an actor, oldest first
    Timeline { name: String },
    /// Who held which office when: the offices of a person, or the holders of those of a state or body
    Offices { name: String },
    /// All actors that an actor is related to
    Neighbours { name: String },
    /// All events, oldest first
    Relations,
    /// Whom both actors met
    Common { a: String, b: String },
    /// The actors that matter most
    Rank {
        /// By number of actors related to it, by shortest paths through it, or by PageRank
        #[arg(long, value_enum, default_value = "degree")]
        by: By,
    },
    /// Groups of actors that deal with each other more than with the rest
    Communities,
    /// A SPARQL query over the graph (prefixes leg:, rel:, actor:, stmt:, prov:, dcterms: are declared)
    #[cfg(feature = "sparql")]
    Sparql { query: String },
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum By {
    Degree,
    Betweenness,
    Pagerank,
}

/// Rows of a ranking unless asked otherwise.
const RANKED: usize = 20;

/// Runs the command; exit code 1 when the answer is empty.
///
/// # Errors
/// When the graph cannot be loaded, a name is unknown or fits several actors, or the output fails.
pub fn run(args: Args) -> Result<ExitCode> {
    let graph = load(&args.graph)?;
    let filter = args.filter.into_filter();
    filter.check(&graph)?;
    let limit = args.limit;
    let mut answer = ask(&graph, args.question, filter, limit.unwrap_or(RANKED))?;
    answer.rows.truncate(limit.unwrap_or(usize::MAX));
    let layout = match (args.json, args.csv) {
        (true, _) => Layout::Json,
        (_, true) => Layout::Csv,
        _ => Layout::Table { all: args.all },
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let nothing = answer.is_empty();
    let written = match layout {
        // A heading without rows helps nobody; the exit code says it.
        Layout::Table { .. } if nothing => writeln!(io::stderr().lock(), "nothing found"),
        _ => print(&answer, layout, &mut out).and_then(|()| out.flush()),
    };
    written.map_err(|e| Error::io("cannot write the answer", e))?;
    Ok(if nothing { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn ask(graph: &KnowledgeGraph, question: Question, mut filter: Filter, limit: usize) -> Result<Answer> {
    let find = |name: &str| find_actor(graph, name);
    Ok(match question {
        Question::WhoMet { name } => query::who_met(graph, find(&name)?, &filter),
        Question::Between { a, b } => query::between(graph, find(&a)?, find(&b)?, &filter),
        Question::Path { a, b, meetings_only } => {
            if meetings_only {
                filter.relations = vec!["met".to_owned()];
            }
            query::path(graph, find(&a)?, find(&b)?, &filter)
        }
        Question::Timeline { name } => query::timeline(graph, find(&name)?, &filter),
        Question::Offices { name } => query::offices(graph, find(&name)?, &filter),
        Question::Neighbours { name } => query::neighbours(graph, find(&name)?, &filter),
        Question::Relations => query::relations(graph, &filter),
        Question::Common { a, b } => query::common(graph, find(&a)?, find(&b)?, &filter),
        Question::Rank { by } => {
            let measure = match by {
                By::Degree => Measure::Degree,
                By::Betweenness => Measure::Betweenness,
                By::Pagerank => Measure::PageRank,
            };
            filter.happenings = true;
            query::rank(&filter.part(graph), measure, limit)
        }
        Question::Communities => {
            filter.happenings = true;
            query::communities(&filter.part(graph))
        }
        #[cfg(feature = "sparql")]
        Question::Sparql { query } => query::sparql(&filter.part(graph), &query)?,
    })
}
