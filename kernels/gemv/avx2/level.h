// SPDX-License-Identifier: MIT
// AVX2: the kernels for processors with AVX2, FMA and F16C.
// false, and nothing done, where the compiler was not asked for these instructions.
#ifndef KERNELS_GEMV_AVX2_LEVEL_H
#define KERNELS_GEMV_AVX2_LEVEL_H

#include "kernels/gemv/scalar/kernels.h"

bool gemv_avx2_fill(struct gemv_kernels *kernels);

// The parts of the table, each in its own file.
void gemv_avx2_fill_floating(struct gemv_kernels *kernels);
void gemv_avx2_fill_weight_only(struct gemv_kernels *kernels);
void gemv_avx2_fill_integer(struct gemv_kernels *kernels);
void gemv_avx2_fill_rows(struct gemv_kernels *kernels);

#endif
