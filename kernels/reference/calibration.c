// SPDX-License-Identifier: MIT
// Where should the range end? Four estimates of the clip from calibration samples.
// The search for the least error tries every candidate from the widest on, until what is clipped
// alone is worse than the best.
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

static const double BOUND_ROUNDING = 1e-9; // far above that of the sums, far below a step

// What is lost beyond the clip: no rounding makes the error of this clip smaller, and that of a
// smaller clip is larger.
static double clipped_away(const double *x, size_t n, double clip) {
    double sum[4] = { 0 };
    size_t i = 0;
    for (; i + 4 <= n; i += 4)
        for (size_t k = 0; k < 4; k++) {
            double beyond = fabs(x[i + k]) - clip;
            sum[k] += beyond > 0 ? beyond * beyond : 0;
        }
    for (; i < n; i++) {
        double beyond = fabs(x[i]) - clip;
        sum[0] += beyond > 0 ? beyond * beyond : 0;
    }
    return sum[0] + sum[1] + sum[2] + sum[3];
}

double calibrate_mse(const double *x, size_t n, int bits, size_t steps) {
    double most = absmax(x, n);
    if (most == 0 || isnan(most)) return most;
    double best = most, least = INFINITY;
    for (size_t k = steps; k > 0; k--) {
        double clip = most * (double)k / (double)steps;
        if (clipped_away(x, n, clip) > least * (double)n * (1 + BOUND_ROUNDING)) break;
        double error = clip_mse_within(x, n, clip, bits);
        if (error <= least) { // the smaller clip wins a tie
            least = error;
            best = clip;
        }
    }
    return best;
}
