//! `legation query`.

use std::process::ExitCode;

use crate::{Error, Result};

/// Ask a graph
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// Always: it comes with another branch.
pub fn run(_args: Args) -> Result<ExitCode> {
    Err(Error::query("this build has no queries"))
}
