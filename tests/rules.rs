//! The sentences inside the rule files, and rules that users bring.

use std::path::Path;

use legation::pipeline::Pipeline;

use super::cli::{check, legation, path};

/// A rule of this file's own.
const HOST: &str = r#"
name = "host"
relation = "hosted"
summary = "A hosts B."

[[frame]]
verb = ["host"]
actor = "subject"
recipient = "object"

[[accept]]
text = "Norway hosted Chad."
yields = ["hosted(Norway, Chad)"]

[[reject]]
text = "Norway hosted a fair."
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
    let (rule, text) = (folder.path().join("host.toml"), folder.path().join("a.txt"));
    std::fs::write(&rule, HOST).unwrap();
    std::fs::write(&text, "Norway hosted Chad.\n").unwrap();
    let rules = path(folder.path());
    let listed = legation(["rules", "list", rules]);
    assert!(String::from_utf8_lossy(&listed.stdout).lines().any(|line| line.starts_with("host ")));
    check(&legation(["extract", path(&text)]), &[1], &[]);
    let extracted = legation(["extract", path(&text), "--rules", rules]);
    assert!(String::from_utf8_lossy(&extracted.stdout).contains("\"relation\":\"hosted\""));
    std::fs::write(&rule, HOST.replace("hosted(Norway, Chad)", "hosted(Chad, Norway)")).unwrap();
    let tested = legation(["rules", "test", rules]);
    check(&tested, &[2], &[]);
    let said = String::from_utf8_lossy(&tested.stdout);
    assert!(
        said.contains("host: Norway hosted Chad.\n  expected hosted(Chad, Norway)\n  found    hosted(Norway, Chad)"),
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
