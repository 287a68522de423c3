// SPDX-License-Identifier: MIT
// 2 bits in groups of 64, fp32 activations.
#include "kernels/gemv/avx2/weight_only.h"

GEMV_AVX2_WEIGHT_ONLY(two_bit_g64, 2BIT_G64)
