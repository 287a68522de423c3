// SPDX-License-Identifier: MIT
// A chart: what every way of drawing needs to know, worked out once from a figure.
#include "lab/figure/chart.h"

#include <math.h>
#include <string.h>

#include "lab/cells/grid.h"

enum {
    SHAPES_MAX = 400,
    DASH_DOTTED = 2
}; // points of a scatter that are drawn as marks; more are dots

// Left-out points
// ----------------------------------------------------------------------------------------------------

void left_out_count(struct left_out *left_out, double value, bool log) {
    if (isnan(value))
        left_out->nan++;
    else if (!number_usable(value))
        left_out->infinite++;
    else if (log && value <= 0)
        left_out->not_positive++;
}

size_t left_out_total(const struct left_out *left_out) {
    return left_out->nan + left_out->infinite + left_out->not_positive;
}

static void add_reason(struct strbuf *out, size_t n, const char *what, bool *first) {
    if (!n) return;
    strbuf_printf(out, "%s%zu %s", *first ? ": " : ", ", n, what);
    *first = false;
}

void left_out_text(const struct left_out *left_out, struct strbuf *out) {
    size_t total = left_out_total(left_out);
    bool first = true;
    if (!total) return;
    strbuf_printf(out, "%zu point%s left out", total, total == 1 ? "" : "s");
    add_reason(out, left_out->not_positive, "not positive on a log axis", &first);
    add_reason(out, left_out->infinite, "infinite", &first);
    add_reason(out, left_out->nan, "not a number", &first);
}

// A point is left out once, for the first of its numbers that cannot be shown.
static void count_points(struct chart *chart, const struct series *series) {
    if (series->cropped) return;
    bool log_x = chart->figure->x.log && series->kind != SERIES_BARS;
    for (size_t i = 0; i < series->n; i++) {
        size_t before = left_out_total(&chart->left_out);
        if (series->y) left_out_count(&chart->left_out, series->y[i], chart->figure->y.log);
        if (series->x && left_out_total(&chart->left_out) == before)
            left_out_count(&chart->left_out, series->x[i], log_x);
    }
}

static void count_left_out(struct chart *chart) {
    for (size_t s = 0; s < chart->figure->n_series; s++) {
        const struct series *series = chart->series[s].from;
        if (series->kind == SERIES_HISTOGRAM)
            for (size_t i = 0; i < series->n; i++)
                left_out_count(&chart->left_out, series->y[i], chart->figure->x.log);
        else if (series->kind == SERIES_HEAT)
            for (size_t i = 0; i < series->rows * series->cols; i++)
                left_out_count(&chart->left_out, series->heat[i], false);
        else if (series->kind != SERIES_TABLE)
            count_points(chart, series);
    }
}

// Limits
// -------------------------------------------------------------------------------------------------------------

static bool has_marks(const struct series *series) {
    return series->marks || series->kind == SERIES_SCATTER || series->kind == SERIES_MARK;
}

// The limits that were asked for, else those that fit the data.
static struct scale fit_axis(const struct axis *axis, struct extent extent, enum fit fit) {
    if (!(axis->from < axis->to)) return scale_fit(extent, axis->log, fit);
    return scale_fit((struct extent) { true, axis->from, axis->to }, axis->log, FIT_TIGHT);
}

static bool are_whole(const double *values, size_t n) {
    for (size_t i = 0; values && i < n; i++)
        if (number_usable(values[i]) && values[i] != floor(values[i])) return false;
    return true;
}

// Whether there are only points, and all of them at whole numbers: between two there is nothing to
// read. A line passes between them, and whoever zooms looks closer.
static bool has_whole_points(const struct chart *chart, bool x) {
    const struct axis *axis = x ? &chart->figure->x : &chart->figure->y;
    bool points = false;
    if (axis->log || axis->from < axis->to) return false;
    for (size_t s = 0; s < chart->figure->n_series; s++) {
        const struct series *series = &chart->figure->series[s];
        if (series->kind == SERIES_TABLE) continue;
        points |= series->kind == SERIES_SCATTER;
        bool point = series->kind == SERIES_SCATTER || series->kind == SERIES_MARK ||
                     series->kind == SERIES_RULE;
        if (!point || !are_whole(x ? series->x : series->y, series->n)) return false;
    }
    return points;
}

static void fit_x(struct chart *chart, struct chart_axis *axis) {
    struct extent extent = { 0 };
    bool log = chart->figure->x.log, padded = false;
    for (size_t s = 0; s < chart->figure->n_series; s++) {
        const struct chart_series *at = &chart->series[s];
        const struct series *series = at->from;
        if (series->kind == SERIES_HISTOGRAM) {
            if (at->histogram.n) extent_add(&extent, at->histogram.low);
            if (at->histogram.n) extent_add(&extent, at->histogram.high);
        } else if (series->x && series->kind != SERIES_BARS && series->kind != SERIES_HEAT) {
            extent_add_all(&extent, series->x, series->n, log);
            padded |= has_marks(series);
        }
    }
    axis->data = chart->bins ? (struct extent) { 0 } : extent;
    axis->scale = fit_axis(&chart->figure->x, extent, padded ? FIT_PADDED : FIT_TIGHT);
    axis->scale.whole = has_whole_points(chart, true);
}

