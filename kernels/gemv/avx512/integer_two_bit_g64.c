// SPDX-License-Identifier: MIT
// 2 bits in groups of 64, integer activations.
#include "kernels/gemv/avx512/integer.h"

GEMV_AVX512_INTEGER(two_bit_g64, 2BIT_G64, 1)
