// SPDX-License-Identifier: MIT
// OpenBLAS, opened when it is first wanted, so that the lab starts without it and without its
// threads. Nobody else names it; who wants another of its functions adds a row here.
#ifndef KERNELS_BLAS_H
#define KERNELS_BLAS_H

#include <stdbool.h>
#include <stddef.h>

struct blas {
    void *library;
    // y[rows] = A[rows][cols] * x[cols]
    void (*matvec)(const struct blas *blas, size_t rows, size_t cols, const float *A,
                   const float *x, float *y);
    // C[m][n] = A[m][k] * B[n][k]^T
    void (*matmul)(const struct blas *blas, size_t m, size_t n, size_t k, const float *A,
                   const float *B, float *C);
    void *sgemv, *sgemm, *set_threads, *config, *core; // as they stand in the library
};

// false where there is no OpenBLAS; `why` (of `size` bytes) then holds one sentence.
bool blas_open(struct blas *blas, char *why, size_t size);
void blas_close(struct blas *blas); // the library stays in memory: its threads may still run

// Takes the memory that its threads need, which blas_open has seen to be there.
void blas_set_threads(const struct blas *blas, int threads);

// What OpenBLAS says of itself, "OpenBLAS 0.3.21 … Zen" and the kernels that it chose for this
// processor.
const char *blas_config(const struct blas *blas);
const char *blas_core(const struct blas *blas);

#endif
