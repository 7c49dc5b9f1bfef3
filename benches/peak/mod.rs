//! Multiply-adds that wait for nothing: independent sums in registers, with the widest vectors of the machine. No program does more.

use std::hint::black_box;

/// Numbers that are summed at a time: sixteen vectors of AVX-512 or twelve of AVX2, enough to hide how long one multiply-add takes.
const WIDE: [usize; 2] = [16, 16];
const NARROW: [usize; 2] = [12, 8];

/// Multiply-adds of one call.
const COUNT: u64 = 768_000_000;

/// Floating-point operations of one call; a multiply-add is two.
pub const OPERATIONS: u64 = 2 * COUNT;

/// Runs the loop.
pub fn multiply_add() -> f32 {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx512f") {
        #[expect(unsafe_code, reason = "the processor has been asked")]
        return unsafe { wide() };
    }
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
        #[expect(unsafe_code, reason = "the processor has been asked")]
        return unsafe { narrow() };
    }
    portable()
}

/// How often the sums are added to.
const fn steps([vectors, lanes]: [usize; 2]) -> u64 {
    COUNT / (vectors * lanes) as u64
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f")]
fn wide() -> f32 {
    use std::arch::x86_64::{_mm512_fmadd_ps, _mm512_reduce_add_ps, _mm512_set1_ps};
    let (factor, summand) = (_mm512_set1_ps(black_box(0.5)), _mm512_set1_ps(black_box(1.0)));
    let mut sums = [_mm512_set1_ps(1.0); WIDE[0]];
    for _ in 0..steps(WIDE) {
        for sum in &mut sums {
            *sum = _mm512_fmadd_ps(*sum, factor, summand);
        }
    }
    sums.into_iter().map(|sum| _mm512_reduce_add_ps(sum)).sum()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
fn narrow() -> f32 {
    use std::arch::x86_64::{_mm256_add_ps, _mm256_cvtss_f32, _mm256_fmadd_ps, _mm256_set1_ps};
    let (factor, summand) = (_mm256_set1_ps(black_box(0.5)), _mm256_set1_ps(black_box(1.0)));
    let mut sums = [_mm256_set1_ps(1.0); NARROW[0]];
    for _ in 0..steps(NARROW) {
        for sum in &mut sums {
            *sum = _mm256_fmadd_ps(*sum, factor, summand);
        }
    }
    _mm256_cvtss_f32(sums.into_iter().fold(summand, |all, sum| _mm256_add_ps(all, sum)))
}

fn portable() -> f32 {
    let (factor, summand) = (black_box(0.5f32), black_box(1.0));
    let mut sums = [1.0f32; WIDE[0] * WIDE[1]];
    for _ in 0..steps(WIDE) {
        sums.iter_mut().for_each(|sum| *sum = *sum * factor + summand);
    }
    sums.iter().sum()
}
