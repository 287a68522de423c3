// SPDX-License-Identifier: MIT
// NF4 in groups of 64, fp32 activations.
#include "kernels/gemv/avx2/weight_only.h"

GEMV_AVX2_WEIGHT_ONLY(nf4_g64, NF4_G64)
