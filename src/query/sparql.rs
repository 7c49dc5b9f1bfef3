//! SPARQL over the graph, by oxigraph in memory.

use oxigraph::model::Term;
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;

use super::answer::{Answer, Cell, Row};
use crate::error::{Error, Result};
use crate::graph::{KnowledgeGraph, PREFIXES};

/// Answers a SPARQL query. The prefixes of the TriG export are declared (`leg:`, `rel:`, `actor:`, `prov:`, ...); patterns outside
/// `GRAPH` see the descriptions and the statements' triples together. `ASK` gives one row, `CONSTRUCT` and `DESCRIBE` a row a triple. IRIs are shortened.
///
/// # Errors
/// When the query is not SPARQL, with its line and column, or fails.
pub fn sparql(graph: &KnowledgeGraph, query: &str) -> Result<Answer> {
    let failed = |what: String| Error::query(format!("the SPARQL query failed: {what}"));
    let mut evaluator = SparqlEvaluator::new();
    for (name, iri) in PREFIXES {
        evaluator = evaluator.with_prefix(name, iri).expect("the prefixes are IRIs");
    }
    let mut prepared = evaluator.parse_query(query).map_err(|e| Error::query(format!("not a SPARQL query: {e}")))?;
    prepared.dataset_mut().set_default_graph_as_union();
    let store = store(graph).map_err(|e| failed(e.to_string()))?;
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

fn store(graph: &KnowledgeGraph) -> std::result::Result<Store, oxigraph::store::StorageError> {
    let store = Store::new()?;
    let mut quads = Vec::new();
    let Ok(()) = graph.quads(|quad| -> std::result::Result<(), std::convert::Infallible> {
        quads.push(quad);
        Ok(())
    });
    store.extend(quads)?;
    Ok(store)
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
