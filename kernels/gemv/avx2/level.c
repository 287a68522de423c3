// SPDX-License-Identifier: MIT
// Is this level in the build? The build gives the instruction sets to this folder alone.
// Without them its files are empty and the table stays as it was.
#include "kernels/gemv/avx2/level.h"

#ifdef GEMV_AVX2_BUILT
#define FILL(name)                                                                                 \
    gemv_avx2_fill_integer_##name(kernels);                                                        \
    gemv_avx2_fill_weight_only_##name(kernels);

bool gemv_avx2_fill(struct gemv_kernels *kernels) {
    gemv_avx2_fill_floating(kernels);
    GEMV_PACKED_NAMES(FILL)
    kernels->codes = gemv_avx2_codes;
    gemv_avx2_fill_rows(kernels);
    return true;
}
#else
bool gemv_avx2_fill(struct gemv_kernels *kernels) {
    (void)kernels;
    return false;
}
#endif
