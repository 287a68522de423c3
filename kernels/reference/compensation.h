// SPDX-License-Identifier: MIT
// Rounding that looks at the inputs: GPTQ moves each column's error into the columns to come,
// AWQ scales the channels with large inputs up before rounding and back down after it.
#ifndef KERNELS_REFERENCE_COMPENSATION_H
#define KERNELS_REFERENCE_COMPENSATION_H

#include <stdbool.h>
#include <stddef.h>

// Rounds w[n] to multiples of step, columns from left to right: q_i = round(w_i / step), the error
// (w_i - q_i step) / Hinv_ii times Hinv_ij leaves every later w_j, and i is eliminated from Hinv.
// Hinv[n][n] is the inverse of the damped Hessian of all columns. w and Hinv are overwritten.
// false where a pivot of Hinv is not above 0. Frantar et al. 2022, arXiv:2210.17323.
bool gptq_row(double *w, double *Hinv, size_t n, double step, double *q);

// One Gaussian step on Hinv[n][n]: leaves the inverse Hessian of the columns after i.
void gptq_eliminate(double *Hinv, size_t n, size_t i);

struct awq_choice {
    double alpha, err;
};

// The exponent alpha = k/steps, k = 0 .. steps, for which the weights w[n], scaled by
// s_j = max(xmag_j, 1e-4)^alpha, quantized with one symmetric scale and divided by s_j again, have
// the smallest err = sum (xmag_j (w_j - what_j))^2; the smallest alpha wins a tie. xmag is taken
// as 1e-4 at least. scratch[n]. NaN in, NaN out. Lin et al. 2023, arXiv:2306.00978.
struct awq_choice awq_search(const double *w, const double *xmag, size_t n, int bits, size_t steps,
                             double *scratch);

// That err at one alpha.
double awq_error(const double *w, const double *xmag, size_t n, int bits, double alpha,
                 double *scratch);

#endif
