// SPDX-License-Identifier: MIT
// Integer activations on every 64-bit ARM: smull and pairwise sums.
// The template is in neon/integer.h.
#include "kernels/gemv/neon/level.h"

#if defined(__aarch64__)
#include "kernels/gemv/neon/integer.h"

void gemv_neon_fill_integer(struct gemv_kernels *kernels) {
    fill_integer(kernels);
}
#endif
