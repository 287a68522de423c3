// SPDX-License-Identifier: MIT
// The measurement for people, after batch 1: the batch sweep, the cache, the ladder, the models.
// Every part ends with what it means.
#include <stdio.h>
#include <string.h>

#include "lab/commands/bench.h"

static int below(const struct grid *grid) {
    return grid->rows;
}

// --- the batch sweep ---

static const struct measure_batch *find_batch(const struct measurement *m, const char *format,
                                              size_t batch) {
    for (size_t i = 0; i < m->n_batch; i++)
        if (m->batch[i].batch == batch && strcmp(m->batch[i].format, format) == 0)
            return &m->batch[i];
    return NULL;
}

static const char *const sweep_formats[] = { "fp32", "int4-g32", "int4-g128", "openblas-fp32" };
enum { SWEEP_FORMATS = sizeof sweep_formats / sizeof *sweep_formats };

static void put_batch_row(const struct measurement *m, struct grid *grid, size_t batch) {
    int row = below(grid);
    const struct measure_batch *fp32 = find_batch(m, "fp32", batch),
                               *int4 = find_batch(m, "int4-g128", batch);
    grid_printf(grid, row, 0, 6, STYLE_TEXT, "%5zu", batch);
    for (int i = 0; i < SWEEP_FORMATS; i++) {
        const struct measure_batch *b = find_batch(m, sweep_formats[i], batch);
        if (b != NULL)
            grid_printf(grid, row, 8 + 14 * i, 13, b->memory_bound ? STYLE_TEXT : STYLE_STRONG,
                        "%8.0f %s", b->gflops, b->memory_bound ? "mem" : "comp");
    }
    if (fp32 != NULL && int4 != NULL)
        grid_printf(grid, row, 64, 14, STYLE_TEXT, "%9.2f", fp32->seconds / int4->seconds);
}

// How near the widest batch comes to the other roof.
static void put_peaks(const struct measurement *m, struct grid *grid, int cols) {
    char text[512];
    const size_t widest = m->batch[m->n_batch - 1].batch;
    const struct measure_batch *fp32 = find_batch(m, "fp32", widest),
                               *int4 = find_batch(m, "int4-g128", widest);
    if (fp32 == NULL || int4 == NULL || fp32->of_peak.n == 0 || int4->of_peak.n == 0) return;
    snprintf(text, sizeof text,
             "At batch %zu fp32 does %.0f%% and int4-g128 %.0f%% of what its instruction does from "
             "registers. That peak is timed right behind each product, at the same clock.",
             widest, 100 * fp32->of_peak.median, 100 * int4->of_peak.median);
    grid_wrap(grid, below(grid), 0, cols, STYLE_TEXT, text);
}

// One reading serves the whole batch: what the widest one below the crossover took.
static void put_shared_reading(const struct measurement *m, double crossover, struct grid *grid,
                               int cols) {
    char text[256];
    const struct measure_batch *one = find_batch(m, "fp32", 1), *most = NULL;
    for (size_t i = 0; i < m->n_batch; i++) {
        const struct measure_batch *b = find_batch(m, "fp32", m->batch[i].batch);
        if (b != NULL && b->batch > 1 && (double)b->batch <= crossover) most = b;
    }
    if (one == NULL || most == NULL) return;
    snprintf(text, sizeof text,
             "Up to there one reading serves the batch: fp32 at batch %zu takes %.2f times as long "
             "as at batch 1, not %zu times.",
             most->batch, most->seconds / one->seconds, most->batch);
    grid_wrap(grid, below(grid), 0, cols, STYLE_TEXT, text);
}

static void put_crossovers(const struct measurement *m, struct grid *grid, int cols) {
    char text[512];
    double fp32 = 0;
    for (size_t i = 0; i < m->n_crossovers; i++) {
        const struct measure_crossover *c = &m->crossovers[i];
        if (c->measured <= 0 || strcmp(c->format, "openblas-fp32") == 0) continue;
        if (strcmp(c->format, "fp32") == 0) fp32 = c->measured;
        snprintf(
            text, sizeof text,
            "%s: reading and computing take the same time at batch %.1f; the two limits predict "
            "%.1f.",
            c->format, c->measured, c->predicted);
        grid_wrap(grid, below(grid), 0, cols, STYLE_TEXT, text);
    }
    put_shared_reading(m, fp32, grid, cols);
    grid_wrap(
        grid, below(grid), 0, cols, STYLE_TEXT,
        "Below its crossover fewer bits are faster. Far beyond it each weight is used so often "
        "that its bytes do not matter: what int4 still gains there comes from multiplying small "
        "integers, not from reading less.");
}

