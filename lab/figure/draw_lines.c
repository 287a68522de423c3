// SPDX-License-Identifier: MIT
// Lines and scatters in cells. A line of many points keeps, for each column of dots, only its
// first, lowest, highest and last dot, so that 65,536 points cost little more than their scaling. A
// point that is left out is a gap.
#include <math.h>
#include <stdlib.h>

#include "lab/figure/draw.h"

enum { MARK_EVERY = 12, MARK_SHIFT = 5, MARK_APART = 3, SAMPLED_MARKS = 24 };

// Marks at intervals: where dashes do not suffice to tell lines apart.
static bool has_interval_marks(const struct chart *chart, const struct chart_series *at,
                               bool ascii) {
    return !at->from->marks && !at->from->twin &&
           (at->lines >= CHART_DASHES || (ascii && chart->n_lines > 1));
}

bool line_has_marks(const struct chart *chart, const struct chart_series *at, bool ascii) {
    return at->from->marks || has_interval_marks(chart, at, ascii);
}

struct stroke {
    struct drawing *d;
    const struct chart_series *at;
    enum style style;
    struct dash dash;
    bool open;                     // a dot was drawn and the next one is joined to it
    int x, first, low, high, last; // the column of dots being gathered
    bool interval;
    bool marked; // and the last mark is at
    int mark_row, mark_col;
};

static void put_mark(struct stroke *s, int row, int col) {
    canvas_glyph(&s->d->canvas, row, col, mark_glyph(s->at->mark, is_ascii(s->d)), s->style,
                 LAYER_MARK);
    s->marked = true;
    s->mark_row = row;
    s->mark_col = col;
}

static bool is_tall(const struct stroke *s) {
    return s->high - s->low > 2 * s->d->canvas.dots_y;
}

// A short run that goes one way keeps the dashes; a tall one or one that turns is solid, as no dash
// would show.
static void flush_column(struct stroke *s) {
    if (!s->open || s->low == s->high) return;
    bool one_way = abs(s->last - s->first) == s->high - s->low;
    if (one_way && !is_tall(s))
        canvas_line(&s->d->canvas, s->x, s->first, s->x, s->last, s->style, &s->dash, true);
    else
        canvas_line(&s->d->canvas, s->x, s->low, s->x, s->high, s->style, NULL, false);
}

static void interval_marks(struct stroke *s, int x0, int y0, int x1, int y1) {
    const struct canvas *canvas = &s->d->canvas;
    int step = x1 > x0 ? 1 : -1;
    for (int col = x0 / canvas->dots_x; x1 != x0; col += step) {
        int x = col * canvas->dots_x;
        if ((x1 - x) * step < 0) return;
        if ((x - x0) * step < 0 || (col + MARK_SHIFT * s->at->color) % MARK_EVERY != 3) continue;
        int y = y0 + (int)lrint((double)(y1 - y0) * (x - x0) / (x1 - x0));
        put_mark(s, y / canvas->dots_y, col);
    }
}

static void start_column(struct stroke *s, int x, int y) {
    s->x = x;
    s->first = s->low = s->high = s->last = y;
}

// The line to the next column of dots. Between neighbours a solid one is two upright runs that meet
// half-way, and so is a dashed one that leaves a tall run.
static void join(struct stroke *s, int x, int y) {
    struct canvas *canvas = &s->d->canvas;
    if ((s->dash.off && !is_tall(s)) || abs(x - s->x) != 1) {
        canvas_line(canvas, s->x, s->last, x, y, s->style, &s->dash, true);
        return;
    }
    int middle = (s->last + y) / 2;
    int beyond = middle + (y > middle) - (y < middle);
    canvas_line(canvas, s->x, s->last, s->x, middle, s->style, NULL, true);
    canvas_line(canvas, x, beyond, x, y, s->style, NULL, false);
}

static void stroke_to(struct stroke *s, int x, int y) {
    if (s->open && x == s->x) {
        if (y < s->low) s->low = y;
        if (y > s->high) s->high = y;
        s->last = y;
        return;
    }
    if (s->open) {
        flush_column(s);
        join(s, x, y);
        if (s->interval) interval_marks(s, s->x, s->last, x, y);
    } else {
        canvas_line(&s->d->canvas, x, y, x, y, s->style, NULL, false);
    }
    start_column(s, x, y);
    s->open = true;
}

// Ends a run of points: what is gathered is drawn, the next point starts anew.
static void stroke_end(struct stroke *s) {
    flush_column(s);
    s->open = false;
}

// A mark at every point, but for those too near to the last one.
static void mark_point(struct stroke *s, int x, int y) {
    int row = y >> s->d->canvas.shift_y, col = x >> s->d->canvas.shift_x;
    if (s->marked && abs(col - s->mark_col) + 2 * abs(row - s->mark_row) < MARK_APART) return;
    put_mark(s, row, col);
}

static void draw_line_series(struct drawing *d, const struct chart_series *at) {
    const struct series *series = at->from;
    struct stroke s = { .d = d,
                        .at = at,
                        .style = series_style(at->color),
                        .dash = dash_pattern(at->dash),
                        .interval = has_interval_marks(d->chart, at, is_ascii(d)) };
    double across, up;
    for (size_t i = 0; i < series->n; i++) {
        if (!chart_place(d->chart, series->x[i], series->y[i], &across, &up)) {
            stroke_end(&s);
            continue;
        }
        int x = canvas_dot_x(&d->canvas, across), y = canvas_dot_y(&d->canvas, up);
        stroke_to(&s, x, y);
        if (series->marks && !chart_is_edge(series, i)) mark_point(&s, x, y);
    }
    stroke_end(&s);
}

void draw_lines(struct drawing *d) {
    for (size_t i = 0; i < d->chart->figure->n_series; i++)
        if (d->chart->series[i].from->kind == SERIES_LINE)
            draw_line_series(d, &d->chart->series[i]);
}

// Few points are marks; many are dots, with some marks among them where several scatters must be
// told apart.
static void draw_scatter(struct drawing *d, const struct chart_series *at, bool several) {
    const struct series *series = at->from;
    enum style style = series_style(at->color);
    size_t every = series->n / SAMPLED_MARKS + 1;
    double across, up;
    for (size_t i = 0; i < series->n; i++) {
        if (!chart_place(d->chart, series->x[i], series->y[i], &across, &up)) continue;
        if (at->shapes || (several && i % every == 0))
            canvas_glyph(&d->canvas, canvas_row(&d->canvas, up), canvas_col(&d->canvas, across),
                         mark_glyph(at->mark, is_ascii(d)), style, LAYER_MARK);
        else
            canvas_dot(&d->canvas, canvas_dot_x(&d->canvas, across), canvas_dot_y(&d->canvas, up),
                       style);
    }
}

void draw_scatters(struct drawing *d) {
    int n = 0;
    for (size_t i = 0; i < d->chart->figure->n_series; i++)
        n += d->chart->series[i].from->kind == SERIES_SCATTER;
    for (size_t i = 0; i < d->chart->figure->n_series; i++)
        if (d->chart->series[i].from->kind == SERIES_SCATTER)
            draw_scatter(d, &d->chart->series[i], n > 1);
}
