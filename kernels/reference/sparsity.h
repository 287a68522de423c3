// SPDX-License-Identifier: MIT
// What zeros cost and what they save: bits of sparse formats, N:M patterns, the surgeon's repair of
// the survivors, experts that a batch touches, and the hours of a training.
#ifndef KERNELS_REFERENCE_SPARSITY_H
#define KERNELS_REFERENCE_SPARSITY_H

#include <stdbool.h>
#include <stddef.h>

#include "kernels/reference/pruning.h"

// Hours to see `samples` samples in each of `epochs` epochs when a plain step sees `rate` samples
// per second and every step takes 1 + overhead as long.
double train_hours(double epochs, double samples, double rate, double overhead);

// mask[n]: 1 for the `keep` largest |w| of every aligned run of `of`, else 0; the lower index wins
// a tie and a NaN counts as larger than every number. n is a multiple of `of`.
// Mishra et al. 2021, arXiv:2104.08378.
void mask_n_m(const double *w, size_t n, size_t keep, size_t of, double *mask);

// Structured pruning: the `keep` rows of W[rows][cols] with the largest sums of squares, in their
// order, as a smaller matrix kept[keep][cols]; at[keep] holds their indices from 0. The lower index
// wins a tie, a row with a NaN counts as the largest. scratch[rows]; keep <= rows.
// Li et al. 2016, arXiv:1608.08710 (there with sums of magnitudes).
void prune_rows(const double *W, size_t rows, size_t cols, size_t keep, double *kept, size_t *at,
                double *scratch);

// Stored bits per weight of an N:M pattern: `keep` values with a position of ceil(log2 of) bits
// each.
double n_m_bits(size_t keep, size_t of, double value_bits);

// Stored bits per weight of a list of non-zeros, each with its index; row pointers not counted.
double sparse_bits(double sparsity, double value_bits, double index_bits);

// The sparsity at which that list is as large as dense weights of dense_bits; below 0 it always is
// smaller.
double sparse_break_even(double dense_bits, double value_bits, double index_bits);

// eps[n]: what removing each weight alone adds to the error, w^2 / (2 [H^-1]_mm), when the others
// make up for it; false where a diagonal element is not above 0.
// Hassibi and Stork 1992, Advances in Neural Information Processing Systems 5.
bool obs_saliency(const double *w, const double *Hinv, size_t n, double *eps);

// w[n] without weight m (from 0), the others moved by -(w_m / [H^-1]_mm) H^-1_:m; false where the
// diagonal element is not above 0. The same source.
bool obs_remove(double *w, const double *Hinv, size_t n, size_t m);

// A row pruned from left to right. pruned_count(sparsity, n) weights go, those of the smallest
// w_j^2 / d_j, d_j the diagonal of the inverse of the columns from j on; each one's error moves
// into the columns to come. w and Hinv[n][n] are overwritten, w holds the result; scratch[n * n]
// and ranking[n] are working memory. False where a pivot is not above 0. One block as wide as the
// row of Frantar and Alistarh 2023, arXiv:2301.00774.
bool sparsegpt_row(double *w, double *Hinv, size_t n, double sparsity, double *scratch,
                   struct ranked *ranking);

// The experts, of E of which a token takes k at random, that `tokens` tokens touch on average:
// E (1 - (1 - k/E)^tokens). k <= E.
double experts_touched(double E, double k, double tokens);

#endif
