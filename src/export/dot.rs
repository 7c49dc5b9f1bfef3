//! Graphviz DOT, through the syntax tree of graphviz-rust, which prints what it is given: quoting is done here.

use dot_structures::{Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node, NodeId, Stmt, Vertex};
use graphviz_rust::printer::{DotPrinter, PrinterContext};
use petgraph::stable_graph::NodeIndex;

use super::strand::{Strand, strands};
use super::style;
use super::xml::escape;
use crate::gazetteer::EntityKind;
use crate::graph::{Actor, KnowledgeGraph};
use crate::statement::{Polarity, Status};

/// Above this many edges, labels that only repeat the colour are left out.
const CROWDED: usize = 60;
/// Up to this many actors, with few lines each, the layered layout reads best.
const LAYERED: usize = 12;

/// Returns the graph as DOT with a caption and a legend.
pub(super) fn dot(graph: &KnowledgeGraph, caption: &[String]) -> String {
    let strands: Vec<Strand> = strands(graph).filter(|strand| strand.source != strand.target).collect();
    let count = graph.petgraph().node_count();
    let engine = engine(count, strands.len());
    let mut stmts = vec![
        Stmt::GAttribute(GraphAttributes::Graph(vec![
            plain("layout", engine),
            plain("rankdir", "LR"),
            plain("overlap", "false"),
            plain("splines", "true"),
            quoted("sep", "+12"),
            plain("nodesep", "0.35"),
            plain("ranksep", "0.9"),
            plain("outputorder", "edgesfirst"),
            quoted("fontname", "Arial"),
            plain("labelloc", "b"),
            html("label", &legend(graph, &strands, caption)),
        ])),
        Stmt::GAttribute(GraphAttributes::Node(vec![
            quoted("fontname", "Arial"),
            plain("fontsize", "12"),
            plain("style", "filled"),
            quoted("color", "#555555"),
            quoted("margin", "0.12,0.06"),
        ])),
        Stmt::GAttribute(GraphAttributes::Edge(vec![
            quoted("fontname", "Arial"),
            plain("fontsize", "10"),
            plain("arrowsize", "0.8"),
            plain("len", "1.9"),
        ])),
    ];
    let crowded = strands.len() > CROWDED;
    stmts.extend(graph.actors().map(|(node, actor)| node_stmt(node, actor)));
    stmts.extend(strands.iter().map(|strand| edge_stmt(strand, crowded)));
    let tree = Graph::DiGraph { id: Id::Plain("legation".to_owned()), strict: false, stmts };
    let mut text = tree.print(PrinterContext::default().with_node_mult_attr_s_l().with_semi());
    text.push('\n');
    text
}

/// The Graphviz engine for this many actors and lines.
fn engine(actors: usize, lines: usize) -> &'static str {
    if actors <= LAYERED && lines <= 2 * actors { "dot" } else { "neato" }
}

fn plain(name: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(name.to_owned()), Id::Plain(value.to_owned()))
}

fn quoted(name: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(name.to_owned()), Id::Escaped(quote(value)))
}

fn html(name: &str, table: &str) -> Attribute {
    Attribute(Id::Plain(name.to_owned()), Id::Html(format!("<{table}>")))
}

/// A DOT string: quotation marks and backslashes escaped, line breaks as `\n`. Graphviz reads `&...;` as an entity, so
/// that an `&` which begins one is itself written as one.
fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for (place, c) in text.char_indices() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '&' if begins_entity(&text[place + 1..]) => quoted.push_str("&amp;"),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether what follows an `&` makes it an entity: letters, or `#` and more, up to a semicolon.
fn begins_entity(rest: &str) -> bool {
    let name = rest.split(';').next().unwrap_or_default();
    name.len() < rest.len() && !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#')
}

fn node_id(node: NodeIndex) -> NodeId {
    NodeId(Id::Plain(format!("n{}", node.index())), None)
}

fn node_stmt(node: NodeIndex, actor: &Actor) -> Stmt {
    let kind = actor.entity.kind;
    let attributes = vec![
        quoted("label", &style::wrap(&actor.entity.name).join("\n")),
        plain("shape", style::shape(kind)),
        quoted("fillcolor", style::fill(kind)),
        quoted("tooltip", &format!("{} ({}), {} events", actor.entity.name, kind.label(), actor.events)),
    ];
    Stmt::Node(Node { id: node_id(node), attributes })
}

fn edge_stmt(strand: &Strand, crowded: bool) -> Stmt {
    let color = style::color(strand.relation);
    let mut attributes = vec![
        quoted("color", color),
        quoted("fontcolor", color),
        plain("penwidth", &format!("{:.2}", style::width(strand))),
        plain("style", style::line(strand)),
        quoted("tooltip", &style::label(strand, false)),
    ];
    let label = style::label(strand, crowded);
    if !label.is_empty() {
        attributes.push(quoted("label", &label));
    }
    if strand.symmetric {
        attributes.push(plain("dir", "none"));
    } else if strand.status == Status::Lifted {
        attributes.push(plain("arrowhead", "odot"));
    }
    let ends = EdgeTy::Pair(Vertex::N(node_id(strand.source)), Vertex::N(node_id(strand.target)));
    Stmt::Edge(Edge { ty: ends, attributes })
}

/// Caption and legend as an HTML-like label.
fn legend(graph: &KnowledgeGraph, strands: &[Strand], caption: &[String]) -> String {
    let mut cells: Vec<String> = Vec::new();
    for (kind, sign) in
        KINDS.into_iter().filter(|(kind, _)| graph.actors().any(|(_, actor)| actor.entity.kind == *kind))
    {
        cells.push(format!("<TD BGCOLOR=\"{}\">{sign} {}</TD>", style::fill(kind), kind.label()));
    }
    let lines = style::legend(strands.iter().map(|strand| strand.relation));
    cells.extend(
        lines
            .iter()
            .map(|(color, names)| format!("<TD><FONT COLOR=\"{color}\"><B>— {}</B></FONT></TD>", escape(names))),
    );
    cells.extend(line_signs(strands).into_iter().map(|sign| format!("<TD>{sign}</TD>")));
    let width = 6;
    let rows: Vec<String> = cells.chunks(width).map(|row| format!("<TR>{}</TR>", row.concat())).collect();
    let span = cells.len().clamp(1, width);
    let caption: Vec<String> = caption
        .iter()
        .map(|line| format!("<TR><TD COLSPAN=\"{span}\" ALIGN=\"LEFT\">{}</TD></TR>", escape(line)))
        .collect();
    format!(
        "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"6\" CELLPADDING=\"3\">{}{}</TABLE>",
        caption.concat(),
        rows.concat()
    )
}

/// Kinds with a sign of the shape.
pub(super) const KINDS: [(EntityKind, &str); 5] = [
    (EntityKind::Person, "◯"),
    (EntityKind::State, "▭"),
    (EntityKind::Organization, "⬡"),
    (EntityKind::Place, "⌂"),
    (EntityKind::Group, "◇"),
];

/// What lines mean, as far as the picture has such lines.
pub(super) fn line_signs(strands: &[Strand]) -> Vec<&'static str> {
    let mut signs = Vec::new();
    if strands.iter().any(|strand| strand.polarity == Polarity::Negated) {
        signs.push("- - - denied");
    }
    if strands.iter().any(|strand| style::line(strand) == "dotted") {
        signs.push("· · · planned, possible, asked for");
    }
    if strands.iter().any(|strand| strand.status == Status::Lifted) {
        signs.push("—○ lifted");
    }
    if strands.iter().any(|strand| strand.events.len() > 1) {
        signs.push("×n number of events");
    }
    signs
}
