// SPDX-License-Identifier: MIT
// int4 in groups of 32, fp32 activations.
#include "kernels/gemv/avx512/weight_only.h"

GEMV_AVX512_WEIGHT_ONLY(int4_g32, INT4_G32)
