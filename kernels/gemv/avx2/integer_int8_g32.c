// SPDX-License-Identifier: MIT
// int8 in groups of 32, integer activations.
#include "kernels/gemv/avx2/integer.h"

GEMV_AVX2_INTEGER(int8_g32, INT8_G32, 1)
