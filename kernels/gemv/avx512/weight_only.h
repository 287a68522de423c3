// SPDX-License-Identifier: MIT
// Packed weights with fp32 activations: codes become floats, and a fused multiply-add does the
// rest. Shifts, look-ups and multiply-adds share four pipes, and for codes of few bits they take
// as long as the memory, so each of them counts.
//
// A code becomes a float where it stands. vpermps looks at the lowest four bits of a lane: that is
// the code there. vpermw looks at the lowest five bits of half a lane, and a table that holds
// every value twice makes four of them; of the values of small whole numbers the lower half of the
// float is zero, so the upper half is all that a table must hold: that is the code in the upper
// half. So one shift serves two columns. The values of NF4 fill their floats, and each of its
// columns has a shift of its own.
#ifndef KERNELS_GEMV_AVX512_WEIGHT_ONLY_H
#define KERNELS_GEMV_AVX512_WEIGHT_ONLY_H
#include "kernels/gemv/avx512/level.h"

#ifdef GEMV_AVX512_BUILT
#include "kernels/gemv/avx512/vector.h"

struct task {
    struct gemv_shape shape;
    int width, chains;
    int tiles; // side by side
    size_t ahead;
};

// The values of the codes: as floats, and their upper halves twice.
struct tables {
    __m512 whole;
    __m512i upper;
};

GEMV_ALWAYS struct tables load_values(enum gemv_format format) {
    __m512 whole = _mm512_loadu_ps(gemv_codebooks[format].value);
    __m256i upper = _mm512_cvtepi32_epi16(_mm512_srli_epi32(_mm512_castps_si512(whole), 16));
    return (struct tables) { whole, _mm512_broadcast_i64x4(upper) };
}

GEMV_ALWAYS __m512i shifted(__m512i line, int bits) {
    return bits == 0 ? line : _mm512_srli_epi32(line, (unsigned)bits);
}

// 16 weights of one column, before their scale: byte `byte`, field `field` of each lane.
GEMV_ALWAYS __m512 looked_up(struct gemv_shape shape, __m512i line, struct tables tables, int byte,
                             int field) {
    const __mmask32 upper_halves = 0xaaaaaaaa;
    int low = 8 * (byte % 2) + field * shape.bits;
    if (byte < 2) return _mm512_permutexvar_ps(shifted(line, low), tables.whole);
    if (shape.format == GEMV_NF4_G64)
        return _mm512_permutexvar_ps(shifted(line, low + 16), tables.whole);
    return _mm512_castsi512_ps(
        _mm512_maskz_permutexvar_epi16(upper_halves, shifted(line, low), tables.upper));
}

// A byte put under the exponent of 2^23 is the float 2^23 + byte.
GEMV_ALWAYS __m512 converted(__m512i line, int byte) {
    enum { AND_OR = 0xea };
    __m512i code = _mm512_ternarylogic_epi32(shifted(line, 8 * byte), _mm512_set1_epi32(0xff),
                                             _mm512_set1_epi32(0x4b000000), AND_OR);
    return _mm512_sub_ps(_mm512_castsi512_ps(code), _mm512_set1_ps(0x1p23f + 128));
}

// One line of every tile; acc[tile][column][chain]. The tiles share what is loaded of the
// activations, and a chain is what its tile has alone.
GEMV_ALWAYS void add_line(struct task t, const char *from, size_t apart, struct tables tables,
                          const float *x, __m512 *acc) {
    __m512i line[GEMV_STREAMS_MOST];
    GEMV_UNROLL
    for (int tile = 0; tile < t.tiles; tile++)
        line[tile] = load_line(from + (size_t)tile * apart, t.tiles, t.ahead);
    GEMV_UNROLL
    for (int i = 0; i < 4 * t.shape.fields; i++) {
        int byte = i % 4 / 2 + 2 * (i % 2), field = i / 4; // those of one shift together
        const float *xs = x + (4 * field + byte) * t.width;
        GEMV_UNROLL
        for (int tile = 0; tile < t.tiles; tile++) {
            __m512 values = t.shape.bits == 8 ? converted(line[tile], byte)
                                              : looked_up(t.shape, line[tile], tables, byte, field);
            GEMV_UNROLL
            for (int c = 0; c < t.width; c++) {
                __m512 *sum = &acc[(tile * t.width + c) * t.chains + i % t.chains];
                *sum = _mm512_fmadd_ps(values, _mm512_set1_ps(xs[c]), *sum);
            }
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

GEMV_ALWAYS void add_group(struct task t, const char *block, size_t apart, int g,
                           struct tables tables, const float *x, __m512 *total) {
    const char *line = block + (1 + g * t.shape.lines) * GEMV_LINE_BYTES;
    __m512 acc[16];
    GEMV_UNROLL
    for (int i = 0; i < t.tiles * t.width * t.chains; i++)
        acc[i] = _mm512_setzero_ps();
    for (int l = 0; l < t.shape.lines; l++, line += GEMV_LINE_BYTES) {
        add_line(t, line, apart, tables, x, acc);
        x += 4 * t.shape.fields * t.width;
    }
    GEMV_UNROLL
    for (int tile = 0; tile < t.tiles; tile++)
        finish_group(t, load_scale(t.shape, block + (size_t)tile * apart, g),
                     acc + tile * t.width * t.chains, total + tile * t.width);
}

GEMV_ALWAYS void run(struct task t, const char *block, size_t apart, size_t n,
                     const struct gemv_panel *panel, float *sums) {
    const struct tables tables = load_values(t.shape.format);
    const float *x = panel->values;
    __m512 total[GEMV_WIDTH_MOST];
    GEMV_UNROLL
    for (int c = 0; c < t.width * t.tiles; c++)
        total[c] = _mm512_setzero_ps();
    for (; n > 0; n--, block += gemv_shape_bytes(t.shape)) {
        GEMV_UNROLL
        for (int tile = 0; tile < t.tiles; tile++)
            gemv_begin_block(block + (size_t)tile * apart, t.tiles, t.ahead);
        GEMV_ROLLED
        for (int g = 0; g < t.shape.groups; g++) {
            add_group(t, block, apart, g, tables, x, total);
            x += 4 * t.shape.lines * t.shape.fields * t.width;
        }
    }
    store_sums(total, t.width * t.tiles, sums);
}

#define KERNELS(name, shape_of)                                                                    \
    GEMV_TILE(name##_1, shape_of, 1, 4)                                                            \
    GEMV_TILE(name##_2, shape_of, 2, 4)                                                            \
    GEMV_TILE(name##_4, shape_of, 4, 2)                                                            \
    GEMV_TILE(name##_8, shape_of, 8, 1)                                                            \
    GEMV_TILE(name##_12, shape_of, 12, 1)                                                          \
    GEMV_TILES(name##_streams_2, 2, shape_of, 1, 4)                                                \
    GEMV_TILES(name##_streams_3, 3, shape_of, 1, 4)                                                \
    GEMV_TILES(name##_streams_4, 4, shape_of, 1, 4)

#define FILL(format, name)                                                                         \
    kernels->of[format][GEMV_X_FP32] = (struct gemv_kernel) {                                      \
        GEMV_AVX512,                                                                               \
            { { 1, name##_1 },                                                                     \
              { 2, name##_2 },                                                                     \
              { 4, name##_4 },                                                                     \
              { 8, name##_8 },                                                                     \
              { 12, name##_12 } },                                                                 \
            { NULL, NULL, name##_streams_2, name##_streams_3, name##_streams_4 }, NULL,            \
            GEMV_NO_TILES                                                                          \
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
