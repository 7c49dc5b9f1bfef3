//! GraphML and GEXF.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event as Xml};
use quick_xml::name::QName;

use super::strand::{Strand, numbered, strands};
use crate::graph::{Actor, KnowledgeGraph};
use crate::text::PartialDate;

/// Attributes of nodes and edges: id in GraphML, name, type; the ids differ between the two.
const NODE_COLUMNS: [(&str, &str, &str); 6] = [
    ("n0", "name", "string"),
    ("n1", "kind", "string"),
    ("n2", "state", "string"),
    ("n3", "wikidata", "string"),
    ("n4", "aliases", "string"),
    ("n5", "events", "int"),
];
const EDGE_COLUMNS: [(&str, &str, &str); 9] = [
    ("x0", "relation", "string"),
    ("x1", "polarity", "string"),
    ("x2", "status", "string"),
    ("x3", "weight", "int"),
    ("x4", "first", "string"),
    ("x5", "last", "string"),
    ("x6", "confidence", "double"),
    ("x7", "documents", "string"),
    ("x8", "symmetric", "boolean"),
];

fn node_values(actor: &Actor) -> [String; 6] {
    let entity = &actor.entity;
    let state = entity.state.as_ref().map(ToString::to_string).unwrap_or_default();
    let wikidata = entity.wikidata.as_ref().map(ToString::to_string).unwrap_or_default();
    let aliases = actor.aliases.join(" | ");
    [entity.name.clone(), entity.kind.label().to_owned(), state, wikidata, aliases, actor.events.to_string()]
}

fn edge_values(graph: &KnowledgeGraph, strand: &Strand) -> [String; 9] {
    let text = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let (first, last) = strand.dates(graph);
    [
        strand.relation.to_owned(),
        strand.polarity.label().to_owned(),
        strand.status.label().to_owned(),
        strand.events.len().to_string(),
        text(first),
        text(last),
        strand.confidence(graph).to_string(),
        strand.documents(graph).join(" | "),
        strand.symmetric.to_string(),
    ]
}

/// Writes elements; nothing that XML 1.0 cannot hold gets through.
struct Document<W: Write>(Writer<W>);

impl<W: Write> Document<W> {
    fn start(out: W) -> io::Result<Self> {
        let mut writer = Writer::new_with_indent(out, b' ', 1);
        writer.write_event(Xml::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self(writer))
    }

    fn element<'a>(name: &'a str, attributes: &[(&'a str, &str)]) -> BytesStart<'a> {
        let mut element = BytesStart::new(name);
        for (key, value) in attributes {
            element.push_attribute(Attribute { key: QName(key), value: Cow::Owned(escape(value)) });
        }
        element
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Xml::Start(Self::element(name, attributes)))
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Xml::Empty(Self::element(name, attributes)))
    }

    fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        self.0.write_event(Xml::Text(BytesText::from_escaped(escape(text))))?;
        self.close(name)
    }

    fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Xml::End(BytesEnd::new(name)))
    }

    fn finish(self) -> io::Result<()> {
        self.0.into_inner().write_all(b"\n")
    }
}

/// Escapes text for content and attributes alike; control characters that XML 1.0 forbids become U+FFFD.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\t' => escaped.push_str("&#9;"),
            '\0'..='\x1F' | '\u{FFFE}' | '\u{FFFF}' => escaped.push('\u{FFFD}'),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Writes GraphML. Readers refuse graphs of both kinds of edges: all are directed, `symmetric` tells those that mean no
/// direction.
pub(super) fn write_graphml(graph: &KnowledgeGraph, out: impl Write) -> io::Result<()> {
    let mut xml = Document::start(out)?;
    xml.open("graphml", &[("xmlns", "http://graphml.graphdrawing.org/xmlns")])?;
    for (target, columns) in [("node", &NODE_COLUMNS[..]), ("edge", &EDGE_COLUMNS[..])] {
        for (id, name, kind) in columns {
            xml.empty("key", &[("id", id), ("for", target), ("attr.name", name), ("attr.type", kind)])?;
        }
    }
    xml.open("graph", &[("id", "legation"), ("edgedefault", "directed")])?;
    for (_, actor) in graph.actors() {
        xml.open("node", &[("id", actor.entity.id.as_str())])?;
        write_data(&mut xml, &NODE_COLUMNS, &node_values(actor))?;
        xml.close("node")?;
    }
    for (id, strand) in numbered(graph) {
        let ends = [strand.source, strand.target].map(|node| graph.actor(node).entity.id.as_str());
        xml.open("edge", &[("id", &id), ("source", ends[0]), ("target", ends[1])])?;
        write_data(&mut xml, &EDGE_COLUMNS, &edge_values(graph, &strand))?;
        xml.close("edge")?;
    }
    xml.close("graph")?;
    xml.close("graphml")?;
    xml.finish()
}

