//! The build of the sample corpus that the repository holds: `graphs/demo`, with its manifest.
//!
//! `cargo test --test main -- --ignored write_golden_build` writes it anew after a change that moves the graph; read
//! what changed before committing it, and give the counts before and after in the changelog.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::cli::{FILES, check, legation, path, report};

/// Files that are the same bytes on every machine; the others hold coordinates, whose last digits differ between
/// platforms.
const COMPARED: [&str; 4] = ["graph.dot", "graph.json", "report.json", "statements.jsonl"];

/// What a built graph was made of.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Manifest {
    command: String,
    version: String,
    rules: String,
    /// SHA-256 of each input by path in the repository.
    inputs: BTreeMap<String, String>,
    /// SHA-256 of each compared output.
    outputs: BTreeMap<String, String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn digest(file: &Path) -> String {
    let bytes = Sha256::digest(std::fs::read(file).unwrap());
    bytes.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    })
}

/// Builds the corpus into a folder. Tests run in the root of the repository, so that paths in the report are relative.
fn build(folder: &Path) -> Manifest {
    check(&legation(["build", "data/corpus", "--quiet", "--title", "demo", "-o", path(folder)]), &[0], &[]);
    let mut inputs: Vec<PathBuf> =
        std::fs::read_dir(root().join("data/corpus")).unwrap().map(|entry| entry.unwrap().path()).collect();
    inputs.sort();
    let name = |file: &PathBuf| file.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
    let report = report(folder);
    Manifest {
        command: "cargo run --release -- build data/corpus -o graphs/demo".to_owned(),
        version: report["version"].as_str().unwrap().to_owned(),
        rules: report["rules"].as_str().unwrap().to_owned(),
        inputs: inputs.iter().map(|file| (name(file), digest(file))).collect(),
        outputs: COMPARED.iter().map(|name| ((*name).to_owned(), digest(&folder.join(name)))).collect(),
    }
}

#[test]
fn golden_build_is_current() {
    let folder = tempfile::tempdir().unwrap();
    let built = build(folder.path());
    let golden = root().join("graphs/demo");
    let manifest = std::fs::read(golden.join("manifest.json")).unwrap();
    let manifest: Manifest = serde_json::from_slice(&manifest).unwrap();
    assert_eq!(built, manifest, "the graph has moved: see the head of tests/golden.rs");
    for name in COMPARED {
        assert_eq!(
            digest(&golden.join(name)),
            manifest.outputs[name],
            "graphs/demo/{name} is not the one of its manifest"
        );
    }
}

#[test]
#[ignore = "rewrites graphs/demo; read what changed before committing it"]
fn write_golden_build() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = build(folder.path());
    let golden = root().join("graphs/demo");
    std::fs::create_dir_all(&golden).unwrap();
    for name in FILES {
        std::fs::copy(folder.path().join(name), golden.join(name)).unwrap();
    }
    let text = serde_json::to_string_pretty(&manifest).unwrap();
    std::fs::write(golden.join("manifest.json"), text + "\n").unwrap();
}
