// SPDX-License-Identifier: MIT
// The measurement from end to end: look at the machine, find the limits, run the stages in their
// time, and say what may be said.
#include "kernels/measure/measure.h"

#include <math.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/measure/stage.h"

// Seconds of a measurement, under the 5 and 60 that are promised: memory has to be asked for and
// given back, and what is under way is finished.
static const double quick_seconds = 4.2, full_seconds = 52;

static const size_t turn_least = 32 << 20;    // bytes of a turn, so that it lasts some milliseconds
static const double pass_caches = 1.25;       // what must pass, in last-level caches
static const size_t pass_quick = 400 << 20;   // at most, when it must be quick
static const size_t around_least = 512 << 20; // of the reader's memory, when there is time
static const double memory_part = 0.85;       // of what is free
static const double memory_seconds = 1.2;     // for asking for memory, when it must be quick
static const size_t weights_least = 1 << 20;  // of a matrix, so that copies can pass a cache

static const struct measure_size quick_size = { 4096, 4096 };
static const struct measure_size full_sizes[] = { { 14336, 4096 }, { 16384, 16384 } };

const struct measure_model measure_models[] = {
    { "1B", 1e9 }, { "7B", 7e9 }, { "13B", 13e9 }, { "70B", 70e9 }
};
const size_t measure_model_count = sizeof measure_models / sizeof *measure_models;

// --- sizes ---

static bool fits(const struct stage *stage, const struct measure_size *size) {
    size_t bytes = measure_size_bytes(stage, size);
    return bytes > 0 && (double)bytes <= memory_part * (double)stage->m->machine.available;
}

static enum gemv_status check_size(const struct stage *stage, const struct measure_size *size,
                                   struct gemv_error *err) {
    size_t weights, bytes = measure_size_bytes(stage, size);
    bool counted = !__builtin_mul_overflow(size->rows, size->cols, &weights) && bytes > 0;
    if (size->rows > INT32_MAX || size->cols > INT32_MAX || !counted)
        return stage_fail(
            err, GEMV_BAD_ARGUMENT,
            "a matrix of %zux%zu is larger than a computer can count; give smaller sizes",
            size->rows, size->cols);
    if (weights < weights_least)
        return stage_fail(err, GEMV_BAD_ARGUMENT,
                          "a matrix of %zux%zu is too small to be read from memory; give at least "
                          "as many weights as 1024x1024 has",
                          size->rows, size->cols);
    if (fits(stage, size)) return GEMV_OK;
    return stage_fail(
        err, GEMV_NO_MEMORY,
        "measuring %zux%zu takes %.1f GB (every format, OpenBLAS, copies to rotate, and a batch "
        "of %d), and %.1f GB are free here; give smaller sizes",
        size->rows, size->cols, (double)bytes * 1e-9, GEMV_BATCH_MOST,
        (double)stage->m->machine.available * 1e-9);
}

// The sizes that were asked for, each possible; else those of the defaults that fit.
static enum gemv_status choose_sizes(struct stage *stage, struct measure_size *sizes, size_t *n,
                                     struct gemv_error *err) {
    const struct measure_options *options = stage->options;
    *n = 0;
    for (size_t i = 0; i < options->n_sizes && i < MEASURE_SIZES_MOST; i++) {
        enum gemv_status status = check_size(stage, &options->sizes[i], err);
        if (status != GEMV_OK) return status;
        sizes[(*n)++] = options->sizes[i];
    }
    if (*n > 0) return GEMV_OK;
    sizes[(*n)++] = options->quick ? quick_size : full_sizes[0];
    if (!options->quick && fits(stage, &full_sizes[1])) sizes[(*n)++] = full_sizes[1];
    if (!options->quick && *n == 1)
        stage_left_out(stage, "16384x16384: it needs more memory than is free");
    return check_size(stage, &sizes[0], err);
}

// --- opening ---

