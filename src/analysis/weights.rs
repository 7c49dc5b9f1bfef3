//! The embedded model: weights, tags, moves and the words whose norm is not their lower case.

use std::mem::discriminant;
use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::hash::string_id;
use super::kernel::Packed;
use crate::text::{Dependency, Tag};

/// Width of a token's vector.
pub(super) const WIDTH: usize = 96;
/// Pieces of a maxout unit in the encoder.
pub(super) const PIECES: usize = 3;
/// Width of the parser's hidden layer; each unit has two pieces.
pub(super) const HIDDEN: usize = 64;
/// How many tokens a parser state looks at.
pub(super) const FEATURES: usize = 8;
/// Rows of the embedding tables: norm, prefix, suffix, shape, whether a space follows, whether the token is space.
pub(super) const TABLE_ROWS: [usize; 6] = [5000, 1000, 2500, 2500, 50, 50];
/// Embedded vectors side by side, before the first layer.
pub(super) const EMBEDDED: usize = TABLE_ROWS.len() * WIDTH;
/// Layers of the encoder after the first.
const LAYERS: usize = 4;

/// A maxout layer with layer normalisation.
pub(super) struct Layer {
    /// Three panels' worth of pieces: 16 outputs' first pieces, their second, their third, then the next 16.
    pub(super) pieces: Packed,
    pub(super) gain: Vec<f32>,
    pub(super) shift: Vec<f32>,
}

/// What a parser move does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    Shift,
    Reduce,
    /// An arc from the first buffered token to the top of the stack (left) or the other way round (right). `lifted`
    /// names the relation of the true head, when the arc was lifted to keep the tree projective.
    Arc {
        left: bool,
        relation: Dependency,
        lifted: Option<Dependency>,
    },
    /// Ends a sentence; never taken, since sentences are cut before parsing.
    Break,
}

/// All parameters of tagger and parser.
pub(super) struct Weights {
    pub(super) tables: Vec<Vec<f32>>,
    pub(super) mix: Layer,
    pub(super) layers: Vec<Layer>,
    pub(super) tagger: Packed,
    pub(super) lower: Packed,
    pub(super) features: Packed,
    pub(super) feature_bias: Vec<f32>,
    pub(super) padding: Vec<f32>,
    pub(super) upper: Packed,
    pub(super) tags: Vec<Tag>,
    pub(super) moves: Vec<Move>,
    /// Places in `moves` of those that stand in a row and are allowed together: all that attach, for one.
    pub(super) alike: Vec<Range<usize>>,
    symbols: FxHashMap<String, u64>,
    norms: FxHashMap<u64, u64>,
    norms_before_not: FxHashMap<u64, u64>,
    norms_after_number: FxHashMap<u64, u64>,
}

/// Where a word stands, as far as its norm depends on it: "ca" is "can" in "can't" only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Context {
    Plain,
    BeforeNot,
    AfterNumber,
}

#[derive(Deserialize)]
struct Labels {
    tags: Vec<String>,
    moves: Vec<String>,
    symbols: FxHashMap<String, u64>,
}

impl Weights {
    /// Unpacks the model that is compiled into the library.
    pub(super) fn embedded() -> Self {
        let labels: Labels = serde_json::from_str(include_str!("../../data/model/model.json"))
            .expect("the embedded model file is exported by tools/export_model.py");
        let mut reader = Reader { halves: include_bytes!("../../data/model/weights.f16") };
        let tables = TABLE_ROWS.map(|rows| reader.take(rows * WIDTH)).to_vec();
        let mix = reader.layer(EMBEDDED);
        let layers = (0..LAYERS).map(|_| reader.layer(PIECES * WIDTH)).collect();
        let tagger = reader.linear(labels.tags.len(), WIDTH);
        let lower = reader.linear(HIDDEN, WIDTH);
        let features = Packed::in_order(&reader.take(FEATURES * 2 * HIDDEN * HIDDEN), &[], HIDDEN);
        let (feature_bias, padding) = (reader.take(2 * HIDDEN), reader.take(FEATURES * 2 * HIDDEN));
        let upper = reader.linear(labels.moves.len(), HIDDEN);
        assert!(reader.halves.is_empty(), "the embedded weights have the size of the model");
        let moves: Vec<Move> = labels.moves.iter().map(|name| parse_move(name)).collect();
        let mut weights = Self {
            tables,
            mix,
            layers,
            tagger,
            lower,
            features,
            feature_bias,
            padding,
            upper,
            tags: labels.tags.iter().map(|tag| Tag::from_label(tag)).collect(),
            alike: alike(&moves),
            moves,
            symbols: labels.symbols,
            norms: FxHashMap::default(),
            norms_before_not: FxHashMap::default(),
            norms_after_number: FxHashMap::default(),
        };
        weights.read_norms(include_str!("../../data/model/norms.tsv"));
        weights
    }

