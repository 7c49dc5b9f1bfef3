//! Files, folders and standard input to [`RawDocument`]s: the only input of texts.
//!
//! [`sources`] finds what there is to read, [`documents`] streams the documents of one source, [`documents_of`] those
//! of many, with ids made unique. A broken line, a binary file or a text in another language never ends the stream: it
//! comes as a [`Diagnostic`] in the document's place. Nothing here knows what the texts say, beyond telling their
//! language and telling web furniture from prose.

mod dateline;
mod diagnostic;
mod encoding;
mod finish;
mod furniture;
mod html;
mod ids;
mod jsonl;
mod language;
mod markdown;
mod pack;
mod source;
mod stream;
mod table;
mod text;
mod utf16;
mod zstd;

pub use dateline::{datelines, parse_date, publication_date};
pub use diagnostic::{Cause, Diagnostic, DiagnosticKind};
pub use furniture::furniture;
pub use ids::UniqueIds;
pub use jsonl::{document_of_line, document_of_row};
pub use language::{Language, language_of};
pub use pack::{gazetteer_file, rule_files};
pub use source::{Format, Source, sources};

use std::io::{ErrorKind, Read};

use crate::text::{PartialDate, RawDocument};

/// What a stream of documents yields: a document, or why there is none or what was odd about the next.
pub type Outcome = Result<RawDocument, Diagnostic>;

/// A stream of documents and diagnostics, in the order of the source.
pub type Documents = Box<dyn Iterator<Item = Outcome> + Send>;

/// How sources are read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadOptions {
    /// Reads every source as this format, whatever its name says.
    pub format: Option<Format>,
    /// Publication date of documents that give none; also the year of a dateline that names only a day.
    pub date: Option<PartialDate>,
    /// Keeps documents in other languages than English.
    pub any_language: bool,
    /// Column of a table that holds the text.
    pub text_column: String,
    /// Longest document in bytes, decompressed; longer ones are skipped. Never over 4 GiB, where spans end.
    pub max_document_bytes: usize,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            format: None,
            date: None,
            any_language: false,
            text_column: "text".to_owned(),
            max_document_bytes: 64 << 20,
        }
    }
}

/// Streams the documents of a source.
///
/// A [`Diagnostic`] of kind [`DiagnosticKind::Note`] precedes the document it speaks of; one of kind
/// [`DiagnosticKind::Skipped`] stands in the place of a document. At most one document is held in memory.
///
/// ```
/// use legation::reader::{ReadOptions, Source, documents};
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("note.jsonl");
/// std::fs::write(&path, "{\"id\": \"a\", \"text\": \"Norway recognized Palestine.\"}\nnot json\n")?;
///
/// let read: Vec<_> = documents(&Source::new(path), &ReadOptions::default()).collect();
/// assert_eq!(read[0].as_ref().unwrap().text, "Norway recognized Palestine.");
/// assert_eq!(read[1].as_ref().unwrap_err().line, Some(2));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn documents(source: &Source, options: &ReadOptions) -> Documents {
    let one = |diagnostic| Box::new(std::iter::once(Err(diagnostic))) as Documents;
    if let Some(problem) = &source.problem {
        return one(Diagnostic::skipped(source, Cause::Unreadable, problem.as_str()));
    }
    match stream::open(source) {
        Ok(bytes) => documents_from(source, bytes, options),
        Err(error) => one(Diagnostic::skipped(source, Cause::Unreadable, format!("cannot be read: {error}"))),
    }
}

/// Streams the documents in bytes that come from elsewhere than the disk; `source` gives them a name and a format.
///
/// ```
/// use legation::reader::{ReadOptions, Source, documents_from};
///
/// let page = "<html><body><p>Norway recognized Palestine.</p></body></html>".as_bytes();
/// let mut read = documents_from(&Source::new("page.html"), page, &ReadOptions::default());
/// assert_eq!(read.next().unwrap().unwrap().text, "Norway recognized Palestine.");
/// ```
pub fn documents_from(source: &Source, bytes: impl Read + Send + 'static, options: &ReadOptions) -> Documents {
    let one = |diagnostic| Box::new(std::iter::once(Err(diagnostic))) as Documents;
    let mut stream = match stream::unpacked(Box::new(bytes), options) {
        Ok(stream) => stream,
        Err(error) => {
            let found = matches!(
                error.kind(),
                ErrorKind::Other | ErrorKind::InvalidData | ErrorKind::UnexpectedEof | ErrorKind::InvalidInput
            );
            let cause = if found { Cause::Damaged } else { Cause::Unreadable };
            return one(Diagnostic::skipped(source, cause, format!("cannot be read: {error}")));
        }
    };
    match options.format.or(source.format).unwrap_or_else(|| stream::sniff(&mut stream)) {
        Format::JsonLines => Box::new(jsonl::JsonLines::new(source, stream, options)),
        Format::Csv => table::rows(source, stream, options, None),
        Format::Tsv => table::rows(source, stream, options, Some(b'\t')),
        Format::Text => Box::new(text::whole(source, stream, options, text::document).into_iter()),
        Format::Markdown => Box::new(text::whole(source, stream, options, markdown::document).into_iter()),
        Format::Html => Box::new(text::whole(source, stream, options, html::document).into_iter()),
    }
}

/// Streams the documents of many sources, one after the other, with ids unique over all of them.
///
/// A repeated id with the same text is skipped as a duplicate; with another text it gets a number ("a~2") and a note.
pub fn documents_of(sources: Vec<Source>, options: &ReadOptions) -> Documents {
    let options = options.clone();
    let mut ids = UniqueIds::default();
    let read = sources.into_iter().flat_map(move |source| {
        let named = source.clone();
        documents(&source, &options).map(move |outcome| (named.clone(), outcome))
    });
    Box::new(read.flat_map(move |(source, outcome)| match outcome {
        Ok(document) => ids.admit(&source, document),
        Err(diagnostic) => vec![Err(diagnostic)],
    }))
}

#[cfg(test)]
mod tests;
