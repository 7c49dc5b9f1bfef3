//! Words a second from text to statements, end to end and stage by stage, beside a plain pass over the bytes.
//!
//! Reads a corpus that it makes itself, or the first documents of the JSON Lines that `LEGATION_CORPUS` names (also
//! .gz, .zst). A word is a run without white space, as for `tools/bench_spacy.py --full`.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stderr)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use legation::analysis::tokenise;
use legation::gazetteer::Gazetteer;
use legation::pipeline::Pipeline;
use legation::reader::{ReadOptions, Source, documents};
use legation::text::RawDocument;
use legation::{mention, resolution, time};

mod clock;
mod corpus;
use clock::ProcessorTime;

/// Words that are read, at least.
const WORDS: usize = 150_000;

/// Passes over the bytes that are timed together.
const PASSES: usize = 500;

fn words(document: &RawDocument) -> usize {
    document.text.split_whitespace().count()
}

fn texts() -> Vec<RawDocument> {
    let all: Box<dyn Iterator<Item = RawDocument>> = match std::env::var_os("LEGATION_CORPUS") {
        None => Box::new(corpus::documents(usize::MAX)),
        Some(path) => Box::new(documents(&Source::new(path), &ReadOptions::default()).filter_map(Result::ok)),
    };
    let mut read = 0;
    all.take_while(|document| {
        let more = read < WORDS;
        read += words(document);
        more
    })
    .collect()
}

fn bench(c: &mut Criterion<ProcessorTime>) {
    let texts = texts();
    let pipeline = Pipeline::embedded().unwrap();
    let gazetteer = Gazetteer::embedded();
    let tokenised: Vec<_> = texts.iter().cloned().map(tokenise).collect();
    let mentions: Vec<_> = tokenised.iter().map(|document| mention::find(document, gazetteer)).collect();
    let count = texts.iter().map(words).sum::<usize>();
    let (sentences, statements) = texts.iter().fold((0, 0), |(sentences, statements), text| {
        let extraction = pipeline.extract(text.clone());
        (sentences + extraction.counts.sentences, statements + extraction.statements.len())
    });
    let bytes: usize = texts.iter().map(|text| text.text.len()).sum();
    eprintln!(
        "{} documents, {bytes} bytes, {sentences} sentences, {count} words, {statements} statements",
        texts.len()
    );

    let mut group = c.benchmark_group("extract");
    // One pass is over sooner than the clock ticks.
    group.throughput(Throughput::Bytes((bytes * PASSES) as u64));
    let blanks = || texts.iter().map(|text| memchr::memchr_iter(b' ', text.text.as_bytes()).count()).sum::<usize>();
    group.bench_function("limit: count the blanks", |b| b.iter(|| (0..PASSES).map(|_| blanks()).sum::<usize>()));
    group.throughput(Throughput::Elements(count as u64));
    group.bench_function("tokenise", |b| {
        b.iter(|| texts.iter().map(|text| tokenise(text.clone()).tokens.len()).sum::<usize>());
    });
    group.bench_function("find mentions", |b| {
        b.iter(|| tokenised.iter().map(|document| mention::find(document, gazetteer).len()).sum::<usize>());
    });
    group.bench_function("resolve mentions", |b| {
        let resolve = |(document, mentions)| resolution::resolve(document, mentions, gazetteer).entities.len();
        b.iter(|| tokenised.iter().zip(&mentions).map(|(d, m)| resolve((d, m.as_slice()))).sum::<usize>());
    });
    group.bench_function("find dates", |b| {
        b.iter(|| tokenised.iter().map(|document| time::find(document, document.raw.date).len()).sum::<usize>());
    });
    let statements = |text: &RawDocument| pipeline.extract(black_box(text.clone())).statements.len();
    group.bench_function("end to end, 1 thread", |b| b.iter(|| texts.iter().map(statements).sum::<usize>()));
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(ProcessorTime::default()).sample_size(10);
    targets = bench
}
criterion_main!(benches);
