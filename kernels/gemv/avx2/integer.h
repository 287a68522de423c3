// SPDX-License-Identifier: MIT
// Integer activations: vpmaddubsw multiplies unsigned with signed bytes and adds pairs in 16 bits.
// It saturates, so each format adds in 16 bits only as often as its largest level allows.
//
// With |x| <= 128 a product of a pair is at most 2 * 128 * level:
//   int4    level <= 15:  3840, eight of them 30720   four lines, a whole group of 32
//   2 bits  in place, level <= 3 and, of the upper code in a nibble, 4 * 3: 3072, eight 24576
//                                                     four lines, a whole group of 64
//   MXFP4   level <= 24:  6144, four 24576            two lines
//   int8, NF4  levels of eight bits do not fit unsigned (255 * 128 * 2 saturates). They are taken
//           as signed, |level| <= 127, and the sign of x goes over to them: 32512, one of them.
#ifndef KERNELS_GEMV_AVX2_INTEGER_H
#define KERNELS_GEMV_AVX2_INTEGER_H
#include "kernels/gemv/avx2/level.h"

#ifdef GEMV_AVX2_BUILT
#include "kernels/gemv/avx2/vector.h"

// avx2/vnni compiles the same template with vpdpbusd, which adds four products in 32 bits: nothing
// saturates, all levels are unsigned, and a run has no sums of its own to be widened, which leaves
// their registers to further streams.
#ifdef __AVXVNNI__
enum { HAS_DOT = 1 };
GEMV_ALWAYS __m256i add_products(__m256i sums, __m256i levels, __m256i x) {
    return _mm256_dpbusd_avx_epi32(sums, levels, x);
}

GEMV_ALWAYS __m256i widened(__m256i sums) {
    return sums;
}

GEMV_ALWAYS __m256i sum_in_place(__m256i lower, __m256i upper) {
    return _mm256_add_epi32(_mm256_slli_epi32(lower, 1), _mm256_srai_epi32(upper, 1));
}
#define GEMV_AVX2_FILL_INTEGER(name) gemv_avx2_vnni_fill_integer_##name
#else
enum { HAS_DOT = 0 };
GEMV_ALWAYS __m256i add_products(__m256i sums16, __m256i levels, __m256i x) {
    return gemv_now(_mm256_add_epi16(sums16, _mm256_maddubs_epi16(levels, x)));
}

GEMV_ALWAYS __m256i widened(__m256i sums16) {
    return _mm256_madd_epi16(sums16, _mm256_set1_epi16(1));
}

// Of a group: within 6144 each, the upper one once it is in its place.
GEMV_ALWAYS __m256i sum_in_place(__m256i lower, __m256i upper) {
    __m256i codes = _mm256_add_epi16(lower, _mm256_srai_epi16(upper, 2));
    return _mm256_madd_epi16(codes, _mm256_set1_epi16(2));
}
#define GEMV_AVX2_FILL_INTEGER(name) gemv_avx2_fill_integer_##name
#endif

struct task {
    struct gemv_shape shape;
    int width, planes, parts;
    int streams; // tiles side by side
    size_t ahead;
};

enum { COLUMNS_MOST = 8 };

GEMV_ALWAYS bool is_signed(struct task t) {
    return !HAS_DOT && (t.shape.format == GEMV_INT8_G32 || t.shape.format == GEMV_NF4_G64);
}

// Codes of 4 bits: a run adds in 16 bits first.
GEMV_ALWAYS bool has_sums16(struct task t) {
    return !HAS_DOT && !is_signed(t);
}

GEMV_ALWAYS int lines_of_run(struct task t) {
    return t.shape.format == GEMV_MXFP4 ? 2 : 4;
}

GEMV_ALWAYS __m256i load_table(struct task t, const uint8_t *table) {
    __m256i levels = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table));
    return is_signed(t) ? _mm256_xor_si256(levels, _mm256_set1_epi8((char)0x80)) : levels;
}

// The levels of one field of 4 or 8 bits: unsigned, or signed where is_signed says so.
GEMV_ALWAYS __m256i levels_of(struct task t, __m256i line, int field, __m256i table) {
    if (t.shape.bits == 8)
        return is_signed(t) ? _mm256_xor_si256(line, _mm256_set1_epi8((char)0x80)) : line;
    if (field > 0) line = _mm256_srli_epi32(line, field * t.shape.bits);
    __m256i codes = _mm256_and_si256(line, _mm256_set1_epi8(0x0f));
    bool looked_up = t.shape.format == GEMV_NF4_G64 || t.shape.format == GEMV_MXFP4;
    return looked_up ? _mm256_shuffle_epi8(table, codes) : codes;
}

