// SPDX-License-Identifier: MIT
// The only file that names OpenBLAS.
// Its functions are found by name in the shared library; their types are those of its own header.
#include "kernels/blas.h"

#include <cblas.h>
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

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

bool blas_open(struct blas *blas, char *why, size_t size) {
    memset(blas, 0, sizeof *blas);
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

void blas_set_threads(const struct blas *blas, int threads) {
    ((set_threads_function *)blas->set_threads)(threads);
}

const char *blas_config(const struct blas *blas) {
    return ((name_function *)blas->config)();
}

const char *blas_core(const struct blas *blas) {
    return ((name_function *)blas->core)();
}
