//! The graph in the formats that other tools read, and in pictures.
//!
//! Writers stream to an [`io::Write`]; formats that are folders get their files from a closure, so that nothing here
//! touches the outside world.

mod dot;
mod force;
mod format;
mod json;
mod label;
mod picture;
mod place;
mod rdf;
mod strand;
mod style;
mod table;
mod text;
mod view;
mod xml;

use std::io::{self, Write};

pub use force::layout;
pub use format::ExportFormat;
pub use style::colors;
pub use text::write_dossier;
pub use view::{DEFAULT_TOP, Part, View};

use crate::error::{Error, Result};
use crate::graph::KnowledgeGraph;

/// Writes the graph in a format that is one file. `caption` is printed in pictures; the other formats have no place for
/// it.
///
/// # Errors
/// When `out` fails, or the format is a folder.
pub fn write(format: ExportFormat, graph: &KnowledgeGraph, caption: &[String], mut out: impl Write) -> Result<()> {
    let written = match format {
        ExportFormat::Dot => out.write_all(dot::dot(graph, caption).as_bytes()),
        ExportFormat::Svg => out.write_all(picture::svg(graph, caption)?.as_bytes()),
        ExportFormat::Png => out.write_all(&picture::png(graph, caption)?),
        ExportFormat::Mermaid => text::write_mermaid(graph, caption, &mut out),
        ExportFormat::Json => return graph.write_json(out),
        ExportFormat::GraphMl => xml::write_graphml(graph, &mut out),
        ExportFormat::Gexf => xml::write_gexf(graph, &mut out),
        ExportFormat::Cytoscape => json::write_cytoscape(graph, &mut out),
        ExportFormat::Graphology => json::write_graphology(graph, &mut out),
        ExportFormat::Cypher => table::write_cypher(graph, &mut out),
        ExportFormat::TriG => rdf::write_trig(graph, &mut out),
        ExportFormat::NQuads => rdf::write_nquads(graph, &mut out),
        ExportFormat::JsonLd => rdf::write_jsonld(graph, &mut out),
        ExportFormat::Ftm => json::write_ftm(graph, &mut out),
        ExportFormat::Csv | ExportFormat::Neo4jCsv | ExportFormat::Obsidian => {
            return Err(Error::query(format!("format {format} is a folder of files: name one with -o")));
        }
    };
    written.map_err(|e| Error::io(format!("cannot write {format}"), e))
}

/// Writes the graph in a format that is a folder: `open` gives the writer for each file name.
///
/// # Errors
/// When a writer fails, or the format is one file.
pub fn write_folder<W: Write>(
    format: ExportFormat,
    graph: &KnowledgeGraph,
    mut open: impl FnMut(&str) -> io::Result<W>,
) -> Result<()> {
    let mut all = || -> io::Result<()> {
        match format {
            ExportFormat::Csv => {
                table::write_nodes(graph, open("nodes.csv")?)?;
                table::write_edges(graph, open("edges.csv")?)
            }
            ExportFormat::Neo4jCsv => {
                table::write_neo4j_nodes(graph, open("nodes.csv")?)?;
                table::write_neo4j_edges(graph, open("relationships.csv")?)
            }
            ExportFormat::Obsidian => {
                let names = text::note_names(graph);
                names.iter().try_for_each(|(&node, name)| {
                    let mut file = open(&format!("{name}.md"))?;
                    text::write_note(graph, node, &names, &mut file)?;
                    file.flush()
                })
            }
            _ => Err(io::Error::other("not a folder")),
        }
    };
    all().map_err(|e| Error::io(format!("cannot write {format}"), e))
}
