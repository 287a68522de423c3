// SPDX-License-Identifier: MIT
// One size at batch 1: the limit, OpenBLAS sgemv, our fp32 and every format in interleaved rounds.
// What is concluded is a ratio of times of one round: over the limit, over fp32, over OpenBLAS.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/measure/ways.h"

enum { ROUNDS_LEAST = 8, LIMIT_STREAM = 0, BLAS_STREAM = 1, FORMAT_STREAM = 2 };

// Trials: 0 is the best reading loop, 1 OpenBLAS where there is one, then the kernels. Half-way and
// at the end the next best loops read; the one whose median was the best is the limit. Streams: 0
// is the reader's memory, 1 OpenBLAS's, then one for each format.
struct table {
    struct stage_trial trials[ROTATION_TRIALS_MOST];
    struct rounds_trial rounds[ROTATION_TRIALS_MOST];
    struct rotation_trial turns[ROTATION_TRIALS_MOST];
    const struct stage_kernel *kernels[ROTATION_TRIALS_MOST];
    size_t n;
    int limit; // the trial that the others are compared with
    struct rotation_stream streams[FORMAT_STREAM + GEMV_FORMATS];
    struct weights weights[FORMAT_STREAM + GEMV_FORMATS];
    bool ready; // there is a copy of everything
};

enum { STREAMS = FORMAT_STREAM + GEMV_FORMATS };

// When it must be quick and memory is slow to come, second copies are given up from this part of
// the time on; and of the first ones all must be there by that one, or nothing can be measured.
#define PACKED_BY 0.4
#define READY_BY  0.75
// How much of it finding the ways of the kernels may take.
#define WAYS_PART 0.06

// --- planning ---

static void add_turn(struct table *table, const struct stage *stage, size_t stream,
                     const struct stage_kernel *kernel) {
    size_t runs = rotation_runs(table->streams[stream].bytes, stage->turn_bytes);
    table->kernels[table->n] = kernel;
    table->turns[table->n++] = (struct rotation_trial) { stream, runs };
}

static bool is_offered(const struct stage *stage, const struct stage_kernel *kernel) {
    return stage->gemv == NULL || stage_offers(stage->gemv, kernel);
}

// The trials and the copies that they need. false where a size cannot be counted.
static bool plan(struct table *table, const struct stage *stage, const struct measure_size *size) {
    bool counted = true;
    table->streams[LIMIT_STREAM].bytes = stage->turn_bytes;
    table->streams[BLAS_STREAM].bytes = gemv_bytes(GEMV_FP32, size->rows, size->cols);
    for (size_t f = 0; f < GEMV_FORMATS; f++) {
        table->streams[FORMAT_STREAM + f].bytes =
            gemv_bytes((enum gemv_format)f, size->rows, size->cols);
        counted = counted && table->streams[FORMAT_STREAM + f].bytes > 0;
    }
    if (!counted) return false;
    add_turn(table, stage, LIMIT_STREAM, NULL);
    if (stage->blas != NULL) add_turn(table, stage, BLAS_STREAM, NULL);
    for (size_t i = 0; i < stage_kernel_count; i++) {
        if (i == stage_kernel_count / 2) add_turn(table, stage, LIMIT_STREAM, NULL);
        if (is_offered(stage, &stage_kernels[i]))
            add_turn(table, stage, FORMAT_STREAM + stage_kernels[i].format, &stage_kernels[i]);
    }
    add_turn(table, stage, LIMIT_STREAM, NULL);
    rotation_plan(table->streams, STREAMS, table->turns, table->n, stage->pass_bytes);
    return true;
}

static size_t first_stream(const struct stage *stage) {
    return stage->blas != NULL ? BLAS_STREAM : FORMAT_STREAM;
}

// Activations for the widest batch as they are given and as a kernel reads them, and results.
static bool batch_bytes(const struct measure_size *size, size_t *bytes) {
    size_t floats = (2 * GEMV_BATCH_MOST + SOURCE_ROWS_MOST) * sizeof(float), results;
    return !__builtin_mul_overflow(size->cols, floats, bytes) &&
           !__builtin_mul_overflow(size->rows, GEMV_BATCH_MOST * sizeof(float), &results) &&
           !__builtin_add_overflow(*bytes, results, bytes);
}

