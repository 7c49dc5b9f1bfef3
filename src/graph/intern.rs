//! Strings kept once.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

/// Number of a string in an [`Interner`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Symbol(u32);

impl Symbol {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// Numbers strings in the order in which they are first seen.
#[derive(Debug, Clone, Default)]
pub(super) struct Interner {
    texts: Vec<Box<str>>,
    /// From hash, moved on by one for each collision, to the number of the text.
    numbers: FxHashMap<u64, u32>,
}

impl Interner {
    pub(super) fn insert(&mut self, text: &str) -> Symbol {
        let mut slot = hash(text);
        while let Some(&number) = self.numbers.get(&slot) {
            if &*self.texts[number as usize] == text {
                return Symbol(number);
            }
            slot = slot.wrapping_add(1);
        }
        let number = u32::try_from(self.texts.len()).expect("a graph holds fewer than 2^32 strings");
        self.texts.push(text.into());
        self.numbers.insert(slot, number);
        Symbol(number)
    }

    pub(super) fn get(&self, text: &str) -> Option<Symbol> {
        let mut slot = hash(text);
        while let Some(&number) = self.numbers.get(&slot) {
            if &*self.texts[number as usize] == text {
                return Some(Symbol(number));
            }
            slot = slot.wrapping_add(1);
        }
        None
    }

    pub(super) fn text(&self, symbol: Symbol) -> &str {
        &self.texts[symbol.index()]
    }

    pub(super) fn texts(&self) -> impl Iterator<Item = (Symbol, &str)> {
        (0..).map(Symbol).zip(self.texts.iter().map(|text| &**text))
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}
