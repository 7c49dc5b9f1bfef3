//! The graph as its users see it: merging, order, the file and its errors.

use legation::graph::{DocumentInfo, KnowledgeGraph};
use legation::statement::Statement;

/// The documents of the fixture.
pub fn documents() -> Vec<DocumentInfo> {
    lines(include_str!("fixtures/documents.jsonl"))
}

/// The statements of the fixture.
pub fn statements() -> Vec<Statement> {
    lines(include_str!("fixtures/statements.jsonl"))
}

fn lines<T: serde::de::DeserializeOwned>(text: &str) -> Vec<T> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The graph of the fixture.
pub fn fixture() -> KnowledgeGraph {
    KnowledgeGraph::from_statements(documents(), statements())
}

#[test]
fn reports_merge_into_events_and_a_meeting_of_three_stays_one() {
    let graph = fixture();
    assert_eq!((graph.statements().len(), graph.events().len(), graph.actors().count()), (25, 21, 20));
    let trio = graph.events().iter().find(|event| event.participants.len() == 3).unwrap();
    assert_eq!(trio.statements().len(), 3);
    let pair = |a: &str, b: &str| {
        let (_, _, _, edge) = graph
            .relations()
            .find(|(_, s, t, r)| {
                r.name == "met" && graph.actor(*s).entity.id.as_str() == a && graph.actor(*t).entity.id.as_str() == b
            })
            .unwrap();
        edge.events.len()
    };
    // 25 October bilaterally (two reports and an undated one), the meeting of three, January 2024.
    assert_eq!(pair("Q100", "Q101"), 3);
    assert_eq!(pair("Q100", "obrien"), 1);
}

#[test]
fn order_of_input_does_not_matter() {
    let expected = fixture().to_json();
    let (mut documents, mut statements) = (documents(), statements());
    documents.reverse();
    for turn in 0..statements.len() {
        statements.rotate_left(turn);
        let graph = KnowledgeGraph::from_statements(documents.clone(), statements.iter().rev().cloned());
        assert_eq!(graph.to_json(), expected);
    }
}

#[test]
fn repeated_statements_count_once() {
    let twice: Vec<Statement> = statements().into_iter().chain(statements()).collect();
    assert_eq!(KnowledgeGraph::from_statements(documents(), twice).to_json(), fixture().to_json());
}

#[test]
fn the_file_loads_identically() {
    let graph = fixture();
    let json = graph.to_json();
    let loaded = KnowledgeGraph::from_json(&json).unwrap();
    assert_eq!(loaded.to_json(), json);
    let original: Vec<Statement> = graph.statements().map(|s| s.to_statement()).collect();
    let again: Vec<Statement> = loaded.statements().map(|s| s.to_statement()).collect();
    assert_eq!(original, again);
    let mut expected = statements();
    expected.sort_by(|a, b| a.id.cmp(&b.id));
    let mut original = original;
    original.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(original, expected);
}

#[test]
fn an_empty_graph_loads() {
    let json = KnowledgeGraph::default().to_json();
    assert!(KnowledgeGraph::from_json(&json).unwrap().is_empty());
}

#[test]
fn damaged_files_are_refused_with_the_place() {
    let json = fixture().to_json();
    let check = |text: &str, expected: &str| {
        let error = KnowledgeGraph::from_json(text).unwrap_err();
        assert!(error.is_graph());
        assert!(error.to_string().contains(expected), "{error}");
    };
    check("", "ends too early");
    check("{}", "missing field `legation`");
    check("<graph/>", "line 1, column 1: not a legation graph: expected value");
    check(&json[..json.len() / 2], "ends too early");
    check(&json.replace("\"format\":1", "\"format\":7"), "line 2");
    check(&json.replace("\"format\":1", "\"format\":7"), "graph format 7, but this version of legation reads format 1");
    check(
        &json.replace("\"statements\":[0]", "\"statements\":[9]"),
        "line 59: damaged graph file: event 0 should list its statements from 0 on",
    );
    check(&json.replace("\"participants\":[\"CIV\"", "\"participants\":[\"XXX\""), "names \"XXX\", which is no node");
    check(&json.replace("\"document\":\"doc-a\"", "\"document\":\"doc-x\""), "which is no document");
    check(&json.replace("\"statements\":25", "\"statements\":26"), "the header announces");
    check(&json.replacen("\"polarity\":\"affirmed\"", "\"polarity\":\"maybe\"", 1), "unknown variant `maybe`");
}
