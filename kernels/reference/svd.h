// SPDX-License-Identifier: MIT
// The singular value decomposition of small matrices, and what a cut after r of them keeps.
// Hestenes 1958, J. SIAM 6(1), 51-90; Eckart and Young 1936, Psychometrika 1, 211-218.
#ifndef KERNELS_REFERENCE_SVD_H
#define KERNELS_REFERENCE_SVD_H

#include <stddef.h>

enum { SVD_LARGEST = 256 }; // rows and columns at most: the plain method takes a second there

// Doubles that svd wants in `scratch`.
size_t svd_scratch(size_t rows, size_t cols);

// A[rows][cols] = U diag(sigma) V^T with k = min(rows, cols): U[rows][k] and V[cols][k] have
// orthonormal columns, sigma[k] falls. A column of U (of V where rows < cols) is 0 where its sigma
// is 0. Values below about 1e-15 of the largest are rounding. All NaN where an element of A is NaN
// or infinite.
void svd(const double *A, size_t rows, size_t cols, double *U, double *sigma, double *V,
         double *scratch);

// B[rows][cols] = sum of the first r of sigma_i u_i v_i^T, with U, sigma and V from svd and r at
// most k: of all matrices of rank r the nearest to A. All NaN where sigma is.
void svd_product(const double *U, const double *sigma, const double *V, size_t rows, size_t cols,
                 size_t r, double *B);

// The share of sum sigma^2 in the r largest; 1 where every sigma is 0 (nothing is lost), NaN where
// one is NaN. Reorders sigma.
double energy_share(double *sigma, size_t n, size_t r);

// The rank at which two factors hold as many numbers as the matrix: rows * cols / (rows + cols); 0
// for a matrix without elements.
double break_even_rank(double rows, double cols);

#endif
