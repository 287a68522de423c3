// SPDX-License-Identifier: MIT
// The table of formats and the sizes that follow from it.
// Every number of the table is the one in the drawing of its block.
#include "kernels/gemv/scalar/formats.h"

#include <string.h>

#include "kernels/gemv/scalar/codebooks.h"

#define BLOCK(type, columns) .cols = (columns), .block_bytes = sizeof(struct type)

const struct gemv_layout gemv_layouts[GEMV_FORMATS] = {
    [GEMV_FP32] = { "fp32", "single precision, the yardstick", .bits = 32, .groups = 1,
                    .level_scale = 1, BLOCK(gemv_block_fp32, 1) },
    [GEMV_BF16] = { "bf16", "the upper half of single precision", .bits = 16, .groups = 1,
                    .level_scale = 1, BLOCK(gemv_block_bf16, 2) },
    [GEMV_INT8_G32] = { "int8-g32", "8 bits, symmetric, an fp16 scale for 32 weights", .bits = 8,
                        .group = 32, .groups = 2, .offset = 128, .level_scale = 1,
                        BLOCK(gemv_block_int8_g32, 64) },
    [GEMV_INT4_G32] = { "int4-g32", "4 bits, symmetric, an fp16 scale for 32 weights", .bits = 4,
                        .group = 32, .groups = 2, .offset = 8, .level_scale = 1,
                        BLOCK(gemv_block_int4_g32, 64) },
    [GEMV_INT4_G128] = { "int4-g128", "4 bits, symmetric, an fp16 scale for 128 weights", .bits = 4,
                         .group = 128, .groups = 2, .offset = 8, .level_scale = 1,
                         BLOCK(gemv_block_int4_g128, 256) },
    [GEMV_NF4_G64] = { "nf4-g64", "16 normal quantiles, an fp16 maximum for 64 weights", .bits = 4,
                       .group = 64, .groups = 2, .offset = GEMV_NF4_OFFSET,
                       .level_scale = GEMV_NF4_STEP, BLOCK(gemv_block_nf4_g64, 128) },
    [GEMV_MXFP4] = { "mxfp4", "E2M1 with a power of two for 32 weights (OCP MX)", .bits = 4,
                     .group = 32, .groups = 4, .offset = GEMV_E2M1_OFFSET, .level_scale = 0.5f,
                     BLOCK(gemv_block_mxfp4, 128) },
    [GEMV_2BIT_G64] = { "2bit-g64", "2 bits, +-0.5 and +-1.5 steps, an fp16 scale for 64 weights",
                        .bits = 2, .group = 64, .groups = 2, .offset = 3, .level_scale = 0.5f,
                        BLOCK(gemv_block_2bit_g64, 128) },
};

enum gemv_format gemv_format_named(const char *name) {
    int format = 0;
    while (format < GEMV_FORMATS && strcmp(gemv_layouts[format].name, name) != 0)
        format++;
    return (enum gemv_format)format;
}

double gemv_bits_per_weight(enum gemv_format format) {
    const struct gemv_layout *layout = &gemv_layouts[format];
    return 8.0 * (double)layout->block_bytes / (GEMV_TILE_ROWS * layout->cols);
}

size_t gemv_tile_blocks(enum gemv_format format, size_t cols) {
    size_t wide = (size_t)gemv_layouts[format].cols;
    return cols / wide + (cols % wide != 0);
}

static size_t product(size_t a, size_t b) {
    size_t whole;
    return __builtin_mul_overflow(a, b, &whole) ? 0 : whole;
}

size_t gemv_tile_bytes(enum gemv_format format, size_t cols) {
    return product(gemv_tile_blocks(format, cols), gemv_layouts[format].block_bytes);
}

size_t gemv_bytes(enum gemv_format format, size_t rows, size_t cols) {
    size_t tiles = rows / GEMV_TILE_ROWS + (rows % GEMV_TILE_ROWS != 0);
    return product(gemv_tile_bytes(format, cols), tiles);
}
