// SPDX-License-Identifier: MIT
// What the inputs of a layer say about its weights: the Hessian of the squared output error, and
// its inverse. By plain Cholesky factors, from left to right.
#ifndef KERNELS_REFERENCE_HESSIAN_H
#define KERNELS_REFERENCE_HESSIAN_H

#include <stdbool.h>
#include <stddef.h>

// H[in][in] = 2 X X^T + damping * mean(diagonal of 2 X X^T) * I for X[in][samples]: the second
// derivative of |W X - What X|^2 by a row of What. Frantar et al. 2022, arXiv:2210.17323.
void hessian(const double *X, size_t in, size_t samples, double damping, double *H);

// The lower triangle L with A = L L^T, zeros above; A[n][n] symmetric (its lower half is read).
// false where A is not positive definite. L may be A.
bool cholesky(const double *A, size_t n, double *L);

// The inverse of a symmetric positive definite A[n][n]; false where it is not. scratch[n * n].
bool inverse(const double *A, size_t n, double *Ainv, double *scratch);

#endif
