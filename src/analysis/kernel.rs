//! The one hot loop: a matrix product with packed weights, for the widest vectors of the machine.
//!
//! `unsafe` is allowed in this file alone, for two reasons: a function compiled for vector instructions may be called
//! only after the processor has been asked for them, and vectors are loaded through pointers. Every output is one
//! chain of fused multiply-adds over the inputs in order, whatever the width of the vectors and the number of rows,
//! so all machines and all batch sizes give the same bits. Nothing here allocates.
#![allow(unsafe_code)]

/// How many outputs a panel of packed weights holds: three vectors of sixteen.
pub(super) const PANEL: usize = 48;

/// Weights in the order in which the product reads them: panels of [`PANEL`] outputs, input by input.
#[derive(Debug, Clone, Default)]
pub(super) struct Packed {
    weights: Vec<f32>,
    bias: Vec<f32>,
    inputs: usize,
}

impl Packed {
    /// Packs rows of `inputs` weights, one an output. `order[column]` names the row that becomes output `column`, and
    /// `None` leaves a column of zeros.
    pub(super) fn new(rows: &[f32], bias: &[f32], inputs: usize, order: &[Option<usize>]) -> Self {
        let columns = order.len().next_multiple_of(PANEL);
        let mut packed = Self { weights: vec![0.0; columns * inputs], bias: vec![0.0; columns], inputs };
        for (column, row) in order.iter().enumerate().filter_map(|(column, row)| Some((column, (*row)?))) {
            let (panel, lane) = (column / PANEL, column % PANEL);
            packed.bias[column] = bias.get(row).copied().unwrap_or(0.0);
            for input in 0..inputs {
                packed.weights[(panel * inputs + input) * PANEL + lane] = rows[row * inputs + input];
            }
        }
        packed
    }

    /// Packs rows in their own order.
    pub(super) fn in_order(rows: &[f32], bias: &[f32], inputs: usize) -> Self {
        let order: Vec<_> = (0..rows.len() / inputs).map(Some).collect();
        Self::new(rows, bias, inputs, &order)
    }

    /// Returns the number of outputs, a multiple of [`PANEL`].
    pub(super) fn columns(&self) -> usize {
        self.bias.len()
    }
}

/// Writes `weights * row + bias` for each of `rows` rows to `output` (row after row, `columns` each). Row `i` is
/// `input[i * stride..]`; with a stride below the row's length, rows overlap as the windows of a convolution do.
pub(super) fn product(input: &[f32], stride: usize, rows: usize, weights: &Packed, output: &mut [f32]) {
    if rows == 0 {
        return;
    }
    assert!((rows - 1) * stride + weights.inputs <= input.len(), "rows lie inside the input");
    assert!(rows * weights.columns() <= output.len(), "rows fit the output");
    let mut done = 0;
    while done < rows {
        let from = &input[done * stride..];
        let to = &mut output[done * weights.columns()..];
        done += step(from, stride, rows - done, weights, to);
    }
}

/// Multiplies as many rows as one block holds and returns how many that were.
#[cfg(target_arch = "x86_64")]
fn step(input: &[f32], stride: usize, rows: usize, weights: &Packed, output: &mut [f32]) -> usize {
    if is_x86_feature_detected!("avx512f") {
        // SAFETY: the processor has AVX-512 F; `product` checked that rows lie inside input and output.
        return unsafe {
            match rows {
                8.. => wide::block::<8, 3>(input, stride, weights, output),
                4.. => wide::block::<4, 3>(input, stride, weights, output),
                2.. => wide::block::<2, 3>(input, stride, weights, output),
                _ => wide::block::<1, 3>(input, stride, weights, output),
            }
        };
    }
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
        // SAFETY: the processor has AVX2 and FMA; `product` checked that rows lie inside input and output.
        return unsafe {
            match rows {
                6.. => narrow::block::<6, 2>(input, stride, weights, output),
                3.. => narrow::block::<3, 3>(input, stride, weights, output),
                2.. => narrow::block::<2, 3>(input, stride, weights, output),
                _ => narrow::block::<1, 6>(input, stride, weights, output),
            }
        };
    }
    portable(input, weights, output)
}

#[cfg(not(target_arch = "x86_64"))]
fn step(input: &[f32], _stride: usize, _rows: usize, weights: &Packed, output: &mut [f32]) -> usize {
    portable(input, weights, output)
}

/// One row with whatever vectors the compiler knows of; `mul_add` keeps the bits equal to those of the others.
fn portable(input: &[f32], weights: &Packed, output: &mut [f32]) -> usize {
    let panels = weights.weights.chunks_exact(PANEL * weights.inputs).zip(weights.bias.chunks_exact(PANEL));
    for ((panel, bias), output) in panels.zip(output.chunks_exact_mut(PANEL)) {
        let mut sums = [0.0f32; PANEL];
        sums.copy_from_slice(bias);
        for (weights, &value) in panel.chunks_exact(PANEL).zip(input) {
            for (sum, &weight) in sums.iter_mut().zip(weights) {
                *sum = value.mul_add(weight, *sum);
            }
        }
        output.copy_from_slice(&sums);
    }
    1
}

