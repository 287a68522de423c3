// SPDX-License-Identifier: MIT
// The series of a chart in pixels, and the labels of marks and rules.
#include <math.h>
#include <stdlib.h>

#include "lab/base/memory.h"
#include "lab/figure/draw.h"
#include "lab/figure/number.h"
#include "lab/figure/paint.h"

enum { LABEL_SIZE = 13 };

static const double step_least = 0.25; // pixels: nearer points are not written again
static const double mark_apart = 14;   // pixels between the marks of a line

static enum ink ink_of(const struct chart_series *at) {
    return (enum ink)(INK_SERIES + (at->color < 0 ? 0 : at->color));
}

// Lines and scatters
// -------------------------------------------------------------------------------------------------

static void flush(struct picture *p, const struct chart_series *at, const double *xy, size_t *n) {
    struct stroke_look look = { .ink = ink_of(at), .width = 2, .dash = at->dash };
    if (*n == 1) p->paint->mark(p->paint->to, xy[0], xy[1], at->mark, look.ink);
    if (*n > 1) p->paint->line(p->paint->to, xy, *n, &look);
    *n = 0;
}

static void paint_line(struct picture *p, const struct chart_series *at) {
    const struct series *series = at->from;
    double *xy = xmalloc(2 * series->n * sizeof *xy), across, up;
    size_t n = 0;
    for (size_t i = 0; i < series->n; i++) {
        if (!chart_place(&p->chart, series->x[i], series->y[i], &across, &up)) {
            flush(p, at, xy, &n);
            continue;
        }
        double x = picture_x(p, across), y = picture_y(p, up);
        if (n > 1 && fabs(x - xy[2 * n - 2]) < step_least && fabs(y - xy[2 * n - 1]) < step_least)
            continue;
        xy[2 * n] = x;
        xy[2 * n + 1] = y;
        n++;
    }
    flush(p, at, xy, &n);
    free(xy);
}

// A mark at every point of a marked line; at some points of one that needs them to be told apart.
static void paint_marks(struct picture *p, const struct chart_series *at, double apart) {
    double across, up, last_x = -1e9, last_y = -1e9;
    for (size_t i = 0; i < at->from->n; i++) {
        if (chart_is_edge(at->from, i) ||
            !chart_place(&p->chart, at->from->x[i], at->from->y[i], &across, &up))
            continue;
        double x = picture_x(p, across), y = picture_y(p, up);
        if (hypot(x - last_x, y - last_y) < apart) continue;
        p->paint->mark(p->paint->to, x, y, at->mark, ink_of(at));
        last_x = x;
        last_y = y;
    }
}

// Bars
// ---------------------------------------------------------------------------------------------------------------

// A rectangle from `low` to `high` on the value axis and `from` to `to` on the other, all units.
static void value_rect(struct picture *p, double low, double high, double from, double to,
                       enum ink ink, int texture) {
    if (low > high) {
        double swap = low;
        low = high;
        high = swap;
    }
    if (p->chart.flipped)
        p->paint->rect(p->paint->to, picture_x(p, low), picture_y(p, to), (high - low) * p->width,
                       (to - from) * p->height, ink, texture);
    else
        p->paint->rect(p->paint->to, picture_x(p, from), picture_y(p, high), (to - from) * p->width,
                       (high - low) * p->height, ink, texture);
}

static void value_line(struct picture *p, double from_value, double to_value, double from,
                       double to) {
    struct stroke_look look = { .ink = INK_TEXT, .width = 1.5 };
    double upright[] = { picture_x(p, from), picture_y(p, from_value), picture_x(p, to),
                         picture_y(p, to_value) };
    double lying[] = { picture_x(p, from_value), picture_y(p, from), picture_x(p, to_value),
                       picture_y(p, to) };
    p->paint->line(p->paint->to, p->chart.flipped ? lying : upright, 2, &look);
}

static void paint_whisker(struct picture *p, double low, double high, double from, double to) {
    double middle = (from + to) / 2, cap = (to - from) / 6;
    value_line(p, low, high, middle, middle);
    value_line(p, low, low, middle - cap, middle + cap);
    value_line(p, high, high, middle - cap, middle + cap);
}

static void paint_bars(struct picture *p, const struct chart_series *at) {
    const struct series *series = at->from;
    const struct scale *values = chart_values(&p->chart), *keys = chart_keys(&p->chart);
    double zero = values->kind == SCALE_LOG ? 0 : scale_unit(values, 0);
    double slot = 1 / (double)keys->n, each = 0.8 * slot / (double)p->chart.n_bars;
    for (size_t i = 0; i < series->n; i++) {
        long place = chart_slot(&p->chart, series, i);
        if (place < 0 || !scale_takes(values, series->y[i])) continue;
        double from = scale_unit(keys, keys->slots[place]) - 0.4 * slot;
        from +=
            keys->flipped ? each * (double)((int)p->chart.n_bars - 1 - at->bar) : each * at->bar;
        value_rect(p, zero, scale_unit(values, series->y[i]), from, from + 0.94 * each, ink_of(at),
                   at->bar % 4);
        if (series->low && series->high && scale_takes(values, series->low[i]) &&
            scale_takes(values, series->high[i]))
            paint_whisker(p, scale_unit(values, series->low[i]),
                          scale_unit(values, series->high[i]), from, from + 0.94 * each);
    }
}

// Histograms and heat maps
// -------------------------------------------------------------------------------------------

