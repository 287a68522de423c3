// SPDX-License-Identifier: MIT
// A figure in words: one sentence for the axes and one or two for each series, with the numbers
// that a reader of the picture would look for. Every sentence is computed from the data; nothing is
// taken from the notice.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/figure/describe.h"
#include "lab/figure/number.h"
#include "lab/figure/words.h"

enum { BARS_LISTED = 8 };

const char *text_or(const char *text, const char *other) {
    return text && *text ? text : other;
}

// An axis' label without its unit in brackets: "clip (standard deviations)" is "clip" in a
// sentence.
static void name_axis(char name[64], const char *label, const char *other) {
    const char *from = text_or(label, other), *unit = strstr(from, " (");
    int size = unit && unit != from ? (int)(unit - from) : (int)strlen(from);
    snprintf(name, 64, "%.*s", size, from);
}

// Four digits, and more where the numbers differ only behind them.
static int digits_for(const struct chart_axis *axis) {
    double size = fmax(fabs(axis->data.low), fabs(axis->data.high));
    double span = axis->data.high - axis->data.low;
    if (!(span > 0)) return TELLING_DIGITS;
    return (int)fmin(15, TELLING_DIGITS + floor(fmax(0, log10(size / span))));
}

void tell_number(struct strbuf *out, double value) {
    number_add(out, value, TELLING_DIGITS);
}

static void add_x(struct telling *t, double value) {
    number_add(t->out, value, t->x_digits);
}

static void add_y(struct telling *t, double value) {
    number_add(t->out, value, t->y_digits);
}

void tell_name(struct telling *t, const struct series *series, const char *kind) {
    if (series->label && *series->label)
        strbuf_printf(t->out, "'%s'", series->label);
    else
        strbuf_puts(t->out, kind);
}

// "0.331 at bits = 2"
static void add_point(struct telling *t, const struct point *point) {
    add_y(t, point->y);
    strbuf_printf(t->out, " at %s = ", t->x);
    add_x(t, point->x);
}

static void add_from_to(struct telling *t, const struct run *run) {
    strbuf_puts(t->out, " from ");
    add_point(t, &run->first);
    strbuf_puts(t->out, " to ");
    add_point(t, &run->last);
}

static void add_extremes(struct telling *t, const struct run *run) {
    strbuf_puts(t->out, "; its lowest value is ");
    add_point(t, &run->lowest);
    strbuf_puts(t->out, ", its highest ");
    add_point(t, &run->highest);
}

// "falls from … to its minimum …, then rises to …"
static void add_turn(struct telling *t, const struct run *run) {
    bool valley = run->kind == RUN_VALLEY;
    strbuf_puts(t->out, valley ? " falls from " : " rises from ");
    add_point(t, &run->first);
    strbuf_puts(t->out, valley ? " to its minimum " : " to its maximum ");
    add_point(t, valley ? &run->lowest : &run->highest);
    strbuf_puts(t->out, valley ? ", then rises to " : ", then falls to ");
    add_point(t, &run->last);
}

static void add_run(struct telling *t, const struct run *run) {
    static const char *const verbs[] = {
        [RUN_RISES] = " rises",
        [RUN_FALLS] = " falls",
        [RUN_MOSTLY_RISES] = " mostly rises",
        [RUN_MOSTLY_FALLS] = " mostly falls",
        [RUN_VARIES] = " goes up and down",
    };
    if (run->kind == RUN_NONE)
        strbuf_puts(t->out, " has no point to show");
    else if (run->kind == RUN_SINGLE) {
        strbuf_puts(t->out, " is one point, ");
        add_point(t, &run->first);
    } else if (run->kind == RUN_CONSTANT) {
        strbuf_puts(t->out, " is constant at ");
        add_y(t, run->first.y);
    } else if (run->kind == RUN_VALLEY || run->kind == RUN_PEAK) {
        add_turn(t, run);
    } else {
        strbuf_puts(t->out, verbs[run->kind]);
        add_from_to(t, run);
        if (run->kind != RUN_RISES && run->kind != RUN_FALLS) add_extremes(t, run);
    }
}

static void describe_line(struct telling *t, const struct series *series) {
    const struct figure *figure = t->chart.figure;
    struct run run = run_of(series->x, series->y, series->n, figure->x.log, figure->y.log);
    tell_name(t, series, "The line");
    add_run(t, &run);
    strbuf_puts(t->out, ". ");
}

static void add_range(struct telling *t, const char *name, const struct extent *extent,
                      int digits) {
    bool single = extent->low == extent->high;
    strbuf_printf(t->out, "%s %s ", name, single ? "at" : "from");
    number_add(t->out, extent->low, digits);
    if (single) return;
    strbuf_puts(t->out, " to ");
    number_add(t->out, extent->high, digits);
}

static void describe_scatter(struct telling *t, const struct series *series) {
    struct extent x = { 0 }, y = { 0 };
    size_t n = 0;
    for (size_t i = 0; i < series->n; i++) {
        double across, up;
        if (!chart_place(&t->chart, series->x[i], series->y[i], &across, &up)) continue;
        extent_add(&x, series->x[i]);
        extent_add(&y, series->y[i]);
        n++;
    }
    tell_name(t, series, "The scatter");
    strbuf_printf(t->out, " has %zu point%s", n, n == 1 ? "" : "s");
    strbuf_puts(t->out, n ? ", " : "");
    if (n) add_range(t, t->x, &x, t->x_digits);
    strbuf_puts(t->out, n ? " and " : "");
    if (n) add_range(t, t->y, &y, t->y_digits);
    strbuf_puts(t->out, ". ");
}