size_t measure_size_bytes(const struct stage *stage, const struct measure_size *size) {
    struct table table = { .n = 0 };
    size_t sum;
    if (!plan(&table, stage, size) || !batch_bytes(size, &sum)) return 0;
    for (size_t s = first_stream(stage); s < STREAMS; s++) {
        size_t bytes;
        if (__builtin_mul_overflow(table.streams[s].bytes, table.streams[s].copies, &bytes) ||
            __builtin_add_overflow(sum, bytes, &sum))
            return 0;
    }
    return sum;
}

static size_t least_distance(const struct table *table) {
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < table->n; i++) {
        size_t distance =
            rotation_distance(table->streams, table->turns, table->n, table->turns[i].stream);
        size_t own = table->streams[table->turns[i].stream].bytes;
        if (distance < own)
            distance = own; // a copy that is larger than a cache passes it by itself
        if (distance < least) least = distance;
    }
    return least;
}

// --- preparing ---

// One copy of each stream from `s` on, and `besides`.
static bool is_ready_in_time(const struct table *table, const struct stage *stage, size_t s,
                             size_t besides) {
    double bytes = (double)besides;
    for (; s < STREAMS; s++)
        bytes += (double)table->streams[s].bytes;
    double ready = watch_seconds() + bytes * stage->byte_seconds;
    return !stage->options->quick || ready < stage_until(stage, READY_BY);
}

static enum gemv_status prepare_stream(struct table *table, struct stage *stage, size_t s,
                                       size_t rows, double until, struct gemv_error *err) {
    struct gemv_pool *pool = stage->fillers;
    const size_t copies = table->streams[s].copies;
    if (s == BLAS_STREAM)
        return weights_init_plain(&table->weights[s], pool, &stage->source, rows, copies, until,
                                  err);
    return weights_init(&table->weights[s], stage->gemv, pool, &stage->source,
                        (enum gemv_format)(s - FORMAT_STREAM), rows, copies, until, err);
}

static enum gemv_status prepare(struct table *table, struct stage *stage,
                                const struct measure_size *size, struct gemv_error *err) {
    enum gemv_status status = GEMV_OK;
    double until = stage->options->quick ? stage_until(stage, PACKED_BY) : INFINITY;
    size_t s = first_stream(stage), batch = 0;
    batch_bytes(size, &batch);
    if (!is_ready_in_time(table, stage, s, batch)) return GEMV_OK;
    if (!weights_source_init(&stage->source, size->cols, GEMV_BATCH_MOST))
        return stage_fail(err, GEMV_NO_MEMORY, "no memory for %zu columns", size->cols);
    stage->y = calloc(size->rows * GEMV_BATCH_MOST, sizeof *stage->y);
    if (stage->y == NULL)
        return stage_fail(err, GEMV_NO_MEMORY, "no memory for %zu rows", size->rows);
    for (; status == GEMV_OK && s < STREAMS && stage_go_on(stage, 0); s++) {
        if (!is_ready_in_time(table, stage, s, 0)) return GEMV_OK;
        status = prepare_stream(table, stage, s, size->rows, until, err);
    }
    table->ready = status == GEMV_OK && !stage->m->stopped;
    return status;
}

// Copies that were given up shorten the turns, so that no turn reads a copy twice.
static void keep_to_copies(struct table *table) {
    for (size_t s = BLAS_STREAM; s < STREAMS; s++)
        if (table->weights[s].copies > 0) table->streams[s].copies = table->weights[s].copies;
    for (size_t i = 0; i < table->n; i++) {
        size_t copies = table->streams[table->turns[i].stream].copies;
        if (table->turns[i].runs > copies) table->turns[i].runs = copies;
    }
}

// Either the whole last-level cache or what a virtual machine's share of one can be.
static bool passes_enough(const struct stage *stage, size_t passed) {
    size_t last = stage->m->machine.last;
    return passed >= (last < PASSED_LEAST ? last : PASSED_LEAST);
}

