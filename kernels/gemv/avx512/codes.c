// SPDX-License-Identifier: MIT
// Activations as integers, the scalar source with this level's instructions.
#include "kernels/gemv/avx512/level.h"

#ifdef GEMV_AVX512_BUILT
#include "kernels/gemv/scalar/codes.h"

void gemv_avx512_codes(const struct gemv_panel *panel, enum gemv_activations kind, const float *x,
                       size_t cols, size_t column) {
    gemv_fill_codes(panel, kind, x, cols, column);
}
#endif
