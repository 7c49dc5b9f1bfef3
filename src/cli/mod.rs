//! The command line; one file a subcommand.

pub mod dossier;
pub mod export;
mod graph_file;
pub mod query;
mod table;
