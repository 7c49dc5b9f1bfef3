//! Places for the actors: a force layout that always ends, and always ends the same way.
//!
//! Actors push each other away (in proportion to how many ties they have, so that hubs get room), ties pull together, a
//! weak pull to the middle holds separate groups in the picture. Distant actors push as one, by a quadtree (Barnes and
//! Hut), so that a round costs n log n. Only additions, products, quotients and square roots are used: these are exact
//! on every machine, so places are the same everywhere.

mod quadtree;

use quadtree::Quadtree;

/// A tie between two points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tie {
    /// Index of one end.
    pub source: usize,
    /// Index of the other.
    pub target: usize,
    /// How strongly they belong together; 1 for one statement.
    pub weight: f32,
}

/// Side of the square into which places are scaled.
const SIDE: f64 = 2000.0;

/// Returns a place for each of `count` points, within a square about zero, rounded to a tenth. Takes O(n log n) a
/// round, at most 400 rounds.
///
/// ```
/// use legation::viewer::layout::{Tie, arrange};
///
/// let places = arrange(3, &[Tie { source: 0, target: 1, weight: 1.0 }]);
/// let distance = |a: [f32; 2], b: [f32; 2]| (a[0] - b[0]).hypot(a[1] - b[1]);
/// assert!(distance(places[0], places[1]) < distance(places[0], places[2]));
/// ```
pub fn arrange(count: usize, ties: &[Tie]) -> Vec<[f32; 2]> {
    let mut points = Points::new(count, ties);
    let rounds = rounds(count);
    for round in 0..rounds {
        // Steps shrink linearly: large moves first, then detail.
        let heat = 1.0 - f64::from(round) / f64::from(rounds);
        points.step(ties, heat * heat * points.reach);
    }
    points.scaled()
}

/// More points, fewer rounds: about a second is what a build can spare.
fn rounds(count: usize) -> u32 {
    match count {
        0..1000 => 400,
        1000..3000 => 250,
        3000..10_000 => 150,
        _ => 60,
    }
}

struct Points {
    places: Vec<[f64; 2]>,
    masses: Vec<f64>,
    reach: f64,
}

impl Points {
    fn new(count: usize, ties: &[Tie]) -> Self {
        let mut masses = vec![1.0; count];
        for tie in ties {
            masses[tie.source] += 0.5;
            masses[tie.target] += 0.5;
        }
        let reach = (count as f64).sqrt();
        let places = (0..count as u64).map(|i| [scatter(2 * i) * reach, scatter(2 * i + 1) * reach]).collect();
        Self { places, masses, reach: reach * 0.3 }
    }

    fn step(&mut self, ties: &[Tie], limit: f64) {
        let tree = Quadtree::new(&self.places, &self.masses);
        let mut forces: Vec<[f64; 2]> = self.places.iter().map(|place| tree.push(*place)).collect();
        for (force, (place, mass)) in forces.iter_mut().zip(self.places.iter().zip(&self.masses)) {
            let gravity = 0.02 * self.reach.max(1.0);
            *force = [(force[0] - gravity * place[0]) * mass, (force[1] - gravity * place[1]) * mass];
        }
        for tie in ties.iter().filter(|tie| tie.source != tie.target) {
            let ([x0, y0], [x1, y1]) = (self.places[tie.source], self.places[tie.target]);
            let strength = f64::from(tie.weight).sqrt();
            let pull = [(x1 - x0) * strength, (y1 - y0) * strength];
            forces[tie.source] = [forces[tie.source][0] + pull[0], forces[tie.source][1] + pull[1]];
            forces[tie.target] = [forces[tie.target][0] - pull[0], forces[tie.target][1] - pull[1]];
        }
        self.advance(&forces, limit);
    }

    fn advance(&mut self, forces: &[[f64; 2]], limit: f64) {
        for ((place, force), mass) in self.places.iter_mut().zip(forces).zip(&self.masses) {
            // A heavy point moves less: it is held by many ties at once.
            let length = (force[0] * force[0] + force[1] * force[1]).sqrt() / mass;
            let scale = 0.2 / mass * if length * 0.2 > limit { limit / (length * 0.2) } else { 1.0 };
            place[0] += force[0] * scale;
            place[1] += force[1] * scale;
        }
    }

    fn scaled(&self) -> Vec<[f32; 2]> {
        let largest = self.places.iter().flatten().fold(1e-9, |most: f64, c| most.max(c.abs()));
        let tenths = |c: f64| ((c / largest * SIDE / 2.0 * 10.0).round() / 10.0) as f32;
        self.places.iter().map(|&[x, y]| [tenths(x), tenths(y)]).collect()
    }
}

/// Returns a number in -1..1 that depends on `seed` alone (the finaliser of SplitMix64).
fn scatter(seed: u64) -> f64 {
    let mut z = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 52) as f64 - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tie(source: usize, target: usize) -> Tie {
        Tie { source, target, weight: 1.0 }
    }

    fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
        (a[0] - b[0]).hypot(a[1] - b[1])
    }

    #[test]
    fn same_input_same_places() {
        let ties: Vec<Tie> = (1..50).map(|i| tie(i, i / 3)).collect();
        assert_eq!(arrange(50, &ties), arrange(50, &ties));
    }

    #[test]
    fn degenerate_graphs_have_places() {
        let check = |count, ties: &[Tie]| {
            let places = arrange(count, ties);
            assert_eq!(places.len(), count);
            assert!(places.iter().flatten().all(|c| c.is_finite() && c.abs() <= 1000.0), "{places:?}");
        };
        check(0, &[]);
        check(1, &[]);
        check(1, &[tie(0, 0)]);
        check(2, &[tie(0, 1), tie(1, 0)]);
        check(30, &[]);
        check(3, &[Tie { weight: 1e9, ..tie(0, 1) }]);
    }

    #[test]
    fn groups_stand_apart() {
        // Two cliques of six, joined by one tie.
        let clique = |base: usize| (0..6).flat_map(move |i| (0..i).map(move |j| tie(base + i, base + j)));
        let ties: Vec<Tie> = clique(0).chain(clique(6)).chain([tie(0, 6)]).collect();
        let places = arrange(12, &ties);
        let inside = distance(places[1], places[2]).max(distance(places[8], places[9]));
        assert!(inside < distance(places[1], places[8]), "{places:?}");
    }

    #[test]
    fn nobody_stands_on_another() {
        let ties: Vec<Tie> = (1..40).map(|i| tie(0, i)).collect();
        let places = arrange(40, &ties);
        let nearest = (0..40).flat_map(|i| (0..i).map(move |j| (i, j))).map(|(i, j)| distance(places[i], places[j]));
        assert!(nearest.fold(f32::MAX, f32::min) > 10.0);
    }
}
