// SPDX-License-Identifier: MIT
// What the inputs of a layer say about its weights: the Hessian of the squared output error, and
// its inverse. By plain Cholesky factors, from left to right.
#include "kernels/reference/hessian.h"

#include <math.h>

#include "kernels/reference/matrix.h"

void hessian(const double *X, size_t in, size_t samples, double damping, double *H) {
    double trace = 0;
    for (size_t i = 0; i < in; i++) {
        for (size_t j = 0; j <= i; j += SIDE_BY_SIDE) {
            double dots[SIDE_BY_SIDE];
            size_t count = i + 1 - j < SIDE_BY_SIDE ? i + 1 - j : SIDE_BY_SIDE;
            dot_products(X + i * samples, X + j * samples, count, samples, dots);
            for (size_t k = 0; k < count; k++)
                H[i * in + j + k] = H[(j + k) * in + i] = 2 * dots[k];
        }
        trace += H[i * in + i];
    }
    for (size_t i = 0; i < in; i++)
        H[i * in + i] += damping * trace / (double)in;
}

bool cholesky(const double *A, size_t n, double *L) {
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++) {
            double sum = A[i * n + j];
            for (size_t k = 0; k < j; k++)
                sum -= L[i * n + k] * L[j * n + k];
            if (i == j && !(sum > 0 && isfinite(sum))) return false;
            L[i * n + j] = i == j ? sqrt(sum) : sum / L[j * n + j];
        }
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++)
            L[i * n + j] = 0;
    return true;
}

// The inverse of a lower triangle, in place.
static void invert_triangle(double *L, size_t n) {
    for (size_t j = 0; j < n; j++) {
        L[j * n + j] = 1 / L[j * n + j];
        for (size_t i = j + 1; i < n; i++) {
            double sum = 0;
            for (size_t k = j; k < i; k++)
                sum -= L[i * n + k] * L[k * n + j];
            L[i * n + j] = sum / L[i * n + i];
        }
    }
}

bool inverse(const double *A, size_t n, double *Ainv, double *scratch) {
    if (!cholesky(A, n, scratch)) return false;
    invert_triangle(scratch, n);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++) { // (L^-1)^T L^-1
            double sum = 0;
            for (size_t k = i; k < n; k++)
                sum += scratch[k * n + i] * scratch[k * n + j];
            Ainv[i * n + j] = Ainv[j * n + i] = sum;
        }
    return true;
}
