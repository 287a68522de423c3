// SPDX-License-Identifier: MIT
// Histograms, heat maps and tables in words.
#include <math.h>

#include "lab/figure/describe.h"

// Mean and standard deviation (of the values as a whole, divisor n) by Welford's (1962) update.
static void add_moments(struct strbuf *out, const struct series *series, bool log) {
    double mean = 0, squares = 0;
    size_t n = 0;
    for (size_t i = 0; i < series->n; i++) {
        double value = series->y[i];
        if (!number_usable(value) || (log && value <= 0)) continue;
        double from_mean = value - mean;
        mean += from_mean / (double)++n;
        squares += from_mean * (value - mean);
    }
    strbuf_puts(out, ", with mean ");
    tell_number(out, mean);
    strbuf_puts(out, " and standard deviation ");
    tell_number(out, sqrt(squares / (double)(n ? n : 1)));
}

void describe_histogram(struct telling *t, const struct chart_series *at) {
    struct strbuf *out = t->out;
    const struct chart *chart = &t->chart;
    const struct histogram *histogram = &at->histogram;
    struct extent extent = { 0 };
    size_t fullest = 0;
    extent_add_all(&extent, at->from->y, at->from->n, chart->figure->x.log);
    tell_name(t, at->from, "The histogram");
    strbuf_printf(out, " counts %zu value%s", at->from->n, at->from->n == 1 ? "" : "s");
    if (extent.any) {
        strbuf_puts(out, " from ");
        tell_number(out, extent.low);
        strbuf_puts(out, " to ");
        tell_number(out, extent.high);
        add_moments(out, at->from, chart->figure->x.log);
        for (size_t bin = 1; bin < histogram->n; bin++)
            if (histogram->counts[bin] > histogram->counts[fullest]) fullest = bin;
        strbuf_puts(out, "; the fullest bin, from ");
        tell_number(out, histogram_edge(histogram, fullest));
        strbuf_puts(out, " to ");
        tell_number(out, histogram_edge(histogram, fullest + 1));
        strbuf_printf(out, ", holds %.0f", histogram->counts[fullest]);
    }
    strbuf_puts(out, ". ");
}

static void add_heat_cell(struct telling *t, const struct series *series, size_t cell) {
    struct strbuf *out = t->out;
    size_t i = cell / series->cols, j = cell % series->cols;
    tell_number(out, series->heat[cell]);
    strbuf_printf(out, " at %s = ", text_or(t->chart.figure->x.label, "column"));
    tell_number(out, series->x ? series->x[j] : (double)(j + 1));
    strbuf_printf(out, ", %s = ", text_or(t->chart.figure->y.label, "row"));
    tell_number(out, series->y ? series->y[i] : (double)(i + 1));
}

void describe_heat(struct telling *t, const struct series *series) {
    size_t n = series->rows * series->cols, low = n, high = n;
    for (size_t i = 0; i < n; i++) {
        if (!number_usable(series->heat[i])) continue;
        if (low == n || series->heat[i] < series->heat[low]) low = i;
        if (high == n || series->heat[i] > series->heat[high]) high = i;
    }
    tell_name(t, series, "The heat map");
    strbuf_printf(t->out, " has %zu row%s and %zu column%s", series->rows,
                  series->rows == 1 ? "" : "s", series->cols, series->cols == 1 ? "" : "s");
    if (low < n) {
        strbuf_puts(t->out, "; the lowest value is ");
        add_heat_cell(t, series, low);
        strbuf_puts(t->out, ", the highest ");
        add_heat_cell(t, series, high);
    }
    strbuf_puts(t->out, ". ");
}

void describe_table(struct telling *t, const struct series *series) {
    tell_name(t, series, "A table");
    strbuf_printf(t->out, " has %zu row%s with the columns ", series->rows,
                  series->rows == 1 ? "" : "s");
    for (size_t c = 0; c < series->cols; c++)
        strbuf_printf(t->out, "%s%s", c ? ", " : "", series->columns[c]);
    strbuf_puts(t->out, ". ");
}
