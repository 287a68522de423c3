// SPDX-License-Identifier: MIT
// What the AVX-512 kernels share: loads of lines and scales, codes to vectors, stores of sums.
// A vector of 16 lanes holds one value for each row of the tile.
#ifndef KERNELS_GEMV_AVX512_VECTOR_H
#define KERNELS_GEMV_AVX512_VECTOR_H
#ifdef __AVX512F__

#include <immintrin.h>

#include "kernels/gemv/scalar/kernels.h"
#include "kernels/gemv/scalar/shape.h"

// A line of one stream or of several, for all that is made of it: compilers would read it anew for
// every field, and each of these reads waits for the memory in a place of its own.
GEMV_ALWAYS __m512i load_line(const char *line, int streams, size_t ahead) {
    gemv_ask(line, streams, ahead);
    __m512i codes = _mm512_loadu_si512(line);
    __asm__("" : "+v"(codes));
    return codes;
}

// The 16 scales of group g, as floats. 2^(byte - 127) is the byte in the place of the exponent;
// byte 0 is a subnormal, which the maximum puts in.
GEMV_ALWAYS __m512 load_scale(struct gemv_shape shape, const char *block, int g) {
    if (shape.scales == 2)
        return _mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *)(block + 32 * g)));
    __m512i byte = _mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i *)(block + 16 * g)));
    __m512i bits = _mm512_max_epu32(_mm512_slli_epi32(byte, 23), _mm512_set1_epi32(0x00400000));
    return _mm512_castsi512_ps(bits);
}

// A table of 16 bytes in each quarter of a vector, for vpshufb.
GEMV_ALWAYS __m512i load_table(const uint8_t *table) {
    return _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)table));
}

// The codes of one field of a line, one per byte; codes of 2 bits are doubled, which are their
// levels.
GEMV_ALWAYS __m512i codes_of(struct gemv_shape shape, __m512i line, int field) {
    if (shape.bits == 8) return line;
    int doubled = shape.bits == 2 ? 1 : 0, shift = field * shape.bits - doubled;
    __m512i mask = _mm512_set1_epi8((char)(((1 << shape.bits) - 1) << doubled));
    if (shift > 0) line = _mm512_srli_epi32(line, (unsigned)shift);
    if (shift < 0) line = _mm512_slli_epi32(line, 1);
    return _mm512_and_si512(line, mask);
}

// The same where they stand: of four codes in a byte two are the lower ones of a nibble and two the
// upper ones, four times as large, so one shift serves all of them and their sums stay apart.
GEMV_ALWAYS __m512i codes_in_place(__m512i line, int field) {
    if (field >= 2) line = _mm512_srli_epi32(line, 4);
    return _mm512_and_si512(line, _mm512_set1_epi8(field % 2 == 0 ? 0x03 : 0x0c));
}

GEMV_ALWAYS void store_sums(const __m512 *total, int width, float *sums) {
    GEMV_UNROLL
    for (int c = 0; c < width; c++)
        _mm512_storeu_ps(sums + c * GEMV_TILE_ROWS, total[c]);
}

#endif
#endif
