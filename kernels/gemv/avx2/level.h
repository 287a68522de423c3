// SPDX-License-Identifier: MIT
// AVX2: the kernels for processors with AVX2, FMA and F16C.
// false, and nothing done, where the compiler was not asked for these instructions.
#ifndef KERNELS_GEMV_AVX2_LEVEL_H
#define KERNELS_GEMV_AVX2_LEVEL_H

#include "kernels/gemv/scalar/kernels.h"

#if defined(__AVX2__) && defined(__FMA__) && defined(__F16C__)
#define GEMV_AVX2_BUILT
#endif

bool gemv_avx2_fill(struct gemv_kernels *kernels);

// The parts of the table, each in its own file.
void gemv_avx2_fill_floating(struct gemv_kernels *kernels);
gemv_codes_function gemv_avx2_codes;

// Packed weights have a file for each format and kind of activations, so that processors share the
// compiler's work and no file takes long.
#define GEMV_AVX2_FILLS(name)                                                                      \
    void gemv_avx2_fill_integer_##name(struct gemv_kernels *kernels);                              \
    void gemv_avx2_fill_weight_only_##name(struct gemv_kernels *kernels);
GEMV_PACKED_NAMES(GEMV_AVX2_FILLS)
void gemv_avx2_fill_rows(struct gemv_kernels *kernels);

#endif