fn write_data<W: Write>(xml: &mut Document<W>, columns: &[(&str, &str, &str)], values: &[String]) -> io::Result<()> {
    columns
        .iter()
        .zip(values)
        .filter(|(_, value)| !value.is_empty())
        .try_for_each(|((id, _, _), value)| xml.text("data", &[("key", id)], value))
}

/// Writes GEXF 1.3: one edge a strand (`kind` tells parallel edges apart), its dated events as spells. Attributes have
/// their names as ids, for readers that show the id.
pub(super) fn write_gexf(graph: &KnowledgeGraph, out: impl Write) -> io::Result<()> {
    let mut xml = Document::start(out)?;
    xml.open("gexf", &[("xmlns", "http://gexf.net/1.3"), ("version", "1.3")])?;
    xml.open("meta", &[])?;
    xml.text("creator", &[], concat!("legation ", env!("CARGO_PKG_VERSION")))?;
    xml.close("meta")?;
    xml.open(
        "graph",
        &[
            ("mode", "dynamic"),
            ("defaultedgetype", "directed"),
            ("timeformat", "date"),
            ("timerepresentation", "interval"),
        ],
    )?;
    for (class, columns) in [("node", &NODE_COLUMNS[..]), ("edge", &EDGE_COLUMNS[..])] {
        xml.open("attributes", &[("class", class), ("mode", "static")])?;
        for (_, name, kind) in columns.iter().filter(|column| column.1 != "weight") {
            let kind = if *kind == "int" { "integer" } else { kind };
            xml.empty("attribute", &[("id", name), ("title", name), ("type", kind)])?;
        }
        xml.close("attributes")?;
    }
    xml.open("nodes", &[])?;
    for (_, actor) in graph.actors() {
        xml.open("node", &[("id", actor.entity.id.as_str()), ("label", &actor.entity.name)])?;
        write_attvalues(&mut xml, &NODE_COLUMNS, &node_values(actor))?;
        xml.close("node")?;
    }
    xml.close("nodes")?;
    xml.open("edges", &[])?;
    for (number, strand) in strands(graph).enumerate() {
        write_gexf_edge(&mut xml, graph, &format!("e{number}"), &strand)?;
    }
    xml.close("edges")?;
    xml.close("graph")?;
    xml.close("gexf")?;
    xml.finish()
}

fn write_gexf_edge<W: Write>(
    xml: &mut Document<W>,
    graph: &KnowledgeGraph,
    id: &str,
    strand: &Strand,
) -> io::Result<()> {
    let [source, target] = [strand.source, strand.target].map(|node| graph.actor(node).entity.id.as_str());
    let (label, weight) = (strand.label(), strand.events.len().to_string());
    let direction = if strand.symmetric { "undirected" } else { "directed" };
    xml.open(
        "edge",
        &[
            ("id", id),
            ("source", source),
            ("target", target),
            ("type", direction),
            ("kind", &label),
            ("label", &label),
            ("weight", &weight),
        ],
    )?;
    write_attvalues(xml, &EDGE_COLUMNS, &edge_values(graph, strand))?;
    let mut dates: Vec<PartialDate> = strand.events(graph).filter_map(|event| event.date).collect();
    dates.dedup();
    if !dates.is_empty() {
        xml.open("spells", &[])?;
        for date in dates {
            xml.empty("spell", &[("start", &date.first_day().to_string()), ("end", &date.last_day().to_string())])?;
        }
        xml.close("spells")?;
    }
    xml.close("edge")
}

fn write_attvalues<W: Write>(
    xml: &mut Document<W>,
    columns: &[(&str, &str, &str)],
    values: &[String],
) -> io::Result<()> {
    xml.open("attvalues", &[])?;
    for ((_, name, _), value) in
        columns.iter().zip(values).filter(|((_, name, _), value)| !value.is_empty() && *name != "weight")
    {
        xml.empty("attvalue", &[("for", name), ("value", value)])?;
    }
    xml.close("attvalues")
}