static void make_trials(struct table *table, struct stage *stage) {
    int reader = 0;
    for (size_t i = 0; i < table->n; i++) {
        const struct rotation_trial *turn = &table->turns[i];
        const struct stage_kernel *kernel = table->kernels[i];
        struct stage_trial *trial = &table->trials[i];
        *trial = (struct stage_trial) { .stage = stage, .weights = &table->weights[turn->stream] };
        if (kernel != NULL) {
            trial->format = kernel->format;
            trial->activations = kernel->activations;
            table->rounds[i] = stage_trial_kernel(trial, turn->runs);
        } else if (turn->stream == LIMIT_STREAM) {
            table->rounds[i] = stage_trial_limit(trial, reader++);
        } else {
            table->rounds[i] = stage_trial_blas(trial, turn->runs);
        }
    }
}

// Before the rounds, each kernel finds out how it reads the best today, as the reader has.
static void choose_ways(const struct table *table, struct stage *stage) {
    struct ways_rival rivals[ROTATION_TRIALS_MOST];
    for (size_t i = 0; i < table->n; i++)
        rivals[i] = (struct ways_rival) { table->rounds[i], table->kernels[i] };
    const struct ways_limits limits = { stage->options->quick ? 3 : WAYS_PASSES_MOST,
                                        watch_seconds() + WAYS_PART * stage->whole, stage_go_on,
                                        stage };
    ways_choose(stage->gemv, rivals, table->n, &limits);
}

// --- concluding ---

static int find_limit(const struct rounds *rounds, const struct table *table) {
    int readers[ROTATION_TRIALS_MOST];
    size_t n = 0;
    for (size_t i = 0; i < table->n; i++)
        if (table->turns[i].stream == LIMIT_STREAM) readers[n++] = (int)i;
    return rounds_fastest(rounds, readers, n);
}

static enum gemv_status conclude_format(const struct rounds *rounds, const struct table *table,
                                        struct stage *stage, size_t i, bool believed,
                                        struct gemv_error *err) {
    const struct stage_kernel *kernel = table->kernels[i];
    const struct gemv_matrix *w = &table->weights[FORMAT_STREAM + kernel->format].at[0];
    int first = stage->blas != NULL ? 2 : 1, own = (int)i; // `first` is fp32
    double bytes = (double)w->bytes, limit_bytes = (double)stage->reader.bytes;
    struct accuracy accuracy = { NAN, NAN };
    struct measure_format *f = &stage->m->formats[stage->m->n_formats];
    *f = (struct measure_format) { .format = kernel->format, .activations = kernel->activations };
    f->level = gemv_kernel_level(stage->gemv, kernel->format, kernel->activations);
    f->way = gemv_way_of(stage->gemv, kernel->format, kernel->activations);
    f->rows = w->rows;
    f->cols = w->cols;
    f->bytes = w->bytes;
    f->seconds = rounds_ratio(rounds, own, ROUNDS_ONE, 1).median;
    f->gbps = rounds_ratio(rounds, ROUNDS_ONE, own, bytes * 1e-9);
    f->of_limit = rounds_ratio(rounds, table->limit, own, bytes / limit_bytes);
    f->speedup_fp32 = rounds_ratio(rounds, first, own, 1);
    f->predicted = (double)table->streams[FORMAT_STREAM + GEMV_FP32].bytes / bytes;
    f->ratio = rounds_ratio(rounds, first, own, 1 / f->predicted);
    if (stage->blas != NULL) f->speedup_openblas = rounds_ratio(rounds, 1, own, 1);
    f->verdict = believed ? verdict_of(&f->ratio) : VERDICT_INCONCLUSIVE;
    enum gemv_status status =
        weights_accuracy(&table->weights[FORMAT_STREAM + kernel->format], stage->gemv,
                         &stage->source, kernel->activations, &accuracy, err);
    f->rmse.kernel = accuracy.kernel;
    f->rmse.weights = accuracy.weights;
    stage->m->n_formats++;
    return status;
}

