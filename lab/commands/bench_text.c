// SPDX-License-Identifier: MIT
// The measurement for people: the table of batch 1 with its bars, and what it says in words.
// The bar is what was measured, the upright line on it what the bytes predict.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "kernels/measure/roofline.h"
#include "lab/commands/bench.h"

#define ABOVE_LIMIT 1.005 // what is printed as 101% and more
enum { NAME_COL = 0, X_COL = 11, BITS_COL = 17, LIMIT_COL = 23, BAR_COL = 30, BEHIND_BAR = 33 };

double bench_tokens(const struct measurement *m, const struct measure_model *model,
                    enum gemv_format format) {
    return roofline_tokens(model->parameters, gemv_bits_per_weight(format), m->limit_gbps.median,
                           (double)m->machine.memory);
}

// --- the head ---

static int below(const struct grid *grid) {
    return grid->rows;
}

static void put_head(const struct measurement *m, struct grid *grid, int cols) {
    char text[1024];
    const struct machine *machine = &m->machine;
    grid_text(grid, below(grid), 0, cols, STYLE_TITLE, "Fewer bits, measured");
    snprintf(text, sizeof text, "%s; %d of %d processors; kernels for %s; %s%s%s%s", machine->cpu,
             m->threads, machine->cpus, gemv_level_names[m->level],
             m->blas[0] ? "OpenBLAS for " : "no OpenBLAS: ", m->blas[0] ? m->blas_core : m->no_blas,
             m->left_out[0] ? "; left out: " : "", m->left_out);
    grid_wrap(grid, below(grid), 0, cols, STYLE_DIM, text);
    if (m->n_rounds == 0) return;
    snprintf(
        text, sizeof text,
        "At batch 1 a matrix-vector product reads every weight once. This machine's memory gives "
        "%.1f GB/s (%.1f to %.1f) to a loop that does nothing but read, so no product can be "
        "faster than its bytes over that, and a quarter of the bytes should take a quarter of "
        "the time. Does it?",
        m->limit_gbps.median, m->limit_gbps.min, m->limit_gbps.max);
    grid_wrap(grid, below(grid) + 1, 0, cols, STYLE_TEXT, text);
}

// --- the table ---

static void put_column_names(struct grid *grid, int row, int cols) {
    int behind = cols - BEHIND_BAR;
    grid_text(grid, row, NAME_COL, 10, STYLE_STRONG, "weights");
    grid_text(grid, row, X_COL, 6, STYLE_STRONG, "times");
    grid_text(grid, row, BITS_COL, 5, STYLE_STRONG, " bits");
    grid_text(grid, row, LIMIT_COL, 6, STYLE_STRONG, "limit");
    grid_text(grid, row, BAR_COL, behind - BAR_COL, STYLE_STRONG, "against fp32");
    grid_text(grid, row, behind, 13, STYLE_STRONG, "   predicted");
    grid_text(grid, row, behind + 13, 6, STYLE_STRONG, "  BLAS");
    grid_text(grid, row, behind + 20, 13, STYLE_STRONG, "verdict");
}

static void put_bar(struct grid *grid, int row, int width, double measured, double predicted,
                    double most) {
    int filled = (int)lround(measured / most * width), mark = (int)lround(predicted / most * width);
    if (mark >= width) mark = width - 1;
    grid_fill(grid, row, BAR_COL, 1, filled < width ? filled : width, 0x2588, STYLE_SERIES_1);
    grid_put(grid, row, BAR_COL + mark, 0x2502, STYLE_SERIES_2);
}

static void put_verdict(struct grid *grid, int row, int col, enum verdict verdict) {
    static const enum style styles[] = { [VERDICT_HOLDS] = STYLE_GOOD,
                                         [VERDICT_DOES_NOT_HOLD] = STYLE_BAD,
                                         [VERDICT_INCONCLUSIVE] = STYLE_WARN };
    grid_text(grid, row, col, 13, styles[verdict], verdict_names[verdict]);
}