static void add_y(const struct chart *chart, const struct chart_series *at, struct extent *extent) {
    const struct series *series = at->from;
    bool log = chart->figure->y.log;
    if (series->kind == SERIES_HISTOGRAM) {
        for (size_t i = 0; i < at->histogram.n; i++)
            if (at->histogram.counts[i] > 0) extent_add(extent, at->histogram.counts[i]);
        return;
    }
    if (series->kind == SERIES_HEAT || series->kind == SERIES_TABLE) return;
    if (series->y) extent_add_all(extent, series->y, series->n, log);
    if (series->low) extent_add_all(extent, series->low, series->n, log);
    if (series->high) extent_add_all(extent, series->high, series->n, log);
}

static void fit_y(struct chart *chart, struct chart_axis *axis) {
    struct extent extent = { 0 };
    bool zero = false;
    for (size_t s = 0; s < chart->figure->n_series; s++) {
        enum series_kind kind = chart->series[s].from->kind;
        zero |= kind == SERIES_BARS || kind == SERIES_HISTOGRAM;
        add_y(chart, &chart->series[s], &extent);
    }
    chart->empty = !extent.any && !chart->heat;
    axis->data = chart->bins ? (struct extent) { 0 } : extent;
    axis->scale = fit_axis(&chart->figure->y, extent, zero ? FIT_ZERO : FIT_NICE);
    axis->scale.whole = has_whole_points(chart, false);
}

// Series
// -------------------------------------------------------------------------------------------------------------

static void add_heat_extent(struct chart *chart, const struct series *series,
                            struct extent *extent) {
    extent_add_all(extent, series->heat, series->rows * series->cols, false);
    chart->heat = true;
}

static const char *chart_label(const char *label) {
    return label ? label : "";
}

static bool is_colored(enum series_kind kind) {
    return kind == SERIES_LINE || kind == SERIES_SCATTER || kind == SERIES_BARS ||
           kind == SERIES_HISTOGRAM;
}

// A pinned copy: the same colour and the hollow mark. Outlines of histograms lie on their twin, so
// they have another colour.
static void look_like_twin(struct chart_series *at, const struct chart_series *twin) {
    int other = (twin->color + CHART_COLORS / 2) % CHART_COLORS;
    at->color = at->from->kind == SERIES_HISTOGRAM ? other : twin->color;
    at->mark = other;
}

// A line without a name behind a named one is the other side of the same thing, as of a band: it
// looks the same.
static bool is_other_side(const struct figure *figure, size_t s) {
    const struct series *series = &figure->series[s], *before = series - 1;
    if (s == 0 || series->kind != SERIES_LINE || before->kind != SERIES_LINE) return false;
    bool named = series->label && *series->label, twin = series->twin || before->twin;
    return !named && !twin && before->label && *before->label;
}

struct counts {
    int color, lines, bars, histograms, pinned;
};

static void give_look(struct chart *chart, size_t s, struct counts *next) {
    struct chart_series *at = &chart->series[s];
    enum series_kind kind = at->from->kind;
    if (is_other_side(chart->figure, s)) {
        const struct series *from = at->from;
        *at = at[-1];
        at->from = from;
        return;
    }
    at->color = is_colored(kind) ? next->color++ % CHART_COLORS : -1;
    at->mark = at->color;
    if (at->from->twin) look_like_twin(at, &chart->series[at->from->twin - 1]);
    at->silent = at->from->twin && next->pinned++ > 0;
    if (kind == SERIES_LINE) at->lines = next->lines++, at->dash = at->lines % CHART_DASHES;
    if (kind == SERIES_LINE && at->from->twin) at->dash = DASH_PINNED;
    if (kind == SERIES_BARS) at->bar = next->bars++;
    if (kind == SERIES_HISTOGRAM) at->bar = next->histograms++;
}

static void number_series(struct chart *chart) {
    struct counts next = { 0 };
    struct extent heat = { 0 };
    for (size_t s = 0; s < chart->figure->n_series; s++) {
        struct chart_series *at = &chart->series[s];
        enum series_kind kind = (at->from = &chart->figure->series[s])->kind;
        give_look(chart, s, &next);
        if (kind == SERIES_HEAT) add_heat_extent(chart, at->from, &heat);
        at->shapes = at->from->n <= SHAPES_MAX;
        chart->n_tables += kind == SERIES_TABLE;
        chart->n_keys += chart_has_key(at);
    }
    chart->n_bars = (size_t)next.bars;
    chart->bins = next.histograms > 0;
    chart->n_lines = (size_t)next.lines;
    chart->plot = chart->n_tables < chart->figure->n_series || chart->figure->n_series == 0;
    chart->heat_low = heat.low;
    chart->heat_high = heat.high;
}

