// SPDX-License-Identifier: MIT
// What an integer matrix product does with codes: zero points, accumulators of a width,
// requantizing. Codes and sums are whole numbers in doubles, exact below 2^53.
#ifndef KERNELS_REFERENCE_INTEGERS_H
#define KERNELS_REFERENCE_INTEGERS_H

#include <stddef.h>

// The four sums of a dot product of codes with zero points:
//   sum (q1 - z1)(q2 - z2) = products - z1 sum2 - z2 sum1 + n z1 z2 = total
// Jacob et al. 2017, arXiv:1712.05877, eq. 7.
struct integer_dot {
    double products, sum1, sum2, total;
};
struct integer_dot integer_dot(const double *q1, double zero1, const double *q2, double zero2,
                               size_t n);

// The code of a sum: clamp(rint(multiplier * sum) + zero), multiplier = s1 s2 / s3; ties to even.
// Jacob et al. 2017, arXiv:1712.05877, eq. 5.
double requantize(double sum, double multiplier, double zero, double qmin, double qmax);

// The running sums of terms[n] in a signed accumulator of `bits` (two's complement): one that wraps
// around, and one that stays at its end. From a NaN on they are NaN.
void accumulate_wrapping(const double *terms, size_t n, int bits, double *sums);
void accumulate_saturating(const double *terms, size_t n, int bits, double *sums);

// sums[n/2] = a[2i] b[2i] + a[2i+1] b[2i+1], kept within 16 signed bits, as x86's vpmaddubsw does
// with unsigned a and signed b. Intel SDM, volume 2, PMADDUBSW.
void pair_sums(const double *a, const double *b, size_t n, double *sums);

#endif