static void put_format(struct grid *grid, int row, int cols, const struct measure_format *f,
                       double most) {
    int behind = cols - BEHIND_BAR;
    double bits = 8.0 * (double)f->bytes / ((double)f->rows * (double)f->cols);
    grid_text(grid, row, NAME_COL, 10, STYLE_TEXT, gemv_layouts[f->format].name);
    grid_printf(grid, row, X_COL, 6, STYLE_DIM, "%s", gemv_activation_names[f->activations]);
    grid_printf(grid, row, BITS_COL, 5, STYLE_TEXT, "%5.2f", bits);
    grid_printf(grid, row, LIMIT_COL, 6, STYLE_TEXT, "%4.0f%%", 100 * f->of_limit.median);
    put_bar(grid, row, behind - BAR_COL - 1, f->speedup_fp32.median, f->predicted, most);
    grid_printf(grid, row, behind, 13, STYLE_TEXT, "%5.2f /%5.2f", f->speedup_fp32.median,
                f->predicted);
    if (f->speedup_openblas.n > 0)
        grid_printf(grid, row, behind + 13, 6, STYLE_TEXT, "%6.2f", f->speedup_openblas.median);
    if (f->format != GEMV_FP32) put_verdict(grid, row, behind + 20, f->verdict);
}

static bool is_of(const struct measure_format *f, const struct measure_rounds *r) {
    return f->rows == r->rows && f->cols == r->cols;
}

static double most_of(const struct measurement *m, const struct measure_rounds *r) {
    double most = 1;
    for (size_t i = 0; i < m->n_formats; i++)
        if (is_of(&m->formats[i], r))
            most = fmax(most, fmax(m->formats[i].predicted, m->formats[i].speedup_fp32.median));
    return most;
}

// --- the words ---

static const struct measure_format *fp32_of(const struct measurement *m,
                                            const struct measure_format *f) {
    for (size_t i = 0; i < m->n_formats; i++)
        if (m->formats[i].format == GEMV_FP32 && m->formats[i].rows == f->rows &&
            m->formats[i].cols == f->cols)
            return &m->formats[i];
    return f;
}

static bool misses(const struct measure_format *f) {
    return f->format != GEMV_FP32 && fabs(f->ratio.median - 1) > VERDICT_MARGIN;
}

// A row below its bytes may have a sibling: the same weights times other activations, so the same
// bytes in the same rounds. Where one came nearer to the limit, memory gave enough, and what is
// missing is arithmetic. The nearest one; NULL where memory cannot be told from arithmetic.
static const struct measure_format *nearer_sibling(const struct measurement *m,
                                                   const struct measure_format *f) {
    const struct measure_format *best = NULL;
    for (size_t i = 0; i < m->n_formats; i++) {
        const struct measure_format *other = &m->formats[i];
        bool same = other != f && other->format == f->format && other->rows == f->rows &&
                    other->cols == f->cols;
        if (same && (best == NULL || other->of_limit.median > best->of_limit.median)) best = other;
    }
    bool nearer = best != NULL && best->of_limit.median > f->of_limit.median + VERDICT_MARGIN;
    return f->ratio.median < 1 && nearer ? best : NULL;
}

// What the arithmetic adds to the time in which a sibling reads the same bytes. Less than twice
// that time may be reads and arithmetic that take equally long and do not hide each other.
static void say_arithmetic(const struct measure_format *f, const struct measure_format *sibling,
                           struct strbuf *text) {
    double times = sibling->of_limit.median / f->of_limit.median;
    strbuf_printf(text,
                  " The same bytes with %s activations reach %.0f%% in the same rounds, so memory "
                  "gave enough: ",
                  gemv_activation_names[sibling->activations], 100 * sibling->of_limit.median);
    if (times < 2)
        strbuf_printf(text,
                      "what of unpacking and multiplying does not hide behind the reads adds "
                      "%.0f%% to their time.",
                      100 * (times - 1));
    else
        strbuf_puts(text, "unpacking and multiplying take longer than the reads.");
}

// Which of the two kernels is off the limit says why the ratio is off.
static void say_why(const struct measurement *m, const struct measure_format *f,
                    struct strbuf *text) {
    const struct measure_format *sibling = nearer_sibling(m, f);
    double own = 100 * f->of_limit.median, fp32 = 100 * fp32_of(m, f)->of_limit.median;
    strbuf_printf(text, "%s times %s %s: %.2f times as fast, ", gemv_layouts[f->format].name,
                  gemv_activation_names[f->activations],
                  f->verdict == VERDICT_DOES_NOT_HOLD ? "does not hold" : "is open",
                  f->speedup_fp32.median);
    if (f->ratio.median < 1)
        strbuf_printf(text,
                      "where its bytes predict %.2f. It reads at %.0f%% of the limit, fp32 at "
                      "%.0f%%.",
                      f->predicted, own, fp32);
    else
        strbuf_printf(text,
                      "more than the %.2f of its bytes. That is no gain from nothing: fp32 itself "
                      "reads at %.0f%% of the limit only, and this at %.0f%%.",
                      f->predicted, fp32, own);
    if (sibling != NULL) say_arithmetic(f, sibling, text);
}

