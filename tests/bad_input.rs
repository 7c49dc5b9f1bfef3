//! Every kind of bad input: a clear message, the right exit code, no panic, nothing half written.

use std::path::Path;

use super::cli::{check, legation, path, pending, report};

/// Builds from one file of this name and content, and from a good one beside it when `company` is given.
fn build(name: &str, bytes: &[u8], company: bool, look: impl FnOnce(&std::process::Output, &Path)) {
    let folder = tempfile::tempdir().unwrap();
    let texts = folder.path().join("texts");
    std::fs::create_dir(&texts).unwrap();
    std::fs::write(texts.join(name), bytes).unwrap();
    if company {
        std::fs::write(texts.join("good.txt"), "Norway recognized Palestine.\n").unwrap();
    }
    let graph = folder.path().join("graph");
    look(&legation(["build", path(&texts), "-o", path(&graph)]), &graph);
    assert_eq!(pending(&graph), 0);
}

/// A bad file is refused alone, and skipped in company.
fn check_skipped(name: &str, bytes: &[u8], words: &[&str], cause: &str) {
    build(name, bytes, false, |output, graph| {
        check(output, &[2], words);
        check(output, &[2], &["no document could be read: 1 skipped"]);
        assert!(!graph.exists(), "nothing was read, nothing may be written");
    });
    build(name, bytes, true, |output, graph| {
        check(output, &[0], words);
        assert_eq!(report(graph)["documents"]["read"], 1);
        assert_eq!(report(graph)["documents"]["skipped_by_cause"][cause], 1);
    });
}

#[test]
fn missing_path() {
    let folder = tempfile::tempdir().unwrap();
    let graph = folder.path().join("graph");
    check(
        &legation(["build", "no/such/file.txt", "-o", path(&graph)]),
        &[2],
        &["legation: no/such/file.txt: no such file"],
    );
    assert!(!graph.exists());
    check(&legation(["extract", "no/such/file.txt"]), &[2], &["no/such/file.txt: no such file or folder"]);
    check(&legation(["explain", "no/such/file.txt"]), &[2], &["no/such/file.txt: no such file or folder"]);
}

#[test]
fn empty_file_and_empty_folder() {
    check_skipped("a.txt", b"", &["a.txt: empty: no text in it (skipped)"], "empty");
    let folder = tempfile::tempdir().unwrap();
    check(&legation(["extract", path(folder.path())]), &[2], &["no document found: expected .txt"]);
}

#[test]
fn binary_file() {
    check_skipped("a.txt", b"\x00\x01\x02\xff binary \x00", &["a.txt: binary data", "expected text"], "binary");
    check_skipped("a.txt", b"%PDF-1.7\n%abc", &["a.txt: binary data (PDF)"], "binary");
}

#[test]
fn invalid_utf8_is_decoded_and_said() {
    let text =
        "The President of Croatia met Ivica Dačić and Marko Đurić in Niš. Željko Šešum said the talks were short.";
    let (bytes, ..) = encoding_rs::WINDOWS_1250.encode(text);
    build("a.txt", &bytes, false, |output, graph| {
        check(output, &[0], &["a.txt: not UTF-8: decoded as windows-125"]);
        assert_eq!(report(graph)["documents"]["read"], 1);
        assert_eq!(report(graph)["documents"]["notes_by_cause"]["encoding"], 1);
        assert!(std::fs::read_to_string(graph.join("statements.jsonl")).unwrap().contains("Marko Đurić"));
    });
}

#[test]
fn line_of_fifty_megabytes() {
    let filler = "The weather in the capital was mild and the streets were calm. ";
    let text = format!("Norway recognized Palestine. {}", filler.repeat((50 << 20) / filler.len()));
    build("a.txt", text.as_bytes(), false, |output, graph| {
        check(output, &[0], &[]);
        assert_eq!(report(graph)["documents"]["read"], 1);
    });
}

#[test]
fn document_over_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("a.txt");
    std::fs::write(&text, "Chad met Niger. ".repeat(70_000)).unwrap();
    let output = legation(["extract", "--max-size", "1", path(&text)]);
    check(&output, &[2], &["a.txt: longer than 1 MiB, the limit for one document (skipped)"]);
}

