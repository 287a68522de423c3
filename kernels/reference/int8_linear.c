// SPDX-License-Identifier: MIT
// A linear layer on integer codes, and the same with the outlier inputs left in floating point.
// Scales stand outside the sum of products, so only rows of X and rows of W can have one.
#include "kernels/reference/int8_linear.h"

#include <math.h>
#include <stdbool.h>

#include "kernels/reference/granularity.h"
#include "kernels/reference/matrix.h"

size_t int8_scratch(size_t samples, size_t in, size_t out) {
    return 3 * (samples + out) * in + samples + out; // copies, codes, what is dequantized, scales
}

void int8_linear(const double *X, const double *W, size_t samples, size_t in, size_t out, int bits,
                 double *Y, double *scratch) {
    double *xq = scratch, *wq = xq + samples * in, *unused = wq + out * in;
    double *x_scale = unused + (samples + out) * in, *w_scale = x_scale + samples;
    symmetric_rows(X, samples, in, bits, xq, unused, x_scale);
    symmetric_rows(W, out, in, bits, wq, unused, w_scale);
    linear(xq, wq, samples, in, out, Y); // whole numbers: exact below 2^53
    for (size_t t = 0; t < samples; t++)
        for (size_t i = 0; i < out; i++)
            Y[t * out + i] *= x_scale[t] * w_scale[i];
}

static bool is_outlier(const double *X, size_t samples, size_t in, size_t j, double threshold) {
    for (size_t t = 0; t < samples; t++)
        if (fabs(X[t * in + j]) >= threshold) return true;
    return false;
}

// A[rows][in] without the columns in outliers, which rise.
static void leave_out(const double *A, size_t rows, size_t in, const size_t *outliers, size_t n,
                      double *rest) {
    for (size_t r = 0; r < rows; r++) {
        size_t next = 0;
        for (size_t j = 0; j < in; j++) {
            if (next < n && outliers[next] == j)
                next++;
            else
                *rest++ = A[r * in + j];
        }
    }
}

size_t llm_int8(const double *X, const double *W, size_t samples, size_t in, size_t out,
                double threshold, double *Y, size_t *outliers, double *scratch) {
    size_t n = 0;
    for (size_t j = 0; j < in; j++)
        if (is_outlier(X, samples, in, j, threshold)) outliers[n++] = j;
    double *X_rest = scratch, *W_rest = X_rest + samples * (in - n);
    leave_out(X, samples, in, outliers, n, X_rest);
    leave_out(W, out, in, outliers, n, W_rest);
    int8_linear(X_rest, W_rest, samples, in - n, out, 8, Y, W_rest + out * (in - n));
    for (size_t t = 0; t < samples; t++)
        for (size_t i = 0; i < out; i++)
            for (size_t k = 0; k < n; k++)
                Y[t * out + i] += X[t * in + outliers[k]] * W[i * in + outliers[k]];
    return n;
}
