//! Graph files and typed names.

use std::sync::LazyLock;

use legation::graph::KnowledgeGraph;
use legation::query::{Filter, Measure, communities, find_actor, rank, relations, timeline};

/// A graph file is refused, or it is a graph: written and read it stays the same, and it answers.
pub fn graph_json(bytes: &[u8]) {
    let Ok(graph) =
        std::str::from_utf8(bytes).map_err(drop).and_then(|text| KnowledgeGraph::from_json(text).map_err(drop))
    else {
        return;
    };
    let json = graph.to_json();
    let again = KnowledgeGraph::from_json(&json).expect("what is written is read");
    assert_eq!(again.to_json(), json, "import is not the inverse of export");
    let filter = Filter::default();
    for (node, _) in graph.actors().take(3) {
        timeline(&graph, node, &filter);
    }
    relations(&graph, &filter);
    rank(&graph, Measure::Degree, 5);
    communities(&graph);
}

/// A typed name finds an actor or is refused; every actor is found by its own id.
pub fn query_name(bytes: &[u8]) {
    static GRAPH: LazyLock<KnowledgeGraph> = LazyLock::new(|| {
        KnowledgeGraph::from_json(include_str!("../../graphs/demo/graph.json")).expect("tests read the file")
    });
    let name = String::from_utf8_lossy(bytes);
    match find_actor(&GRAPH, &name) {
        Ok(actor) => {
            let id = GRAPH.actor(actor).entity.id.as_str();
            assert_eq!(find_actor(&GRAPH, id).ok(), Some(actor), "an id does not find its actor");
        }
        Err(error) => assert!(error.is_query()),
    }
    let _ = name.parse::<legation::text::PartialDate>();
}
