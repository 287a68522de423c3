// SPDX-License-Identifier: MIT
// Rounding that looks at the inputs: GPTQ moves each column's error into the columns to come,
// AWQ scales the channels with large inputs up before rounding and back down after it.
#include "kernels/reference/compensation.h"

#include "kernels/reference/rounding.h"
#include "kernels/reference/sums.h"
#include "kernels/reference/symmetric.h"

void gptq_eliminate(double *Hinv, size_t n, size_t i) {
    for (size_t j = i + 1; j < n; j++) {
        double factor = Hinv[j * n + i] / Hinv[i * n + i];
        for (size_t k = i + 1; k < n; k++)
            Hinv[j * n + k] -= factor * Hinv[i * n + k];
    }
}

bool gptq_row(double *w, double *Hinv, size_t n, double step, double *q) {
    for (size_t i = 0; i < n; i++) {
        double pivot = Hinv[i * n + i];
        if (!(pivot > 0)) return false;
        q[i] = round_half_even(w[i] / step);
        double error = (w[i] - q[i] * step) / pivot;
        for (size_t j = i + 1; j < n; j++)
            w[j] -= error * Hinv[i * n + j];
        gptq_eliminate(Hinv, n, i);
    }
    return true;
}

static double magnitude_of(double xmag) {
    return xmag < 1e-4 ? 1e-4 : xmag;
}

double awq_error(const double *w, const double *xmag, size_t n, int bits, double alpha,
                 double *scaled) {
    for (size_t j = 0; j < n; j++)
        scaled[j] = w[j] * pow(magnitude_of(xmag[j]), alpha);
    const struct symmetric_codes codes = symmetric_full(bits);
    double scale = symmetric_scale(absmax(scaled, n), bits), sum = 0;
    for (size_t j = 0; j < n; j++) {
        double x = magnitude_of(xmag[j]);
        double code = round_half_even(clamp(scaled[j] / scale, codes.lowest, codes.highest));
        double error = x * (w[j] - code * scale / pow(x, alpha));
        sum += error * error;
    }
    return sum;
}

struct awq_choice awq_search(const double *w, const double *xmag, size_t n, int bits, size_t steps,
                             double *scratch) {
    struct awq_choice best = { .alpha = 0, .err = awq_error(w, xmag, n, bits, 0, scratch) };
    for (size_t k = 1; k <= steps; k++) {
        double alpha = (double)k / (double)steps;
        double err = awq_error(w, xmag, n, bits, alpha, scratch);
        if (err < best.err) best = (struct awq_choice) { .alpha = alpha, .err = err };
    }
    if (isnan(best.err)) best.alpha = NAN;
    return best;
}
