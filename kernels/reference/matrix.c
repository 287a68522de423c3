// SPDX-License-Identifier: MIT
// Plain matrix arithmetic for small cases: products from left to right, maxima of columns.
// No blocking and no library: the last digit must not depend on the processor.
#include "kernels/reference/matrix.h"

#include <math.h>

void dot_products(const double *x, const double *rows, size_t count, size_t n, double *dots) {
    const double *row[SIDE_BY_SIDE];
    double sum[SIDE_BY_SIDE] = { 0 };
    for (size_t k = 0; k < SIDE_BY_SIDE; k++)
        row[k] = rows + (k < count ? k : 0) * n;
    for (size_t t = 0; t < n; t++)
        for (size_t k = 0; k < SIDE_BY_SIDE; k++)
            sum[k] += x[t] * row[k][t];
    for (size_t k = 0; k < count; k++)
        dots[k] = sum[k];
}

void matmul(const double *A, const double *B, size_t rows, size_t inner, size_t cols, double *C) {
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < cols; j++) {
            double sum = 0;
            for (size_t k = 0; k < inner; k++)
                sum += A[i * inner + k] * B[k * cols + j];
            C[i * cols + j] = sum;
        }
}

void linear(const double *X, const double *W, size_t samples, size_t in, size_t out, double *Y) {
    for (size_t t = 0; t < samples; t++)
        for (size_t i = 0; i < out; i += SIDE_BY_SIDE) {
            size_t count = out - i < SIDE_BY_SIDE ? out - i : SIDE_BY_SIDE;
            dot_products(X + t * in, W + i * in, count, in, Y + t * out + i);
        }
}

void transpose(const double *A, size_t rows, size_t cols, double *B) {
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < cols; j++)
            B[j * rows + i] = A[i * cols + j];
}

void column_absmax(const double *A, size_t rows, size_t cols, double *most) {
    for (size_t j = 0; j < cols; j++) {
        most[j] = 0;
        for (size_t i = 0; i < rows; i++) {
            double magnitude = fabs(A[i * cols + j]);
            if (magnitude > most[j] || isnan(magnitude)) most[j] = magnitude;
        }
    }
}
