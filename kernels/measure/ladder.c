// SPDX-License-Identifier: MIT
// The teaching ladder of kernels/gemv, timed: every rung on one thread beside our fp32 kernel, with
// a reading of other memory in each round so that no rung finds its weights in a cache.
#include "kernels/gemv/ladder.h"

#include <math.h>
#include <stdlib.h>

#include "kernels/measure/stage.h"

enum { LADDER_ROWS = 2048, LADDER_COLS = 4096, ROUNDS_LEAST = 6, LADDER_ROUNDS_MOST = 24 };

struct ladder {
    struct stage alone; // the stage with one thread
    struct gemv_ladder *rungs;
    struct weights fp32;
};

struct rung {
    const struct ladder *ladder;
    enum gemv_rung rung;
};

static void run_rung(void *context, size_t turn) {
    const struct rung *rung = context;
    const struct ladder *ladder = rung->ladder;
    (void)turn;
    gemv_ladder_run(ladder->rungs, rung->rung, ladder->alone.source.x, ladder->alone.y);
}

// Trials: fp32, the rungs, and the reader to clear the caches.
enum { FP32, FIRST_RUNG, CLEAR = FIRST_RUNG + GEMV_RUNGS, TRIALS };

static void conclude_rung(struct measurement *m, const struct rounds *rounds, int trial,
                          const char *name, const char *adds, size_t bytes) {
    double seconds = rounds_ratio(rounds, trial, ROUNDS_ONE, 1).median;
    m->ladder[m->n_ladder++] = (struct measure_rung) {
        name, adds, seconds, (double)bytes / seconds * 1e-9, rounds_ratio(rounds, FP32, trial, 1),
    };
}

static void conclude(const struct ladder *ladder, const struct rounds *rounds) {
    struct measurement *m = ladder->alone.m;
    m->ladder_rows = LADDER_ROWS;
    m->ladder_cols = LADDER_COLS;
    conclude_rung(m, rounds, FP32, "fp32", "the yardstick: 32 bits for each weight, our kernel",
                  ladder->fp32.at[0].bytes);
    for (int i = 0; i < GEMV_RUNGS; i++)
        conclude_rung(m, rounds, FIRST_RUNG + i, gemv_rungs[i].name, gemv_rungs[i].adds,
                      gemv_ladder_bytes(ladder->rungs, (enum gemv_rung)i));
}

static void run(struct ladder *ladder, double until) {
    struct stage *alone = &ladder->alone;
    struct stage_trial fp32 = { alone, &ladder->fp32, GEMV_FP32, GEMV_X_FP32, 0 },
                       clear = { .stage = alone };
    struct rung rungs[GEMV_RUNGS];
    struct rounds_trial trials[TRIALS] = {
        [FP32] = stage_trial_kernel(&fp32, 1), [CLEAR] = stage_trial_limit(&clear, 0)
    };
    struct rounds_limits limits = { ROUNDS_LEAST,
                                    LADDER_ROUNDS_MOST,
                                    stage_until(alone, until),
                                    stage_until(alone, until) + 0.05 * alone->whole,
                                    alone->m->machine.cpus,
                                    alone->options->threads == 1 };
    struct rounds rounds;
    for (int i = 0; i < GEMV_RUNGS; i++) {
        rungs[i] = (struct rung) { ladder, (enum gemv_rung)i };
        trials[FIRST_RUNG + i] =
            (struct rounds_trial) { run_rung, &rungs[i], 1, ENGINE_ALONE, NULL };
    }
    if (!rounds_run(&rounds, trials, TRIALS, &limits, stage_go_on, alone)) return;
    if (rounds.n > 0) conclude(ladder, &rounds);
    rounds_release(&rounds);
}

static enum gemv_status prepare(struct ladder *ladder, struct gemv_error *err) {
    struct stage *alone = &ladder->alone;
    struct gemv_options options = { alone->m->level, 1, LADDER_COLS, 1 };
    enum gemv_status status = gemv_open(&alone->gemv, &options, err);
    if (status == GEMV_OK)
        status = gemv_ladder_open(&ladder->rungs, alone->m->level, LADDER_ROWS, LADDER_COLS, err);
    if (status != GEMV_OK) return status;
    alone->y = calloc(LADDER_ROWS, sizeof *alone->y);
    if (!weights_source_init(&alone->source, LADDER_COLS, 1) || alone->y == NULL)
        return stage_fail(err, GEMV_NO_MEMORY, "no memory for the teaching ladder");
    return weights_init(&ladder->fp32, alone->gemv, alone->fillers, &alone->source, GEMV_FP32,
                        LADDER_ROWS, 1, INFINITY, err);
}

static void release(struct ladder *ladder) {
    struct stage *alone = &ladder->alone;
    gemv_ladder_close(ladder->rungs);
    weights_release(&ladder->fp32);
    weights_source_release(&alone->source);
    free(alone->y);
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
