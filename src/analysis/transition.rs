//! The arc-eager transition system (Nivre 2004; the non-monotonic variant of Honnibal and Johnson 2015).
//!
//! A state holds a stack and a buffer of tokens. The model scores all moves, the best allowed one is made, until both are
//! empty: about two moves a token.

use super::kernel::product;
use super::weights::{FEATURES, HIDDEN, Move, WIDTH, Weights};
use crate::text::Dependency;

const NONE: u32 = u32::MAX;
/// Width of one feature's share in the hidden layer, before the larger of two pieces is kept.
const SHARE: usize = 2 * HIDDEN;

/// A token's place in the tree. `head` is an index into the sentence; `None` marks a root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arc {
    pub(super) head: Option<u32>,
    pub(super) relation: Dependency,
    lifted: Option<Dependency>,
}

/// Children of a token on one side, as the parser met them.
#[derive(Debug, Clone, Copy)]
struct Siblings {
    /// Last attached child to the left and to the right.
    last: [u32; 2],
    /// The child attached to the same head, on the same side, before this one.
    previous: u32,
}

/// Parser state and buffers, reused from sentence to sentence.
#[derive(Default)]
pub(super) struct Transitions {
    lowered: Vec<f32>,
    shares: Vec<f32>,
    scores: Vec<f32>,
    stack: Vec<u32>,
    /// Tokens put back in front of the buffer, the next one last.
    returned: Vec<u32>,
    next: u32,
    length: u32,
    siblings: Vec<Siblings>,
    shift_forbidden: Vec<bool>,
    arcs: Vec<Arc>,
}

impl Transitions {
    /// Parses one sentence, given the vectors of its tokens, and returns an arc a token.
    pub(super) fn parse(&mut self, weights: &Weights, vectors: &[f32]) -> &[Arc] {
        self.prepare(weights, vectors);
        self.reset(vectors.len() / WIDTH);
        while let Some(best) = self.best_move(weights) {
            self.make(weights.moves[best]);
        }
        self.restore_lifted();
        &self.arcs
    }

    /// Computes what each token adds to the hidden layer in each of the feature positions, once a sentence.
    fn prepare(&mut self, weights: &Weights, vectors: &[f32]) {
        let length = vectors.len() / WIDTH;
        self.lowered.resize(length * weights.lower.columns(), 0.0);
        self.shares.resize(length * weights.features.columns(), 0.0);
        self.scores.resize(weights.upper.columns(), 0.0);
        product(vectors, WIDTH, length, &weights.lower, &mut self.lowered);
        product(&self.lowered, weights.lower.columns(), length, &weights.features, &mut self.shares);
    }

    fn reset(&mut self, length: usize) {
        self.stack.clear();
        self.returned.clear();
        self.next = 0;
        self.length = length as u32;
        self.siblings.clear();
        self.siblings.resize(length, Siblings { last: [NONE; 2], previous: NONE });
        self.shift_forbidden.clear();
        self.shift_forbidden.resize(length, false);
        self.arcs.clear();
        self.arcs.resize(length, Arc { head: None, relation: Dependency::Root, lifted: None });
    }

    fn buffered(&self, place: usize) -> u32 {
        match self.returned.len().checked_sub(place + 1) {
            Some(index) => self.returned[index],
            None => {
                let token = self.next + (place - self.returned.len()) as u32;
                if token < self.length { token } else { NONE }
            }
        }
    }

    fn stacked(&self, place: usize) -> u32 {
        self.stack.len().checked_sub(place + 1).map_or(NONE, |index| self.stack[index])
    }

    fn buffer_length(&self) -> usize {
        (self.length - self.next) as usize + self.returned.len()
    }

    /// Returns the child of `token` that was attached last on one side (0 left, 1 right).
    fn last_child(&self, token: u32, side: usize) -> u32 {
        if token == NONE { NONE } else { self.siblings[token as usize].last[side] }
    }

    /// Scores the moves and returns the best allowed one; `None` at the end of the sentence.
    fn best_move(&mut self, weights: &Weights) -> Option<usize> {
        if self.stack.is_empty() && self.buffer_length() == 0 {
            return None;
        }
        let hidden = self.hidden(weights);
        product(&hidden, HIDDEN, 1, &weights.upper, &mut self.scores);
        let allowed = self.allowed();
        let mut best: Option<(usize, f32)> = None;
        for run in weights.alike.iter().filter(|run| allowed(weights.moves[run.start])) {
            let scores = &self.scores[run.clone()];
            let highest = highest(scores);
            if best.is_none_or(|(_, score)| highest > score) {
                let place = scores.iter().position(|score| *score == highest)?;
                best = Some((run.start + place, highest));
            }
        }
        best.map(|(index, _)| index)
    }

