// SPDX-License-Identifier: MIT
// MXFP4, integer activations.
#include "kernels/gemv/avx2/integer.h"

GEMV_AVX2_INTEGER(mxfp4, MXFP4, 1)
