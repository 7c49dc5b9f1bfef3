//! What is said of a document that was skipped, or read with something odd about it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Source;

/// Why a document was skipped, or what was odd about it; kept in the report of a build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Whether the document is lost.
    pub kind: DiagnosticKind,
    /// What sort of trouble it is, for counting.
    pub cause: Cause,
    /// The file, or `-` for standard input.
    pub source: String,
    /// One-based line in the file (decompressed), for formats that have a document a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Id of the document, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// What was found and what was expected, in words.
    pub reason: String,
}

/// Whether a document is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DiagnosticKind {
    /// Nothing of it is used.
    Skipped,
    /// It is used; something was odd.
    Note,
}

/// The sorts of trouble.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Cause {
    /// The file cannot be opened, is a link in a circle, or has a format that is not read.
    Unreadable,
    /// No text in it.
    Empty,
    /// Not a text.
    Binary,
    /// Not UTF-8.
    Encoding,
    /// Longer than the limit, or grows out of all proportion when decompressed.
    TooLarge,
    /// Ends early or does not decompress.
    Damaged,
    /// A line or row that is not a document.
    BadRecord,
    /// Not in English.
    Language,
    /// An id that was read before.
    Duplicate,
    /// A date that is none.
    Date,
    /// Annotated passages of a gold file, which are no documents.
    Annotated,
    /// A fault of this program while it read the document.
    Internal,
}

impl Cause {
    /// Returns the name used in reports.
    pub fn label(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::Encoding => "encoding",
            Self::TooLarge => "too-large",
            Self::Damaged => "damaged",
            Self::BadRecord => "bad-record",
            Self::Language => "language",
            Self::Duplicate => "duplicate",
            Self::Date => "date",
            Self::Annotated => "annotated",
            Self::Internal => "internal",
        }
    }
}

impl Diagnostic {
    /// Returns the diagnostic of a document that is lost.
    pub fn skipped(source: &Source, cause: Cause, reason: impl Into<String>) -> Self {
        let source = source.path.display().to_string();
        Self { kind: DiagnosticKind::Skipped, cause, source, line: None, document: None, reason: reason.into() }
    }

    /// Returns the diagnostic of a document that is used all the same.
    pub fn note(source: &Source, cause: Cause, reason: impl Into<String>) -> Self {
        Self { kind: DiagnosticKind::Note, ..Self::skipped(source, cause, reason) }
    }

    /// Names the one-based line.
    #[must_use]
    pub fn at_line(mut self, line: Option<usize>) -> Self {
        self.line = line;
        self
    }

    /// Names the document.
    #[must_use]
    pub fn of(mut self, document: &str) -> Self {
        self.document = Some(document.to_owned());
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.reason)?;
        if self.kind == DiagnosticKind::Skipped { f.write_str(" (skipped)") } else { Ok(()) }
    }
}
