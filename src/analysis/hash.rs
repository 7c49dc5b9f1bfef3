//! The two hash functions by which the model finds the rows of a word in its embedding tables.
//!
//! Both are MurmurHash by Austin Appleby (public domain), in the variants that spaCy uses: 64A for strings, and x86-64
//! 128 for the resulting 64-bit number.

/// Hashes a string to the number that stands for it (MurmurHash64A, seed 1).
pub(super) fn string_id(bytes: &[u8]) -> u64 {
    const MULTIPLIER: u64 = 0xc6a4_a793_5bd1_e995;
    let mut hash = 1 ^ (bytes.len() as u64).wrapping_mul(MULTIPLIER);
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        let mut word = u64::from_le_bytes(*word).wrapping_mul(MULTIPLIER);
        word ^= word >> 47;
        hash = (hash ^ word.wrapping_mul(MULTIPLIER)).wrapping_mul(MULTIPLIER);
    }
    if !rest.is_empty() {
        for (position, byte) in rest.iter().enumerate() {
            hash ^= u64::from(*byte) << (8 * position);
        }
        hash = hash.wrapping_mul(MULTIPLIER);
    }
    hash = (hash ^ (hash >> 47)).wrapping_mul(MULTIPLIER);
    hash ^ (hash >> 47)
}

/// Hashes a number to the four rows of an embedding table that are added up for it (MurmurHash3 x86-64 128).
pub(super) fn rows(id: u64, seed: u32) -> [u32; 4] {
    let seed = u64::from(seed);
    let mixed = id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    let (mut low, mut high) = (mixed ^ seed ^ 8, seed ^ 8);
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    (low, high) = (finish(low), finish(high));
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    [low as u32, (low >> 32) as u32, high as u32, (high >> 32) as u32]
}

fn finish(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_have_the_numbers_of_spacy() {
        assert_eq!(string_id(b"coffee"), 3_197_928_453_018_144_401);
        assert_eq!(string_id(b"apple"), 8_566_208_034_543_834_098);
    }
}
