// SPDX-License-Identifier: MIT
// How far a quantized tensor is from the original: by itself, and as its inputs feel it.
// All are 0 for n = 0 and NaN where an element is NaN.
#ifndef KERNELS_REFERENCE_ERROR_H
#define KERNELS_REFERENCE_ERROR_H

#include <stddef.h>

// The mean of (x_i - xhat_i)^2, and its root.
double mse(const double *x, const double *xhat, size_t n);
double rmse(const double *x, const double *xhat, size_t n);

// max |x_i - xhat_i|.
double max_error(const double *x, const double *xhat, size_t n);

// 10 log10(sum x^2 / sum (x - xhat)^2) in dB; infinite without an error.
double sqnr(const double *x, const double *xhat, size_t n);

// sum_j h_j (w_j - what_j)^2, h_j the mean square of input j: the diagonal of output_error.
double weighted_error(const double *w, const double *what, const double *h, size_t n);

// e^T H e, e = w - what; H[n][n] = X X^T over the samples. The squared error of the outputs
// (LeCun et al. 1990; Frantar et al. 2022, arXiv:2210.17323).
double output_error(const double *w, const double *what, const double *H, size_t n);

#endif
