// SPDX-License-Identifier: MIT
// int4 in groups of 128, fp32 activations.
#include "kernels/gemv/avx2/weight_only.h"

GEMV_AVX2_WEIGHT_ONLY(int4_g128, INT4_G128)
