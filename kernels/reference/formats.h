// SPDX-License-Identifier: MIT
// Number formats that are not a uniform grid: FP8 E4M3 and the table of NF4.
// Both are lookups of the nearest value that exists.
#ifndef KERNELS_REFERENCE_FORMATS_H
#define KERNELS_REFERENCE_FORMATS_H

#include <stddef.h>

// The nearest FP8 E4M3FN value (bias 7, largest 448, subnormals in steps of 2^-9), ties to even,
// saturating at +-448; NaN for NaN. Micikevicius et al. 2022, arXiv:2209.05433.
double e4m3(double x);

enum { NF4_LEVELS = 16 };

// The levels of NF4 in rising order, quantiles of a normal law with an exact 0.
// Dettmers et al. 2023, arXiv:2305.14314.
extern const double nf4_levels[NF4_LEVELS];

// Codes 0..15 of the levels nearest to x_i / max|x|, the lower code at an exact tie; returns
// max|x|. An all-zero block has code 7 and 0; with a NaN in x everything is NaN.
double nf4_encode(const double *x, size_t n, double *codes);

#endif
