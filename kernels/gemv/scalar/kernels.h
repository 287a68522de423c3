// SPDX-License-Identifier: MIT
// The table of kernels: for each format and kind of activations, one function per panel width.
// The scalar level fills it first, and each better level overrides the entries that it has.
#ifndef KERNELS_GEMV_SCALAR_KERNELS_H
#define KERNELS_GEMV_SCALAR_KERNELS_H

#include <stdbool.h>

#include "kernels/gemv/scalar/formats.h"
#include "kernels/gemv/scalar/panel.h"

enum gemv_level { GEMV_SCALAR, GEMV_AVX2, GEMV_AVX512, GEMV_NEON, GEMV_LEVELS };

// sums[width][16] = the products of `n` blocks of one tile with a panel. `blocks` is aligned as its
// block type, `sums` to 64 bytes. Integer activations: the sum over a group is exact, and the sums
// of the groups are added in their order with one fused multiply-add each, so every level gives
// the same floats. Kernels may prefetch past the end.
typedef void gemv_tile(const void *blocks, size_t n, const struct gemv_panel *panel, float *sums);

// The same for a few tiles side by side, each `apart` bytes behind the one before:
// sums[tiles][width][16], to the bit what the gemv_tile of this width gives for each. Every line
// that is read asks the memory for the one `ahead` bytes behind it.
enum { GEMV_STREAMS_MOST = 4, GEMV_PAIR = 2 };
typedef void gemv_tiles_function(const void *blocks, size_t apart, size_t ahead, size_t n,
                                 const struct gemv_panel *panel, float *sums);

enum { GEMV_WIDTHS = 7, GEMV_WIDTH_MOST = 24 };

#define GEMV_NO_TILES                                                                              \
    { NULL }

struct gemv_kernel {
    enum gemv_level level;
    struct gemv_width {
        int width; // 0 ends the list; rising
        gemv_tile *tile;
    } widths[GEMV_WIDTHS];
    // One column, by the number of tiles; NULL where there is no such kernel.
    gemv_tiles_function *streams[GEMV_STREAMS_MOST + 1];
    gemv_tiles_function *pair; // GEMV_PAIR tiles, the widest panel; NULL: one after the other
    // streams without requests; NULL: each line is asked for itself, 0 bytes ahead.
    gemv_tiles_function *quiet[GEMV_STREAMS_MOST + 1];
};

// The third rung of the ladder (gemv/ladder.h): int8 weights as they come, row after row, with a
// scale for every 32, times int8 activations with theirs. cols is a multiple of 32.
struct gemv_rows {
    size_t rows, cols;
    const int8_t *w;      // [rows][cols], within +-127
    const float *scale;   // [rows][cols / 32]
    const int8_t *x;      // [cols], within +-127
    const float *x_scale; // [cols / 32]
    float *y;             // [rows]
};
typedef void gemv_rows_function(const struct gemv_rows *task);

struct gemv_kernels {
    struct gemv_kernel of[GEMV_FORMATS][GEMV_X_KINDS]; // widths[0].width == 0: there is none
    gemv_codes_function *codes;                        // makes the integers of integer activations
    gemv_rows_function *rows;
    enum gemv_level rows_level;
};

// The widths for `batch` columns: the narrowest that holds them, else the widest.
const struct gemv_width *gemv_width_for(const struct gemv_kernel *kernel, size_t batch);

// Fills the whole table. The others are in their own folders and return false where the compiler
// could not build them.
void gemv_scalar_fill(struct gemv_kernels *kernels);

#endif
