// SPDX-License-Identifier: MIT
// 2 bits in groups of 64, integer activations, vpdpbusd.
#include "kernels/gemv/avx2/vnni/level.h"

#ifdef GEMV_AVX2_VNNI_BUILT
#include "kernels/gemv/avx2/integer.h"

GEMV_AVX2_INTEGER(two_bit_g64, 2BIT_G64, 1)
#endif
