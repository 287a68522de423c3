// SPDX-License-Identifier: MIT
// Opening, packing, running: what the threads need is made once and checked before they start.
// product.c has the work itself.
#include "kernels/gemv/gemv.h"

#include <stdlib.h>

#include "kernels/gemv/fail.h"
#include "kernels/gemv/pool.h"
#include "kernels/gemv/product.h"
#include "kernels/gemv/scalar/pack.h"

struct gemv {
    struct gemv_kernels kernels;
    struct gemv_pool *pool;
    size_t cols, batch;
    struct gemv_space space;
    struct gemv_way ways[GEMV_FORMATS][GEMV_X_KINDS];
};

const struct gemv_way gemv_ways[GEMV_WAYS] = {
    { 3, 2112 }, { 3, 0 },    { 2, 2112 }, { 2, 0 },    { 3, 1600 }, { 4, 0 },
    { 2, 3136 }, { 3, 2624 }, { 4, 1088 }, { 2, 4160 }, { 4, 1600 },
};

static enum gemv_status check(const struct gemv *gemv, const struct gemv_product *p,
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
    struct gemv_product p = { .matrix = matrix,
                              .x = x,
                              .y = y,
                              .batch = batch,
                              .activations = activations,
                              .codes = gemv->kernels.codes,
                              .way = gemv->ways[matrix->format][activations],
                              .threads = gemv_pool_threads(gemv->pool) };
    enum gemv_status status = check(gemv, &p, err);
    if (status != GEMV_OK) return status;
    gemv_product_lay_out(&p, &gemv->kernels.of[matrix->format][activations], &gemv->space);
    if (p.count > 1)
        gemv_pool_run(gemv->pool, gemv_product_fill_panels, &p);
    else
        gemv_panel_fill_with(p.codes, &p.panels[0], activations, x, batch, matrix->cols);
    gemv_pool_run(gemv->pool, gemv_product_run_tiles, &p);
    return GEMV_OK;
}

enum gemv_level gemv_kernel_level(const struct gemv *gemv, enum gemv_format format,
                                  enum gemv_activations activations) {
    const struct gemv_kernel *kernel = &gemv->kernels.of[format][activations];
    return kernel->widths[0].width == 0 ? GEMV_LEVELS : kernel->level;
}

// --- ways ---

bool gemv_take_way(struct gemv *gemv, enum gemv_format format, enum gemv_activations activations,
                   int way) {
    const struct gemv_kernel *kernel = &gemv->kernels.of[format][activations];
    if (kernel->streams[gemv_ways[way].streams] == NULL) return false;
    gemv->ways[format][activations] = gemv_ways[way];
    return true;
}

struct gemv_way gemv_way_of(const struct gemv *gemv, enum gemv_format format,
                            enum gemv_activations activations) {
    struct gemv_way way = gemv->ways[format][activations];
    return way.streams > 0 ? way : (struct gemv_way) { 1, 0 };
}

static void take_first_ways(struct gemv *gemv) {
    for (int f = 0; f < GEMV_FORMATS; f++)
        for (int a = 0; a < GEMV_X_KINDS; a++)
            for (int way = 0; way < GEMV_WAYS; way++)
                if (gemv_take_way(gemv, (enum gemv_format)f, (enum gemv_activations)a, way)) break;
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
    gemv_share(gemv_tiles(p->matrix), index, p->threads, &start, &end);
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
    size_t cols = gemv->cols + 256, columns = gemv_padded(gemv->batch);
    gemv->space.words = aligned_alloc(64, (cols * columns * 4 + 63) / 64 * 64);
    gemv->space.base = calloc(cols / 32 * columns, sizeof *gemv->space.base);
    gemv->space.scale = calloc(cols / 32 * columns, sizeof *gemv->space.scale);
    return gemv->space.words != NULL && gemv->space.base != NULL && gemv->space.scale != NULL;
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
    take_first_ways(gemv);
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
    free(gemv->space.words);
    free(gemv->space.base);
    free(gemv->space.scale);
    free(gemv);
}
