// SPDX-License-Identifier: MIT
// Packed weights with fp32 activations: codes become floats, and a fused multiply-add does the
// rest. vpermps holds eight values, so a table of sixteen is looked up twice and the code's top bit
// chooses; with 8 lanes for each of these steps the arithmetic, not the memory, is what takes the
// time.
#ifndef KERNELS_GEMV_AVX2_WEIGHT_ONLY_H
#define KERNELS_GEMV_AVX2_WEIGHT_ONLY_H
#include "kernels/gemv/avx2/level.h"

#ifdef GEMV_AVX2_BUILT
#include "kernels/gemv/avx2/vector.h"

struct task {
    struct gemv_shape shape;
    int width, chains;
    int streams; // tiles side by side
    size_t ahead;
};

// Whole-number codes are converted; the other tables, and that of 2 bits, are looked up.
GEMV_ALWAYS __m256 values_of(struct gemv_shape shape, __m256i line, const __m256 *table, int byte,
                             int field) {
    int shift = 8 * byte + field * shape.bits;
    __m256i lane = shift == 0 ? line : _mm256_srli_epi32(line, shift);
    if (shape.bits == 2) return _mm256_permutevar8x32_ps(table[0], lane);
    if (shape.format == GEMV_NF4_G64 || shape.format == GEMV_MXFP4) {
        __m256 low = _mm256_permutevar8x32_ps(table[0], lane);
        __m256 high = _mm256_permutevar8x32_ps(table[1], lane);
        return _mm256_blendv_ps(low, high, _mm256_castsi256_ps(_mm256_slli_epi32(lane, 28)));
    }
    __m256i code = _mm256_and_si256(lane, _mm256_set1_epi32((1 << shape.bits) - 1));
    return _mm256_sub_ps(_mm256_cvtepi32_ps(code), _mm256_set1_ps(shape.bits == 8 ? 128 : 8));
}

// acc[half][column][chain]
GEMV_ALWAYS void add_line(struct task t, int half, const char *from, const __m256 *table,
                          const float *x, __m256 *acc) {
    __m256i line = load_half(from, half, t.streams, t.ahead);
    GEMV_UNROLL
    for (int k = 0; k < 4 * t.shape.fields; k++) {
        __m256 values = values_of(t.shape, line, table, k % 4, k / 4);
        GEMV_UNROLL
        for (int c = 0; c < t.width; c++) {
            __m256 *sum = &acc[(half * t.width + c) * t.chains + k % t.chains];
            *sum = _mm256_fmadd_ps(values, _mm256_set1_ps(x[k * t.width + c]), *sum);
        }
    }
}

GEMV_ALWAYS void finish_group(struct task t, const char *block, int g, const __m256 *acc,
                              __m256 *total) {
    GEMV_UNROLL
    for (int i = 0; i < HALVES * t.width; i++) {
        __m256 sum = acc[i * t.chains];
        GEMV_UNROLL
        for (int chain = 1; chain < t.chains; chain++)
            sum = _mm256_add_ps(sum, acc[i * t.chains + chain]);
        total[i] = _mm256_fmadd_ps(sum, load_scale(t.shape, block, g, i / t.width), total[i]);
    }
}

GEMV_ALWAYS void add_group(struct task t, const char *block, int g, const __m256 *table,
                           const float *x, __m256 *total) {
    const char *line = block + (1 + g * t.shape.lines) * GEMV_LINE_BYTES;
    __m256 acc[8];
    GEMV_UNROLL
    for (int i = 0; i < HALVES * t.width * t.chains; i++)
        acc[i] = _mm256_setzero_ps();
    for (int l = 0; l < t.shape.lines; l++, line += GEMV_LINE_BYTES) {
        add_line(t, 0, line, table, x, acc);
        add_line(t, 1, line, table, x, acc);
        x += 4 * t.shape.fields * t.width;
    }
    finish_group(t, block, g, acc, total);
}

// One block of each stream; total[stream][half][column].
GEMV_ALWAYS void add_block(struct task t, const char *block, size_t apart, const __m256 *table,
                           const float *x, __m256 *total) {
    GEMV_UNROLL
    for (int s = 0; s < t.streams; s++)
        gemv_ask(block + (size_t)s * apart, t.streams, t.ahead);
    GEMV_ROLLED
    for (int g = 0; g < t.shape.groups; g++) {
        GEMV_UNROLL
        for (int s = 0; s < t.streams; s++)
            add_group(t, block + (size_t)s * apart, g, table, x, total + s * HALVES * t.width);
        x += 4 * t.shape.lines * t.shape.fields * t.width;
    }
}

GEMV_ALWAYS void run(struct task t, const char *block, size_t apart, size_t n,
                     const struct gemv_panel *panel, float *sums) {
    const float *values = gemv_codebooks[t.shape.format].value, *x = panel->values;
    const __m256 table[2] = { _mm256_loadu_ps(values), _mm256_loadu_ps(values + 8) };
    __m256 total[8];
    GEMV_UNROLL
    for (int i = 0; i < HALVES * t.width * t.streams; i++)
        total[i] = _mm256_setzero_ps();
    for (; n > 0; n--, block += gemv_shape_bytes(t.shape)) {
        add_block(t, block, apart, table, x, total);
        x += 4 * t.shape.groups * t.shape.lines * t.shape.fields * t.width;
    }
    GEMV_UNROLL
    for (int s = 0; s < t.streams; s++)
        store_sums(total + s * HALVES * t.width, t.width, sums + s * GEMV_TILE_ROWS);
}

#define KERNELS(name, shape_of)                                                                    \
    GEMV_TILE(name##_1, shape_of, 1, 2)                                                            \
    GEMV_TILE(name##_2, shape_of, 2, 1)                                                            \
    GEMV_TILE(name##_4, shape_of, 4, 1)                                                            \
    GEMV_TILES(name##_streams_2, 2, shape_of, 1, 2)                                                \
    GEMV_TILES(name##_streams_3, 3, shape_of, 1, 2)

#define FILL(format, name)                                                                         \
    kernels->of[format][GEMV_X_FP32] = (struct gemv_kernel) {                                      \
        GEMV_AVX2, { { 1, name##_1 }, { 2, name##_2 }, { 4, name##_4 } },                          \
            { NULL, NULL, name##_streams_2, name##_streams_3, NULL }, NULL                         \
    }

#define GEMV_AVX2_WEIGHT_ONLY(name, format)                                                        \
    KERNELS(name, GEMV_SHAPE_##format)                                                             \
    void gemv_avx2_fill_weight_only_##name(struct gemv_kernels *kernels) {                         \
        FILL(GEMV_##format, name);                                                                 \
    }

#else
#define GEMV_AVX2_WEIGHT_ONLY(name, format)
#endif
#endif
