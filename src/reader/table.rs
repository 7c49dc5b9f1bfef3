//! Tables with a header and a column of texts: a document a row.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use csv::{ByteRecord, ReaderBuilder};

use super::encoding::decode;
use super::finish::{finish, given_date};
use super::stream::Stream;
use super::text::too_large;
use super::{Cause, Diagnostic, Documents, Outcome, ReadOptions, Source};
use crate::text::RawDocument;

/// Streams the documents of a table; without a delimiter, the header tells it.
pub(super) fn rows(source: &Source, mut stream: Stream, options: &ReadOptions, delimiter: Option<u8>) -> Documents {
    let delimiter = delimiter.unwrap_or_else(|| commonest_mark(&mut stream));
    let budget = Arc::new(AtomicUsize::new(0));
    let bounded = Bounded { inner: stream, used: Arc::clone(&budget), limit: 2 * options.max_document_bytes };
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(bounded);
    let one = |diagnostic| Box::new(std::iter::once(Err(diagnostic))) as Documents;
    let header = match reader.byte_headers() {
        Err(error) => return one(Diagnostic::skipped(source, Cause::Damaged, error.to_string())),
        Ok(header) if header.is_empty() => {
            return one(Diagnostic::skipped(source, Cause::Empty, "empty: no row in it"));
        }
        Ok(header) => match header.iter().map(|name| decode(name.to_vec(), None)).collect::<Result<Vec<_>, _>>() {
            Err(reason) => return one(Diagnostic::skipped(source, Cause::Binary, reason)),
            Ok(names) => names.into_iter().map(|name| name.text.trim().to_ascii_lowercase()).collect::<Vec<_>>(),
        },
    };
    let wanted = options.text_column.to_ascii_lowercase();
    if !header.contains(&wanted) {
        let reason = format!("no column {wanted:?}: the columns are {}; --text-column names another", listed(&header));
        return one(Diagnostic::skipped(source, Cause::BadRecord, reason));
    }
    let columns = Columns { source: source.clone(), options: options.clone(), header, wanted };
    let (mut ended, mut any) = (false, false);
    Box::new(
        std::iter::from_fn(move || {
            budget.store(0, Ordering::Relaxed);
            let mut row = ByteRecord::new();
            match (!ended).then(|| reader.read_byte_record(&mut row))? {
                Ok(true) => {
                    any = true;
                    Some(columns.outcomes(&row))
                }
                Ok(false) if any => None,
                Ok(false) => {
                    ended = true;
                    let reason = "empty: no row below the header";
                    Some(vec![Err(Diagnostic::skipped(&columns.source, Cause::Empty, reason))])
                }
                Err(error) => {
                    ended = true;
                    let line = Some(reader.position().line() as usize);
                    let reason = format!("the table breaks off here ({error}): the rows before are kept");
                    Some(vec![Err(Diagnostic::skipped(&columns.source, Cause::Damaged, reason).at_line(line))])
                }
            }
        })
        .flatten(),
    )
}

/// Names the first columns, as much of them as a message can hold.
fn listed(header: &[String]) -> String {
    let shown: Vec<String> = header.iter().take(20).map(|name| name.chars().take(40).collect()).collect();
    let rest = header.len() - shown.len();
    shown.join(", ") + &if rest > 0 { format!(" and {rest} more") } else { String::new() }
}

/// Tells commas from semicolons by the header.
fn commonest_mark(stream: &mut Stream) -> u8 {
    let start = stream.fill_buf().unwrap_or_default();
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |mark| line.iter().filter(|byte| **byte == mark).count();
    if count(b';') > count(b',') { b';' } else { b',' }
}

/// Stops a row without end, such as after a quotation mark that is never closed.
struct Bounded {
    inner: Stream,
    used: Arc<AtomicUsize>,
    limit: usize,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.used.load(Ordering::Relaxed) > self.limit {
            return Err(io::Error::other(format!(
                "a row is longer than {} MiB: is a quotation mark left open?",
                self.limit >> 20
            )));
        }
        let n = self.inner.read(buffer)?;
        self.used.fetch_add(n, Ordering::Relaxed);
        Ok(n)
    }
}

struct Columns {
    source: Source,
    options: ReadOptions,
    header: Vec<String>,
    /// Name of the column that holds the text, in lower case.
    wanted: String,
}

impl Columns {
    fn outcomes(&self, row: &ByteRecord) -> Vec<Outcome> {
        let line = row.position().map(|position| position.line() as usize);
        let mut notes = Vec::new();
        match self.document(row, line, &mut notes) {
            Err((cause, reason)) => vec![Err(Diagnostic::skipped(&self.source, cause, reason).at_line(line))],
            Ok(document) => {
                notes.extend(finish(document, &self.source, line, &self.options));
                notes
            }
        }
    }

    fn document(
        &self,
        row: &ByteRecord,
        line: Option<usize>,
        notes: &mut Vec<Outcome>,
    ) -> Result<RawDocument, (Cause, String)> {
        if row.len() != self.header.len() {
            let reason = format!("{} fields, expected {} as in the header", row.len(), self.header.len());
            return Err((Cause::BadRecord, reason));
        }
        let mut field = |name: &str| self.field(row, name, line, notes);
        let text = field(&self.wanted)?.unwrap_or_default();
        if text.len() > self.options.max_document_bytes {
            return Err((Cause::TooLarge, too_large(&self.options)));
        }
        let id = field("id")?.unwrap_or_else(|| format!("{}-{}", self.source.stem(), line.unwrap_or_default()));
        let date = field("date")?;
        let (title, url, source) = (field("title")?, field("url")?, field("source")?);
        let (lang, context, subject) = (field("lang")?, field("context")?, field("subject")?);
        let date = date.and_then(|date| given_date(&date, &id, &self.source, line, notes));
        Ok(RawDocument { id, text, date, title, url, source, lang, context, subject })
    }

    fn field(
        &self,
        row: &ByteRecord,
        name: &str,
        line: Option<usize>,
        notes: &mut Vec<Outcome>,
    ) -> Result<Option<String>, (Cause, String)> {
        let Some(place) = self.header.iter().position(|column| column == name) else { return Ok(None) };
        let decoded = decode(row[place].to_vec(), None).map_err(|reason| (Cause::Binary, reason))?;
        if let Some(note) = decoded.note {
            notes.push(Err(Diagnostic::note(&self.source, Cause::Encoding, note).at_line(line)));
        }
        Ok(Some(decoded.text).filter(|text| !text.trim().is_empty()))
    }
}
