// SPDX-License-Identifier: MIT
// The quantizers, and where each code and scale stands in a block.
// A group is gathered from a row, quantized, and its codes are laid into their lanes.
#include "kernels/gemv/scalar/pack.h"

#include <math.h>
#include <string.h>

#include "kernels/gemv/scalar/codebooks.h"
#include "kernels/gemv/scalar/number.h"

static size_t lines_of_group(const struct gemv_layout *layout) {
    return (size_t)(layout->group * layout->bits) / 32;
}

static size_t scale_bytes(enum gemv_format format) {
    return format == GEMV_MXFP4 ? 1 : 2;
}

const struct gemv_line *gemv_group_lines(const struct gemv_layout *layout, const void *block,
                                         int g) {
    return (const struct gemv_line *)block + 1 + (size_t)g * lines_of_group(layout);
}

float gemv_group_scale(enum gemv_format format, const void *block, int g, int row) {
    size_t at = (size_t)(g * GEMV_TILE_ROWS + row);
    if (format == GEMV_MXFP4) return gemv_e8m0_value(((const uint8_t *)block)[at]);
    return gemv_half_value(((const uint16_t *)block)[at]);
}

// A code's byte in the group's lines and its shift within the byte.
struct place {
    size_t line;
    int byte, shift;
};

static struct place place_of(const struct gemv_layout *layout, int k) {
    int fields = 8 / layout->bits, quad = k / 4;
    return (struct place) { .line = (size_t)(quad / fields),
                            .byte = k % 4,
                            .shift = quad % fields * layout->bits };
}

unsigned gemv_code_at(const struct gemv_layout *layout, const struct gemv_line *lines, int row,
                      int k) {
    struct place at = place_of(layout, k);
    unsigned mask = (1u << layout->bits) - 1;
    return (unsigned)lines[at.line].lane[row][at.byte] >> at.shift & mask;
}

float gemv_code_value(enum gemv_format format, unsigned code) {
    return format == GEMV_INT8_G32 ? (float)code - 128 : gemv_codebooks[format].value[code];
}

// --- quantizers: w[group] -> codes[group]; each returns the bits of the scale ---

static double largest(const float *w, int n) {
    float most = 0;
    for (int i = 0; i < n; i++)
        most = fabsf(w[i]) > most ? fabsf(w[i]) : most;
    return most;
}

static unsigned encode_symmetric(const struct gemv_layout *layout, const float *w, uint8_t *codes) {
    double top = (1 << (layout->bits - 1)) - 1;
    double most = largest(w, layout->group);
    uint16_t half = most == 0 ? gemv_half(1) : gemv_half(most / top);
    if (half == 0) half = 1; // weights below 2^-25 share the smallest scale there is
    double scale = gemv_half_value(half);
    for (int i = 0; i < layout->group; i++) {
        double code = rint(w[i] / scale);
        code = code > top ? top : code < -top ? -top : code;
        codes[i] = (uint8_t)(code + layout->offset);
    }
    return half;
}

static unsigned encode_2bit(const struct gemv_layout *layout, const float *w, uint8_t *codes) {
    uint16_t half = gemv_half(largest(w, layout->group) / 2);
    double scale = gemv_half_value(half);
    for (int i = 0; i < layout->group; i++) {
        double code = half == 0 ? 0 : rint(w[i] / scale + 1.5);
        codes[i] = (uint8_t)(code > 3 ? 3 : code < 0 ? 0 : code);
    }
    return half;
}

static uint8_t nearest_nf4(double x) {
    const float *level = gemv_codebooks[GEMV_NF4_G64].value;
    int code = 0;
    while (code < 15 && (double)level[code + 1] - x < x - (double)level[code])
        code++;
    return (uint8_t)code;
}

static unsigned encode_nf4(const struct gemv_layout *layout, const float *w, uint8_t *codes) {
    double most = largest(w, layout->group);
    for (int i = 0; i < layout->group; i++)
        codes[i] = nearest_nf4(most == 0 ? 0 : w[i] / most);
    return gemv_half(most);
}

// Halfway points between neighbours; one of two neighbours has an even mantissa, and it gets the
// tie, so every other comparison includes its point.
static uint8_t nearest_e2m1(double x) {
    double m = fabs(x);
    int code = (m > .25) + (m >= .75) + (m > 1.25) + (m >= 1.75) + (m > 2.5) + (m >= 3.5) + (m > 5);
    return (uint8_t)(code | (signbit(x) ? 8 : 0));
}

static unsigned encode_mxfp4(const struct gemv_layout *layout, const float *w, uint8_t *codes) {
    double most = largest(w, layout->group);
    int exponent = most == 0 ? 0 : ilogb(most) - 2;
    if (exponent < -127) exponent = -127;
    double scale = ldexp(1, exponent);
    for (int i = 0; i < layout->group; i++)
        codes[i] = nearest_e2m1(w[i] / scale);
    return (unsigned)(exponent + 127);
}