// The sign of x goes over to the levels.
GEMV_ALWAYS __m256i signed_products(__m256i levels, __m256i x) {
    __m256i pairs = _mm256_maddubs_epi16(_mm256_abs_epi8(x), _mm256_sign_epi8(levels, x));
    return _mm256_madd_epi16(pairs, _mm256_set1_epi16(1));
}

// --- a run of lines ---

// A vector is one half of one stream; those of a run share what is loaded of the activations, as
// many together as the registers hold the sums of: their first one, and behind the last.
struct vectors {
    const char *lines; // of the first stream
    size_t apart;      // from one stream to the next
    int first, end;
};

enum { VECTORS_MOST = GEMV_STREAMS_MOST * HALVES, SUMS_MOST = 8 };

GEMV_ALWAYS int together(struct task t) {
    const int sums = t.width * t.planes * (t.shape.bits == 2 ? 2 : 1);
    const int all = t.streams * HALVES;
    return sums * all <= SUMS_MOST ? all : sums * HALVES <= SUMS_MOST ? HALVES : 1;
}

GEMV_ALWAYS __m256i load_vector(struct task t, struct vectors of, int v, int i) {
    const char *line = of.lines + (size_t)(v / HALVES) * of.apart + i * GEMV_LINE_BYTES;
    return load_half(line, v % HALVES, t.streams, t.ahead);
}

// Codes of 2 bits where they stand: of four in a byte two are the lower ones of a nibble and two
// the upper ones, four times as large, so one shift serves all of them and their sums stay apart. A
// level is twice its code.
GEMV_ALWAYS void add_run_of_2_bits(struct task t, struct vectors of, const int32_t *quads,
                                   __m256i (*acc)[COLUMNS_MOST]) {
    const int columns = t.width * t.planes, run = lines_of_run(t);
    __m256i sums[VECTORS_MOST][2][COLUMNS_MOST]; // [vector][lower or upper][column]
    quads = gemv_anew(quads);
    GEMV_UNROLL
    for (int v = of.first; v < of.end; v++)
        GEMV_UNROLL
    for (int i = 0; i < 2 * columns; i++)
        sums[v][i % 2][i / 2] = _mm256_setzero_si256();
    GEMV_UNROLL
    for (int i = 0; i < run; i++) {
        __m256i codes[VECTORS_MOST];
        GEMV_UNROLL
        for (int v = of.first; v < of.end; v++)
            codes[v] = load_vector(t, of, v, i);
        GEMV_UNROLL
        for (int field = 0; field < t.shape.fields; field++) {
            const int upper = field % 2;
            const __m256i mask = _mm256_set1_epi8(upper ? 0x0c : 0x03);
            const int32_t *quad = quads + (i * t.shape.fields + field) * columns;
            GEMV_UNROLL
            for (int v = of.first; v < of.end; v++)
                if (field == 2) codes[v] = _mm256_srli_epi32(codes[v], 4);
            GEMV_UNROLL
            for (int c = 0; c < columns; c++) {
                const __m256i x = _mm256_set1_epi32(quad[c]);
                GEMV_UNROLL
                for (int v = of.first; v < of.end; v++)
                    sums[v][upper][c] =
                        add_products(sums[v][upper][c], _mm256_and_si256(codes[v], mask), x);
            }
        }
    }
    GEMV_UNROLL
    for (int v = of.first; v < of.end; v++)
        GEMV_UNROLL
    for (int c = 0; c < columns; c++) {
        acc[v][c] = _mm256_add_epi32(acc[v][c], sum_in_place(sums[v][0][c], sums[v][1][c]));
    }
}

