//! What there is to read: files, folders, standard input.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// Formats of text collections that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text, one document a file.
    Text,
    /// Markdown, one document a file.
    Markdown,
    /// A web page, one document a file: its readable article.
    Html,
    /// JSON Lines: a document a line.
    JsonLines,
    /// Comma- or semicolon-separated table with a header: a document a row.
    Csv,
    /// Tab-separated table with a header: a document a row.
    Tsv,
}

impl Format {
    /// Every format, for help texts and completion.
    pub const ALL: [Self; 6] = [Self::Text, Self::Markdown, Self::Html, Self::JsonLines, Self::Csv, Self::Tsv];

    /// Returns the format of a file extension without its dot, in any case.
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "csv" => Some(Self::Csv),
            "tsv" => Some(Self::Tsv),
            _ => None,
        }
    }

    /// Returns the name, which is its usual extension.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::JsonLines => "jsonl",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
        }
    }
}

/// One file to read, or standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// The file; `-` for standard input.
    pub path: PathBuf,
    /// The format that the name tells, once a final `.gz` or `.zst` is taken off.
    pub format: Option<Format>,
    /// Why it cannot be read, when that was seen while folders were listed.
    pub problem: Option<String>,
    /// Whether the user named it, rather than a folder that it lies in.
    pub named: bool,
}

impl Source {
    /// Returns the source of a file named by the user; `-` is standard input. When its name tells no format, its first
    /// bytes will.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let format = extension(&path).and_then(|extension| Format::from_extension(&extension));
        Self { path, format, problem: None, named: true }
    }

    fn found(path: PathBuf) -> Self {
        let mut source = Self { named: false, ..Self::new(path) };
        if source.format.is_none() {
            source.problem = Some(source.no_reader());
        }
        source
    }

    fn with_problem(path: &Path, problem: impl Into<String>) -> Self {
        Self { path: path.to_owned(), format: None, problem: Some(problem.into()), named: false }
    }

    /// Returns what is said when no reader fits.
    fn no_reader(&self) -> String {
        let names = Format::ALL.map(Format::name).join(", ");
        match extension(&self.path) {
            Some(extension) => format!("no reader for .{extension} files; read are {names}, also .gz and .zst"),
            None => format!("the name tells no format; read are {names}, also .gz and .zst"),
        }
    }

    /// Whether it is standard input.
    pub fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// Returns the file name without its extensions: the id of a document that gives none.
    pub fn stem(&self) -> String {
        if self.is_stdin() {
            return "stdin".to_owned();
        }
        let name = self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy();
        let name = without_compression(&name);
        let stem = match (self.format, name.rsplit_once('.')) {
            (Some(_), Some((stem, _))) if !stem.is_empty() => stem,
            _ => name,
        };
        stem.to_owned()
    }
}

fn without_compression(name: &str) -> &str {
    name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(name)
}

/// Returns the extension that tells the format.
fn extension(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_string_lossy();
    let (stem, extension) = without_compression(&name).rsplit_once('.')?;
    (!stem.is_empty()).then(|| extension.to_ascii_lowercase())
}

/// Finds the files to read: those named, all under the folders named (sorted by name, hidden ones left out), `-` for
/// standard input.
///
/// What turns out unreadable inside a folder becomes a source with a `problem`, so that it is reported in its place: a
/// link to a folder that is read already, a folder without permission, a file of a format that is not read.
///
/// # Errors
/// A path that does not exist or cannot be listed, an empty list, `-` given twice.
pub fn sources(inputs: &[PathBuf]) -> Result<Vec<Source>> {
    if inputs.is_empty() {
        return Err(Error::input("no input given; expected files, folders or - for standard input"));
    }
    if inputs.iter().filter(|path| path.as_os_str() == "-").count() > 1 {
        return Err(Error::input("- (standard input) is given more than once"));
    }
    let mut sources = Vec::new();
    for path in inputs {
        if path.as_os_str() == "-" {
            sources.push(Source::new(path));
            continue;
        }
        let kind = fs::metadata(path).map_err(|error| unreadable(path, error))?;
        if kind.is_dir() {
            let entries = list(path).map_err(|error| unreadable(path, error))?;
            walk(entries, &mut HashSet::from([canonical(path)]), &mut sources);
        } else {
            sources.push(Source::new(path));
        }
    }
    Ok(sources)
}

fn unreadable(path: &Path, error: io::Error) -> Error {
    let what = match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder; check the path, or give - for standard input",
        io::ErrorKind::PermissionDenied => "no permission to read; check the access rights",
        _ => "cannot be read",
    };
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied => Error::input(what).in_file(path),
        _ => Error::io(what, error).in_file(path),
    }
}

fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Returns the visible entries of a folder, sorted by name.
fn list(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            entries.push(entry.path());
        }
    }
    entries.sort();
    Ok(entries)
}

/// `known` holds the real paths of the folders met so far: links may lead in circles, and to one folder from many
/// sides.
fn walk(entries: Vec<PathBuf>, known: &mut HashSet<PathBuf>, sources: &mut Vec<Source>) {
    for path in entries {
        match fs::metadata(&path) {
            Err(error) => sources.push(Source::with_problem(&path, format!("cannot be read: {error}"))),
            Ok(kind) if kind.is_file() => sources.push(Source::found(path)),
            Ok(kind) if !kind.is_dir() => sources.push(Source::with_problem(&path, "neither a file nor a folder")),
            Ok(_) => walk_folder(&path, known, sources),
        }
    }
}

fn walk_folder(path: &Path, known: &mut HashSet<PathBuf>, sources: &mut Vec<Source>) {
    if !known.insert(canonical(path)) {
        return sources.push(Source::with_problem(path, "links to a folder that is read already"));
    }
    match list(path) {
        Err(error) => sources.push(Source::with_problem(path, format!("cannot be listed: {error}"))),
        Ok(entries) => walk(entries, known, sources),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn check(names: &[&str], expected: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        let found = sources(&[folder.path().to_owned()]).unwrap();
        let found: Vec<String> = found
            .iter()
            .map(|source| {
                let name = source.path.strip_prefix(folder.path()).unwrap().display().to_string();
                format!("{name} {} {}", source.stem(), source.problem.as_ref().map_or("read", |_| "refused"))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn folders_are_sorted_and_hidden_files_left_out() {
        check(
            &["b.txt", "a/2.jsonl.gz", "a/1.MD", ".hidden/x.txt", "a/.y.txt", "c.png", "d.e.html.zst"],
            &["a/1.MD 1 read", "a/2.jsonl.gz 2 read", "b.txt b read", "c.png c.png refused", "d.e.html.zst d.e read"],
        );
    }

    #[test]
    fn missing_path_says_so() {
        let error = sources(&[PathBuf::from("no/such/place")]).unwrap_err();
        assert!(error.is_input());
        assert!(error.to_string().starts_with("no/such/place: no such file or folder"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn link_in_a_circle_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "x").unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
        let found = sources(&[folder.path().to_owned()]).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(found[1].problem.as_deref(), Some("links to a folder that is read already"));
    }
}
