// SPDX-License-Identifier: MIT
// NF4 in groups of 64, fp32 activations.
#include "kernels/gemv/avx512/weight_only.h"

GEMV_AVX512_WEIGHT_ONLY(nf4_g64, NF4_G64)
