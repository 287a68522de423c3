// SPDX-License-Identifier: MIT
// int4 in groups of 32, integer activations.
#include "kernels/gemv/avx512/integer.h"

GEMV_AVX512_INTEGER(int4_g32, INT4_G32, 1)
