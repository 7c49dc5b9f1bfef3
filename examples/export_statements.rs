//! Builds a graph from statements and documents in JSON Lines, and exports it: `export_statements STATEMENTS DOCUMENTS FORMAT OUT`.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::time::Instant;

use legation::export::{ExportFormat, View};
use legation::graph::GraphBuilder;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut builder = GraphBuilder::default();
    for line in BufReader::new(File::open(&args[1]).unwrap()).lines() {
        builder.add_document(serde_json::from_str(&line.unwrap()).unwrap());
    }
    let start = Instant::now();
    for line in BufReader::new(File::open(&args[0]).unwrap()).lines() {
        builder.add(&serde_json::from_str(&line.unwrap()).unwrap());
    }
    eprintln!("read {:?}", start.elapsed());
    let graph = builder.finish();
    eprintln!(
        "built {:?}: {} actors {} relations {} events",
        start.elapsed(),
        graph.actors().count(),
        graph.relations().count(),
        graph.events().len()
    );
    let format: ExportFormat = args[2].parse().unwrap();
    let top = args.get(4).map(|n| n.parse().unwrap());
    let part = View { top, ..View::default() }.apply(&graph).unwrap();
    let start = Instant::now();
    let mut out = BufWriter::new(File::create(&args[3]).unwrap());
    legation::export::write(format, &part.graph, &part.notes, &mut out).unwrap();
    out.flush().unwrap();
    eprintln!("{format} {:?}", start.elapsed());
}
