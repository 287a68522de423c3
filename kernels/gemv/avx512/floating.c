// SPDX-License-Identifier: MIT
// fp32 and bf16 weights: a line is a vector, and a panel's columns take it one after the other.
// bf16 is the upper half of a float, so a shift or a mask makes it one and fp32 activations stay
// exact.
#include "kernels/gemv/avx512/level.h"

#ifdef GEMV_AVX512_BUILT
#include "kernels/gemv/avx512/vector.h"

enum kind { FP32, BF16 };

struct task {
    enum kind kind;
    int width, chains; // lines that are unrolled, each with its own sums
    int streams;       // tiles side by side
    size_t ahead;
};

enum { ACCUMULATORS = 24 };

GEMV_ALWAYS void add_values(struct task t, __m512 values, const float *x, __m512 *sums) {
    GEMV_UNROLL
    for (int c = 0; c < t.width; c++)
        sums[c] = _mm512_fmadd_ps(values, _mm512_set1_ps(x[c]), sums[c]);
}

GEMV_ALWAYS void add_line(struct task t, const char *from, const float *x, __m512 *sums) {
    __m512i line = load_line(from, t.streams, t.ahead);
    if (t.kind == FP32) {
        add_values(t, _mm512_castsi512_ps(line), x, sums);
        return;
    }
    __m512i upper = _mm512_set1_epi32((int)0xffff0000);
    add_values(t, _mm512_castsi512_ps(_mm512_slli_epi32(line, 16)), x, sums);
    add_values(t, _mm512_castsi512_ps(_mm512_and_si512(line, upper)), x + t.width, sums);
}

// `lines` neighbouring lines of every stream by turns, each to the sums of its own chain.
GEMV_ALWAYS void add_lines(struct task t, const char *line, size_t apart, const float *x, int lines,
                           __m512 *sums) {
    const int line_values = (t.kind == FP32 ? 1 : 2) * t.width;
    GEMV_UNROLL
    for (int i = 0; i < lines * t.streams; i++) {
        int l = i / t.streams, s = i % t.streams;
        add_line(t, line + (size_t)s * apart + l * GEMV_LINE_BYTES, x + l * line_values,
                 sums + (s * t.chains + l) * t.width);
    }
}

// total[stream][column] += the sums of all chains, which start again from 0.
GEMV_ALWAYS void put_aside(struct task t, __m512 *sums, __m512 *total) {
    GEMV_UNROLL
    for (int i = 0; i < t.streams * t.width * t.chains; i++) {
        __m512 *to = &total[i / (t.width * t.chains) * t.width + i % t.width];
        *to = _mm512_add_ps(*to, sums[i]);
        sums[i] = _mm512_setzero_ps();
    }
}

GEMV_ALWAYS void run(struct task t, const char *line, size_t apart, size_t n,
                     const struct gemv_panel *panel, float *to) {
    const float *x = panel->values;
    const int line_values = (t.kind == FP32 ? 1 : 2) * t.width, columns = t.width * t.chains;
    __m512 sums[ACCUMULATORS], total[ACCUMULATORS];
    GEMV_UNROLL
    for (int i = 0; i < t.streams * columns; i++)
        sums[i] = total[i] = _mm512_setzero_ps();
    while (n >= (size_t)t.chains) {
        for (int turn = 0; turn < GEMV_SUM_LINES && n >= (size_t)t.chains; turn++) {
            add_lines(t, line, apart, x, t.chains, sums);
            line += t.chains * GEMV_LINE_BYTES;
            x += t.chains * line_values;
            n -= (size_t)t.chains;
        }
        put_aside(t, sums, total);
    }
    for (; n > 0; n--, line += GEMV_LINE_BYTES, x += line_values)
        add_lines(t, line, apart, x, 1, sums);
    put_aside(t, sums, total);
    store_sums(total, t.width * t.streams, to);
}

