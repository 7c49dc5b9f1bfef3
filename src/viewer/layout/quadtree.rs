//! A quadtree of masses, for the push of many distant points at the cost of one.

/// Width of a cell over its distance below which the cell counts as one point.
const OPENING: f64 = 0.9;
/// Cells are not divided further than this, so that points in one place cannot divide them for ever.
const DEPTH: u32 = 24;

pub(super) struct Quadtree {
    cells: Vec<Cell>,
}

#[derive(Clone, Default)]
struct Cell {
    mass: f64,
    /// Sum of mass times place while building, centre of mass afterwards.
    centre: [f64; 2],
    width: f64,
    /// Indexes of the four parts; 0 for none, since the root is nobody's part.
    parts: [u32; 4],
}

impl Quadtree {
    pub(super) fn new(places: &[[f64; 2]], masses: &[f64]) -> Self {
        let bounds = places.iter().flatten().fold(1e-6, |most: f64, c| most.max(c.abs()));
        let mut tree = Self { cells: vec![Cell { width: 2.0 * bounds, ..Cell::default() }] };
        // The depth at which cells hold about one point each.
        let depth = (places.len().max(1).ilog2() / 2 + 3).min(DEPTH);
        for (place, mass) in places.iter().zip(masses) {
            tree.insert(*place, *mass, depth);
        }
        for cell in &mut tree.cells {
            cell.centre = cell.centre.map(|sum| sum / cell.mass.max(1e-12));
        }
        tree
    }

    fn insert(&mut self, place: [f64; 2], mass: f64, depth: u32) {
        let (mut at, mut middle) = (0, [0.0, 0.0]);
        for _ in 0..depth {
            self.add(at, place, mass);
            let width = self.cells[at].width / 2.0;
            let side = [place[0] >= middle[0], place[1] >= middle[1]];
            for axis in 0..2 {
                middle[axis] += if side[axis] { width / 2.0 } else { -width / 2.0 };
            }
            at = self.part(at, usize::from(side[0]) + 2 * usize::from(side[1]), width);
        }
        self.add(at, place, mass);
    }

    fn add(&mut self, at: usize, place: [f64; 2], mass: f64) {
        let cell = &mut self.cells[at];
        cell.mass += mass;
        cell.centre = [cell.centre[0] + place[0] * mass, cell.centre[1] + place[1] * mass];
    }

    fn part(&mut self, at: usize, quarter: usize, width: f64) -> usize {
        if self.cells[at].parts[quarter] == 0 {
            self.cells[at].parts[quarter] = u32::try_from(self.cells.len()).expect("fewer cells than memory holds");
            self.cells.push(Cell { width, ..Cell::default() });
        }
        self.cells[at].parts[quarter] as usize
    }

    /// Returns the push on a point of mass 1 at `place`; what stands exactly there does not push.
    pub(super) fn push(&self, place: [f64; 2]) -> [f64; 2] {
        let mut force = [0.0, 0.0];
        let mut open = vec![0u32];
        while let Some(at) = open.pop() {
            let cell = &self.cells[at as usize];
            let delta = [place[0] - cell.centre[0], place[1] - cell.centre[1]];
            let square = delta[0] * delta[0] + delta[1] * delta[1];
            let leaf = cell.parts == [0; 4];
            if leaf || cell.width * cell.width < OPENING * OPENING * square {
                let push = cell.mass / square.max(1e-4);
                force = [force[0] + delta[0] * push, force[1] + delta[1] * push];
            } else {
                open.extend(cell.parts.iter().filter(|part| **part != 0));
            }
        }
        force
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn approximates_the_exact_push() {
        let places: Vec<[f64; 2]> = (0..200).map(|i| [f64::from(i * 37 % 101), f64::from(i * 53 % 97)]).collect();
        let tree = Quadtree::new(&places, &vec![1.0; places.len()]);
        let at = [20.3, 70.7];
        let exact = places.iter().fold([0.0, 0.0], |sum, p| {
            let delta = [at[0] - p[0], at[1] - p[1]];
            let square = delta[0] * delta[0] + delta[1] * delta[1];
            [sum[0] + delta[0] / square, sum[1] + delta[1] / square]
        });
        let near = tree.push(at);
        let error = (exact[0] - near[0]).hypot(exact[1] - near[1]);
        assert!(error < 0.1 * exact[0].hypot(exact[1]), "{exact:?} {near:?}");
    }
}
