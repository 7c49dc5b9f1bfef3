//! Markdown to readable text: the marks go, the words stay.
//!
//! Offsets count in the text that comes out. Lines of one paragraph are joined, as Markdown means them.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{ReadOptions, Source, dateline, text};
use crate::text::RawDocument;

/// Reads a Markdown file, with the `title`, `date`, `url`, `source`, `lang` of a front matter.
#[expect(clippy::needless_pass_by_value, reason = "the signature that all formats share")]
pub(super) fn document(markup: String, source: &Source, options: &ReadOptions) -> Result<RawDocument, String> {
    let (front, body) = front_matter(&markup);
    let (plain, heading) = strip(body);
    let field = |name: &str| front.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let date = field("date").and_then(|date| dateline::parse_date(&date));
    let date = date.or_else(|| dateline::publication_date(&plain, options.date));
    let title = field("title").or(heading).or_else(|| text::headline(&plain).map(str::to_owned));
    let (url, outlet, lang) = (field("url").or_else(|| field("link")), field("source"), field("lang"));
    Ok(RawDocument { id: source.stem(), text: plain, date, title, url, source: outlet, lang, ..RawDocument::default() })
}

/// Splits off the `key: value` lines between two `---` at the start.
fn front_matter(markup: &str) -> (Vec<(String, String)>, &str) {
    let start = markup.trim_start_matches('\u{feff}');
    let Some(rest) = start.strip_prefix("---\n").or_else(|| start.strip_prefix("---\r\n")) else {
        return (Vec::new(), markup);
    };
    let mut fields = Vec::new();
    let mut used = 0;
    for line in rest.split_inclusive('\n') {
        used += line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return (fields, &rest[used..]);
        }
        if let Some((key, value)) = line.split_once(':') {
            fields.push((key.trim().to_lowercase(), value.trim().trim_matches(['"', '\'']).to_owned()));
        }
    }
    (Vec::new(), markup)
}

/// Returns the text and the first heading of the first level.
fn strip(markup: &str) -> (String, Option<String>) {
    static COMMENT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?s)<!--.*?-->").expect("constant"));
    let markup = COMMENT.replace_all(markup, "");
    let mut blocks = Blocks::default();
    for line in markup.lines() {
        blocks.line(line);
    }
    blocks.flush();
    (blocks.done.join("\n\n") + "\n", blocks.heading)
}

#[derive(Default)]
struct Blocks {
    done: Vec<String>,
    paragraph: Vec<String>,
    heading: Option<String>,
    /// The mark that ends the code block we are in.
    fence: Option<&'static str>,
}

impl Blocks {
    fn flush(&mut self) {
        let paragraph = inline(&self.paragraph.join(" "));
        self.paragraph.clear();
        if !paragraph.trim().is_empty() {
            self.done.push(paragraph.trim().to_owned());
        }
    }

    fn line(&mut self, line: &str) {
        let trimmed = line.trim();
        if let Some(fence) = self.fence {
            if trimmed.starts_with(fence) {
                self.fence = None;
            }
            return;
        }
        if let Some(fence) = ["```", "~~~"].into_iter().find(|fence| trimmed.starts_with(fence)) {
            self.flush();
            self.fence = Some(fence);
            return;
        }
        let trimmed = trimmed.trim_start_matches(['>', ' ']);
        if !self.rule_or_heading(trimmed) {
            self.item_or_prose(trimmed);
        }
    }