/// Declares a module whose `block` multiplies ROWS rows: GROUP vectors of `$lanes` outputs are summed at a time. The sums, one value and
/// the weights have to fit the 32 or 16 registers with one to spare: a single sum that is kept in memory halves the speed.
#[cfg(target_arch = "x86_64")]
macro_rules! vector_block {
    ($name:ident, $features:literal, $lanes:literal, $load:ident, $store:ident, $set:ident, $fma:ident) => {
        mod $name {
            use std::arch::x86_64::{$fma, $load, $set, $store};

            use super::{PANEL, Packed};

            /// # Safety
            /// The processor has the features; ROWS rows lie inside `input` and fit `output`.
            #[target_feature(enable = $features)]
            pub(super) unsafe fn block<const ROWS: usize, const GROUP: usize>(
                input: &[f32],
                stride: usize,
                weights: &Packed,
                output: &mut [f32],
            ) -> usize {
                let (inputs, columns) = (weights.inputs, weights.columns());
                for first in (0..columns).step_by($lanes * GROUP) {
                    let panel = first / PANEL * PANEL * inputs + first % PANEL;
                    // SAFETY: every offset is below the length that the caller and `Packed::new` guarantee.
                    unsafe {
                        let bias = weights.bias.as_ptr().add(first);
                        let start: [_; GROUP] = std::array::from_fn(|v| $load(bias.add(v * $lanes)));
                        let mut sums = [start; ROWS];
                        let mut weight = weights.weights.as_ptr().add(panel);
                        let mut value = input.as_ptr();
                        for _ in 0..inputs {
                            let lane: [_; GROUP] = std::array::from_fn(|v| $load(weight.add(v * $lanes)));
                            for row in 0..ROWS {
                                let value = $set(*value.add(row * stride));
                                for v in 0..GROUP {
                                    sums[row][v] = $fma(value, lane[v], sums[row][v]);
                                }
                            }
                            weight = weight.add(PANEL);
                            value = value.add(1);
                        }
                        let output = output.as_mut_ptr().add(first);
                        for row in 0..ROWS {
                            for v in 0..GROUP {
                                $store(output.add(row * columns + v * $lanes), sums[row][v]);
                            }
                        }
                    }
                }
                ROWS
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
vector_block!(wide, "avx512f", 16, _mm512_loadu_ps, _mm512_storeu_ps, _mm512_set1_ps, _mm512_fmadd_ps);
#[cfg(target_arch = "x86_64")]
vector_block!(narrow, "avx2,fma", 8, _mm256_loadu_ps, _mm256_storeu_ps, _mm256_set1_ps, _mm256_fmadd_ps);

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that are neither round nor random.
    fn numbers(count: usize) -> Vec<f32> {
        (0..count).map(|n| ((n * 37 + 11) % 101) as f32 / 101.0 - 0.5).collect()
    }

    fn check(rows: usize, stride: usize, inputs: usize, outputs: usize) {
        let (input, weights) = (numbers((rows - 1) * stride + inputs), numbers(inputs * outputs));
        let bias = numbers(outputs);
        let packed = Packed::in_order(&weights, &bias, inputs);
        let mut output = vec![0.0; rows * packed.columns()];
        product(&input, stride, rows, &packed, &mut output);
        let mut one = vec![0.0; packed.columns()];
        for row in 0..rows {
            portable(&input[row * stride..], &packed, &mut one);
            assert_eq!(one, &output[row * packed.columns()..][..packed.columns()], "row {row} of {rows}");
        }
        let expected = (0..inputs).fold(bias[0], |sum, i| input[i].mul_add(weights[i], sum));
        assert_eq!(output[0], expected);
    }

    #[test]
    fn every_block_gives_the_bits_of_the_plain_loop() {
        for rows in [1, 2, 3, 5, 8, 15, 17] {
            check(rows, 96, 96, 50);
            check(rows, 16, 48, 144);
        }
    }

    #[cfg(target_arch = "x86_64")]
    #[test]
    fn both_vector_widths_give_the_same_bits() {
        if !is_x86_feature_detected!("avx2") || !is_x86_feature_detected!("fma") {
            return;
        }
        let (input, weights) = (numbers(6 * 96), numbers(96 * 96));
        let packed = Packed::in_order(&weights, &[], 96);
        let (mut expected, mut found) = (vec![0.0; 6 * 96], vec![0.0; 6 * 96]);
        product(&input, 96, 6, &packed, &mut expected);
        // SAFETY: the features were asked for above; six rows of 96 lie inside both slices.
        unsafe { narrow::block::<6, 2>(&input, 96, &packed, &mut found) };
        assert_eq!(expected, found);
    }
}
