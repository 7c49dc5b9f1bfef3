//! The crate's one error type.
//!
//! Callers decide by predicate ([`Error::is_input`], [`Error::is_rule`], ...) and print the message; the kinds stay private
//! so that they can grow. Messages are lower case, without a full stop, and say what was found, what was expected
//! and where.

use std::fmt;
use std::path::{Path, PathBuf};

/// A result whose error is [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong, with its place where there is one.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
    message: String,
    path: Option<PathBuf>,
    /// One-based line and column (characters).
    place: Option<(usize, usize)>,
    /// The offending line, shown with a caret.
    line: Option<String>,
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// Longest line that is shown with a caret, in bytes.
const LONGEST_LINE: usize = 400;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Io,
    Input,
    Rule,
    Gazetteer,
    Graph,
    Query,
    Model,
}

impl Error {
    fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), path: None, place: None, line: None, cause: None }
    }

    /// A file or stream that could not be opened, read or written.
    pub fn io(message: impl Into<String>, cause: std::io::Error) -> Self {
        Self { cause: Some(Box::new(cause)), ..Self::new(Kind::Io, message) }
    }

    /// A document or gold file that is not what it should be.
    pub fn input(message: impl Into<String>) -> Self {
        Self::new(Kind::Input, message)
    }

    /// A mistake in a rule or lexicon file.
    pub fn rule(message: impl Into<String>) -> Self {
        Self::new(Kind::Rule, message)
    }

    /// A mistake in a gazetteer table.
    pub fn gazetteer(message: impl Into<String>) -> Self {
        Self::new(Kind::Gazetteer, message)
    }

    /// A graph file that cannot be loaded.
    pub fn graph(message: impl Into<String>) -> Self {
        Self::new(Kind::Graph, message)
    }

    /// A question that cannot be answered as asked: unknown actor, unknown format.
    pub fn query(message: impl Into<String>) -> Self {
        Self::new(Kind::Query, message)
    }

    /// Model weights that do not have the expected shape.
    pub fn model(message: impl Into<String>) -> Self {
        Self::new(Kind::Model, message)
    }

    /// Names the file.
    #[must_use]
    pub fn in_file(mut self, path: impl AsRef<Path>) -> Self {
        self.path.get_or_insert_with(|| path.as_ref().to_owned());
        self
    }

    /// Names the one-based line and column (in characters), and shows the line with a caret under the column
    /// unless it is very long.
    #[must_use]
    pub fn at(mut self, line: usize, column: usize, text: &str) -> Self {
        self.place = Some((line, column));
        // A line may be a whole file; one that does not fit a screen explains nothing.
        self.line = (text.len() <= LONGEST_LINE).then(|| text.to_owned());
        self
    }

    /// Names the one-based line.
    #[must_use]
    pub fn at_line(mut self, line: usize) -> Self {
        self.place = Some((line, 0));
        self
    }

    /// Keeps the underlying error.
    #[must_use]
    pub fn caused_by(mut self, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// Whether a file or stream failed.
    pub fn is_io(&self) -> bool {
        self.kind == Kind::Io
    }

    /// Whether a document or gold file is at fault.
    pub fn is_input(&self) -> bool {
        self.kind == Kind::Input
    }

    /// Whether a rule or lexicon file is at fault.
    pub fn is_rule(&self) -> bool {
        self.kind == Kind::Rule
    }

    /// Whether a gazetteer table is at fault.
    pub fn is_gazetteer(&self) -> bool {
        self.kind == Kind::Gazetteer
    }

    /// Whether a graph file is at fault.
    pub fn is_graph(&self) -> bool {
        self.kind == Kind::Graph
    }

    /// Whether the question is at fault.
    pub fn is_query(&self) -> bool {
        self.kind == Kind::Query
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}", path.display())?;
            match self.place {
                Some((line, 0)) => write!(f, ":{line}: ")?,
                Some((line, column)) => write!(f, ":{line}:{column}: ")?,
                None => f.write_str(": ")?,
            }
        } else if let Some((line, column)) = self.place {
            write!(f, "line {line}")?;
            if column > 0 {
                write!(f, ", column {column}")?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.message)?;
        if let (Some((number, column)), Some(line)) = (self.place, &self.line) {
            let margin = number.to_string().len();
            write!(f, "\n{:margin$} |\n{number} | {line}\n{:margin$} | {:>column$}", "", "", "^")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as _)
    }
}
