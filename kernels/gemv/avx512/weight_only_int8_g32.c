// SPDX-License-Identifier: MIT
// int8 in groups of 32, fp32 activations.
#include "kernels/gemv/avx512/weight_only.h"

GEMV_AVX512_WEIGHT_ONLY(int8_g32, INT8_G32)
