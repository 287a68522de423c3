// SPDX-License-Identifier: MIT
// Packed weights with fp32 activations: codes become floats, and a fused multiply-add does the
// rest. With 8 lanes for each step the arithmetic, not the memory, is what takes the time, so every
// step counts.
//
// Whole numbers become signed bytes, four columns of 8 rows at once; a byte then goes to the top of
// its lane, which is shift, mask and sign in one step, and is converted there. Its float is 2^24 or
// 2^28 times the value, and the group's sum is taken back by that power of two, without a rounding:
// the sums are those of the values, to the bit, as long as they fit (gemv.h). NF4 has no whole
// numbers, and vpermps holds eight values, so its table is looked up twice and the code's top bit
// chooses; 2 bits are looked up once.
#ifndef KERNELS_GEMV_AVX2_WEIGHT_ONLY_H
#define KERNELS_GEMV_AVX2_WEIGHT_ONLY_H
#include "kernels/gemv/avx2/level.h"

#ifdef GEMV_AVX2_BUILT
#include "kernels/gemv/avx2/vector.h"

struct task {
    struct gemv_shape shape;
    int width;
    int chains;  // sums that a half of a tile takes in turn
    int streams; // tiles side by side
    size_t ahead;
};

// Codes of whole numbers, or of whole halves.
GEMV_ALWAYS bool is_whole(struct gemv_shape shape) {
    return shape.format != GEMV_NF4_G64 && shape.bits != 2;
}

// The value of a code whose float value_of says is 1: a byte stands at the top of 32 bits, an int4
// code at the top of its byte, and the bytes of MXFP4 are in halves.
GEMV_ALWAYS float unit_of(struct gemv_shape shape) {
    return shape.format == GEMV_MXFP4 ? 0x1p-25f : shape.bits == 4 ? 0x1p-28f : 0x1p-24f;
}

// The values of one field as signed bytes. With its top bit flipped a code is the two's complement
// of code - 8, or of code - 128.
GEMV_ALWAYS __m256i bytes_of(struct gemv_shape shape, __m256i line, __m256i levels, int field) {
    if (shape.bits == 8) return _mm256_xor_si256(line, _mm256_set1_epi8((char)0x80));
    if (shape.format == GEMV_MXFP4) {
        __m256i codes = field == 0 ? line : _mm256_srli_epi32(line, 4);
        return _mm256_shuffle_epi8(levels, _mm256_and_si256(codes, _mm256_set1_epi8(0x0f)));
    }
    __m256i flipped = _mm256_xor_si256(line, _mm256_set1_epi8((char)0x88));
    __m256i upper = field == 0 ? _mm256_slli_epi32(flipped, 4) : flipped;
    return _mm256_and_si256(upper, _mm256_set1_epi8((char)0xf0));
}

// Byte `byte` of each lane as a float, in units of 2^-24: at the top of the lane, zeros below.
GEMV_ALWAYS __m256 value_of(__m256i bytes, int byte) {
    if (byte == 3)
        return _mm256_cvtepi32_ps(_mm256_and_si256(bytes, _mm256_set1_epi32((int)0xff000000)));
    const __m256i first = _mm256_setr_epi32(0x00808080, 0x04808080, 0x08808080, 0x0c808080,
                                            0x00808080, 0x04808080, 0x08808080, 0x0c808080);
    const __m256i to_top = _mm256_add_epi32(first, _mm256_set1_epi32(byte << 24));
    return _mm256_cvtepi32_ps(_mm256_shuffle_epi8(bytes, to_top));
}

// The values of NF4 and of 2 bits: look-ups among floats.
GEMV_ALWAYS __m256 looked_up(struct gemv_shape shape, __m256i line, const __m256 *table, int byte,
                             int field) {
    int shift = 8 * byte + field * shape.bits;
    __m256i lane = shift == 0 ? line : _mm256_srli_epi32(line, shift);
    if (shape.bits == 2) return _mm256_permutevar8x32_ps(table[0], lane);
    __m256 low = _mm256_permutevar8x32_ps(table[0], lane);
    __m256 high = _mm256_permutevar8x32_ps(table[1], lane);
    return _mm256_blendv_ps(low, high, _mm256_castsi256_ps(_mm256_slli_epi32(lane, 28)));
}

// What codes are looked up in.
struct tables {
    __m256 values[2];
    __m256i levels; // of MXFP4, signed
};

GEMV_ALWAYS struct tables load_tables(enum gemv_format format) {
    const struct gemv_codebook *book = &gemv_codebooks[format];
    __m256i levels = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)book->level));
    return (struct tables) { { _mm256_loadu_ps(book->value), _mm256_loadu_ps(book->value + 8) },
                             _mm256_sub_epi8(levels, _mm256_set1_epi8(GEMV_E2M1_OFFSET)) };
}

