// SPDX-License-Identifier: MIT
// SmoothQuant: large activation channels are made smaller and their weights larger, so that
// X W^T stays what it was and both become easy to quantize. Xiao et al. 2022, arXiv:2211.10438.
#ifndef KERNELS_REFERENCE_SMOOTHING_H
#define KERNELS_REFERENCE_SMOOTHING_H

#include <stddef.h>

// s_j = xmax_j^alpha / wmax_j^(1 - alpha); a channel with xmax or wmax 0 gets 1. 0 <= alpha <= 1.
void smooth_scales(const double *xmax, const double *wmax, size_t in, double alpha, double *s);

// X[samples][in] divided and W[out][in] multiplied by s, column by column.
void smooth_apply(const double *X, const double *W, const double *s, size_t samples, size_t in,
                  size_t out, double *X_smooth, double *W_smooth);

// Numbers of doubles that smooth_output_error needs to work in.
size_t smooth_scratch(size_t samples, size_t in, size_t out);

// |Y - Yhat| / |Y| (Frobenius), Y = X W^T, Yhat of the smoothed X and W quantized on the full
// symmetric grid of `bits`: one scale per row of X (token) and one per row of W (output).
// 0 where Y is 0 and met exactly.
double smooth_output_error(const double *X, const double *W, size_t samples, size_t in, size_t out,
                           double alpha, int bits, double *scratch);

#endif
