// SPDX-License-Identifier: MIT
// fp32 and bf16 weights: half a line is a vector, and a panel's columns take it one after the
// other. bf16 is the upper half of a float, so a shift or a mask makes it one.
#include "kernels/gemv/avx2/level.h"

#ifdef GEMV_AVX2_BUILT
#include "kernels/gemv/avx2/vector.h"

enum kind { FP32, BF16 };

struct task {
    enum kind kind;
    int width, chains; // lines that are unrolled, each with its own sums
    int streams;       // tiles side by side
    size_t ahead;
};

enum { ACCUMULATORS = 32 };

// The values of part `part` of half a line: bf16 has the even columns in the lower halves of its
// lanes, and the odd ones in the upper.
GEMV_ALWAYS __m256 values_of(struct task t, __m256i half, int part) {
    if (t.kind == FP32) return _mm256_castsi256_ps(half);
    __m256i upper = _mm256_set1_epi32((int)0xffff0000);
    return _mm256_castsi256_ps(part == 0 ? _mm256_slli_epi32(half, 16)
                                         : _mm256_and_si256(half, upper));
}

// sums[half][column]. Both halves take their turn with a column of x before the next one, so that
// of all activations one at a time has a register: the sums of 6 columns take twelve of 16.
GEMV_ALWAYS void add_line(struct task t, const char *from, const float *x, __m256 *sums) {
    const int columns = (t.kind == FP32 ? 1 : 2) * t.width;
    __m256i line[HALVES];
    GEMV_UNROLL
    for (int half = 0; half < HALVES; half++)
        line[half] = load_half(from, half, t.streams, t.ahead);
    GEMV_UNROLL
    for (int i = 0; i < columns; i++) {
        const __m256 column = _mm256_set1_ps(x[i]);
        GEMV_UNROLL
        for (int half = 0; half < HALVES; half++) {
            __m256 *sum = &sums[half * t.width + i % t.width];
            *sum = _mm256_fmadd_ps(values_of(t, line[half], i / t.width), column, *sum);
        }
    }
}

// `lines` neighbouring lines of every stream by turns, each to the sums of its own chain.
GEMV_ALWAYS void add_lines(struct task t, const char *line, size_t apart, const float *x, int lines,
                           __m256 *sums) {
    const int line_values = (t.kind == FP32 ? 1 : 2) * t.width, columns = HALVES * t.width;
    GEMV_UNROLL
    for (int i = 0; i < lines * t.streams; i++) {
        int l = i / t.streams, s = i % t.streams;
        add_line(t, line + (size_t)s * apart + l * GEMV_LINE_BYTES, x + l * line_values,
                 sums + (s * t.chains + l) * columns);
    }
}

// total[stream][half][column] += the sums of all chains, which start again from 0.
GEMV_ALWAYS void put_aside(struct task t, __m256 *sums, __m256 *total) {
    const int columns = HALVES * t.width;
    GEMV_UNROLL
    for (int i = 0; i < t.streams * columns * t.chains; i++) {
        __m256 *to = &total[i / (columns * t.chains) * columns + i % columns];
        *to = _mm256_add_ps(*to, sums[i]);
        sums[i] = _mm256_setzero_ps();
    }
}

GEMV_ALWAYS void run(struct task t, const char *line, size_t apart, size_t n,
                     const struct gemv_panel *panel, float *to) {
    const float *x = panel->values;
    const int line_values = (t.kind == FP32 ? 1 : 2) * t.width,
              columns = HALVES * t.width * t.chains;
    __m256 sums[ACCUMULATORS], total[ACCUMULATORS];
    GEMV_UNROLL
    for (int i = 0; i < t.streams * columns; i++)
        sums[i] = total[i] = _mm256_setzero_ps();
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
    GEMV_UNROLL
    for (int s = 0; s < t.streams; s++)
        store_sums(total + s * HALVES * t.width, t.width, to + s * GEMV_TILE_ROWS);
}

#define KERNELS(name, what)                                                                        \
    GEMV_TILE(name##_1, what, 1, 1)                                                                \
    GEMV_TILE(name##_2, what, 2, 2)                                                                \
    GEMV_TILE(name##_4, what, 4, 1)                                                                \
    GEMV_TILES(name##_streams_2, 2, what, 1, 1)                                                    \
    GEMV_TILES(name##_streams_3, 3, what, 1, 1)                                                    \
    GEMV_TILES(name##_streams_4, 4, what, 1, 1)

KERNELS(fp32, FP32)
KERNELS(bf16, BF16)
GEMV_TILE(fp32_6, FP32, 6, 1) // bf16 needs registers for its even and its odd columns

#define FILL(format, name, ...)                                                                    \
    kernels->of[format][GEMV_X_FP32] = (struct gemv_kernel) {                                      \
        GEMV_AVX2, { { 1, name##_1 }, { 2, name##_2 }, { 4, name##_4 }, __VA_ARGS__ },             \
            { NULL, NULL, name##_streams_2, name##_streams_3, name##_streams_4 }, NULL,            \
            GEMV_NO_TILES                                                                          \
    }

void gemv_avx2_fill_floating(struct gemv_kernels *kernels) {
    FILL(GEMV_FP32, fp32, { 6, fp32_6 });
    FILL(GEMV_BF16, bf16, { 0, NULL });
}
#endif
