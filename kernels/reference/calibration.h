// SPDX-License-Identifier: MIT
// Where should the range end? Four estimates of the clip from calibration samples.
// The largest value never settles; the others do.
#ifndef KERNELS_REFERENCE_CALIBRATION_H
#define KERNELS_REFERENCE_CALIBRATION_H

#include <stddef.h>

// max |x_i|: nothing is clipped.
double calibrate_max(const double *x, size_t n);

// The p-th percentile of |x_i|, 0 <= p <= 100. Overwrites x with the magnitudes, in another order.
double calibrate_percentile(double *x, size_t n, double p);

// The moving average of the largest magnitudes of batches of x, `batch` values each (the last may
// be short): a = momentum * a + (1 - momentum) * max, from the first batch's on. 0 <= momentum
// <= 1. 0 where n is 0, NaN where momentum is. Jacob et al. 2017, arXiv:1712.05877.
double calibrate_average(const double *x, size_t n, size_t batch, double momentum);

// The clip k/steps * max |x_i|, k = 1 .. steps, of the smallest mean squared error at `bits`; the
// smaller one wins a tie. 0 for an all-zero x, NaN where an element is NaN. steps > 0.
double calibrate_mse(const double *x, size_t n, int bits, size_t steps);

#endif
