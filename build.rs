//! Compiles `data/gazetteer/*.csv` into the form that the library searches, so that no run parses a table.
//!
//! The code is the library's own: a user's table goes through the same functions at run time.

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
}

use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=data/gazetteer");
    println!("cargo::rerun-if-changed=src/gazetteer");
    println!("cargo::rerun-if-changed=src/error.rs");
    let folder = Path::new("data/gazetteer");
    let tables = gazetteer::builtin::compile(folder).map_err(|error| error.to_string())?;
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?).join("gazetteer.bin");
    Ok(std::fs::write(out, gazetteer::bytes::encode(&tables))?)
}
