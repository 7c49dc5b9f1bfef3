//! A multimap from 64-bit hashes, sorted, with a table of the first sixteen bits: built once, read often.
//!
//! With 200,000 names and a hundred million look-ups the chance of one false match is about one in a million, so
//! the names themselves are not compared. Shared with the build script.

/// Values by hash; several values may share one.
#[derive(Debug, Clone)]
pub(crate) struct HashIndex<T> {
    keys: Vec<u64>,
    values: Vec<T>,
    buckets: Vec<u32>,
}

impl<T: Copy> HashIndex<T> {
    /// Builds the index; values of one key keep their order.
    pub(crate) fn new(mut pairs: Vec<(u64, T)>) -> Self {
        pairs.sort_by_key(|pair| pair.0);
        let (keys, values) = pairs.into_iter().unzip();
        Self::from_sorted(keys, values)
    }

    /// Builds the index of sorted keys and their values.
    pub(crate) fn from_sorted(keys: Vec<u64>, values: Vec<T>) -> Self {
        let mut buckets = vec![0; 0x1_0001];
        keys.iter().for_each(|key| buckets[bucket(*key) + 1] += 1);
        for i in 1..buckets.len() {
            buckets[i] += buckets[i - 1];
        }
        Self { keys, values, buckets }
    }

    /// Returns the values of a key.
    pub(crate) fn get(&self, key: u64) -> &[T] {
        let (start, end) = (self.buckets[bucket(key)] as usize, self.buckets[bucket(key) + 1] as usize);
        let keys = &self.keys[start..end];
        let first = keys.partition_point(|&other| other < key);
        let count = keys[first..].iter().take_while(|&&other| other == key).count();
        &self.values[start + first..start + first + count]
    }

    /// Returns all keys with their values, by key.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (u64, T)> + '_ {
        self.keys.iter().copied().zip(self.values.iter().copied())
    }

    /// Returns all values, by key.
    pub(crate) fn values(&self) -> &[T] {
        &self.values
    }

    /// Returns the number of values.
    #[cfg_attr(not(test), allow(dead_code, reason = "only the build script needs it"))]
    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }
}

fn bucket(key: u64) -> usize {
    (key >> 48) as usize
}
