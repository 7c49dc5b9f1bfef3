//! Turns a viewer payload (JSON on standard input) into the page (standard output), arranging it on the way.
//!
//! `tools/test_viewer.mjs` and `tools/bench_viewer.mjs` make their pages with it.

use std::io::{self, BufReader, BufWriter};

use legation::viewer::{Payload, write_page};

fn main() -> io::Result<()> {
    let mut payload: Payload = serde_json::from_reader(BufReader::new(io::stdin().lock()))?;
    payload.arrange();
    write_page(&payload, BufWriter::new(io::stdout().lock()))
}
