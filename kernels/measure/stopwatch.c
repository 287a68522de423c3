// SPDX-License-Identifier: MIT
// A stopwatch for figures: rivals by their names, their weights and copies, and the rounds.
// What is timed is what `measure` times: the trials of stage.h, with a batch.
#include "kernels/measure/stopwatch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/gemv/ladder.h"
#include "kernels/measure/ways.h"

enum { LIMIT_STREAM, BLAS_STREAM, FORMAT_STREAM, STREAMS = FORMAT_STREAM + GEMV_FORMATS };
enum { TURN_LEAST = 8 << 20, STAY_LEAST = 1 << 20 };

struct rival {
    enum { RIVAL_LIMIT, RIVAL_BLAS, RIVAL_KERNEL, RIVAL_RUNG } kind;
    struct stage_kernel kernel;
    enum gemv_rung rung;
};

struct stopwatch {
    struct stopwatch_options options;
    struct stage stage;
    struct machine machine;
    struct rival rivals[STOPWATCH_RIVALS_MOST];
    struct rotation_trial turns[STOPWATCH_RIVALS_MOST];
    struct rotation_stream streams[STREAMS];
    struct weights weights[STREAMS];
    struct gemv_ladder *ladder;
    size_t round;
    int engine;
};

// --- names ---

static bool read_kernel(const char *name, struct stage_kernel *kernel) {
    const char *slash = strchr(name, '/');
    char format[32] = "";
    size_t length = slash != NULL ? (size_t)(slash - name) : strlen(name);
    if (length >= sizeof format) return false;
    memcpy(format, name, length);
    kernel->format = gemv_format_named(format);
    if (kernel->format == GEMV_FORMATS) return false;
    for (size_t i = stage_kernel_count; slash == NULL && i-- > 0;)
        if (stage_kernels[i].format == kernel->format) *kernel = stage_kernels[i];
    for (int x = 0; slash != NULL && x < GEMV_X_KINDS; x++)
        if (strcmp(slash + 1, gemv_activation_names[x]) == 0) {
            kernel->activations = (enum gemv_activations)x;
            return true;
        }
    return slash == NULL;
}

static bool read_rung(const char *name, enum gemv_rung *rung) {
    for (int i = 0; i < GEMV_RUNGS; i++)
        if (strcmp(name, gemv_rungs[i].name) == 0) {
            *rung = (enum gemv_rung)i;
            return true;
        }
    return false;
}

static enum gemv_status read_name(const char *name, struct rival *rival, struct gemv_error *err) {
    *rival = (struct rival) { .kind = RIVAL_LIMIT };
    if (strcmp(name, "limit") == 0) return GEMV_OK;
    rival->kind = RIVAL_BLAS;
    if (strcmp(name, "openblas") == 0) return GEMV_OK;
    rival->kind = RIVAL_RUNG;
    if (read_rung(name, &rival->rung)) return GEMV_OK;
    rival->kind = RIVAL_KERNEL;
    if (read_kernel(name, &rival->kernel)) return GEMV_OK;
    return stage_fail(err, GEMV_BAD_ARGUMENT,
                      "\"%.40s\" cannot be timed; a rival is limit, openblas, a format such as "
                      "int4-g32 or int4-g32/fp32, or a rung: naive, blocked, simd, layout",
                      name);
}

// --- planning ---

static size_t stream_of(const struct rival *rival) {
    if (rival->kind == RIVAL_KERNEL) return FORMAT_STREAM + rival->kernel.format;
    return rival->kind == RIVAL_BLAS ? BLAS_STREAM : LIMIT_STREAM; // a rung has its own memory
}

static bool has(const struct stopwatch *w, int kind) {
    for (size_t i = 0; i < w->options.n; i++)
        if ((int)w->rivals[i].kind == kind) return true;
    return false;
}

static size_t pass_bytes(const struct stopwatch *w) {
    size_t last = w->machine.last / 4 * 5;
    return last > 0 && last < PASSED_LEAST ? last : PASSED_LEAST;
}

static enum gemv_status check_memory(const struct stopwatch *w, struct gemv_error *err) {
    double bytes = 0, free = 0.85 * (double)w->machine.available;
    for (size_t i = 0; i < w->options.n; i++) {
        size_t s = w->turns[i].stream;
        bytes += (double)w->streams[s].bytes * (double)w->streams[s].copies;
    }
    if (bytes <= free) return GEMV_OK;
    return stage_fail(err, GEMV_NO_MEMORY,
                      "timing %zux%zu takes %.1f GB and %.1f GB are free here; give smaller sizes",
                      w->options.rows, w->options.cols, bytes * 1e-9, free * 1e-9);
}

