// SPDX-License-Identifier: MIT
// Which weights go: by magnitude, two of every four, by Wanda's score; and how rounds add up.
// Rankings are total orders (score, then index), so that ties have one answer.
#include "kernels/reference/pruning.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

size_t pruned_count(double sparsity, size_t n) {
    double count = floor(sparsity * (double)n + 1e-9);
    return count < (double)n ? (size_t)count : n;
}

static int by_score(const void *left, const void *right) {
    const struct ranked *a = left, *b = right;
    if (isnan(a->score) != isnan(b->score)) return isnan(a->score) ? 1 : -1;
    if (a->score < b->score || a->score > b->score) return a->score < b->score ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

void rank_scores(struct ranked *ranking, size_t n) {
    qsort(ranking, n, sizeof *ranking, by_score);
}

// Sets the `count` elements of w with the smallest scores to 0.
static void prune_smallest(double *w, size_t n, size_t count, struct ranked *ranking) {
    rank_scores(ranking, n);
    for (size_t k = 0; k < count; k++)
        w[ranking[k].index] = 0;
}

void magnitude_prune(const double *w, size_t n, double sparsity, double *pruned,
                     struct ranked *scratch) {
    for (size_t i = 0; i < n; i++) {
        pruned[i] = w[i];
        scratch[i] = (struct ranked) { .score = fabs(w[i]), .index = i };
    }
    prune_smallest(pruned, n, pruned_count(sparsity, n), scratch);
}

void mask_2_4(const double *w, size_t n, double *mask) {
    for (size_t i = 0; i < n; i++) {
        const double *four = w + i - i % 4;
        double own = fabs(w[i]);
        int better = 0;
        for (size_t j = 0; j < 4; j++) {
            double other = fabs(four[j]);
            int larger = other > own || (isnan(other) && !isnan(own));
            int equal = other == own || (isnan(other) && isnan(own));
            better += larger || (equal && j < i % 4);
        }
        mask[i] = better < 2;
    }
}

void wanda(const double *W, const double *xnorm, size_t rows, size_t cols, double sparsity,
           double *pruned, struct ranked *scratch) {
    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < cols; j++) {
            pruned[i * cols + j] = W[i * cols + j];
            double score = fabs(W[i * cols + j]) * xnorm[j];
            scratch[j] = (struct ranked) { .score = score, .index = j };
        }
        prune_smallest(pruned + i * cols, cols, pruned_count(sparsity, cols), scratch);
    }
}

void iterative_prune(double total, double rate, size_t rounds, double *remaining) {
    for (size_t k = 0; k < rounds; k++) {
        total *= 1 - rate;
        remaining[k] = total;
    }
}

// 1 - (1 - rate)^n, also for a rate that 1 - rate would lose.
static bool enough_rounds(double n, double sparsity, double rate) {
    return -expm1(n * log1p(-rate)) >= sparsity - 1e-12;
}

double imp_rounds(double sparsity, double rate) {
    if (isnan(sparsity) || isnan(rate)) return NAN;
    if (sparsity <= 1e-12 || rate == 1) return sparsity > 1e-12;
    double n = ceil(log(1 - sparsity + 1e-12) / log1p(-rate));
    if (n >= 0x1p52) return n;
    while (n > 0 && enough_rounds(n - 1, sparsity, rate))
        n--;
    while (!enough_rounds(n, sparsity, rate))
        n++;
    return n;
}
