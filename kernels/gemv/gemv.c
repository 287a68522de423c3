// SPDX-License-Identifier: MIT
// A product from end to end: check, arrange the activations, give each thread its rows, add up.
// Threads own whole tiles, and a tile's sums are made in one order whoever makes them.
//
// A wide batch is cut along the columns of W as well, so that the activations of a slice stay in
// the second-level cache while all tiles pass by; the weights are still read from memory once.
#include "kernels/gemv/gemv.h"

#include <stdlib.h>
#include <string.h>

#include "kernels/gemv/fail.h"
#include "kernels/gemv/pool.h"
#include "kernels/gemv/scalar/pack.h"

// Activations of one slice, in words: half a megabyte. A slice is a whole number of blocks.
enum { SLICE_WORDS = 1 << 17, PIECE_COLS = 4096, PANELS_MOST = GEMV_BATCH_MOST };
enum { COLUMNS_MOST = GEMV_BATCH_MOST + GEMV_WIDTH_MOST };

struct gemv {
    struct gemv_kernels kernels;
    struct gemv_pool *pool;
    size_t cols, batch;
    void *words;   // of the panels
    int32_t *base; // of their groups
    float *scale;
};

// One run, as all threads see it.
struct product {
    const struct gemv_matrix *matrix;
    const float *x;
    float *y;
    size_t batch;
    enum gemv_activations activations;
    struct gemv_panel panels[PANELS_MOST];
    gemv_tile *tiles[PANELS_MOST]; // the kernel of each panel
    size_t first[PANELS_MOST + 1]; // its first column of the batch
    size_t count;
    int threads;
    size_t tile_bytes, block_bytes; // of the matrix
    size_t piece;                   // blocks
    size_t columns;                 // of all panels, padding included
};

// --- panels ---

// The widest panel makes its padding: fewer than GEMV_WIDTH_MOST columns beyond the batch.
static size_t padded(size_t batch) {
    return batch + GEMV_WIDTH_MOST;
}

static void lay_out_panels(struct gemv *gemv, struct product *p) {
    enum gemv_format format = p->matrix->format;
    const struct gemv_kernel *kernel = &gemv->kernels.of[format][p->activations];
    size_t words = gemv_panel_words(format, p->activations, p->matrix->cols);
    size_t groups = gemv_panel_groups(format, p->matrix->cols), at = 0, column = 0;
    while (column < p->batch) {
        const struct gemv_width *width = gemv_width_for(kernel, p->batch - column);
        p->panels[p->count] = (struct gemv_panel) { .format = format,
                                                    .width = width->width,
                                                    .values = (float *)gemv->words + at * words,
                                                    .quads = (int32_t *)gemv->words + at * words,
                                                    .base = gemv->base + at * groups,
                                                    .scale = gemv->scale + at * groups };
        p->tiles[p->count] = width->tile;
        p->first[p->count++] = column;
        at += (size_t)width->width;
        column += (size_t)width->width;
    }
    p->first[p->count] = p->batch;
    p->columns = at;
}

static void fill_panels(void *context, int index) {
    struct product *p = context;
    size_t start, end, cols = p->matrix->cols;
    gemv_share(p->count, index, p->threads, &start, &end);
    for (size_t i = start; i < end; i++)
        gemv_panel_fill(&p->panels[i], p->activations, p->x + p->first[i] * cols,
                        p->first[i + 1] - p->first[i], cols);
}

// --- tiles ---

static size_t slice_blocks(const struct product *p) {
    enum gemv_format format = p->matrix->format;
    size_t all = gemv_tile_blocks(format, p->matrix->cols);
    size_t words = gemv_panel_words(format, p->activations, (size_t)gemv_layouts[format].cols);
    size_t blocks = SLICE_WORDS / (words * p->batch);
    return p->batch == 1 || blocks >= all ? all : blocks;
}

// The sums of some tiles, each for the whole batch: panel after panel, padding included. They are put into
// y together: a store to y that misses the cache holds up the next tile by a memory's latency,
// 5 percent of a narrow format's time, and many at once wait for each other's.
struct sums {
    _Alignas(64) float at[COLUMNS_MOST][GEMV_TILE_ROWS];
};

static void add(float *restrict to, const float *restrict more, size_t n) {
    for (size_t i = 0; i < n; i++)
        to[i] += more[i];
}

static void run_piece(const struct product *p, const char *blocks, size_t block, size_t n,
                      bool first, float *to) {
    _Alignas(64) float more[GEMV_WIDTH_MOST * GEMV_TILE_ROWS];
    for (size_t i = 0; i < p->count; i++) {
        const struct gemv_panel *whole = &p->panels[i];
        size_t values = (size_t)whole->width * GEMV_TILE_ROWS;
        if (block == 0) {
            p->tiles[i](blocks, n, whole, to);
        } else {
            struct gemv_panel from = gemv_panel_from(whole, p->activations, block);
            p->tiles[i](blocks, n, &from, first ? to : more);
        }
        if (!first) add(to, more, values);
        to += values;
    }
}