#[test]
fn broken_json_line() {
    let lines = b"{\"id\":\"a\",\"text\":\"Chad met Niger.\"}\n{\"id\":\"b\",\"text\":\n{\"id\":\"c\",\"text\":5}\n{\"id\":\"d\",\"text\":\"Mali met Togo.\"}\n";
    build("n.jsonl", lines, false, |output, graph| {
        check(
            output,
            &[0],
            &["n.jsonl:2: not a JSON object at column", "n.jsonl:3: field text is a number: expected a string"],
        );
        assert_eq!(report(graph)["documents"]["read"], 2);
        assert_eq!(report(graph)["documents"]["skipped_by_cause"]["bad-record"], 2);
    });
}

#[test]
fn truncated_archive() {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    for n in 0..3000u32 {
        writeln!(encoder, "Envoy {} of Chad met the minister of Niger.", n.wrapping_mul(2_654_435_761)).unwrap();
    }
    let bytes = encoder.finish().unwrap();
    build("a.txt.gz", &bytes[..bytes.len() / 2], false, |output, graph| {
        check(output, &[0], &["a.txt.gz: breaks off", "bytes before are kept"]);
        assert_eq!(report(graph)["documents"]["read"], 1);
    });
}

#[test]
fn another_language() {
    let text = "Le ministre des affaires étrangères a rencontré lundi son homologue à Oslo et les deux hommes ont parlé de la \
                situation dans la région.";
    check_skipped("a.txt", text.as_bytes(), &["a.txt: looks like French, not English; --any-language"], "language");
}

#[test]
fn unwritable_output() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("a.txt");
    std::fs::write(&text, "Norway recognized Palestine.\n").unwrap();
    check(&legation(["build", path(&text), "-o", path(&text)]), &[2], &["a.txt: is a file, expected a folder"]);
    let below = text.join("graph");
    check(&legation(["build", path(&text), "-o", path(&below)]), &[2], &["cannot be written"]);
    let missing = folder.path().join("no/such/s.jsonl");
    check(
        &legation(["extract", path(&text), "-o", path(&missing)]),
        &[2],
        &["s.jsonl: cannot be written: its folder does not"],
    );
    check(&legation(["extract", path(&text), "-o", path(folder.path())]), &[2], &["is a folder, expected a file"]);
}

#[cfg(target_os = "linux")]
#[test]
fn folder_without_write_permission() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("a.txt");
    std::fs::write(&text, "Norway recognized Palestine.\n").unwrap();
    // Not even the superuser may make a folder here.
    check(&legation(["build", path(&text), "-o", "/proc/graph"]), &[2], &["/proc/graph: cannot be written"]);
}

#[test]
fn malformed_rule_file() {
    let folder = tempfile::tempdir().unwrap();
    let rule = folder.path().join("mine.toml");
    std::fs::write(&rule, "name = \"mine\"\nverb = [\"meet\",\n\nrelation = met\n").unwrap();
    let text = folder.path().join("a.txt");
    std::fs::write(&text, "Norway recognized Palestine.\n").unwrap();
    let graph = folder.path().join("graph");
    let rules = path(folder.path());
    for args in [
        &["rules", "check", rules][..],
        &["rules", "list", "--rules", rules],
        &["build", path(&text), "-o", path(&graph), "--rules", rules],
    ] {
        check(&legation(args), &[2], &["mine.toml:4:", " | ", "^"]);
    }
    assert!(!graph.exists());
    for (content, words) in [
        ("name = \"mine\"\nsumary = \"x\"\n", ["mine.toml:2:1", "sumary"]),
        ("name = 5\n", ["mine.toml:1:8", "expected a string"]),
    ] {
        std::fs::write(&rule, content).unwrap();
        check(&legation(["rules", "check", rules]), &[2], &words);
        check(&legation(["rules", "check", rules]), &[2], &[" | ", "^"]);
    }
    check(&legation(["rules", "check", "no/rules"]), &[2], &["no/rules: no such file or folder; --rules expects"]);
    std::fs::remove_file(&rule).unwrap();
    check(&legation(["rules", "check", rules]), &[2], &["no rule file (.toml) in this folder"]);
}

