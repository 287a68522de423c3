// SPDX-License-Identifier: MIT
// NF4 in groups of 64, integer activations, vpdpbusd.
#include "kernels/gemv/avx2/vnni/level.h"

#ifdef GEMV_AVX2_VNNI_BUILT
#include "kernels/gemv/avx2/integer.h"

GEMV_AVX2_INTEGER(nf4_g64, NF4_G64, 2)
#endif
