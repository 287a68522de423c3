// SPDX-License-Identifier: MIT
// The numbers that are multiplied: a few rows of normal weights, packed once and repeated.
// Tiles of 16 rows follow each other in every format (kernels/gemv/scalar/formats.h), so repeating
// rows is copying tiles.
#include "kernels/measure/weights.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/measure/watch.h"
#include "kernels/random/generator.h"

enum { SEED = 7 };

// --- source ---

static void fill_normal(struct generator *g, float *at, size_t n, double deviation) {
    for (size_t i = 0; i < n && i < SOURCE_WEIGHTS; i++)
        at[i] = (float)generator_normal(g, 0, deviation);
    for (size_t i = SOURCE_WEIGHTS; i < n; i++)
        at[i] = at[i - SOURCE_WEIGHTS];
}

static size_t rows_of_source(size_t cols) {
    size_t rows = SOURCE_WEIGHTS / cols / GEMV_TILE_ROWS * GEMV_TILE_ROWS;
    if (rows > SOURCE_ROWS_MOST) return SOURCE_ROWS_MOST;
    return rows > 0 ? rows : GEMV_TILE_ROWS;
}

bool weights_source_init(struct weights_source *source, size_t cols, size_t batch) {
    struct generator g;
    *source =
        (struct weights_source) { .rows = rows_of_source(cols), .cols = cols, .batch = batch };
    source->w = calloc(source->rows * cols, sizeof *source->w);
    source->x = calloc(batch * cols, sizeof *source->x);
    if (source->w == NULL || source->x == NULL) {
        weights_source_release(source);
        return false;
    }
    generator_init_default(&g, SEED);
    fill_normal(&g, source->w, source->rows * cols, 0.02);
    fill_normal(&g, source->x, batch * cols, 1);
    return true;
}

void weights_source_release(struct weights_source *source) {
    free(source->w);
    free(source->x);
    *source = (struct weights_source) { 0 };
}

// --- copies ---

// `pieces` runs of `bytes` bytes to be written one after the other, piece i a copy of piece i % of.
struct repeating {
    const char *from;
    char *to;
    size_t bytes, of, pieces;
    int threads;
};

static void repeat_share(void *context, int index) {
    const struct repeating *r = context;
    size_t start, end;
    gemv_share(r->pieces, index, r->threads, &start, &end);
    for (size_t i = start; i < end; i++)
        memcpy(r->to + i * r->bytes, r->from + i % r->of * r->bytes, r->bytes);
}

static enum gemv_status repeat(struct weights *weights, struct gemv_pool *pool,
                               enum gemv_format format, size_t rows, size_t cols, size_t copies,
                               double until, struct repeating *repeating, struct gemv_error *err) {
    enum gemv_status status = GEMV_OK;
    *weights = (struct weights) { .at = calloc(copies, sizeof *weights->at) };
    repeating->threads = gemv_pool_threads(pool);
    for (size_t i = 0; weights->at != NULL && status == GEMV_OK && i < copies; i++) {
        if (i > 0 && watch_seconds() > until) break;
        status = gemv_matrix_init(&weights->at[i], format, rows, cols, err);
        repeating->to = weights->at[i].blocks;
        if (status == GEMV_OK) gemv_pool_run(pool, repeat_share, repeating);
        if (status == GEMV_OK) weights->copies++;
    }
    return weights->at != NULL ? status : GEMV_NO_MEMORY;
}

static enum gemv_status pack_source(struct gemv_matrix *packed, struct gemv *gemv,
                                    const struct weights_source *source, enum gemv_format format,
                                    struct gemv_error *err) {
    enum gemv_status status = gemv_matrix_init(packed, format, source->rows, source->cols, err);
    return status == GEMV_OK ? gemv_pack(gemv, packed, source->w, err) : status;
}

enum gemv_status weights_init(struct weights *weights, struct gemv *gemv, struct gemv_pool *pool,
                              const struct weights_source *source, enum gemv_format format,
                              size_t rows, size_t copies, double until, struct gemv_error *err) {
    struct gemv_matrix packed;
    *weights = (struct weights) { 0 };
    enum gemv_status status = pack_source(&packed, gemv, source, format, err);
    struct repeating repeating = { .from = packed.blocks,
                                   .bytes = gemv_tile_bytes(format, source->cols),
                                   .of = source->rows / GEMV_TILE_ROWS,
                                   .pieces = (rows + GEMV_TILE_ROWS - 1) / GEMV_TILE_ROWS };
    if (status == GEMV_OK)
        status = repeat(weights, pool, format, rows, source->cols, copies, until, &repeating, err);
    gemv_matrix_release(&packed);
    return status;
}

enum gemv_status weights_init_plain(struct weights *weights, struct gemv_pool *pool,
                                    const struct weights_source *source, size_t rows, size_t copies,
                                    double until, struct gemv_error *err) {
    struct repeating repeating = { .from = (const char *)source->w,
                                   .bytes = source->cols * sizeof *source->w,
                                   .of = source->rows,
                                   .pieces = rows };
    return repeat(weights, pool, GEMV_FP32, rows, source->cols, copies, until, &repeating, err);
}

void weights_release(struct weights *weights) {
    for (size_t i = 0; i < weights->copies; i++)
        gemv_matrix_release(&weights->at[i]);
    free(weights->at);
    *weights = (struct weights) { 0 };
}

const struct gemv_matrix *weights_next(struct weights *weights) {
    return &weights->at[weights->next++ % weights->copies];
}

// --- accuracy ---

struct error_sum {
    double error, whole; // sums of squares
};

static void add_error(struct error_sum *sum, double got, double exact) {
    sum->error += (got - exact) * (got - exact);
    sum->whole += exact * exact;
}

static double relative(const struct error_sum *sum) {
    return sqrt(sum->error / sum->whole);
}

static double exact_dot(const float *w, const float *x, size_t n) {
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += (double)w[i] * x[i];
    return sum;
}

static struct accuracy compare(const struct weights_source *source, size_t rows,
                               const float *stored, const float *y) {
    struct error_sum kernel = { 0, 0 }, weights = { 0, 0 };
    for (size_t row = 0; row < rows; row++)
        add_error(&kernel, y[row], exact_dot(stored + row * source->cols, source->x, source->cols));
    for (size_t i = 0; i < rows * source->cols; i++)
        add_error(&weights, stored[i], source->w[i]);
    return (struct accuracy) { relative(&kernel), relative(&weights) };
}

enum gemv_status weights_accuracy(const struct weights *weights, struct gemv *gemv,
                                  const struct weights_source *source,
                                  enum gemv_activations activations, struct accuracy *accuracy,
                                  struct gemv_error *err) {
    struct gemv_matrix first = weights->at[0];
    size_t whole_tiles = (first.rows + GEMV_TILE_ROWS - 1) / GEMV_TILE_ROWS * GEMV_TILE_ROWS;
    float y[SOURCE_ROWS_MOST];
    first.rows = whole_tiles < source->rows ? whole_tiles : source->rows;
    float *stored = calloc(first.rows * first.cols, sizeof *stored);
    if (stored == NULL) return GEMV_NO_MEMORY;
    enum gemv_status status = gemv_run(gemv, &first, activations, source->x, 1, y, err);
    if (status == GEMV_OK) {
        gemv_unpack(&first, stored);
        *accuracy = compare(source, first.rows, stored, y);
    }
    free(stored);
    return status;
}
