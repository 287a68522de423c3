// SPDX-License-Identifier: MIT
// Number formats that are not a uniform grid: FP8 E4M3 and the table of NF4.
// Both are lookups of the nearest value that exists.
#include "kernels/reference/formats.h"

#include "kernels/reference/rounding.h"
#include "kernels/reference/sums.h"

double e4m3(double x) {
    double magnitude = fabs(x);
    if (isnan(x) || magnitude == 0) return x;
    if (magnitude >= 448) return copysign(448, x);
    int exponent = ilogb(magnitude) < -6 ? -6 : ilogb(magnitude);
    double step = ldexp(1, exponent - 3); // three bits of mantissa
    return copysign(round_half_even(magnitude / step) * step, x);
}

const double nf4_levels[NF4_LEVELS] = {
    -1,
    -0.6961928009986877,
    -0.5250730514526367,
    -0.39491748809814453,
    -0.28444138169288635,
    -0.18477343022823334,
    -0.09105003625154495,
    0,
    0.07958029955625534,
    0.16093020141124725,
    0.24611230194568634,
    0.33791524171829224,
    0.44070982933044434,
    0.5626170039176941,
    0.7229568362236023,
    1,
};

// Of x within -1 and 1. The levels rise, so the distance falls up to the nearest; the lower one
// wins a tie. So the code is the number of steps up that come nearer, counted without a branch:
// where to stop is a new guess for every weight.
static double nearest_level(double x) {
    int nearer = 0;
    for (size_t k = 0; k + 1 < NF4_LEVELS; k++)
        nearer += fabs(x - nf4_levels[k + 1]) < fabs(x - nf4_levels[k]);
    return isnan(x) ? x : nearer;
}

double nf4_encode(const double *x, size_t n, double *codes) {
    double most = absmax(x, n);
    for (size_t i = 0; i < n; i++)
        codes[i] = nearest_level(most == 0 ? 0 : isnan(most) ? NAN : x[i] / most);
    return most;
}
