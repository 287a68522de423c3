// SPDX-License-Identifier: MIT
// Integer activations: vpdpbusd multiplies four unsigned levels with four signed codes in each
// lane. The levels' offset is paid for in the accumulator's first value, one number per group.
#ifndef KERNELS_GEMV_AVX512_INTEGER_H
#define KERNELS_GEMV_AVX512_INTEGER_H
#include "kernels/gemv/avx512/level.h"

#ifdef GEMV_AVX512_BUILT
#include "kernels/gemv/avx512/vector.h"

// A kernel is one template with constants: the shape of the format, the panel's width, the planes
// of the activations (int16 has two), whether levels have a second, finer part, and how many tiles
// go side by side: two to four as streams for a single column, two for the widest panel. The
// tiles take turns line by line and share what is loaded of the activations: a wide panel would
// wait for these loads, one for each vpdpbusd, else.
//
// vpdpbusd takes 5 cycles, so a narrow panel needs several chains of it; a wide one has a chain in
// every column; two tiles of 8 columns are what the registers hold. Four lines are unrolled, never
// a whole group.
struct task {
    struct gemv_shape shape;
    int width, planes, parts, chains, tiles;
    size_t ahead;
};

enum { ACCUMULATORS = 16 };

GEMV_ALWAYS bool is_looked_up(struct task t) {
    return t.shape.format == GEMV_NF4_G64 || t.shape.format == GEMV_MXFP4;
}

// Codes of 2 bits need no shift of their own where there are chains for their two sizes, a code's
// and four times a code's. Wide panels have no registers for that.
GEMV_ALWAYS bool stays_in_place(struct task t) {
    return t.shape.bits == 2 && t.chains > 1;
}

// acc[part][tile][column][plane][chain]; `column` counts those of all tiles.
GEMV_ALWAYS int at(struct task t, int part, int column, int plane, int chain) {
    return ((part * t.tiles * t.width + column) * t.planes + plane) * t.chains + chain;
}

GEMV_ALWAYS void start_group(struct task t, const int32_t *base, __m512i *acc) {
    GEMV_UNROLL
    for (int i = 0; i < t.parts * t.tiles * t.width * t.planes * t.chains; i++)
        acc[i] = _mm512_setzero_si512();
    GEMV_UNROLL
    for (int part = 0; part < t.parts; part++)
        GEMV_UNROLL
    for (int c = 0; c < t.tiles * t.width; c++)
        if (stays_in_place(t)) // in the sum that is halved
            acc[at(t, part, c, t.planes - 1, 1)] = _mm512_set1_epi32(2 * base[c % t.width]);
        else
            acc[at(t, part, c, t.planes - 1, 0)] = _mm512_set1_epi32(base[c % t.width]);
}

// levels[tile] of one field with the columns' quads.
GEMV_ALWAYS void add_levels(struct task t, int part, int chain, const __m512i *levels,
                            const int32_t *quads, __m512i *acc) {
    GEMV_UNROLL
    for (int plane = 0; plane < t.planes; plane++)
        GEMV_UNROLL
    for (int c = 0; c < t.width; c++) {
        __m512i x = _mm512_set1_epi32(quads[plane * t.width + c]);
        GEMV_UNROLL
        for (int tile = 0; tile < t.tiles; tile++) {
            __m512i *sum = &acc[at(t, part, tile * t.width + c, plane, chain)];
            *sum = _mm512_dpbusd_epi32(*sum, levels[tile], x);
        }
    }
}

GEMV_ALWAYS void add_line(struct task t, int index, const char *from, size_t apart,
                          const __m512i *tables, const int32_t *quads, __m512i *acc) {
    __m512i line[GEMV_STREAMS_MOST], levels[GEMV_STREAMS_MOST];
    GEMV_UNROLL
    for (int tile = 0; tile < t.tiles; tile++)
        line[tile] = load_line(from + (size_t)tile * apart, t.tiles, t.ahead);
    GEMV_UNROLL
    for (int field = 0; field < t.shape.fields; field++) {
        const int32_t *quad = quads + field * t.planes * t.width;
        int chain = (index * t.shape.fields + field) % t.chains;
        GEMV_UNROLL
        for (int part = 0; part < t.parts; part++) {
            GEMV_UNROLL
            for (int tile = 0; tile < t.tiles; tile++) {
                __m512i codes = stays_in_place(t) ? codes_in_place(line[tile], field)
                                                  : codes_of(t.shape, line[tile], field);
                levels[tile] = is_looked_up(t) ? _mm512_shuffle_epi8(tables[part], codes) : codes;
            }
            add_levels(t, part, chain, levels, quad, acc);
        }
    }
}

