//! The commands of the README print what the README says.
//!
//! `cargo test --test main -- --ignored write_readme` writes their output anew; read it before committing.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

const HOW: &str = "run `cargo test --test main -- --ignored write_readme` and read what changed";

fn readme() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// Runs a command line in a folder that has the sample corpus; returns what a terminal shows.
fn shown(line: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_legation"));
    let line = line.replace("cargo run --release --", "legation");
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let script = format!("{{ {line}; }} 2>&1");
    let output = Command::new("sh").args(["-c", &script]).current_dir(folder).env("PATH", path).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Returns the README with the output that its commands (lines that begin with `$ ` in blocks marked `console`) have
/// now.
fn with_output(text: &str, folder: &Path) -> String {
    let mut written = String::new();
    let mut console = false;
    for line in text.lines() {
        match (console, line.strip_prefix("$ ")) {
            (true, Some(command)) => {
                let gap = if written.ends_with("```console\n") || written.ends_with("\n\n") { "" } else { "\n" };
                write!(written, "{gap}{line}\n{}", shown(command, folder)).unwrap();
            }
            (true, None) if line != "```" => {}
            _ => {
                console = line == "```console";
                writeln!(written, "{line}").unwrap();
            }
        }
    }
    written
}

fn written() -> String {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(readme().with_file_name("data"), folder.path().join("data")).unwrap();
    std::fs::create_dir(folder.path().join("graphs")).unwrap();
    with_output(&std::fs::read_to_string(readme()).unwrap(), folder.path())
}

#[test]
fn readme_shows_real_output() {
    let (said, now) = (std::fs::read_to_string(readme()).unwrap(), written());
    let changed = said.lines().zip(now.lines()).find(|(said, now)| said != now);
    assert!(said == now, "{HOW}; first difference: {changed:#?}");
}

#[test]
#[ignore = "rewrites the README; read what changed before committing it"]
fn write_readme() {
    std::fs::write(readme(), written()).unwrap();
}
