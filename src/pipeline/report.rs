//! What a run counted: `report.json` and the printed summary.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{DocumentCounts, Extraction, Outcome};
use crate::reader::{Diagnostic, DiagnosticKind};
use crate::statement::Statement;

/// Diagnostics that are listed; the counts are of all.
const LISTED: usize = 200;

/// Unresolved names that are listed.
const NAMES: usize = 30;

/// Distinct names held at most; beyond this the rarest are forgotten, so that memory does not grow with the corpus.
const NAMES_HELD: usize = 200_000;

/// Counts by name.
pub type Counted = BTreeMap<String, usize>;

/// What a run read, skipped and found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Version of the program.
    pub version: String,
    /// Version of the rules.
    pub rules: String,
    /// Documents.
    pub documents: DocumentTotals,
    /// Sentences.
    pub sentences: SentenceTotals,
    /// Mentions.
    pub mentions: MentionTotals,
    /// Statements.
    pub statements: StatementTotals,
    /// The first diagnostics, in input order.
    pub diagnostics: Vec<Diagnostic>,
    /// Diagnostics beyond those listed.
    pub diagnostics_not_listed: usize,
    #[serde(skip)]
    names: BTreeMap<String, usize>,
}

/// Documents read and skipped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentTotals {
    /// Documents that were read.
    pub read: usize,
    /// Documents, lines or files that were skipped.
    pub skipped: usize,
    /// Those skipped, by cause.
    pub skipped_by_cause: Counted,
    /// Notes on documents that were read all the same, by cause.
    pub notes_by_cause: Counted,
}

/// Sentences seen and parsed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentenceTotals {
    /// All sentences.
    pub all: usize,
    /// Sentences with a trigger and a possible actor.
    pub parsed: usize,
    /// Pieces of runs of hundreds of words without a mark to divide them, which were not read.
    pub too_long: usize,
}

/// Mentions found and resolved.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentionTotals {
    /// All mentions.
    pub all: usize,
    /// Mentions resolved to an entity of the gazetteer.
    pub resolved: usize,
    /// Mentions resolved to an entity of which only the text tells.
    pub text_only: usize,
    /// The others.
    pub unresolved: usize,
    /// The names of no gazetteer entity that are mentioned most often, the most frequent first: candidates for a gazetteer.
    pub unlisted_names: Vec<UnlistedName>,
}

/// A name that no gazetteer lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnlistedName {
    /// The name as written.
    pub name: String,
    /// How often.
    pub mentions: usize,
}

/// Statements found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementTotals {
    /// All statements.
    pub all: usize,
    /// By relation.
    pub by_relation: Counted,
    /// By polarity.
    pub by_polarity: Counted,
    /// By status.
    pub by_status: Counted,
}

impl Report {
    pub(crate) fn new(rules: &str) -> Self {
        Self { version: crate::VERSION.to_owned(), rules: rules.to_owned(), ..Self::default() }
    }

    pub(super) fn add(&mut self, outcome: &Outcome) {
        match outcome {
            Ok(extraction) => self.add_document(extraction),
            Err(diagnostic) => self.add_diagnostic(diagnostic),
        }
    }

    fn add_document(&mut self, extraction: &Extraction) {
        self.add_counts(&extraction.counts);
        extraction.statements.iter().for_each(|statement| self.add_statement(statement));
    }

    /// Counts a document that was read, its statements apart.
    pub(crate) fn add_counts(&mut self, counts: &DocumentCounts) {
        self.documents.read += 1;
        self.sentences.all += counts.sentences;
        self.sentences.parsed += counts.sentences_parsed;
        self.sentences.too_long += counts.sentences_too_long;
        self.mentions.all += counts.mentions;
        self.mentions.resolved += counts.resolved;
        self.mentions.text_only += counts.text_only;
        self.mentions.unresolved += counts.unresolved;
        for (name, count) in &counts.names {
            *self.names.entry(name.clone()).or_default() += count;
        }
        let mut floor = 1;
        while self.names.len() > NAMES_HELD {
            self.names.retain(|_, count| *count > floor);
            floor += 1;
        }
    }

    /// Counts a statement.
    pub(crate) fn add_statement(&mut self, statement: &Statement) {
        let totals = &mut self.statements;
        totals.all += 1;
        *totals.by_relation.entry(statement.relation.clone()).or_default() += 1;
        *totals.by_polarity.entry(statement.polarity.label().to_owned()).or_default() += 1;
        *totals.by_status.entry(statement.status.label().to_owned()).or_default() += 1;
    }

    pub(crate) fn add_diagnostic(&mut self, diagnostic: &Diagnostic) {
        let cause = diagnostic.cause.label().to_owned();
        match diagnostic.kind {
            DiagnosticKind::Skipped => {
                self.documents.skipped += 1;
                *self.documents.skipped_by_cause.entry(cause).or_default() += 1;
            }
            DiagnosticKind::Note => *self.documents.notes_by_cause.entry(cause).or_default() += 1,
        }
        if self.diagnostics.len() < LISTED {
            self.diagnostics.push(diagnostic.clone());
        } else {
            self.diagnostics_not_listed += 1;
        }
    }

    pub(crate) fn finish(mut self) -> Self {
        let mut names: Vec<(String, usize)> = std::mem::take(&mut self.names).into_iter().collect();
        names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        names.truncate(NAMES);
        let listed = names.into_iter().map(|(name, mentions)| UnlistedName { name, mentions });
        self.mentions.unlisted_names = listed.collect();
        self
    }
}

impl fmt::Display for Report {
    /// The short summary that a build prints.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let documents = &self.documents;
        writeln!(f, "documents   {:>8}  read{}", documents.read, listed(", skipped", &documents.skipped_by_cause))?;
        let SentenceTotals { all, parsed, too_long } = self.sentences;
        let skipped = if too_long > 0 { format!(", {too_long} too long to be read") } else { String::new() };
        writeln!(f, "sentences   {all:>8}  of which {parsed} parsed{skipped}")?;
        let mentions = &self.mentions;
        let MentionTotals { all, resolved, text_only, unresolved, .. } = mentions;
        let known = resolved + text_only;
        writeln!(
            f,
            "mentions    {all:>8}  {known} resolved, {text_only} of them to names in no gazetteer, {unresolved} not"
        )?;
        let names = mentions.unlisted_names.iter().take(5);
        let names: Vec<String> = names.map(|name| format!("{} ({})", name.name, name.mentions)).collect();
        if !names.is_empty() {
            writeln!(f, "{:>20}  in no gazetteer, most often: {}", "", names.join(", "))?;
        }
        let statements = &self.statements;
        writeln!(f, "statements  {:>8}{}", statements.all, listed(" ", &statements.by_relation))?;
        if statements.all > 0 {
            let kinds =
                [&statements.by_polarity, &statements.by_status].map(|counts| listed("", counts).trim().to_owned());
            writeln!(f, "{:>20}  {}; {}", "", kinds[0], kinds[1])?;
        }
        Ok(())
    }
}

/// "<lead> 12 met, 3 supports", the most frequent first; nothing for no counts.
fn listed(lead: &str, counts: &Counted) -> String {
    let mut counts: Vec<(&String, &usize)> = counts.iter().collect();
    counts.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
    let parts: Vec<String> = counts.into_iter().map(|(name, count)| format!("{count} {name}")).collect();
    if parts.is_empty() { String::new() } else { format!("{lead} {}", parts.join(", ")) }
}
