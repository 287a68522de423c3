// SPDX-License-Identifier: MIT
// Is this level in the build? The build gives the instruction sets to this folder alone.
// Without them its files are empty and the table stays as it was.
#include "kernels/gemv/avx512/level.h"

#ifdef GEMV_AVX512_BUILT
#define FILL(name)                                                                                 \
    gemv_avx512_fill_integer_##name(kernels);                                                      \
    gemv_avx512_fill_weight_only_##name(kernels);

bool gemv_avx512_fill(struct gemv_kernels *kernels, bool has_bf16) {
    gemv_avx512_fill_floating(kernels, has_bf16);
    GEMV_PACKED_NAMES(FILL)
    kernels->codes = gemv_avx512_codes;
    return true;
}
#else
bool gemv_avx512_fill(struct gemv_kernels *kernels, bool has_bf16) {
    (void)kernels, (void)has_bf16;
    return false;
}
#endif
