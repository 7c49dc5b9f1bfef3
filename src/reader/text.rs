//! Plain text, and the way that all one-document files share.

use std::sync::LazyLock;

use regex::Regex;

use super::encoding::{charset_of_page, decode};
use super::finish::finish;
use super::stream::{End, Stream, read_whole};
use super::{Cause, Diagnostic, Format, Outcome, ReadOptions, Source, dateline, furniture};
use crate::text::RawDocument;

/// Makes a document of the decoded text of a whole file; a reason when there is none in it.
pub(super) type Parse = fn(String, &Source, &ReadOptions) -> Result<RawDocument, String>;

/// Reads a file that is one document.
pub(super) fn whole(source: &Source, mut stream: Stream, options: &ReadOptions, parse: Parse) -> Vec<Outcome> {
    let skipped = |cause, reason: String| Err(Diagnostic::skipped(source, cause, reason).of(&source.stem()));
    let (bytes, end) = read_whole(&mut stream, options.max_document_bytes);
    let mut outcomes = Vec::new();
    match end {
        End::Whole => {}
        End::TooLarge => return vec![skipped(Cause::TooLarge, too_large(options))],
        End::Broken(error) if bytes.is_empty() => {
            return vec![skipped(Cause::Damaged, format!("cannot be decoded or read: {error}"))];
        }
        End::Broken(error) => {
            let reason = format!("breaks off ({error}): the {} bytes before are kept", bytes.len());
            outcomes.push(Err(Diagnostic::note(source, Cause::Damaged, reason).of(&source.stem())));
        }
    }
    let page = options.format.or(source.format) == Some(Format::Html);
    let hint = if page { charset_of_page(&bytes) } else { None };
    match decode(bytes, hint) {
        Err(reason) => outcomes.push(skipped(Cause::Binary, reason)),
        Ok(decoded) => {
            outcomes.extend(
                decoded.note.map(|note| Err(Diagnostic::note(source, Cause::Encoding, note).of(&source.stem()))),
            );
            match parse(decoded.text, source, options) {
                Err(reason) => outcomes.push(skipped(Cause::Empty, reason)),
                Ok(document) => outcomes.extend(finish(document, source, None, options)),
            }
        }
    }
    outcomes
}

pub(super) fn too_large(options: &ReadOptions) -> String {
    format!("longer than {} MiB, the limit for one document", options.max_document_bytes >> 20)
}

/// Plain text: kept byte for byte; title, date and address are read from its first lines.
#[expect(clippy::unnecessary_wraps, reason = "the signature that all formats share")]
pub(super) fn document(text: String, source: &Source, options: &ReadOptions) -> Result<RawDocument, String> {
    let date = dateline::publication_date(&text, options.date);
    let title = headline(&text).map(str::to_owned);
    let url = address(&text);
    Ok(RawDocument { id: source.stem(), text, date, title, url, ..RawDocument::default() })
}

/// Returns the first line when it looks like a headline: a short line without a full stop that others follow.
pub(super) fn headline(text: &str) -> Option<&str> {
    let furniture = furniture(start_of(text, 4096));
    let mut lines = lines(text).filter(|(start, line)| {
        !line.trim().is_empty()
            && !furniture.iter().any(|range| range.contains(start) && range.end >= start + line.trim().len())
    });
    let line = lines.next()?.1.trim();
    let next = lines.next()?.1.trim();
    let words = line.split_whitespace().count();
    let closed = line.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with(['.', '!', ':', ';', ',']);
    let begins = line.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    // A line that the next one goes on from is the first of a wrapped paragraph.
    let goes_on = next.chars().next().is_some_and(char::is_lowercase) && line.len() > 50;
    ((2..=30).contains(&words) && !closed && begins && !goes_on && dateline::parse_date(line).is_none()).then_some(line)
}

/// Returns the first bytes of a text, up to a whole character.
pub(super) fn start_of(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or_default()]
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').take(20).map(move |line| {
        let at = start;
        start += line.len();
        (at, line)
    })
}

/// Returns the address that stands alone in one of the first lines, perhaps after "Source:" or "URL:".
fn address(text: &str) -> Option<String> {
    static LINE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\s*(?:(?:source|url|link|available at|original)\s*:?\s*)?<?(https?://[^\s<>]+)>?\s*$")
            .expect("the pattern is constant")
    });
    lines(text).find_map(|(_, line)| Some(LINE.captures(line.trim_end())?[1].to_owned()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn check(text: &str, title: Option<&str>) {
        assert_eq!(headline(text), title);
    }

    #[test]
    fn headline_is_a_short_first_line_without_full_stop() {
        check("Norway and Chad open talks\n\nThe two states met.", Some("Norway and Chad open talks"));
        check("Contact Us\n\nNorway and Chad open talks\nThe two met.", Some("Norway and Chad open talks"));
        check("Norway met Chad on Monday.\nMore follows.", None);
        check("Norway and Chad open talks", None);
        check("The foreign minister of Norway, who had arrived the day before, met\nthe president of Chad.", None);
        check("October 25, 2023\nNorway met Chad.", None);
    }

    #[test]
    fn address_stands_alone() {
        assert_eq!(address("T\nSource: https://a.example/b\nText").as_deref(), Some("https://a.example/b"));
        assert_eq!(address("See https://a.example/b for more."), None);
    }
}