static unsigned encode(enum gemv_format format, const float *w, uint8_t *codes) {
    const struct gemv_layout *layout = &gemv_layouts[format];
    if (format == GEMV_NF4_G64) return encode_nf4(layout, w, codes);
    if (format == GEMV_MXFP4) return encode_mxfp4(layout, w, codes);
    if (format == GEMV_2BIT_G64) return encode_2bit(layout, w, codes);
    return encode_symmetric(layout, w, codes);
}

// The largest |w| that a format holds.
static double limit_of(enum gemv_format format) {
    const struct gemv_layout *layout = &gemv_layouts[format];
    if (layout->group == 0 || format == GEMV_MXFP4) return INFINITY;
    if (format == GEMV_NF4_G64) return GEMV_HALF_MOST;
    if (format == GEMV_2BIT_G64) return GEMV_HALF_MOST * 2;
    return GEMV_HALF_MOST * ((1 << (layout->bits - 1)) - 1);
}

// --- tiles ---

static void set_codes(const struct gemv_layout *layout, struct gemv_line *lines, int row,
                      const uint8_t *codes) {
    for (int k = 0; k < layout->group; k++) {
        struct place at = place_of(layout, k);
        lines[at.line].lane[row][at.byte] |= (uint8_t)(codes[k] << at.shift);
    }
}

static void pack_group(enum gemv_format format, const float *w, size_t n, char *block, int g,
                       int row) {
    const struct gemv_layout *layout = &gemv_layouts[format];
    float group[GEMV_GROUP_MOST] = { 0 };
    uint8_t codes[GEMV_GROUP_MOST];
    if (n > 0) memcpy(group, w, n * sizeof *w);
    unsigned scale = encode(format, group, codes);
    size_t at = (size_t)(g * GEMV_TILE_ROWS + row);
    if (scale_bytes(format) == 1)
        ((uint8_t *)block)[at] = (uint8_t)scale;
    else
        ((uint16_t *)block)[at] = (uint16_t)scale;
    set_codes(layout, (struct gemv_line *)block + 1 + (size_t)g * lines_of_group(layout), row,
              codes);
}

static void pack_groups(enum gemv_format format, const float *w, size_t cols, char *tile, int row) {
    const struct gemv_layout *layout = &gemv_layouts[format];
    size_t group = (size_t)layout->group, groups = (size_t)layout->groups;
    for (size_t i = 0; i < gemv_tile_blocks(format, cols) * groups; i++) {
        size_t start = i * group < cols ? i * group : cols;
        size_t n = cols - start < group ? cols - start : group;
        pack_group(format, w + start, n, tile + i / groups * layout->block_bytes, (int)(i % groups),
                   row);
    }
}

static void pack_plain(enum gemv_format format, const float *w, size_t cols, char *tile, int row) {
    if (format == GEMV_FP32) {
        for (size_t k = 0; k < cols; k++)
            ((struct gemv_block_fp32 *)tile)[k].w[row] = w[k];
    } else {
        for (size_t k = 0; k < cols; k++)
            ((struct gemv_block_bf16 *)tile)[k / 2].w[row][k % 2] = gemv_bf16(w[k]);
    }
}

static bool row_fits(const float *w, size_t cols, double limit, size_t *bad) {
    for (size_t k = 0; k < cols; k++)
        if (!(fabsf(w[k]) <= limit) || isinf(w[k])) {
            *bad = k;
            return false;
        }
    return true;
}

bool gemv_pack_tile(enum gemv_format format, const float *w, size_t stride, size_t rows,
                    size_t cols, void *tile, size_t *bad_row, size_t *bad_col) {
    bool plain = gemv_layouts[format].group == 0;
    memset(tile, 0, gemv_tile_bytes(format, cols));
    for (size_t row = 0; row < GEMV_TILE_ROWS; row++) {
        bool missing = row >= rows;
        const float *from = missing ? NULL : w + row * stride;
        if (!missing && !row_fits(from, cols, limit_of(format), bad_col)) {
            *bad_row = row;
            return false;
        }
        if (!plain)
            pack_groups(format, from, missing ? 0 : cols, tile, (int)row);
        else if (!missing)
            pack_plain(format, from, cols, tile, (int)row);
    }
    return true;
}

static float value_at(enum gemv_format format, const char *tile, size_t row, size_t col) {
    const struct gemv_layout *layout = &gemv_layouts[format];
    if (format == GEMV_FP32) return ((const struct gemv_block_fp32 *)tile)[col].w[row];
    if (format == GEMV_BF16)
        return gemv_bf16_value(((const struct gemv_block_bf16 *)tile)[col / 2].w[row][col % 2]);
    const char *block = tile + col / (size_t)layout->cols * layout->block_bytes;
    int k = (int)(col % (size_t)layout->cols), g = k / layout->group;
    unsigned code =
        gemv_code_at(layout, gemv_group_lines(layout, block, g), (int)row, k % layout->group);
    return gemv_group_scale(format, block, g, (int)row) * gemv_code_value(format, code);
}

void gemv_unpack_tile(enum gemv_format format, const void *tile, size_t rows, size_t cols, float *w,
                      size_t stride) {
    for (size_t row = 0; row < rows; row++)
        for (size_t col = 0; col < cols; col++)
            w[row * stride + col] = value_at(format, tile, row, col);
}
