// SPDX-License-Identifier: MIT
// Which weights go: by magnitude, two of every four, by Wanda's score; and how rounds add up.
// A NaN counts as larger than every number, so that it is never pruned silently.
#ifndef KERNELS_REFERENCE_PRUNING_H
#define KERNELS_REFERENCE_PRUNING_H

#include <stddef.h>

// A score and where it came from; the working memory of a ranking.
struct ranked {
    double score;
    size_t index;
};

// Smallest score first, the lower index first at a tie, NaN last.
void rank_scores(struct ranked *ranking, size_t n);

// How many of n weights a sparsity of 0..1 removes: floor(sparsity * n + 1e-9), so that
// 0.07 * 100 = 7.000000000000001 is 7 and 0.29 * 100 = 28.999999999999996 is 29.
size_t pruned_count(double sparsity, size_t n);

// pruned[n] = w[n] with the pruned_count smallest |w| set to 0; the lower index first at a tie.
void magnitude_prune(const double *w, size_t n, double sparsity, double *pruned,
                     struct ranked *scratch);

// mask[n]: 1 for the two largest |w| of every aligned four, else 0; the lower index wins a tie.
// n is a multiple of 4. Mishra et al. 2021, arXiv:2104.08378.
void mask_2_4(const double *w, size_t n, double *mask);

// W[rows][cols] with, in each row, the pruned_count(sparsity, cols) smallest scores
// |W_ij| * xnorm_j set to 0; the lower column first at a tie. scratch[cols].
// Sun et al. 2023, arXiv:2306.11695.
void wanda(const double *W, const double *xnorm, size_t rows, size_t cols, double sparsity,
           double *pruned, struct ranked *scratch);

// remaining[rounds]: total * (1 - rate)^k, not rounded.
void iterative_prune(double total, double rate, size_t rounds, double *remaining);

// The smallest number of rounds with 1 - (1 - rate)^n >= sparsity - 1e-12. 0 < rate <= 1,
// 0 <= sparsity <= 1; NaN for NaN. Frankle and Carbin 2018, arXiv:1803.03635.
double imp_rounds(double sparsity, double rate);

#endif
