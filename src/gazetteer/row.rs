//! Rows of gazetteer tables, ours and the user's, with every mistake named by file, line and column.
//!
//! Shared with the build script, so dates are packed numbers here and not yet calendar dates.

use std::path::Path;

use crate::error::{Error, Result};

/// Columns of a table of entities; `name` is required.
pub(crate) const COLUMNS: [&str; 21] = [
    "id",
    "name",
    "kind",
    "type",
    "aliases",
    "adjectives",
    "demonyms",
    "capital",
    "seats",
    "state",
    "region",
    "gender",
    "offices",
    "from",
    "to",
    "wikidata",
    "case_sensitive",
    "needs_context",
    "official_name",
    "note",
    "source",
];

/// Kinds of entity as written in tables, by their code.
pub(crate) const KINDS: [&str; 4] = ["person", "state", "organization", "place"];

/// Genders as written in tables, by their code.
pub(crate) const GENDERS: [&str; 3] = ["female", "male", "either"];

/// One row of a table of entities.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub(crate) line: usize,
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: u8,
    pub(crate) subtype: String,
    pub(crate) official_name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) adjectives: Vec<String>,
    pub(crate) demonyms: Vec<String>,
    pub(crate) capital: String,
    pub(crate) seats: Vec<String>,
    pub(crate) state: String,
    pub(crate) gender: Option<u8>,
    pub(crate) offices: Vec<Office>,
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) wikidata: String,
    pub(crate) case_sensitive: Vec<String>,
    pub(crate) needs_context: Vec<String>,
}

/// One tenure: `office:from:to`, with `:state` where it is not the row's; `to` as `~2022-08` when the end is unknown
/// and the person was last known to hold the office then.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Office {
    pub(crate) kind: u8,
    pub(crate) state: String,
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) open: bool,
}

/// Reads a table of entities. `kind` is the kind of rows without that column.
pub(crate) fn rows(text: &str, file: &Path, kind: Option<u8>) -> Result<Vec<Row>> {
    let table = Table::new(text, file)?;
    table.check_columns(&COLUMNS, if kind.is_some() { &["name"] } else { &["name", "kind"] })?;
    table.records.iter().map(|record| row(&table.cells(record), kind)).collect()
}

fn row(cells: &Cells<'_>, kind: Option<u8>) -> Result<Row> {
    Ok(Row {
        line: cells.line(),
        id: cells.text("id"),
        name: cells.required("name")?,
        kind: match cells.one_of("kind", &KINDS)? {
            Some(kind) => kind,
            None => kind.ok_or_else(|| cells.error("kind", &format!("one of {}", KINDS.join(", "))))?,
        },
        subtype: cells.text("type"),
        official_name: cells.text("official_name"),
        aliases: cells.list("aliases"),
        adjectives: cells.list("adjectives"),
        demonyms: cells.list("demonyms"),
        capital: cells.text("capital"),
        seats: cells.list("seats"),
        state: cells.text("state"),
        gender: cells.one_of("gender", &GENDERS)?,
        offices: cells.list("offices").iter().map(|text| office(cells, text)).collect::<Result<_>>()?,
        from: cells.date("from", cells.get("from"))?,
        to: cells.date("to", cells.get("to"))?,
        wikidata: cells.text("wikidata"),
        case_sensitive: cells.list("case_sensitive"),
        needs_context: cells.list("needs_context"),
    })
}

fn office(cells: &Cells<'_>, text: &str) -> Result<Office> {
    let mut parts = text.split(':');
    let mut next = || parts.next().unwrap_or_default();
    let (label, from, to, state) = (next(), next(), next(), next());
    let kind = OFFICES.iter().position(|(name, _)| *name == label);
    let kind = kind.ok_or_else(|| cells.error("offices", "an office as in foreign_minister:2020-01:2022-06"))?;
    let (to, open) = to.strip_prefix('~').map_or((to, to.is_empty()), |to| (to, true));
    let (from, to) = (cells.date("offices", from)?, cells.date("offices", to)?);
    Ok(Office { kind: u8::try_from(kind).unwrap_or(u8::MAX), state: state.to_owned(), from, to, open })
}

/// A parsed CSV table.
pub(crate) struct Table<'a> {
    file: &'a Path,
    text: &'a str,
    header: csv::StringRecord,
    pub(crate) records: Vec<csv::StringRecord>,
}

impl<'a> Table<'a> {
    pub(crate) fn new(text: &'a str, file: &'a Path) -> Result<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        let wrap = |error: csv::Error| csv_error(&error, file);
        let header = reader.headers().map_err(wrap)?.clone();
        let records = reader.records().collect::<std::result::Result<Vec<_>, _>>().map_err(wrap)?;
        Ok(Self { file, text, header, records })
    }

    /// Checks that all columns are known and the required ones are there.
    pub(crate) fn check_columns(&self, known: &[&str], required: &[&str]) -> Result<()> {
        let error = |message: String, cell: usize| Err(self.at(Error::gazetteer(message), 1, cell));
        if let Some((cell, column)) = self.header.iter().enumerate().find(|(_, column)| !known.contains(column)) {
            return error(format!("unknown column `{column}`, expected some of {}", known.join(", ")), cell);
        }
        match required.iter().find(|&&column| !self.header.iter().any(|found| found == column)) {
            Some(column) => error(format!("no column `{column}`, which every gazetteer table needs"), 0),
            None => Ok(()),
        }
    }

    /// Places an error at a cell of a line.
    fn at(&self, error: Error, line: usize, cell: usize) -> Error {
        let shown = self.text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
        error.in_file(self.file).at(line, column_of(shown, cell), shown)
    }

    pub(crate) fn cells<'b>(&'b self, record: &'b csv::StringRecord) -> Cells<'b> {
        Cells { table: self, record }
    }
}

