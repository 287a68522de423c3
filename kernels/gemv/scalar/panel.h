// SPDX-License-Identifier: MIT
// Activations, arranged as the kernels read them: panels of a few columns of the batch, side by
// side. A panel of `width` columns stands as [k][width], so one pointer walks through all of them.
#ifndef KERNELS_GEMV_SCALAR_PANEL_H
#define KERNELS_GEMV_SCALAR_PANEL_H

#include <stddef.h>
#include <stdint.h>

#include "kernels/gemv/scalar/formats.h"

enum gemv_activations {
    GEMV_X_FP32,  // as they are
    GEMV_X_INT8,  // codes within +-127, one scale per group of the weights
    GEMV_X_INT16, // codes within +-32512 = 256 high + low, both signed bytes
    GEMV_X_BF16,  // rounded to bf16, for bf16 weights
    GEMV_X_KINDS
};

extern const char *const gemv_activation_names[GEMV_X_KINDS]; // fp32 int8 int16 bf16

// What a tile kernel reads, from its first block on. A quad is four neighbouring codes in 32 bits.
//   fp32   values[k][width]
//   int8   quads[k / 4][width]
//   int16  quads[k / 4][2][width]: the quads of high bytes, then of low bytes
//   bf16   quads[k / 2][width]: two bf16, the even k in the lower half
//   base[group][width]   -offset * the sum of the group's codes: what the stored levels are too
//   high scale[group][width]  of the codes, times the format's level_scale
struct gemv_panel {
    enum gemv_format format;
    int width;
    float *values;
    int32_t *quads;
    int32_t *base;
    float *scale;
};

// 32-bit words and groups that the panels of `cols` columns take for each column of the batch.
size_t gemv_panel_words(enum gemv_format format, enum gemv_activations kind, size_t cols);
size_t gemv_panel_groups(enum gemv_format format, size_t cols);

// Fills a panel from x[n][cols], n <= width; further columns become zeros. Rounding is half to even
// of x * (127 / max|x|), in single precision; max|x| below 2^-100 counts as 0, and a group with a
// NaN or an infinity has the scale NaN, so that every sum it enters is NaN.
void gemv_panel_fill(const struct gemv_panel *panel, enum gemv_activations kind, const float *x,
                     size_t n, size_t cols);

// Column `column` of an integer panel from x[cols], by one level's instructions.
typedef void gemv_codes_function(const struct gemv_panel *panel, enum gemv_activations kind,
                                 const float *x, size_t cols, size_t column);
gemv_codes_function gemv_scalar_codes;

// gemv_panel_fill with another level's function for integers, which gives the same ones.
void gemv_panel_fill_with(gemv_codes_function *codes, const struct gemv_panel *panel,
                          enum gemv_activations kind, const float *x, size_t n, size_t cols);

// The same panel from block `block` on.
struct gemv_panel gemv_panel_from(const struct gemv_panel *panel, enum gemv_activations kind,
                                  size_t block);

#endif
