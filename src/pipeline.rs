//! The order of the stages, for one document and for many.
//!
//! [`Pipeline::extract`] is a pure function of the document: no clock, no randomness, nothing shared. [`run`] therefore works
//! on many documents at once and hands the results on in input order, the same on any number of threads.

mod build;
mod report;
mod run;

pub use build::PipelineBuilder;
pub use report::{Counted, DocumentTotals, MentionTotals, Report, SentenceTotals, StatementTotals, UnresolvedName};
pub use run::{Outcome, RunOptions, run};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Result;
use crate::mention::Mention;
use crate::resolution::Resolution;
use crate::statement::Statement;
use crate::text::{Document, RawDocument};

/// Everything that reads a document: gazetteer, rules, parser.
#[derive(Debug)]
pub struct Pipeline {
    rules_version: String,
}

/// What was read in one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Extraction {
    /// The document, with the tokens and sentences that the spans of the statements count in.
    pub document: Document,
    /// Its statements, in text order.
    pub statements: Vec<Statement>,
    /// What went into them.
    pub counts: DocumentCounts,
}

/// What was seen in one document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentCounts {
    /// Sentences.
    pub sentences: usize,
    /// Sentences that were parsed: those with a trigger and a possible actor.
    pub sentences_parsed: usize,
    /// Mentions of actors.
    pub mentions: usize,
    /// Mentions that were resolved to an entity.
    pub resolved: usize,
    /// Names that no entity was found for, with how often they occur.
    pub unresolved: BTreeMap<String, usize>,
}

/// An extraction with all that decided it, for `legation explain`.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The result.
    pub extraction: Extraction,
    /// All mentions, in text order.
    pub mentions: Vec<Mention>,
    /// What each refers to.
    pub resolution: Resolution,
    /// Rules whose trigger stood in a sentence and that did not match.
    pub refusals: Vec<Refusal>,
}

/// Why a rule whose trigger was there did not match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Number of the sentence, from zero.
    pub sentence: usize,
    /// Name of the rule.
    pub rule: String,
    /// The trigger as written.
    pub trigger: String,
    /// What was missing or in the way.
    pub reason: String,
}

/// One rule, for listing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSummary {
    /// Name of the rule.
    pub name: String,
    /// Relation of its statements.
    pub relation: String,
    /// Event code, such as `CONSULT-meet`.
    pub event: Option<String>,
    /// Trigger lemmas of all frames.
    pub triggers: Vec<String>,
    /// The file it stands in.
    pub file: String,
}

/// One sentence of a rule file, tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleTest {
    /// Name of the rule.
    pub rule: String,
    /// The sentence.
    pub text: String,
    /// What the rule file expects, one statement an entry; empty for a sentence to be rejected.
    pub expected: Vec<String>,
    /// What was read.
    pub found: Vec<String>,
    /// Whether that is as expected.
    pub passed: bool,
}

impl Pipeline {
    /// Returns the pipeline with the built-in gazetteer, rules and parser.
    ///
    /// # Errors
    /// If a built-in table is malformed, which tests exclude.
    pub fn embedded() -> Result<Self> {
        Self::builder().build()
    }

    /// Returns a builder, to add rules and names.
    pub fn builder() -> PipelineBuilder {
        PipelineBuilder::default()
    }

    /// Returns the version of the rules: the same rules have the same version.
    pub fn rules_version(&self) -> &str {
        &self.rules_version
    }

    /// Returns the rules, by name.
    pub fn rules(&self) -> Vec<RuleSummary> {
        Vec::new()
    }

    /// Tries every accept and reject sentence of the rules, in order of rule name.
    pub fn test_rules(&self) -> Vec<RuleTest> {
        Vec::new()
    }

    /// Reads one document.
    pub fn extract(&self, raw: RawDocument) -> Extraction {
        self.explain(raw).extraction
    }

    /// Reads one document and keeps what decided.
    pub fn explain(&self, raw: RawDocument) -> Explanation {
        let document = Document { raw, tokens: Vec::new(), sentences: Vec::new() };
        let extraction = Extraction { document, statements: Vec::new(), counts: DocumentCounts::default() };
        Explanation { extraction, mentions: Vec::new(), resolution: Resolution::default(), refusals: Vec::new() }
    }
}