static void paint_histogram(struct picture *p, const struct chart_series *at) {
    const struct histogram *histogram = &at->histogram;
    const struct scale *across = &p->chart.across.scale;
    double *xy = xmalloc((4 * histogram->n + 4) * sizeof *xy);
    size_t n = 0;
    for (size_t bin = 0; bin < histogram->n; bin++) {
        double from = fmax(scale_unit(across, histogram_edge(histogram, bin)), 0);
        double to = fmin(scale_unit(across, histogram_edge(histogram, bin + 1)), 1);
        double count = histogram->counts[bin];
        if (!(from < to)) continue;
        double height = count > 0 ? fmax(0, scale_unit(&p->chart.up.scale, count)) : 0;
        if (at->bar == 0 && count > 0) value_rect(p, 0, height, from, to, ink_of(at), 0);
        xy[n++] = picture_x(p, from), xy[n++] = picture_y(p, height);
        xy[n++] = picture_x(p, to), xy[n++] = picture_y(p, height);
    }
    struct stroke_look look = { .ink = ink_of(at), .width = 2 };
    if (at->bar > 0) p->paint->line(p->paint->to, xy, n / 2, &look);
    free(xy);
}

static bool tiles_have_numbers(const struct series *series) {
    return series->cols <= 12 && series->rows <= 16;
}

static void paint_tile(struct picture *p, const struct series *series, size_t i, size_t j) {
    double value = series->heat[i * series->cols + j];
    double width = p->width / (double)series->cols, height = p->height / (double)series->rows;
    size_t from_top = p->chart.up.scale.flipped ? i : series->rows - 1 - i;
    double x = p->left + width * (double)j, y = p->top + height * (double)from_top;
    int step = chart_heat_step(&p->chart, value);
    if (step >= 0)
        p->paint->rect(p->paint->to, x, y, width, height, (enum ink)(INK_HEAT + step), 0);
    if (!tiles_have_numbers(series)) return;
    char text[NUMBER_TEXT_MAX];
    number_short(value, 3, text);
    struct text_look look = { .ink = step < 0   ? INK_DIM
                                     : step < 5 ? INK_ON_DARK
                                                : INK_ON_LIGHT,
                              .anchor = ANCHOR_MIDDLE,
                              .size = LABEL_SIZE };
    p->paint->text(p->paint->to, x + width / 2, y + height / 2 + 4.5, text, &look);
}

static void paint_heat(struct picture *p, const struct series *series) {
    for (size_t i = 0; i < series->rows; i++)
        for (size_t j = 0; j < series->cols; j++)
            paint_tile(p, series, i, j);
}

// Labelled points and lines
// ------------------------------------------------------------------------------------------

// Text beside a point, on the side where it stays inside the plot.
static void label_at(struct picture *p, double x, double y, const char *text) {
    double width = paint_text_width(text, LABEL_SIZE);
    bool left = x + 12 + width > p->left + p->width;
    struct text_look look = { .ink = INK_TEXT,
                              .anchor = left ? ANCHOR_END : ANCHOR_START,
                              .size = LABEL_SIZE,
                              .halo = true };
    if (y < p->top + 14) y = p->top + 14;
    p->paint->text(p->paint->to, left ? x - 10 : x + 10, y, text, &look);
}

static void paint_mark(struct picture *p, const struct series *series) {
    double across, up;
    for (size_t i = 0; series->x && series->y && i < series->n; i++) {
        if (!chart_place(&p->chart, series->x[i], series->y[i], &across, &up)) continue;
        double x = picture_x(p, across), y = picture_y(p, up);
        p->paint->mark(p->paint->to, x, y, 3, INK_TEXT);
        if (i == 0 && series->label && *series->label) label_at(p, x, y - 12, series->label);
    }
}

static void paint_rule(struct picture *p, const struct series *series) {
    bool along_keys = series->x != NULL, upright = along_keys != p->chart.flipped;
    const struct scale *scale = along_keys ? chart_keys(&p->chart) : chart_values(&p->chart);
    const double *values = along_keys ? series->x : series->y;
    struct stroke_look look = { .ink = INK_DIM, .width = 1.5, .dash = 2 };
    for (size_t i = 0; values && i < series->n; i++) {
        double unit = scale_takes(scale, values[i]) ? scale_unit(scale, values[i]) : NAN;
        if (!(unit >= 0 && unit <= 1)) continue;
        double x = upright ? picture_x(p, unit) : p->left,
               y = upright ? p->top : picture_y(p, unit);
        double xy[] = { x, y, upright ? x : p->left + p->width, upright ? p->top + p->height : y };
        p->paint->line(p->paint->to, xy, 2, &look);
        if (i || !series->label || !*series->label) continue;
        if (upright)
            label_at(p, x, p->top + 14, series->label);
        else
            label_at(p, p->left + p->width, y - 6, series->label);
    }
}

void paint_series(struct picture *p) {
    for (size_t s = 0; s < p->chart.figure->n_series; s++) {
        const struct chart_series *at = &p->chart.series[s];
        if (at->from->kind == SERIES_HEAT) paint_heat(p, at->from);
        if (at->from->kind == SERIES_HISTOGRAM && at->histogram.n) paint_histogram(p, at);
        if (at->from->kind == SERIES_BARS) paint_bars(p, at);
    }
    for (size_t s = 0; s < p->chart.figure->n_series; s++) {
        const struct chart_series *at = &p->chart.series[s];
        if (at->from->kind == SERIES_RULE) paint_rule(p, at->from);
        if (at->from->kind == SERIES_LINE) paint_line(p, at);
        if (at->from->kind == SERIES_LINE && line_has_marks(&p->chart, at, false))
            paint_marks(p, at, at->from->marks ? mark_apart : 60);
        if (at->from->kind == SERIES_SCATTER) paint_marks(p, at, 0);
    }
    for (size_t s = 0; s < p->chart.figure->n_series; s++)
        if (p->chart.series[s].from->kind == SERIES_MARK) paint_mark(p, p->chart.series[s].from);
}
