//! Words to vectors: hashed embeddings, then four layers that each look one token to the left and to the right.

use rustc_hash::FxHashMap;

use super::feature::Word;
use super::hash;
use super::kernel::{PANEL, product};
use super::weights::{EMBEDDED, Layer, PIECES, TABLE_ROWS, WIDTH, Weights};

/// Zero vectors between sentences: as many as there are layers, so that no sentence sees another.
const PADDING: usize = 4;
/// One more row at both ends, on which the outermost windows overhang.
const BORDER: usize = 1;
/// How many words the cache holds before it is emptied (6 MB).
const CACHED_WORDS: usize = 16_384;
/// Rows that go through a product and its activation at a time, to stay in the first-level cache: a multiple of what the kernel takes at once.
const BLOCK: usize = 24;
/// Seed of the first embedding table; the others count up.
const FIRST_SEED: u32 = 8;

/// Buffers of the encoder and first-layer vectors of words seen before.
#[derive(Default)]
pub(super) struct Encoder {
    slots: FxHashMap<Word, u32>,
    cached: Vec<f32>,
    pending: Vec<f32>,
    wanted: Vec<u32>,
    rows: Vec<f32>,
    next: Vec<f32>,
    block: Vec<f32>,
}

impl Encoder {
    /// Empties the cache when it is full. To be called before the first word of a batch.
    pub(super) fn begin(&mut self) {
        if self.slots.len() >= CACHED_WORDS {
            self.slots.clear();
            self.cached.clear();
        }
        // Once and for all: a vector that grows by doubling would take twice as much.
        self.cached.reserve_exact((CACHED_WORDS * WIDTH).saturating_sub(self.cached.len()));
        self.pending.clear();
        self.wanted.clear();
    }

    /// Adds a word to the batch.
    pub(super) fn push(&mut self, weights: &Weights, word: Word) {
        let fresh = self.slots.len() as u32;
        let slot = match self.slots.get(&word) {
            Some(slot) => *slot,
            None => {
                embed(weights, &word, &mut self.pending);
                self.slots.insert(word, fresh);
                fresh
            }
        };
        self.wanted.push(slot);
    }

    /// Computes the vectors of all words pushed; `lengths` are those of the sentences.
    pub(super) fn run(&mut self, weights: &Weights, lengths: &[usize]) {
        self.fill_cache(weights);
        self.lay_out(lengths);
        for layer in &weights.layers {
            let count = self.rows.len() / WIDTH - 2 * BORDER;
            self.next.resize(count * WIDTH, 0.0);
            activate(layer, &self.rows, WIDTH, &mut self.block, &mut self.next);
            for (value, update) in self.rows[BORDER * WIDTH..].iter_mut().zip(&self.next) {
                *value += update;
            }
        }
    }

    /// Returns the vectors of a sentence of `length` tokens, of which `tokens` in `before` sentences come earlier.
    pub(super) fn sentence(&self, before: usize, tokens: usize, length: usize) -> &[f32] {
        let start = BORDER + PADDING * (before + 1) + tokens;
        &self.rows[start * WIDTH..(start + length) * WIDTH]
    }

    /// Sends the embeddings of new words through the first layer.
    fn fill_cache(&mut self, weights: &Weights) {
        let old = self.cached.len();
        self.cached.resize(old + self.pending.len() / EMBEDDED * WIDTH, 0.0);
        activate(&weights.mix, &self.pending, EMBEDDED, &mut self.block, &mut self.cached[old..]);
    }

    fn lay_out(&mut self, lengths: &[usize]) {
        let rows = 2 * BORDER + PADDING * (lengths.len() + 1) + self.wanted.len();
        self.rows.clear();
        self.rows.resize(rows * WIDTH, 0.0);
        let (mut row, mut wanted) = (BORDER + PADDING, self.wanted.iter());
        for length in lengths {
            for slot in wanted.by_ref().take(*length) {
                let from = *slot as usize * WIDTH;
                self.rows[row * WIDTH..(row + 1) * WIDTH].copy_from_slice(&self.cached[from..from + WIDTH]);
                row += 1;
            }
            row += PADDING;
        }
    }
}

/// Appends the embedded features of a word: of each table the sum of four rows.
fn embed(weights: &Weights, word: &Word, output: &mut Vec<f32>) {
    let start = output.len();
    output.resize(start + EMBEDDED, 0.0);
    let features = weights.features(word).into_iter().zip(&weights.tables).zip(TABLE_ROWS);
    for ((seed, ((feature, table), rows)), part) in
        (FIRST_SEED..).zip(features).zip(output[start..].chunks_exact_mut(WIDTH))
    {
        for row in hash::rows(feature, seed) {
            let row = row as usize % rows * WIDTH;
            for (sum, value) in part.iter_mut().zip(&table[row..row + WIDTH]) {
                *sum += value;
            }
        }
    }
}

/// Writes the layer's output for every row of `output`; row `i` of the input starts at `i * stride`.
fn activate(layer: &Layer, input: &[f32], stride: usize, block: &mut Vec<f32>, output: &mut [f32]) {
    block.resize(BLOCK * WIDTH * PIECES, 0.0);
    for (number, rows) in output.chunks_mut(BLOCK * WIDTH).enumerate() {
        product(&input[number * BLOCK * stride..], stride, rows.len() / WIDTH, &layer.pieces, block);
        for (pieces, row) in block.chunks_exact(WIDTH * PIECES).zip(rows.chunks_exact_mut(WIDTH)) {
            maxout(pieces, row);
            normalise(layer, row);
        }
    }
}

/// Keeps the largest of each unit's three pieces, which the packing put 16 places apart.
fn maxout(pieces: &[f32], row: &mut [f32]) {
    const LANES: usize = PANEL / PIECES;
    for (panel, units) in pieces.chunks_exact(PANEL).zip(row.chunks_exact_mut(LANES)) {
        let (first, rest) = panel.split_at(LANES);
        let (second, third) = rest.split_at(LANES);
        for (unit, ((first, second), third)) in units.iter_mut().zip(first.iter().zip(second).zip(third)) {
            let larger = if first > second { first } else { second };
            *unit = if larger > third { *larger } else { *third };
        }
    }
}

fn normalise(layer: &Layer, row: &mut [f32]) {
    let mean = sum(row, |value| value) / WIDTH as f32;
    let variance = sum(row, |value| (value - mean) * (value - mean)) / WIDTH as f32 + 1e-8;
    let scale = 1.0 / variance.sqrt();
    for ((value, gain), shift) in row.iter_mut().zip(&layer.gain).zip(&layer.shift) {
        *value = (*value - mean) * scale * gain + shift;
    }
}

/// Sums in sixteen lanes, which the compiler turns into vectors.
fn sum(row: &[f32], term: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0f32; 16];
    for part in row.as_chunks::<16>().0 {
        for (lane, value) in lanes.iter_mut().zip(part) {
            *lane += term(*value);
        }
    }
    lanes.iter().sum()
}
