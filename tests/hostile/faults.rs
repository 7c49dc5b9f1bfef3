//! What goes wrong around the program: signals, full disks, closed pipes.
#![cfg(unix)]

use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;

use super::*;
use crate::cli::{self, FILES, check, pending, report};

/// A build that waits for the end of its standard input.
fn waiting(graph: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_legation"));
    command.args(["build", "-", "-o", cli::path(graph)]).stdin(Stdio::piped()).stdout(Stdio::null());
    let mut child = command.stderr(Stdio::null()).spawn().unwrap();
    child.stdin.as_mut().unwrap().write_all(SENTENCE.as_bytes()).unwrap();
    while pending(graph) == 0 {
        sleep(Duration::from_millis(5));
    }
    child
}

fn signal(child: &mut Child, name: &str) -> std::process::ExitStatus {
    Command::new("kill").args([name, &child.id().to_string()]).status().unwrap();
    child.wait().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Content of every file of a folder.
fn content(folder: &Path) -> Vec<Vec<u8>> {
    names(folder).iter().map(|name| std::fs::read(folder.join(name)).unwrap()).collect()
}

#[test]
fn ctrl_c_leaves_no_litter() {
    let folder = tempfile::tempdir().unwrap();
    let graph = folder.path().join("graph");
    assert_eq!(signal(&mut waiting(&graph), "-INT").code(), Some(130));
    assert!(!graph.exists(), "{:?}", names(&graph));
    std::fs::create_dir(&graph).unwrap();
    write(&graph, "mine.txt", "x");
    assert_eq!(signal(&mut waiting(&graph), "-INT").code(), Some(130));
    assert_eq!(names(&graph), ["mine.txt"]);
}

#[test]
fn a_killed_build_harms_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (text, graph) = (write(folder.path(), "a.txt", SENTENCE), folder.path().join("graph"));
    let build = || check(&cli::legation(["build", cli::path(&text), "-o", cli::path(&graph)]), &[0], &[]);
    build();
    let before = content(&graph);
    assert_eq!(signal(&mut waiting(&graph), "-KILL").code(), None);
    assert!(pending(&graph) > 0, "the killed build was to leave something behind");
    for (name, before) in FILES.iter().zip(&before) {
        assert_eq!(&std::fs::read(graph.join(name)).unwrap(), before, "{name}");
    }
    build();
    assert_eq!(names(&graph), FILES);
    assert_eq!(content(&graph), before);
}

/// Runs the command in a shell that sets limits first.
fn limited(limits: &str, args: &str) -> std::process::Output {
    let script = format!("{limits}; exec '{}' {args}", env!("CARGO_BIN_EXE_legation"));
    Command::new("sh").args(["-c", &script]).stdin(Stdio::null()).output().unwrap()
}

/// A limit on the size of files stands for a full disk; the signal that comes with it is ignored.
#[test]
fn a_full_disk_leaves_the_old_output() {
    let folder = tempfile::tempdir().unwrap();
    let (text, graph) = (write(folder.path(), "a.txt", SENTENCE), folder.path().join("graph"));
    let args = format!("build '{}' -o '{}'", text.display(), graph.display());
    let full = "trap '' XFSZ; ulimit -f 8";
    check(&limited(full, &args), &[2], &["cannot be written"]);
    assert!(!graph.exists());
    check(&limited("true", &args), &[0], &[]);
    let before = content(&graph);
    check(&limited(full, &args), &[2], &["cannot be written"]);
    assert_eq!(content(&graph), before);
    let json = graph.join("graph.json");
    let picture = folder.path().join("graph.png");
    let args = format!("export '{}' -o '{}'", json.display(), picture.display());
    check(&limited(full, &args), &[2], &["File too large"]);
    assert!(names(folder.path()).iter().all(|name| !name.starts_with('.')));
    let device = format!("extract '{}' > /dev/full", text.display());
    check(&limited("true", &device), &[2], &["cannot write to standard output"]);
}

#[test]
fn a_closed_pipe_ends_the_run_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let text = write(folder.path(), "a.txt", SENTENCE.repeat(2_000));
    let script = format!("'{}' extract '{}' | head -n 1", env!("CARGO_BIN_EXE_legation"), text.display());
    let output = Command::new("sh").args(["-c", &script]).output().unwrap();
    check(&output, &[0], &[]);
    assert_eq!(output.stdout.iter().filter(|byte| **byte == b'\n').count(), 1);
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn of_many_builds_into_one_folder_each_is_whole_or_refused() {
    let folder = tempfile::tempdir().unwrap();
    let graph = folder.path().join("graph");
    let start = |n: usize| {
        let text = write(folder.path(), &format!("{n}.txt"), format!("{SENTENCE}It was day {n}."));
        let mut command = Command::new(env!("CARGO_BIN_EXE_legation"));
        command.args(["build", cli::path(&text), "-o", cli::path(&graph)]).stdout(Stdio::null()).stderr(Stdio::piped());
        command.spawn().unwrap()
    };
    let ended: Vec<_> = (0..4).map(start).map(|child| child.wait_with_output()).collect();
    let mut whole = 0;
    for output in ended {
        let output = output.unwrap();
        check(&output, &[0, 2], &[]);
        whole += usize::from(output.status.success());
    }
    assert!(whole > 0);
    assert_eq!(names(&graph), FILES);
    assert_eq!(report(&graph)["statements"]["all"], 1);
}
