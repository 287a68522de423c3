// SPDX-License-Identifier: MIT
// MXFP4, fp32 activations.
#include "kernels/gemv/avx512/weight_only.h"

GEMV_AVX512_WEIGHT_ONLY(mxfp4, MXFP4)
