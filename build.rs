//! Embeds what is data: `data/gazetteer/*.csv`, compiled into the form that the library searches, and every rule file
//! under `data/rules/`, so that no run parses a table and a new rule touches one file.
//!
//! The gazetteer's code is the library's own: a user's table goes through the same functions at run time.

#[allow(dead_code)]
#[path = "src/error.rs"]
mod error;

#[allow(dead_code)]
#[path = "src/gazetteer"]
mod gazetteer {
    pub mod builtin;
    pub mod bytes;
    pub mod compile;
    pub mod fold;
    pub mod index;
    pub mod row;
    pub mod tables;
}

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for watched in ["data/gazetteer", "data/rules", "src/gazetteer", "src/error.rs"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    let tables = gazetteer::builtin::compile(Path::new("data/gazetteer")).map_err(|error| error.to_string())?;
    // Zlib saves 3 MB of the binary and costs some 15 ms at start-up.
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(&gazetteer::bytes::encode(&tables))?;
    fs::write(out.join("gazetteer.bin.z"), packed.finish()?)?;
    Ok(fs::write(out.join("rules.rs"), rule_table()?)?)
}

/// Writes the table of rule files: path in the repository, text.
fn rule_table() -> Result<String, Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    collect(Path::new("data/rules"), &mut files)?;
    files.sort();
    let mut code = String::from(
        "/// Built-in rule files: path in the repository, text.\nconst RULE_FILES: &[(&str, &str)] = &[\n",
    );
    for file in files {
        let name = file.to_string_lossy().replace('\\', "/");
        // Where the folder is, the compiler knows: this file outlives a move of it.
        let place = format!("/{name}");
        writeln!(code, "    ({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {place:?}))),")?;
    }
    code.push_str("];\n");
    Ok(code)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    Ok(())
}