bool chart_has_key(const struct chart_series *series) {
    return series->color >= 0 && !series->silent && series->from->label && *series->from->label;
}

const char *chart_key_text(const struct chart_series *series) {
    return series->from->twin ? "pinned" : series->from->label;
}

bool chart_needs_legend(const struct chart *chart) {
    if (chart->n_keys != 1) return chart->n_keys > 0;
    const char *only = "", *label = chart_label(chart->figure->y.label);
    for (size_t s = 0; s < chart->figure->n_series; s++)
        if (chart_has_key(&chart->series[s])) only = chart->series[s].from->label;
    return strcmp(only, label) != 0;
}

// Bars lie down where their names do not fit under them and nothing but bars and rules is drawn.
static bool bars_lie(const struct chart *chart, const struct chart_axis *names, int columns,
                     int rows) {
    for (size_t s = 0; s < chart->figure->n_series; s++) {
        enum series_kind kind = chart->series[s].from->kind;
        if (kind == SERIES_RULE && chart->series[s].from->x) return false;
        if (kind != SERIES_BARS && kind != SERIES_RULE && kind != SERIES_TABLE) return false;
    }
    size_t n = names->scale.n;
    return n > 0 && n * chart->n_bars <= (size_t)rows && names->name_width + 1 > columns / (int)n;
}

static bool bars_have_names(const struct chart *chart) {
    for (size_t s = 0; s < chart->figure->n_series; s++)
        if (chart->series[s].from->kind == SERIES_BARS && chart->series[s].from->names) return true;
    return false;
}

static void lay_bars(struct chart *chart, int columns, int rows) {
    slots_of_bars(chart, &chart->across);
    chart->flipped = bars_have_names(chart) && bars_lie(chart, &chart->across, columns, rows);
    if (!chart->flipped) return;
    chart->up = chart->across;
    chart->up.label = chart_label(chart->figure->x.label);
    chart->up.scale.flipped = true; // the first name on top
    chart->across = (struct chart_axis) { .label = chart_label(chart->figure->y.label) };
}

void chart_init(struct chart *chart, const struct figure *figure, int columns, int rows) {
    *chart = (struct chart) { .figure = figure };
    chart->across.label = chart_label(figure->x.label);
    chart->up.label = chart_label(figure->y.label);
    chart->series = arena_alloc(&chart->arena, figure->n_series * sizeof *chart->series);
    number_series(chart);
    histogram_fill(chart, columns);
    if (chart->n_bars)
        lay_bars(chart, columns, rows);
    else if (chart->heat)
        slots_of_heat(chart);
    else
        fit_x(chart, &chart->across);
    if (!chart->heat || chart->n_bars) fit_y(chart, chart->flipped ? &chart->across : &chart->up);
    count_left_out(chart);
}

void chart_release(struct chart *chart) {
    arena_release(&chart->arena);
    *chart = (struct chart) { 0 };
}

// Places
// -------------------------------------------------------------------------------------------------------------

const struct scale *chart_values(const struct chart *chart) {
    return chart->flipped ? &chart->across.scale : &chart->up.scale;
}

const struct scale *chart_keys(const struct chart *chart) {
    return chart->flipped ? &chart->up.scale : &chart->across.scale;
}

bool chart_place(const struct chart *chart, double x, double y, double *across, double *up) {
    const struct scale *keys = chart_keys(chart), *values = chart_values(chart);
    if (!scale_takes(keys, x) || !scale_takes(values, y)) return false;
    double along = scale_unit(keys, x), value = scale_unit(values, y);
    *across = chart->flipped ? value : along;
    *up = chart->flipped ? along : value;
    return !isnan(along) && !isnan(value);
}

const char *chart_heat_label(const struct chart *chart) {
    for (size_t s = 0; s < chart->figure->n_series; s++)
        if (chart->series[s].from->kind == SERIES_HEAT)
            return chart_label(chart->series[s].from->label);
    return "";
}

int chart_heat_step(const struct chart *chart, double value) {
    double span = chart->heat_high - chart->heat_low;
    if (!number_usable(value)) return -1;
    if (!(span > 0)) return 4;
    int step = (int)((value - chart->heat_low) / span * 8);
    return step > 7 ? 7 : step;
}

bool chart_is_edge(const struct series *series, size_t i) {
    if (!series->cropped) return false;
    return (i > 0 && isinf(series->y[i - 1])) || (i + 1 < series->n && isinf(series->y[i + 1]));
}
