// SPDX-License-Identifier: MIT
// What zeros cost and what they save: bits of sparse formats, N:M patterns, the surgeon's repair of
// the survivors, experts that a batch touches, and the hours of a training.
#include "kernels/reference/sparsity.h"

#include <math.h>
#include <string.h>

#include "kernels/reference/compensation.h"

double train_hours(double epochs, double samples, double rate, double overhead) {
    return epochs * samples / (rate / (1 + overhead)) / 3600;
}

// Whether |a| counts as larger than |b|: a NaN is larger than every number.
static bool larger(double a, double b) {
    return fabs(a) > fabs(b) || (isnan(a) && !isnan(b));
}

void mask_n_m(const double *w, size_t n, size_t keep, size_t of, double *mask) {
    for (size_t i = 0; i < n; i++) {
        size_t first = i - i % of, better = 0;
        for (size_t j = first; j < first + of; j++)
            better += larger(w[j], w[i]) || (j < i && !larger(w[i], w[j]));
        mask[i] = better < keep;
    }
}

void prune_rows(const double *W, size_t rows, size_t cols, size_t keep, double *kept, size_t *at,
                double *scratch) {
    size_t n = 0;
    for (size_t i = 0; i < rows; i++) {
        scratch[i] = 0;
        for (size_t j = 0; j < cols; j++)
            scratch[i] += W[i * cols + j] * W[i * cols + j];
    }
    for (size_t i = 0; i < rows; i++) {
        size_t better = 0;
        for (size_t j = 0; j < rows; j++)
            better += larger(scratch[j], scratch[i]) || (j < i && !larger(scratch[i], scratch[j]));
        if (better >= keep) continue;
        memcpy(kept + n * cols, W + i * cols, cols * sizeof *kept);
        at[n++] = i;
    }
}

double n_m_bits(size_t keep, size_t of, double value_bits) {
    double position = ceil(log2((double)of));
    return (double)keep * (value_bits + position) / (double)of;
}

double sparse_bits(double sparsity, double value_bits, double index_bits) {
    return (1 - sparsity) * (value_bits + index_bits);
}

double sparse_break_even(double dense_bits, double value_bits, double index_bits) {
    return 1 - dense_bits / (value_bits + index_bits);
}

bool obs_saliency(const double *w, const double *Hinv, size_t n, double *eps) {
    for (size_t m = 0; m < n; m++) {
        if (!(Hinv[m * n + m] > 0)) return false;
        eps[m] = w[m] * w[m] / (2 * Hinv[m * n + m]);
    }
    return true;
}

bool obs_remove(double *w, const double *Hinv, size_t n, size_t m) {
    if (!(Hinv[m * n + m] > 0)) return false;
    double error = w[m] / Hinv[m * n + m];
    for (size_t j = 0; j < n; j++)
        w[j] -= error * Hinv[j * n + m];
    w[m] = 0;
    return true;
}

// The score of every column, by the inverse as it stands when its turn comes. Destroys Hinv.
static bool score_columns(const double *w, double *Hinv, size_t n, struct ranked *ranking) {
    for (size_t j = 0; j < n; j++) {
        double pivot = Hinv[j * n + j];
        if (!(pivot > 0)) return false;
        ranking[j] = (struct ranked) { .score = w[j] * w[j] / pivot, .index = j };
        gptq_eliminate(Hinv, n, j);
    }
    return true;
}

bool sparsegpt_row(double *w, double *Hinv, size_t n, double sparsity, double *scratch,
                   struct ranked *ranking) {
    if (n > 0) memcpy(scratch, Hinv, n * n * sizeof *Hinv);
    if (!score_columns(w, scratch, n, ranking)) return false;
    rank_scores(ranking, n);
    double *gone = scratch; // the scores are taken: the first n places mark the columns that go
    for (size_t k = 0; k < n; k++)
        gone[ranking[k].index] = k < pruned_count(sparsity, n);
    for (size_t i = 0; i < n; i++) {
        if (gone[i] != 0) {
            double error = w[i] / Hinv[i * n + i];
            for (size_t j = i + 1; j < n; j++)
                w[j] -= error * Hinv[i * n + j];
            w[i] = 0;
        }
        gptq_eliminate(Hinv, n, i);
    }
    return true;
}

double experts_touched(double E, double k, double tokens) {
    return E * (1 - pow(1 - k / E, tokens));
}
