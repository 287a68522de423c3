// SPDX-License-Identifier: MIT
// What training needs: the straight-through gradient and the dynamic scale of the loss.
// Bengio et al. 2013, arXiv:1308.3432; Micikevicius et al. 2017, arXiv:1710.03740.
#include "kernels/reference/training.h"

#include <math.h>

double ste_grad(double g, double x, double low, double high) {
    if (isnan(low) || isnan(high)) return NAN;
    return x >= low && x <= high ? g : 0;
}

static bool all_finite(const double *x, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!isfinite(x[i])) return false;
    return true;
}

bool scaler_step(struct loss_scaler *scaler, const double *grads, size_t n, double *unscaled) {
    if (!all_finite(grads, n)) {
        scaler->scale = scaler->scale / 2 < 1 ? 1 : scaler->scale / 2;
        scaler->good = 0;
        return false;
    }
    for (size_t i = 0; i < n; i++)
        unscaled[i] = grads[i] / scaler->scale;
    scaler->good++;
    if (scaler->good >= SCALER_GOOD_STEPS) {
        scaler->scale *= 2;
        scaler->good = 0;
    }
    return true;
}