    /// Returns the number that stands for a string in the model.
    pub(super) fn id(&self, text: &str) -> u64 {
        match self.symbols.get(text) {
            Some(number) => *number,
            None if text.is_empty() => 0,
            None => string_id(text.as_bytes()),
        }
    }

    /// Returns the number of a word's norm, when that is not the word in lower case.
    pub(super) fn norm(&self, word: &str, context: Context) -> Option<u64> {
        let word = self.id(word);
        let special = match context {
            Context::Plain => None,
            Context::BeforeNot => self.norms_before_not.get(&word),
            Context::AfterNumber => self.norms_after_number.get(&word),
        };
        special.or_else(|| self.norms.get(&word)).copied()
    }

    fn read_norms(&mut self, table: &str) {
        for line in table.lines().skip(1) {
            let mut fields = line.split('\t');
            let (Some(word), Some(context), Some(norm)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            let hash = word.strip_prefix('#').and_then(|number| number.parse().ok());
            let (word, norm) = (hash.unwrap_or_else(|| self.id(word)), self.id(norm));
            match context {
                "before-not" => self.norms_before_not.insert(word, norm),
                "after-number" => self.norms_after_number.insert(word, norm),
                _ => self.norms.insert(word, norm),
            };
        }
    }
}

/// Reads weights off the front of the embedded file.
struct Reader {
    halves: &'static [u8],
}

impl Reader {
    fn take(&mut self, count: usize) -> Vec<f32> {
        let (front, rest) = self.halves.split_at(2 * count);
        self.halves = rest;
        front.as_chunks::<2>().0.iter().map(|half| widen(u16::from_le_bytes(*half))).collect()
    }

    fn linear(&mut self, outputs: usize, inputs: usize) -> Packed {
        let (rows, bias) = (self.take(outputs * inputs), self.take(outputs));
        Packed::in_order(&rows, &bias, inputs)
    }

    fn layer(&mut self, inputs: usize) -> Layer {
        let (rows, bias) = (self.take(WIDTH * PIECES * inputs), self.take(WIDTH * PIECES));
        let order: Vec<_> = (0..WIDTH * PIECES)
            .map(|column| {
                let (block, piece, lane) = (column / 48, column / 16 % 3, column % 16);
                Some((block * 16 + lane) * PIECES + piece)
            })
            .collect();
        let pieces = Packed::new(&rows, &bias, inputs, &order);
        Layer { pieces, gain: self.take(WIDTH), shift: self.take(WIDTH) }
    }
}

/// Widens a half float (IEEE 754 binary16) to a single; the weights hold no infinities.
fn widen(half: u16) -> f32 {
    let sign = u32::from(half & 0x8000) << 16;
    let magnitude = f32::from_bits(u32::from(half & 0x7fff) << 13) * f32::from_bits(0x7780_0000);
    f32::from_bits(magnitude.to_bits() | sign)
}

fn alike(moves: &[Move]) -> Vec<Range<usize>> {
    let mut end = 0;
    let runs = moves.chunk_by(|one, next| discriminant(one) == discriminant(next));
    let range = |run: &[Move]| {
        end += run.len();
        end - run.len()..end
    };
    runs.map(range).collect()
}

fn parse_move(name: &str) -> Move {
    let (kind, label) = name.split_once('-').unwrap_or((name, ""));
    let (relation, lifted) = match label.split_once("||") {
        Some((relation, head)) => (relation, Some(Dependency::from_label(head))),
        None => (label, None),
    };
    match kind {
        "S" => Move::Shift,
        "D" => Move::Reduce,
        "B" => Move::Break,
        _ => Move::Arc { left: kind == "L", relation: Dependency::from_label(relation), lifted },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_floats_widen_exactly() {
        let cases = [(0x0000, 0.0), (0x3c00, 1.0), (0xc000, -2.0), (0x3555, 0.333_251_95), (0x0001, 5.960_464_5e-8)];
        for (half, expected) in cases {
            assert_eq!(widen(half), expected, "{half:#x}");
        }
    }

    #[test]
    fn moves_are_read_from_their_names() {
        let lifted = Move::Arc { left: false, relation: Dependency::Prep, lifted: Some(Dependency::Dobj) };
        assert_eq!(parse_move("R-prep||dobj"), lifted);
        assert_eq!(parse_move("S"), Move::Shift);
    }
}
