// SPDX-License-Identifier: MIT
// Binary floats of any small size: FP32, TF32, FP16, BF16, the two FP8, the FP6 of MX, E2M1.
// Normal numbers are rounded in the bits of a double, subnormal ones to whole steps.
#include "kernels/reference/floats.h"

#include <stdint.h>
#include <string.h>

#include "kernels/reference/rounding.h"

const struct float_format format_fp32 = { 8, 23, FLOAT_IEEE };
const struct float_format format_fp16 = { 5, 10, FLOAT_IEEE };
const struct float_format format_bf16 = { 8, 7, FLOAT_IEEE };
const struct float_format format_e5m2 = { 5, 2, FLOAT_IEEE };
const struct float_format format_e4m3 = { 4, 3, FLOAT_NAN };
const struct float_format format_e2m1 = { 2, 1, FLOAT_FINITE };

static int bias(struct float_format format) {
    return (1 << (format.exponent_bits - 1)) - 1;
}

double float_largest(struct float_format format) {
    int top = (1 << format.exponent_bits) - 1 - (format.specials == FLOAT_IEEE);
    int missing = format.specials == FLOAT_NAN ? 2 : 1; // steps below the next power of two
    double steps = ldexp(2, format.mantissa_bits) - missing;
    return ldexp(steps, top - bias(format) - format.mantissa_bits);
}

// The ends of a format, worked out once for a whole list.
struct ends {
    double largest, beyond; // beyond: what a value becomes that rounds past the largest
    double least_normal, least;
    int dropped; // bits of a double's mantissa that the format has not
};

static struct ends ends_of(struct float_format format) {
    double largest = float_largest(format), least_normal = ldexp(1, 1 - bias(format));
    return (struct ends) {
        .largest = largest,
        .beyond = format.specials == FLOAT_IEEE ? INFINITY : largest,
        .least_normal = least_normal,
        .least = ldexp(least_normal, -format.mantissa_bits),
        .dropped = 52 - format.mantissa_bits,
    };
}

// Half to even in the bits of a double: adding just under half of the last kept bit, and that bit
// itself, carries where it should, also into the exponent.
static double round_mantissa(double magnitude, int dropped) {
    uint64_t bits, half = (uint64_t)1 << (dropped - 1);
    memcpy(&bits, &magnitude, sizeof bits);
    bits += half - 1 + (bits >> dropped & 1);
    bits &= ~(2 * half - 1);
    memcpy(&magnitude, &bits, sizeof bits);
    return magnitude;
}

static double round_to(double x, const struct ends *ends) {
    double magnitude = fabs(x), rounded = ends->beyond;
    if (isnan(x)) return x;
    if (magnitude < ends->least_normal)
        rounded = round_half_even(magnitude / ends->least) * ends->least;
    else if (magnitude <= 2 * ends->largest)
        rounded = round_mantissa(magnitude, ends->dropped);
    return copysign(rounded > ends->largest ? ends->beyond : rounded, x);
}

double float_round(double x, struct float_format format) {
    struct ends ends = ends_of(format);
    return round_to(x, &ends);
}

void float_round_all(const double *x, size_t n, struct float_format format, double *xhat) {
    struct ends ends = ends_of(format);
    for (size_t i = 0; i < n; i++)
        xhat[i] = round_to(x[i], &ends);
}

static double special_code(double x, struct float_format format) {
    double infinity = ldexp(ldexp(1, format.exponent_bits) - 1, format.mantissa_bits);
    return isinf(x) ? infinity : ldexp(1, format.exponent_bits + format.mantissa_bits) - 1;
}

// Codes of one sign count the values upwards: each exponent adds 2^M codes to its steps.
static double magnitude_code(double magnitude, struct float_format format) {
    int least = 1 - bias(format);
    int exponent = magnitude < ldexp(1, least) ? least : ilogb(magnitude);
    double steps = ldexp(magnitude, format.mantissa_bits - exponent); // with the leading one
    return steps + ldexp(exponent + bias(format) - 1, format.mantissa_bits);
}

double float_encode(double x, struct float_format format) {
    double rounded = float_round(x, format);
    double code =
        isfinite(rounded) ? magnitude_code(fabs(rounded), format) : special_code(rounded, format);
    double sign = ldexp(1, format.exponent_bits + format.mantissa_bits);
    return signbit(x) && !isnan(x) ? code + sign : code;
}

double float_decode(double code, struct float_format format) {
    uint64_t bits = (uint64_t)code;
    int M = format.mantissa_bits, E = format.exponent_bits;
    int exponent = (int)(bits >> M & ((1u << E) - 1)), top = (1 << E) - 1;
    double mantissa = (double)(bits & ((1u << M) - 1)), most = ldexp(1, M) - 1;
    double magnitude = exponent == 0 ? ldexp(mantissa, 1 - bias(format) - M)
                                     : ldexp(ldexp(1, M) + mantissa, exponent - bias(format) - M);
    if (format.specials == FLOAT_IEEE && exponent == top) magnitude = mantissa ? NAN : INFINITY;
    if (format.specials == FLOAT_NAN && exponent == top && mantissa == most) magnitude = NAN;
    return bits >> (M + E) & 1 ? -magnitude : magnitude;
}

double fp32(double x) {
    return float_round(x, format_fp32);
}

double fp16(double x) {
    return float_round(x, format_fp16);
}

double bf16(double x) {
    return float_round(x, format_bf16);
}

double e5m2(double x) {
    double largest = float_largest(format_e5m2);
    return float_round(clamp(x, -largest, largest), format_e5m2);
}

double e2m1(double x) {
    return float_round(x, format_e2m1);
}