// An idle worker of OpenBLAS looks for work for 2^26 cycles, some 25 ms, before it sleeps, and
// would share its processor with what is timed next. 2^20 cycles are still longer than the pause
// between two calls in a row; who has chosen another value keeps it.
static void open_blas(struct stage *stage) {
    struct measurement *m = stage->m;
    setenv("OPENBLAS_THREAD_TIMEOUT", "20", 0);
    if (!blas_open(&stage->library, m->no_blas, sizeof m->no_blas)) return;
    stage->blas = &stage->library;
    blas_set_threads(stage->blas, stage->options->threads);
    snprintf(m->blas, sizeof m->blas, "%s", blas_config(stage->blas));
    snprintf(m->blas_core, sizeof m->blas_core, "%s", blas_core(stage->blas));
}

// Memory belongs near the threads that read it; a single one gets a neighbour's help, because
// asking for memory is slow.
static int fillers(const struct stage *stage) {
    int threads = stage->options->threads;
    return threads > 1 || stage->m->machine.cpus == 1 ? threads : 2;
}

static enum gemv_status open_gemv(struct stage *stage, const struct measure_size *sizes, size_t n,
                                  struct gemv_error *err) {
    struct gemv_options options = { stage->m->level, stage->options->threads, 0, GEMV_BATCH_MOST };
    for (size_t i = 0; i < n; i++)
        options.cols = sizes[i].cols > options.cols ? sizes[i].cols : options.cols;
    enum gemv_status status = gemv_open(&stage->gemv, &options, err);
    if (status != GEMV_OK) return status;
    stage->fillers = gemv_pool_new(fillers(stage));
    if (stage->fillers == NULL)
        return stage_fail(err, GEMV_NO_MEMORY, "the system gives no threads");
    return gemv_matrix_init(&stage->tiny, GEMV_FP32,
                            (size_t)GEMV_TILE_ROWS * (size_t)options.threads, GEMV_TILE_ROWS, err);
}

// What must pass by, and what a turn reads so that half a round passes it, follow from the
// last-level cache.
static void plan_turns(struct stage *stage, size_t pass) {
    stage->pass_bytes = pass;
    stage->turn_bytes = rotation_turn_bytes(pass, turn_least, stage_kernel_count + 1 + READ_BEST);
}

static void plan_first_turns(struct stage *stage) {
    size_t pass = (size_t)(pass_caches * (double)stage->m->machine.last);
    if (stage->options->quick && pass > pass_quick) pass = pass_quick;
    plan_turns(stage, pass > PASSED_LEAST ? pass : PASSED_LEAST);
}

// Some virtual machines take seconds to find a gigabyte. When it must be quick, less passes by
// then, and the report says how much did.
static void afford_memory(struct stage *stage, const struct measure_size *size) {
    if (!stage->options->quick) return;
    while (stage->pass_bytes > PASSED_LEAST &&
           (double)measure_size_bytes(stage, size) * stage->byte_seconds > memory_seconds)
        plan_turns(stage, stage->pass_bytes / 8 * 7);
    reader_shorten(&stage->reader, stage->turn_bytes);
}

size_t stage_reader_bytes(const struct stage *stage) {
    size_t passing = stage->pass_bytes + stage->turn_bytes;
    bool affords = !stage->options->quick && around_least < stage->m->machine.available / 8;
    return affords && passing < around_least ? around_least : passing;
}

static enum gemv_status find_limits(struct stage *stage, const struct measure_size *size,
                                    struct gemv_error *err) {
    struct measurement *m = stage->m;
    int threads = stage->options->threads;
    double start = watch_seconds();
    if (!reader_init(&stage->reader, stage->turn_bytes, stage_reader_bytes(stage), threads))
        return stage_fail(err, GEMV_NO_MEMORY, "no memory to find the read limit with");
    stage->byte_seconds = (watch_seconds() - start) / (double)stage->reader.memory.bytes;
    afford_memory(stage, size);
    reader_choose(&stage->reader, stage->options->quick ? 3 : 7, stage_until(stage, 0.08), NULL);
    for (int kind = 0; kind < PEAK_KINDS; kind++)
        m->peak[kind] = peak_giga(m->level, (enum peak_kind)kind, threads);
    return GEMV_OK;
}

// --- stages ---

