//! SPARQL over the graph: parser and evaluator of oxigraph, asking the graph in place of a store.

use oxrdf::{GraphName, Term};
use spareval::{QueryEvaluator, QueryResults, QueryableDataset};
use spargebra::SparqlParser;

use super::answer::{Answer, Cell, Row};
use super::dataset::Dataset;
use crate::error::{Error, Result};
use crate::graph::{KnowledgeGraph, PREFIXES};

/// Rows that an answer may have; a query without conditions would fill the memory.
const MOST: usize = 1_000_000;

/// Answers a SPARQL query. The prefixes of the TriG export are declared (`leg:`, `rel:`, `actor:`, `prov:`, ...);
/// patterns outside `GRAPH` see the descriptions and the statements' triples together. `ASK` gives one row, `CONSTRUCT`
/// and `DESCRIBE` a row a triple. IRIs are shortened.
///
/// # Errors
/// When the query is not SPARQL, with its line and column, or fails; when the answer has more than a million rows.
pub fn sparql(graph: &KnowledgeGraph, query: &str) -> Result<Answer> {
    let dataset = Dataset::new(graph);
    answer(&dataset, query, MOST)
}

fn answer<'a>(dataset: impl QueryableDataset<'a>, query: &str, most: usize) -> Result<Answer> {
    let failed = |what: &dyn std::fmt::Display| Error::query(format!("the SPARQL query failed: {what}"));
    let mut parser = SparqlParser::new();
    for (name, iri) in PREFIXES {
        parser = parser.with_prefix(name, iri).expect("the prefixes are IRIs");
    }
    let query = parser.parse_query(query).map_err(|e| Error::query(format!("not a SPARQL query: {e}")))?;
    let evaluator = QueryEvaluator::new();
    let mut prepared = evaluator.prepare(&query);
    prepared.dataset_mut().set_default_graph(vec![GraphName::DefaultGraph]);
    let mut answer = Answer::default();
    let mut add = |cells: Vec<Cell>| {
        if answer.rows.len() == most {
            return Err(too_long(most));
        }
        answer.rows.push(Row { cells, evidence: Vec::new() });
        Ok(())
    };
    match prepared.execute(dataset).map_err(|e| failed(&e))? {
        QueryResults::Boolean(yes) => {
            add(vec![if yes { "true" } else { "false" }.into()])?;
            answer.columns.push("answer".to_owned());
        }
        QueryResults::Solutions(solutions) => {
            let columns = solutions.variables().iter().map(|variable| variable.as_str().to_owned()).collect();
            for solution in solutions {
                let solution = solution.map_err(|e| failed(&e))?;
                let text = |term: &Option<Term>| Cell::Text(term.as_ref().map(show).unwrap_or_default());
                add(solution.values().iter().map(text).collect())?;
            }
            answer.columns = columns;
        }
        QueryResults::Graph(triples) => {
            for triple in triples {
                let triple = triple.map_err(|e| failed(&e))?;
                let terms = [Term::from(triple.subject), Term::from(triple.predicate), triple.object];
                add(terms.iter().map(|term| Cell::Text(show(term))).collect())?;
            }
            answer.columns = ["subject", "predicate", "object"].map(str::to_owned).to_vec();
        }
    }
    Ok(answer)
}

