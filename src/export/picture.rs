//! SVG and PNG without any program or font of the machine.

use std::io::Read;
use std::sync::{Arc, OnceLock};

use flate2::read::GzDecoder;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::dot::dot;
use super::force;
use super::label::place_labels;
use crate::error::{Error, Result};
use crate::graph::KnowledgeGraph;

/// Graphviz lays out up to so many actors and relations; beyond, the force layout does, whose time is bounded.
const GRAPHVIZ_ACTORS: usize = 200;
/// See [`GRAPHVIZ_ACTORS`].
const GRAPHVIZ_EDGES: usize = 400;
/// Pixels a point of the drawing.
const SCALE: f32 = 1.5;
/// Longest side of a PNG in pixels.
const LONGEST: f32 = 8000.0;
/// Families whose widths are those that the layout was computed for.
const FAMILIES: &str = "Arial,Liberation Sans,Arimo,Helvetica,DejaVu Sans Condensed,sans-serif";
/// Family of the embedded font, of which only the condensed face is loaded.
const FAMILY: &str = "DejaVu Sans";
/// The embedded font: data/font/README.md.
const FONT: &[u8] = include_bytes!("../../data/font/DejaVuSansCondensed.ttf.gz");

/// Returns the picture as SVG.
///
/// # Errors
/// When the layout fails: a fault of the program, not of the graph.
pub(super) fn svg(graph: &KnowledgeGraph, caption: &[String]) -> Result<String> {
    let (actors, edges) = (graph.petgraph().node_count(), graph.petgraph().edge_count());
    if actors > GRAPHVIZ_ACTORS || edges > GRAPHVIZ_EDGES {
        return Ok(force::svg(graph, caption));
    }
    let text = dot(graph, caption);
    let engine =
        text.lines().find_map(|line| line.split("layout=").nth(1)?.split([',', ';', ' ', ']']).next()).unwrap_or("dot");
    let drawn = graphviz_pure::render_dot(&text, engine, "svg")
        .map_err(|e| Error::graph(format!("the picture cannot be laid out: {e}")))?;
    Ok(place_labels(&drawn.into_output()).replace("font-family=\"Arial\"", &format!("font-family=\"{FAMILIES}\"")))
}

/// Returns the picture as PNG.
///
/// # Errors
/// As [`svg`].
pub(super) fn png(graph: &KnowledgeGraph, caption: &[String]) -> Result<Vec<u8>> {
    let svg = svg(graph, caption)?.replace(FAMILIES, FAMILY);
    let problem = |what: &str| Error::graph(format!("the picture cannot be drawn: {what}"));
    let options = Options { fontdb: fonts(&svg), font_family: FAMILY.to_owned(), ..Options::default() };
    let tree = Tree::from_str(&svg, &options).map_err(|e| problem(&e.to_string()))?;
    let size = tree.size();
    let scale = SCALE.min(LONGEST / size.width().max(size.height()));
    let pixels = |length: f32| (length * scale).ceil().max(1.0) as u32;
    let mut pixmap =
        Pixmap::new(pixels(size.width()), pixels(size.height())).ok_or_else(|| problem("its size is out of range"))?;
    pixmap.fill(resvg::tiny_skia::Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|e| problem(&e.to_string()))
}

/// The embedded font, and the machine's fonts when the text has letters of other scripts.
fn fonts(text: &str) -> Arc<fontdb::Database> {
    static EMBEDDED: OnceLock<Vec<u8>> = OnceLock::new();
    let font = EMBEDDED.get_or_init(|| {
        let mut font = Vec::new();
        GzDecoder::new(FONT).read_to_end(&mut font).expect("the embedded font is intact");
        font
    });
    let mut database = fontdb::Database::new();
    database.load_font_data(font.clone());
    database.set_sans_serif_family(FAMILY);
    if text.chars().any(|c| is_foreign(u32::from(c))) {
        let own = database.len();
        database.load_system_fonts();
        // The machine's own copy of the family is wider.
        let namesakes = database.faces().skip(own).filter(|face| face.families.iter().any(|(name, _)| name == FAMILY));
        let namesakes: Vec<fontdb::ID> = namesakes.map(|face| face.id).collect();
        namesakes.into_iter().for_each(|id| database.remove_face(id));
    }
    Arc::new(database)
}

/// Scripts that the embedded font does not cover: between Hebrew/Arabic and Georgian, after Georgian, Asian ones,
/// emoji.
fn is_foreign(code: u32) -> bool {
    matches!(code, 0x0700..=0x109F | 0x1100..=0x1DFF | 0x2E80..=0xFAFF | 0x1F000..)
}
