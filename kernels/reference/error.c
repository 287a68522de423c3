// SPDX-License-Identifier: MIT
// How far a quantized tensor is from the original: by itself, and as its inputs feel it.
// Sums are NumPy's pairwise ones, over terms that are made block by block.
#include "kernels/reference/error.h"

#include <math.h>

#include "kernels/reference/sums.h"

struct pair {
    const double *x, *xhat, *weight;
};

static void squared_errors(void *context, size_t start, size_t count, double *restrict terms) {
    const struct pair *pair = context;
    const double *restrict x = pair->x + start, *restrict xhat = pair->xhat + start;
    for (size_t i = 0; i < count; i++) {
        double error = x[i] - xhat[i];
        terms[i] = error * error;
    }
}

static void squares(void *context, size_t start, size_t count, double *terms) {
    const struct pair *pair = context;
    for (size_t i = 0; i < count; i++)
        terms[i] = pair->x[start + i] * pair->x[start + i];
}

static void weighted_errors(void *context, size_t start, size_t count, double *terms) {
    const struct pair *pair = context;
    squared_errors(context, start, count, terms);
    for (size_t i = 0; i < count; i++)
        terms[i] *= pair->weight[start + i];
}

double mse(const double *x, const double *xhat, size_t n) {
    struct pair pair = { .x = x, .xhat = xhat };
    return n == 0 ? 0 : sum_of(squared_errors, &pair, n) / (double)n;
}

double rmse(const double *x, const double *xhat, size_t n) {
    return sqrt(mse(x, xhat, n));
}

double max_error(const double *x, const double *xhat, size_t n) {
    double most = 0;
    for (size_t i = 0; i < n; i++) {
        double error = fabs(x[i] - xhat[i]);
        if (isnan(error)) return NAN;
        most = error > most ? error : most;
    }
    return most;
}

double sqnr(const double *x, const double *xhat, size_t n) {
    struct pair pair = { .x = x, .xhat = xhat };
    double signal = sum_of(squares, &pair, n), noise = sum_of(squared_errors, &pair, n);
    if (noise == 0 && !isnan(signal)) return INFINITY;
    return 10 * log10(signal / noise);
}

double weighted_error(const double *w, const double *what, const double *h, size_t n) {
    struct pair pair = { .x = w, .xhat = what, .weight = h };
    return sum_of(weighted_errors, &pair, n);
}

double output_error(const double *w, const double *what, const double *H, size_t n) {
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            sum += (w[i] - what[i]) * H[i * n + j] * (w[j] - what[j]);
    return sum;
}
