// SPDX-License-Identifier: MIT
// A quick look whether a level's kernels give what the scalar ones give on this very machine.
// It is for `doctor`; the tests try many shapes, places and seeds, each kernel in a process of its
// own.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/gemv/fail.h"
#include "kernels/gemv/gemv.h"
#include "kernels/gemv/scalar/pack.h"

enum { COLS = 512, WIDTH = GEMV_WIDTH_MOST, SUMS = WIDTH * GEMV_TILE_ROWS };

// Room for one tile, one panel and the sums of both kernels.
struct room {
    _Alignas(64) float w[GEMV_TILE_ROWS * COLS];
    _Alignas(64) unsigned char tile[GEMV_TILE_ROWS * COLS * 4];
    _Alignas(64) float words[WIDTH * COLS], x[WIDTH * COLS];
    int32_t base[WIDTH * COLS / 32];
    float scale[WIDTH * COLS / 32];
    _Alignas(64) float is[GEMV_STREAMS_MOST * SUMS], want[GEMV_STREAMS_MOST * SUMS];
};

// Numbers in [-1, 1) without a pattern: a linear congruence, Knuth's multiplier.
static void fill(float *x, size_t n) {
    uint64_t state = 1;
    for (size_t i = 0; i < n; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        x[i] = (float)((double)(state >> 11) * 0x1p-52 - 1);
    }
}

// Float sums of 512 products of numbers below 1 differ by at most 2 * 1040 * 2^-24 * 512 * the
// largest weight, which is below 1.04 once rounded; in practice by a thousandth of it.
static bool same(enum gemv_activations activations, const struct room *room, int width) {
    size_t n = (size_t)width * GEMV_TILE_ROWS;
    if (activations == GEMV_X_INT8 || activations == GEMV_X_INT16)
        return memcmp(room->is, room->want, n * sizeof *room->is) == 0;
    for (size_t i = 0; i < n; i++)
        if (!(fabsf(room->is[i] - room->want[i]) < 1e-3f)) return false;
    return true;
}

static bool try_kernel(enum gemv_format format, enum gemv_activations activations,
                       const struct gemv_width *kernel, gemv_tile *scalar, struct room *room) {
    size_t row, col, blocks = gemv_tile_blocks(format, COLS);
    struct gemv_panel panel = { format,     kernel->width, room->words, (int32_t *)room->words,
                                room->base, room->scale };
    if (!gemv_pack_tile(format, room->w, COLS, GEMV_TILE_ROWS, COLS, room->tile, &row, &col))
        return false;
    gemv_panel_fill(&panel, activations, room->x, (size_t)kernel->width, COLS);
    kernel->tile(room->tile, blocks, &panel, room->is);
    scalar(room->tile, blocks, &panel, room->want);
    return same(activations, room, kernel->width);
}

// The same tile several times, side by side.
static bool try_together(enum gemv_format format, enum gemv_activations activations,
                         const struct gemv_width *alone, gemv_tiles_function *together, int tiles,
                         struct room *room) {
    const size_t blocks = gemv_tile_blocks(format, COLS);
    const size_t values = (size_t)alone->width * GEMV_TILE_ROWS;
    const struct gemv_panel panel = { format,     alone->width, room->words, (int32_t *)room->words,
                                      room->base, room->scale };
    size_t row, col;
    if (together == NULL) return true;
    if (!gemv_pack_tile(format, room->w, COLS, GEMV_TILE_ROWS, COLS, room->tile, &row, &col))
        return false;
    gemv_panel_fill(&panel, activations, room->x, (size_t)alone->width, COLS);
    together(room->tile, 0, GEMV_LINE_BYTES, blocks, &panel, room->is);
    for (int t = 0; t < tiles; t++)
        alone->tile(room->tile, blocks, &panel, room->want + (size_t)t * values);
    return memcmp(room->is, room->want, (size_t)tiles * values * sizeof *room->is) == 0;
}

static const struct gemv_width *widest(const struct gemv_kernel *kernel) {
    const struct gemv_width *width = kernel->widths;
    while (width + 1 < kernel->widths + GEMV_WIDTHS && width[1].width > 0)
        width++;
    return width;
}

static bool differs(const struct gemv_kernel *kernel, int f, int a, const char *what, int columns,
                    struct gemv_error *err) {
    gemv_fail(err, GEMV_NOT_OFFERED,
              "the %s kernel for %s weights, %s activations and %d %s differs from the scalar one",
              gemv_level_names[kernel->level], gemv_layouts[f].name, gemv_activation_names[a],
              columns, what);
    return false;
}

static bool try_all(const struct gemv_kernels *table, struct room *room, struct gemv_error *err) {
    struct gemv_kernels scalar;
    gemv_kernels_of(GEMV_SCALAR, &scalar);
    for (int f = 0; f < GEMV_FORMATS; f++)
        for (int a = 0; a < GEMV_X_KINDS; a++) {
            const struct gemv_kernel *kernel = &table->of[f][a];
            for (int i = 0; i < GEMV_WIDTHS && kernel->widths[i].width > 0; i++)
                if (!try_kernel((enum gemv_format)f, (enum gemv_activations)a, &kernel->widths[i],
                                scalar.of[f][a].widths[0].tile, room))
                    return differs(kernel, f, a, "columns", kernel->widths[i].width, err);
            for (int s = 0; s <= GEMV_STREAMS_MOST; s++)
                if (!try_together((enum gemv_format)f, (enum gemv_activations)a, kernel->widths,
                                  kernel->streams[s], s, room) ||
                    !try_together((enum gemv_format)f, (enum gemv_activations)a, kernel->widths,
                                  kernel->quiet[s], s, room))
                    return differs(kernel, f, a, "streams", s, err);
            if (!try_together((enum gemv_format)f, (enum gemv_activations)a, widest(kernel),
                              kernel->pair, GEMV_PAIR, room))
                return differs(kernel, f, a, "tiles", GEMV_PAIR, err);
        }
    return true;
}

bool gemv_kernels_proved(const struct gemv_kernels *table, struct gemv_error *err) {
    struct room *room = aligned_alloc(64, (sizeof *room + 63) / 64 * 64);
    if (room == NULL) {
        gemv_fail(err, GEMV_NO_MEMORY, "no memory to prove kernels with");
        return false;
    }
    fill(room->w, GEMV_TILE_ROWS * COLS);
    fill(room->x, WIDTH * COLS);
    bool proved = try_all(table, room, err);
    free(room);
    return proved;
}

bool gemv_level_proved(enum gemv_level level, struct gemv_error *err) {
    struct gemv_kernels table;
    if (!gemv_level_usable(level)) {
        gemv_fail(err, GEMV_NOT_OFFERED, "the level %s is not usable here",
                  gemv_level_names[level]);
        return false;
    }
    gemv_kernels_of(level, &table);
    return gemv_kernels_proved(&table, err);
}
