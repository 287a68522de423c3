// SPDX-License-Identifier: MIT
// What the NEON kernels share: quarters of a line, their scales, and stores of sums.
// A vector of 4 lanes holds one value for each of 4 rows of the tile.
#ifndef KERNELS_GEMV_NEON_VECTOR_H
#define KERNELS_GEMV_NEON_VECTOR_H
#if defined(__aarch64__)

#include <arm_neon.h>

#include "kernels/gemv/scalar/kernels.h"
#include "kernels/gemv/scalar/shape.h"

enum { QUARTERS = 4, QUARTER_ROWS = 4, QUARTER_BYTES = 16 };

GEMV_ALWAYS uint8x16_t load_quarter(const char *line, int quarter) {
    if (quarter == 0) gemv_ask_ahead(line);
    return vld1q_u8((const uint8_t *)line + quarter * QUARTER_BYTES);
}

// The scales of 4 rows in group g; avx512/vector.h explains the power of two.
GEMV_ALWAYS float32x4_t load_scale(struct gemv_shape shape, const char *block, int g, int quarter) {
    size_t at = (size_t)(g * GEMV_TILE_ROWS + quarter * QUARTER_ROWS);
    if (shape.scales == 2)
        return vcvt_f32_f16(vreinterpret_f16_u16(vld1_u16((const uint16_t *)block + at)));
    uint32_t bytes;
    __builtin_memcpy(&bytes, block + at, sizeof bytes);
    uint16x8_t pairs = vmovl_u8(vreinterpret_u8_u32(vdup_n_u32(bytes)));
    uint32x4_t bits = vshlq_n_u32(vmovl_u16(vget_low_u16(pairs)), 23);
    return vreinterpretq_f32_u32(vmaxq_u32(bits, vdupq_n_u32(0x00400000)));
}

// total[quarter][column]
GEMV_ALWAYS void store_sums(const float32x4_t *total, int width, float *sums) {
    GEMV_UNROLL
    for (int c = 0; c < width; c++)
        GEMV_UNROLL
    for (int quarter = 0; quarter < QUARTERS; quarter++)
        vst1q_f32(sums + c * GEMV_TILE_ROWS + quarter * QUARTER_ROWS, total[quarter * width + c]);
}

#endif
#endif
