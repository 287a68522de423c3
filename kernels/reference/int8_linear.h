// SPDX-License-Identifier: MIT
// A linear layer on integer codes, and the same with the outlier inputs left in floating point.
// Scales stand outside the sum of products, so only rows of X and rows of W can have one.
#ifndef KERNELS_REFERENCE_INT8_LINEAR_H
#define KERNELS_REFERENCE_INT8_LINEAR_H

#include <stddef.h>

// Numbers of doubles that int8_linear and llm_int8 need to work in.
size_t int8_scratch(size_t samples, size_t in, size_t out);

// Y[samples][out] = s_t s_i sum_j xq_tj wq_ij: X[samples][in] with one symmetric scale per row
// (token), W[out][in] with one per row (output), both on the full grid of `bits`.
void int8_linear(const double *X, const double *W, size_t samples, size_t in, size_t out, int bits,
                 double *Y, double *scratch);

// The same at 8 bits for the inputs j whose every |X_tj| is below threshold, plus the exact
// products of the others, the outliers. The scales are those of the columns that stay. Writes the
// outliers' indices, from 0, to outliers[in] and returns how many there are. A NaN is no outlier:
// it spoils its row of Y either way. Dettmers et al. 2022, arXiv:2208.07339.
size_t llm_int8(const double *X, const double *W, size_t samples, size_t in, size_t out,
                double threshold, double *Y, size_t *outliers, double *scratch);

#endif
