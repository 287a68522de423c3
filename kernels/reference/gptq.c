// SPDX-License-Identifier: MIT
// GPTQ of a whole layer, the course of one row, and all roundings of a few weights to compare with.
//
// Freeze one column at a time. The error that its rounding makes in the output can be made up for
// in part by the columns that are still free, and the best such move is known: with Hinv the
// inverse Hessian of the free columns, an error of e in column i moves column j by
// -e Hinv_ij / Hinv_ii. Then column i leaves, and Hinv shrinks by one Gaussian step. The rows of
// the upper factor U of Hinv = U^T U are what these steps leave, each divided by the root of its
// pivot: so one Cholesky factor holds all of them, and no step is taken.
#include "kernels/reference/gptq.h"

#include <math.h>
#include <string.h>

#include "kernels/reference/compensation.h"
#include "kernels/reference/error.h"
#include "kernels/reference/hessian.h"
#include "kernels/reference/rounding.h"
#include "kernels/reference/sums.h"
#include "kernels/reference/symmetric.h"

size_t gptq_groups(size_t cols, const struct gptq_options *options) {
    return symmetric_groups(cols, options->group);
}

size_t gptq_scratch(size_t cols) {
    return 3 * cols * cols + cols;
}

// The columns in the order of the work; equal diagonals keep theirs.
static void put_in_order(const double *H, size_t n, bool falling, size_t *order) {
    for (size_t i = 0; i < n; i++) {
        size_t at = i;
        while (falling && at > 0 && H[i * n + i] > H[order[at - 1] * n + order[at - 1]]) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }
}

// H in the order of the work, its unused columns made independent, its diagonal raised.
static void arrange(const double *H, size_t n, const size_t *order, double damping, double *D) {
    double trace = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++)
            D[i * n + j] = H[order[i] * n + order[j]];
        if (D[i * n + i] == 0) D[i * n + i] = 1;
        trace += D[i * n + i];
    }
    for (size_t i = 0; i < n; i++)
        D[i * n + i] += damping * trace / (double)n;
}

// Column by column of one row v[n]; L is the lower factor of the inverse, L_ji = U_ij.
static void quantize_row(double *v, const double *L, size_t n, const struct gptq_options *options,
                         double *q, double *scale) {
    const struct symmetric_codes codes = symmetric_full(options->bits);
    size_t group = options->group == 0 || options->group > n ? n : options->group;
    for (size_t i = 0; i < n; i++) {
        if (i % group == 0) {
            size_t left = n - i < group ? n - i : group;
            scale[i / group] = symmetric_scale(absmax(v + i, left), options->bits);
        }
        double s = scale[i / group];
        q[i] = round_half_even(clamp(v[i] / s, codes.lowest, codes.highest));
        double error = (v[i] - q[i] * s) / L[i * n + i];
        v[i] = q[i] * s;
        for (size_t j = i + 1; j < n; j++)
            v[j] -= error * L[j * n + i];
    }
}

bool gptq(const double *W, const double *H, size_t rows, size_t cols,
          const struct gptq_options *options, double *q, double *what, double *scale,
          double *scratch, size_t *order) {
    double *D = scratch, *Dinv = D + cols * cols, *L = Dinv + cols * cols, *v = L + cols * cols;
    put_in_order(H, cols, options->falling, order);
    arrange(H, cols, order, options->damping, D);
    if (!inverse(D, cols, Dinv, L) || !cholesky(Dinv, cols, L)) return false;
    double *codes = D; // no longer needed
    for (size_t r = 0; r < rows; r++) {
        for (size_t i = 0; i < cols; i++) {
            size_t j = order[i];
            v[i] = H[j * cols + j] == 0 ? 0 * W[r * cols + j] : W[r * cols + j];
        }
        quantize_row(v, L, cols, options, codes, scale + r * gptq_groups(cols, options));
        for (size_t i = 0; i < cols; i++) {
            q[r * cols + order[i]] = codes[i];
            what[r * cols + order[i]] = v[i];
        }
    }
    return true;
}

bool gptq_trace(const double *w, double *Hinv, size_t n, double step, int bits, double *weights) {
    const struct symmetric_codes codes =
        bits == 0 ? (struct symmetric_codes) { -INFINITY, INFINITY } : symmetric_full(bits);
    memcpy(weights, w, n * sizeof *w);
    for (size_t i = 0; i < n; i++) {
        const double *v = weights + i * n;
        double *next = weights + (i + 1) * n, pivot = Hinv[i * n + i];
        if (!(pivot > 0)) return false;
        memcpy(next, v, n * sizeof *v);
        next[i] = step * round_half_even(clamp(v[i] / step, codes.lowest, codes.highest));
        for (size_t j = i + 1; j < n; j++)
            next[j] -= (v[i] - next[i]) / pivot * Hinv[i * n + j];
        gptq_eliminate(Hinv, n, i);
    }
    return true;
}

void rounding_errors(const double *w, const double *H, size_t n, double step, double *weight,
                     double *output, double *scratch) {
    double *what = scratch;
    for (size_t mask = 0; mask < (size_t)1 << n; mask++) {
        weight[mask] = 0;
        for (size_t j = 0; j < n; j++) {
            what[j] = step * (floor(w[j] / step) + (double)(mask >> j & 1));
            weight[mask] += (w[j] - what[j]) * (w[j] - what[j]);
        }
        output[mask] = output_error(w, what, H, n);
    }
}