#[test]
fn malformed_gazetteer_file() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("a.txt");
    std::fs::write(&text, "Norway recognized Palestine.\n").unwrap();
    let table = folder.path().join("names.csv");
    let graph = folder.path().join("graph");
    let with = |content: &[u8], words: &[&str]| {
        std::fs::write(&table, content).unwrap();
        check(&legation(["build", path(&text), "-o", path(&graph), "--gazetteer", path(&table)]), &[2], words);
        assert!(!graph.exists());
    };
    with(b"title,kind\nAtlantis,state\n", &["names.csv:1:1", "unknown column `title`", "^"]);
    with(b"name,kind\nAtlantis,state\nMu,state,more\n", &["names.csv:3"]);
    with(
        b"name,kind\nAtlantis,nation\n",
        &["names.csv:2:10: column `kind` holds `nation`", "2 | Atlantis,nation", "^"],
    );
    with(b"name,kind\nAtl\xe1ntis,state\n", &["names.csv:2", "not UTF-8"]);
    check(&legation(["extract", path(&text), "--gazetteer", "no.csv"]), &[2], &["no.csv: no such file"]);
}

/// Runs a command on the graph `json`: it fails with these words, and the folder holds the graph and nothing else. `GRAPH` stands for the
/// graph, `OUT` at the start of an argument for a path beside it. (Not anywhere in it: names of temporary folders may hold both.)
fn check_graph(json: &str, args: &[&str], words: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let graph = folder.path().join("graph.json");
    std::fs::write(&graph, json).unwrap();
    let out = folder.path().join("out");
    let args: Vec<String> = args
        .iter()
        .map(|arg| match arg.strip_prefix("OUT") {
            Some(rest) => format!("{}{rest}", path(&out)),
            None if *arg == "GRAPH" => path(&graph).to_string(),
            None => arg.to_string(),
        })
        .collect();
    check(&legation(&args), &[2], words);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "{args:?}");
}

/// Every command that reads a graph refuses this one.
fn check_refused(json: &str, words: &[&str]) {
    for args in [
        &["query", "GRAPH", "who-met", "Kosovo"][..],
        &["query", "GRAPH", "sparql", "ASK {}"],
        &["dossier", "GRAPH", "Kosovo", "-o", "OUT"],
        &["export", "GRAPH", "-o", "OUT.gexf"],
        &["export", "GRAPH", "--format", "csv", "-o", "OUT"],
    ] {
        check_graph(json, args, words);
    }
}

#[test]
fn unknown_export_format() {
    let json = crate::graph::fixture().to_json();
    let known = ["unknown format \"xls\"", "expected one of dot, svg, png", "obsidian"];
    check_graph(&json, &["export", "GRAPH", "--format", "xls", "-o", "OUT"], &known);
    check_graph(&json, &["export", "GRAPH", "-o", "OUT.xls"], &["name the format with --format"]);
    check_graph(&json, &["export", "GRAPH", "--format", "csv"], &["csv is a folder of files: name one with -o"]);
}

#[test]
fn actor_that_is_not_in_the_graph() {
    let json = crate::graph::fixture().to_json();
    for args in [
        &["query", "GRAPH", "who-met", "Kosova"][..],
        &["query", "GRAPH", "path", "Serbia", "Kosova"],
        &["query", "GRAPH", "common", "Kosova", "Serbia"],
        &["query", "GRAPH", "timeline", "Kosova"],
        &["dossier", "GRAPH", "Kosova", "-o", "OUT.md"],
        &["export", "GRAPH", "--ego", "Kosova", "-o", "OUT.svg"],
    ] {
        check_graph(&json, args, &["no actor \"Kosova\" in the graph; near names: Kosovo"]);
    }
    check_graph(&json, &["query", "GRAPH", "sparql", "SELECT ?x {"], &["not a SPARQL query"]);
    check_graph(&json, &["query", "GRAPH", "relations", "--since", "soon"], &["expected a date such as"]);
}

#[test]
fn empty_graph() {
    check_refused(&legation::graph::KnowledgeGraph::default().to_json(), &["graph.json: the graph is empty"]);
}

#[test]
fn graph_of_another_version() {
    let json = crate::graph::fixture().to_json().replace("\"format\":1", "\"format\":7");
    check_refused(&json, &["graph.json:2", "graph format 7, but this version of legation reads format 1"]);
}