static size_t count_of(const struct measurement *m, const struct measure_rounds *r,
                       enum verdict verdict) {
    size_t n = 0;
    for (size_t i = 0; i < m->n_formats; i++)
        n += is_of(&m->formats[i], r) && m->formats[i].format != GEMV_FP32 &&
             m->formats[i].verdict == verdict;
    return n;
}

static void say_counts(const struct measurement *m, const struct measure_rounds *r, char *text,
                       size_t size) {
    size_t holds = count_of(m, r, VERDICT_HOLDS), not = count_of(m, r, VERDICT_DOES_NOT_HOLD),
           open = count_of(m, r, VERDICT_INCONCLUSIVE);
    if (!r->believed)
        snprintf(
            text, size,
            "Nothing is concluded: other programs or a changing clock disturbed %zu of %zu rounds "
            "(others took %.1f processors). The numbers above are what was seen, not what holds.",
            r->disturbed, r->rounds, r->foreign);
    else
        snprintf(
            text, size,
            "\"Fewer bits are faster in proportion\" holds for %zu of %zu, does not hold for %zu, "
            "and is open for %zu. It holds when the 95%% interval of measured over predicted lies "
            "within 7%% of 1, and is open when that interval is wider than 10%% or lies across "
            "the edge.",
            holds, holds + not +open, not, open);
}

static void put_misses(const struct measurement *m, const struct measure_rounds *r,
                       struct grid *grid, int cols) {
    bool any = false, open = false;
    for (size_t i = 0; i < m->n_formats; i++) {
        const struct measure_format *f = &m->formats[i];
        struct strbuf text = { 0 };
        if (!is_of(f, r) || !misses(f)) continue;
        any = true;
        open = open || (f->ratio.median < 1 && nearer_sibling(m, f) == NULL);
        say_why(m, f, &text);
        grid_wrap(grid, below(grid), 0, cols, STYLE_TEXT, strbuf_text(&text));
        strbuf_release(&text);
    }
    if (open)
        grid_wrap(grid, below(grid), 0, cols, STYLE_TEXT,
                  "Below its bytes: either some of the unpacking and multiplying does not hide "
                  "behind the reads, or memory gave it less in these rounds.");
    if (any)
        grid_wrap(grid, below(grid), 0, cols, STYLE_TEXT,
                  "How to tell the causes apart: `bitlab show measured-speedup`.");
}

// The limit is a loop too, and may be the unlucky one.
static void put_above_limit(const struct measurement *m, const struct measure_rounds *r,
                            struct grid *grid, int cols) {
    bool any = false;
    for (size_t i = 0; i < m->n_formats; i++)
        any = any || (is_of(&m->formats[i], r) && m->formats[i].of_limit.median >= ABOVE_LIMIT);
    if (any)
        grid_wrap(grid, below(grid), 0, cols, STYLE_TEXT,
                  "More than 100% of the limit says that the loop that only reads was unlucky in "
                  "these rounds: it reads other pages of memory, at another moment. Nothing is "
                  "faster than memory.");
}

static bool same_way(const struct gemv_way *a, const struct gemv_way *b) {
    return a->streams == b->streams && a->ahead == b->ahead;
}

// Everybody who reads as format `first` does; nothing where one before it does.
static void say_way(const struct measurement *m, const struct measure_rounds *r, size_t first,
                    struct strbuf *text) {
    const struct gemv_way *way = &m->formats[first].way;
    for (size_t i = 0; i < first; i++)
        if (is_of(&m->formats[i], r) && same_way(&m->formats[i].way, way)) return;
    strbuf_printf(text, "%s in %d places, asking ", text->size > 0 ? ";" : "", way->streams);
    if (way->ahead > 0)
        strbuf_printf(text, "%zu bytes ahead:", way->ahead);
    else
        strbuf_puts(text, "for nothing:");
    const char *before = " ";
    for (size_t i = first; i < m->n_formats; i++) {
        const struct measure_format *f = &m->formats[i];
        if (!is_of(f, r) || !same_way(&f->way, way)) continue;
        strbuf_printf(text, "%s%s/%s", before, gemv_layouts[f->format].name,
                      gemv_activation_names[f->activations]);
        before = ", ";
    }
}

