//! `legation export`.

use std::process::ExitCode;

use crate::{Error, Result};

/// Write a graph in another format
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// Always: it comes with another branch.
pub fn run(_args: Args) -> Result<ExitCode> {
    Err(Error::query("this build has no exports"))
}