fn too_long(most: usize) -> Error {
    Error::query(format!(
        "the answer has more than {most} rows; add conditions or LIMIT, or export as nquads and load that into a store on disk"
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

    use oxrdf::{GraphName, Quad};

    use super::{Dataset, answer};
    use crate::graph::{DocumentInfo, KnowledgeGraph};

    fn graph() -> KnowledgeGraph {
        let statements = include_str!("../../tests/fixtures/statements.jsonl").lines();
        let documents = include_str!("../../tests/fixtures/documents.jsonl").lines();
        KnowledgeGraph::from_statements(
            documents.map(|line| serde_json::from_str::<DocumentInfo>(line).unwrap()),
            statements.map(|line| serde_json::from_str(line).unwrap()),
        )
    }

    /// The same quads in a store of their own, facts in the default graph too.
    fn copied(graph: &KnowledgeGraph) -> oxrdf::Dataset {
        let mut dataset = oxrdf::Dataset::new();
        let added: Result<(), std::convert::Infallible> = graph.quads(|quad| {
            dataset.insert(&Quad { graph_name: GraphName::DefaultGraph, ..quad.clone() });
            dataset.insert(&quad);
            Ok(())
        });
        added.unwrap();
        dataset
    }

    #[test]
    fn asking_the_graph_is_like_asking_a_copy_of_its_quads() {
        let graph = graph();
        let copy = copied(&graph);
        let dataset = Dataset::new(&graph);
        for pattern in [
            "?s ?p ?o",
            "GRAPH ?g { ?s ?p ?o }",
            "GRAPH ?g { actor:SRB ?p ?o }",
            "GRAPH ?g { ?s rel:met ?o } ?g prov:wasDerivedFrom ?d",
            "?g leg:rule ?r . GRAPH ?g { ?s ?p ?o }",
            "actor:SRB ?p ?o",
            "?s ?p actor:SRB",
            "?s ?p \"affirmed\"",
            "?s rdfs:label \"Serbia\" ; ?p ?o",
            "?a rel:recognized ?b",
            "?a rel:not-recognized ?b",
            "?a rel:lifted-sanctioned ?b",
            "?a rel:met ?b . ?b rel:met ?c",
            "?a ?p ?b . ?b a leg:Person ; leg:state ?state . ?state rdfs:label ?name",
            "?s a leg:Statement ; leg:subject ?a ; leg:relation rel:met ; leg:reports ?e . ?e leg:participant ?b",
            "?e a leg:Event ; leg:date ?d FILTER(?d > \"2020-01-01\"^^xsd:date)",
            "?s prov:wasDerivedFrom ?d . ?d dcterms:title ?t . ?other prov:wasDerivedFrom ?d",
            "?s leg:confidence ?c FILTER(?c > 0.8)",
            "?x owl:sameAs ?y",
            "?a (rel:met|^rel:met)+ ?b",
            "?a leg:alias ?n . ?b rdfs:label ?n",
            "?a rdfs:label ?n . OPTIONAL { ?a leg:alias ?m }",
            "?s leg:polarity ?w . ?t leg:polarity ?w . ?s leg:object ?o . ?t leg:subject ?o",
            "BIND(IRI(\"urn:legation:actor:SRB\") AS ?a) ?a rdfs:label ?n",
            "BIND(STRDT(\"2008\", xsd:gYear) AS ?d) ?s leg:date ?d",
            "?s leg:events 3",
            "<urn:legation:event:0> ?p ?o",
            "<urn:legation:event:00> ?p ?o",
            "actor:NOBODY ?p ?o",
        ] {
            let query = format!("SELECT * {{ {pattern} }}");
            // Rows in any order, and columns too: patterns are reordered.
            let ask = |answer: super::Answer| {
                let mut rows: Vec<_> = answer
                    .rows
                    .iter()
                    .map(|row| row.cells.iter().map(ToString::to_string).collect::<Vec<_>>())
                    .collect();
                rows.sort();
                (answer.columns, rows)
            };
            let found = ask(answer(&dataset, &query, usize::MAX).unwrap());
            assert_eq!(found, ask(answer(&copy, &query, usize::MAX).unwrap()), "{pattern}");
        }
    }

    #[test]
    fn every_statement_and_document_is_found_by_its_iri() {
        let graph = graph();
        let dataset = Dataset::new(&graph);
        for (class, count) in [("Statement", graph.statements().len()), ("Document", graph.documents().len())] {
            let query = format!(
                "SELECT ?s {{ ?x a leg:{class} BIND(IRI(STR(?x)) AS ?y) ?y a ?c FILTER(?c = leg:{class}) BIND(?y AS ?s) }}"
            );
            assert_eq!(answer(&dataset, &query, usize::MAX).unwrap().rows.len(), count);
        }
    }

    #[test]
    fn an_answer_that_memory_cannot_hold_is_refused() {
        let graph = graph();
        let dataset = Dataset::new(&graph);
        let ask = |most| answer(&dataset, "SELECT * { ?s ?p ?o }", most);
        let all = ask(usize::MAX).unwrap().rows.len();
        assert_eq!(ask(all).unwrap().rows.len(), all);
        let said = ask(all - 1).err().unwrap().to_string();
        assert!(said.contains("rows; add conditions or LIMIT"), "{said}");
    }
}
