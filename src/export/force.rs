//! Force-directed SVG for graphs that Graphviz would take too long for: straight edges, names beside the busiest
//! actors.

use std::fmt::Write as _;

use fa2::{FA2Data, FA2Settings};
use petgraph::stable_graph::NodeIndex;

use super::dot::{KINDS, line_signs};
use super::place::{ALONG, Places, Rect, text_width};
use super::strand::{Strand, strands};
use super::style;
use super::xml::escape;
use crate::gazetteer::EntityKind;
use crate::graph::KnowledgeGraph;
use crate::statement::Status;

/// Actors whose name is always written; the others' names are in the tooltip and, if there is room, beside them.
const NAMED: usize = 400;
/// Work of the layout: iterations times actors, so that time is bounded.
const WORK: usize = 400_000;
const MARGIN: f64 = 60.0;
/// Size of the numbers of events.
const COUNT: f64 = 8.0;
/// Size of caption and legend.
const LEGEND: f64 = 14.0;

/// Returns positions in points, all coordinates positive; deterministic. `weights` are of the edges.
pub fn layout(actors: usize, edges: impl Iterator<Item = (usize, usize, f64)>) -> Vec<(f64, f64)> {
    let mut data = FA2Data::<f64>::with_node_capacity(actors);
    for number in 0..actors {
        // A spiral of golden angles: even and without randomness.
        let (angle, radius) = (number as f64 * 2.399_963_23, (number as f64 + 1.0).sqrt() * 10.0);
        data.add_node_with_position(radius * angle.cos(), radius * angle.sin());
    }
    edges.filter(|(a, b, _)| a != b).for_each(|(a, b, weight)| data.add_edge_with_weight(a, b, weight));
    let settings = FA2Settings::from_graph_order(actors.max(2)).with_barnes_hut_theta(0.8).parallel(false);
    let mut runner = settings.build(data);
    runner.run((WORK / actors.max(1)).clamp(30, 600));
    spread(runner.data().positions().collect())
}

/// Scales so that the typical nearest neighbour is a name's height away, and moves everything into view.
fn spread(positions: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    let finite = |value: f64| if value.is_finite() { value } else { 0.0 };
    let mut positions: Vec<(f64, f64)> = positions.into_iter().map(|(x, y)| (finite(x), finite(y))).collect();
    draw_in(&mut positions);
    let low = positions.iter().fold((f64::MAX, f64::MAX), |low, p| (low.0.min(p.0), low.1.min(p.1)));
    let high = positions.iter().fold((f64::MIN, f64::MIN), |high, p| (high.0.max(p.0), high.1.max(p.1)));
    let extent = (high.0 - low.0).max(high.1 - low.1).max(1e-9);
    let side = 110.0 * (positions.len() as f64).sqrt();
    let scale = side / extent;
    positions.into_iter().map(|(x, y)| ((x - low.0) * scale + MARGIN, (y - low.1) * scale + MARGIN)).collect()
}

/// Brings those that drifted off, small components above all, near the outermost tenth.
fn draw_in(positions: &mut [(f64, f64)]) {
    let count = positions.len().max(1) as f64;
    let center = positions.iter().fold((0.0, 0.0), |sum, p| (sum.0 + p.0 / count, sum.1 + p.1 / count));
    let distance = |p: &(f64, f64)| (p.0 - center.0).hypot(p.1 - center.1);
    let mut distances: Vec<f64> = positions.iter().map(distance).collect();
    distances.sort_by(f64::total_cmp);
    let Some(&limit) = distances.get(distances.len() * 9 / 10).filter(|limit| **limit > 0.0) else { return };
    for p in positions.iter_mut() {
        let far = distance(p);
        if far > limit {
            let shrink = limit * (1.0 + 0.4 * (far / limit).ln()) / far;
            *p = (center.0 + (p.0 - center.0) * shrink, center.1 + (p.1 - center.1) * shrink);
        }
    }
}

