// SPDX-License-Identifier: MIT
// Where should the range end? Three estimates of the clip from calibration samples.
// The largest value never settles; a percentile and the least error do.
#ifndef KERNELS_REFERENCE_CALIBRATION_H
#define KERNELS_REFERENCE_CALIBRATION_H

#include <stddef.h>

// max |x_i|: nothing is clipped.
double calibrate_max(const double *x, size_t n);

// The p-th percentile of |x_i|, 0 <= p <= 100. Overwrites x with the magnitudes, in another order.
double calibrate_percentile(double *x, size_t n, double p);

// The clip k/steps * max |x_i|, k = 1 .. steps, of the smallest mean squared error at `bits`; the
// smaller one wins a tie. 0 for an all-zero x, NaN where an element is NaN. steps > 0.
double calibrate_mse(const double *x, size_t n, int bits, size_t steps);

#endif
