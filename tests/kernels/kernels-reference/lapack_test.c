// SPDX-License-Identifier: MIT
// The plain Cholesky factor and the plain singular value decomposition against LAPACK's, which
// OpenBLAS carries. Skipped where it is not installed. The references stay plain: what they give
// must be the same on every machine, and LAPACK's last digits are those of its kernels.
#include <dlfcn.h>

#include "tests/check.h"

#include "tests/kernels/call.h"
#include "tests/kernels/many.h"

#include "kernels/reference/hessian.h"
#include "kernels/reference/svd.h"

enum { MOST = 40, CELLS = MOST * MOST, WORK = 64 * MOST };

// In LAPACK's order, by columns.
static void (*dpotrf)(const char *uplo, const int *n, double *A, const int *lda, int *info);
static void (*dgesvd)(const char *jobu, const char *jobvt, const int *m, const int *n, double *A,
                      const int *lda, double *s, double *U, const int *ldu, double *VT,
                      const int *ldvt, double *work, const int *lwork, int *info);

static int open_lapack(void **state) {
    (void)state;
    void *library = dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return 0;
    *(void **)&dpotrf = dlsym(library, "dpotrf_");
    *(void **)&dgesvd = dlsym(library, "dgesvd_");
    return 0;
}

// B B^T and a little more, so that it is positive definite; of any size.
static void fill_definite(double *A, size_t n, double scale) {
    double B[CELLS];
    fill(B, n * n);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            A[i * n + j] = i == j ? scale * 1e-3 : 0;
            for (size_t k = 0; k < n; k++)
                A[i * n + j] += scale * B[i * n + k] * B[j * n + k];
        }
}

// A symmetric matrix is the same by rows and by columns; its lower factor by rows is the upper one
// by columns, whose transpose times itself it is.
static void the_cholesky_factor_is_lapacks(void **state) {
    (void)state;
    if (dpotrf == NULL) skip();
    for (size_t turn = 0; turn < 200; turn++) {
        double A[CELLS], L[CELLS], theirs[CELLS], largest = 0;
        size_t n = 1 + next_word() % MOST;
        int order = (int)n, info;
        fill_definite(A, n, exp2(60 * next()));
        assert_true(cholesky(A, n, L));
        memcpy(theirs, A, sizeof theirs);
        dpotrf("U", &order, theirs, &order, &info);
        assert_int_equal(info, 0);
        for (size_t i = 0; i < n; i++)
            largest = fmax(largest, L[i * n + i]);
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j <= i; j++)
                assert_true(fabs(L[i * n + j] - theirs[i * n + j]) <= 1e-11 * largest);
    }
}

static void what_is_not_definite_is_refused_where_lapack_refuses(void **state) {
    (void)state;
    if (dpotrf == NULL) skip();
    for (size_t turn = 0; turn < 200; turn++) {
        double A[CELLS], L[CELLS];
        size_t n = 2 + next_word() % (MOST - 1), at = next_word() % n;
        int order = (int)n, info;
        fill_definite(A, n, 1);
        A[at * n + at] = turn % 2 ? -A[at * n + at] : A[at * n + at] + 1;
        bool ours = cholesky(A, n, L);
        dpotrf("U", &order, A, &order, &info);
        assert_int_equal(ours, info == 0);
        assert_int_equal(ours, turn % 2 == 0);
    }
}

// A by rows is A^T by columns, whose singular values are the same.
static void the_singular_values_are_lapacks(void **state) {
    (void)state;
    if (dgesvd == NULL) skip();
    for (size_t turn = 0; turn < 200; turn++) {
        double A[CELLS], copy[CELLS], U[CELLS], V[CELLS], sigma[MOST], theirs[MOST];
        double scratch[2 * CELLS + MOST], work[WORK], none[1];
        size_t rows = 1 + next_word() % MOST, cols = 1 + next_word() % MOST;
        size_t k = rows < cols ? rows : cols;
        int m = (int)cols, n = (int)rows, one = 1, size = WORK, info;
        double scale = exp2(60 * next());
        assert_true(svd_scratch(rows, cols) <= 2 * CELLS + MOST);
        fill(A, rows * cols);
        for (size_t i = 0; i < rows * cols; i++)
            A[i] *= scale;
        svd(A, rows, cols, U, sigma, V, scratch);
        memcpy(copy, A, sizeof copy);
        dgesvd("N", "N", &m, &n, copy, &m, theirs, none, &one, none, &one, work, &size, &info);
        assert_int_equal(info, 0);
        for (size_t i = 0; i < k; i++)
            assert_true(fabs(sigma[i] - theirs[i]) <= 1e-13 * theirs[0]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        MANY(the_cholesky_factor_is_lapacks),
        MANY(what_is_not_definite_is_refused_where_lapack_refuses),
        MANY(the_singular_values_are_lapacks),
    };
    return cmocka_run_group_tests(tests, open_lapack, NULL);
}
