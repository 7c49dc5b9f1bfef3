//! The command, as its users call it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the command.
pub fn legation<A: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = A>) -> Output {
    command(args).output().unwrap()
}

fn command<A: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_legation"));
    command.args(args).stdin(Stdio::null());
    command
}

/// Runs the command with this standard input.
pub fn legation_reading(input: &[u8], args: &[&str]) -> Output {
    let mut child = command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

/// The exit code is one of these, standard error holds these words and nothing of a panic.
pub fn check(output: &Output, codes: &[i32], words: &[&str]) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        codes.contains(&output.status.code().unwrap()),
        "exit code {:?}, not {codes:?}\n{said}",
        output.status.code()
    );
    for word in words {
        assert!(said.contains(word), "no {word:?} in\n{said}");
    }
    assert!(!said.contains("panicked"), "{said}");
}

pub fn report(folder: &Path) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(folder.join("report.json")).unwrap()).unwrap()
}

pub fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// What a build leaves.
pub const FILES: [&str; 7] =
    ["graph.dot", "graph.json", "graph.png", "graph.svg", "index.html", "report.json", "statements.jsonl"];

#[test]
fn help_and_version() {
    for args in [&["--help"][..], &["build", "--help"], &["rules", "test", "--help"], &["query", "--help"]] {
        let output = legation(args);
        check(&output, &[0], &[]);
        assert!(String::from_utf8_lossy(&output.stdout).contains("Usage: legation"), "{args:?}");
    }
    let output = legation(["--version"]);
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("legation "));
    check(&legation(["bild"]), &[2], &["unrecognized subcommand 'bild'", "build"]);
    check(&legation(["build", "x"]), &[2], &["--output <DIR>"]);
    check(&legation(["extract", "x", "--date", "soon"]), &[2], &["expected a date such as"]);
    check(&legation(["extract", "x", "--format", "xls"]), &[2], &["expected one of txt, md, html"]);
}

#[test]
fn build_counts_what_was_read_and_skipped() {
    let folder = tempfile::tempdir().unwrap();
    let (texts, graph) = (folder.path().join("texts"), folder.path().join("graph"));
    std::fs::create_dir_all(texts.join("more")).unwrap();
    std::fs::write(texts.join("a.txt"), "Norway recognized Palestine.\n").unwrap();
    std::fs::write(texts.join("b.txt"), "").unwrap();
    std::fs::write(texts.join("c.png"), "x").unwrap();
    std::fs::write(texts.join("more/d.jsonl"), "{\"id\":\"d\",\"text\":\"Chad met Niger.\"}\n{broken\n").unwrap();
    let output = legation(["build", path(&texts), "-o", path(&graph)]);
    check(
        &output,
        &[0],
        &["b.txt: empty", "c.png: no reader for .png files", "d.jsonl:2: not a JSON object", "(skipped)"],
    );
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("documents          2  read, skipped 1 bad-record, 1 empty, 1 unreadable"), "{said}");
    let report = report(&graph);
    assert_eq!(report["documents"]["read"], 2);
    assert_eq!(report["documents"]["skipped"], 3);
    assert_eq!(report["diagnostics"][2]["line"], 2);
    let mut names: Vec<_> =
        std::fs::read_dir(&graph).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, FILES);
    assert_eq!(report["statements"]["by_relation"], serde_json::json!({"met": 1, "recognized": 1}));
    let page = std::fs::read_to_string(graph.join("index.html")).unwrap();
    assert!(page.contains("<title>graph</title>") && page.contains("Norway recognized Palestine."));
    assert!(std::fs::read(graph.join("graph.png")).unwrap().starts_with(b"\x89PNG"));
    assert!(std::fs::read_to_string(graph.join("graph.svg")).unwrap().contains("Norway"));
}

#[test]
fn quiet_is_quiet() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "Norway recognized Palestine.\n").unwrap();
    std::fs::write(folder.path().join("b.txt"), "").unwrap();
    let graph = folder.path().join("graph");
    let output = legation(["build", "-q", path(folder.path()), "-o", path(&graph)]);
    check(&output, &[0], &[]);
    assert!(output.stdout.is_empty() && output.stderr.is_empty(), "{output:?}");
}

#[test]
fn output_of_an_earlier_build_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "Norway recognized Palestine.\n").unwrap();
    let graph = folder.path().join("graph");
    for _ in 0..2 {
        check(&legation(["build", path(folder.path()), "-o", path(&graph)]), &[0], &[]);
        assert_eq!(report(&graph)["documents"]["read"], 1);
        assert_eq!(report(&graph)["documents"]["skipped"], 0);
    }
}

