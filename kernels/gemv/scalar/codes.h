// SPDX-License-Identifier: MIT
// Activations as integers: one column of a panel. It is one source for all levels, compiled for the
// instructions of each: additions of integers and single roundings of floats, so the numbers are
// the same, and at batch 1 the memory waits for them.
#ifndef KERNELS_GEMV_SCALAR_CODES_H
#define KERNELS_GEMV_SCALAR_CODES_H

#include <math.h>
#include <string.h>

#include "kernels/gemv/scalar/number.h"
#include "kernels/gemv/scalar/panel.h"
#include "kernels/gemv/scalar/shape.h"

// Positive floats are in the order of their bits, so the largest magnitude is found as an integer,
// NaN above infinity above the rest.
GEMV_ALWAYS int32_t largest_bits(const float *x, int n) {
    int32_t most = 0;
    for (int i = 0; i < n; i++) {
        int32_t bits = (int32_t)(gemv_bits_of(x[i]) & 0x7fffffff);
        most = bits > most ? bits : most;
    }
    return most;
}

// codes[n] and their scale. Adding 1.5 * 2^23 leaves no room for a fraction: the addition rounds.
GEMV_ALWAYS float quantize(const float *x, int n, float top, int32_t *codes) {
    const float whole = 0x1.8p23f;
    int32_t bits = largest_bits(x, n);
    float most = gemv_float_of((uint32_t)bits);
    if (bits >= 0x7f800000 || most < 0x1p-100f) { // below 2^-113 `inverse` would overflow
        memset(codes, 0, (size_t)n * sizeof *codes);
        return bits >= 0x7f800000 ? NAN : 0;
    }
    float inverse = top / most;
    for (int i = 0; i < n; i++)
        codes[i] = (int32_t)(gemv_bits_of(x[i] * inverse + whole) - gemv_bits_of(whole));
    return most / top;
}

GEMV_ALWAYS int32_t sum_of(const int32_t *codes, int n) {
    int32_t sum = 0;
    for (int i = 0; i < n; i++)
        sum += codes[i];
    return sum;
}

// Four bytes as a word, the first one lowest.
GEMV_ALWAYS int32_t quad_of(const uint8_t *bytes) {
    return (int32_t)(bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
                     (uint32_t)bytes[3] << 24);
}

// Codes of -128..127 as quads, `apart` words from each other. The loops are apart so that compilers
// make vectors of them: at batch 1 the memory waits for this.
GEMV_ALWAYS void put_quads(const int32_t *codes, int n, int32_t *quads, size_t apart) {
    uint8_t bytes[GEMV_GROUP_MOST];
    for (int i = 0; i < n; i++)
        bytes[i] = (uint8_t)codes[i];
    for (int k = 0; k < n; k += 4)
        quads[(size_t)(k / 4) * apart] = quad_of(bytes + k);
}

GEMV_ALWAYS void fill_int8(const int32_t *codes, int n, int32_t *quads, size_t width) {
    put_quads(codes, n, quads, width);
}

GEMV_ALWAYS void fill_int16(const int32_t *codes, int n, int32_t *quads, size_t width) {
    int32_t high[GEMV_GROUP_MOST], low[GEMV_GROUP_MOST];
    for (int i = 0; i < n; i++) {
        high[i] = (codes[i] + 128) >> 8;
        low[i] = codes[i] - high[i] * 256;
    }
    put_quads(high, n, quads, 2 * width);
    put_quads(low, n, quads + width, 2 * width);
}

// The groups of one column. `n`, the length of a group, and the planes are constants to the
// compiler, which makes vectors of the loops above.
GEMV_ALWAYS void fill_groups_of(int n, int planes, const struct gemv_panel *panel, const float *x,
                                size_t cols, size_t column) {
    const struct gemv_layout *layout = &gemv_layouts[panel->format];
    size_t width = (size_t)panel->width;
    for (size_t g = 0; g < gemv_panel_groups(panel->format, cols); g++) {
        float part[GEMV_GROUP_MOST] = { 0 };
        int32_t codes[GEMV_GROUP_MOST];
        size_t start = g * (size_t)n, there = start >= cols ? 0 : cols - start;
        const float *group = x + start;
        if (there < (size_t)n) {
            if (there > 0) memcpy(part, group, there * sizeof *x);
            group = part;
        }
        float scale = quantize(group, n, planes == 2 ? 32512 : 127, codes);
        int32_t *quads = panel->quads + start / 4 * (size_t)planes * width + column;
        panel->scale[g * width + column] = scale * layout->level_scale;
        panel->base[g * width + column] = -layout->offset * sum_of(codes, n);
        if (planes == 2)
            fill_int16(codes, n, quads, width);
        else
            fill_int8(codes, n, quads, width);
    }
}

GEMV_ALWAYS void fill_groups_as(int planes, const struct gemv_panel *panel, const float *x,
                                size_t cols, size_t column) {
    switch (gemv_layouts[panel->format].group) {
    case 32:
        fill_groups_of(32, planes, panel, x, cols, column);
        break;
    case 64:
        fill_groups_of(64, planes, panel, x, cols, column);
        break;
    default:
        fill_groups_of(GEMV_GROUP_MOST, planes, panel, x, cols, column);
    }
}

GEMV_ALWAYS void gemv_fill_codes(const struct gemv_panel *panel, enum gemv_activations kind,
                                 const float *x, size_t cols, size_t column) {
    if (kind == GEMV_X_INT16)
        fill_groups_as(2, panel, x, cols, column);
    else
        fill_groups_as(1, panel, x, cols, column);
}

#endif