// The sum of every step-th chain.
GEMV_ALWAYS __m512i sum_of(struct task t, const __m512i *chains, int first, int step) {
    __m512i sum = chains[first];
    GEMV_UNROLL
    for (int chain = first + step; chain < t.chains; chain += step)
        sum = _mm512_add_epi32(sum, chains[chain]);
    return sum;
}

// A level is twice its code.
GEMV_ALWAYS __m512i sum_in_place(struct task t, const __m512i *chains) {
    __m512i lower = sum_of(t, chains, 0, 2), upper = sum_of(t, chains, 1, 2);
    return _mm512_add_epi32(_mm512_add_epi32(lower, lower), _mm512_srai_epi32(upper, 1));
}

// The group's sum of a column: chains together, high plane times 256, as floats.
GEMV_ALWAYS __m512 group_sum(struct task t, int part, int column, const __m512i *acc) {
    __m512i plane[2];
    GEMV_UNROLL
    for (int p = 0; p < t.planes; p++) {
        const __m512i *chains = &acc[at(t, part, column, p, 0)];
        plane[p] = stays_in_place(t) ? sum_in_place(t, chains) : sum_of(t, chains, 0, 1);
    }
    if (t.planes == 2) plane[0] = _mm512_add_epi32(_mm512_slli_epi32(plane[0], 8), plane[1]);
    return _mm512_cvtepi32_ps(plane[0]);
}

GEMV_ALWAYS void finish_group(struct task t, int tile, __m512 weight_scale, const float *scale,
                              const __m512i *acc, __m512 *total) {
    GEMV_UNROLL
    for (int c = 0; c < t.width; c++) {
        int column = tile * t.width + c;
        __m512 both = _mm512_mul_ps(weight_scale, _mm512_set1_ps(scale[c]));
        total[column] = _mm512_fmadd_ps(group_sum(t, 0, column, acc), both, total[column]);
        if (t.parts == 2)
            total[column] =
                _mm512_fmadd_ps(group_sum(t, 1, column, acc),
                                _mm512_mul_ps(both, _mm512_set1_ps(1 / 256.f)), total[column]);
    }
}

// Where a group's activations stand.
struct place {
    const int32_t *quads, *base;
    const float *scale;
};

GEMV_ALWAYS void add_group(struct task t, const char *block, size_t apart, int g,
                           const __m512i *tables, struct place at, __m512 *total) {
    const int line_quads = t.shape.fields * t.planes * t.width;
    const char *line = block + (1 + g * t.shape.lines) * GEMV_LINE_BYTES;
    __m512i acc[ACCUMULATORS];
    start_group(t, at.base, acc);
    for (int l = 0; l < t.shape.lines; l += 4) {
        GEMV_UNROLL
        for (int i = 0; i < 4; i++)
            add_line(t, i, line + i * GEMV_LINE_BYTES, apart, tables, at.quads + i * line_quads,
                     acc);
        line += 4 * GEMV_LINE_BYTES;
        at.quads += 4 * line_quads;
    }
    GEMV_UNROLL
    for (int tile = 0; tile < t.tiles; tile++)
        finish_group(t, tile, load_scale(t.shape, block + (size_t)tile * apart, g), at.scale, acc,
                     total);
}