#[test]
fn same_bytes_on_any_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/corpus");
    let lines: String = (0..600)
        .map(|n| format!("{{\"id\":\"d{n}\",\"text\":\"Minister Odd Aas{n} of Norway met the envoy of Chad. Mali recognized Togo.\"}}\n"))
        .collect();
    let texts = folder.path().join("texts.jsonl");
    std::fs::write(&texts, lines).unwrap();
    let build = |threads: &str| {
        let graph = folder.path().join(threads);
        let inputs = [path(&corpus), path(&texts)];
        let options = ["--title", "same", "-o", path(&graph), "-j", threads];
        check(&legation(["build"].into_iter().chain(inputs).chain(options)), &[0], &[]);
        let statements = std::fs::read_to_string(graph.join("statements.jsonl")).unwrap();
        assert!(statements.lines().count() > 1200, "{}", statements.lines().count());
        FILES.map(|name| std::fs::read(graph.join(name)).unwrap())
    };
    let (one, two) = (build("1"), build("2"));
    FILES.iter().zip(one.iter().zip(&two)).for_each(|(name, (one, two))| assert!(one == two, "{name} differs"));
}

#[test]
fn standard_input_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let graph = folder.path().join("graph");
    check(&legation_reading(b"Norway recognized Palestine.", &["build", "-", "-o", path(&graph)]), &[0], &[]);
    assert_eq!(report(&graph)["documents"]["read"], 1);
    let lines = b"{\"id\":\"a\",\"text\":\"Chad.\"}\n{\"id\":\"b\",\"text\":\"Niger.\"}\n";
    check(&legation_reading(lines, &["build", "-", "-o", path(&graph)]), &[1], &[]);
    assert_eq!(report(&graph)["documents"]["read"], 2);
    check(&legation_reading(b"", &["extract", "-"]), &[2], &["-: empty", "no document could be read: 1 skipped"]);
}

#[test]
fn extract_writes_a_file_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (text, statements) = (folder.path().join("a.txt"), folder.path().join("s.jsonl"));
    std::fs::write(&text, "Norway recognized Palestine.\n").unwrap();
    check(&legation(["extract", path(&text), "-o", path(&statements)]), &[0], &[]);
    let shown = legation(["extract", path(&text)]);
    assert_eq!(std::fs::read(&statements).unwrap(), shown.stdout);
    let statement: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
    assert_eq!(statement["relation"], "recognized");
    assert_eq!(statement["subject"]["name"], "Norway");
    assert_eq!(statement["object"]["name"], "Palestine");
    assert_eq!(statement["evidence"]["trigger"], serde_json::json!([7, 17]));
}

#[cfg(unix)]
/// A finished file takes the name it was given, but never the place of a device, a pipe or a link.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_written_to_and_stays() {
    use std::os::unix::fs::FileTypeExt;

    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("a.txt");
    std::fs::write(&text, "Norway recognized Palestine.\n").unwrap();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::read_to_string(pipe).unwrap()
    });
    check(&legation(["extract", path(&text), "-o", path(&pipe)]), &[0], &[]);
    assert_eq!(reader.join().unwrap().lines().count(), 1);
    assert!(std::fs::metadata(&pipe).unwrap().file_type().is_fifo());

    let (file, link) = (folder.path().join("file.jsonl"), folder.path().join("link.jsonl"));
    std::fs::write(&file, "old").unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    check(&legation(["extract", path(&text), "-o", path(&link)]), &[0], &[]);
    assert!(link.is_symlink());
    assert_eq!(std::fs::read_to_string(file).unwrap().lines().count(), 1);
}

#[test]
fn closed_pipe_is_quiet() {
    let script = format!("'{}' --help | head -n 0; '{0}' rules list | head -n 0", env!("CARGO_BIN_EXE_legation"));
    let output = Command::new("sh").args(["-c", &script]).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn two_builds_into_one_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (text, graph) = (folder.path().join("a.txt"), folder.path().join("graph"));
    std::fs::write(&text, "Norway recognized Palestine.\n").unwrap();
    let mut first =
        command(["build", "-", "-o", path(&graph)]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    // The first build holds its claim from the moment that the lock file is there until its input ends.
    while !graph.join("statements.jsonl").exists() && pending(&graph) == 0 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let second = legation(["build", path(&text), "-o", path(&graph)]);
    check(&second, &[2], &["another build is writing to this folder"]);
    first.stdin.take().unwrap().write_all(b"Chad met Niger.").unwrap();
    assert_eq!(first.wait().unwrap().code(), Some(0));
    check(&legation(["build", path(&text), "-o", path(&graph)]), &[0], &[]);
}

/// Returns the number of files of a folder that are still under a temporary name.
pub fn pending(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with(".legation-")).count()
}

