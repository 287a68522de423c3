// SPDX-License-Identifier: MIT
// Is this level in the build? The build gives the instruction sets to this folder alone.
// Without them its files are empty and the table stays as it was.
#include "kernels/gemv/avx2/level.h"

#if defined(__AVX2__) && defined(__FMA__) && defined(__F16C__)
bool gemv_avx2_fill(struct gemv_kernels *kernels) {
    gemv_avx2_fill_floating(kernels);
    gemv_avx2_fill_weight_only(kernels);
    gemv_avx2_fill_integer(kernels);
    gemv_avx2_fill_rows(kernels);
    return true;
}
#else
bool gemv_avx2_fill(struct gemv_kernels *kernels) {
    (void)kernels;
    return false;
}
#endif
