// SPDX-License-Identifier: MIT
// fp32 and bf16 weights: a quarter of a line is a vector, and a panel's columns take it one after
// the other. bf16 is the upper half of a float, so a shift or a mask makes it one.
#include "kernels/gemv/neon/level.h"

#if defined(__aarch64__)
#include "kernels/gemv/neon/vector.h"

enum kind { FP32, BF16 };

struct task {
    enum kind kind;
    int width;
};

enum { ACCUMULATORS = 24 };

// sums[quarter][column]
GEMV_ALWAYS void add_values(struct task t, uint32x4_t bits, const float *x, float32x4_t *sums) {
    GEMV_UNROLL
    for (int c = 0; c < t.width; c++)
        sums[c] = vfmaq_n_f32(sums[c], vreinterpretq_f32_u32(bits), x[c]);
}

GEMV_ALWAYS void add_line(struct task t, const char *line, const float *x, float32x4_t *sums) {
    GEMV_UNROLL
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
        uint32x4_t bits = vreinterpretq_u32_u8(load_quarter(line, quarter));
        float32x4_t *sum = sums + quarter * t.width;
        if (t.kind == FP32) {
            add_values(t, bits, x, sum);
        } else {
            add_values(t, vshlq_n_u32(bits, 16), x, sum);
            add_values(t, vandq_u32(bits, vdupq_n_u32(0xffff0000)), x + t.width, sum);
        }
    }
}

GEMV_ALWAYS void run(struct task t, const char *line, size_t n, const struct gemv_panel *panel,
                     float *to) {
    const float *x = panel->values;
    float32x4_t sums[ACCUMULATORS], total[ACCUMULATORS];
    GEMV_UNROLL
    for (int i = 0; i < QUARTERS * t.width; i++)
        sums[i] = total[i] = vdupq_n_f32(0);
    while (n > 0) {
        for (int turn = 0; turn < GEMV_SUM_LINES && n > 0; turn++, n--, line += GEMV_LINE_BYTES) {
            add_line(t, line, x, sums);
            x += (t.kind == FP32 ? 1 : 2) * t.width;
        }
        GEMV_UNROLL
        for (int i = 0; i < QUARTERS * t.width; i++) {
            total[i] = vaddq_f32(total[i], sums[i]);
            sums[i] = vdupq_n_f32(0);
        }
    }
    store_sums(total, t.width, to);
}

#define KERNEL(name, what, wide)                                                                   \
    static void name(const void *blocks, size_t n, const struct gemv_panel *panel, float *sums) {  \
        const struct task task = { what, wide };                                                   \
        run(task, blocks, n, panel, sums);                                                         \
    }

#define KERNELS(name, what)                                                                        \
    KERNEL(name##_1, what, 1)                                                                      \
    KERNEL(name##_2, what, 2)                                                                      \
    KERNEL(name##_4, what, 4)                                                                      \
    KERNEL(name##_6, what, 6)

KERNELS(fp32, FP32)
KERNELS(bf16, BF16)

#define FILL(format, name)                                                                         \
    kernels->of[format][GEMV_X_FP32] = (struct gemv_kernel) {                                      \
        GEMV_NEON, { { 1, name##_1 }, { 2, name##_2 }, { 4, name##_4 }, { 6, name##_6 } },         \
            { NULL }, NULL, GEMV_NO_TILES                                                          \
    }

void gemv_neon_fill_floating(struct gemv_kernels *kernels) {
    FILL(GEMV_FP32, fp32);
    FILL(GEMV_BF16, bf16);
}
#endif
