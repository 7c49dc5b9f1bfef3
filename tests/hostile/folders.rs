//! Names and links.
#![cfg(unix)]

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

use legation::reader::Cause;

use super::*;
use crate::cli;

#[test]
fn links_in_circles() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    write(folder.path(), "a.txt", SENTENCE);
    symlink("self.txt", at("self.txt")).unwrap();
    symlink("nowhere.txt", at("broken.txt")).unwrap();
    symlink(folder.path(), at("up")).unwrap();
    // Each of twenty folders leads to all: more ways than could ever be walked.
    for n in 0..20 {
        std::fs::create_dir(at(&format!("d{n}"))).unwrap();
        for other in 0..20 {
            symlink(at(&format!("d{other}")), at(&format!("d{n}/to{other}"))).unwrap();
        }
        std::fs::write(at(&format!("d{n}/{n}.txt")), format!("{SENTENCE}It was day {n}.")).unwrap();
    }
    let (report, _) = read(&[folder.path().to_owned()]);
    assert_eq!((report.documents.read, report.statements.all), (21, 21));
    assert!(report.documents.skipped_by_cause[Cause::Unreadable.label()] >= 3);
}

#[test]
fn files_that_are_none() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", SENTENCE);
    symlink("/dev/zero", folder.path().join("zero.txt")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("socket.txt")).unwrap();
    std::fs::create_dir(folder.path().join("folder.txt")).unwrap();
    let (report, _) = read(&[folder.path().to_owned()]);
    assert_eq!((report.documents.read, report.documents.skipped_by_cause[Cause::Unreadable.label()]), (1, 2));
}

#[test]
fn names() {
    let long = format!("{}.txt", "n".repeat(251));
    let names: [&[u8]; 9] = [
        b"a\\..\\..\\x.txt",
        b"-rf.txt",
        b"two\nlines.txt",
        b"\x1b[31mred.txt",
        "\u{202e}txt.exe.txt".as_bytes(),
        b"not utf-8 \xff.txt",
        b"<script>alert(1)<.txt",
        b"CON.txt",
        long.as_bytes(),
    ];
    let folder = tempfile::tempdir().unwrap();
    let texts = folder.path().join("texts");
    std::fs::create_dir(&texts).unwrap();
    for (n, name) in names.iter().enumerate() {
        std::fs::write(texts.join(OsStr::from_bytes(name)), format!("{SENTENCE}It was day {n}.")).unwrap();
    }
    // An empty file under a name that would write a message of its own.
    std::fs::write(texts.join("x\nlegation: all is well\u{1b}[2J.txt"), "").unwrap();
    let graph = folder.path().join("graph");
    let output = cli::legation(["build", cli::path(&texts), "-o", cli::path(&graph)]);
    cli::check(&output, &[0], &[r"x\u{a}legation: all is well\u{1b}[2J.txt: empty"]);
    let report = cli::report(&graph);
    assert_eq!((report["documents"]["read"].as_u64(), report["statements"]["all"].as_u64()), (Some(9), Some(9)));
    let page = std::fs::read_to_string(graph.join("index.html")).unwrap();
    assert!(!page.contains("<script>alert"));
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "written outside the output folder: {left:?}");
    export_stays_inside(folder.path(), &graph);
}

/// An export of many files writes them into its folder only.
fn export_stays_inside(folder: &Path, graph: &Path) {
    let notes = folder.join("notes");
    cli::check(
        &cli::legation(["export", cli::path(graph), "--format", "obsidian", "-o", cli::path(&notes)]),
        &[0],
        &[],
    );
    assert_eq!(std::fs::read_dir(&notes).unwrap().count(), 2);
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 3);
}
