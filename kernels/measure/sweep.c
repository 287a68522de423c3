// SPDX-License-Identifier: MIT
// The batch sweep: 1 to 128 activations at once, where a product stops being memory's and becomes
// arithmetic's. fp32, int4 and OpenBLAS's sgemm in turn, at each batch.
#include <stdlib.h>
#include <string.h>

#include "kernels/measure/roofline.h"
#include "kernels/measure/stage.h"

enum { BATCHES_MOST = 8, KINDS_MOST = 4, PASSES_MOST = 7, WIDE_BATCH = 32 };

// The ends first: they give the crossover when time is short.
static const size_t batches_quick[] = { 1, 128, 8, 32 };
static const size_t batches_full[] = { 1, 128, 2, 4, 8, 16, 32, 64 };
static const struct stage_kernel kinds[] = { { GEMV_FP32, GEMV_X_FP32 },
                                             { GEMV_INT4_G32, GEMV_X_INT8 },
                                             { GEMV_INT4_G128, GEMV_X_INT8 } };
enum { OPENBLAS = sizeof kinds / sizeof *kinds };

struct sweep {
    struct stage *stage;
    struct weights *plain, *const *packed;
    size_t rows;    // of one product
    size_t windows; // that a copy is cut into
    const size_t *batches;
    size_t n_batches, n_kinds;
    size_t next[KINDS_MOST];
    double seconds[BATCHES_MOST][KINDS_MOST][PASSES_MOST];
    double of_peak[BATCHES_MOST][KINDS_MOST][PASSES_MOST]; // from WIDE_BATCH on
    size_t n[BATCHES_MOST][KINDS_MOST];
    enum stage_engine engine;
};

static const struct weights *weights_of(const struct sweep *s, size_t kind) {
    return kind == OPENBLAS ? s->plain : s->packed[kinds[kind].format];
}

// The next rows of the next copy, so that small batches read from memory.
static struct gemv_matrix next_window(struct sweep *s, size_t kind) {
    const struct weights *weights = weights_of(s, kind);
    size_t i = s->next[kind]++, row = i % s->windows * s->rows;
    struct gemv_matrix window = weights->at[i / s->windows % weights->copies];
    size_t row_bytes = kind == OPENBLAS
                           ? window.cols * sizeof(float)
                           : gemv_tile_bytes(window.format, window.cols) / GEMV_TILE_ROWS;
    window.blocks = (char *)window.blocks + row * row_bytes;
    window.rows = s->rows;
    return window;
}

static void product(struct sweep *s, size_t kind, size_t batch) {
    const struct stage *stage = s->stage;
    struct gemv_matrix w = next_window(s, kind);
    if (kind == OPENBLAS && batch == 1)
        stage->blas->matvec(stage->blas, w.rows, w.cols, w.blocks, stage->source.x, stage->y);
    else if (kind == OPENBLAS)
        stage->blas->matmul(stage->blas, batch, w.rows, w.cols, stage->source.x, w.blocks,
                            stage->y);
    else
        gemv_run(stage->gemv, &w, kinds[kind].activations, stage->source.x, batch, stage->y, NULL);
}

// Whoever's threads still look for work must not share a processor with the next product.
static void change_engine(struct sweep *s, size_t kind) {
    enum stage_engine engine = kind == OPENBLAS ? ENGINE_BLAS : ENGINE_GEMV;
    if (s->stage->options->threads > 1 && engine != s->engine) rounds_pause();
    s->engine = engine;
}

static enum peak_kind peak_kind_of(size_t kind) {
    bool integers = kind != OPENBLAS && kinds[kind].activations == GEMV_X_INT8;
    return integers ? PEAK_INT8 : PEAK_FP32;
}

static double operations_of(const struct sweep *s, size_t b) {
    return 2.0 * (double)s->rows * (double)s->stage->source.cols * (double)s->batches[b];
}

// A product that computes all the time is compared with the peak taken right behind it: the clock
// falls under such work, and a peak taken before it would be another processor's.
static double part_of_peak(const struct sweep *s, size_t b, size_t kind, double seconds) {
    const struct stage *stage = s->stage;
    const int threads = stage->options->threads;
    if (threads > 1) rounds_pause();
    return operations_of(s, b) / seconds * 1e-9 /
           peak_giga(stage->m->level, peak_kind_of(kind), threads);
}

static void time_product(struct sweep *s, size_t b, size_t kind, size_t pass) {
    change_engine(s, kind);
    if (pass == 0 && b == 0) product(s, kind, s->batches[b]); // page tables, threads
    double start = watch_seconds();
    product(s, kind, s->batches[b]);
    double seconds = s->seconds[b][kind][pass] = watch_seconds() - start;
    if (s->batches[b] >= WIDE_BATCH) s->of_peak[b][kind][pass] = part_of_peak(s, b, kind, seconds);
    s->n[b][kind]++;
}

