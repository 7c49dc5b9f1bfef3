//! CSV for Gephi, CSV for neo4j-admin, and openCypher.

use std::io::{self, Write};

use super::strand::{Strand, numbered};
use crate::graph::{Actor, KnowledgeGraph};
use crate::text::PartialDate;

fn text(date: Option<PartialDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn actor_cells(actor: &Actor) -> [String; 7] {
    let entity = &actor.entity;
    [
        entity.id.to_string(),
        entity.name.clone(),
        entity.kind.label().to_owned(),
        entity.state.as_ref().map(ToString::to_string).unwrap_or_default(),
        entity.wikidata.as_ref().map(ToString::to_string).unwrap_or_default(),
        actor.aliases.join(";"),
        actor.events.to_string(),
    ]
}

/// Writes `nodes.csv`: the columns that Gephi knows (`Id`, `Label`), then ours.
pub(super) fn write_nodes(graph: &KnowledgeGraph, out: impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(["Id", "Label", "kind", "state", "wikidata", "aliases", "events"])?;
    graph.actors().try_for_each(|(_, actor)| table.write_record(actor_cells(actor)))?;
    table.flush()
}

/// Writes `edges.csv`: `Source`, `Target`, `Type`, `Id`, `Label`, `Weight` as Gephi reads them, then ours.
pub(super) fn write_edges(graph: &KnowledgeGraph, out: impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let columns =
        ["Source", "Target", "Type", "Id", "Label", "Weight", "relation", "polarity", "status", "first", "last"];
    table.write_record(columns.iter().chain(&["confidence", "documents"]))?;
    for (id, strand) in numbered(graph) {
        let (first, last) = strand.dates(graph);
        let direction = if strand.symmetric { "Undirected" } else { "Directed" };
        table.write_record([
            graph.actor(strand.source).entity.id.as_str(),
            graph.actor(strand.target).entity.id.as_str(),
            direction,
            &id,
            &strand.label(),
            &strand.events.len().to_string(),
            strand.relation,
            strand.polarity.label(),
            strand.status.label(),
            &text(first),
            &text(last),
            &strand.confidence(graph).to_string(),
            &strand.documents(graph).join(";"),
        ])?;
    }
    table.flush()
}

/// Writes `nodes.csv` for neo4j-admin. Names may hold line breaks: import with `--multiline-fields=true`.
pub(super) fn write_neo4j_nodes(graph: &KnowledgeGraph, out: impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(["id:ID", "name", "kind", "state", "wikidata", "aliases:string[]", "events:int", ":LABEL"])?;
    for (_, actor) in graph.actors() {
        let [id, name, kind, state, wikidata, aliases, events] = actor_cells(actor);
        let label = format!("Actor;{}", capitalised(&kind));
        table.write_record([id, name, kind, state, wikidata, aliases, events, label])?;
    }
    table.flush()
}

/// Writes `relationships.csv` for neo4j-admin.
pub(super) fn write_neo4j_edges(graph: &KnowledgeGraph, out: impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let columns =
        [":START_ID", ":END_ID", ":TYPE", "polarity", "status", "symmetric:boolean", "weight:int", "first", "last"];
    table.write_record(columns.iter().chain(&["confidence:float", "documents:string[]"]))?;
    for (_, strand) in numbered(graph) {
        let (first, last) = strand.dates(graph);
        table.write_record([
            graph.actor(strand.source).entity.id.as_str(),
            graph.actor(strand.target).entity.id.as_str(),
            &type_name(strand.relation),
            strand.polarity.label(),
            strand.status.label(),
            &strand.symmetric.to_string(),
            &strand.events.len().to_string(),
            &text(first),
            &text(last),
            &strand.confidence(graph).to_string(),
            &strand.documents(graph).join(";"),
        ])?;
    }
    table.flush()
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Relation as a relationship type: letters, digits and underscores in upper case.
fn type_name(relation: &str) -> String {
    relation.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect()
}

/// Writes an openCypher script, one statement a line: `CREATE` the actors, `MATCH` two and `CREATE` the relationship
/// between.
pub(super) fn write_cypher(graph: &KnowledgeGraph, mut out: impl Write) -> io::Result<()> {
    for (_, actor) in graph.actors() {
        let [id, name, kind, state, wikidata, _, _] = actor_cells(actor);
        let aliases: Vec<String> = actor.aliases.iter().map(|alias| quote(alias)).collect();
        writeln!(
            out,
            "CREATE (:Actor {{id: {}, name: {}, kind: {}, state: {}, wikidata: {}, aliases: [{}], events: {}}});",
            quote(&id),
            quote(&name),
            quote(&kind),
            quote(&state),
            quote(&wikidata),
            aliases.join(", "),
            actor.events
        )?;
    }
    numbered(graph).try_for_each(|(_, strand)| write_cypher_edge(graph, &strand, &mut out))
}

fn write_cypher_edge(graph: &KnowledgeGraph, strand: &Strand, out: &mut impl Write) -> io::Result<()> {
    let [source, target] = [strand.source, strand.target].map(|node| quote(graph.actor(node).entity.id.as_str()));
    let (first, last) = strand.dates(graph);
    let documents: Vec<String> = strand.documents(graph).iter().map(|id| quote(id)).collect();
    writeln!(
        out,
        "MATCH (a:Actor {{id: {source}}}), (b:Actor {{id: {target}}}) CREATE (a)-[:{} {{polarity: {}, status: {}, symmetric: {}, \
         weight: {}, first: {}, last: {}, confidence: {:?}, documents: [{}]}}]->(b);",
        type_name(strand.relation),
        quote(strand.polarity.label()),
        quote(strand.status.label()),
        strand.symmetric,
        strand.events.len(),
        quote(&text(first)),
        quote(&text(last)),
        strand.confidence(graph),
        documents.join(", "),
    )
}

/// A Cypher string literal.
fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('\'');
    for c in text.chars() {
        match c {
            '\\' => quoted.push_str("\\\\"),
            '\'' => quoted.push_str("\\'"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('\'');
    quoted
}
