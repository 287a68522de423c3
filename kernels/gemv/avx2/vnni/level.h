// SPDX-License-Identifier: MIT
// AVX2 with AVX-VNNI (vpdpbusd in 256 bits): the kernels with integer activations.
// false, and nothing done, where the compiler was not asked for it.
#ifndef KERNELS_GEMV_AVX2_VNNI_LEVEL_H
#define KERNELS_GEMV_AVX2_VNNI_LEVEL_H

#include "kernels/gemv/avx2/level.h"

#if defined(GEMV_AVX2_BUILT) && defined(__AVXVNNI__)
#define GEMV_AVX2_VNNI_BUILT
#endif

bool gemv_avx2_vnni_fill(struct gemv_kernels *kernels);

#define GEMV_AVX2_VNNI_FILLS(name)                                                                 \
    void gemv_avx2_vnni_fill_integer_##name(struct gemv_kernels *kernels);
GEMV_PACKED_NAMES(GEMV_AVX2_VNNI_FILLS)

#endif
