//! Graphs in files: what queries, exports and dossiers share.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::gazetteer::EntityKind;
use crate::graph::KnowledgeGraph;
use crate::query::Filter;
use crate::statement::{Polarity, Status};
use crate::table;
use crate::text::PartialDate;

/// Loads a build folder's `graph.json`, or the file itself, or the tables of a distributed run. A graph without
/// statements is refused: there is nothing to ask it.
///
/// # Errors
/// When there is no graph, or it is damaged or empty.
pub fn load(path: &Path) -> Result<KnowledgeGraph> {
    let (graph, file) = match path {
        folder if table::is_tables(folder) => (table::read(folder, |_| Ok(()))?.0, folder.to_owned()),
        path => load_json(path)?,
    };
    if graph.is_empty() {
        return Err(Error::graph("the graph is empty: no statement was found in the texts that it was built from")
            .in_file(file));
    }
    Ok(graph)
}

fn load_json(path: &Path) -> Result<(KnowledgeGraph, PathBuf)> {
    let file = if path.is_dir() { path.join("graph.json") } else { path.to_owned() };
    let text = fs::read(&file).map_err(|e| match e.kind() {
        io::ErrorKind::NotFound if path.is_dir() => {
            Error::graph("no graph.json in this folder; expected what `legation build` writes").in_file(path)
        }
        io::ErrorKind::NotFound => {
            Error::graph("no such file or folder; expected what `legation build` wrote").in_file(path)
        }
        _ => Error::io("cannot read the graph", e).in_file(&file),
    })?;
    let text = String::from_utf8(text).map_err(|_| Error::graph("not a legation graph: not UTF-8").in_file(&file))?;
    let graph = KnowledgeGraph::from_json(&text).map_err(|e| e.in_file(&file))?;
    Ok((graph, file))
}

/// Conditions on statements, as typed.
#[derive(Debug, Clone, clap::Args)]
pub struct FilterArgs {
    /// Only this relation (several: repeat or divide by commas)
    #[arg(long, value_name = "NAME", value_delimiter = ',', global = true)]
    pub relation: Vec<String>,
    /// Only events that reach this date (2023, 2023-10 or 2023-10-25) or a later one
    #[arg(long, visible_alias = "from", value_name = "DATE", global = true, value_parser = date)]
    pub since: Option<PartialDate>,
    /// Only events that begin by this date
    #[arg(long, visible_alias = "to", value_name = "DATE", global = true, value_parser = date)]
    pub until: Option<PartialDate>,
    /// Only this status: actual, planned, hypothetical, requested, lifted
    #[arg(long, value_name = "STATUS", value_delimiter = ',', global = true, value_parser = status)]
    pub status: Vec<Status>,
    /// Only affirmed or only negated statements
    #[arg(long, value_name = "POLARITY", global = true, value_parser = polarity)]
    pub polarity: Option<Polarity>,
    /// Only statements at least this sure, 0 to 1
    #[arg(long, value_name = "NUMBER", default_value_t = 0.0, global = true)]
    pub min_confidence: f32,
    /// Only actors of this kind: person, state, organization, place
    #[arg(long, value_name = "KIND", value_delimiter = ',', global = true, value_parser = kind)]
    pub kind: Vec<EntityKind>,
}

impl FilterArgs {
    pub(super) fn into_filter(self) -> Filter {
        Filter {
            happenings: false,
            relations: self.relation,
            since: self.since,
            until: self.until,
            statuses: self.status,
            polarity: self.polarity,
            min_confidence: self.min_confidence,
            kinds: self.kind,
        }
    }
}

fn date(text: &str) -> Result<PartialDate, String> {
    text.parse::<PartialDate>().map_err(|_| "expected a date such as 2008, 2023-10 or 2023-10-25".to_owned())
}

/// The value whose label was typed.
fn labelled<T: Copy>(text: &str, values: &[T], label: impl Fn(T) -> &'static str) -> Result<T, String> {
    let known = || values.iter().map(|&value| label(value)).collect::<Vec<_>>().join(", ");
    values.iter().copied().find(|&value| label(value) == text).ok_or_else(|| format!("expected one of {}", known()))
}

fn status(text: &str) -> Result<Status, String> {
    let all = [Status::Actual, Status::Planned, Status::Hypothetical, Status::Requested, Status::Lifted];
    labelled(text, &all, Status::label)
}

fn polarity(text: &str) -> Result<Polarity, String> {
    labelled(text, &[Polarity::Affirmed, Polarity::Negated], Polarity::label)
}

fn kind(text: &str) -> Result<EntityKind, String> {
    use EntityKind::{Group, Organization, Person, Place, State};
    let all = [Person, State, Organization, Place, Group];
    labelled(text, &all, EntityKind::label)
}
