// SPDX-License-Identifier: MIT
// MXFP4, fp32 activations.
#include "kernels/gemv/avx2/weight_only.h"

GEMV_AVX2_WEIGHT_ONLY(mxfp4, MXFP4)
