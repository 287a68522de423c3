// SPDX-License-Identifier: MIT
// The template of the NEON kernels with integer activations, made twice: for every 64-bit ARM, and
// in neon/dot with sdot, which multiplies four signed bytes of each lane and adds them in one step.
// Both factors are signed: levels below 128 stay unsigned with their offset in the accumulator's
// first value, those of int8 and NF4 are made signed, which is their offset of 128.
#ifndef KERNELS_GEMV_NEON_INTEGER_H
#define KERNELS_GEMV_NEON_INTEGER_H
#if defined(__aarch64__)

#include "kernels/gemv/neon/vector.h"

struct task {
    struct gemv_shape shape;
    int width, planes, parts;
};

enum { COLUMNS_MOST = 4 };

// acc += the sum of four products of signed bytes in each lane.
#if defined(__ARM_FEATURE_DOTPROD)
GEMV_ALWAYS int32x4_t add_quads(int32x4_t acc, int8x16_t levels, int8x16_t x) {
    return vdotq_s32(acc, levels, x);
}
#else
GEMV_ALWAYS int32x4_t add_quads(int32x4_t acc, int8x16_t levels, int8x16_t x) {
    int16x8_t low = vmull_s8(vget_low_s8(levels), vget_low_s8(x));
    int16x8_t high = vmull_high_s8(levels, x);
    return vaddq_s32(acc, vpaddq_s32(vpaddlq_s16(low), vpaddlq_s16(high)));
}
#endif

GEMV_ALWAYS bool is_signed(struct task t) {
    return t.shape.format == GEMV_INT8_G32 || t.shape.format == GEMV_NF4_G64;
}

GEMV_ALWAYS uint8x16_t load_table(struct task t, const uint8_t *table) {
    uint8x16_t levels = vld1q_u8(table);
    return is_signed(t) ? veorq_u8(levels, vdupq_n_u8(0x80)) : levels;
}

GEMV_ALWAYS int8x16_t levels_of(struct task t, uint8x16_t line, int field, uint8x16_t table) {
    if (t.shape.bits == 8) return vreinterpretq_s8_u8(veorq_u8(line, vdupq_n_u8(0x80)));
    uint8x16_t codes = vshlq_u8(line, vdupq_n_s8((int8_t)(-field * t.shape.bits)));
    codes = vandq_u8(codes, vdupq_n_u8((uint8_t)((1 << t.shape.bits) - 1)));
    if (t.shape.format == GEMV_NF4_G64 || t.shape.format == GEMV_MXFP4)
        codes = vqtbl1q_u8(table, codes);
    if (t.shape.bits == 2) codes = vaddq_u8(codes, codes);
    return vreinterpretq_s8_u8(codes);
}

// acc[quarter][plane][column]
GEMV_ALWAYS void add_line(struct task t, const char *from, uint8x16_t table, const int32_t *quads,
                          int32x4_t *acc) {
    const int columns = t.width * t.planes;
    GEMV_UNROLL
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
        uint8x16_t line = load_quarter(from, quarter);
        GEMV_UNROLL
        for (int field = 0; field < t.shape.fields; field++) {
            int8x16_t levels = levels_of(t, line, field, table);
            GEMV_UNROLL
            for (int c = 0; c < columns; c++) {
                int32x4_t x = vdupq_n_s32(quads[field * columns + c]);
                int32x4_t *sum = &acc[quarter * columns + c];
                *sum = add_quads(*sum, levels, vreinterpretq_s8_s32(x));
            }
        }
    }
}

GEMV_ALWAYS void start_group(struct task t, const int32_t *base, int32x4_t *acc) {
    const int columns = t.width * t.planes;
    GEMV_UNROLL
    for (int i = 0; i < QUARTERS * columns; i++) {
        bool last = i % columns >= (t.planes - 1) * t.width;
        acc[i] = vdupq_n_s32(last && !is_signed(t) ? base[i % t.width] : 0);
    }
}

GEMV_ALWAYS void finish_group(struct task t, const char *block, int g, const float *scale,
                              bool fine, const int32x4_t *acc, float32x4_t *total) {
    const int columns = t.width * t.planes;
    GEMV_UNROLL
    for (int i = 0; i < QUARTERS * t.width; i++) {
        int quarter = i / t.width, c = i % t.width;
        int32x4_t sum = acc[quarter * columns + c];
        if (t.planes == 2)
            sum = vaddq_s32(vshlq_n_s32(sum, 8), acc[quarter * columns + t.width + c]);
        float32x4_t both = vmulq_n_f32(load_scale(t.shape, block, g, quarter), scale[c]);
        if (fine) both = vmulq_n_f32(both, 1 / 256.f);
        total[i] = vfmaq_f32(total[i], vcvtq_f32_s32(sum), both);
    }
}