/// Returns the picture as SVG.
pub(super) fn svg(graph: &KnowledgeGraph, caption: &[String]) -> String {
    let strands: Vec<Strand> = strands(graph).filter(|strand| strand.source != strand.target).collect();
    let edges = strands.iter().map(|s| (s.source.index(), s.target.index(), (s.events.len() as f64).ln_1p()));
    let positions = layout(graph.petgraph().node_count(), edges);
    let mut order: Vec<NodeIndex> = graph.actors().map(|(node, _)| node).collect();
    order.sort_by_key(|&node| (std::cmp::Reverse(graph.actor(node).events), node));
    let mut places = Places::default();
    let names = place_names(graph, &order, &positions, &mut places);
    let signs = legend(graph, &strands);
    let drawn =
        positions.iter().map(|&point| Rect::around(point, 0.0, 0.0)).chain(names.iter().map(|(rect, ..)| *rect));
    let drawn = drawn.flat_map(|rect| [(rect.left, rect.top), (rect.right, rect.bottom)]);
    let extent = Rect::of(drawn).unwrap_or(Rect::around((0.0, 0.0), 0.0, 0.0));
    let (left, top) = (extent.left.min(0.0) - 10.0, extent.top.min(0.0) - 10.0);
    let legend_width = MARGIN * 2.0 + signs.iter().map(|(_, sign)| text_width(sign, LEGEND) + 30.0).sum::<f64>();
    let width = (extent.right + MARGIN / 2.0).max(legend_width) - left;
    let bottom = extent.bottom + MARGIN / 2.0;
    let height = bottom + 24.0 * (caption.len() as f64 + 1.5) - top;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}pt\" height=\"{height:.0}pt\" viewBox=\"{left:.0} {top:.0} {width:.0} {height:.0}\" \
         font-family=\"Arial,Liberation Sans,Arimo,Helvetica,DejaVu Sans Condensed,sans-serif\">\n\
         <rect x=\"{left:.0}\" y=\"{top:.0}\" width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
    );
    for strand in &strands {
        draw_edge(&mut svg, strand, positions[strand.source.index()], positions[strand.target.index()]);
    }
    draw_counts(&mut svg, &strands, &positions, &mut places);
    draw_nodes(&mut svg, graph, &order, &positions, &names);
    draw_legend(&mut svg, &signs, caption, bottom);
    svg.push_str("</svg>\n");
    svg
}

fn write(svg: &mut String, arguments: std::fmt::Arguments) {
    svg.write_fmt(arguments).expect("writing to a string cannot fail");
}

fn draw_edge(svg: &mut String, strand: &Strand, from: (f64, f64), to: (f64, f64)) {
    let (color, width) = (style::color(strand.relation), style::width(strand) * 0.7);
    let dashes = match style::line(strand) {
        "dashed" => " stroke-dasharray=\"6 4\"",
        "dotted" => " stroke-dasharray=\"1.5 3\"",
        _ => "",
    };
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy).max(1e-6);
    let (ux, uy) = (dx / length, dy / length);
    // Parallel relations lie beside each other, each relation on its own side.
    let side = if strand.symmetric { 0.0 } else { 2.5 };
    let (ox, oy) = (-uy * side, ux * side);
    let end = if strand.symmetric { to } else { (to.0 - ux * 8.0, to.1 - uy * 8.0) };
    write(
        svg,
        format_args!(
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{color}\" stroke-width=\"{width:.2}\" stroke-opacity=\"0.65\"{dashes}><title>{}</title></line>\n",
            from.0 + ox,
            from.1 + oy,
            end.0 + ox,
            end.1 + oy,
            escape(&style::label(strand, false))
        ),
    );
    if !strand.symmetric {
        let fill = if strand.status == Status::Lifted { "white" } else { color };
        let base = (end.0 + ox - ux * 6.0, end.1 + oy - uy * 6.0);
        write(
            svg,
            format_args!(
                "<polygon points=\"{:.1},{:.1} {:.1},{:.1} {:.1},{:.1}\" fill=\"{fill}\" stroke=\"{color}\"/>\n",
                end.0 + ox,
                end.1 + oy,
                base.0 - uy * 3.0,
                base.1 + ux * 3.0,
                base.0 + uy * 3.0,
                base.1 - ux * 3.0
            ),
        );
    }
}

