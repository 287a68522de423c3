// SPDX-License-Identifier: MIT
// Where should the range end? Four estimates of the clip from calibration samples.
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

double calibrate_average(const double *x, size_t n, size_t batch, double momentum) {
    double average = isnan(momentum) ? momentum : absmax(x, n < batch ? n : batch);
    for (size_t at = batch; at < n; at += batch) {
        double most = absmax(x + at, n - at < batch ? n - at : batch);
        average = momentum * average + (1 - momentum) * most;
    }
    return average;
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
