//! The last look at a document before it leaves the reader.

use super::language::{Language, language_of};
use super::{Cause, Diagnostic, Outcome, ReadOptions, Source, dateline};
use crate::text::{PartialDate, RawDocument};

/// Returns the document, or why it is skipped: no text, or not in English.
pub(super) fn finish(
    mut document: RawDocument,
    source: &Source,
    line: Option<usize>,
    options: &ReadOptions,
) -> Vec<Outcome> {
    let skip =
        |cause, reason: String| vec![Err(Diagnostic::skipped(source, cause, reason).at_line(line).of(&document.id))];
    if document.text.trim().is_empty() {
        return skip(Cause::Empty, "empty: no text in it".to_owned());
    }
    if !options.any_language
        && let Some(reason) = other_language(&document)
    {
        return skip(Cause::Language, reason);
    }
    document.date = document.date.or(options.date);
    vec![Ok(document)]
}

fn other_language(document: &RawDocument) -> Option<String> {
    if let Some(lang) = document.lang.as_deref().filter(|lang| !lang.trim().is_empty()) {
        let primary = lang.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        return (!matches!(primary.as_str(), "en" | "eng" | "english" | "und" | "mul"))
            .then(|| format!("its language is given as {lang}; --any-language reads it all the same"));
    }
    match language_of(&document.text) {
        Language::English | Language::Unknown => None,
        Language::Other(name) => Some(format!("looks like {name}, not English; --any-language reads it all the same")),
    }
}

/// Reads the date that a record gives; a bad one is noted and dropped.
pub(super) fn given_date(
    given: &str,
    id: &str,
    source: &Source,
    line: Option<usize>,
    notes: &mut Vec<Outcome>,
) -> Option<PartialDate> {
    if given.trim().is_empty() {
        return None;
    }
    let date = dateline::parse_date(given);
    if date.is_none() {
        let reason = format!("date {given:?} is left out: expected a date such as 2008, 2023-10 or 2023-10-25");
        notes.push(Err(Diagnostic::note(source, Cause::Date, reason).at_line(line).of(id)));
    }
    date
}