#[test]
fn damaged_graph() {
    let json = crate::graph::fixture().to_json();
    check_refused(&json[..json.len() / 2], &["graph.json:", "ends too early: expected the whole graph"]);
    check_refused("actor,met\n", &["graph.json:1:1", "not a legation graph: expected value"]);
    let maybe = json.replacen("\"polarity\":\"affirmed\"", "\"polarity\":\"maybe\"", 1);
    check_refused(&maybe, &["graph.json:", "unknown variant `maybe`, expected `affirmed` or `negated`"]);
    let nowhere = json.replacen("\"participants\":[\"CIV\"", "\"participants\":[\"XXX\"", 1);
    let line = 1 + nowhere.lines().position(|line| line.contains("\"participants\":[\"XXX\"")).unwrap();
    check_refused(&nowhere, &[&format!("graph.json:{line}"), "names \"XXX\", which is no node"]);
}

/// The line of the first record with these words, one-based, and the text with them replaced.
fn replaced(json: &str, words: &str, by: &str) -> (usize, String) {
    let line = 1 + json.lines().position(|line| line.contains(words)).unwrap();
    (line, json.replacen(words, by, 1))
}

#[test]
fn graph_whose_parts_contradict_each_other() {
    let json = crate::graph::fixture().to_json();
    let said = |(line, json): (usize, String), words: &str| {
        check_refused(&json, &[&format!("graph.json:{line}: damaged graph file: "), words]);
    };
    // Two nodes of one id: the second is the one that is named.
    let twice = json.replacen("{\"id\":\"KOS\"", "{\"id\":\"SRB\"", 1);
    let second = 1 + twice.lines().enumerate().filter(|(_, l)| l.starts_with("{\"id\":\"SRB\"")).nth(1).unwrap().0;
    said((second, twice), "a second node with the id \"SRB\"");
    said(replaced(&json, "\"source\":\"SRB\"", "\"source\":\"XXX\""), "edge ");
    said(replaced(&json, "\"target\":\"KOS\"", "\"target\":\"XXX\""), "names \"XXX\", which is no node");
    said(replaced(&json, "\"object\":\"KOS\"", "\"object\":\"XXX\""), "names \"XXX\", which is no node");
    said(
        replaced(&json, "\"statements\":25", "\"statements\":24"),
        "the header announces 24 statements, the file holds 25",
    );
    said(replaced(&json, "\"event\":0,", "\"event\":3,"), "do not name each other");
    said(replaced(&json, "\"document\":\"", "\"document\":\"no-"), "which is no document");
    // A line that is lost, here an edge.
    let edge = json.lines().find(|line| line.starts_with("{\"source\"")).unwrap();
    let lost = json.replacen(&format!("{edge}\n"), "", 1);
    check_refused(&lost, &["graph.json: damaged graph file: the events make 21 edges, the file holds 20"]);
}

#[test]
fn graph_that_breaks_off_anywhere() {
    let json = crate::graph::fixture().to_json();
    for part in 1..8 {
        let end = json.floor_char_boundary(json.len() * part / 8);
        let line = format!("graph.json:{}", json[..end].lines().count());
        check_refused(&json[..end], &[&line, "ends too early: expected the whole graph as legation wrote it"]);
    }
}

#[test]
fn missing_graph() {
    check(&legation(["query", "no/graph", "rank"]), &[2], &["no/graph: no such file or folder"]);
    let folder = tempfile::tempdir().unwrap();
    check(&legation(["query", path(folder.path()), "rank"]), &[2], &["no graph.json in this folder"]);
}

#[test]
fn unwritable_export() {
    let json = crate::graph::fixture().to_json();
    let below = ["export", "GRAPH", "-o", "GRAPH/below.gexf"];
    check_graph(&json, &below, &["below.gexf: cannot be written"]);
    check_graph(&json, &["export", "GRAPH", "-o", "OUT/no/such.gexf"], &["such.gexf: cannot be written"]);
    check_graph(&json, &["export", "GRAPH", "--format", "csv", "-o", "GRAPH/csv"], &["csv: cannot write"]);
    check_graph(&json, &["dossier", "GRAPH", "Kosovo", "-o", "OUT/no/such.md"], &["such.md: cannot be written"]);
}

// Not even the superuser may make a file here.
#[cfg(target_os = "linux")]
#[test]
fn export_without_write_permission() {
    let json = crate::graph::fixture().to_json();
    check_graph(&json, &["export", "GRAPH", "-o", "/proc/graph.gexf"], &["/proc/graph.gexf: cannot be written"]);
    check_graph(
        &json,
        &["export", "GRAPH", "--format", "obsidian", "-o", "/proc/notes"],
        &["/proc/notes: cannot write"],
    );
}
