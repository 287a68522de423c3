// SPDX-License-Identifier: MIT
// Is AVX-VNNI in the build? The build gives the instruction to this folder alone.
// Its files compile the template of avx2/integer.h.
#include "kernels/gemv/avx2/vnni/level.h"

#ifdef GEMV_AVX2_VNNI_BUILT
#define FILL(name) gemv_avx2_vnni_fill_integer_##name(kernels);

bool gemv_avx2_vnni_fill(struct gemv_kernels *kernels) {
    GEMV_PACKED_NAMES(FILL)
    return true;
}
#else
bool gemv_avx2_vnni_fill(struct gemv_kernels *kernels) {
    (void)kernels;
    return false;
}
#endif
