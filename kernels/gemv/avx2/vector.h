// SPDX-License-Identifier: MIT
// What the AVX2 kernels share: half lines, their scales, and stores of sums.
// A vector of 8 lanes holds one value for each of the upper or the lower 8 rows of the tile.
#ifndef KERNELS_GEMV_AVX2_VECTOR_H
#define KERNELS_GEMV_AVX2_VECTOR_H
#if defined(__AVX2__) && defined(__FMA__) && defined(__F16C__)

#include <immintrin.h>

#include "kernels/gemv/scalar/kernels.h"
#include "kernels/gemv/scalar/shape.h"

enum { HALVES = 2, HALF_ROWS = 8, HALF_BYTES = 32 };

GEMV_ALWAYS __m256i load_half(const char *line, int half, int streams, size_t ahead) {
    if (half == 0) gemv_ask(line, streams, ahead);
    return _mm256_loadu_si256((const __m256i *)(line + half * HALF_BYTES));
}

// Compilers put the additions of an unrolled run off until its end and keep all the products for
// them, far more than there are registers. What is named here is made where it stands.
GEMV_ALWAYS __m256i gemv_now(__m256i sum) {
    __asm__("" : "+x"(sum));
    return sum;
}

GEMV_ALWAYS __m256 gemv_now_ps(__m256 sum) {
    __asm__("" : "+x"(sum));
    return sum;
}

// The same activations, as others: else those of a run would be loaded once for all that they are
// multiplied with, and again lie where there is no register for them.
GEMV_ALWAYS const void *gemv_anew(const void *activations) {
    __asm__("" : "+r"(activations));
    return activations;
}

// Waits in memory: the totals of several streams would hold registers while the groups grow.
GEMV_ALWAYS void gemv_aside(__m256 *total) {
    __asm__("" : "+m"(*total));
}

// The scales of 8 rows in group g; avx512/vector.h explains the power of two.
GEMV_ALWAYS __m256 load_scale(struct gemv_shape shape, const char *block, int g, int half) {
    if (shape.scales == 2)
        return _mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)(block + 32 * g + 16 * half)));
    __m128i bytes = _mm_loadl_epi64((const __m128i *)(block + 16 * g + 8 * half));
    __m256i bits = _mm256_slli_epi32(_mm256_cvtepu8_epi32(bytes), 23);
    return _mm256_castsi256_ps(_mm256_max_epu32(bits, _mm256_set1_epi32(0x00400000)));
}

// total[half][column]
GEMV_ALWAYS void store_sums(const __m256 *total, int width, float *sums) {
    GEMV_UNROLL
    for (int c = 0; c < width; c++)
        GEMV_UNROLL
    for (int half = 0; half < HALVES; half++)
        _mm256_storeu_ps(sums + c * GEMV_TILE_ROWS + half * HALF_ROWS, total[half * width + c]);
}

#endif
#endif