static void put_sweep(const struct measurement *m, struct grid *grid, int cols) {
    if (m->n_batch == 0 || m->n_rounds == 0) return; // without rounds there is no limit
    grid_printf(grid, below(grid) + 1, 0, cols, STYLE_HEADING,
                "Larger batches, %zu x %zu, GFLOP/s (peak %.0f in fp32, %.0f in int8)",
                m->batch[0].rows, m->batch[0].cols, m->peak[PEAK_FP32], m->peak[PEAK_INT8]);
    int row = below(grid);
    grid_text(grid, row, 0, 6, STYLE_STRONG, "batch");
    for (int i = 0; i < SWEEP_FORMATS; i++)
        grid_printf(grid, row, 8 + 14 * i, 13, STYLE_STRONG, "%8s",
                    i == SWEEP_FORMATS - 1 ? "OpenBLAS" : sweep_formats[i]);
    grid_text(grid, row, 64, 14, STYLE_STRONG, "g128/fp32");
    for (size_t i = 0; i < m->n_batch; i++)
        if (i == 0 || m->batch[i].batch != m->batch[i - 1].batch)
            put_batch_row(m, grid, m->batch[i].batch);
    put_peaks(m, grid, cols);
    put_crossovers(m, grid, cols);
}

// --- the cache ---

static void put_cached(const struct measurement *m, struct grid *grid, int cols) {
    if (m->n_cached == 0) return;
    grid_printf(grid, below(grid) + 1, 0, cols, STYLE_HEADING,
                "In the cache: %zu x %zu, which fits L2 (%.1f MB) even in fp32", m->cached_rows,
                m->cached_cols, (double)m->machine.l2 * 1e-6);
    for (size_t i = 0; i < m->n_cached; i++) {
        const struct measure_cached *c = &m->cached[i];
        grid_printf(grid, below(grid), 0, cols, STYLE_TEXT,
                    "%-10s %6.2f times fp32, where memory would give %5.2f  (%.0f GB/s)",
                    gemv_layouts[c->format].name, c->speedup_fp32.median, c->predicted,
                    c->gbps.median);
    }
    grid_wrap(
        grid, below(grid), 0, cols, STYLE_TEXT,
        "The cache is so fast that the bytes are no bound any more; what is timed is arithmetic, "
        "and what every call costs before it begins, so a row may read slower here than from "
        "memory. A small model, or one layer timed alone and again and again, shows this and "
        "not what a large model does.");
}

// --- the ladder ---

static void put_ladder(const struct measurement *m, struct grid *grid, int cols) {
    if (m->n_ladder == 0) return;
    grid_printf(grid, below(grid) + 1, 0, cols, STYLE_HEADING,
                "Why is 8-bit slower? %zu x %zu, one thread", m->ladder_rows, m->ladder_cols);
    for (size_t i = 0; i < m->n_ladder; i++) {
        const struct measure_rung *rung = &m->ladder[i];
        int row = below(grid);
        grid_printf(grid, row, 0, 20, STYLE_TEXT, "%s", rung->name);
        grid_printf(grid, row, 20, 22, STYLE_TEXT, "%7.2f ms %6.2f x", rung->seconds * 1e3,
                    rung->speedup_fp32.median);
        grid_wrap(grid, row, 43, cols - 43, STYLE_DIM, rung->adds);
    }
    grid_wrap(
        grid, below(grid), 0, cols, STYLE_TEXT,
        "Fewer bits save time only where the arithmetic keeps up with the memory. A kernel that "
        "unpacks one weight after the other reads a quarter of the bytes and is slower.");
}

// --- the models ---

static void put_model_cell(const struct measurement *m, struct grid *grid, int row, int col,
                           const struct measure_model *model, enum gemv_format format) {
    double tokens = bench_tokens(m, model, format);
    if (tokens == 0)
        grid_text(grid, row, col, 12, STYLE_DIM, "does not fit");
    else
        grid_printf(grid, row, col, 12, STYLE_TEXT, "%12.*f", tokens < 10 ? 2 : 1, tokens);
}

static bool is_believed(const struct measurement *m) {
    bool any = false;
    for (size_t i = 0; i < m->n_rounds; i++)
        any = any || m->rounds[i].believed;
    return any;
}

static void put_models(const struct measurement *m, struct grid *grid, int cols) {
    if (m->n_rounds == 0) return;
    if (!is_believed(m))
        grid_text(grid, below(grid) + 1, 0, cols, STYLE_WARN,
                  "All of this was disturbed as well; the next table is a lower bound at best.");
    grid_text(grid, below(grid) + 1, 0, cols, STYLE_HEADING,
              "What this memory allows a language model at batch 1, tokens per second");
    int row = below(grid);
    for (size_t i = 0; i < measure_model_count; i++)
        grid_printf(grid, row, 12 + 14 * (int)i, 12, STYLE_STRONG, "%12s", measure_models[i].name);
    for (int f = 0; f < GEMV_FORMATS; f++) {
        row = below(grid);
        grid_text(grid, row, 0, 10, STYLE_TEXT, gemv_layouts[f].name);
        for (size_t i = 0; i < measure_model_count; i++)
            put_model_cell(m, grid, row, 12 + 14 * (int)i, &measure_models[i], (enum gemv_format)f);
    }
    grid_printf(grid, below(grid), 0, cols, STYLE_DIM,
                "%.1f GB/s over the bytes of all weights; \"does not fit\" in %.1f GB of memory.",
                m->limit_gbps.median, (double)m->machine.memory * 1e-9);
}

void bench_text_rest(const struct measurement *m, struct grid *grid, int cols) {
    put_sweep(m, grid, cols);
    put_cached(m, grid, cols);
    put_ladder(m, grid, cols);
    put_models(m, grid, cols);
}