    /// Returns the hidden layer: the sum over the tokens that the state looks at.
    fn hidden(&self, weights: &Weights) -> [f32; HIDDEN] {
        let (first, top) = (self.buffered(0), self.stacked(0));
        let tokens: [u32; FEATURES] = [
            first,
            self.buffered(1),
            top,
            self.stacked(1),
            self.stacked(2),
            self.last_child(first, 0),
            self.last_child(top, 0),
            self.last_child(top, 1),
        ];
        let mut sums = [0.0f32; SHARE];
        sums.copy_from_slice(&weights.feature_bias);
        let columns = weights.features.columns();
        for (place, token) in tokens.into_iter().enumerate() {
            let share = match token {
                NONE => &weights.padding[place * SHARE..],
                token => &self.shares[token as usize * columns + place * SHARE..],
            };
            for (sum, value) in sums.iter_mut().zip(&share[..SHARE]) {
                *sum += value;
            }
        }
        std::array::from_fn(
            |unit| if sums[2 * unit] > sums[2 * unit + 1] { sums[2 * unit] } else { sums[2 * unit + 1] },
        )
    }

    fn allowed(&self) -> impl Fn(Move) -> bool + use<> {
        let (depth, buffer) = (self.stack.len(), self.buffer_length());
        let may_shift = buffer > 0 && (depth == 0 || buffer > 1 && !self.shift_forbidden[self.buffered(0) as usize]);
        let may_reduce = depth > 0 && (buffer == 0 || depth > 1);
        let may_attach = depth > 0 && buffer > 0;
        move |action| match action {
            Move::Shift => may_shift,
            Move::Reduce => may_reduce,
            Move::Arc { .. } => may_attach,
            Move::Break => false,
        }
    }

    fn make(&mut self, action: Move) {
        match action {
            Move::Shift => self.push(),
            Move::Reduce => self.reduce(),
            Move::Arc { left: true, relation, lifted } => {
                let (head, child) = (self.buffered(0), self.stacked(0));
                self.attach(child, head, relation, lifted);
                // The stack changed, so shifting the token once more cannot go on for ever.
                self.shift_forbidden[head as usize] = false;
                self.stack.pop();
            }
            Move::Arc { left: false, relation, lifted } => {
                self.attach(self.buffered(0), self.stacked(0), relation, lifted);
                self.push();
            }
            Move::Break => {}
        }
    }

    fn push(&mut self) {
        let token = self.returned.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(token);
    }

    /// Drops the top of the stack. One without a head goes back to the buffer, and may not be shifted again.
    fn reduce(&mut self) {
        let Some(token) = self.stack.pop() else { return };
        if self.arcs[token as usize].head.is_none() && !self.stack.is_empty() {
            self.shift_forbidden[token as usize] = true;
            self.returned.push(token);
        }
    }

    fn attach(&mut self, child: u32, head: u32, relation: Dependency, lifted: Option<Dependency>) {
        if let Some(old) = self.arcs[child as usize].head {
            self.detach(child, old);
        }
        let side = usize::from(head < child);
        self.siblings[child as usize].previous = self.siblings[head as usize].last[side];
        self.siblings[head as usize].last[side] = child;
        self.arcs[child as usize] = Arc { head: Some(head), relation, lifted };
    }

    /// Forgets a child when a better head turns up; it is always the one attached last.
    fn detach(&mut self, child: u32, head: u32) {
        let previous = self.siblings[child as usize].previous;
        let last = &mut self.siblings[head as usize].last[usize::from(head < child)];
        if *last == child {
            *last = previous;
        }
    }

    /// Moves lifted arcs to their true head: the first token below the present head, breadth first, that has the
    /// relation which the label names (Nivre and Nilsson 2005, scheme HEAD).
    fn restore_lifted(&mut self) {
        for child in 0..self.arcs.len() {
            let Some(label) = self.arcs[child].lifted.take() else { continue };
            if let Some(head) = self.find_below(child, label) {
                self.arcs[child].head = Some(head);
            }
        }
    }

    fn find_below(&self, child: usize, label: Dependency) -> Option<u32> {
        let mut queue = vec![self.arcs[child].head?];
        let mut place = 0;
        while let Some(&token) = queue.get(place) {
            place += 1;
            for (other, arc) in self.arcs.iter().enumerate() {
                if arc.head != Some(token) || other == child {
                    continue;
                }
                if arc.relation == label && arc.lifted.is_none() {
                    return Some(other as u32);
                }
                queue.push(other as u32);
            }
        }
        None
    }
}

/// Returns the highest score, compared in lanes, which the compiler turns into vectors.
fn highest(scores: &[f32]) -> f32 {
    let larger = |one: f32, other: f32| if one > other { one } else { other };
    let (parts, rest) = scores.as_chunks::<16>();
    let mut lanes = [f32::NEG_INFINITY; 16];
    for part in parts {
        for (lane, score) in lanes.iter_mut().zip(part) {
            *lane = larger(*score, *lane);
        }
    }
    lanes.iter().chain(rest).copied().fold(f32::NEG_INFINITY, larger)
}