// Sums of a tile to their places in y: set by the first slice, added by the next ones.
static void put_sums(const struct product *p, size_t row, const float (*sums)[GEMV_TILE_ROWS],
                     bool first) {
    size_t rows = p->matrix->rows - row;
    if (rows > GEMV_TILE_ROWS) rows = GEMV_TILE_ROWS;
    for (size_t c = 0; c < p->batch; c++) {
        float *y = p->y + c * p->matrix->rows + row;
        if (first && rows == GEMV_TILE_ROWS)
            memcpy(y, sums[c], sizeof sums[c]); // a constant: four moves or one
        else
            for (size_t r = 0; r < rows; r++)
                y[r] = first ? sums[c][r] : y[r] + sums[c][r];
    }
}

// Blocks `block` up to `end` of one tile, in pieces: a float sum loses digits with the square root
// of its length, and where there are several panels a piece stays in the first-level cache for all
// of them. The stream of weights goes on from piece to piece. Pieces are the same at every level,
// whatever its panels are, and so are the sums.
static void run_tile(const struct product *p, size_t tile, size_t block, size_t end, float *sums) {
    const char *blocks = (const char *)p->matrix->blocks + tile * p->tile_bytes;
    for (size_t at = block; at < end; at += p->piece)
        run_piece(p, blocks + at * p->block_bytes, at, end - at < p->piece ? end - at : p->piece,
                  at == block, sums);
}

static void run_slice(const struct product *p, size_t tile, size_t stop, size_t block, size_t end) {
    struct sums sums;
    size_t together = COLUMNS_MOST / p->columns;
    for (; tile < stop; tile += together) {
        size_t tiles = stop - tile < together ? stop - tile : together;
        for (size_t t = 0; t < tiles; t++)
            run_tile(p, tile + t, block, end, sums.at[t * p->columns]);
        for (size_t t = 0; t < tiles; t++)
            put_sums(p, (tile + t) * GEMV_TILE_ROWS, &sums.at[t * p->columns], block == 0);
    }
}

static size_t tiles_of(const struct gemv_matrix *matrix) {
    return (matrix->rows + GEMV_TILE_ROWS - 1) / GEMV_TILE_ROWS;
}

static void run_tiles(void *context, int index) {
    const struct product *p = context;
    size_t start, stop, all = gemv_tile_blocks(p->matrix->format, p->matrix->cols);
    size_t step = slice_blocks(p);
    gemv_share(tiles_of(p->matrix), index, p->threads, &start, &stop);
    for (size_t block = 0; block < all; block += step)
        run_slice(p, start, stop, block, all - block < step ? all : block + step);
}

static enum gemv_status check(const struct gemv *gemv, const struct product *p,
                              struct gemv_error *err) {
    enum gemv_format format = p->matrix->format;
    if (p->batch == 0 || p->batch > gemv->batch || p->matrix->cols > gemv->cols)
        return gemv_fail(
            err, GEMV_BAD_ARGUMENT,
            "batch %zu of %zu columns; this was opened for batch 1 to %zu of %zu columns", p->batch,
            p->matrix->cols, gemv->batch, gemv->cols);
    if (gemv_kernel_level(gemv, format, p->activations) == GEMV_LEVELS)
        return gemv_fail(err, GEMV_NOT_OFFERED, "%s weights have no kernel for %s activations",
                         gemv_layouts[format].name, gemv_activation_names[p->activations]);
    return GEMV_OK;
}

enum gemv_status gemv_run(struct gemv *gemv, const struct gemv_matrix *matrix,
                          enum gemv_activations activations, const float *x, size_t batch, float *y,
                          struct gemv_error *err) {
    struct product p = { .matrix = matrix,
                         .x = x,
                         .y = y,
                         .batch = batch,
                         .activations = activations,
                         .threads = gemv_pool_threads(gemv->pool) };
    enum gemv_status status = check(gemv, &p, err);
    if (status != GEMV_OK) return status;
    p.tile_bytes = gemv_tile_bytes(matrix->format, matrix->cols);
    p.block_bytes = gemv_layouts[matrix->format].block_bytes;
    p.piece = (size_t)(PIECE_COLS / gemv_layouts[matrix->format].cols);
    lay_out_panels(gemv, &p);
    if (p.count > 1) {
        gemv_pool_run(gemv->pool, fill_panels, &p);
    } else {
        gemv_panel_fill(&p.panels[0], activations, x, batch, matrix->cols);
    }
    gemv_pool_run(gemv->pool, run_tiles, &p);
    return GEMV_OK;
}

