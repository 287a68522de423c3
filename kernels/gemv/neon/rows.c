// SPDX-License-Identifier: MIT
// Row-major int8 with vector instructions: the ladder's third rung, right arithmetic on the wrong
// layout. Every row ends in a sum across lanes, and its scales are a second stream.
#include "kernels/gemv/neon/level.h"

#if defined(__aarch64__)
#include <arm_neon.h>

static float32x4_t group_sums(const int8_t *w, const int8_t *x) {
    int32x4_t sum = vdupq_n_s32(0);
    for (int k = 0; k < 32; k += 8)
        sum = vpadalq_s16(sum, vmull_s8(vld1_s8(w + k), vld1_s8(x + k)));
    return vcvtq_f32_s32(sum);
}

static void rows_int8(const struct gemv_rows *task) {
    size_t groups = task->cols / 32;
    for (size_t row = 0; row < task->rows; row++) {
        float32x4_t sum = vdupq_n_f32(0);
        for (size_t g = 0; g < groups; g++)
            sum =
                vfmaq_n_f32(sum, group_sums(task->w + row * task->cols + 32 * g, task->x + 32 * g),
                            task->scale[row * groups + g] * task->x_scale[g]);
        task->y[row] = vaddvq_f32(sum);
    }
}

void gemv_neon_fill_rows(struct gemv_kernels *kernels) {
    kernels->rows = rows_int8;
    kernels->rows_level = GEMV_NEON;
}
#endif
