// SPDX-License-Identifier: MIT
// Whose scale is it: one per tensor, per row, per column or per group of weights.
// Each is the quantizer of one tensor, applied to the parts that share a scale.
#include "kernels/reference/granularity.h"

#include "kernels/reference/affine.h"
#include "kernels/reference/matrix.h"
#include "kernels/reference/rounding.h"
#include "kernels/reference/sums.h"
#include "kernels/reference/symmetric.h"

void channel_scales(const double *W, size_t rows, size_t cols, double *scale) {
    for (size_t i = 0; i < rows; i++) {
        double least, most;
        extremes(W + i * cols, cols, &least, &most);
        scale[i] = (most - least) / 255;
    }
}

void symmetric_rows(const double *W, size_t rows, size_t cols, int bits, double *q, double *what,
                    double *scale) {
    for (size_t i = 0; i < rows; i++)
        scale[i] = symmetric_quantize(W + i * cols, cols, bits, q + i * cols, what + i * cols);
}

void affine_rows(const double *W, size_t rows, size_t cols, double qmin, double qmax, double *q,
                 double *what, double *scale, double *zero) {
    for (size_t i = 0; i < rows; i++) {
        const struct affine_grid grid =
            affine_quantize(W + i * cols, cols, qmin, qmax, q + i * cols, what + i * cols);
        scale[i] = grid.scale;
        zero[i] = grid.zero;
    }
}

void symmetric_columns(const double *W, size_t rows, size_t cols, int bits, double *q, double *what,
                       double *scale) {
    const struct symmetric_codes codes = symmetric_full(bits);
    column_absmax(W, rows, cols, scale);
    for (size_t j = 0; j < cols; j++)
        scale[j] = symmetric_scale(scale[j], bits);
    for (size_t i = 0; i < rows * cols; i++) {
        double s = scale[i % cols];
        q[i] = round_half_even(clamp(W[i] / s, codes.lowest, codes.highest));
        what[i] = q[i] * s;
    }
}

double group_rmse(const double *w, size_t n, int bits, size_t group) {
    return sqrt(symmetric_mse(w, n, bits, group));
}