/// How often, beside the middle of the line or where there is room.
fn draw_counts(svg: &mut String, strands: &[Strand], positions: &[(f64, f64)], places: &mut Places) {
    for strand in strands.iter().filter(|strand| strand.events.len() > 1) {
        let (from, to) = (positions[strand.source.index()], positions[strand.target.index()]);
        let text = format!("×{}", strand.events.len());
        let at = |part: f64| (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
        let spots = ALONG.into_iter().map(|part| Rect::around(at(part), text_width(&text, COUNT), COUNT));
        let rect = places.choose(spots);
        let (x, y, color) = ((rect.left + rect.right) / 2.0, rect.bottom - 1.5, style::color(strand.relation));
        write(
            svg,
            format_args!(
                "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{COUNT}\" fill=\"{color}\" text-anchor=\"middle\" stroke=\"white\" stroke-width=\"2\" paint-order=\"stroke\">{text}</text>\n"
            ),
        );
    }
}

/// Places for the names of the busiest, the busiest first: beside the sign, above or below it.
fn place_names(
    graph: &KnowledgeGraph,
    order: &[NodeIndex],
    positions: &[(f64, f64)],
    places: &mut Places,
) -> Vec<(Rect, String, f64)> {
    for &node in order {
        places.take(Rect::around(positions[node.index()], radius(graph, node) * 2.0, radius(graph, node) * 2.0));
    }
    let named = order.iter().take(NAMED).enumerate();
    named
        .map(|(rank, &node)| {
            let size = [(15, 16.0), (60, 12.0)].iter().find(|(top, _)| rank < *top).map_or(9.0, |(_, size)| *size);
            let name = graph.actor(node).entity.name.split_whitespace().collect::<Vec<_>>().join(" ");
            let ((x, y), away) = (positions[node.index()], radius(graph, node) + 2.0);
            let (width, height) = (text_width(&name, size), size);
            let (aside, above) = (away + width / 2.0, away + height / 2.0);
            let ways = [
                (aside, 0.0),
                (-aside, 0.0),
                (0.0, above),
                (0.0, -above),
                (aside, above),
                (aside, -above),
                (-aside, above),
                (-aside, -above),
            ];
            let rect = places.choose(ways.into_iter().map(|(dx, dy)| Rect::around((x + dx, y + dy), width, height)));
            (rect, name, size)
        })
        .collect()
}

fn radius(graph: &KnowledgeGraph, node: NodeIndex) -> f64 {
    4.0 + f64::from(graph.actor(node).events).ln_1p()
}

fn draw_nodes(
    svg: &mut String,
    graph: &KnowledgeGraph,
    order: &[NodeIndex],
    positions: &[(f64, f64)],
    names: &[(Rect, String, f64)],
) {
    // The busiest last, so that nothing lies over its name.
    for (rank, &node) in order.iter().enumerate().rev() {
        let actor = graph.actor(node);
        let (x, y) = positions[node.index()];
        let tooltip =
            escape(&format!("{} ({}), {} events", actor.entity.name, actor.entity.kind.label(), actor.events));
        write(svg, format_args!("<g><title>{tooltip}</title>{}", shape(actor.entity.kind, x, y, radius(graph, node))));
        if let Some((rect, name, size)) = names.get(rank) {
            write(
                svg,
                format_args!(
                    "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{size}\" text-anchor=\"middle\" stroke=\"white\" stroke-width=\"2.5\" stroke-opacity=\"0.85\" paint-order=\"stroke\" fill=\"#111111\">{}</text>",
                    (rect.left + rect.right) / 2.0,
                    rect.bottom - size * 0.22,
                    escape(name)
                ),
            );
        }
        svg.push_str("</g>\n");
    }
}

fn shape(kind: EntityKind, x: f64, y: f64, r: f64) -> String {
    let paint = format!("fill=\"{}\" stroke=\"#333333\"", style::fill(kind));
    match kind {
        EntityKind::Person => format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{r:.1}\" {paint}/>"),
        EntityKind::State => {
            let (left, top, side) = (x - r, y - r, r * 2.0);
            format!("<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{side:.1}\" height=\"{side:.1}\" {paint}/>")
        }
        EntityKind::Organization => polygon(6, x, y, r * 1.15, &paint),
        EntityKind::Place => polygon(3, x, y, r * 1.3, &paint),
        EntityKind::Group => polygon(4, x, y, r * 1.2, &paint),
    }
}

fn polygon(corners: u32, x: f64, y: f64, r: f64, paint: &str) -> String {
    let corner = |number: u32| {
        let angle = std::f64::consts::TAU * f64::from(number) / f64::from(corners) - std::f64::consts::FRAC_PI_2;
        format!("{:.1},{:.1}", x + r * angle.cos(), y + r * angle.sin())
    };
    let points: Vec<String> = (0..corners).map(corner).collect();
    format!("<polygon points=\"{}\" {paint}/>", points.join(" "))
}

/// What signs mean: attributes of the words, and the words.
fn legend(graph: &KnowledgeGraph, strands: &[Strand]) -> Vec<(String, String)> {
    let kinds = KINDS.iter().filter(|(kind, _)| graph.actors().any(|(_, actor)| actor.entity.kind == *kind));
    let mut signs: Vec<_> = kinds.map(|(kind, sign)| (String::new(), format!("{sign} {}", kind.label()))).collect();
    let lines = style::legend(strands.iter().map(|strand| strand.relation));
    signs.extend(
        lines
            .into_iter()
            .map(|(color, names)| (format!(" fill=\"{color}\" font-weight=\"bold\""), format!("— {names}"))),
    );
    signs.extend(line_signs(strands).into_iter().map(|sign| (String::new(), sign.to_owned())));
    signs
}

fn draw_legend(svg: &mut String, signs: &[(String, String)], caption: &[String], top: f64) {
    let mut y = top + 12.0;
    for line in caption {
        write(svg, format_args!("<text x=\"{MARGIN}\" y=\"{y:.0}\" font-size=\"{LEGEND}\">{}</text>\n", escape(line)));
        y += 24.0;
    }
    let spans: Vec<String> =
        signs.iter().map(|(attributes, sign)| format!("<tspan{attributes}>{}</tspan>", escape(sign))).collect();
    write(
        svg,
        format_args!(
            "<text x=\"{MARGIN}\" y=\"{y:.0}\" font-size=\"{LEGEND}\" xml:space=\"preserve\">{}</text>\n",
            spans.join("    ")
        ),
    );
}
