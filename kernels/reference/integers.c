// SPDX-License-Identifier: MIT
// What an integer matrix product does with codes: zero points, accumulators of a width,
// requantizing. Codes and sums are whole numbers in doubles, exact below 2^53.
#include "kernels/reference/integers.h"

#include <math.h>

#include "kernels/reference/rounding.h"

struct integer_dot integer_dot(const double *q1, double zero1, const double *q2, double zero2,
                               size_t n) {
    struct integer_dot dot = { 0, 0, 0, 0 };
    for (size_t i = 0; i < n; i++) {
        dot.products += q1[i] * q2[i];
        dot.sum1 += q1[i];
        dot.sum2 += q2[i];
    }
    dot.total = dot.products - zero1 * dot.sum2 - zero2 * dot.sum1 + (double)n * zero1 * zero2;
    return dot;
}

double requantize(double sum, double multiplier, double zero, double qmin, double qmax) {
    return clamp(round_half_even(multiplier * sum) + zero, qmin, qmax);
}

void accumulate_wrapping(const double *terms, size_t n, int bits, double *sums) {
    double half = ldexp(1, bits - 1), full = 2 * half, sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += terms[i];
        if (sum >= half || sum < -half) sum -= floor((sum + half) / full) * full;
        sums[i] = sum;
    }
}

void accumulate_saturating(const double *terms, size_t n, int bits, double *sums) {
    double half = ldexp(1, bits - 1), sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum = clamp(sum + terms[i], -half, half - 1);
        sums[i] = sum;
    }
}

void pair_sums(const double *a, const double *b, size_t n, double *sums) {
    for (size_t i = 0; i + 1 < n; i += 2)
        sums[i / 2] = clamp(a[i] * b[i] + a[i + 1] * b[i + 1], -32768, 32767);
}
