// SPDX-License-Identifier: MIT
// Where should the range end? Three estimates of the clip from calibration samples.
// The search for the least error is the plain one: every candidate is tried.
#include "kernels/reference/calibration.h"

#include <math.h>

#include "kernels/reference/clipping.h"
#include "kernels/reference/sums.h"

double calibrate_max(const double *x, size_t n) {
    return absmax(x, n);
}

double calibrate_percentile(double *x, size_t n, double p) {
    for (size_t i = 0; i < n; i++)
        x[i] = fabs(x[i]);
    return percentile(x, n, p);
}

double calibrate_mse(const double *x, size_t n, int bits, size_t steps) {
    double most = absmax(x, n);
    if (most == 0 || isnan(most)) return most;
    double best = most, least = INFINITY;
    for (size_t k = 1; k <= steps; k++) {
        double clip = most * (double)k / (double)steps;
        double error = clip_error_of(x, n, clip, bits).mse;
        if (error < least) {
            least = error;
            best = clip;
        }
    }
    return best;
}
