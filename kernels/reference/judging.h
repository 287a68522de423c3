// SPDX-License-Identifier: MIT
// Comparing a compressed model with its base: noise of scores, reliability, relative error, and the
// weights that are left after pruning, fitted anew to the layer's output.
#ifndef KERNELS_REFERENCE_JUDGING_H
#define KERNELS_REFERENCE_JUDGING_H

#include <stdbool.h>
#include <stddef.h>

#include "kernels/reference/evaluation.h"

// The standard error of a share p of n independent answers, sqrt(p (1 - p) / n); as a fraction.
double standard_error(double p, double n);

// exp of the mean of negative log-likelihoods in nats, one for each token; 1 where there is none.
// Jelinek et al. 1977, J. Acoust. Soc. Am. 62, S63.
double perplexity(const double *nll, size_t n);

// Two models on the same n questions. lost: right before and wrong after; gained: the other way.
// difference = (gained - lost) / n; error is its standard error, sqrt(lost + gained - (gained -
// lost)^2 / n) / n; z = (gained - lost) / sqrt(lost + gained), 0 where nothing flipped (McNemar
// 1947, Psychometrika 12, 153-157, without correction).
struct paired_difference {
    double difference, error, z;
};
struct paired_difference paired_difference(double lost, double gained, double n);

// The bars of a reliability diagram: bins as in ece. accuracy and confidence are means; both are
// the middle of the bin where it is empty. Returns the expected calibration error.
// count[bins], confidence[bins], accuracy[bins], scratch[bins].
double reliability(const double *conf, const double *correct, size_t n, size_t bins, double *count,
                   double *confidence, double *accuracy, struct ece_bin *scratch);

// For every row of logits[rows][classes] the class (from 1) of the largest softmax probability at
// temperature T, and that probability. The first of equals; NaN for both where the row holds one.
// scratch[classes].
void top_choice(const double *logits, size_t rows, size_t classes, double T, double *class_of,
                double *confidence, double *scratch);

// |a - b| / |a|, root of sums of squares; 0 where both differ in nothing, infinite where only a is
// 0.
double relative_error(const double *a, const double *b, size_t n);

// fitted[rows][cols]: in every row the weights that `pruned` kept (its non-zeros), moved to where
// (w - v)^T H (w - v) is smallest with the others at 0: H_kk v_k = (H w)_k for the kept ones.
// H[cols][cols] symmetric positive definite; false where it is not. scratch[cols * cols + 2 cols].
// Hassibi and Stork 1992 (optimal brain surgeon), NIPS 5.
bool refit(const double *W, const double *pruned, const double *H, size_t rows, size_t cols,
           double *fitted, double *scratch);

#endif
