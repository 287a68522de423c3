// SPDX-License-Identifier: MIT
// Plain matrix arithmetic for small cases: products from left to right, maxima of columns.
// Matrices are row-major; weights W are [out x in], activations X are [samples x in].
#ifndef KERNELS_REFERENCE_MATRIX_H
#define KERNELS_REFERENCE_MATRIX_H

#include <stddef.h>

enum { SIDE_BY_SIDE = 4 }; // sums that do not wait for each other

// dots[k] = the product of x[n] with row k of rows[count][n], each added from left to right;
// 0 < count <= SIDE_BY_SIDE. Four at a time, because one sum waits for each of its additions.
void dot_products(const double *x, const double *rows, size_t count, size_t n, double *dots);

// C[rows][cols] = A[rows][inner] B[inner][cols].
void matmul(const double *A, const double *B, size_t rows, size_t inner, size_t cols, double *C);

// Y[samples][out] = X[samples][in] W[out][in]^T: a linear layer.
void linear(const double *X, const double *W, size_t samples, size_t in, size_t out, double *Y);

// B[cols][rows] = A[rows][cols]^T.
void transpose(const double *A, size_t rows, size_t cols, double *B);

// most[j] = max_i |A_ij|; NaN where column j holds one.
void column_absmax(const double *A, size_t rows, size_t cols, double *most);

#endif
