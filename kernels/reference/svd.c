// SPDX-License-Identifier: MIT
// The singular value decomposition by one-sided Jacobi rotations, for small matrices.
//
// Theory. Turn the columns of A in pairs, each pair in its own plane, until all are orthogonal. The
// turns together are an orthogonal V, and A V has orthogonal columns: their lengths are the
// singular values, their directions are U. A pair g, h with a = |g|^2, b = |h|^2, c = g.h becomes
// orthogonal when turned by the angle whose tangent t solves t^2 + 2 z t - 1 = 0 with
// z = (b - a) / 2c; the smaller root keeps the turn below 45 degrees and the sweeps converge.
#include "kernels/reference/svd.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "kernels/reference/sums.h"

enum { SWEEPS_AT_MOST = 40 }; // six to ten are enough for any matrix that has been met

// The columns of a tall matrix as rows of `length` numbers, and of V^T: both turn alike.
struct columns {
    double *g; // [n][length]
    double *v; // [n][n]
    size_t length, n;
};

static double dot(const double *g, const double *h, size_t n) {
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += g[i] * h[i];
    return sum;
}

static void turn(double *g, double *h, size_t n, double cosine, double sine) {
    for (size_t i = 0; i < n; i++) {
        double at = g[i];
        g[i] = cosine * at - sine * h[i];
        h[i] = sine * at + cosine * h[i];
    }
}

// Makes columns p and q orthogonal; false where they are.
static bool turn_pair(const struct columns *columns, size_t p, size_t q) {
    double *g = columns->g + p * columns->length, *h = columns->g + q * columns->length;
    double a = dot(g, g, columns->length), b = dot(h, h, columns->length);
    double c = dot(g, h, columns->length);
    if (fabs(c) <= 4 * DBL_EPSILON * sqrt(a) * sqrt(b)) return false;
    double z = (b - a) / (2 * c);
    double t = copysign(1, z) / (fabs(z) + hypot(1, z));
    double cosine = 1 / hypot(1, t);
    turn(g, h, columns->length, cosine, cosine * t);
    turn(columns->v + p * columns->n, columns->v + q * columns->n, columns->n, cosine, cosine * t);
    return true;
}

static void make_orthogonal(const struct columns *columns) {
    bool turned = true;
    for (int sweep = 0; turned && sweep < SWEEPS_AT_MOST; sweep++) {
        turned = false;
        for (size_t p = 0; p + 1 < columns->n; p++)
            for (size_t q = p + 1; q < columns->n; q++)
                if (turn_pair(columns, p, q)) turned = true;
    }
}

static void swap_rows(double *at, size_t n, size_t i, size_t j) {
    for (size_t k = 0; k < n && i != j; k++) {
        double kept = at[i * n + k];
        at[i * n + k] = at[j * n + k];
        at[j * n + k] = kept;
    }
}

// Largest first; the columns follow.
static void sort_columns(const struct columns *columns, double *sigma) {
    for (size_t i = 0; i < columns->n; i++) {
        size_t largest = i;
        for (size_t j = i + 1; j < columns->n; j++)
            if (sigma[j] > sigma[largest]) largest = j;
        swap_rows(sigma, 1, i, largest);
        swap_rows(columns->g, columns->length, i, largest);
        swap_rows(columns->v, columns->n, i, largest);
    }
}

static void fill_nan(double *x, size_t n) {
    for (size_t i = 0; i < n; i++)
        x[i] = NAN;
}

size_t svd_scratch(size_t rows, size_t cols) {
    size_t n = rows < cols ? rows : cols;
    return rows * cols + n * n;
}

void svd(const double *A, size_t rows, size_t cols, double *U, double *sigma, double *V,
         double *scratch) {
    bool wide = rows < cols; // then A^T = V diag(sigma) U^T is decomposed
    size_t n = wide ? rows : cols, length = wide ? cols : rows;
    double *left = wide ? V : U, *right = wide ? U : V;
    struct columns columns = { scratch, scratch + rows * cols, length, n };
    double size = absmax(A, rows * cols);
    if (!isfinite(size)) {
        fill_nan(U, rows * n);
        fill_nan(sigma, n);
        fill_nan(V, cols * n);
        return;
    }
    for (size_t j = 0; j < n; j++) {
        for (size_t i = 0; i < length; i++)
            columns.g[j * length + i] =
                size == 0 ? 0 : (wide ? A[j * cols + i] : A[i * cols + j]) / size;
        for (size_t i = 0; i < n; i++)
            columns.v[j * n + i] = i == j;
    }
    make_orthogonal(&columns);
    for (size_t j = 0; j < n; j++)
        sigma[j] = sqrt(dot(columns.g + j * length, columns.g + j * length, length));
    sort_columns(&columns, sigma);
    for (size_t j = 0; j < n; j++) {
        for (size_t i = 0; i < length; i++)
            left[i * n + j] = sigma[j] == 0 ? 0 : columns.g[j * length + i] / sigma[j];
        for (size_t i = 0; i < n; i++)
            right[i * n + j] = columns.v[j * n + i];
        sigma[j] *= size;
    }
}

void svd_product(const double *U, const double *sigma, const double *V, size_t rows, size_t cols,
                 size_t r, double *B) {
    size_t k = rows < cols ? rows : cols;
    double nothing = k > 0 && isnan(sigma[0]) ? NAN : 0;
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < cols; j++) {
            double sum = nothing;
            for (size_t m = 0; m < r; m++)
                sum += U[i * k + m] * sigma[m] * V[j * k + m];
            B[i * cols + j] = sum;
        }
}

static int larger_first(const void *left, const void *right) {
    double a = fabs(*(const double *)left), b = fabs(*(const double *)right);
    return (a < b) - (a > b);
}

double energy_share(double *sigma, size_t n, size_t r) {
    for (size_t i = 0; i < n; i++)
        if (isnan(sigma[i])) return NAN;
    qsort(sigma, n, sizeof *sigma, larger_first);
    double total = 0, kept = 0;
    for (size_t i = 0; i < n; i++) {
        total += sigma[i] * sigma[i];
        if (i < r) kept = total;
    }
    return total == 0 ? 1 : kept / total;
}

double break_even_rank(double rows, double cols) {
    return rows + cols == 0 ? 0 : rows * cols / (rows + cols);
}
