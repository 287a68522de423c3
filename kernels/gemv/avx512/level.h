// SPDX-License-Identifier: MIT
// AVX-512: the kernels for processors with F, BW, DQ, VL and VNNI; bf16 pairs where there is BF16.
// false, and nothing done, where the compiler was not asked for these instructions.
#ifndef KERNELS_GEMV_AVX512_LEVEL_H
#define KERNELS_GEMV_AVX512_LEVEL_H

#include "kernels/gemv/scalar/kernels.h"

bool gemv_avx512_fill(struct gemv_kernels *kernels, bool has_bf16);

// The parts of the table, each in its own file.
void gemv_avx512_fill_floating(struct gemv_kernels *kernels, bool has_bf16);
void gemv_avx512_fill_weight_only(struct gemv_kernels *kernels);
void gemv_avx512_fill_integer(struct gemv_kernels *kernels);

#endif
