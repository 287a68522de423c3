// SPDX-License-Identifier: MIT
// A low-rank adapter beside a frozen linear layer: W x + (alpha / r) B A x.
// Hu et al. 2021, arXiv:2106.09685. W[out][in], A[r][in], B[out][r], X[samples][in].
#ifndef KERNELS_REFERENCE_LORA_H
#define KERNELS_REFERENCE_LORA_H

#include <stddef.h>

// The shapes of one adapted layer and its batch.
struct lora_shape {
    size_t samples, in, out, r;
};

// merged[out][in] = W + (alpha / r) B A; W where r is 0.
void lora_merge(const struct lora_shape *shape, const double *W, const double *A, const double *B,
                double alpha, double *merged);

// Y[samples][out] = X W^T + (alpha / r) (X A^T) B^T, by the two thin products; down[samples][r] is
// scratch.
void lora_output(const struct lora_shape *shape, const double *X, const double *W, const double *A,
                 const double *B, double alpha, double *down, double *Y);

// Doubles that lora_step wants in `scratch`.
size_t lora_scratch(const struct lora_shape *shape);

// One step of gradient descent on L = |output - Y|^2 / (2 samples), W frozen:
// new_A = A - rate * dL/dA and new_B = B - rate * dL/dB, both at the old A and B. Returns L before
// the step; 0 without samples.
double lora_step(const struct lora_shape *shape, const double *X, const double *Y, const double *W,
                 const double *A, const double *B, double alpha, double rate, double *new_A,
                 double *new_B, double *scratch);

// Floating-point operations of an unmerged adapter for `tokens` tokens: 2 r (d_out + d_in) each.
double lora_flop(double d_out, double d_in, double r, double tokens);

#endif