#[test]
fn nothing_found_is_no_error() {
    let folder = tempfile::tempdir().unwrap();
    let (text, graph) = (folder.path().join("a.txt"), folder.path().join("graph"));
    std::fs::write(&text, "The harbour was quiet all day and nobody came.\n").unwrap();
    check(&legation(["extract", path(&text)]), &[1], &[]);
    check(&legation(["build", path(&text), "-o", path(&graph)]), &[1], &[]);
    check(&legation(["query", path(&graph), "relations"]), &[2], &["graph.json: the graph is empty"]);
}

#[test]
fn a_gold_file_in_a_folder_is_no_text() {
    let folder = tempfile::tempdir().unwrap();
    let gold = folder.path().join("gold.jsonl");
    let passage = r#"{"id": "a", "text": "Chad met Niger.", "entities": [], "relations": []}"#;
    std::fs::write(&gold, format!("{passage}\n{passage}\n")).unwrap();
    std::fs::write(folder.path().join("a.txt"), "Norway recognized Palestine.\n").unwrap();
    let output = legation(["extract", path(folder.path())]);
    check(&output, &[0], &["gold.jsonl:1: a gold file"]);
    assert_eq!(output.stdout.iter().filter(|&&byte| byte == b'\n').count(), 1);
    // Named, it is read.
    assert!(String::from_utf8_lossy(&legation(["extract", path(&gold)]).stdout).contains("Chad met Niger."));
}

#[test]
fn explain_shows_every_step() {
    let text = b"Serbian Foreign Minister Ivica Dacic has not recognized Kosovo. It rained. Chad met the deadline that Togo had set.";
    let output = legation_reading(text, &["explain", "-"]);
    check(&output, &[0], &[]);
    let said = String::from_utf8_lossy(&output.stdout);
    for line in [
        "sentence 0: Serbian Foreign Minister Ivica Dacic has not recognized Kosovo.",
        "    recognized  recognize  VBN  ROOT",
        "      governed by  \"not\"",
        "      statement    not recognized(Ivica Da\u{10d}i\u{107}, Kosovo)",
        "  not parsed: no trigger of a rule beside two possible actors",
    ] {
        assert!(said.contains(line), "no {line:?} in\n{said}");
    }
    assert!(said.lines().any(|line| line.starts_with("    meet, frame ") && line.contains("no match, ")), "{said}");
    let only = legation_reading(text, &["explain", "-", "--sentence", "1"]);
    assert!(String::from_utf8_lossy(&only.stdout).contains("It rained."));
    check(&legation_reading(text, &["explain", "-", "--statement", "zz"]), &[1], &[]);
}

#[test]
fn eval_prints_the_table() {
    let folder = tempfile::tempdir().unwrap();
    let gold = folder.path().join("gold.jsonl");
    let passage =
        r#"{"id": "a", "source": "own", "text": "Norway recognized Palestine.", "entities": [], "relations": []}"#;
    std::fs::write(&gold, passage).unwrap();
    let output = legation(["eval", path(&gold), "--core", "--by", "source", "--errors", "3"]);
    check(&output, &[0], &[]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("passages: 1 gold"));
    check(&legation(["eval", "no-gold.jsonl"]), &[2], &["no-gold.jsonl: no such gold file"]);
}

#[test]
fn a_stream_is_answered_while_it_is_open() {
    use std::io::{BufRead, BufReader};
    let mut child = command(["extract", "-q", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let (sender, receiver) = std::sync::mpsc::channel();
    let output = BufReader::new(child.stdout.take().unwrap());
    let reader = std::thread::spawn(move || output.lines().try_for_each(|line| sender.send(line.unwrap())));
    for id in ["a", "b"] {
        writeln!(input, "{{\"id\":\"{id}\",\"text\":\"Norway recognized Palestine.\"}}").unwrap();
        let line =
            receiver.recv_timeout(std::time::Duration::from_secs(60)).expect("a statement before the stream ends");
        assert!(line.contains(&format!("\"document\":\"{id}\"")), "{line}");
    }
    drop(input);
    assert!(child.wait().unwrap().success());
    reader.join().unwrap().unwrap();
}
