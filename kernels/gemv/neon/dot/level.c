// SPDX-License-Identifier: MIT
// The template of neon/integer.h, compiled with the dot product.
// The build gives the instruction to this folder alone.
#include "kernels/gemv/neon/dot/level.h"

#if defined(__ARM_FEATURE_DOTPROD)
#include "kernels/gemv/neon/integer.h"

bool gemv_neon_dot_fill(struct gemv_kernels *kernels) {
    fill_integer(kernels);
    return true;
}
#else
bool gemv_neon_dot_fill(struct gemv_kernels *kernels) {
    (void)kernels;
    return false;
}
#endif