// acc[vector][column and plane] += levels * x.
GEMV_ALWAYS void add_run(struct task t, struct vectors of, __m256i table, const int32_t *quads,
                         __m256i (*acc)[COLUMNS_MOST]) {
    const int columns = t.width * t.planes;
    if (t.shape.bits == 2) {
        add_run_of_2_bits(t, of, quads, acc);
        return;
    }
    __m256i sums[VECTORS_MOST][COLUMNS_MOST]; // where has_sums16 says so
    quads = gemv_anew(quads);
    GEMV_UNROLL
    for (int v = of.first; v < of.end; v++)
        GEMV_UNROLL
    for (int i = 0; i < columns; i++)
        sums[v][i] = _mm256_setzero_si256();
    GEMV_UNROLL
    for (int i = 0; i < lines_of_run(t); i++) {
        __m256i line[VECTORS_MOST];
        GEMV_UNROLL
        for (int v = of.first; v < of.end; v++)
            line[v] = load_vector(t, of, v, i);
        GEMV_UNROLL
        for (int field = 0; field < t.shape.fields; field++) {
            const int32_t *quad = quads + (i * t.shape.fields + field) * columns;
            __m256i levels[VECTORS_MOST];
            GEMV_UNROLL
            for (int v = of.first; v < of.end; v++)
                levels[v] = levels_of(t, line[v], field, table);
            GEMV_UNROLL
            for (int c = 0; c < columns; c++) {
                __m256i x = _mm256_set1_epi32(quad[c]);
                GEMV_UNROLL
                for (int v = of.first; v < of.end; v++)
                    if (is_signed(t))
                        acc[v][c] =
                            gemv_now(_mm256_add_epi32(acc[v][c], signed_products(levels[v], x)));
                    else if (has_sums16(t))
                        sums[v][c] = add_products(sums[v][c], levels[v], x);
                    else
                        acc[v][c] = add_products(acc[v][c], levels[v], x);
            }
        }
    }
    GEMV_UNROLL
    for (int v = of.first; v < of.end; v++)
        GEMV_UNROLL
    for (int c = 0; c < columns; c++)
        if (has_sums16(t)) acc[v][c] = _mm256_add_epi32(acc[v][c], widened(sums[v][c]));
}

// --- a group ---

// acc[plane][column] from base (unsigned levels) or 0.
GEMV_ALWAYS void start_group(struct task t, const int32_t *base, __m256i *acc) {
    GEMV_UNROLL
    for (int i = 0; i < t.width * t.planes; i++)
        acc[i] = _mm256_setzero_si256();
    GEMV_UNROLL
    for (int c = 0; c < t.width; c++)
        if (!is_signed(t)) acc[(t.planes - 1) * t.width + c] = _mm256_set1_epi32(base[c]);
}

GEMV_ALWAYS void finish_group(struct task t, __m256 weight_scale, const float *scale, bool fine,
                              const __m256i *acc, __m256 *total) {
    GEMV_UNROLL
    for (int c = 0; c < t.width; c++) {
        __m256i sum = acc[c];
        if (t.planes == 2) sum = _mm256_add_epi32(_mm256_slli_epi32(sum, 8), acc[t.width + c]);
        __m256 both = _mm256_mul_ps(weight_scale, _mm256_set1_ps(scale[c]));
        if (fine) both = _mm256_mul_ps(both, _mm256_set1_ps(1 / 256.f));
        total[c] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sum), both, total[c]);
        if (t.streams > 2) gemv_aside(&total[c]);
    }
}

// Where the group's activations stand.
struct place {
    const int32_t *quads, *base;
    const float *scale;
};

// Group g of the vectors; total[vector][column].
GEMV_ALWAYS void add_vectors(struct task t, const char *block, int g, struct vectors of,
                             const __m256i *tables, struct place at, __m256 *total) {
    const int run = lines_of_run(t), line_quads = t.shape.fields * t.planes * t.width;
    __m256i acc[2][VECTORS_MOST][COLUMNS_MOST]; // [part][vector]
    GEMV_UNROLL
    for (int part = 0; part < t.parts; part++)
        GEMV_UNROLL
    for (int v = of.first; v < of.end; v++)
        start_group(t, at.base, acc[part][v]);
    for (int l = 0; l < t.shape.lines; l += run) {
        GEMV_UNROLL
        for (int part = 0; part < t.parts; part++)
            add_run(t, of, tables[part], at.quads, acc[part]);
        of.lines += run * GEMV_LINE_BYTES;
        at.quads += run * line_quads;
    }
    GEMV_UNROLL
    for (int v = of.first; v < of.end; v++) {
        const char *own = block + (size_t)(v / HALVES) * of.apart;
        __m256 scale = load_scale(t.shape, own, g, v % HALVES);
        GEMV_UNROLL
        for (int part = 0; part < t.parts; part++)
            finish_group(t, scale, at.scale, part == 1, acc[part][v], total + v * t.width);
    }
}

