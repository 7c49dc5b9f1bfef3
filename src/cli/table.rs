//! Answers on paper: aligned table, JSON, CSV.

use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::query::{Answer, Cell, EvidenceLine, Row};

/// Widest cell of a table; longer ones are cut with an ellipsis.
const WIDEST: usize = 48;
/// Sentences shown a row unless all are asked for.
const SENTENCES: usize = 2;

/// How an answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Aligned columns, sentences below each row; all of them or the first two.
    Table { all: bool },
    /// A JSON array of objects.
    Json,
    /// One line a row and sentence.
    Csv,
}

pub(super) fn print(answer: &Answer, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
    match layout {
        Layout::Table { all } => print_table(answer, all, out),
        Layout::Json => {
            serde_json::to_writer_pretty(&mut *out, &answer.to_json())?;
            out.write_all(b"\n")
        }
        Layout::Csv => print_csv(answer, out),
    }
}

fn print_csv(answer: &Answer, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let evident = answer.rows.iter().any(|row| !row.evidence.is_empty());
    let source: &[&str] = if evident { &["document", "published", "statement", "sentence"] } else { &[] };
    table.write_record(answer.columns.iter().map(String::as_str).chain(source.iter().copied()))?;
    for row in &answer.rows {
        let cells: Vec<String> = row.cells.iter().map(Cell::to_string).collect();
        for line in &row.evidence {
            let published = line.published.map(|date| date.to_string()).unwrap_or_default();
            let source = [&line.document, &published, &line.statement, &line.sentence];
            table.write_record(cells.iter().chain(source))?;
        }
        if row.evidence.is_empty() {
            table.write_record(cells.iter().map(String::as_str).chain(source.iter().map(|_| "")))?;
        }
    }
    table.flush()
}

fn print_table(answer: &Answer, all: bool, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<Vec<String>> =
        answer.rows.iter().map(|row| row.cells.iter().map(|cell| cut(&cell.to_string())).collect()).collect();
    let heads: Vec<String> = answer.columns.iter().map(|name| name.replace('_', " ")).collect();
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].width());
        cells.chain([heads[column].width()]).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let numeric: Vec<bool> = (0..heads.len())
        .map(|column| answer.rows.iter().all(|row| !matches!(row.cells[column], Cell::Text(_))) && !rows.is_empty())
        .collect();
    print_line(&heads, &widths, &numeric, out)?;
    let rule: Vec<String> = widths.iter().map(|&width| "─".repeat(width)).collect();
    print_line(&rule, &widths, &numeric, out)?;
    for (cells, row) in rows.iter().zip(&answer.rows) {
        print_line(cells, &widths, &numeric, out)?;
        print_evidence(row, all, out)?;
    }
    Ok(())
}

fn print_line(cells: &[String], widths: &[usize], numeric: &[bool], out: &mut dyn Write) -> io::Result<()> {
    let mut line = String::new();
    for ((cell, &width), &right) in cells.iter().zip(widths).zip(numeric) {
        let gap = " ".repeat(width.saturating_sub(cell.width()));
        let padded = if right { format!("{gap}{cell}  ") } else { format!("{cell}{gap}  ") };
        line.push_str(&padded);
    }
    writeln!(out, "{}", line.trim_end())
}

fn print_evidence(row: &Row, all: bool, out: &mut dyn Write) -> io::Result<()> {
    let shown = if all { row.evidence.len() } else { SENTENCES };
    for line in row.evidence.iter().take(shown) {
        writeln!(out, "    {}: “{}”", source(line), single_line(&line.sentence))?;
    }
    match row.evidence.len().saturating_sub(shown) {
        0 => Ok(()),
        rest => writeln!(out, "    and {rest} more (--all)"),
    }
}

fn source(line: &EvidenceLine) -> String {
    match line.published {
        Some(date) => format!("{}, {date}", single_line(&line.document)),
        None => single_line(&line.document),
    }
}

/// Without line breaks and without characters that steer a terminal.
fn single_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// At most [`WIDEST`] columns of one line.
fn cut(text: &str) -> String {
    let text = single_line(text);
    if text.width() <= WIDEST {
        return text;
    }
    let mut width = 0;
    let kept: String = text
        .chars()
        .take_while(|c| {
            width += c.width().unwrap_or_default();
            width < WIDEST
        })
        .collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_align_for_wide_letters() {
        let row = |name: &str, n: usize| Row { cells: vec![name.into(), n.into()], evidence: Vec::new() };
        let answer = Answer {
            columns: vec!["actor".into(), "events".into()],
            rows: vec![row("王毅明", 3), row("a\nb\u{1b}", 12)],
        };
        let mut out = Vec::new();
        assert!(print(&answer, Layout::Table { all: false }, &mut out).is_ok());
        let expected = "actor   events\n──────  ──────\n王毅明       3\na b         12\n";
        assert_eq!(String::from_utf8_lossy(&out), expected);
    }
}
