// SPDX-License-Identifier: MIT
// The only file that names OpenBLAS.
// Its functions are found by name in the shared library; their types are those of its own header.
#include "kernels/blas.h"

#include <cblas.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

typedef __typeof__(cblas_sgemv) sgemv_function;
typedef __typeof__(cblas_sgemm) sgemm_function;
typedef __typeof__(openblas_set_num_threads) set_threads_function;
typedef __typeof__(openblas_get_config) name_function;

static void matvec(const struct blas *blas, size_t rows, size_t cols, const float *A,
                   const float *x, float *y) {
    sgemv_function *sgemv = (sgemv_function *)blas->sgemv;
    sgemv(CblasRowMajor, CblasNoTrans, (blasint)rows, (blasint)cols, 1, A, (blasint)cols, x, 1, 0,
          y, 1);
}

static void matmul(const struct blas *blas, size_t m, size_t n, size_t k, const float *A,
                   const float *B, float *C) {
    sgemm_function *sgemm = (sgemm_function *)blas->sgemm;
    sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, (blasint)m, (blasint)n, (blasint)k, 1, A,
          (blasint)k, B, (blasint)k, 0, C, (blasint)n);
}

// Each of its threads takes a buffer of 128 MB, a caller one more, and where the system refuses one
// OpenBLAS 0.3 asks again for ever.
static bool has_space(char *why, size_t size) {
    enum { BUFFER = 128 << 20, CALLERS = 2 };
    const long cpus = sysconf(_SC_NPROCESSORS_ONLN);
    const size_t bytes = (size_t)(cpus > 0 ? cpus + CALLERS : 1 + CALLERS) * BUFFER;
    void *space = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (space != MAP_FAILED) return munmap(space, bytes) == 0;
    snprintf(why, size, "OpenBLAS needs %zu MB of address space, which the system refuses",
             bytes >> 20);
    return false;
}

bool blas_open(struct blas *blas, char *why, size_t size) {
    memset(blas, 0, sizeof *blas);
    if (!has_space(why, size)) return false;
    blas->library = dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
    if (blas->library == NULL) {
        snprintf(why, size, "OpenBLAS cannot be opened (%s); install libopenblas0", dlerror());
        return false;
    }
    const struct {
        const char *name;
        void **to;
    } wanted[] = { { "cblas_sgemv", &blas->sgemv },
                   { "cblas_sgemm", &blas->sgemm },
                   { "openblas_set_num_threads", &blas->set_threads },
                   { "openblas_get_config", &blas->config },
                   { "openblas_get_corename", &blas->core } };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        *wanted[i].to = dlsym(blas->library, wanted[i].name);
        if (*wanted[i].to != NULL) continue;
        snprintf(why, size, "libopenblas.so.0 has no %s; install a newer libopenblas0",
                 wanted[i].name);
        return false;
    }
    blas->matvec = matvec;
    blas->matmul = matmul;
    return true;
}

void blas_close(struct blas *blas) {
    memset(blas, 0, sizeof *blas);
}

// Small products, but large enough for all threads.
static void take_buffers(const struct blas *blas) {
    enum { N = 512, BATCH = 64 };
    float *zeros = calloc((size_t)N * N + 2 * (size_t)BATCH * N, sizeof *zeros);
    if (zeros == NULL) return;
    float *x = zeros + (size_t)N * N, *y = x + (size_t)BATCH * N;
    blas->matvec(blas, N, N, zeros, x, y);
    blas->matmul(blas, BATCH, N, N, x, zeros, y);
    free(zeros);
}

void blas_set_threads(const struct blas *blas, int threads) {
    ((set_threads_function *)blas->set_threads)(threads);
    take_buffers(blas);
}

const char *blas_config(const struct blas *blas) {
    return ((name_function *)blas->config)();
}

const char *blas_core(const struct blas *blas) {
    return ((name_function *)blas->core)();
}