GEMV_ALWAYS void run(struct task t, const char *block, size_t apart, size_t n,
                     const struct gemv_panel *panel, float *sums) {
    const struct gemv_codebook *book = &gemv_codebooks[t.shape.format];
    const __m512i tables[2] = { load_table(book->level), load_table(book->fine) };
    struct place at = { panel->quads, panel->base, panel->scale };
    __m512 total[GEMV_WIDTH_MOST];
    GEMV_UNROLL
    for (int c = 0; c < t.tiles * t.width; c++)
        total[c] = _mm512_setzero_ps();
    for (; n > 0; n--, block += gemv_shape_bytes(t.shape)) {
        GEMV_UNROLL
        for (int tile = 0; tile < t.tiles; tile++)
            gemv_begin_block(block + (size_t)tile * apart, t.tiles, t.ahead);
        GEMV_ROLLED
        for (int g = 0; g < t.shape.groups; g++) {
            add_group(t, block, apart, g, tables, at, total);
            at.quads += t.shape.lines * t.shape.fields * t.planes * t.width;
            at.base += t.width;
            at.scale += t.width;
        }
    }
    store_sums(total, t.width * t.tiles, sums);
}

#define KERNELS(name, shape_of, int16_parts)                                                       \
    GEMV_TILE(name##_1, shape_of, 1, 1, 1, 4)                                                      \
    GEMV_TILE(name##_2, shape_of, 2, 1, 1, 2)                                                      \
    GEMV_TILE(name##_4, shape_of, 4, 1, 1, 1)                                                      \
    GEMV_TILE(name##_8, shape_of, 8, 1, 1, 1)                                                      \
    GEMV_TILE(name##_planes_1, shape_of, 1, 2, int16_parts, 2 / (int16_parts))                     \
    GEMV_TILE(name##_planes_2, shape_of, 2, 2, int16_parts, 1)                                     \
    GEMV_TILE(name##_planes_4, shape_of, 4, 2, int16_parts, 1)                                     \
    GEMV_TILES(name##_streams_2, 2, shape_of, 1, 1, 1, 2)                                          \
    GEMV_TILES(name##_streams_3, 3, shape_of, 1, 1, 1, 2)                                          \
    GEMV_TILES(name##_streams_4, 4, shape_of, 1, 1, 1, 2)                                          \
    GEMV_QUIET_TILES(name##_quiet_2, 2, shape_of, 1, 1, 1, 2)                                      \
    GEMV_QUIET_TILES(name##_quiet_3, 3, shape_of, 1, 1, 1, 2)                                      \
    GEMV_QUIET_TILES(name##_quiet_4, 4, shape_of, 1, 1, 1, 2)                                      \
    GEMV_TILES(name##_pair, GEMV_PAIR, shape_of, 8, 1, 1, 1)                                       \
    GEMV_TILES(name##_planes_streams_2, 2, shape_of, 1, 2, int16_parts, 2 / (int16_parts))         \
    GEMV_TILES(name##_planes_streams_3, 3, shape_of, 1, 2, int16_parts, 2 / (int16_parts))         \
    GEMV_TILES(name##_planes_streams_4, 4, shape_of, 1, 2, int16_parts, 2 / (int16_parts))

#define FILL(format, name)                                                                         \
    kernels->of[format][GEMV_X_INT8] = (struct gemv_kernel) {                                      \
        GEMV_AVX512,                                                                               \
        { { 1, name##_1 }, { 2, name##_2 }, { 4, name##_4 }, { 8, name##_8 } },                    \
        { NULL, NULL, name##_streams_2, name##_streams_3, name##_streams_4 },                      \
        name##_pair,                                                                               \
        { NULL, NULL, name##_quiet_2, name##_quiet_3, name##_quiet_4 }                             \
    };                                                                                             \
    kernels->of[format][GEMV_X_INT16] = (struct gemv_kernel) {                                     \
        GEMV_AVX512, { { 1, name##_planes_1 }, { 2, name##_planes_2 }, { 4, name##_planes_4 } },   \
            { NULL, NULL, name##_planes_streams_2, name##_planes_streams_3,                        \
              name##_planes_streams_4 },                                                           \
            NULL, GEMV_NO_TILES                                                                    \
    }

#define GEMV_AVX512_INTEGER(name, format, int16_parts)                                             \
    KERNELS(name, GEMV_SHAPE_##format, int16_parts)                                                \
    void gemv_avx512_fill_integer_##name(struct gemv_kernels *kernels) {                           \
        FILL(GEMV_##format, name);                                                                 \
    }

#else
#define GEMV_AVX512_INTEGER(name, format, int16_parts)
#endif
#endif