#define KERNELS(name, what)                                                                        \
    GEMV_TILE(name##_1, what, 1, 4)                                                                \
    GEMV_TILE(name##_2, what, 2, 4)                                                                \
    GEMV_TILE(name##_4, what, 4, 4)                                                                \
    GEMV_TILE(name##_8, what, 8, 2)                                                                \
    GEMV_TILE(name##_16, what, 16, 1)                                                              \
    GEMV_TILE(name##_24, what, 24, 1)                                                              \
    GEMV_TILES(name##_streams_2, 2, what, 1, 4)                                                    \
    GEMV_TILES(name##_streams_3, 3, what, 1, 4)                                                    \
    GEMV_TILES(name##_streams_4, 4, what, 1, 4)

KERNELS(fp32, FP32)
KERNELS(bf16, BF16)

// The same with pairs of bf16 activations: vdpbf16ps, two columns at once. It is an extension of
// its own, so these functions alone may hold it.
#define WITH_BF16 __attribute__((target("avx512bf16")))
#define PAIRS_BODY(wide, stream_count)                                                             \
    const struct task t = { BF16, wide, 1, stream_count, ahead };                                  \
    const char *line = blocks;                                                                     \
    const int32_t *quads = panel->quads;                                                           \
    __m512 sums[ACCUMULATORS], total[ACCUMULATORS];                                                \
    GEMV_UNROLL                                                                                    \
    for (int i = 0; i < t.width * t.streams; i++)                                                  \
        sums[i] = total[i] = _mm512_setzero_ps();                                                  \
    for (size_t b = 0; b < n; b++, line += GEMV_LINE_BYTES, quads += t.width) {                    \
        GEMV_UNROLL                                                                                \
        for (int i = 0; i < t.width * t.streams; i++) {                                            \
            const char *from = line + (size_t)(i / t.width) * apart;                               \
            const __m512bh w = (__m512bh)_mm512_loadu_si512(from);                                 \
            if (i % t.width == 0) gemv_ask(from, t.streams, t.ahead);                              \
            sums[i] =                                                                              \
                _mm512_dpbf16_ps(sums[i], w, (__m512bh)_mm512_set1_epi32(quads[i % t.width]));     \
        }                                                                                          \
        if (b % GEMV_SUM_LINES == GEMV_SUM_LINES - 1) put_aside(t, sums, total);                   \
    }                                                                                              \
    put_aside(t, sums, total);                                                                     \
    store_sums(total, t.width *t.streams, to);

#define PAIRS(name, wide)                                                                          \
    WITH_BF16 static void name(const void *blocks, size_t n, const struct gemv_panel *panel,       \
                               float *to) {                                                        \
        const size_t apart = 0, ahead = 0;                                                         \
        PAIRS_BODY(wide, 1)                                                                        \
    }

PAIRS(pairs_1, 1)
PAIRS(pairs_4, 4)
PAIRS(pairs_8, 8)
PAIRS(pairs_24, 24)

#define PAIRS_STREAMS(name, streams)                                                               \
    WITH_BF16 static void name(const void *blocks, size_t apart, size_t ahead, size_t n,           \
                               const struct gemv_panel *panel, float *to) {                        \
        PAIRS_BODY(1, streams)                                                                     \
    }

PAIRS_STREAMS(pairs_streams_2, 2)
PAIRS_STREAMS(pairs_streams_3, 3)
PAIRS_STREAMS(pairs_streams_4, 4)

#define FILL(format, name)                                                                         \
    kernels->of[format][GEMV_X_FP32] = (struct gemv_kernel) {                                      \
        GEMV_AVX512, { { 1, name##_1 }, { 2, name##_2 },   { 4, name##_4 },                        \
                       { 8, name##_8 }, { 16, name##_16 }, { 24, name##_24 } },                    \
            { NULL, NULL, name##_streams_2, name##_streams_3, name##_streams_4 }, NULL,            \
            GEMV_NO_TILES                                                                          \
    }

void gemv_avx512_fill_floating(struct gemv_kernels *kernels, bool has_bf16) {
    FILL(GEMV_FP32, fp32);
    FILL(GEMV_BF16, bf16);
    if (has_bf16)
        kernels->of[GEMV_BF16][GEMV_X_BF16] = (struct gemv_kernel) {
            GEMV_AVX512,
            { { 1, pairs_1 }, { 4, pairs_4 }, { 8, pairs_8 }, { 24, pairs_24 } },
            { NULL, NULL, pairs_streams_2, pairs_streams_3, pairs_streams_4 },
            NULL,
            GEMV_NO_TILES
        };
}
#endif