// A single column's chains. With four of them no addition waits for the one before it; int8 and
// MXFP4 have other things to keep in their registers and are faster with two.
GEMV_ALWAYS int chains_of(struct gemv_shape shape) {
    return shape.bits == 8 || shape.format == GEMV_MXFP4 ? 2 : 4;
}

// acc[half][column][chain]
GEMV_ALWAYS void add_line(struct task t, int half, const char *from, struct tables tables,
                          const float *x, __m256 *acc) {
    __m256i line = load_half(from, half, t.streams, t.ahead), bytes = line;
    GEMV_UNROLL
    for (int k = 0; k < 4 * t.shape.fields; k++) {
        __m256 values;
        if (is_whole(t.shape)) {
            if (k % 4 == 0) bytes = bytes_of(t.shape, line, tables.levels, k / 4);
            values = value_of(bytes, k % 4);
        } else {
            values = looked_up(t.shape, line, tables.values, k % 4, k / 4);
        }
        GEMV_UNROLL
        for (int c = 0; c < t.width; c++) {
            __m256 *sum = &acc[(half * t.width + c) * t.chains + k % t.chains];
            *sum = _mm256_fmadd_ps(values, _mm256_set1_ps(x[k * t.width + c]), *sum);
            if (t.chains == 4) *sum = gemv_now_ps(*sum);
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
        if (is_whole(t.shape)) sum = _mm256_mul_ps(sum, _mm256_set1_ps(unit_of(t.shape)));
        total[i] = _mm256_fmadd_ps(sum, load_scale(t.shape, block, g, i / t.width), total[i]);
    }
}

GEMV_ALWAYS void add_group(struct task t, const char *block, int g, struct tables tables,
                           const float *x, __m256 *total) {
    const char *line = block + (1 + g * t.shape.lines) * GEMV_LINE_BYTES;
    __m256 acc[8];
    GEMV_UNROLL
    for (int i = 0; i < HALVES * t.width * t.chains; i++)
        acc[i] = _mm256_setzero_ps();
    GEMV_ROLLED
    for (int l = 0; l < t.shape.lines; l++, line += GEMV_LINE_BYTES) {
        add_line(t, 0, line, tables, x, acc);
        add_line(t, 1, line, tables, t.chains == 4 ? gemv_anew(x) : x, acc);
        x += 4 * t.shape.fields * t.width;
    }
    finish_group(t, block, g, acc, total);
}

// One block of each stream; total[stream][half][column].
GEMV_ALWAYS void add_block(struct task t, const char *block, size_t apart, struct tables tables,
                           const float *x, __m256 *total) {
    GEMV_UNROLL
    for (int s = 0; s < t.streams; s++)
        gemv_begin_block(block + (size_t)s * apart, t.streams, t.ahead);
    GEMV_ROLLED
    for (int g = 0; g < t.shape.groups; g++) {
        GEMV_UNROLL
        for (int s = 0; s < t.streams; s++)
            add_group(t, block + (size_t)s * apart, g, tables, x, total + s * HALVES * t.width);
        x += 4 * t.shape.lines * t.shape.fields * t.width;
    }
}

GEMV_ALWAYS void run(struct task t, const char *block, size_t apart, size_t n,
                     const struct gemv_panel *panel, float *sums) {
    const struct tables tables = load_tables(t.shape.format);
    const float *x = panel->values;
    __m256 total[8];
    GEMV_UNROLL
    for (int i = 0; i < HALVES * t.width * t.streams; i++)
        total[i] = _mm256_setzero_ps();
    for (; n > 0; n--, block += gemv_shape_bytes(t.shape)) {
        add_block(t, block, apart, tables, x, total);
        x += 4 * t.shape.groups * t.shape.lines * t.shape.fields * t.width;
    }
    GEMV_UNROLL
    for (int s = 0; s < t.streams; s++)
        store_sums(total + s * HALVES * t.width, t.width, sums + s * GEMV_TILE_ROWS);
}

#define KERNELS(name, shape_of)                                                                    \
    GEMV_TILE(name##_1, shape_of, 1, chains_of(shape_of))                                          \
    GEMV_TILE(name##_2, shape_of, 2, 1)                                                            \
    GEMV_TILE(name##_4, shape_of, 4, 1)                                                            \
    GEMV_TILES(name##_streams_2, 2, shape_of, 1, chains_of(shape_of))                              \
    GEMV_TILES(name##_streams_3, 3, shape_of, 1, chains_of(shape_of))

#define FILL(format, name)                                                                         \
    kernels->of[format][GEMV_X_FP32] = (struct gemv_kernel) {                                      \
        GEMV_AVX2, { { 1, name##_1 }, { 2, name##_2 }, { 4, name##_4 } },                          \
            { NULL, NULL, name##_streams_2, name##_streams_3, NULL }, NULL, GEMV_NO_TILES          \
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