static enum gemv_status plan(struct stopwatch *w, struct gemv_error *err) {
    size_t n = w->options.n, rows = w->options.rows, cols = w->options.cols;
    size_t pass = pass_bytes(w), turn = rotation_turn_bytes(pass, TURN_LEAST, n);
    if (w->options.stay) turn = STAY_LEAST;
    for (size_t i = 0; i < n; i++) {
        size_t s = stream_of(&w->rivals[i]);
        enum gemv_format format =
            s >= FORMAT_STREAM ? (enum gemv_format)(s - FORMAT_STREAM) : GEMV_FP32;
        w->streams[s].bytes = s == LIMIT_STREAM ? pass : gemv_bytes(format, rows, cols);
        if (w->streams[s].bytes == 0)
            return stage_fail(err, GEMV_BAD_ARGUMENT, "a matrix of %zux%zu cannot be counted", rows,
                              cols);
        size_t runs = s == LIMIT_STREAM ? 1 : rotation_runs(w->streams[s].bytes, turn);
        w->turns[i] = (struct rotation_trial) { s, w->options.batch > 1 ? 1 : runs };
        w->streams[s].copies = 1;
    }
    if (!w->options.stay) rotation_plan(w->streams, STREAMS, w->turns, n, pass);
    return check_memory(w, err);
}

// --- opening ---

static void choose_ways(struct stopwatch *w);

static enum gemv_status open_engines(struct stopwatch *w, struct gemv_error *err) {
    struct stage *stage = &w->stage;
    const struct stopwatch_options *o = &w->options;
    struct gemv_options options = { o->level, o->threads, o->cols, o->batch };
    char why[256];
    if (has(w, RIVAL_BLAS)) {
        setenv("OPENBLAS_THREAD_TIMEOUT", "20", 0); // measure.c says why
        if (!blas_open(&stage->library, why, sizeof why))
            return stage_fail(err, GEMV_NOT_OFFERED, "%s", why);
        stage->blas = &stage->library;
        blas_set_threads(stage->blas, o->threads);
    }
    enum gemv_status status = gemv_open(&stage->gemv, &options, err);
    if (status == GEMV_OK && has(w, RIVAL_RUNG))
        status = gemv_ladder_open(&w->ladder, o->level, o->rows, o->cols, err);
    if (status != GEMV_OK) return status;
    stage->fillers = gemv_pool_new(o->threads);
    stage->y = calloc(o->rows * o->batch, sizeof *stage->y);
    if (stage->fillers == NULL || stage->y == NULL ||
        !weights_source_init(&stage->source, o->cols, o->batch))
        return stage_fail(err, GEMV_NO_MEMORY, "no memory for %zux%zu", o->rows, o->cols);
    return gemv_matrix_init(&stage->tiny, GEMV_FP32, (size_t)(GEMV_TILE_ROWS * o->threads),
                            GEMV_TILE_ROWS, err);
}

static bool open_reader(struct stopwatch *w) {
    struct reader *reader = &w->stage.reader;
    if (reader->pool != NULL) return true;
    if (!reader_init(reader, pass_bytes(w), 2 * pass_bytes(w), w->options.threads)) return false;
    reader_choose(reader, 3, watch_seconds() + 0.3, NULL);
    return true;
}

static enum gemv_status fill_weights(struct stopwatch *w, size_t s, struct gemv_error *err) {
    const struct stage *stage = &w->stage;
    size_t rows = w->options.rows, copies = w->streams[s].copies;
    if (s == LIMIT_STREAM || w->weights[s].copies > 0) return GEMV_OK;
    if (s == BLAS_STREAM)
        return weights_init_plain(&w->weights[s], stage->fillers, &stage->source, rows, copies,
                                  INFINITY, err);
    return weights_init(&w->weights[s], stage->gemv, stage->fillers, &stage->source,
                        (enum gemv_format)(s - FORMAT_STREAM), rows, copies, INFINITY, err);
}

// A format by its name alone takes the first activations that this level has kernels for.
static void settle_activations(const struct stopwatch *w, struct stage_kernel *kernel) {
    const struct gemv *gemv = w->stage.gemv;
    for (size_t i = 0; i < stage_kernel_count && !stage_offers(gemv, kernel); i++)
        if (stage_kernels[i].format == kernel->format && stage_offers(gemv, &stage_kernels[i]))
            *kernel = stage_kernels[i];
}

