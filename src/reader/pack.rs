//! The analyst's own files: rule packs and gazetteer tables, read whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// Reads the files of a rule pack: all `.toml` and `.csv` under a folder, hidden ones left out; or one file.
///
/// # Errors
/// A path that does not exist or cannot be read, a file that is not UTF-8, a folder without any rule.
pub fn rule_files(path: &Path) -> Result<BTreeMap<PathBuf, String>> {
    let kind = fs::metadata(path)
        .map_err(|_| Error::rule("no such file or folder; --rules expects a folder of rule files").in_file(path))?;
    let mut files = BTreeMap::new();
    if kind.is_dir() {
        collect(path, 0, &mut files)?;
    } else {
        files.insert(path.to_owned(), read(path, Error::rule)?);
    }
    if files.is_empty() {
        return Err(Error::rule("no rule file (.toml) in this folder").in_file(path));
    }
    Ok(files)
}

/// Reads a gazetteer table.
///
/// # Errors
/// A path that does not exist or cannot be read, a file that is not UTF-8.
pub fn gazetteer_file(path: &Path) -> Result<String> {
    let text = read(path, Error::gazetteer)?;
    Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
}

/// Folders deeper than this are a circle of links.
const DEEPEST: usize = 32;

fn collect(folder: &Path, depth: usize, files: &mut BTreeMap<PathBuf, String>) -> Result<()> {
    let failed = |error| Error::io("cannot be listed", error).in_file(folder);
    if depth > DEEPEST {
        return Err(Error::rule("folders are nested too deep; is one a link back?").in_file(folder));
    }
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            collect(&path, depth + 1, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml" || extension == "csv") {
            files.insert(path.clone(), read(&path, Error::rule)?);
        }
    }
    Ok(())
}

fn read(path: &Path, wrong: fn(&'static str) -> Error) -> Result<String> {
    let bytes = fs::read(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => wrong("no such file").in_file(path),
        _ => Error::io("cannot be read", error).in_file(path),
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()].split(|byte| *byte == b'\n').count();
        wrong("not UTF-8; save the file in that encoding").in_file(path).at_line(line)
    })
}
