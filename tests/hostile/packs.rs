//! Rules, names and graphs of strangers.

use legation::graph::KnowledgeGraph;
use legation::query::find_actor;

use super::*;

const RULE: &str = "name = \"mine\"\nrelation = \"met\"\nsummary = \"A meets B.\"\n";
const FRAME: &str = "[[frame]]\nverb = [\"recognize\"]\nactor = \"subject\"\nrecipient = \"object\"\n";

/// Builds a pipeline from a file of this name and content; the error, if there is one.
fn build(name: &str, content: &str) -> Result<Pipeline, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), name, content);
    let begun = Instant::now();
    let builder = Pipeline::builder();
    let builder = if name == "names.csv" { builder.gazetteer(path) } else { builder.rules(folder.path()) };
    let built = builder.build().map_err(|error| error.to_string());
    assert!(begun.elapsed() < PATIENCE, "{name} took {:?}", begun.elapsed());
    built
}

fn check_refused(name: &str, content: &str, words: &str) {
    let message = build(name, content).unwrap_err();
    assert!(message.contains(words), "{message}");
}

#[test]
fn rules_without_bounds() {
    check_refused("mine.toml", &format!("{RULE}{}", FRAME.repeat(20_000)), "too many frames");
    let alternatives = format!("object{}", " | object".repeat(20_000));
    check_refused(
        "mine.toml",
        &format!("{RULE}{}", FRAME.replace("\"object\"", &format!("\"{alternatives}\""))),
        "too many frames",
    );
    let conditions = format!("{FRAME}unless = [{}]\n", "\"for\",".repeat(20_000));
    check_refused("mine.toml", &format!("{RULE}{conditions}"), "too many frames");
    check_refused("mine.toml", &format!("{RULE}x = {}", "[".repeat(100_000)), "mine.toml:4:");
    check_refused("mine.toml", &format!("{RULE}{FRAME}confidence = nan\n"), "expected a `confidence` from 0 to 1");
    check_refused("mine.toml", &"a.".repeat(50_000), "mine.toml:1:");
    check_refused("mine.toml", &format!("{RULE}{}", FRAME.replace("subject", "(a+)+$")), "expected a role");
}

/// A word list may be long, and hold what a pattern matcher would choke on: words are compared, not matched.
#[test]
fn word_lists_without_bounds() {
    let words: String = (0..50_000).map(|n| format!("mine,(a+)+${n}\n")).collect();
    let pipeline = build("lists.csv", &format!("list,word\n{words}"));
    assert!(pipeline.is_ok(), "{pipeline:?}");
}

#[cfg(unix)]
#[test]
fn rule_folders_in_circles() {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("a")).unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("b")).unwrap();
    let error = Pipeline::builder().rules(folder.path()).build().unwrap_err();
    assert!(error.to_string().contains("nested too deep"), "{error}");
}

#[test]
fn gazetteers() {
    let rows: String = (0..20_000).map(|n| format!("Person{n} Zugu{n},person,Envoy{n} Zugu\n")).collect();
    let pipeline = build("names.csv", &format!("name,kind,aliases\n{rows}")).unwrap();
    let text = "Person7 Zugu7 met Person9 Zugu9 in Oslo.".to_owned();
    let read = pipeline.extract(legation::text::RawDocument { text, ..Default::default() });
    assert_eq!(read.statements[0].to_string(), "met(Person7 Zugu7, Person9 Zugu9)");
    check_refused("names.csv", "name,kind\n\"Atlantis,state\n", "names.csv:2");
    let long = format!("name,kind\n{},state\n", "Atlantis ".repeat(20_000));
    let _either_way_it_ends = build("names.csv", &long);
    let many = format!("name,kind,aliases\nAtlantis,state,{}\n", "Mu;".repeat(20_000));
    let _either_way_it_ends = build("names.csv", &many);
}

#[test]
fn graphs() {
    let json = crate::graph::fixture().to_json();
    let refused = |json: &str| assert!(KnowledgeGraph::from_json(json).unwrap_err().is_graph());
    refused(&"[".repeat(200_000));
    refused(&format!("{{\"legation\":{}", "{\"a\":".repeat(200_000)));
    refused(&json.replacen("\"confidence\":0.9", "\"confidence\":1e999", 1));
    refused(&json.replacen("\"event\":0", "\"event\":4294967295", 1));
    refused(&json.replacen("\"event\":0", "\"event\":-1", 1));
    refused(&json.replace("\"statements\":[0", "\"statements\":[4294967295"));
    refused(&json.replacen("\\u", "\\ud800\\u", 1).replacen("Đ", "\\udc00", 1));
}

#[test]
fn names_that_are_asked_for() {
    let graph = crate::graph::fixture();
    for name in
        ["", " ", "\0", "((((", "(a+)+$", "%s%n", "' OR 1=1 --", "\u{202e}", "../../etc/passwd", "\u{301}\u{301}"]
    {
        let error = find_actor(&graph, name).unwrap_err();
        assert!(error.is_query(), "{name:?}: {error}");
    }
    let begun = Instant::now();
    assert!(find_actor(&graph, &"a b ".repeat(5_000)).is_err());
    assert!(find_actor(&graph, &"x".repeat(100_000)).is_err());
    assert!(begun.elapsed() < PATIENCE);
}