// The first size has the sweep behind it and gets half of the time.
static enum gemv_status run_sizes(struct stage *stage, const struct measure_size *sizes, size_t n,
                                  struct gemv_error *err) {
    const double begin = 0.08, end = 0.86;
    double first = n == 1 ? end : 0.5, each = n == 1 ? 0 : (end - first) / (double)(n - 1);
    enum gemv_status status = measure_size(stage, &sizes[0], true, begin, first, err);
    for (size_t i = 1; status == GEMV_OK && !stage->m->stopped && i < n; i++)
        status = measure_size(stage, &sizes[i], false, first + each * (double)(i - 1),
                              first + each * (double)i, err);
    return status;
}

static enum gemv_status run_stages(struct stage *stage, const struct measure_size *sizes, size_t n,
                                   struct gemv_error *err) {
    enum gemv_status status = GEMV_OK;
    if (stage_enter(stage, "the read limit", 0, 0.08)) status = find_limits(stage, &sizes[0], err);
    if (status == GEMV_OK && !stage->m->stopped) status = run_sizes(stage, sizes, n, err);
    if (status == GEMV_OK && stage_enter(stage, "weights in the cache", 0.86, 0.92))
        status = measure_cached(stage, 0.92, err);
    if (status == GEMV_OK && stage_enter(stage, "the teaching ladder", 0.92, 1))
        status = measure_ladder(stage, 1, err);
    return status;
}

// The limit of all sizes: the median of their medians, the least and the most of all rounds.
static void conclude_limit(struct measurement *m) {
    double medians[MEASURE_SIZES_MOST], least = INFINITY, most = 0;
    for (size_t i = 0; i < m->n_rounds; i++) {
        medians[i] = m->rounds[i].limit_gbps.median;
        least = fmin(least, m->rounds[i].limit_gbps.min);
        most = fmax(most, m->rounds[i].limit_gbps.max);
    }
    m->limit_gbps = spread_of(medians, m->n_rounds);
    if (m->n_rounds > 0) m->limit_gbps.min = least;
    if (m->n_rounds > 0) m->limit_gbps.max = most;
}

enum verdict measure_verdict(const struct measurement *m) {
    enum verdict verdicts[MEASURE_FORMATS_MOST];
    size_t n = 0;
    for (size_t i = 0; i < m->n_formats; i++)
        if (m->formats[i].format != GEMV_FP32) verdicts[n++] = m->formats[i].verdict;
    return verdict_of_all(verdicts, n);
}

static void conclude(struct stage *stage) {
    struct measurement *m = stage->m;
    conclude_limit(m);
    m->verdict = measure_verdict(m);
    m->seconds = watch_seconds() - stage->start;
}

static void close_stage(struct stage *stage) {
    reader_release(&stage->reader);
    gemv_pool_free(stage->fillers);
    gemv_matrix_release(&stage->tiny);
    gemv_close(stage->gemv);
    blas_close(&stage->library);
}

// One thread stays on the processor where it is, as the threads of a pool do on theirs. Pools know
// the processors that were allowed when they were made.
static void pin_single_thread(const struct stage *stage) {
    cpu_set_t one;
    int cpu = sched_getcpu();
    if (stage->options->threads > 1 || cpu < 0) return;
    CPU_ZERO(&one);
    CPU_SET(cpu, &one);
    sched_setaffinity(0, sizeof one, &one);
}

enum gemv_status measure(struct measurement *m, const struct measure_options *options,
                         struct gemv_error *err) {
    struct stage stage = { .options = options, .m = m, .start = watch_seconds() };
    struct measure_size sizes[MEASURE_SIZES_MOST];
    size_t n;
    stage.whole = options->quick ? quick_seconds : full_seconds;
    *m = (struct measurement) { .level = options->level, .threads = options->threads };
    machine_look(&m->machine);
    open_blas(&stage);
    plan_first_turns(&stage);
    enum gemv_status status = choose_sizes(&stage, sizes, &n, err);
    if (status == GEMV_OK) status = open_gemv(&stage, sizes, n, err);
    cpu_set_t before;
    bool known = sched_getaffinity(0, sizeof before, &before) == 0;
    if (status == GEMV_OK && known) pin_single_thread(&stage);
    if (status == GEMV_OK) status = run_stages(&stage, sizes, n, err);
    if (known) sched_setaffinity(0, sizeof before, &before);
    conclude(&stage);
    close_stage(&stage);
    return status;
}