enum gemv_level gemv_kernel_level(const struct gemv *gemv, enum gemv_format format,
                                  enum gemv_activations activations) {
    const struct gemv_kernel *kernel = &gemv->kernels.of[format][activations];
    return kernel->widths[0].width == 0 ? GEMV_LEVELS : kernel->level;
}

// --- packing ---

struct packing {
    struct gemv_matrix *matrix;
    const float *w;
    int threads;
    struct complaint {
        bool made;
        size_t row, col;
    } * complaints; // [threads]
};

static void pack_tiles(void *context, int index) {
    struct packing *p = context;
    struct complaint *bad = &p->complaints[index];
    size_t start, end, rows = p->matrix->rows, cols = p->matrix->cols;
    size_t tile_bytes = gemv_tile_bytes(p->matrix->format, cols);
    gemv_share(tiles_of(p->matrix), index, p->threads, &start, &end);
    for (size_t tile = start; tile < end && !bad->made; tile++) {
        size_t row = tile * GEMV_TILE_ROWS, left = rows - row;
        bad->made =
            !gemv_pack_tile(p->matrix->format, p->w + row * cols, cols,
                            left < GEMV_TILE_ROWS ? left : GEMV_TILE_ROWS, cols,
                            (char *)p->matrix->blocks + tile * tile_bytes, &bad->row, &bad->col);
        if (bad->made) bad->row += row;
    }
}

enum gemv_status gemv_pack(struct gemv *gemv, struct gemv_matrix *matrix, const float *w,
                           struct gemv_error *err) {
    struct complaint complaints[GEMV_THREADS_MOST] = { { 0 } };
    struct packing p = { matrix, w, gemv_pool_threads(gemv->pool), complaints };
    gemv_pool_run(gemv->pool, pack_tiles, &p);
    for (int i = 0; i < p.threads; i++) {
        const struct complaint *bad = &complaints[i];
        if (bad->made)
            return gemv_fail(err, GEMV_BAD_WEIGHT,
                             "the weight in row %zu, column %zu is %g, which %s cannot hold",
                             bad->row, bad->col, (double)w[bad->row * matrix->cols + bad->col],
                             gemv_layouts[matrix->format].name);
    }
    return GEMV_OK;
}

// --- opening ---

static enum gemv_status check_options(const struct gemv_options *options, struct gemv_error *err) {
    if (options->threads < 1 || options->threads > GEMV_THREADS_MOST)
        return gemv_fail(err, GEMV_BAD_ARGUMENT, "%d threads; give 1 to %d", options->threads,
                         GEMV_THREADS_MOST);
    if (options->batch < 1 || options->batch > GEMV_BATCH_MOST)
        return gemv_fail(err, GEMV_BAD_ARGUMENT, "batch %zu; give 1 to %d", options->batch,
                         GEMV_BATCH_MOST);
    if (options->cols < 1 || options->cols > (size_t)1 << 32)
        return gemv_fail(err, GEMV_BAD_ARGUMENT, "%zu columns; give 1 to 2^32", options->cols);
    if (!gemv_level_usable(options->level))
        return gemv_fail(err, GEMV_NOT_OFFERED, "the level %s is not usable here",
                         gemv_level_names[options->level]);
    return GEMV_OK;
}

// Words are most with fp32 activations, groups with groups of 32; both round up to a block.
static bool ask_memory(struct gemv *gemv) {
    size_t cols = gemv->cols + 256, columns = padded(gemv->batch);
    gemv->words = aligned_alloc(64, (cols * columns * 4 + 63) / 64 * 64);
    gemv->base = calloc(cols / 32 * columns, sizeof *gemv->base);
    gemv->scale = calloc(cols / 32 * columns, sizeof *gemv->scale);
    return gemv->words != NULL && gemv->base != NULL && gemv->scale != NULL;
}

enum gemv_status gemv_open(struct gemv **opened, const struct gemv_options *options,
                           struct gemv_error *err) {
    *opened = NULL;
    enum gemv_status status = check_options(options, err);
    if (status != GEMV_OK) return status;
    struct gemv *gemv = calloc(1, sizeof *gemv);
    if (gemv == NULL) return gemv_fail(err, GEMV_NO_MEMORY, "no memory for the kernels' table");
    gemv->cols = options->cols;
    gemv->batch = options->batch;
    gemv_kernels_of(options->level, &gemv->kernels);
    gemv->pool = gemv_pool_new(options->threads);
    if (gemv->pool != NULL && ask_memory(gemv)) {
        *opened = gemv;
        return GEMV_OK;
    }
    status = gemv_fail(err, GEMV_NO_MEMORY, "no memory for %d threads and batch %zu of %zu columns",
                       options->threads, options->batch, options->cols);
    gemv_close(gemv);
    return status;
}

void gemv_close(struct gemv *gemv) {
    if (gemv == NULL) return;
    gemv_pool_free(gemv->pool);
    free(gemv->words);
    free(gemv->base);
    free(gemv->scale);
    free(gemv);
}
