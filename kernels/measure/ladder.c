// SPDX-License-Identifier: MIT
// The teaching ladder, timed: every rung on one thread beside our fp32 kernel, with a reading of
// other memory in each round so that no rung finds its weights in a cache.
#include "kernels/measure/ladder.h"

#include <math.h>
#include <stdlib.h>

#include "kernels/measure/stage.h"

enum { LADDER_ROWS = 2048, LADDER_COLS = 4096, ROUNDS_LEAST = 6, LADDER_ROUNDS_MOST = 24 };

struct ladder {
    struct stage alone; // the stage with one thread
    struct ladder_weights w;
    struct rung {
        struct ladder *ladder;
        const struct ladder_rung *rung;
    } rungs[LADDER_RUNGS];
    struct weights fp32, layout;
};

static void run_rung(void *context, size_t turn) {
    const struct rung *rung = context;
    const struct ladder *ladder = rung->ladder;
    (void)turn;
    rung->rung->run(&ladder->w, ladder->alone.source.x, ladder->alone.y);
}

// Trials: fp32, the rungs, the layout of kernels/gemv, and the reader to clear the caches.
enum { FP32, RUNGS, LAYOUT = RUNGS + LADDER_RUNGS, CLEAR, TRIALS };

static void conclude_rung(struct measurement *m, const struct rounds *rounds, int trial,
                          const char *name, const char *adds, size_t bytes) {
    double seconds = rounds_ratio(rounds, trial, ROUNDS_ONE, 1).median;
    m->ladder[m->n_ladder++] = (struct measure_rung) {
        name, adds, seconds, (double)bytes / seconds * 1e-9, rounds_ratio(rounds, FP32, trial, 1),
    };
}

static void conclude(struct ladder *ladder, const struct rounds *rounds) {
    struct measurement *m = ladder->alone.m;
    size_t weights = ladder->w.rows * ladder->w.cols;
    size_t bytes = weights + weights / LADDER_GROUP * sizeof(float);
    m->ladder_rows = ladder->w.rows;
    m->ladder_cols = ladder->w.cols;
    conclude_rung(m, rounds, FP32, "fp32", "the yardstick: 32 bits for each weight, our kernel",
                  ladder->fp32.at[0].bytes);
    for (int i = 0; i < LADDER_RUNGS; i++)
        conclude_rung(m, rounds, RUNGS + i, ladder_rungs[i].name, ladder_rungs[i].adds, bytes);
    conclude_rung(m, rounds, LAYOUT, ladder_layout_name, ladder_layout_adds,
                  ladder->layout.at[0].bytes);
}

static void run(struct ladder *ladder, double until) {
    struct stage *alone = &ladder->alone;
    struct stage_trial fp32 = { alone, &ladder->fp32, GEMV_FP32, GEMV_X_FP32 },
                       layout = { alone, &ladder->layout, GEMV_INT8_G32, GEMV_X_INT8 },
                       clear = { .stage = alone };
    struct rounds_trial trials[TRIALS] = { [FP32] = stage_trial_kernel(&fp32, 1),
                                           [LAYOUT] = stage_trial_kernel(&layout, 1),
                                           [CLEAR] = stage_trial_limit(&clear) };
    struct rounds_limits limits = { ROUNDS_LEAST,
                                    LADDER_ROUNDS_MOST,
                                    stage_until(alone, until),
                                    stage_until(alone, until) + 0.05 * alone->whole,
                                    alone->m->machine.cpus,
                                    alone->options->threads == 1 };
    struct rounds rounds;
    for (int i = 0; i < LADDER_RUNGS; i++) {
        ladder->rungs[i] = (struct rung) { ladder, &ladder_rungs[i] };
        trials[RUNGS + i] =
            (struct rounds_trial) { run_rung, &ladder->rungs[i], 1, ENGINE_ALONE, NULL };
    }
    if (!rounds_run(&rounds, trials, TRIALS, &limits, stage_go_on, alone)) return;
    if (rounds.n > 0) conclude(ladder, &rounds);
    rounds_release(&rounds);
}

static enum gemv_status prepare(struct ladder *ladder, struct gemv_error *err) {
    struct stage *alone = &ladder->alone;
    struct gemv_options options = { alone->m->level, 1, LADDER_COLS, 1 };
    size_t weights = (size_t)LADDER_ROWS * LADDER_COLS;
    enum gemv_status status = gemv_open(&alone->gemv, &options, err);
    if (status != GEMV_OK) return status;
    ladder->w = (struct ladder_weights) { LADDER_ROWS, LADDER_COLS, malloc(weights),
                                          malloc(weights / LADDER_GROUP * sizeof(float)) };
    alone->y = calloc(LADDER_ROWS, sizeof *alone->y);
    if (!weights_source_init(&alone->source, LADDER_COLS, 1) || alone->y == NULL ||
        ladder->w.q == NULL || ladder->w.scale == NULL)
        return stage_fail(err, GEMV_NO_MEMORY, "no memory for the teaching ladder");
    ladder_quantize(&ladder->w, alone->source.w, SOURCE_ROWS);
    status = weights_init(&ladder->fp32, alone->gemv, alone->fillers, &alone->source, GEMV_FP32,
                          LADDER_ROWS, 1, INFINITY, err);
    if (status != GEMV_OK) return status;
    return weights_init(&ladder->layout, alone->gemv, alone->fillers, &alone->source, GEMV_INT8_G32,
                        LADDER_ROWS, 1, INFINITY, err);
}

static void release(struct ladder *ladder) {
    struct stage *alone = &ladder->alone;
    weights_release(&ladder->fp32);
    weights_release(&ladder->layout);
    weights_source_release(&alone->source);
    free(alone->y);
    free(ladder->w.q);
    free(ladder->w.scale);
    gemv_close(alone->gemv);
    free(ladder);
}

enum gemv_status measure_ladder(struct stage *stage, double until, struct gemv_error *err) {
    struct ladder *ladder = calloc(1, sizeof *ladder);
    if (ladder == NULL) return stage_fail(err, GEMV_NO_MEMORY, "no memory for the teaching ladder");
    ladder->alone = *stage;
    ladder->alone.gemv = NULL;
    ladder->alone.y = NULL;
    ladder->alone.source = (struct weights_source) { 0 };
    enum gemv_status status = prepare(ladder, err);
    if (status == GEMV_OK) run(ladder, until);
    release(ladder);
    return status;
}
