// SPDX-License-Identifier: MIT
// Packed weights with fp32 activations: codes become floats, and a fused multiply-add does the
// rest. tbl looks up bytes, so a code picks the four bytes of its float out of a table of sixteen
// floats.
#include "kernels/gemv/neon/level.h"

#if defined(__aarch64__)
#include "kernels/gemv/neon/vector.h"

struct task {
    struct gemv_shape shape;
    int width;
};

GEMV_ALWAYS uint8x16x4_t load_values(const float *values) {
    const uint8_t *bytes = (const uint8_t *)values;
    return (uint8x16x4_t) { { vld1q_u8(bytes), vld1q_u8(bytes + 16), vld1q_u8(bytes + 32),
                              vld1q_u8(bytes + 48) } };
}

GEMV_ALWAYS float32x4_t values_of(struct gemv_shape shape, uint32x4_t line, uint8x16x4_t table,
                                  int k) {
    int shift = 8 * (k % 4) + k / 4 * shape.bits;
    uint32x4_t code =
        vandq_u32(vshlq_u32(line, vdupq_n_s32(-shift)), vdupq_n_u32((1u << shape.bits) - 1));
    if (shape.bits == 8) return vsubq_f32(vcvtq_f32_u32(code), vdupq_n_f32(128));
    uint32x4_t bytes = vmlaq_n_u32(vdupq_n_u32(0x03020100), code, 0x04040404);
    return vreinterpretq_f32_u8(vqtbl4q_u8(table, vreinterpretq_u8_u32(bytes)));
}

// acc[quarter][column]
GEMV_ALWAYS void add_line(struct task t, const char *from, uint8x16x4_t table, const float *x,
                          float32x4_t *acc) {
    GEMV_UNROLL
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
        uint32x4_t line = vreinterpretq_u32_u8(load_quarter(from, quarter));
        GEMV_UNROLL
        for (int k = 0; k < 4 * t.shape.fields; k++) {
            float32x4_t values = values_of(t.shape, line, table, k);
            GEMV_UNROLL
            for (int c = 0; c < t.width; c++)
                acc[quarter * t.width + c] =
                    vfmaq_n_f32(acc[quarter * t.width + c], values, x[k * t.width + c]);
        }
    }
}

GEMV_ALWAYS void run(struct task t, const char *block, size_t n, const struct gemv_panel *panel,
                     float *sums) {
    const uint8x16x4_t table = load_values(gemv_codebooks[t.shape.format].value);
    const float *x = panel->values;
    float32x4_t total[16], acc[16];
    GEMV_UNROLL
    for (int i = 0; i < QUARTERS * t.width; i++)
        total[i] = vdupq_n_f32(0);
    for (; n > 0; n--) {
        const char *line = block + GEMV_LINE_BYTES;
        gemv_ask_ahead(block);
        for (int g = 0; g < t.shape.groups; g++) {
            GEMV_UNROLL
            for (int i = 0; i < QUARTERS * t.width; i++)
                acc[i] = vdupq_n_f32(0);
            for (int l = 0; l < t.shape.lines; l++, line += GEMV_LINE_BYTES) {
                add_line(t, line, table, x, acc);
                x += 4 * t.shape.fields * t.width;
            }
            GEMV_UNROLL
            for (int i = 0; i < QUARTERS * t.width; i++)
                total[i] = vfmaq_f32(total[i], acc[i], load_scale(t.shape, block, g, i / t.width));
        }
        block = line;
    }
    store_sums(total, t.width, sums);
}

#define KERNEL(name, shape_of, wide)                                                               \
    static void name(const void *blocks, size_t n, const struct gemv_panel *panel, float *sums) {  \
        const struct task task = { shape_of, wide };                                               \
        run(task, blocks, n, panel, sums);                                                         \
    }

#define KERNELS(name, shape_of)                                                                    \
    KERNEL(name##_1, shape_of, 1)                                                                  \
    KERNEL(name##_2, shape_of, 2)                                                                  \
    KERNEL(name##_4, shape_of, 4)

KERNELS(int8_g32, GEMV_SHAPE_INT8_G32)
KERNELS(int4_g32, GEMV_SHAPE_INT4_G32)
KERNELS(int4_g128, GEMV_SHAPE_INT4_G128)
KERNELS(nf4_g64, GEMV_SHAPE_NF4_G64)
KERNELS(mxfp4, GEMV_SHAPE_MXFP4)
KERNELS(two_bit_g64, GEMV_SHAPE_2BIT_G64)

#define FILL(format, name)                                                                         \
    kernels->of[format][GEMV_X_FP32] = (struct gemv_kernel) {                                      \
        GEMV_NEON, { { 1, name##_1 }, { 2, name##_2 }, { 4, name##_4 } }, { NULL }, NULL,          \
            GEMV_NO_TILES                                                                          \
    }

void gemv_neon_fill_weight_only(struct gemv_kernels *kernels) {
    FILL(GEMV_INT8_G32, int8_g32);
    FILL(GEMV_INT4_G32, int4_g32);
    FILL(GEMV_INT4_G128, int4_g128);
    FILL(GEMV_NF4_G64, nf4_g64);
    FILL(GEMV_MXFP4, mxfp4);
    FILL(GEMV_2BIT_G64, two_bit_g64);
}
#endif
