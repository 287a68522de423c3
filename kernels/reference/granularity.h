// SPDX-License-Identifier: MIT
// Whose scale is it: one per tensor, per row, per column or per group of weights.
// A channel is a row of W[out][in] (an output) unless a function says column.
#ifndef KERNELS_REFERENCE_GRANULARITY_H
#define KERNELS_REFERENCE_GRANULARITY_H

#include <stddef.h>

// scale[rows]: (max - min) / 255 of each row, the scale of an unsigned 8-bit affine grid anchored
// at the row's minimum; 0 for a constant row, NaN for a row that holds a NaN.
void channel_scales(const double *W, size_t rows, size_t cols, double *scale);

// symmetric_quantize of every row by itself; scale[rows].
void symmetric_rows(const double *W, size_t rows, size_t cols, int bits, double *q, double *what,
                    double *scale);

// affine_quantize of every row by itself; scale[rows], zero[rows].
void affine_rows(const double *W, size_t rows, size_t cols, double qmin, double qmax, double *q,
                 double *what, double *scale, double *zero);

// The symmetric quantizer with one scale per column (an input channel); scale[cols].
void symmetric_columns(const double *W, size_t rows, size_t cols, int bits, double *q, double *what,
                       double *scale);

// The RMSE of w[n] with one symmetric scale per `group` weights, all weights in one mean; the last
// group may be short, an all-zero group adds 0, group 0 is the whole tensor. 0 where n is 0.
double group_rmse(const double *w, size_t n, int bits, size_t group);

#endif
