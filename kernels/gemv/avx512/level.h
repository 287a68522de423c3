// SPDX-License-Identifier: MIT
// AVX-512: the kernels for processors with F, BW, DQ, VL and VNNI; bf16 pairs where there is BF16.
// false, and nothing done, where the compiler was not asked for these instructions.
#ifndef KERNELS_GEMV_AVX512_LEVEL_H
#define KERNELS_GEMV_AVX512_LEVEL_H

#include "kernels/gemv/scalar/kernels.h"

#if defined(__AVX512VNNI__) && defined(__AVX512BW__) && defined(__AVX512DQ__) &&                   \
    defined(__AVX512VL__)
#define GEMV_AVX512_BUILT
#endif

bool gemv_avx512_fill(struct gemv_kernels *kernels, bool has_bf16);

// The parts of the table, each in its own file.
void gemv_avx512_fill_floating(struct gemv_kernels *kernels, bool has_bf16);
gemv_codes_function gemv_avx512_codes;

// Packed weights have a file for each format and kind of activations, so that processors share the
// compiler's work and no file takes long.
#define GEMV_AVX512_FILLS(name)                                                                    \
    void gemv_avx512_fill_integer_##name(struct gemv_kernels *kernels);                            \
    void gemv_avx512_fill_weight_only_##name(struct gemv_kernels *kernels);
GEMV_PACKED_NAMES(GEMV_AVX512_FILLS)

#endif
