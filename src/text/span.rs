//! Half-open ranges, typed by what they count.

use std::marker::PhantomData;
use std::ops::Range;

/// Marks a span that counts bytes of UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Byte;

/// Marks a span that counts tokens of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenUnit;

/// A half-open, zero-based range that counts `T`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<T> {
    start: u32,
    end: u32,
    unit: PhantomData<T>,
}

/// A range of bytes in a document's text.
pub type ByteSpan = Span<Byte>;
/// A range of a document's tokens.
pub type TokenSpan = Span<TokenUnit>;

impl<T: Copy> Span<T> {
    /// Returns the span from `start` to before `end`.
    ///
    /// # Panics
    /// If `end` lies before `start` or beyond `u32::MAX`: readers refuse texts that long.
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "span ends before it starts");
        let narrow = |n: usize| u32::try_from(n).expect("readers refuse texts over 4 GiB");
        Self { start: narrow(start), end: narrow(end), unit: PhantomData }
    }

    /// Returns the first position.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// Returns the position after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Returns the span as a range, for slicing and iteration.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Returns how many positions it covers.
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Returns whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Returns whether `position` lies inside.
    pub fn contains(self, position: usize) -> bool {
        self.range().contains(&position)
    }

    /// Returns whether `other` lies wholly inside.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns whether the two share a position.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}
