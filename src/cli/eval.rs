//! `legation eval`: how well the gold file is met.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{ValueEnum, ValueHint};
use rayon::prelude::*;

use super::common::PackOptions;
use super::output::print;
use crate::eval::{GoldPassage, Grouping, Prediction, Scope, evaluate, load_gold};
use crate::pipeline::Pipeline;
use crate::text::RawDocument;
use crate::{Error, Result};

/// Score the program against a gold file: precision, recall and F1
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  legation eval gold.jsonl --core
  legation eval gold.jsonl --core --by source --errors 20")]
pub(super) struct Args {
    /// Gold file: an annotated passage a line
    #[arg(value_name = "GOLD.jsonl", value_hint = ValueHint::FilePath)]
    gold: PathBuf,

    #[command(flatten)]
    packs: PackOptions,

    /// Score only met, recognized, supports and sanctioned
    #[arg(long)]
    core: bool,

    /// Rows below the total
    #[arg(long, value_enum, default_value_t = By::Relation)]
    by: By,

    /// Print the first N false positives and misses
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,

    /// Number of threads; 0 for one a core
    #[arg(short = 'j', long, value_name = "N", default_value_t = 0)]
    threads: usize,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum By {
    Relation,
    Source,
}

pub(super) fn run(args: &Args) -> Result<ExitCode> {
    let text = fs::read_to_string(&args.gold).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Error::input("no such gold file").in_file(&args.gold),
        _ => Error::io("cannot be read", error).in_file(&args.gold),
    })?;
    let gold = load_gold(&text, &args.gold)?;
    let pipeline = args.packs.pipeline()?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.threads).build();
    let pool = pool.map_err(|error| Error::io("cannot start threads", std::io::Error::other(error)))?;
    let predicted = pool.install(|| predict(&pipeline, &gold));
    let scope = if args.core { Scope::Core } else { Scope::All };
    let grouping = match args.by {
        By::Relation => Grouping::Relation,
        By::Source => Grouping::Source,
    };
    print(&evaluate(&gold, &predicted, scope).report(grouping, args.errors).to_string())?;
    Ok(ExitCode::SUCCESS)
}

fn predict(pipeline: &Pipeline, gold: &[GoldPassage]) -> BTreeMap<String, Vec<Prediction>> {
    let predict = |passage: &GoldPassage| {
        let extraction = pipeline.extract(RawDocument::from(passage));
        (passage.id.clone(), extraction.statements.iter().map(Prediction::from).collect())
    };
    gold.par_iter().map(predict).collect()
}
