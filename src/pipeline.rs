//! The order of the stages, for one document and for many.
//!
//! [`Pipeline::extract`] is a pure function of the document: no clock, no randomness, nothing shared. [`run`] therefore works
//! on many documents at once and hands the results on in input order, the same on any number of threads.

mod build;
mod check;
mod document;
mod report;
mod run;

pub use build::PipelineBuilder;
pub use document::{Extractor, Reading};
pub use report::{Counted, DocumentTotals, MentionTotals, Report, SentenceTotals, StatementTotals, UnresolvedName};
pub use run::{Outcome, RunOptions, run};

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Result;
use crate::gazetteer::{Entity, EntityId};
use crate::mention::{Mention, MentionForm};
use crate::resolution::Resolution;
use crate::statement::Statement;
use crate::text::{Document, RawDocument};

/// Everything that reads a document: gazetteer, rules, parser.
pub struct Pipeline {
    extractor: Extractor,
}

impl fmt::Debug for Pipeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pipeline").field("rules_version", &self.rules_version()).finish_non_exhaustive()
    }
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
        self.extractor.rules().version()
    }

    /// Returns the rules, by name.
    pub fn rules(&self) -> Vec<RuleSummary> {
        self.extractor.rules().rules().iter().map(RuleSummary::of).collect()
    }

    /// Tries every accept and reject sentence of the rules, in order of rule name.
    pub fn test_rules(&self) -> Vec<RuleTest> {
        check::test_rules(&self.extractor)
    }

    /// Returns what the gazetteer in force knows about an entity.
    pub fn entity(&self, id: &EntityId) -> Option<&Entity> {
        let gazetteer = self.extractor.gazetteer();
        gazetteer.by_id(id).map(|place| gazetteer.entity(place))
    }

    /// Reads one document.
    pub fn extract(&self, raw: RawDocument) -> Extraction {
        Extraction::of(self.extractor.extract(raw)).0
    }

    /// Reads one document and keeps what decided.
    pub fn explain(&self, raw: RawDocument) -> Explanation {
        let reading = self.extractor.extract(raw);
        let refusals = self.refusals(&reading);
        let (extraction, mentions, resolution) = Extraction::of(reading);
        Explanation { extraction, mentions, resolution, refusals }
    }

    fn refusals(&self, reading: &Reading) -> Vec<Refusal> {
        let rules = self.extractor.rules().rules();
        let named = |(&sentence, findings): (&usize, &crate::rule::Findings)| {
            let refusal = |refusal: &crate::rule::Refusal| Refusal {
                sentence,
                rule: rules[refusal.rule].name.clone(),
                trigger: reading.document.word(refusal.token).to_owned(),
                reason: refusal.why.clone(),
            };
            findings.refusals.iter().map(refusal).collect::<Vec<_>>()
        };
        reading.findings.iter().flat_map(named).collect()
    }
}

impl RuleSummary {
    fn of(rule: &crate::rule::Rule) -> Self {
        let triggers = rule.frame.iter().flat_map(|frame| frame.triggers().map(|(_, phrase)| phrase.to_string()));
        Self {
            name: rule.name.clone(),
            relation: rule.relation.clone(),
            event: rule.event.clone(),
            triggers: triggers.collect(),
            file: rule.path.to_string_lossy().into_owned(),
        }
    }
}

impl Extraction {
    /// Splits a reading into the result and what decided it.
    fn of(reading: Reading) -> (Self, Vec<Mention>, Resolution) {
        let counts = DocumentCounts::of(&reading);
        let Reading { document, mentions, resolution, statements, .. } = reading;
        (Self { document, statements, counts }, mentions, resolution)
    }
}

impl DocumentCounts {
    fn of(reading: &Reading) -> Self {
        let mut counts = Self { sentences: reading.document.sentences.len(), ..Self::default() };
        counts.sentences_parsed = reading.document.sentences.iter().filter(|sentence| sentence.parsed).count();
        for (mention, referent) in reading.mentions.iter().zip(&reading.resolution.referents) {
            if mention.form == MentionForm::Place {
                continue;
            }
            counts.mentions += 1;
            if !referent.entities.is_empty() {
                counts.resolved += 1;
            } else if mention.form == MentionForm::Name {
                *counts.unresolved.entry(reading.document.phrase(mention.name).to_owned()).or_default() += 1;
            }
        }
        counts
    }
}