/// Returns the one-based column, in characters, at which a cell of a line begins.
fn column_of(line: &str, cell: usize) -> usize {
    let (mut quoted, mut cells) = (false, 0);
    for (place, c) in line.chars().enumerate() {
        if cells == cell {
            return place + 1;
        }
        quoted ^= c == '"';
        cells += usize::from(c == ',' && !quoted);
    }
    if cells == cell { line.chars().count() + 1 } else { 1 }
}

fn csv_error(error: &csv::Error, file: &Path) -> Error {
    let line = error.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(1));
    let message = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("found {len} cells, expected {expected_len} as in the header")
        }
        _ => format!("not a CSV table: {error}"),
    };
    Error::gazetteer(message).in_file(file).at_line(line)
}

/// One record with its header.
pub(crate) struct Cells<'a> {
    table: &'a Table<'a>,
    record: &'a csv::StringRecord,
}

impl Cells<'_> {
    pub(crate) fn line(&self) -> usize {
        self.record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0))
    }

    pub(crate) fn get(&self, column: &str) -> &str {
        let index = self.table.header.iter().position(|name| name == column);
        index.and_then(|index| self.record.get(index)).unwrap_or_default().trim()
    }

    pub(crate) fn text(&self, column: &str) -> String {
        self.get(column).to_owned()
    }

    pub(crate) fn required(&self, column: &str) -> Result<String> {
        match self.get(column) {
            "" => Err(self.error(column, "a text")),
            text => Ok(text.to_owned()),
        }
    }

    pub(crate) fn list(&self, column: &str) -> Vec<String> {
        self.get(column).split(';').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
    }

    /// Returns the place of the cell in `words`; `None` when it is empty.
    pub(crate) fn one_of(&self, column: &str, words: &[&str]) -> Result<Option<u8>> {
        match self.get(column) {
            "" => Ok(None),
            text => match words.iter().position(|&word| word == text).and_then(|i| u8::try_from(i).ok()) {
                None => Err(self.error(column, &format!("one of {}", words.join(", ")))),
                found => Ok(found),
            },
        }
    }

    fn date(&self, column: &str, text: &str) -> Result<u32> {
        if text.is_empty() {
            return Ok(0);
        }
        pack_date(text).ok_or_else(|| self.error(column, "a date such as 2008, 2023-10 or 2023-10-25"))
    }

    /// Returns the error that the cell is not what was expected.
    pub(crate) fn error(&self, column: &str, expected: &str) -> Error {
        let message = format!("column `{column}` holds `{}`, expected {expected}", self.get(column));
        let cell = self.table.header.iter().position(|name| name == column).unwrap_or_default();
        self.table.at(Error::gazetteer(message), self.line(), cell)
    }
}

/// Packs `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as year × 512 + month × 32 + day, unknown parts as zero.
fn pack_date(text: &str) -> Option<u32> {
    let mut parts = text.split('-');
    let mut next = |width, max| match parts.next() {
        None => Some(0),
        Some(part) if part.len() == width => part.parse::<u32>().ok().filter(|&n| (1..=max).contains(&n)),
        Some(_) => None,
    };
    let (year, month, day) = (next(4, 9999)?, next(2, 12)?, next(2, 31)?);
    (year > 0 && parts.next().is_none()).then_some(year << 9 | month << 5 | day)
}

/// Kinds of office as written in tables, by their code, with whether the holder speaks for the state.
pub(crate) const OFFICES: [(&str, bool); 37] = [
    ("head_of_state", true),
    ("head_of_government", true),
    ("monarch", true),
    ("deputy_head_of_state", true),
    ("deputy_head_of_government", true),
    ("foreign_minister", true),
    ("defence_minister", true),
    ("minister", true),
    ("deputy_minister", true),
    ("secretary", true),
    ("ambassador", true),
    ("envoy", true),
    ("diplomat", true),
    ("consul", true),
    ("spokesperson", true),
    ("adviser", true),
    ("official", true),
    ("agency_head", true),
    ("central_bank_governor", true),
    ("military_chief", true),
    ("military", true),
    ("legislature_leader", false),
    ("legislator", false),
    ("judge", false),
    ("governor", false),
    ("subnational_head", false),
    ("governor_general", true),
    ("mayor", false),
    ("igo_official", false),
    ("party_leader", false),
    ("religious_leader", false),
    ("armed_group_leader", false),
    ("leader", true),
    ("collective", true),
    ("relational", false),
    ("family", false),
    ("other", false),
];
