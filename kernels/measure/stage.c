// SPDX-License-Identifier: MIT
// What the stages of a measurement share.
// A trial runs one mat-vec on the next copy of its weights, with the very call that is proved
// elsewhere.
#include "kernels/measure/stage.h"

#include <stdarg.h>
#include <stdio.h>

const struct stage_kernel stage_kernels[] = {
    { GEMV_FP32, GEMV_X_FP32 },     { GEMV_BF16, GEMV_X_BF16 },
    { GEMV_BF16, GEMV_X_FP32 },     { GEMV_INT8_G32, GEMV_X_INT8 },
    { GEMV_INT4_G32, GEMV_X_INT8 }, { GEMV_INT4_G32, GEMV_X_INT16 },
    { GEMV_INT4_G32, GEMV_X_FP32 }, { GEMV_INT4_G128, GEMV_X_INT8 },
    { GEMV_NF4_G64, GEMV_X_INT8 },  { GEMV_MXFP4, GEMV_X_INT8 },
    { GEMV_2BIT_G64, GEMV_X_INT8 },
};
const size_t stage_kernel_count = sizeof stage_kernels / sizeof *stage_kernels;

bool stage_offers(const struct gemv *gemv, const struct stage_kernel *kernel) {
    enum gemv_level level = gemv_kernel_level(gemv, kernel->format, kernel->activations);
    return level != GEMV_LEVELS && level == gemv_kernel_level(gemv, kernel->format, GEMV_X_FP32);
}

enum gemv_status stage_fail(struct gemv_error *err, enum gemv_status status, const char *format,
                            ...) {
    va_list args;
    va_start(args, format);
    if (err != NULL) vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    return status;
}

void stage_left_out(struct stage *stage, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(stage->m->left_out, sizeof stage->m->left_out, format, args);
    va_end(args);
}

bool stage_go_on(void *owner, double part) {
    struct stage *stage = owner;
    const struct measure_options *options = stage->options;
    double whole = stage->from + part * (stage->to - stage->from);
    if (!stage->m->stopped && options->go_on != NULL)
        stage->m->stopped = !options->go_on(options->owner, stage->what, whole);
    return !stage->m->stopped;
}

bool stage_enter(struct stage *stage, const char *what, double from, double to) {
    stage->what = what;
    stage->from = from;
    stage->to = to;
    return stage_go_on(stage, 0);
}

double stage_until(const struct stage *stage, double part) {
    return stage->start + part * stage->whole;
}

bool stage_is_over(const struct stage *stage, double part) {
    return watch_seconds() > stage_until(stage, part);
}

// --- trials ---

static void run_limit(void *context, size_t turn) {
    const struct stage_trial *trial = context;
    struct reader *reader = &trial->stage->reader;
    (void)turn;
    reader->variant = reader->best[trial->reader];
    reader_run(reader);
}

static void nothing(void *context, int index) {
    (void)context;
    (void)index;
}

static void wake_reader(void *context) {
    const struct stage_trial *trial = context;
    gemv_pool_run(trial->stage->reader.pool, nothing, NULL);
}

struct rounds_trial stage_trial_limit(struct stage_trial *trial, int reader) {
    trial->reader = reader;
    return (struct rounds_trial) { run_limit, trial, 1, ENGINE_READER, wake_reader };
}

static void run_blas(void *context, size_t turn) {
    const struct stage_trial *trial = context;
    const struct stage *stage = trial->stage;
    const struct gemv_matrix *w = weights_next(trial->weights);
    (void)turn;
    stage->blas->matvec(stage->blas, w->rows, w->cols, w->blocks, stage->source.x, stage->y);
}

static void wake_blas(void *context) {
    const struct stage_trial *trial = context;
    const struct stage *stage = trial->stage;
    const struct weights_source *source = &stage->source;
    stage->blas->matvec(stage->blas, source->rows, source->cols, source->w, source->x, stage->y);
}

struct rounds_trial stage_trial_blas(struct stage_trial *trial, size_t runs) {
    return (struct rounds_trial) { run_blas, trial, runs, ENGINE_BLAS, wake_blas };
}

static void run_kernel(void *context, size_t turn) {
    const struct stage_trial *trial = context;
    const struct stage *stage = trial->stage;
    (void)turn;
    gemv_run(stage->gemv, weights_next(trial->weights), trial->activations, stage->source.x, 1,
             stage->y, NULL);
}

static void wake_kernel(void *context) {
    const struct stage_trial *trial = context;
    const struct stage *stage = trial->stage;
    gemv_run(stage->gemv, &stage->tiny, GEMV_X_FP32, stage->source.x, 1, stage->y, NULL);
}

struct rounds_trial stage_trial_kernel(struct stage_trial *trial, size_t runs) {
    return (struct rounds_trial) { run_kernel, trial, runs, ENGINE_GEMV, wake_kernel };
}
