// SPDX-License-Identifier: MIT
// NF4 in blocks, and the double quantization of its scales.
// The levels themselves are in formats.h. Dettmers et al. 2023, arXiv:2305.14314.
#ifndef KERNELS_REFERENCE_NF4_H
#define KERNELS_REFERENCE_NF4_H

#include <stddef.h>

enum { NF4_BLOCK = 64, DOUBLE_BLOCK = 256, DYNAMIC_LEVELS = 256 };

// x[n] in blocks, the last may be short; absmax[] has one number per block. codes and values as
// nf4_encode of each block; a NaN makes its block NaN.
void nf4_blocks(const double *x, size_t n, size_t block, double *codes, double *xhat,
                double *absmax);

// The 256 levels of bitsandbytes' signed dynamic 8-bit type, rising from -0.9929688 to 1, 0 at
// index 127: seven decades, decade i with 2^i means of even steps between 0.1 and 1, for either
// sign. bitsandbytes, functional.py, create_dynamic_map; Dettmers 2015, arXiv:1511.04561.
void dynamic_levels(double levels[DYNAMIC_LEVELS]);

// Quantizes the scales of blocks: the mean is subtracted, then each block of `block` numbers is
// stored as the nearest dynamic level of y / max|y|, the lower one at a tie. scale[] = max|y| of
// the blocks. Returns the mean. With a NaN in x everything is NaN.
double double_quantize(const double *x, size_t n, size_t block, double *codes, double *xhat,
                       double *scale);

#endif
