// SPDX-License-Identifier: MIT
// Is this level in the build? It is in every build for 64-bit ARM.
// In others its files are empty and the table stays as it was.
#include "kernels/gemv/neon/level.h"

#if defined(__aarch64__)
bool gemv_neon_fill(struct gemv_kernels *kernels) {
    gemv_neon_fill_floating(kernels);
    gemv_neon_fill_weight_only(kernels);
    gemv_neon_fill_integer(kernels);
    gemv_neon_fill_rows(kernels);
    return true;
}
#else
bool gemv_neon_fill(struct gemv_kernels *kernels) {
    (void)kernels;
    return false;
}
#endif