// Nothing where no kernel had a choice.
static void put_ways(const struct measurement *m, const struct measure_rounds *r, struct grid *grid,
                     int cols) {
    struct strbuf ways = { 0 }, text = { 0 };
    for (size_t i = 0; i < m->n_formats; i++)
        if (is_of(&m->formats[i], r) && m->formats[i].way.streams > 1) say_way(m, r, i, &ways);
    strbuf_printf(&text,
                  "A kernel reads its weights in a few places at once. In each it asks memory for "
                  "what lies some bytes ahead, or asks for nothing and leaves that to the "
                  "processor. They were fastest here%s.",
                  strbuf_text(&ways));
    if (ways.size > 0) grid_wrap(grid, below(grid), 0, cols, STYLE_DIM, strbuf_text(&text));
    strbuf_release(&ways);
    strbuf_release(&text);
}

static void put_words(const struct measurement *m, const struct measure_rounds *r,
                      struct grid *grid, int cols) {
    char text[1024];
    double cache = (double)m->machine.last;
    say_counts(m, r, text, sizeof text);
    grid_wrap(grid, below(grid) + 1, 0, cols, r->believed ? STYLE_TEXT : STYLE_WARN, text);
    if (r->believed) put_misses(m, r, grid, cols);
    put_above_limit(m, r, grid, cols);
    put_ways(m, r, grid, cols);
    if ((double)r->passed_bytes < cache)
        grid_printf(
            grid, below(grid), 0, cols, STYLE_WARN,
            "%.0f MB pass between two readings; the last-level cache is said to hold %.0f MB.",
            (double)r->passed_bytes * 1e-6, cache * 1e-6);
}

static void put_size(const struct measurement *m, const struct measure_rounds *r, struct grid *grid,
                     int cols) {
    double most = most_of(m, r);
    grid_printf(grid, below(grid) + 1, 0, cols, STYLE_HEADING,
                "%zu x %zu, batch 1, %zu rounds, memory at %.1f GB/s%s", r->rows, r->cols,
                r->rounds, r->limit_gbps.median, m->stopped ? " (stopped)" : "");
    put_column_names(grid, below(grid), cols);
    if (r->openblas_limit.n > 0) {
        int row = below(grid);
        grid_text(grid, row, NAME_COL, 17, STYLE_DIM, "OpenBLAS sgemv");
        grid_printf(grid, row, LIMIT_COL, 6, STYLE_DIM, "%4.0f%%", 100 * r->openblas_limit.median);
    }
    for (size_t i = 0; i < m->n_formats; i++)
        if (is_of(&m->formats[i], r)) put_format(grid, below(grid), cols, &m->formats[i], most);
    put_words(m, r, grid, cols);
}

void bench_text(const struct measurement *m, struct grid *grid, int cols) {
    put_head(m, grid, cols);
    for (size_t i = 0; i < m->n_rounds; i++)
        put_size(m, &m->rounds[i], grid, cols);
    if (m->n_rounds == 0)
        grid_text(
            grid, below(grid) + 1, 0, cols, STYLE_WARN,
            m->stopped
                ? "It was stopped before the first round had ended; there is nothing to report."
                : "The time was up before the first round had ended; there is nothing to report.");
}

void bench_why_inconclusive(const struct measurement *m, char *text, size_t size) {
    size_t rounds = 0, disturbed = 0;
    bool cached = false;
    for (size_t i = 0; i < m->n_rounds; i++) {
        cached = cached || m->rounds[i].cached;
        rounds += m->rounds[i].rounds;
        disturbed += m->rounds[i].disturbed;
    }
    if (rounds == 0 && !m->stopped)
        snprintf(text, size,
                 "inconclusive: the time was up before the first round had ended; give a smaller "
                 "--size, or measure without --quick");
    else if (m->stopped)
        snprintf(text, size, "inconclusive: stopped after %zu rounds; let it run to the end",
                 rounds);
    else if (3 * disturbed > rounds)
        snprintf(
            text, size,
            "inconclusive: other programs or a changing clock disturbed %zu of %zu rounds; measure "
            "again when the machine is idle",
            disturbed, rounds);
    else
        snprintf(
            text, size,
            "inconclusive: %zu rounds scatter too much to say anything; measure again, without "
            "--quick",
            rounds);
}