static void run_sweep(struct sweep *s, double until) {
    struct stage *stage = s->stage;
    size_t all = PASSES_MOST * s->n_batches, done = 0;
    for (size_t pass = 0; pass < PASSES_MOST; pass++)
        for (size_t b = 0; b < s->n_batches; b++, done++)
            for (size_t kind = 0; kind < s->n_kinds; kind++) {
                if (stage_is_over(stage, until)) return;
                time_product(s, b, kind, pass);
                if (!stage_go_on(stage, (double)done / (double)all)) return;
            }
}

// --- concluding ---

static double peak_of(const struct sweep *s, size_t kind) {
    return s->stage->m->peak[peak_kind_of(kind)];
}

static const char *name_of(size_t kind) {
    return kind == OPENBLAS ? "openblas-fp32" : gemv_layouts[kinds[kind].format].name;
}

static double bytes_of(const struct sweep *s, size_t kind) {
    enum gemv_format format = kind == OPENBLAS ? GEMV_FP32 : kinds[kind].format;
    return (double)gemv_bytes(format, s->rows, s->stage->source.cols);
}

static double median_seconds(const struct sweep *s, size_t b, size_t kind) {
    return spread_of(s->seconds[b][kind], s->n[b][kind]).median;
}

static void conclude_product(const struct sweep *s, size_t b, size_t kind, double limit) {
    struct measurement *m = s->stage->m;
    double bytes = bytes_of(s, kind), seconds = median_seconds(s, b, kind);
    double operations = operations_of(s, b);
    if (s->n[b][kind] == 0 || m->n_batch == MEASURE_BATCH_MOST) return;
    m->batch[m->n_batch++] = (struct measure_batch) {
        .format = name_of(kind),
        .batch = s->batches[b],
        .rows = s->rows,
        .cols = s->stage->source.cols,
        .bytes = (size_t)bytes,
        .seconds = seconds,
        .gflops = operations / seconds * 1e-9,
        .of_peak = s->batches[b] >= WIDE_BATCH ? spread_of(s->of_peak[b][kind], s->n[b][kind])
                                               : (struct spread) { .n = 0 },
        .memory_bound = roofline_is_memory_bound(bytes, operations, peak_of(s, kind), limit),
    };
}

static void conclude_crossover(const struct sweep *s, size_t kind, double limit) {
    struct measurement *m = s->stage->m;
    bool both = s->n[0][kind] > 0 && s->n[1][kind] > 0;
    double rows = (double)s->rows, cols = (double)s->stage->source.cols;
    m->crossovers[m->n_crossovers++] = (struct measure_crossover) {
        .format = name_of(kind),
        .predicted = roofline_crossover(bytes_of(s, kind), rows, cols, peak_of(s, kind), limit),
        .measured =
            both ? roofline_crossover_measured(median_seconds(s, 0, kind),
                                               median_seconds(s, 1, kind), (double)s->batches[1])
                 : 0,
    };
}

static int by_batch(const void *a, const void *b) {
    const struct measure_batch *x = a, *y = b;
    return x->batch != y->batch ? (x->batch > y->batch) - (x->batch < y->batch)
                                : strcmp(x->format, y->format);
}

// Products of some thousand rows, so that batch 128 takes a fraction of a second.
static size_t rows_of_product(const struct stage *stage, size_t rows) {
    double operations = stage->options->quick ? 4e9 : 2e10;
    double most = operations / (2.0 * GEMV_BATCH_MOST * (double)stage->source.cols);
    size_t cut = (size_t)most / GEMV_TILE_ROWS * GEMV_TILE_ROWS;
    return cut == 0 || rows <= cut ? rows : cut;
}

void measure_sweep(struct stage *stage, struct weights *plain, struct weights *const *packed,
                   size_t rows, double until) {
    bool quick = stage->options->quick;
    struct sweep *s = calloc(1, sizeof *s);
    double limit = stage->m->rounds[0].limit_gbps.median;
    if (s == NULL) return;
    *s = (struct sweep) { .stage = stage, .plain = plain, .packed = packed };
    s->rows = rows_of_product(stage, rows);
    s->windows = rows / s->rows;
    s->batches = quick ? batches_quick : batches_full;
    s->n_batches = quick ? sizeof batches_quick / sizeof *batches_quick
                         : sizeof batches_full / sizeof *batches_full;
    s->n_kinds = OPENBLAS + (plain != NULL ? 1 : 0);
    run_sweep(s, until);
    for (size_t kind = 0; kind < s->n_kinds; kind++) {
        conclude_crossover(s, kind, limit);
        for (size_t b = 0; b < s->n_batches; b++)
            conclude_product(s, b, kind, limit);
    }
    qsort(stage->m->batch, stage->m->n_batch, sizeof *stage->m->batch, by_batch);
    free(s);
}
