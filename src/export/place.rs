//! Where words go in a picture: beside what they name and, as far as there is room, not over anything else.

use rustc_hash::FxHashMap;
use unicode_width::UnicodeWidthStr;

/// A rectangle whose sides are parallel to the axes, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    /// Returns the rectangle around a point.
    pub fn around((x, y): (f64, f64), width: f64, height: f64) -> Self {
        Self { left: x - width / 2.0, top: y - height / 2.0, right: x + width / 2.0, bottom: y + height / 2.0 }
    }

    /// Returns the smallest rectangle around points.
    pub fn of(points: impl Iterator<Item = (f64, f64)>) -> Option<Self> {
        points.map(|point| Self::around(point, 0.0, 0.0)).reduce(|a, b| Self {
            left: a.left.min(b.left),
            top: a.top.min(b.top),
            right: a.right.max(b.right),
            bottom: a.bottom.max(b.bottom),
        })
    }

    fn overlap(&self, other: &Self) -> f64 {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        width.max(0.0) * height.max(0.0)
    }
}

/// Returns about how wide a line of text is.
pub(super) fn text_width(text: &str, size: f64) -> f64 {
    text.width() as f64 * size * 0.46
}

/// Side of a cell of the grid that finds neighbours.
const CELL: f64 = 80.0;

/// What is taken so far, by cells of a grid.
#[derive(Debug, Default)]
pub(super) struct Places {
    cells: FxHashMap<(i32, i32), Vec<Rect>>,
}

impl Places {
    /// Marks a rectangle as taken.
    pub fn take(&mut self, rect: Rect) {
        for cell in cells(&rect) {
            self.cells.entry(cell).or_default().push(rect);
        }
    }

    /// Takes the candidate that covers least of what is taken; of several, the first.
    ///
    /// # Panics
    /// Without a candidate.
    pub fn choose(&mut self, candidates: impl Iterator<Item = Rect>) -> Rect {
        let mut best: Option<(f64, Rect)> = None;
        for candidate in candidates {
            let covered = self.covered(&candidate);
            if best.is_none_or(|(least, _)| covered < least) {
                best = Some((covered, candidate));
            }
            if covered == 0.0 {
                break;
            }
        }
        let (_, rect) = best.expect("there is a candidate");
        self.take(rect);
        rect
    }

    /// Area covered; what lies in two cells counts twice, which is as good.
    fn covered(&self, rect: &Rect) -> f64 {
        let taken = cells(rect).filter_map(|cell| self.cells.get(&cell)).flatten();
        taken.map(|other| rect.overlap(other)).sum()
    }
}

fn cells(rect: &Rect) -> impl Iterator<Item = (i32, i32)> + use<> {
    let cell = |value: f64| (value / CELL).floor() as i32;
    let (rows, columns) = (cell(rect.top)..=cell(rect.bottom), cell(rect.left)..=cell(rect.right));
    rows.flat_map(move |row| columns.clone().map(move |column| (column, row)))
}

/// Places along a line, the middle first, as parts of its length.
pub(super) const ALONG: [f64; 11] = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8];

#[cfg(test)]
mod tests {
    use super::{Places, Rect};

    #[test]
    fn the_first_free_place_is_taken_and_else_the_least_covered() {
        let at = |x: f64| Rect::around((x, 0.0), 10.0, 10.0);
        let mut places = Places::default();
        places.take(at(0.0));
        assert_eq!(places.choose([at(4.0), at(20.0), at(40.0)].into_iter()), at(20.0));
        assert_eq!(places.choose([at(1.0), at(24.0)].into_iter()), at(24.0));
    }
}
