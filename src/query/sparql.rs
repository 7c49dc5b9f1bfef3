//! SPARQL over the graph, by oxigraph in memory.

use oxigraph::model::Term;
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::{StorageError, Store};

use super::answer::{Answer, Cell, Row};
use crate::error::{Error, Result};
use crate::graph::{KnowledgeGraph, PREFIXES};

/// Answers a SPARQL query. The prefixes of the TriG export are declared (`leg:`, `rel:`, `actor:`, `prov:`, ...); patterns outside
/// `GRAPH` see the descriptions and the statements' triples together. `ASK` gives one row, `CONSTRUCT` and `DESCRIBE` a row a triple. IRIs are shortened.
///
/// # Errors
/// When the query is not SPARQL, with its line and column, or fails; when the graph has more than three million quads, some 100,000 statements with their documents.
pub fn sparql(graph: &KnowledgeGraph, query: &str) -> Result<Answer> {
    let failed = |what: String| Error::query(format!("the SPARQL query failed: {what}"));
    let mut evaluator = SparqlEvaluator::new();
    for (name, iri) in PREFIXES {
        evaluator = evaluator.with_prefix(name, iri).expect("the prefixes are IRIs");
    }
    let mut prepared = evaluator.parse_query(query).map_err(|e| Error::query(format!("not a SPARQL query: {e}")))?;
    prepared.dataset_mut().set_default_graph_as_union();
    let store = store(graph, MOST)?;
    let results = prepared.on_store(&store).execute().map_err(|e| failed(e.to_string()))?;
    let mut answer = Answer::default();
    match results {
        QueryResults::Boolean(yes) => {
            answer.columns.push("answer".to_owned());
            let cells = vec![if yes { "true" } else { "false" }.into()];
            answer.rows.push(Row { cells, evidence: Vec::new() });
        }
        QueryResults::Solutions(solutions) => {
            answer.columns = solutions.variables().iter().map(|variable| variable.as_str().to_owned()).collect();
            for solution in solutions {
                let solution = solution.map_err(|e| failed(e.to_string()))?;
                let cells =
                    solution.values().iter().map(|term| Cell::Text(term.as_ref().map(show).unwrap_or_default()));
                answer.rows.push(Row { cells: cells.collect(), evidence: Vec::new() });
            }
        }
        QueryResults::Graph(triples) => {
            answer.columns = ["subject", "predicate", "object"].map(str::to_owned).to_vec();
            for triple in triples {
                let triple = triple.map_err(|e| failed(e.to_string()))?;
                let terms = [Term::from(triple.subject), Term::from(triple.predicate), triple.object];
                let cells = terms.iter().map(|term| Cell::Text(show(term))).collect();
                answer.rows.push(Row { cells, evidence: Vec::new() });
            }
        }
    }
    Ok(answer)
}

/// Quads that are held at once before the store takes them.
const BATCH: usize = 50_000;

/// Quads that a query may see: the store in memory takes about 500 bytes for each.
const MOST: usize = 3_000_000;

fn store(graph: &KnowledgeGraph, most: usize) -> Result<Store> {
    let failed = |e: StorageError| Error::query(format!("the SPARQL query failed: {e}"));
    let store = Store::new().map_err(failed)?;
    let (mut batch, mut count) = (Vec::new(), 0);
    graph.quads(|quad| {
        count += 1;
        if count > most {
            return Err(too_large(graph, most));
        }
        batch.push(quad);
        if batch.len() == BATCH { store.extend(batch.drain(..)).map_err(failed) } else { Ok(()) }
    })?;
    store.extend(batch).map_err(failed)?;
    Ok(store)
}

fn too_large(graph: &KnowledgeGraph, most: usize) -> Error {
    Error::query(format!(
        "{} statements are more than {most} quads, too many for SPARQL in memory; take a part with --relation, --since, --until, \
         --status or --kind, or export as nquads and load that into a store on disk",
        graph.statements().count()
    ))
}

/// A literal's text, an IRI with its prefix.
fn show(term: &Term) -> String {
    match term {
        Term::Literal(literal) => literal.value().to_owned(),
        Term::NamedNode(node) => {
            let iri = node.as_str();
            let short = PREFIXES.iter().find_map(|(name, space)| Some(format!("{name}:{}", iri.strip_prefix(space)?)));
            short.unwrap_or_else(|| iri.to_owned())
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::store;
    use crate::graph::KnowledgeGraph;

    fn graph() -> KnowledgeGraph {
        let lines = include_str!("../../tests/fixtures/statements.jsonl").lines();
        KnowledgeGraph::from_statements([], lines.map(|line| serde_json::from_str(line).unwrap()))
    }

    #[test]
    fn a_graph_that_memory_cannot_hold_is_refused() {
        let graph = graph();
        let all = store(&graph, usize::MAX).unwrap().len().unwrap();
        assert!(store(&graph, 2 * all).is_ok());
        let said = store(&graph, all / 2).err().unwrap().to_string();
        assert!(said.contains("25 statements are more than") && said.contains("--relation"), "{said}");
    }
}