static enum gemv_status check_rival(struct stopwatch *w, size_t i, struct gemv_error *err) {
    struct rival *rival = &w->rivals[i];
    struct stage_kernel *kernel = &rival->kernel;
    bool alone = w->options.threads == 1 && w->options.batch == 1;
    if (rival->kind == RIVAL_RUNG && !alone)
        return stage_fail(err, GEMV_BAD_ARGUMENT,
                          "the rung \"%s\" runs on one thread with one column",
                          gemv_rungs[rival->rung].name);
    if (rival->kind != RIVAL_KERNEL) return GEMV_OK;
    if (strchr(w->options.names[i], '/') == NULL) settle_activations(w, kernel);
    if (gemv_kernel_level(w->stage.gemv, kernel->format, kernel->activations) != GEMV_LEVELS)
        return GEMV_OK;
    return stage_fail(err, GEMV_NOT_OFFERED, "%s weights have no kernel for %s activations",
                      gemv_layouts[kernel->format].name,
                      gemv_activation_names[kernel->activations]);
}

static enum gemv_status open_all(struct stopwatch *w, struct gemv_error *err) {
    const struct stopwatch_options *o = &w->options;
    enum gemv_status status = GEMV_OK;
    if (o->n == 0 || o->n > STOPWATCH_RIVALS_MOST)
        return stage_fail(err, GEMV_BAD_ARGUMENT, "%zu rivals; give 1 to %d", o->n,
                          STOPWATCH_RIVALS_MOST);
    if (o->rows == 0 || o->cols == 0)
        return stage_fail(err, GEMV_BAD_ARGUMENT, "a matrix of %zux%zu has no weights", o->rows,
                          o->cols);
    for (size_t i = 0; status == GEMV_OK && i < o->n; i++)
        status = read_name(o->names[i], &w->rivals[i], err);
    if (status == GEMV_OK) status = plan(w, err);
    if (status == GEMV_OK) status = open_engines(w, err);
    for (size_t i = 0; status == GEMV_OK && i < o->n; i++)
        status = check_rival(w, i, err);
    if (status == GEMV_OK && has(w, RIVAL_LIMIT) && !open_reader(w))
        status = stage_fail(err, GEMV_NO_MEMORY, "no memory to find the read limit with");
    for (size_t i = 0; status == GEMV_OK && i < o->n; i++)
        status = fill_weights(w, w->turns[i].stream, err);
    return status;
}

enum gemv_status stopwatch_open(struct stopwatch **opened, const struct stopwatch_options *options,
                                struct gemv_error *err) {
    *opened = NULL;
    struct stopwatch *w = calloc(1, sizeof *w);
    if (w == NULL) return stage_fail(err, GEMV_NO_MEMORY, "no memory for a stopwatch");
    w->options = *options;
    w->engine = -1;
    machine_look(&w->machine);
    enum gemv_status status = open_all(w, err);
    w->options.names = NULL;
    if (status == GEMV_OK && options->batch == 1 && !options->stay) choose_ways(w);
    if (status == GEMV_OK)
        *opened = w;
    else
        stopwatch_close(w);
    return status;
}

void stopwatch_close(struct stopwatch *w) {
    if (w == NULL) return;
    struct stage *stage = &w->stage;
    for (size_t s = 0; s < STREAMS; s++)
        weights_release(&w->weights[s]);
    gemv_ladder_close(w->ladder);
    reader_release(&stage->reader);
    weights_source_release(&stage->source);
    gemv_matrix_release(&stage->tiny);
    gemv_pool_free(stage->fillers);
    gemv_close(stage->gemv);
    if (stage->blas != NULL) blas_close(&stage->library);
    free(stage->y);
    free(w);
}

// --- timing ---

static void run_blas(struct stopwatch *w) {
    const struct stage *stage = &w->stage;
    const struct gemv_matrix *a = weights_next(&w->weights[BLAS_STREAM]);
    if (w->options.batch == 1)
        stage->blas->matvec(stage->blas, a->rows, a->cols, a->blocks, stage->source.x, stage->y);
    else
        stage->blas->matmul(stage->blas, w->options.batch, a->rows, a->cols, stage->source.x,
                            a->blocks, stage->y);
}