static void add_bar(struct telling *t, const struct series *series, size_t i) {
    if (series->names) strbuf_printf(t->out, "%s ", series->names[i]);
    add_y(t, series->y[i]);
    if (series->low && series->high) {
        strbuf_puts(t->out, " (");
        add_y(t, series->low[i]);
        strbuf_puts(t->out, " to ");
        add_y(t, series->high[i]);
        strbuf_putc(t->out, ')');
    }
    if (series->names) return;
    strbuf_printf(t->out, " at %s = ", t->x);
    add_x(t, series->x ? series->x[i] : (double)(i + 1));
}

static void describe_bars(struct telling *t, const struct series *series) {
    const struct scale *scale = chart_values(&t->chart);
    size_t low = series->n, high = series->n;
    for (size_t i = 0; i < series->n; i++) {
        if (!scale_takes(scale, series->y[i])) continue;
        if (low == series->n || series->y[i] < series->y[low]) low = i;
        if (high == series->n || series->y[i] > series->y[high]) high = i;
    }
    tell_name(t, series, "The series");
    strbuf_printf(t->out, " has %zu bar%s", series->n, series->n == 1 ? "" : "s");
    for (size_t i = 0; i < series->n && series->n <= BARS_LISTED; i++) {
        strbuf_puts(t->out, i ? ", " : ": ");
        add_bar(t, series, i);
    }
    if (low < series->n && series->n > 1) {
        strbuf_puts(t->out, "; the lowest is ");
        add_bar(t, series, low);
        strbuf_puts(t->out, ", the highest ");
        add_bar(t, series, high);
    }
    strbuf_puts(t->out, ". ");
}

static void describe_mark(struct telling *t, const struct series *series) {
    if (!series->n || !series->x || !series->y) return;
    struct point point = { series->x[0], series->y[0] };
    tell_name(t, series, "A point");
    strbuf_puts(t->out, " marks ");
    add_point(t, &point);
    strbuf_puts(t->out, ". ");
}

static void describe_rule(struct telling *t, const struct series *series) {
    const double *at = series->x ? series->x : series->y;
    if (!series->n || !at) return;
    tell_name(t, series, "A line across the plot");
    strbuf_printf(t->out, " is the line %s = ", series->x ? t->x : t->y);
    series->x ? add_x(t, at[0]) : add_y(t, at[0]);
    strbuf_puts(t->out, ". ");
}

static void describe_axis(struct telling *t, const char *which, const struct axis *axis,
                          const struct chart_axis *drawn, int digits) {
    bool says_nothing = !*text_or(axis->label, "") && drawn->scale.kind == SCALE_SLOTS;
    if (says_nothing) return; // names that the series tell
    strbuf_printf(t->out, "%s: %s", which, text_or(axis->label, "no label"));
    if (drawn->scale.kind == SCALE_LOG) strbuf_puts(t->out, ", logarithmic");
    if (drawn->scale.kind != SCALE_SLOTS && drawn->data.any)
        add_range(t, ",", &drawn->data, digits);
    strbuf_puts(t->out, ". ");
}

static void describe_series(struct telling *t, const struct chart_series *at) {
    switch (at->from->kind) {
    case SERIES_LINE:
        describe_line(t, at->from);
        return;
    case SERIES_SCATTER:
        describe_scatter(t, at->from);
        return;
    case SERIES_BARS:
        describe_bars(t, at->from);
        return;
    case SERIES_HISTOGRAM:
        describe_histogram(t, at);
        return;
    case SERIES_HEAT:
        describe_heat(t, at->from);
        return;
    case SERIES_MARK:
        describe_mark(t, at->from);
        return;
    case SERIES_RULE:
        describe_rule(t, at->from);
        return;
    case SERIES_TABLE:
        describe_table(t, at->from);
        return;
    }
}

static void describe_plot(struct telling *t) {
    const struct chart *chart = &t->chart;
    const struct chart_axis *keys = chart->flipped ? &chart->up : &chart->across;
    const struct chart_axis *values = chart->flipped ? &chart->across : &chart->up;
    t->x_digits = digits_for(keys);
    t->y_digits = digits_for(values);
    describe_axis(t, "Across", &chart->figure->x, keys, t->x_digits);
    describe_axis(t, "Up", &chart->figure->y, values, t->y_digits);
    if (chart->empty) strbuf_puts(t->out, "There is no data to show. ");
}

void figure_describe(const struct figure *figure, struct strbuf *out) {
    struct telling t = { .out = out, .x_digits = TELLING_DIGITS, .y_digits = TELLING_DIGITS };
    size_t before = out->size;
    chart_init(&t.chart, figure, 100, 0);
    name_axis(t.x, figure->x.label, "x");
    name_axis(t.y, figure->y.label, "y");
    if (figure->title && *figure->title) strbuf_printf(out, "%s. ", figure->title);
    if (figure->settings && *figure->settings) strbuf_printf(out, "With %s. ", figure->settings);
    if (t.chart.plot) describe_plot(&t);
    for (size_t s = 0; s < figure->n_series; s++)
        if (!t.chart.empty || figure->series[s].kind == SERIES_TABLE)
            describe_series(&t, &t.chart.series[s]);
    left_out_text(&t.chart.left_out, out);
    if (left_out_total(&t.chart.left_out)) strbuf_puts(out, ". ");
    if (out->size > before && out->at[out->size - 1] == ' ') out->at[--out->size] = 0;
    chart_release(&t.chart);
}
