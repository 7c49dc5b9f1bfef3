//! Multiply-adds that wait for nothing: independent sums in registers, with the widest vectors of the machine. No program does more.

use std::hint::black_box;

/// Sums at work at a time; enough to hide how long one multiply-add takes.
const SUMS: usize = 16;

/// Multiply-adds of one vector.
const STEPS: u64 = 4_000_000;

/// Lanes of a vector of AVX-512, which is what all figures are given for.
const LANES: u64 = 16;

/// Floating-point operations of one call; a multiply-add is two.
pub const OPERATIONS: u64 = 2 * STEPS * SUMS as u64 * LANES;

/// Runs the loop.
pub fn multiply_add() -> f32 {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx512f") {
        #[expect(unsafe_code, reason = "the processor has been asked")]
        return unsafe { wide() };
    }
    portable()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f")]
fn wide() -> f32 {
    use std::arch::x86_64::{_mm512_fmadd_ps, _mm512_reduce_add_ps, _mm512_set1_ps};
    let (factor, summand) = (_mm512_set1_ps(black_box(0.5)), _mm512_set1_ps(black_box(1.0)));
    let mut sums = [_mm512_set1_ps(1.0); SUMS];
    for _ in 0..STEPS {
        for sum in &mut sums {
            *sum = _mm512_fmadd_ps(*sum, factor, summand);
        }
    }
    sums.into_iter().map(|sum| _mm512_reduce_add_ps(sum)).sum()
}

fn portable() -> f32 {
    let (factor, summand) = (black_box(0.5f32), black_box(1.0));
    let mut sums = [1.0f32; SUMS * LANES as usize];
    for _ in 0..STEPS {
        sums.iter_mut().for_each(|sum| *sum = *sum * factor + summand);
    }
    sums.iter().sum()
}
