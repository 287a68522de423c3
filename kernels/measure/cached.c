// SPDX-License-Identifier: MIT
// The in-cache case: a matrix whose fp32 weights fit the second-level caches of the threads. Memory
// is not read any more, so fewer bytes buy nothing; what is left is the arithmetic.
#include <math.h>
#include <stdlib.h>

#include "kernels/measure/stage.h"

enum { CACHED_COLS = 512, ROUNDS_LEAST = 8, CACHED_ROUNDS_MOST = 40, GUESS_L2 = 1 << 20 };

static const double turn_seconds = 5e-4;

// The main kernel of each format.
static const struct stage_kernel *main_kernel(const struct stage *stage, enum gemv_format format) {
    for (size_t i = 0; i < stage_kernel_count; i++)
        if (stage_kernels[i].format == format && stage_offers(stage->gemv, &stage_kernels[i]))
            return &stage_kernels[i];
    return NULL;
}

// Half of each thread's cache for fp32 weights, whole tiles for each thread.
static size_t rows_that_fit(const struct stage *stage) {
    size_t cache = stage->m->machine.l2 > 0 ? stage->m->machine.l2 : GUESS_L2;
    size_t rows = cache / 2 / (CACHED_COLS * sizeof(float)) / GEMV_TILE_ROWS * GEMV_TILE_ROWS;
    return (rows > GEMV_TILE_ROWS ? rows : GEMV_TILE_ROWS) * (size_t)stage->options->threads;
}

static size_t runs_of(const struct rounds_trial *trial) {
    trial->run(trial->context, 0);
    double start = watch_seconds();
    trial->run(trial->context, 0);
    double runs = ceil(turn_seconds / (watch_seconds() - start));
    return runs < 1 ? 1 : (size_t)runs;
}

static void conclude(struct stage *stage, const struct rounds *rounds,
                     const struct stage_trial *trials, size_t n) {
    double fp32_bytes = (double)trials[0].weights->at[0].bytes;
    for (size_t i = 0; i < n; i++) {
        double bytes = (double)trials[i].weights->at[0].bytes;
        stage->m->cached[stage->m->n_cached++] = (struct measure_cached) {
            .format = trials[i].format,
            .activations = trials[i].activations,
            .gbps = rounds_ratio(rounds, ROUNDS_ONE, (int)i, bytes * 1e-9),
            .speedup_fp32 = rounds_ratio(rounds, 0, (int)i, 1),
            .predicted = fp32_bytes / bytes,
        };
    }
}

static enum gemv_status run(struct stage *stage, struct weights *weights, size_t rows, double until,
                            struct gemv_error *err) {
    struct stage_trial trials[GEMV_FORMATS];
    struct rounds_trial timed[GEMV_FORMATS];
    enum gemv_status status = GEMV_OK;
    struct rounds rounds;
    size_t n = 0;
    for (int f = 0; status == GEMV_OK && f < GEMV_FORMATS; f++) {
        const struct stage_kernel *kernel = main_kernel(stage, (enum gemv_format)f);
        if (kernel == NULL) continue;
        status = weights_init(&weights[f], stage->gemv, stage->fillers, &stage->source,
                              kernel->format, rows, 1, INFINITY, err);
        trials[n] =
            (struct stage_trial) { stage, &weights[f], kernel->format, kernel->activations, 0 };
        timed[n] = stage_trial_kernel(&trials[n], 1);
        if (status == GEMV_OK) timed[n].runs = runs_of(&timed[n]);
        n++;
    }
    struct rounds_limits limits = { ROUNDS_LEAST,
                                    CACHED_ROUNDS_MOST,
                                    stage_until(stage, until),
                                    stage_until(stage, until) + 0.05 * stage->whole,
                                    stage->m->machine.cpus,
                                    true };
    if (status != GEMV_OK || !rounds_run(&rounds, timed, n, &limits, stage_go_on, stage))
        return status;
    if (rounds.n > 0) conclude(stage, &rounds, trials, n);
    rounds_release(&rounds);
    return GEMV_OK;
}

enum gemv_status measure_cached(struct stage *stage, double until, struct gemv_error *err) {
    struct weights weights[GEMV_FORMATS] = { { 0 } };
    size_t rows = rows_that_fit(stage);
    enum gemv_status status;
    stage->m->cached_rows = rows;
    stage->m->cached_cols = CACHED_COLS;
    stage->y = calloc(rows, sizeof *stage->y);
    if (stage->y != NULL && weights_source_init(&stage->source, CACHED_COLS, 1))
        status = run(stage, weights, rows, until, err);
    else
        status = stage_fail(err, GEMV_NO_MEMORY, "no memory for the matrix that fits the cache");
    for (int f = 0; f < GEMV_FORMATS; f++)
        weights_release(&weights[f]);
    weights_source_release(&stage->source);
    free(stage->y);
    stage->y = NULL;
    return status;
}