static void run(struct stopwatch *w, size_t i) {
    const struct rival *rival = &w->rivals[i];
    struct stage *stage = &w->stage;
    switch (rival->kind) {
    case RIVAL_LIMIT:
        reader_run(&stage->reader);
        break;
    case RIVAL_BLAS:
        run_blas(w);
        break;
    case RIVAL_RUNG:
        gemv_ladder_run(w->ladder, rival->rung, stage->source.x, stage->y);
        break;
    default:
        gemv_run(stage->gemv, weights_next(&w->weights[w->turns[i].stream]),
                 rival->kernel.activations, stage->source.x, w->options.batch, stage->y, NULL);
    }
}

// Threads of another engine that still look for work would share our processors.
static void change_engine(struct stopwatch *w, size_t i) {
    int engine = (int)w->rivals[i].kind;
    if (w->options.threads > 1 && engine != w->engine) {
        rounds_pause();
        if (engine == RIVAL_KERNEL)
            gemv_run(w->stage.gemv, &w->stage.tiny, GEMV_X_FP32, w->stage.source.x, 1, w->stage.y,
                     NULL);
    }
    w->engine = engine;
}

static double time_runs(struct stopwatch *w, size_t i, size_t runs) {
    double start = watch_seconds();
    for (size_t r = 0; r < runs; r++)
        run(w, i);
    return (watch_seconds() - start) / (double)runs;
}

struct turn_of {
    struct stopwatch *w;
    size_t i;
};

static void run_turn(void *context, size_t round) {
    const struct turn_of *turn = context;
    (void)round;
    run(turn->w, turn->i);
}

// Each kernel reads in its best way, as the reader does. The rungs have none to choose, and the
// lowest of them are slow.
static void choose_ways(struct stopwatch *w) {
    struct ways_rival rivals[STOPWATCH_RIVALS_MOST];
    struct turn_of turns[STOPWATCH_RIVALS_MOST];
    for (size_t i = 0; i < w->options.n; i++) {
        const struct rival *rival = &w->rivals[i];
        turns[i] = (struct turn_of) { w, i };
        rivals[i] = (struct ways_rival) { { rival->kind == RIVAL_RUNG ? NULL : run_turn, &turns[i],
                                            w->turns[i].runs, 0, NULL },
                                          rival->kind == RIVAL_KERNEL ? &rival->kernel : NULL };
    }
    const struct ways_limits limits = { 3, watch_seconds() + 0.3, NULL, NULL };
    ways_choose(w->stage.gemv, rivals, w->options.n, &limits);
}

void stopwatch_round(struct stopwatch *w, double *seconds) {
    size_t order[STOPWATCH_RIVALS_MOST];
    rotation_order(w->options.n, w->round++, order);
    for (size_t k = 0; k < w->options.n; k++) {
        change_engine(w, order[k]);
        seconds[order[k]] = time_runs(w, order[k], w->turns[order[k]].runs);
    }
}

double stopwatch_once(struct stopwatch *w, size_t i) {
    return time_runs(w, i, 1);
}

bool stopwatch_clear(struct stopwatch *w) {
    if (!open_reader(w)) return false;
    reader_run(&w->stage.reader);
    return true;
}

size_t stopwatch_bytes(const struct stopwatch *w, size_t i) {
    const struct rival *rival = &w->rivals[i];
    if (rival->kind == RIVAL_RUNG) return gemv_ladder_bytes(w->ladder, rival->rung);
    return rival->kind == RIVAL_LIMIT ? w->stage.reader.bytes
                                      : w->streams[w->turns[i].stream].bytes;
}

enum gemv_status roofs_look(struct roofs *roofs, enum gemv_level level, int threads,
                            struct gemv_error *err) {
    struct reader reader;
    double gbps[64] = { 0 };
    *roofs = (struct roofs) { .gbps = 0 };
    if (threads < 1 || threads > GEMV_THREADS_MOST)
        return stage_fail(err, GEMV_BAD_ARGUMENT, "%d threads; give 1 to %d", threads,
                          GEMV_THREADS_MOST);
    if (!reader_init(&reader, PASSED_LEAST / 4, PASSED_LEAST, threads))
        return stage_fail(err, GEMV_NO_MEMORY, "no memory to find the read limit with");
    reader_choose(&reader, 3, watch_seconds() + 0.3, gbps);
    roofs->gbps = gbps[reader.variant - read_variants];
    roofs->read_variant = reader.variant->name;
    for (int kind = 0; kind < PEAK_KINDS; kind++)
        roofs->peak[kind] = peak_giga(level, (enum peak_kind)kind, threads);
    reader_release(&reader);
    return GEMV_OK;
}
