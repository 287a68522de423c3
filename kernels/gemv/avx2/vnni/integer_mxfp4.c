// SPDX-License-Identifier: MIT
// MXFP4, integer activations, vpdpbusd.
#include "kernels/gemv/avx2/vnni/level.h"

#ifdef GEMV_AVX2_VNNI_BUILT
#include "kernels/gemv/avx2/integer.h"

GEMV_AVX2_INTEGER(mxfp4, MXFP4, 1)
#endif
