//! JSON Lines: a document a line.

use std::collections::VecDeque;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::encoding::decode;
use super::finish::{finish, given_date};
use super::stream::{End, Stream, read_line};
use super::text::too_large;
use super::{Cause, Diagnostic, Outcome, ReadOptions, Source};
use crate::text::RawDocument;

/// Streams the documents of a JSON Lines source.
pub(super) struct JsonLines {
    source: Source,
    stream: Stream,
    options: ReadOptions,
    line: usize,
    buffer: Vec<u8>,
    /// Outcomes of the line read last that are still to be handed out.
    ready: VecDeque<Outcome>,
    anything: bool,
    ended: bool,
}

impl JsonLines {
    pub(super) fn new(source: &Source, stream: Stream, options: &ReadOptions) -> Self {
        Self {
            source: source.clone(),
            stream,
            options: options.clone(),
            line: 0,
            buffer: Vec::new(),
            ready: VecDeque::new(),
            anything: false,
            ended: false,
        }
    }

    fn skip(&mut self, cause: Cause, reason: impl Into<String>) {
        self.ready.push_back(Err(Diagnostic::skipped(&self.source, cause, reason).at_line(Some(self.line))));
    }

    fn advance(&mut self) {
        // Escapes make a line longer than its text: twice the limit is room enough.
        let limit = self.options.max_document_bytes.saturating_mul(2);
        let mut buffer = std::mem::take(&mut self.buffer);
        let end = read_line(&mut self.stream, limit, &mut buffer);
        self.line += 1;
        match end {
            None => self.end(),
            Some(End::TooLarge) => self.skip(Cause::TooLarge, too_large(&self.options)),
            Some(End::Broken(error)) => {
                self.ended = true;
                self.skip(Cause::Damaged, format!("the file breaks off here ({error}): the lines before are kept"));
            }
            Some(End::Whole) if !buffer.trim_ascii().is_empty() => self.read(&buffer),
            Some(End::Whole) => {}
        }
        self.anything |= !self.ready.is_empty();
        self.buffer = buffer;
    }

    fn end(&mut self) {
        self.ended = true;
        if !self.anything {
            let reason = "empty: no line in it";
            self.ready.push_back(Err(Diagnostic::skipped(&self.source, Cause::Empty, reason)));
        }
    }

    fn read(&mut self, line: &[u8]) {
        let decoded = match decode(line.to_vec(), None) {
            Ok(decoded) => decoded,
            Err(reason) => {
                // A first line of binary data is the sign of another kind of file, not of a broken line.
                self.ended = self.line == 1;
                return self.skip(Cause::Binary, reason);
            }
        };
        if let Some(note) = decoded.note {
            let note = Diagnostic::note(&self.source, Cause::Encoding, note).at_line(Some(self.line));
            self.ready.push_back(Err(note));
        }
        let record = match serde_json::from_str::<Record>(&decoded.text) {
            Ok(record) => record,
            Err(error) => return self.skip(Cause::BadRecord, broken(&decoded.text, &error)),
        };
        if self.line == 1 && !self.source.named && record.is_annotated() {
            return self.skip_annotated();
        }
        self.admit(record);
    }

    /// A gold file in a folder repeats documents that stand beside it; one note for the whole file.
    fn skip_annotated(&mut self) {
        self.ended = true;
        let reason = "a gold file, for legation eval: not read as documents";
        self.ready.push_back(Err(Diagnostic::note(&self.source, Cause::Annotated, reason).at_line(Some(self.line))));
    }

    fn admit(&mut self, record: Record) {
        self.ready.extend(admitted(record, &self.source, Some(self.line), &self.options));
    }
}

/// Returns what becomes of a record: notes and the document, or why there is none.
fn admitted(record: Record, source: &Source, line: Option<usize>, options: &ReadOptions) -> Vec<Outcome> {
    let skipped = |cause, reason: String| vec![Err(Diagnostic::skipped(source, cause, reason).at_line(line))];
    let mut outcomes = Vec::new();
    match record.into_document(source, line, &mut outcomes) {
        Err(reason) => skipped(Cause::BadRecord, reason),
        Ok(document) if document.text.len() > options.max_document_bytes => {
            skipped(Cause::TooLarge, too_large(options))
        }
        Ok(document) => {
            outcomes.extend(finish(document, source, line, options));
            outcomes
        }
    }
}

