// SPDX-License-Identifier: MIT
// What training needs: the straight-through gradient and the dynamic scale of the loss.
// Bengio et al. 2013, arXiv:1308.3432; Micikevicius et al. 2017, arXiv:1710.03740.
#ifndef KERNELS_REFERENCE_TRAINING_H
#define KERNELS_REFERENCE_TRAINING_H

#include <stdbool.h>
#include <stddef.h>

// The gradient g passes where x is within [low, high], ends included, and is 0 elsewhere, also
// for a NaN x; NaN where an end is NaN.
double ste_grad(double g, double x, double low, double high);

enum { SCALER_GOOD_STEPS = 2000 }; // in a row, before the scale doubles

struct loss_scaler {
    double scale; // 1 at least
    double good;  // steps since the last skip or doubling
};

// One step of dynamic loss scaling. With an infinite or NaN gradient the step is skipped: returns
// false, halves the scale (not below 1) and clears `good`. Otherwise returns true, writes
// unscaled[n] = grads / scale and counts; the step SCALER_GOOD_STEPS doubles the scale for the
// next.
bool scaler_step(struct loss_scaler *scaler, const double *grads, size_t n, double *unscaled);

#endif