// One block of each stream; total[stream][half][column].
GEMV_ALWAYS void add_block(struct task t, const char *block, size_t apart, const __m256i *tables,
                           struct place *at, __m256 *total) {
    GEMV_UNROLL
    for (int s = 0; s < t.streams; s++)
        gemv_begin_block(block + (size_t)s * apart, t.streams, t.ahead);
    GEMV_ROLLED
    for (int g = 0; g < t.shape.groups; g++) {
        const char *lines = block + (1 + g * t.shape.lines) * GEMV_LINE_BYTES;
        GEMV_UNROLL
        for (int v = 0; v < t.streams * HALVES; v += together(t))
            add_vectors(t, block, g, (struct vectors) { lines, apart, v, v + together(t) }, tables,
                        *at, total);
        at->quads += t.shape.lines * t.shape.fields * t.planes * t.width;
        at->base += t.width;
        at->scale += t.width;
    }
}

GEMV_ALWAYS void run(struct task t, const char *block, size_t apart, size_t n,
                     const struct gemv_panel *panel, float *sums) {
    const struct gemv_codebook *book = &gemv_codebooks[t.shape.format];
    const __m256i tables[2] = { load_table(t, book->level), load_table(t, book->fine) };
    struct place at = { panel->quads, panel->base, panel->scale };
    __m256 total[HALVES * COLUMNS_MOST];
    GEMV_UNROLL
    for (int i = 0; i < HALVES * t.width * t.streams; i++)
        total[i] = _mm256_setzero_ps();
    for (; n > 0; n--, block += gemv_shape_bytes(t.shape))
        add_block(t, block, apart, tables, &at, total);
    GEMV_UNROLL
    for (int s = 0; s < t.streams; s++)
        store_sums(total + s * HALVES * t.width, t.width, sums + s * GEMV_TILE_ROWS);
}

#define KERNELS(name, shape_of, int16_parts)                                                       \
    GEMV_TILE(name##_1, shape_of, 1, 1, 1)                                                         \
    GEMV_TILE(name##_2, shape_of, 2, 1, 1)                                                         \
    GEMV_TILE(name##_4, shape_of, 4, 1, 1)                                                         \
    GEMV_TILE(name##_planes_1, shape_of, 1, 2, int16_parts)                                        \
    GEMV_TILE(name##_planes_2, shape_of, 2, 2, int16_parts)                                        \
    GEMV_TILES(name##_streams_2, 2, shape_of, 1, 1, 1)                                             \
    GEMV_TILES(name##_streams_3, 3, shape_of, 1, 1, 1)                                             \
    GEMV_TILES(name##_streams_4, 4, shape_of, 1, 1, 1)                                             \
    GEMV_TILES(name##_planes_streams_2, 2, shape_of, 1, 2, int16_parts)                            \
    GEMV_TILES(name##_planes_streams_3, 3, shape_of, 1, 2, int16_parts)

#define FILL(format, name)                                                                         \
    kernels->of[format][GEMV_X_INT8] =                                                             \
        (struct gemv_kernel) { GEMV_AVX2,                                                          \
                               { { 1, name##_1 }, { 2, name##_2 }, { 4, name##_4 } },              \
                               { NULL, NULL, name##_streams_2, name##_streams_3,                   \
                                 name##_streams_4 },                                               \
                               NULL,                                                               \
                               GEMV_NO_TILES };                                                    \
    kernels->of[format][GEMV_X_INT16] = (struct gemv_kernel) {                                     \
        GEMV_AVX2, { { 1, name##_planes_1 }, { 2, name##_planes_2 } },                             \
            { NULL, NULL, name##_planes_streams_2, name##_planes_streams_3, NULL }, NULL,          \
            GEMV_NO_TILES                                                                          \
    }

#define GEMV_AVX2_INTEGER(name, format, int16_parts)                                               \
    KERNELS(name, GEMV_SHAPE_##format, int16_parts)                                                \
    void GEMV_AVX2_FILL_INTEGER(name)(struct gemv_kernels * kernels) {                             \
        FILL(GEMV_##format, name);                                                                 \
    }

#else
#define GEMV_AVX2_INTEGER(name, format, int16_parts)
#endif
#endif
