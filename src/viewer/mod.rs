//! The page: one self-contained HTML file in which people explore a graph.
//!
//! The file holds style, script and data, and forbids everything else by its content security policy: it never asks the
//! network for anything and works from a disk. Positions come from [`layout`], so that it opens at once. What came out
//! of documents is data to the page, never markup.

mod convert;
pub mod layout;
mod payload;
mod security;
mod tighten;

use std::io;

pub use convert::{Limits, payload};
pub use payload::{Actor, Builder, Claim, Link, Passage, Payload, Source};

const TEMPLATE: &str = include_str!("page/page.html");
const STYLE: &str = include_str!("page/page.css");
/// The script is one strict-mode program; the files stand in the order in which they build on each other.
const SCRIPT: &str = concat!(
    "\"use strict\";\n",
    include_str!("page/data.js"),
    include_str!("page/state.js"),
    include_str!("page/filter.js"),
    include_str!("page/paint.js"),
    include_str!("page/canvas.js"),
    include_str!("page/panel.js"),
    include_str!("page/table.js"),
    include_str!("page/timeline.js"),
    include_str!("page/save.js"),
    include_str!("page/main.js"),
);

/// Writes the page that shows `payload`.
///
/// # Errors
///
/// Only those of `out`.
pub fn write_page(payload: &Payload, mut out: impl io::Write) -> io::Result<()> {
    let (style, script) = (tighten::style(STYLE), tighten::script(SCRIPT));
    let json = serde_json::to_string(payload).map_err(io::Error::other)?;
    for piece in TEMPLATE.split("{{") {
        let (marker, rest) = piece.split_once("}}").unwrap_or(("", piece));
        match marker {
            "policy" => out.write_all(security::policy(&style, &script).as_bytes())?,
            "title" => out.write_all(security::escape_markup(&payload.title).as_bytes())?,
            "style" => out.write_all(style.as_bytes())?,
            "data" => out.write_all(security::escape_json(&json).as_bytes())?,
            "script" => out.write_all(script.as_bytes())?,
            _ => {}
        }
        out.write_all(rest.as_bytes())?;
    }
    Ok(())
}

/// Returns the page that shows `payload`.
///
/// ```
/// use legation::viewer::{Payload, page};
///
/// let html = page(&Payload { title: "Visits & talks".into(), ..Payload::default() });
/// assert!(html.contains("<title>Visits &amp; talks</title>"));
/// assert!(html.contains("default-src 'none'"));
/// ```
pub fn page(payload: &Payload) -> String {
    let mut bytes = Vec::new();
    write_page(payload, &mut bytes).expect("a vector takes any bytes and a payload has only string keys");
    String::from_utf8(bytes).expect("all parts are UTF-8")
}
