//! A pipeline with the analyst's own rules and names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Pipeline;
use crate::reader::{gazetteer_file, rule_files};
use crate::{Error, Result};

/// Collects what is added to the built-in rules and names.
#[derive(Debug, Clone, Default)]
pub struct PipelineBuilder {
    rules: Vec<PathBuf>,
    gazetteers: Vec<PathBuf>,
}

impl PipelineBuilder {
    /// Adds a folder of rule files; a rule of the same name replaces the built-in one.
    #[must_use]
    pub fn rules(mut self, folder: impl Into<PathBuf>) -> Self {
        self.rules.push(folder.into());
        self
    }

    /// Adds a table of names.
    #[must_use]
    pub fn gazetteer(mut self, file: impl Into<PathBuf>) -> Self {
        self.gazetteers.push(file.into());
        self
    }

    /// Makes the pipeline.
    ///
    /// # Errors
    /// A rule or gazetteer file that cannot be read or is malformed, with file, line and column.
    pub fn build(self) -> Result<Pipeline> {
        let mut files = BTreeMap::new();
        for folder in &self.rules {
            files.append(&mut rule_files(folder)?);
        }
        for (path, text) in &files {
            check_rule(path, text)?;
        }
        for path in &self.gazetteers {
            check_table(path, &gazetteer_file(path)?)?;
        }
        Ok(Pipeline { rules_version: String::new() })
    }
}

/// Checks that a rule file is TOML.
fn check_rule(path: &Path, text: &str) -> Result<()> {
    if path.extension().is_none_or(|extension| extension != "toml") {
        return Ok(());
    }
    let Err(error) = text.parse::<toml::Table>() else { return Ok(()) };
    let before = &text[..error.span().map_or(0, |span| span.start)];
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
    let shown = text.lines().nth(line).unwrap_or_default();
    Err(Error::rule(error.message()).in_file(path).at(line + 1, column + 1, shown))
}

/// Checks that a gazetteer file is a table with the columns `name` and `kind`.
fn check_table(path: &Path, text: &str) -> Result<()> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| Error::gazetteer(error.to_string()).in_file(path))?;
    for column in ["name", "kind"] {
        if !header.iter().any(|name| name.trim() == column) {
            return Err(Error::gazetteer(format!("no column `{column}` in the header")).in_file(path).at_line(1));
        }
    }
    for row in reader.records() {
        if let Err(error) = row {
            let line = error.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(usize::MAX));
            return Err(Error::gazetteer("not a row of the table").in_file(path).at_line(line).caused_by(error));
        }
    }
    Ok(())
}
