//! The order of the stages, for one document and for many.
//!
//! [`Pipeline::extract`] is a pure function of the document: no clock, no randomness, nothing shared. [`run`] therefore works
//! on many documents at once and hands the results on in input order, the same on any number of threads.

mod build;
mod check;
mod codebook;
mod document;
mod explain;
mod queue;
mod record;
mod report;
mod run;

pub use build::PipelineBuilder;
pub use document::{Extractor, Reading};
pub use explain::{Explanation, Refusal, RuleMatch};
pub use record::{DocumentRecord, MentionRecord, Rejection, StatementRecord};
pub use report::{Counted, DocumentTotals, MentionTotals, Report, SentenceTotals, StatementTotals, UnlistedName};
pub use run::{Outcome, RunOptions, run};

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Result;
use crate::analysis::is_dump;
use crate::gazetteer::{Entity, EntityId, Gazetteer};
use crate::graph::{DocumentInfo, GraphBuilder};
use crate::mention::MentionForm;
use crate::reader;
use crate::statement::{Ontology, Statement};
use crate::text::{Document, RawDocument, Sentence};

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
    /// Pieces of runs of words without end, which were not read.
    pub sentences_too_long: usize,
    /// Mentions of actors.
    pub mentions: usize,
    /// Mentions that were resolved to an entity of the gazetteer.
    pub resolved: usize,
    /// Mentions that were resolved to an entity of which only this text tells: "Prime Minister Borten".
    pub text_only: usize,
    /// Mentions that were not resolved.
    pub unresolved: usize,
    /// Names of no gazetteer entity, with how often they are mentioned.
    #[serde(with = "record::listed_names")]
    pub names: BTreeMap<String, usize>,
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
    /// Trigger lemmas of all frames, each once.
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

    /// Returns the codebook of the rules in force, in Markdown.
    pub fn codebook(&self) -> String {
        codebook::codebook(&self.extractor)
    }

    /// Returns what the gazetteer in force knows about an entity.
    pub fn entity(&self, id: &EntityId) -> Option<&Entity> {
        let gazetteer = self.extractor.gazetteer();
        gazetteer.by_id(id).map(|place| gazetteer.entity(place))
    }

    /// Reads one document.
    pub fn extract(&self, raw: RawDocument) -> Extraction {
        Extraction::of(self.extractor.extract(raw), self.extractor.gazetteer())
    }

    /// Reads one document into the row of a table; see [`DocumentRecord`].
    pub fn record(&self, read: Vec<reader::Outcome>) -> DocumentRecord {
        DocumentRecord::of(self, read)
    }

    /// Adds a document, its statements and what the gazetteer knows of their actors to a graph in the making.
    pub fn add_to(&self, graph: &mut GraphBuilder, extraction: &Extraction) {
        graph.add_document(DocumentInfo::of(&extraction.document.raw));
        for statement in &extraction.statements {
            self.known(statement).for_each(|entity| graph.add_entity(entity));
            graph.add(statement);
        }
    }

    /// The actors of a statement that the gazetteer knows.
    fn known(&self, statement: &Statement) -> impl Iterator<Item = &Entity> {
        [&statement.subject, &statement.object].map(|argument| self.entity(&argument.id)).into_iter().flatten()
    }

    /// Reads one document and keeps what decided.
    pub fn explain(&self, raw: RawDocument) -> Explanation {
        Explanation::of(self.extractor.extract(raw), &self.extractor)
    }
}

impl RuleSummary {
    fn of(rule: &crate::rule::Rule) -> Self {
        let triggers = rule.frame.iter().flat_map(|frame| frame.triggers().map(|(_, phrase)| phrase.to_string()));
        let mut known = BTreeSet::new();
        let triggers = triggers.filter(|trigger| known.insert(trigger.clone()));
        Self {
            name: rule.name.clone(),
            relation: rule.relation.clone(),
            event: rule.event.clone().or_else(|| Ontology::embedded().relation(&rule.relation)?.event.clone()),
            triggers: triggers.collect(),
            file: rule.path.to_string_lossy().into_owned(),
        }
    }
}

impl Extraction {
    fn of(reading: Reading, gazetteer: &Gazetteer) -> Self {
        let counts = DocumentCounts::of(&reading, gazetteer);
        Self { document: reading.document, statements: reading.statements, counts }
    }
}

impl DocumentCounts {
    fn of(reading: &Reading, gazetteer: &Gazetteer) -> Self {
        let mut counts = Self { sentences: reading.document.sentences.len(), ..Self::default() };
        counts.sentences_parsed = reading.document.sentences.iter().filter(|sentence| sentence.parsed).count();
        let too_long = |sentence: &&Sentence| is_dump(&reading.document, **sentence);
        counts.sentences_too_long = reading.document.sentences.iter().filter(too_long).count();
        for (mention, referent) in reading.mentions.iter().zip(&reading.resolution.referents) {
            if mention.form == MentionForm::Place {
                continue;
            }
            counts.mentions += 1;
            let entities = referent.entities.iter().map(|&entity| &reading.resolution.entities[entity]);
            let unlisted: Vec<&Entity> = entities.filter(|entity| gazetteer.by_id(&entity.id).is_none()).collect();
            let name = match (referent.entities.is_empty(), unlisted.first()) {
                (true, _) => {
                    counts.unresolved += 1;
                    reading.document.phrase(mention.name)
                }
                (false, None) => {
                    counts.resolved += 1;
                    continue;
                }
                (false, Some(entity)) => {
                    counts.text_only += 1;
                    &entity.name
                }
            };
            if mention.form == MentionForm::Name {
                let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
                *counts.names.entry(name).or_default() += 1;
            }
        }
        counts
    }
}
