// SPDX-License-Identifier: MIT
// The symmetric quantizer: one scale, zero point 0, codes of b bits with a sign.
// Rounding is half to even. Two grids exist, and each function says which one it uses:
//   full        -2^(b-1) .. 2^(b-1)-1; with the scale of max|x| its lowest code never occurs
//   restricted  -(2^(b-1)-1) .. 2^(b-1)-1
#ifndef KERNELS_REFERENCE_SYMMETRIC_H
#define KERNELS_REFERENCE_SYMMETRIC_H

#include <stddef.h>

enum { SYMMETRIC_BITS_LEAST = 2, SYMMETRIC_BITS_MOST = 32 };

// The largest code of b bits, 2^(b-1) - 1.
double symmetric_top(int bits);

// max_abs / (2^(b-1) - 1); 1 where that is 0, so that nothing is divided by 0.
double symmetric_scale(double max_abs, int bits);

// Codes from lowest to highest, both whole.
struct symmetric_codes {
    double lowest, highest;
};
struct symmetric_codes symmetric_full(int bits);
struct symmetric_codes symmetric_restricted(int bits);

// Quantizes x[n] at a given scale: q = clamp(round(x / scale), lowest, highest), xhat = q * scale.
// NaN for NaN. q and xhat must not overlap x.
void symmetric_quantize_at(const double *x, size_t n, double scale, struct symmetric_codes codes,
                           double *q, double *xhat);

// Quantizes x[n] on the full grid with the scale of max|x|, which it returns. An all-zero x has
// scale 1, codes 0 and xhat 0; with a NaN (or an infinity) in x, everything it touches is NaN.
double symmetric_quantize(const double *x, size_t n, int bits, double *q, double *xhat);

// The same for each run of `group` values by itself; the last may be short. group 0 is the whole.
// scale[symmetric_groups(n, group)].
void symmetric_quantize_groups(const double *x, size_t n, int bits, size_t group, double *q,
                               double *xhat, double *scale);
size_t symmetric_groups(size_t n, size_t group);

// How often each code from lowest to highest occurs in q[n]: count[i] is of lowest + i, there are
// highest - lowest + 1 of them. Values that are no code of the range are not counted.
void code_counts(const double *q, size_t n, double lowest, double highest, double *count);

// The mean squared error of symmetric_quantize_groups, without making its arrays. 0 where n is 0.
double symmetric_mse(const double *x, size_t n, int bits, size_t group);

#endif
