//! Moves the labels of lines in Graphviz's SVG away from the boxes and from each other. Graphviz's spring layouts set a
//! label at the middle of its line, whatever else is there.

use std::fmt::Write as _;

use super::place::{ALONG, Places, Rect, text_width};

/// Size of labels, as the DOT says.
const SIZE: f64 = 10.0;
/// Distances from the line for labels that find no room on it.
const BESIDE: [f64; 8] = [9.0, -9.0, 16.0, -16.0, 23.0, -23.0, 30.0, -30.0];

/// Returns the drawing with its labels moved; each keeps to its own line and has a white rim.
pub(super) fn place_labels(svg: &str) -> String {
    let mut places = Places::default();
    boxes(svg).for_each(|rect| places.take(rect));
    let mut placed = String::with_capacity(svg.len() + svg.len() / 16);
    let (mut path, mut in_edge) = (Vec::new(), false);
    for line in svg.lines() {
        if line.starts_with("<g id=") {
            // The anchors inside begin the same way, without a class.
            in_edge = if line.contains("class=") { line.contains("class=\"edge\"") } else { in_edge };
        }
        if in_edge && line.starts_with("<path") {
            path = attribute(line, "d").map(polyline).unwrap_or_default();
        }
        match label(line).filter(|_| in_edge && path.len() > 1) {
            Some(text) => write_label(&mut placed, line, text, &path, &mut places),
            None => placed.push_str(line),
        }
        placed.push('\n');
    }
    placed
}

/// Rectangles around the nodes.
fn boxes(svg: &str) -> impl Iterator<Item = Rect> {
    let mut in_node = false;
    svg.lines().filter_map(move |line| {
        if line.starts_with("<g id=") && line.contains("class=") {
            in_node = line.contains("class=\"node\"");
        }
        let number = |name| attribute(line, name)?.parse::<f64>().ok();
        match line.split([' ', '>']).next() {
            Some("<polygon") if in_node => Rect::of(points(attribute(line, "points")?)),
            Some("<ellipse") if in_node => {
                Some(Rect::around((number("cx")?, number("cy")?), 2.0 * number("rx")?, 2.0 * number("ry")?))
            }
            _ => None,
        }
    })
}

fn label(line: &str) -> Option<&str> {
    line.starts_with("<text").then(|| line.split_once('>')?.1.strip_suffix("</text>")).flatten()
}

fn write_label(placed: &mut String, line: &str, text: &str, path: &[(f64, f64)], places: &mut Places) {
    let width = text_width(&plain(text), SIZE);
    let on_line = ALONG.into_iter().map(|part| at(path, part));
    // A line shorter than its label has it beside the middle.
    let (from, to, (x, y)) = (at(path, 0.4), at(path, 0.6), at(path, 0.5));
    let length = (to.0 - from.0).hypot(to.1 - from.1).max(1e-6);
    let (across, down) = ((to.1 - from.1) / length, (from.0 - to.0) / length);
    let beside = BESIDE.into_iter().map(|away| (x + across * away * 1.5, y + down * away));
    let rect = places.choose(on_line.chain(beside).map(|point| Rect::around(point, width, SIZE + 1.0)));
    let (x, y) = ((rect.left + rect.right) / 2.0, rect.bottom - 3.0);
    let rest = line.split_once("font-family").map_or("", |(_, rest)| rest);
    let rim = "stroke=\"white\" stroke-width=\"2.5\" paint-order=\"stroke\"";
    write!(
        placed,
        "<text xml:space=\"preserve\" text-anchor=\"middle\" x=\"{x:.2}\" y=\"{y:.2}\" {rim} font-family{rest}"
    )
    .expect("writing to a string cannot fail");
}

/// The text with each entity as one letter.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        plain.push('x');
        rest = after.split_once(';').map_or(after, |(_, after)| after);
    }
    plain + rest
}

fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    line.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

fn points(text: &str) -> impl Iterator<Item = (f64, f64)> {
    text.split([' ', 'M', 'C']).filter_map(|pair| {
        let (x, y) = pair.split_once(',')?;
        Some((x.parse().ok()?, y.parse().ok()?))
    })
}

/// Points along a path of cubic curves.
fn polyline(path: &str) -> Vec<(f64, f64)> {
    let corners: Vec<(f64, f64)> = points(path).collect();
    let mut line: Vec<(f64, f64)> = corners.first().copied().into_iter().collect();
    for curve in corners.windows(4).step_by(3) {
        let part = |t: f64| {
            let s = 1.0 - t;
            let mix = |of: fn(&(f64, f64)) -> f64| {
                s * s * s * of(&curve[0])
                    + 3.0 * s * s * t * of(&curve[1])
                    + 3.0 * s * t * t * of(&curve[2])
                    + t * t * t * of(&curve[3])
            };
            (mix(|p| p.0), mix(|p| p.1))
        };
        line.extend((1..=12).map(|step| part(f64::from(step) / 12.0)));
    }
    line
}

/// The point after this part of the line's length.
fn at(line: &[(f64, f64)], part: f64) -> (f64, f64) {
    let length = |pair: &[(f64, f64)]| (pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1);
    let mut left = line.windows(2).map(length).sum::<f64>() * part;
    for pair in line.windows(2) {
        let step = length(pair);
        if left <= step && step > 0.0 {
            let t = left / step;
            return (pair[0].0 + (pair[1].0 - pair[0].0) * t, pair[0].1 + (pair[1].1 - pair[0].1) * t);
        }
        left -= step;
    }
    line[line.len() - 1]
}

#[cfg(test)]
mod tests {
    use super::{attribute, place_labels};

    #[test]
    fn a_label_leaves_the_box_that_lies_on_its_line() {
        let svg = "<g id=\"edge1\" class=\"edge\">\n<g id=\"a_edge1\"><a xlink:title=\"met\">\n<path fill=\"none\" d=\"M0,0C100,0 200,0 300,0\"/>\n\
                   </a>\n</g>\n<text xml:space=\"preserve\" text-anchor=\"middle\" x=\"150\" y=\"-4\" font-family=\"Arial\" fill=\"red\">met &amp; not</text>\n</g>\n\
                   <g id=\"node1\" class=\"node\">\n<polygon points=\"130,-20 170,-20 170,20 130,20\"/>\n</g>\n";
        let placed = place_labels(svg);
        let text = placed.lines().find(|line| line.starts_with("<text")).expect("the label");
        let x: f64 = attribute(text, "x").expect("x").parse().expect("a number");
        assert!(!(105.0..195.0).contains(&x), "{text}");
        assert!(text.contains("font-family=\"Arial\" fill=\"red\">met &amp; not</text>"), "{text}");
        assert_eq!(placed.lines().count(), svg.lines().count());
    }
}
