//! Tokens a second of the tokeniser and of tagger and parser, on the sentences of the parser fixture, beside what the
//! core can multiply.
#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use legation::analysis::{Parser, Scratch, tokenise};
use legation::text::RawDocument;

mod clock;
mod peak;
use clock::ProcessorTime;

/// Passes of the tokeniser that are timed together.
const PASSES: usize = 50;

fn text() -> String {
    include_str!("../tests/fixtures/sentences.txt").replace('\n', "\n\n")
}

fn bench(c: &mut Criterion<ProcessorTime>) {
    let raw = RawDocument { text: text(), ..RawDocument::default() };
    let document = tokenise(raw.clone());
    let mut group = c.benchmark_group("analysis");
    let tokens = document.tokens.len();
    // One pass is over sooner than the clock ticks.
    group.throughput(Throughput::Elements((tokens * PASSES) as u64));
    let count = || (0..PASSES).map(|_| tokenise(raw.clone()).tokens.len()).sum::<usize>();
    group.bench_function("tokenise", |b| b.iter(count));
    group.throughput(Throughput::Elements(tokens as u64));
    let sentences: Vec<_> = (0..document.sentences.len()).map(|sentence| (sentence, Vec::new())).collect();
    let (mut document, mut scratch) = (document, Scratch::default());
    group.bench_function("parse in batches", |b| {
        b.iter(|| Parser::embedded().parse_batch(&mut document, &sentences, &mut scratch));
    });
    group.bench_function("parse one by one", |b| {
        b.iter(|| {
            for (sentence, _) in &sentences {
                Parser::embedded().parse(&mut document, *sentence, &[], &mut scratch);
            }
        });
    });
    group.bench_function("parse with a cold cache", |b| {
        b.iter(|| Parser::embedded().parse_batch(&mut document, &sentences, &mut Scratch::default()));
    });
    group.throughput(Throughput::Elements(peak::OPERATIONS));
    group.bench_function("limit: multiply and add", |b| b.iter(peak::multiply_add));
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(ProcessorTime::default()).sample_size(20);
    targets = bench
}
criterion_main!(benches);
