// SPDX-License-Identifier: MIT
// The three rules of rounding to a whole number; they differ at ties only.
// Inline, and without a branch, so that loops over arrays become vector code.
#ifndef KERNELS_REFERENCE_ROUNDING_H
#define KERNELS_REFERENCE_ROUNDING_H

#include <math.h>

// Half to even, as rint() in the default mode: 2.5 -> 2, 3.5 -> 4, -0.3 -> -0.0; NaN and
// infinities as they are. Adding 2^52 to a magnitude below it leaves no room for a fraction, so
// the addition itself rounds, and by IEEE 754 it rounds half to even; larger doubles are whole.
static inline double round_half_even(double x) {
    double magnitude = fabs(x);
    double whole = (magnitude + 0x1p52) - 0x1p52;
    return magnitude < 0x1p52 ? copysign(whole, x) : x;
}

// round_half_even where |x| < 2^51 or NaN is known, as of a clamped code; the sign of a zero is
// lost.
static inline double round_code(double x) {
    return (x + 0x1.8p52) - 0x1.8p52;
}

// Half away from zero, as C's round(): 2.5 -> 3, -2.5 -> -3.
static inline double round_half_away(double x) {
    return round(x);
}

// Half toward plus infinity, as JavaScript's Math.round: 2.5 -> 3, -2.5 -> -2.
// Not floor(x + 0.5), which takes 0.49999999999999994 to 1.
static inline double round_half_up(double x) {
    double below = floor(x);
    return x - below >= 0.5 ? below + 1 : below;
}

// x kept within [low, high]; NaN stays NaN.
static inline double clamp(double x, double low, double high) {
    x = low > x ? low : x;
    return high < x ? high : x;
}

#endif
