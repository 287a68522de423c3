// SPDX-License-Identifier: MIT
// NEON with the dot product (ARMv8.2 FEAT_DotProd): the kernels with integer activations.
// false, and nothing done, where the compiler was not asked for it.
#ifndef KERNELS_GEMV_NEON_DOT_LEVEL_H
#define KERNELS_GEMV_NEON_DOT_LEVEL_H

#include "kernels/gemv/scalar/kernels.h"

bool gemv_neon_dot_fill(struct gemv_kernels *kernels);

#endif
