// SPDX-License-Identifier: MIT
// int4 in groups of 128, integer activations, vpdpbusd.
#include "kernels/gemv/avx2/vnni/level.h"

#ifdef GEMV_AVX2_VNNI_BUILT
#include "kernels/gemv/avx2/integer.h"

GEMV_AVX2_INTEGER(int4_g128, INT4_G128, 1)
#endif
