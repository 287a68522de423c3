// SPDX-License-Identifier: MIT
// Quantizes activations inside the call and lays them out in panels.
// All levels share the code that makes integers of activations (codes.h), so those that enter their
// kernels are the same.
#include "kernels/gemv/scalar/panel.h"

#include "kernels/gemv/scalar/codes.h"

const char *const gemv_activation_names[GEMV_X_KINDS] = {
    [GEMV_X_FP32] = "fp32",
    [GEMV_X_INT8] = "int8",
    [GEMV_X_INT16] = "int16",
    [GEMV_X_BF16] = "bf16",
};

// Words per column of the batch in one block.
static size_t block_words(enum gemv_format format, enum gemv_activations kind) {
    size_t cols = (size_t)gemv_layouts[format].cols;
    const size_t words[GEMV_X_KINDS] = { [GEMV_X_FP32] = cols,
                                         [GEMV_X_INT8] = cols / 4,
                                         [GEMV_X_INT16] = cols / 2,
                                         [GEMV_X_BF16] = cols / 2 };
    return words[kind];
}

size_t gemv_panel_words(enum gemv_format format, enum gemv_activations kind, size_t cols) {
    return gemv_tile_blocks(format, cols) * block_words(format, kind);
}

size_t gemv_panel_groups(enum gemv_format format, size_t cols) {
    return gemv_tile_blocks(format, cols) * (size_t)gemv_layouts[format].groups;
}

struct gemv_panel gemv_panel_from(const struct gemv_panel *panel, enum gemv_activations kind,
                                  size_t block) {
    struct gemv_panel from = *panel;
    size_t words = block * block_words(panel->format, kind) * (size_t)panel->width;
    size_t groups = block * (size_t)(gemv_layouts[panel->format].groups * panel->width);
    from.values += words;
    from.quads += words;
    from.base += groups;
    from.scale += groups;
    return from;
}

static void fill_values(const struct gemv_panel *panel, const float *x, size_t cols,
                        size_t column) {
    size_t width = (size_t)panel->width, words = gemv_panel_words(panel->format, GEMV_X_FP32, cols);
    float *to = panel->values + column;
    for (size_t k = 0; k < cols; k++)
        to[k * width] = x[k];
    for (size_t k = cols; k < words; k++)
        to[k * width] = 0;
}

static void fill_bf16(const struct gemv_panel *panel, const float *x, size_t cols, size_t column) {
    size_t width = (size_t)panel->width;
    for (size_t k = 0; k < cols; k += 2) {
        uint32_t even = gemv_bf16(x[k]), odd = k + 1 < cols ? gemv_bf16(x[k + 1]) : 0;
        panel->quads[k / 2 * width + column] = (int32_t)(even | odd << 16);
    }
}

static void fill_zeros(const struct gemv_panel *panel, enum gemv_activations kind, size_t cols,
                       size_t column) {
    size_t width = (size_t)panel->width;
    for (size_t i = 0; i < gemv_panel_words(panel->format, kind, cols); i++)
        if (kind == GEMV_X_FP32)
            panel->values[i * width + column] = 0;
        else
            panel->quads[i * width + column] = 0;
    if (kind != GEMV_X_INT8 && kind != GEMV_X_INT16) return;
    for (size_t g = 0; g < gemv_panel_groups(panel->format, cols); g++) {
        panel->base[g * width + column] = 0;
        panel->scale[g * width + column] = 0;
    }
}

void gemv_scalar_codes(const struct gemv_panel *panel, enum gemv_activations kind, const float *x,
                       size_t cols, size_t column) {
    gemv_fill_codes(panel, kind, x, cols, column);
}

void gemv_panel_fill_with(gemv_codes_function *codes, const struct gemv_panel *panel,
                          enum gemv_activations kind, const float *x, size_t n, size_t cols) {
    for (size_t column = 0; column < (size_t)panel->width; column++) {
        const float *from = x + column * cols;
        if (column >= n)
            fill_zeros(panel, kind, cols, column);
        else if (kind == GEMV_X_FP32)
            fill_values(panel, from, cols, column);
        else if (kind == GEMV_X_BF16)
            fill_bf16(panel, from, cols, column);
        else
            codes(panel, kind, from, cols, column);
    }
}

void gemv_panel_fill(const struct gemv_panel *panel, enum gemv_activations kind, const float *x,
                     size_t n, size_t cols) {
    gemv_panel_fill_with(gemv_scalar_codes, panel, kind, x, n, cols);
}
