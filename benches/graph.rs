//! Building, loading and writing a graph beside the yardstick of the same run: `serde_json` writing JSON. What one
//! takes for as many bytes of the other is the quotient of the two throughputs.
#![allow(clippy::unwrap_used, missing_docs)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use legation::export::{self, ExportFormat};
use legation::graph::{DocumentInfo, KnowledgeGraph};
use legation::statement::Statement;

mod clock;
use clock::ProcessorTime;

const STATEMENTS: usize = 20_000;

/// The fixture's statements, multiplied into other documents and years.
fn statements() -> Vec<Statement> {
    let fixture: Vec<Statement> = include_str!("../tests/fixtures/statements.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    (0..STATEMENTS)
        .map(|number| {
            let mut statement = fixture[number % fixture.len()].clone();
            let copy = number / fixture.len();
            statement.id = format!("{number:016x}");
            statement.document = format!("{}-{copy}", statement.document);
            statement.subject.id =
                legation::gazetteer::EntityId::new(format!("{}-{}", statement.subject.id, copy % 97));
            statement
        })
        .collect()
}

/// The files of an export.
fn written(format: ExportFormat, graph: &KnowledgeGraph) -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    if format.is_folder() {
        let (sender, receiver) = std::sync::mpsc::channel();
        export::write_folder(format, graph, |_| Ok(File(Vec::new(), sender.clone()))).unwrap();
        files.extend(receiver.try_iter());
    } else {
        let mut out = Vec::new();
        export::write(format, graph, &[], &mut out).unwrap();
        files.push(out);
    }
    files
}

/// A file in memory that hands its bytes over when it is closed.
struct File(Vec<u8>, std::sync::mpsc::Sender<Vec<u8>>);

impl std::io::Write for File {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Drop for File {
    fn drop(&mut self) {
        self.1.send(std::mem::take(&mut self.0)).unwrap();
    }
}

fn benchmark(criterion: &mut Criterion<ProcessorTime>) {
    let statements = statements();
    let graph = KnowledgeGraph::from_statements(std::iter::empty::<DocumentInfo>(), statements.clone());
    let json = graph.to_json();
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let mut group = criterion.benchmark_group("graph");
    group.throughput(Throughput::Bytes(json.len() as u64));
    group.bench_function("yardstick: serde_json", |b| b.iter(|| serde_json::to_vec(black_box(&value)).unwrap()));
    group.bench_function("build", |b| {
        b.iter(|| {
            KnowledgeGraph::from_statements(std::iter::empty::<DocumentInfo>(), black_box(statements.iter().cloned()))
        });
    });
    group.bench_function("load", |b| b.iter(|| KnowledgeGraph::from_json(black_box(&json)).unwrap()));
    for format in ExportFormat::ALL.into_iter().filter(|format| !format.is_picture()) {
        group.throughput(Throughput::Bytes(written(format, &graph).iter().map(Vec::len).sum::<usize>() as u64));
        group.bench_function(format.name(), |b| b.iter(|| written(format, black_box(&graph))));
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(ProcessorTime::default()).sample_size(10);
    targets = benchmark
}
criterion_main!(benches);
