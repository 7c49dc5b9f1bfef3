//! A pipeline with the analyst's own rules and names.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::thread;

use super::{Extractor, Pipeline};
use crate::Result;
use crate::analysis::Parser;
use crate::eval::CORE;
use crate::gazetteer::Gazetteer;
use crate::reader::{gazetteer_file, rule_files};
use crate::rule::RuleSet;

/// Collects what is added to the built-in rules and names.
#[derive(Debug, Clone, Default)]
pub struct PipelineBuilder {
    rules: Vec<PathBuf>,
    gazetteers: Vec<PathBuf>,
    relations: Vec<String>,
    unnamed: bool,
}

/// Name that stands for the core relations where relations are chosen.
const CORE_SET: &str = "core";

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

    /// Reads this relation, and no other that is not named too; `core` stands for the four core relations. Sentences in which only
    /// other relations could stand are not parsed, so that a choice saves their time.
    #[must_use]
    pub fn relation(mut self, relation: impl Into<String>) -> Self {
        self.relations.push(relation.into());
        self
    }

    /// Takes people and bodies without a name for actors of the further relations too: "refugees", "a court". Each is an actor of its
    /// document alone, of the kind [`Group`](crate::gazetteer::EntityKind::Group). Coders of events count what they do; a graph of who deals with
    /// whom has no use for a thousand nodes called "police".
    #[must_use]
    pub fn unnamed(mut self, unnamed: bool) -> Self {
        self.unnamed = unnamed;
        self
    }

    /// Makes the pipeline.
    ///
    /// # Errors
    /// A rule or gazetteer file that cannot be read or is malformed, with file, line and column.
    pub fn build(self) -> Result<Pipeline> {
        // Weights and names are unpacked beside the reading of the rules; without a thread, when first asked for.
        let _ = thread::Builder::new().spawn(Parser::embedded);
        let _ = thread::Builder::new().spawn(Gazetteer::embedded);
        let mut files = BTreeMap::new();
        for folder in &self.rules {
            files.append(&mut rule_files(folder)?);
        }
        let chosen = self.relations.iter().flat_map(|relation| match relation.as_str() {
            CORE_SET => CORE.map(str::to_owned).to_vec(),
            other => vec![other.to_owned()],
        });
        let rules = RuleSet::with_files(&files)?.of_relations(&chosen.collect::<Vec<_>>())?;
        let mut gazetteer = Cow::Borrowed(Gazetteer::embedded());
        for path in &self.gazetteers {
            gazetteer = Cow::Owned(gazetteer.with_table(&gazetteer_file(path)?, path)?);
        }
        Ok(Pipeline { extractor: Extractor::new(gazetteer, rules).unnamed(self.unnamed) })
    }
}
