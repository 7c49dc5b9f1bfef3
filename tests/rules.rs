//! The sentences inside the rule files, and rules that users bring.

use std::path::Path;

use legation::pipeline::Pipeline;

use super::cli::{check, legation, path};

/// A rule of this file's own.
const MIRROR: &str = r#"
name = "mirror"
relation = "mirrored"
summary = "A mirrors B."

[[frame]]
verb = ["mirror"]
actor = "subject"
recipient = "object"

[[accept]]
text = "Norway mirrored Chad."
yields = ["mirrored(Norway, Chad)"]

[[reject]]
text = "Norway mirrored a fair."
why = "a fair is no actor"
"#;

#[test]
fn every_sentence_of_every_rule_reads_as_its_file_says() {
    let tests = Pipeline::embedded().unwrap().test_rules();
    let failed: Vec<String> = tests.iter().filter(|test| !test.passed).map(|test| format!("{test:#?}")).collect();
    assert!(failed.is_empty(), "{} of {} sentences:\n{}", failed.len(), tests.len(), failed.join("\n"));
}

#[test]
fn every_rule_has_sentences_to_accept_and_to_reject() {
    let pipeline = Pipeline::embedded().unwrap();
    let tests = pipeline.test_rules();
    for rule in pipeline.rules() {
        let own = tests.iter().filter(|test| test.rule == rule.name);
        let (rejects, accepts): (Vec<_>, Vec<_>) = own.partition(|test| test.expected.is_empty());
        assert!(accepts.len() >= 3, "{}: fewer than three sentences to accept", rule.file);
        assert!(rejects.len() >= 2, "{}: fewer than two sentences to reject", rule.file);
        let stem = Path::new(&rule.file).file_stem().unwrap();
        assert_eq!(stem.to_str(), Some(rule.name.as_str()), "a file is named for its rule");
    }
}

#[test]
fn own_rules_add_to_the_built_in_ones() {
    let folder = tempfile::tempdir().unwrap();
    let (rule, text) = (folder.path().join("mirror.toml"), folder.path().join("a.txt"));
    std::fs::write(&rule, MIRROR).unwrap();
    std::fs::write(&text, "Norway mirrored Chad.\n").unwrap();
    let rules = path(folder.path());
    let listed = legation(["rules", "list", rules]);
    assert!(String::from_utf8_lossy(&listed.stdout).lines().any(|line| line.starts_with("mirror ")));
    check(&legation(["extract", path(&text)]), &[1], &[]);
    let extracted = legation(["extract", path(&text), "--rules", rules]);
    assert!(String::from_utf8_lossy(&extracted.stdout).contains("\"relation\":\"mirrored\""));
    std::fs::write(&rule, MIRROR.replace("mirrored(Norway, Chad)", "mirrored(Chad, Norway)")).unwrap();
    let tested = legation(["rules", "test", rules]);
    check(&tested, &[2], &[]);
    let said = String::from_utf8_lossy(&tested.stdout);
    assert!(
        said.contains(
            "mirror: Norway mirrored Chad.\n  expected mirrored(Chad, Norway)\n  found    mirrored(Norway, Chad)"
        ),
        "{said}"
    );
}

#[test]
fn own_names_add_to_the_built_in_ones() {
    let folder = tempfile::tempdir().unwrap();
    let (table, text) = (folder.path().join("names.csv"), folder.path().join("a.txt"));
    std::fs::write(&table, "name,kind,id\nAtlantis,state,ATL\n").unwrap();
    std::fs::write(&text, "Norway has recognized Atlantis.\n").unwrap();
    let extracted = legation(["extract", path(&text), "--gazetteer", path(&table)]);
    check(&extracted, &[0], &[]);
    assert!(
        String::from_utf8_lossy(&extracted.stdout).contains("\"id\":\"ATL\",\"name\":\"Atlantis\",\"kind\":\"state\"")
    );
}

fn codebook() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/CODEBOOK.md")
}

#[test]
fn the_codebook_says_what_rules_and_tables_say() {
    let written = std::fs::read_to_string(codebook()).unwrap().replace("\r\n", "\n");
    assert!(
        written == Pipeline::embedded().unwrap().codebook(),
        "docs/CODEBOOK.md is out of date: cargo test --test main -- --ignored write_codebook"
    );
}

#[test]
#[ignore = "writes docs/CODEBOOK.md"]
fn write_codebook() {
    std::fs::write(codebook(), Pipeline::embedded().unwrap().codebook()).unwrap();
}

#[test]
fn every_relation_of_a_rule_stands_in_the_ontology() {
    for rule in Pipeline::embedded().unwrap().rules() {
        let entry = legation::statement::Ontology::embedded().relation(&rule.relation);
        assert!(entry.is_some(), "{}: no row for {} in data/ontology/relations.csv", rule.file, rule.relation);
    }
}

#[test]
fn a_choice_of_relations_reads_the_same_statements_of_those() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("a.txt");
    std::fs::write(&text, "Chad met Niger. Chad condemned Niger. Chad recognized Niger.\n").unwrap();
    let lines = |more: &[&str]| {
        let out = legation([&["extract", path(&text)], more].concat());
        String::from_utf8(out.stdout).unwrap().lines().map(str::to_owned).collect::<Vec<String>>()
    };
    let all = lines(&[]);
    let core: Vec<String> = all.iter().filter(|line| !line.contains("\"condemned\"")).cloned().collect();
    assert_eq!(all.len(), 3, "{all:?}");
    assert_eq!(lines(&["--relations", "core"]), core);
    assert_eq!(lines(&["--relations", "condemned,met"]).len(), 2);
    check(
        &legation(["extract", path(&text), "--relations", "despised"]),
        &[2],
        &["no rule reads the relation `despised`"],
    );
}
