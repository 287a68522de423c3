// SPDX-License-Identifier: MIT
// Judging a compressed model: calibration error, bits per layer, the Pareto front.
// Ties have one answer each, so that a grader can compare lists.
#ifndef KERNELS_REFERENCE_EVALUATION_H
#define KERNELS_REFERENCE_EVALUATION_H

#include <stddef.h>

// One bin of a reliability diagram; working memory of ece.
struct ece_bin {
    double count, confidence, correct; // sums
};

// Expected calibration error: sum over bins of count/n * |accuracy - mean confidence|. Bin k of
// 1..bins covers ((k-1)/bins, k/bins], confidence 0 goes to bin 1. conf within 0..1 (NaN gives
// NaN), correct 0 or 1. 0 where n is 0. scratch[bins]. Guo et al. 2017, arXiv:1706.04599.
double ece(const double *conf, const double *correct, size_t n, size_t bins,
           struct ece_bin *scratch);

// bits[layers], 4 or 8: all start at 4; in order of sens/n, highest first and the lower index at a
// tie, each layer whose upgrade keeps sum n*bits within the budget gets 8. n[] > 0, no NaN.
void allocate_bits(const double *sens, const double *n, size_t layers, double budget_bits,
                   double *bits);

// The 1-based indices, rising, of the points that no other dominates (at least as good in both and
// better in one; lower cost and higher quality are better); returns how many. Duplicates all stay,
// a point with a NaN never does. front[n].
size_t pareto(const double *cost, const double *quality, size_t n, double *front);

#endif
