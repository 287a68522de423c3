// SPDX-License-Identifier: MIT
// int8 in groups of 32, integer activations, vpdpbusd.
#include "kernels/gemv/avx2/vnni/level.h"

#ifdef GEMV_AVX2_VNNI_BUILT
#include "kernels/gemv/avx2/integer.h"

GEMV_AVX2_INTEGER(int8_g32, INT8_G32, 1)
#endif
