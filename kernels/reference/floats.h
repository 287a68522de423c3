// SPDX-License-Identifier: MIT
// Binary floats of any small size: FP32, TF32, FP16, BF16, the two FP8, the FP6 of MX, E2M1.
// One rounding, one encoding and one decoding serve them all; the named formats are rows of it.
//
//   | sign 1 | exponent E | mantissa M |       value = (-1)^s 2^(e - bias) (1 + m / 2^M)
//   e = 0:                                    value = (-1)^s 2^(1 - bias) m / 2^M   (subnormal)
//   bias = 2^(E-1) - 1
//
// What the largest exponent means is the only thing in which the formats differ.
#ifndef KERNELS_REFERENCE_FLOATS_H
#define KERNELS_REFERENCE_FLOATS_H

#include <stddef.h>

enum float_specials {
    FLOAT_FINITE, // all codes are numbers: E2M1, E2M3, E3M2 (OCP MX 1.0)
    FLOAT_NAN,    // all ones is NaN, there is no infinity: E4M3FN (arXiv:2209.05433)
    FLOAT_IEEE,   // the largest exponent holds infinity (m = 0) and NaN: IEEE 754, BF16, E5M2
};

struct float_format {
    int exponent_bits; // E, 2 to 8
    int mantissa_bits; // M, 1 to 23
    enum float_specials specials;
};

extern const struct float_format format_fp32, format_fp16, format_bf16, format_e5m2, format_e4m3,
    format_e2m1;

// The largest finite value.
double float_largest(struct float_format format);

// The value of the format nearest to x, ties to the even mantissa; NaN for NaN. A value that rounds
// beyond the largest becomes an infinity where the format has one, else the largest (saturation).
double float_round(double x, struct float_format format);
void float_round_all(const double *x, size_t n, struct float_format format, double *xhat);

// The code of float_round(x), sign first, as a whole number from 0 to 2^(1+E+M) - 1. NaN has the
// code of all ones but the sign; x is no NaN where the format has none.
double float_encode(double x, struct float_format format);

// The value of a code.
double float_decode(double code, struct float_format format);

// Casts of one value. fp32, fp16 and bf16 overflow to infinity as IEEE 754 has it; e5m2 and e2m1
// saturate at 57344 and 6, as the FP8 and FP4 casts of frameworks do.
double fp32(double x);
double fp16(double x);
double bf16(double x);
double e5m2(double x);
double e2m1(double x);

#endif