    /// Blank lines, headings of both kinds, rules, definitions of link targets.
    fn rule_or_heading(&mut self, line: &str) -> bool {
        static TARGET: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\[[^\]]+\]:\s*\S+").expect("constant"));
        let hashes = line.len() - line.trim_start_matches('#').len();
        let underline = line.len() > 1 && (line.chars().all(|c| c == '=') || line.chars().all(|c| c == '-'));
        if (1..=6).contains(&hashes) && line[hashes..].starts_with([' ', '\t']) {
            self.flush();
            self.paragraph.push(line[hashes..].trim().trim_end_matches('#').trim_end().to_owned());
            self.end_heading(hashes == 1);
        } else if underline && !self.paragraph.is_empty() {
            self.end_heading(line.starts_with('='));
        } else if line.is_empty() || is_rule(line) || TARGET.is_match(line) {
            self.flush();
        } else {
            return false;
        }
        true
    }

    fn end_heading(&mut self, first_level: bool) {
        let before = self.done.len();
        self.flush();
        if first_level && self.heading.is_none() && self.done.len() > before {
            self.heading = self.done.last().cloned();
        }
    }

    fn item_or_prose(&mut self, line: &str) {
        static ITEM: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"^(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?").expect("constant"));
        static CELLS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[\s|:-]*-[\s|:-]*$").expect("constant"));
        if let Some(mark) = ITEM.find(line) {
            self.flush();
            self.paragraph.push(line[mark.end()..].to_owned());
        } else if line.starts_with('|') {
            self.flush();
            if !CELLS.is_match(line) {
                let cells: Vec<&str> = line.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect();
                self.paragraph.push(cells.join("; "));
                self.flush();
            }
        } else {
            self.paragraph.push(line.to_owned());
        }
    }
}

/// Three or more of the same mark, with or without spaces.
fn is_rule(line: &str) -> bool {
    ['-', '*', '_']
        .iter()
        .any(|mark| line.chars().all(|c| c == *mark || c == ' ') && line.chars().filter(|c| c == mark).count() >= 3)
}

/// Takes the marks out of a paragraph.
fn inline(text: &str) -> String {
    static LINK: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?x) !\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])        # a picture: gone
              | \[\^[^\]]+\]                                   # a footnote mark: gone
              | \[(?P<label>[^\]]+)\](?:\([^)]*\)|\[[^\]]*\])  # a link: its words
              | <(?P<address>https?://[^>\s]+)>                # an address
              | </?[A-Za-z][^<>]*>                             # a tag: gone
              | \\(?P<escaped>[[:punct:]])                     # an escaped mark
              | `+(?P<code>[^`]*)`+                            # code: its words
              | (?P<before>^|[^\w*])(?:\*{1,3}|_{1,3}|~~)(?P<strong>[^\s*_~](?:[^*_~]*[^\s*_~])?)(?:\*{1,3}|_{1,3}|~~)",
        )
        .expect("constant")
    });
    let replace = |found: &Captures<'_>| {
        let part = |name: &str| found.name(name).map_or("", |part| part.as_str());
        let words = ["label", "address", "escaped", "code", "strong"].map(part).concat();
        format!("{}{}", part("before"), if found.name("escaped").is_some() { words } else { inline(&words) })
    };
    if !text.contains(['[', '<', '\\', '`', '*', '_', '~', '&']) {
        return text.to_owned();
    }
    let text = LINK.replace_all(text, replace);
    text.replace("&amp;", "&").replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markup: &str, expected: &str) {
        assert_eq!(strip(markup).0.trim_end(), expected);
    }

    #[test]
    fn marks_go_and_words_stay() {
        check(
            "# Talks *open*\n\nChad **met** [Niger](https://a.example) in\nOslo.",
            "Talks open\n\nChad met Niger in Oslo.",
        );
        check("- one `x`\n- two\n1. three", "one x\n\ntwo\n\nthree");
        check("> He said:\n> \"We met.\"\n\n***\n![map](m.png)\n", "He said: \"We met.\"");
        check("Title\n=====\nText with snake_case and 2 * 3 * 4.", "Title\n\nText with snake_case and 2 * 3 * 4.");
        check("```\ncode\n```\nAfter <b>it</b> \\*came\\*.[^1]", "After it *came*.");
        check("| a | b |\n|---|---|\n| Chad | Niger |", "a; b\n\nChad; Niger");
        check("**[Chad](x) met** ~~not~~ __Niger__", "Chad met not Niger");
    }

    #[test]
    fn front_matter_is_read() {
        let text = "---\ntitle: \"Talks open\"\ndate: 2023-10-25\n---\nChad met Niger.\n";
        let document = document(text.to_owned(), &Source::new("a/b.md"), &ReadOptions::default());
        let document = document.unwrap_or_default();
        assert_eq!((document.id.as_str(), document.text.as_str()), ("b", "Chad met Niger.\n"));
        assert_eq!(document.title.as_deref(), Some("Talks open"));
        assert_eq!(document.date, "2023-10-25".parse().ok());
    }
}