/// Reads one document that an engine hands over as a line of JSON; `source` names the table in diagnostics.
///
/// Outcomes are those of the same line in a file, but for a record without `id`, which is skipped: it has no place in a
/// file to be called after.
pub fn document_of_line(line: &str, source: &Source, options: &ReadOptions) -> Vec<Outcome> {
    match serde_json::from_str(line) {
        Ok(record) => admitted(record, source, None, options),
        Err(error) => {
            vec![Err(Diagnostic::skipped(source, Cause::BadRecord, broken(line, &error)))]
        }
    }
}

/// Reads one document that an engine hands over as a row: an object with the fields of a line of JSON.
///
/// Outcomes are those of [`document_of_line`].
pub fn document_of_row(row: Map<String, Value>, source: &Source, options: &ReadOptions) -> Vec<Outcome> {
    match serde_json::from_value(Value::Object(row)) {
        Ok(record) => admitted(record, source, None, options),
        Err(error) => vec![Err(Diagnostic::skipped(source, Cause::BadRecord, error.to_string()))],
    }
}

impl Iterator for JsonLines {
    type Item = Outcome;

    fn next(&mut self) -> Option<Outcome> {
        while self.ready.is_empty() && !self.ended {
            self.advance();
        }
        self.ready.pop_front()
    }
}

/// Says what is wrong with a line; the parser counts lines within the line, which would mislead.
fn broken(line: &str, error: &serde_json::Error) -> String {
    if line.trim_start().starts_with('[') {
        return "expected one JSON object a line, found an array; JSON Lines has no brackets around the records"
            .to_owned();
    }
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or(&said);
    format!("not a JSON object at column {}: {said}", error.column())
}

/// A line as it is written: any JSON type in any field, so that a wrong one can be named.
#[derive(Deserialize)]
struct Record {
    id: Option<Value>,
    text: Option<Value>,
    date: Option<Value>,
    title: Option<Value>,
    url: Option<Value>,
    source: Option<Value>,
    lang: Option<Value>,
    context: Option<Value>,
    subject: Option<Value>,
    entities: Option<Value>,
    relations: Option<Value>,
}

impl Record {
    /// Whether it is a passage of a gold file.
    fn is_annotated(&self) -> bool {
        [&self.entities, &self.relations].iter().all(|field| matches!(field, Some(Value::Array(_))))
    }

    fn into_document(
        self,
        source: &Source,
        line: Option<usize>,
        notes: &mut Vec<Outcome>,
    ) -> Result<RawDocument, String> {
        let text = string("text", self.text)?.ok_or("field text is missing: expected a string")?;
        let id = match self.id {
            Some(Value::Number(number)) => number.to_string(),
            given => match string("id", given)?.filter(|id| !id.trim().is_empty()) {
                Some(id) => id,
                None if line.is_none() => return Err("field id is missing: expected a string".to_owned()),
                None => unnamed(source, line, notes),
            },
        };
        let date = match self.date {
            Some(Value::Number(year)) => Some(year.to_string()),
            given => string("date", given)?,
        };
        let date = date.and_then(|date| given_date(&date, &id, source, line, notes));
        Ok(RawDocument {
            text,
            date,
            title: string("title", self.title)?,
            url: string("url", self.url)?,
            source: string("source", self.source)?,
            lang: string("lang", self.lang)?,
            context: string("context", self.context)?,
            subject: string("subject", self.subject)?,
            id,
        })
    }
}

/// Returns the id of a record that gives none: file and line.
fn unnamed(source: &Source, line: Option<usize>, notes: &mut Vec<Outcome>) -> String {
    let id = format!("{}-{}", source.stem(), line.unwrap_or_default());
    let reason = format!("field id is missing: the document is called {id}");
    notes.push(Err(Diagnostic::note(source, Cause::BadRecord, reason).at_line(line).of(&id)));
    id
}

fn string(field: &str, value: Option<Value>) -> Result<Option<String>, String> {
    let found = match value {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) => return Ok(Some(text)),
        Some(Value::Bool(_)) => "a truth value",
        Some(Value::Number(_)) => "a number",
        Some(Value::Array(_)) => "an array",
        Some(Value::Object(_)) => "an object",
    };
    Err(format!("field {field} is {found}: expected a string"))
}