static void conclude_rounds(const struct rounds *rounds, const struct table *table,
                            struct stage *stage, const struct measure_size *size) {
    double limit_bytes = (double)stage->reader.bytes;
    struct measure_rounds *r = &stage->m->rounds[stage->m->n_rounds++];
    *r = (struct measure_rounds) { .rows = size->rows, .cols = size->cols };
    r->rounds = rounds->n;
    r->disturbed = rounds->n_disturbed;
    r->foreign = rounds_foreign(rounds);
    r->clock_ghz = rounds_clock(rounds);
    r->limit_gbps = rounds_ratio(rounds, ROUNDS_ONE, table->limit, limit_bytes * 1e-9);
    r->limit_variant = stage->reader.best[table->trials[table->limit].reader]->name;
    if (stage->blas != NULL)
        r->openblas_limit =
            rounds_ratio(rounds, table->limit, 1,
                         (double)(size->rows * size->cols * sizeof(float)) / limit_bytes);
    r->passed_bytes = least_distance(table);
    r->cached = !passes_enough(stage, r->passed_bytes);
    r->believed = !rounds_are_disturbed(rounds) && !r->cached;
}

static enum gemv_status conclude(const struct rounds *rounds, const struct table *table,
                                 struct stage *stage, const struct measure_size *size,
                                 struct gemv_error *err) {
    enum gemv_status status = GEMV_OK;
    if (rounds->n == 0) return GEMV_OK;
    conclude_rounds(rounds, table, stage, size);
    bool believed = stage->m->rounds[stage->m->n_rounds - 1].believed;
    for (size_t i = 0; status == GEMV_OK && i < table->n; i++)
        if (table->kernels[i] != NULL && stage->m->n_formats < MEASURE_FORMATS_MOST)
            status = conclude_format(rounds, table, stage, i, believed, err);
    return status;
}

// --- the stage ---

static enum gemv_status run_rounds(struct table *table, struct stage *stage,
                                   const struct measure_size *size, double until,
                                   struct gemv_error *err) {
    struct rounds rounds;
    double last = fmax(stage_until(stage, until), watch_seconds() + 0.1 * stage->whole);
    struct rounds_limits limits = { .least = ROUNDS_LEAST,
                                    .most = ROUNDS_MOST,
                                    .end = stage_until(stage, until),
                                    .last = last,
                                    .cpus = stage->m->machine.cpus,
                                    .one_thread = stage->options->threads == 1 };
    if (!rounds_run(&rounds, table->rounds, table->n, &limits, stage_go_on, stage))
        return stage_fail(err, GEMV_NO_MEMORY, "no memory for the times of the rounds");
    table->limit = find_limit(&rounds, table);
    enum gemv_status status = conclude(&rounds, table, stage, size, err);
    rounds_release(&rounds);
    return status;
}

static void sweep(struct table *table, struct stage *stage, const struct measure_size *size,
                  double until) {
    struct weights *packed[GEMV_FORMATS];
    for (size_t f = 0; f < GEMV_FORMATS; f++)
        packed[f] = &table->weights[FORMAT_STREAM + f];
    measure_sweep(stage, stage->blas != NULL ? &table->weights[BLAS_STREAM] : NULL, packed,
                  size->rows, until);
}

static void release(struct table *table, struct stage *stage) {
    for (size_t s = 0; s < STREAMS; s++)
        weights_release(&table->weights[s]);
    weights_source_release(&stage->source);
    free(stage->y);
    stage->y = NULL;
}

enum gemv_status measure_size(struct stage *stage, const struct measure_size *size, bool with_sweep,
                              double from, double to, struct gemv_error *err) {
    struct table table = { .n = 0 };
    double middle = with_sweep ? from + (to - from) * 0.7 : to;
    if (!plan(&table, stage, size))
        return stage_fail(err, GEMV_BAD_ARGUMENT, "a matrix of %zux%zu cannot be counted",
                          size->rows, size->cols);
    stage_enter(stage, "packing weights", from, from);
    enum gemv_status status = prepare(&table, stage, size, err);
    if (table.ready) {
        keep_to_copies(&table);
        make_trials(&table, stage);
        stage_enter(stage, "how each format reads best", from, from);
        choose_ways(&table, stage);
        stage_enter(stage, "rounds at batch 1", from, middle);
        status = run_rounds(&table, stage, size, middle, err);
    }
    const bool has_limit = stage->m->n_rounds > 0; // what a batch is bound by is seen beside it
    if (status == GEMV_OK && !stage->m->stopped && with_sweep && has_limit &&
        stage_enter(stage, "the batch sweep", middle, to))
        sweep(&table, stage, size, to);
    release(&table, stage);
    return status;
}
