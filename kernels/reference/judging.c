// SPDX-License-Identifier: MIT
// Noise of scores, reliability, relative error, and a layer fitted anew after pruning.
// The fit solves one small system for each row, because each row keeps other columns.
#include "kernels/reference/judging.h"

#include <math.h>

#include "kernels/reference/distillation.h"
#include "kernels/reference/hessian.h"
#include "kernels/reference/sums.h"

double standard_error(double p, double n) {
    return sqrt(p * (1 - p) / n);
}

double perplexity(const double *nll, size_t n) {
    return exp(mean(nll, n));
}

struct paired_difference paired_difference(double lost, double gained, double n) {
    double flips = lost + gained, net = gained - lost;
    return (struct paired_difference) {
        .difference = net / n,
        .error = sqrt(flips - net * net / n) / n,
        .z = flips == 0 ? 0 : net / sqrt(flips),
    };
}

double reliability(const double *conf, const double *correct, size_t n, size_t bins, double *count,
                   double *confidence, double *accuracy, struct ece_bin *scratch) {
    double error = ece(conf, correct, n, bins, scratch);
    for (size_t k = 0; k < bins; k++) {
        double middle = ((double)k + 0.5) / (double)bins;
        count[k] = scratch[k].count;
        confidence[k] = count[k] == 0 ? middle : scratch[k].confidence / count[k];
        accuracy[k] = count[k] == 0 ? middle : scratch[k].correct / count[k];
    }
    return error;
}

void top_choice(const double *logits, size_t rows, size_t classes, double T, double *class_of,
                double *confidence, double *scratch) {
    for (size_t i = 0; i < rows; i++) {
        size_t best = 0;
        softmax_t(logits + i * classes, classes, T, scratch);
        for (size_t k = 1; k < classes; k++)
            if (scratch[k] > scratch[best]) best = k;
        confidence[i] = scratch[best];
        class_of[i] = isnan(confidence[i]) ? NAN : (double)(best + 1);
    }
}

double relative_error(const double *a, const double *b, size_t n) {
    double missed = 0, whole = 0;
    for (size_t i = 0; i < n; i++) {
        missed += (a[i] - b[i]) * (a[i] - b[i]);
        whole += a[i] * a[i];
    }
    return missed == 0 ? 0 : sqrt(missed / whole);
}

// y with L L^T y = y; L is the lower triangle of [n][n].
static void solve(const double *L, size_t n, double *y) {
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++)
            y[i] -= L[i * n + j] * y[j];
        y[i] /= L[i * n + i];
    }
    for (size_t i = n; i-- > 0;) {
        for (size_t j = i + 1; j < n; j++)
            y[i] -= L[j * n + i] * y[j];
        y[i] /= L[i * n + i];
    }
}

// The places of the non-zeros of a row, as numbers; returns how many.
static size_t find_kept(const double *pruned, size_t cols, double *kept_at) {
    size_t kept = 0;
    for (size_t j = 0; j < cols; j++)
        if (pruned[j] != 0) kept_at[kept++] = (double)j;
    return kept;
}

// Whether two rows keep the same places.
static bool same_places(const double *a, const double *b, size_t cols) {
    for (size_t j = 0; j < cols; j++)
        if ((a[j] != 0) != (b[j] != 0)) return false;
    return true;
}

// The factor of the part of H that belongs to the kept places.
static bool factor_kept(const double *H, size_t cols, const double *kept_at, size_t kept,
                        double *A) {
    for (size_t a = 0; a < kept; a++)
        for (size_t b = 0; b < kept; b++)
            A[a * kept + b] = H[(size_t)kept_at[a] * cols + (size_t)kept_at[b]];
    return cholesky(A, kept, A);
}

static void refit_row(const double *w, const double *H, size_t cols, const double *kept_at,
                      size_t kept, const double *A, double *y, double *fitted) {
    for (size_t a = 0; a < kept; a++) {
        y[a] = 0;
        for (size_t j = 0; j < cols; j++)
            y[a] += H[(size_t)kept_at[a] * cols + j] * w[j];
    }
    solve(A, kept, y);
    for (size_t j = 0; j < cols; j++)
        fitted[j] = 0;
    for (size_t a = 0; a < kept; a++)
        fitted[(size_t)kept_at[a]] = y[a];
}

// A row that keeps the places of the one above shares its factor, as all rows do where whole
// columns were pruned.
bool refit(const double *W, const double *pruned, const double *H, size_t rows, size_t cols,
           double *fitted, double *scratch) {
    double *A = scratch, *kept_at = A + cols * cols, *y = kept_at + cols;
    size_t kept = 0;
    for (size_t i = 0; i < rows; i++) {
        const double *row = pruned + i * cols;
        if (i == 0 || !same_places(row, row - cols, cols)) {
            kept = find_kept(row, cols, kept_at);
            if (!factor_kept(H, cols, kept_at, kept, A)) return false;
        }
        refit_row(W + i * cols, H, cols, kept_at, kept, A, y, fitted + i * cols);
    }
    return true;
}
