//! A module imports only modules above it: the list is the table of docs/ARCHITECTURE.md.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Edges that go down on purpose: the importing module, the imported one, the only names allowed.
const EXCEPTIONS: &[(&str, &str, &[&str])] = &[
    // The engine reads polarity and status off the words; what they mean is part of a statement.
    ("rule", "statement", &["Polarity", "Status"]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The modules in the order in which the architecture lists them.
fn order() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("docs/ARCHITECTURE.md")).unwrap();
    let (_, table) = text.split_once("| module | does |").expect("the table of modules");
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.filter_map(|row| row.split('`').nth(1)).map(str::to_owned).collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The top-level module that a file belongs to.
fn module(file: &Path) -> String {
    let below = file.strip_prefix(root().join("src")).unwrap();
    below.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

/// The code of a file without its tests, which may use anything.
fn code(file: &Path) -> String {
    let text = std::fs::read_to_string(file).unwrap();
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn is_excepted(from: &str, to: &str, rest: &str) -> bool {
    let names: BTreeSet<&str> = rest.trim_matches(['{', '}']).split(',').map(str::trim).collect();
    EXCEPTIONS.iter().any(|(a, b, allowed)| (*a, *b) == (from, to) && names.iter().all(|name| allowed.contains(name)))
}

#[test]
fn every_module_stands_in_the_list() {
    let listed: BTreeSet<String> = order().into_iter().collect();
    let mut found = Vec::new();
    files(&root().join("src"), &mut found);
    let modules: BTreeSet<String> = found.iter().map(|file| module(file)).collect();
    let expected = modules.into_iter().filter(|name| name != "lib" && name != "main").collect();
    assert_eq!(listed, expected);
}

#[test]
fn modules_import_only_modules_above_them() {
    let order = order();
    let place = |name: &str| order.iter().position(|known| known == name);
    let import = regex::Regex::new(r"crate::([a-z_]+)(?:::(\{[^}]*\}|\w+))?").unwrap();
    let mut found = Vec::new();
    files(&root().join("src"), &mut found);
    found.sort();
    let mut wrong = Vec::new();
    for file in &found {
        let from = module(file);
        let Some(own) = place(&from) else { continue };
        for used in import.captures_iter(&code(file)) {
            let rest = used.get(2).map_or("", |rest| rest.as_str());
            let down = place(&used[1]).is_some_and(|other| other > own);
            if down && !is_excepted(&from, &used[1], rest) {
                wrong.push(format!("{}: {}", file.display(), &used[0]));
            }
        }
    }
    assert!(wrong.is_empty(), "imports from below:\n{}", wrong.join("\n"));
}

/// Names the source files whose code holds one of these words.
fn files_with(words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    files(&root().join("src"), &mut found);
    found.sort();
    let holds = |file: &PathBuf| words.iter().any(|word| code(file).contains(word));
    let name = |file: &PathBuf| file.strip_prefix(root().join("src")).unwrap().to_str().unwrap().replace('\\', "/");
    found.iter().filter(|file| holds(file)).map(name).collect()
}

#[test]
fn only_reader_tables_and_command_line_touch_files() {
    let found = files_with(&["std::fs", "fs::File", "File::open", "File::create", "tempfile::"]);
    // The last is a file of tests as a whole.
    let allowed =
        |name: &&String| ["reader/", "cli/", "table/", "gazetteer/builtin.rs"].iter().any(|at| name.starts_with(at));
    let elsewhere = |name: &&String| !allowed(name);
    assert_eq!(found.iter().find(elsewhere), None);
}

#[test]
fn nothing_opens_a_connection_or_starts_a_program() {
    let words =
        ["std::net", "TcpStream", "UdpSocket", "std::process::Command", "process::{Command", "std::os::unix::net"];
    assert_eq!(files_with(&words), [] as [String; 0]);
}

#[test]
fn unsafe_code_stands_in_one_file() {
    assert_eq!(files_with(&["unsafe ", "allow(unsafe_code)"]), ["analysis/kernel.rs"]);
}