GEMV_ALWAYS void run(struct task t, const char *block, size_t n, const struct gemv_panel *panel,
                     float *sums) {
    const struct gemv_codebook *book = &gemv_codebooks[t.shape.format];
    const uint8x16_t tables[2] = { load_table(t, book->level), load_table(t, book->fine) };
    const int32_t *quads = panel->quads, *base = panel->base;
    const float *scale = panel->scale;
    const int line_quads = t.shape.fields * t.planes * t.width;
    float32x4_t total[QUARTERS * COLUMNS_MOST];
    GEMV_UNROLL
    for (int i = 0; i < QUARTERS * t.width; i++)
        total[i] = vdupq_n_f32(0);
    for (; n > 0; n--) {
        const char *line = block + GEMV_LINE_BYTES;
        gemv_ask_ahead(block);
        for (int g = 0; g < t.shape.groups; g++) {
            GEMV_UNROLL
            for (int part = 0; part < t.parts; part++) {
                int32x4_t acc[QUARTERS * COLUMNS_MOST];
                start_group(t, base, acc);
                for (int l = 0; l < t.shape.lines; l++)
                    add_line(t, line + l * GEMV_LINE_BYTES, tables[part], quads + l * line_quads,
                             acc);
                finish_group(t, block, g, scale, part == 1, acc, total);
            }
            line += t.shape.lines * GEMV_LINE_BYTES;
            quads += t.shape.lines * line_quads;
            base += t.width;
            scale += t.width;
        }
        block = line;
    }
    store_sums(total, t.width, sums);
}

#define KERNEL(name, shape_of, wide, plane_count, part_count)                                      \
    static void name(const void *blocks, size_t n, const struct gemv_panel *panel, float *sums) {  \
        const struct task task = { shape_of, wide, plane_count, part_count };                      \
        run(task, blocks, n, panel, sums);                                                         \
    }

#define KERNELS(name, shape_of, int16_parts)                                                       \
    KERNEL(name##_1, shape_of, 1, 1, 1)                                                            \
    KERNEL(name##_2, shape_of, 2, 1, 1)                                                            \
    KERNEL(name##_4, shape_of, 4, 1, 1)                                                            \
    KERNEL(name##_planes_1, shape_of, 1, 2, int16_parts)                                           \
    KERNEL(name##_planes_2, shape_of, 2, 2, int16_parts)

KERNELS(int8_g32, GEMV_SHAPE_INT8_G32, 1)
KERNELS(int4_g32, GEMV_SHAPE_INT4_G32, 1)
KERNELS(int4_g128, GEMV_SHAPE_INT4_G128, 1)
KERNELS(nf4_g64, GEMV_SHAPE_NF4_G64, 2)
KERNELS(mxfp4, GEMV_SHAPE_MXFP4, 1)
KERNELS(two_bit_g64, GEMV_SHAPE_2BIT_G64, 1)

#define FILL(format, name)                                                                         \
    kernels->of[format][GEMV_X_INT8] =                                                             \
        (struct gemv_kernel) { GEMV_NEON,                                                          \
                               { { 1, name##_1 }, { 2, name##_2 }, { 4, name##_4 } },              \
                               { NULL },                                                           \
                               NULL,                                                               \
                               GEMV_NO_TILES };                                                    \
    kernels->of[format][GEMV_X_INT16] = (struct gemv_kernel) {                                     \
        GEMV_NEON, { { 1, name##_planes_1 }, { 2, name##_planes_2 } }, { NULL }, NULL,             \
            GEMV_NO_TILES                                                                          \
    }

static inline void fill_integer(struct gemv_kernels *kernels) {
    FILL(GEMV_INT8_G32, int8_g32);
    FILL(GEMV_INT4_G32, int4_g32);
    FILL(GEMV_INT4_G128, int4_g128);
    FILL(GEMV_NF4_G64, nf4_g64);
    FILL(GEMV_MXFP4, mxfp4);
    FILL(GEMV_2BIT_G64, two_bit_g64);
}

#endif
#endif
