// SPDX-License-Identifier: MIT
// GPTQ of a whole layer, the course of one row, and all roundings of a few weights to compare with.
// Frantar et al. 2022, arXiv:2210.17323.
#ifndef KERNELS_REFERENCE_GPTQ_H
#define KERNELS_REFERENCE_GPTQ_H

#include <stdbool.h>
#include <stddef.h>

struct gptq_options {
    int bits;       // of a code, on the full symmetric grid
    double damping; // times the mean diagonal of H is added to the diagonal; 0.01 in their code
    size_t group;   // columns that share a scale, in the order of the work; 0: the whole row
    bool falling;   // columns by falling diagonal of H ("act-order"), else from left to right
};

// Number of scales of a row.
size_t gptq_groups(size_t cols, const struct gptq_options *options);

// Numbers of doubles that gptq needs to work in.
size_t gptq_scratch(size_t cols);

// Quantizes W[rows][cols], all rows in the same order of columns and with the same
// H[cols][cols] = 2 X X^T. The scale of a group is that of the largest magnitude its weights have
// when the group begins, earlier errors included; scale[rows][groups]. A column that no input
// reaches (H_jj = 0) is stored as 0. order[cols] is overwritten. false where the damped H is not
// positive definite.
bool gptq(const double *W, const double *H, size_t rows, size_t cols,
          const struct gptq_options *options, double *q, double *what, double *scale,
          double *scratch, size_t *order);

// The row while gptq_row works on it: weights[n + 1][n], row k after k columns are frozen. Frozen
// ones stand at q step, the others at their compensated values; row 0 is w. Codes stay on the full
// grid of `bits`, 0: a grid without end. Hinv is overwritten. false where a pivot of Hinv is not
// above 0.
bool gptq_trace(const double *w, double *Hinv, size_t n, double step, int bits, double *weights);

enum { ROUNDINGS_MOST = 12 };

// Every way of rounding each of w[n] down or up to a multiple of step: weight[m] = sum e_j^2 and
// output[m] = e^T H e with e = w - what, where bit j of m says that weight j is rounded up.
// weight[2^n], output[2^n], scratch[n]; n <= ROUNDINGS_MOST.
void rounding_errors(const double *w, const double *H, size_t n, double step, double *weight,
                     double *output, double *scratch);

#endif
