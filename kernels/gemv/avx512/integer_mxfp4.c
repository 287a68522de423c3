// SPDX-License-Identifier: MIT
// MXFP4, integer activations.
#include "kernels/gemv/avx512/integer.h"

GEMV_AVX512_INTEGER(mxfp4, MXFP4, 1)
