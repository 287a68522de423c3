// SPDX-License-Identifier: MIT
// The losses with their gradients. Softmax subtracts the maximum, so nothing overflows.
#include "kernels/train/samples.h"

#include <math.h>
#include <string.h>

static double squared(const struct samples *samples, size_t i, const double *z, size_t n,
                      double *dz, double *scratch) {
    const double *y = samples->y + i * n;
    double sum = 0;
    (void)scratch;
    for (size_t k = 0; k < n; k++) {
        double error = z[k] - y[k];
        sum += error * error / 2;
        dz[k] = error / (double)n;
    }
    return sum / (double)n;
}

static double logistic(const struct samples *samples, size_t i, const double *z, size_t n,
                       double *dz, double *scratch) {
    double y = samples->y[i];
    (void)n, (void)scratch;
    dz[0] = 1 / (1 + exp(-z[0])) - y;
    return fmax(z[0], 0) + log1p(exp(-fabs(z[0]))) - y * z[0];
}

// p[n] = softmax(z / T); returns ln of the sum of exp(z / T).
static double softmax(const double *z, size_t n, double T, double *p) {
    double most = z[0], sum = 0;
    for (size_t k = 1; k < n; k++)
        most = fmax(most, z[k]);
    for (size_t k = 0; k < n; k++)
        sum += p[k] = exp((z[k] - most) / T);
    for (size_t k = 0; k < n; k++)
        p[k] /= sum;
    return most / T + log(sum);
}

static double cross_entropy(const struct samples *samples, size_t i, const double *z, size_t n,
                            double *dz, double *scratch) {
    size_t y = (size_t)samples->y[i];
    (void)scratch;
    double ln_sum = softmax(z, n, 1, dz);
    dz[y] -= 1;
    return ln_sum - z[y];
}

static double distill(const struct samples *samples, size_t i, const double *z, size_t n,
                      double *dz, double *scratch) {
    const double *v = samples->teacher + i * n;
    double T = samples->temperature, share = samples->share, kl = 0;
    double hard = cross_entropy(samples, i, z, n, dz, scratch);
    for (size_t k = 0; k < n; k++)
        dz[k] *= 1 - share;
    double *p = scratch, *q = scratch + n;
    double ln_p = softmax(v, n, T, p), ln_q = softmax(z, n, T, q);
    for (size_t k = 0; k < n; k++) {
        kl += p[k] * (v[k] / T - ln_p - (z[k] / T - ln_q));
        dz[k] += share * T * (q[k] - p[k]); // T^2 of the loss, 1/T of the softmax
    }
    return share * T * T * kl + (1 - share) * hard;
}

double loss_of(const struct samples *samples, size_t i, const double *z, size_t n, double *dz,
               double *scratch) {
    static double (*const losses[LOSS_KINDS])(const struct samples *, size_t, const double *,
                                              size_t, double *, double *) = {
        [LOSS_SQUARED] = squared,
        [LOSS_LOGISTIC] = logistic,
        [LOSS_SOFTMAX] = cross_entropy,
        [LOSS_DISTILL] = distill,
    };
    return losses[samples->loss](samples, i, z, n, dz, scratch);
}
