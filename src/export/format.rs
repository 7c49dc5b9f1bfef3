//! The formats, what they are called and where they are specified.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, Result};

/// A format that the graph can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ExportFormat {
    /// Graphviz DOT.
    Dot,
    /// Picture, scalable.
    Svg,
    /// Picture, pixels.
    Png,
    /// Mermaid flowchart.
    Mermaid,
    /// Node-link JSON, the whole graph: what `legation query` reads.
    Json,
    /// GraphML.
    GraphMl,
    /// GEXF 1.3, dynamic.
    Gexf,
    /// Cytoscape JSON.
    Cytoscape,
    /// graphology JSON.
    Graphology,
    /// Folder of `nodes.csv` and `edges.csv` with the columns of Gephi.
    Csv,
    /// Folder of `nodes.csv` and `relationships.csv` for neo4j-admin import.
    Neo4jCsv,
    /// openCypher script.
    Cypher,
    /// TriG: one named graph a statement.
    TriG,
    /// N-Quads.
    NQuads,
    /// JSON-LD.
    JsonLd,
    /// FollowTheMoney entities, one JSON object a line.
    Ftm,
    /// Folder of linked Markdown notes.
    Obsidian,
}

impl ExportFormat {
    /// All formats, in the order in which help lists them.
    pub const ALL: [Self; 17] = [
        Self::Dot,
        Self::Svg,
        Self::Png,
        Self::Mermaid,
        Self::Json,
        Self::GraphMl,
        Self::Gexf,
        Self::Cytoscape,
        Self::Graphology,
        Self::Csv,
        Self::Neo4jCsv,
        Self::Cypher,
        Self::TriG,
        Self::NQuads,
        Self::JsonLd,
        Self::Ftm,
        Self::Obsidian,
    ];

    /// Name, extension, media type and specification.
    const fn row(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Self::Dot => ("dot", "dot", "text/vnd.graphviz", "https://graphviz.org/doc/info/lang.html"),
            Self::Svg => ("svg", "svg", "image/svg+xml", "https://www.w3.org/TR/SVG11/"),
            Self::Png => ("png", "png", "image/png", "https://www.w3.org/TR/png-3/"),
            Self::Mermaid => ("mermaid", "mmd", "text/vnd.mermaid", "https://mermaid.js.org/syntax/flowchart.html"),
            Self::Json => (
                "json",
                "json",
                "application/json",
                "https://networkx.org/documentation/stable/reference/readwrite/json_graph.html",
            ),
            Self::GraphMl => {
                ("graphml", "graphml", "application/graphml+xml", "http://graphml.graphdrawing.org/specification.html")
            }
            Self::Gexf => ("gexf", "gexf", "application/gexf+xml", "https://gexf.net/"),
            Self::Cytoscape => (
                "cytoscape",
                "cyjs",
                "application/vnd.cytoscape+json",
                "https://js.cytoscape.org/#notation/elements-json",
            ),
            Self::Graphology => {
                ("graphology", "graphology.json", "application/json", "https://graphology.github.io/serialization.html")
            }
            Self::Csv => ("csv", "csv", "text/csv", "https://www.rfc-editor.org/rfc/rfc4180"),
            Self::Neo4jCsv => {
                ("neo4j-csv", "csv", "text/csv", "https://neo4j.com/docs/operations-manual/current/import/")
            }
            Self::Cypher => ("cypher", "cypher", "application/x-cypher-query", "https://opencypher.org/resources/"),
            Self::TriG => ("trig", "trig", "application/trig", "https://www.w3.org/TR/trig/"),
            Self::NQuads => ("nquads", "nq", "application/n-quads", "https://www.w3.org/TR/n-quads/"),
            Self::JsonLd => ("jsonld", "jsonld", "application/ld+json", "https://www.w3.org/TR/json-ld11/"),
            Self::Ftm => ("ftm", "ftm.json", "application/x-ndjson", "https://followthemoney.tech/explorer/"),
            Self::Obsidian => ("obsidian", "md", "text/markdown", "https://help.obsidian.md/links"),
        }
    }

    /// Returns the name used on the command line.
    pub const fn name(self) -> &'static str {
        self.row().0
    }

    /// Returns the file extension without the dot.
    pub const fn extension(self) -> &'static str {
        self.row().1
    }

    /// Returns the media type.
    pub const fn media_type(self) -> &'static str {
        self.row().2
    }

    /// Returns the address of the specification.
    pub const fn specification(self) -> &'static str {
        self.row().3
    }

    /// Returns whether the format is a folder of files.
    pub const fn is_folder(self) -> bool {
        matches!(self, Self::Csv | Self::Neo4jCsv | Self::Obsidian)
    }

    /// Returns whether the format is a picture, which shows the actors with the most events only.
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Dot | Self::Svg | Self::Png | Self::Mermaid)
    }

    /// Returns the format that a file name announces by its extension, if any.
    pub fn from_file_name(name: &str) -> Option<Self> {
        let lower = name.to_lowercase();
        let fits = |format: &&Self| !format.is_folder() && lower.ends_with(&format!(".{}", format.extension()));
        Self::ALL.iter().filter(fits).max_by_key(|format| format.extension().len()).copied()
    }
}

impl fmt::Display for ExportFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for ExportFormat {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name).ok_or_else(|| {
            let known = Self::ALL.map(Self::name).join(", ");
            Error::query(format!("unknown format {name:?}; expected one of {known}"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::ExportFormat;

    #[test]
    fn names_lead_back() {
        for format in ExportFormat::ALL {
            assert_eq!(format.name().parse::<ExportFormat>().ok(), Some(format));
        }
        let check =
            |name: &str, expected: Option<ExportFormat>| assert_eq!(ExportFormat::from_file_name(name), expected);
        check("a/b.graphology.json", Some(ExportFormat::Graphology));
        check("graph.JSON", Some(ExportFormat::Json));
        check("graph", None);
    }
}
