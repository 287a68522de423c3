// SPDX-License-Identifier: MIT
// Packed weights with fp32 activations: codes become floats, and a fused multiply-add does the
// rest. vpermps looks at the lowest four bits of a lane alone, so a shift is all that a code needs
// before it.
#ifndef KERNELS_GEMV_AVX512_WEIGHT_ONLY_H
#define KERNELS_GEMV_AVX512_WEIGHT_ONLY_H
#include "kernels/gemv/avx512/level.h"

#ifdef GEMV_AVX512_BUILT
#include "kernels/gemv/avx512/vector.h"

struct task {
    struct gemv_shape shape;
    int width, chains;
    int streams; // tiles side by side
};

// 16 weights of one column, before their scale: byte `byte`, field `field` of each lane. A byte put
// under the exponent of 2^23 is the float 2^23 + byte.
GEMV_ALWAYS __m512 values_of(struct gemv_shape shape, __m512i line, __m512 table, int byte,
                             int field) {
    unsigned shift = (unsigned)(8 * byte + field * shape.bits);
    __m512i lane = shift == 0 ? line : _mm512_srli_epi32(line, shift);
    if (shape.bits < 8) return _mm512_permutexvar_ps(lane, table);
    enum { AND_OR = 0xea };
    __m512i code = _mm512_ternarylogic_epi32(lane, _mm512_set1_epi32(0xff),
                                             _mm512_set1_epi32(0x4b000000), AND_OR);
    return _mm512_sub_ps(_mm512_castsi512_ps(code), _mm512_set1_ps(0x1p23f + 128));
}

GEMV_ALWAYS void add_line(struct task t, const char *from, __m512 table, const float *x,
                          __m512 *acc) {
    __m512i line = load_line(from, t.streams, t.shape.bits);
    GEMV_UNROLL
    for (int k = 0; k < 4 * t.shape.fields; k++) {
        __m512 values = values_of(t.shape, line, table, k % 4, k / 4);
        GEMV_UNROLL
        for (int c = 0; c < t.width; c++) {
            __m512 *sum = &acc[c * t.chains + k % t.chains];
            *sum = _mm512_fmadd_ps(values, _mm512_set1_ps(x[k * t.width + c]), *sum);
        }
    }
}

GEMV_ALWAYS void finish_group(struct task t, __m512 scale, const __m512 *acc, __m512 *total) {
    GEMV_UNROLL
    for (int c = 0; c < t.width; c++) {
        __m512 sum = acc[c * t.chains];
        GEMV_UNROLL
        for (int chain = 1; chain < t.chains; chain++)
            sum = _mm512_add_ps(sum, acc[c * t.chains + chain]);
        total[c] = _mm512_fmadd_ps(sum, scale, total[c]);
    }
}

GEMV_ALWAYS void add_group(struct task t, const char *block, int g, __m512 table, const float *x,
                           __m512 *total) {
    const char *line = block + (1 + g * t.shape.lines) * GEMV_LINE_BYTES;
    __m512 acc[16];
    GEMV_UNROLL
    for (int i = 0; i < t.width * t.chains; i++)
        acc[i] = _mm512_setzero_ps();
    for (int l = 0; l < t.shape.lines; l++, line += GEMV_LINE_BYTES) {
        add_line(t, line, table, x, acc);
        x += 4 * t.shape.fields * t.width;
    }
    finish_group(t, load_scale(t.shape, block, g), acc, total);
}

GEMV_ALWAYS void run(struct task t, const char *block, size_t apart, size_t n,
                     const struct gemv_panel *panel, float *sums) {
    const __m512 table = _mm512_loadu_ps(gemv_codebooks[t.shape.format].value);
    const float *x = panel->values;
    __m512 total[GEMV_WIDTH_MOST];
    GEMV_UNROLL
    for (int c = 0; c < t.width * t.streams; c++)
        total[c] = _mm512_setzero_ps();
    for (; n > 0; n--, block += gemv_shape_bytes(t.shape)) {
        GEMV_UNROLL
        for (int s = 0; s < t.streams; s++)
            gemv_ask(block + (size_t)s * apart, t.streams, t.shape.bits);
        GEMV_ROLLED
        for (int g = 0; g < t.shape.groups; g++) {
            GEMV_UNROLL
            for (int s = 0; s < t.streams; s++)
                add_group(t, block + (size_t)s * apart, g, table, x, total + s * t.width);
            x += 4 * t.shape.lines * t.shape.fields * t.width;
        }
    }
    store_sums(total, t.width * t.streams, sums);
}

#define KERNEL(name, shape_of, wide, chain_count)                                                  \
    static void name(const void *blocks, size_t n, const struct gemv_panel *panel, float *sums) {  \
        const struct task task = { shape_of, wide, chain_count, 1 };                               \
        run(task, blocks, 0, n, panel, sums);                                                      \
    }

#define STREAMS(name, shape_of, chain_count)                                                       \
    static void name(const void *blocks, size_t apart, size_t n, const struct gemv_panel *panel,   \
                     float *sums) {                                                                \
        const struct task task = { shape_of, 1, chain_count, GEMV_STREAMS };                       \
        run(task, blocks, apart, n, panel, sums);                                                  \
    }

#define KERNELS(name, shape_of)                                                                    \
    KERNEL(name##_1, shape_of, 1, 4)                                                               \
    KERNEL(name##_2, shape_of, 2, 4)                                                               \
    KERNEL(name##_4, shape_of, 4, 2)                                                               \
    KERNEL(name##_8, shape_of, 8, 1)                                                               \
    KERNEL(name##_12, shape_of, 12, 1)                                                             \
    STREAMS(name##_streams, shape_of, 4)

#define FILL(format, name)                                                                         \
    kernels->of[format][GEMV_X_FP32] = (struct gemv_kernel) {                                      \
        GEMV_AVX512,                                                                               \
            { { 1, name##_1 },                                                                     \
              { 2, name##_2 },                                                                     \
              { 4, name##_4 },                                                                     \
              { 8, name##_8 },                                                                     \
              { 12, name##_12 } },                                                                 \
            name##_streams, NULL                                                                   \
    }

#define GEMV_AVX512_WEIGHT_ONLY(name, format)                                                      \
    KERNELS(name, GEMV_SHAPE_##format)                                                             \
    void gemv_avx512_fill_weight_only_##name(struct gemv_kernels *kernels) {                       \
        FILL(GEMV_##format, name);                                                                 \
    }

#else
#define GEMV_AVX512_WEIGHT_ONLY(name, format)
#endif
#endif
