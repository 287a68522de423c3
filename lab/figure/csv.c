// SPDX-License-Identifier: MIT
// A figure's numbers as CSV (RFC 4180). The series stand one after the other under one heading, so
// that the file is one table: series, kind, x, y, and where a figure has them low, high (whiskers)
// and value (heat). Tables follow as blocks with their own headings behind an empty line; a figure
// of one table is that table alone.
#include <string.h>

#include "lab/figure/figure.h"
#include "lab/figure/kind.h"
#include "lab/figure/number.h"

static void add_text(struct strbuf *out, const char *text) {
    if (!text) return;
    if (!strpbrk(text, "\",\r\n")) {
        strbuf_puts(out, text);
        return;
    }
    strbuf_putc(out, '"');
    for (; *text; text++) {
        if (*text == '"') strbuf_putc(out, '"');
        strbuf_putc(out, *text);
    }
    strbuf_putc(out, '"');
}

struct columns {
    bool whiskers, value;
};

static struct columns columns_of(const struct figure *figure) {
    struct columns columns = { 0 };
    for (size_t s = 0; s < figure->n_series; s++) {
        columns.whiskers |= figure->series[s].low && figure->series[s].high;
        columns.value |= figure->series[s].kind == SERIES_HEAT;
    }
    return columns;
}

static void add_field(struct strbuf *out, const double *at, size_t i) {
    strbuf_putc(out, ',');
    if (at) number_exact(out, at[i]);
}

static void start_row(struct strbuf *out, const struct series *series) {
    add_text(out, series->label);
    strbuf_printf(out, ",%s", series_kind_name(series->kind));
}

static void add_point(struct strbuf *out, const struct series *series, size_t i,
                      const struct columns *columns) {
    start_row(out, series);
    if (series->names && series->kind == SERIES_BARS) {
        strbuf_putc(out, ',');
        add_text(out, series->names[i]);
    } else {
        add_field(out, series->x, i);
    }
    add_field(out, series->y, i);
    if (columns->whiskers) add_field(out, series->low, i), add_field(out, series->high, i);
    if (columns->value) strbuf_putc(out, ',');
    strbuf_puts(out, "\r\n");
}

static void add_axis_value(struct strbuf *out, const double *given, size_t i) {
    strbuf_putc(out, ',');
    number_exact(out, given ? given[i] : (double)(i + 1));
}

static void add_heat(struct strbuf *out, const struct series *series,
                     const struct columns *columns) {
    for (size_t i = 0; i < series->rows; i++)
        for (size_t j = 0; j < series->cols; j++) {
            start_row(out, series);
            add_axis_value(out, series->x, j);
            add_axis_value(out, series->y, i);
            if (columns->whiskers) strbuf_puts(out, ",,");
            add_field(out, series->heat, i * series->cols + j);
            strbuf_puts(out, "\r\n");
        }
}

static void add_row(struct strbuf *out, const char *const *texts, size_t n) {
    for (size_t c = 0; c < n; c++) {
        if (c) strbuf_putc(out, ',');
        add_text(out, texts[c]);
    }
    strbuf_puts(out, "\r\n");
}

static void add_table(struct strbuf *out, const struct series *series) {
    if (out->size) strbuf_puts(out, "\r\n");
    add_row(out, series->columns, series->cols);
    for (size_t r = 0; r < series->rows; r++)
        add_row(out, series->cells + r * series->cols, series->cols);
}

static bool has_numbers(const struct figure *figure) {
    for (size_t s = 0; s < figure->n_series; s++)
        if (figure->series[s].kind != SERIES_TABLE) return true;
    return figure->n_series == 0;
}

void figure_csv(const struct figure *figure, struct strbuf *out) {
    struct columns columns = columns_of(figure);
    if (has_numbers(figure))
        strbuf_printf(out, "series,kind,x,y%s%s\r\n", columns.whiskers ? ",low,high" : "",
                      columns.value ? ",value" : "");
    for (size_t s = 0; s < figure->n_series; s++) {
        const struct series *series = &figure->series[s];
        if (series->kind == SERIES_HEAT)
            add_heat(out, series, &columns);
        else if (series->kind != SERIES_TABLE)
            for (size_t i = 0; i < series->n; i++)
                add_point(out, series, i, &columns);
    }
    for (size_t s = 0; s < figure->n_series; s++)
        if (figure->series[s].kind == SERIES_TABLE) add_table(out, &figure->series[s]);
}
