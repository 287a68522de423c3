// SPDX-License-Identifier: MIT
// A figure's numbers as JSON, one line: {"title", "x", "y", "settings", "notice", "series": [...]}.
// Numbers have the fewest digits that read back the same, which jansson's printer cannot do;
// infinities and NaN are strings.
#include <math.h>
#include <string.h>

#include "lab/base/utf8.h"
#include "lab/figure/figure.h"
#include "lab/figure/kind.h"
#include "lab/figure/number.h"

static void add_text(struct strbuf *out, const char *text) {
    strbuf_putc(out, '"');
    for (size_t size = text ? strlen(text) : 0, taken; size; text += taken, size -= taken) {
        uint32_t c = utf8_decode(text, size, &taken);
        if (c == '"' || c == '\\')
            strbuf_printf(out, "\\%c", (int)c);
        else if (c == '\n')
            strbuf_puts(out, "\\n");
        else if (c == '\t')
            strbuf_puts(out, "\\t");
        else if (c < 0x20 || c == 0x7F)
            strbuf_printf(out, "\\u%04x", (unsigned)c);
        else
            strbuf_utf8(out, c);
    }
    strbuf_putc(out, '"');
}

static void add_key(struct strbuf *out, const char *key) {
    if (out->at[out->size - 1] != '{') strbuf_puts(out, ", ");
    strbuf_printf(out, "\"%s\": ", key);
}

static void add_number(struct strbuf *out, double value) {
    bool quoted = !isfinite(value);
    if (quoted) strbuf_putc(out, '"');
    number_exact(out, value);
    if (quoted) strbuf_putc(out, '"');
}

static void add_numbers(struct strbuf *out, const char *key, const double *at, size_t n) {
    if (!at) return;
    add_key(out, key);
    strbuf_putc(out, '[');
    for (size_t i = 0; i < n; i++) {
        if (i) strbuf_puts(out, ", ");
        add_number(out, at[i]);
    }
    strbuf_putc(out, ']');
}

static void add_texts(struct strbuf *out, const char *const *texts, size_t n) {
    strbuf_putc(out, '[');
    for (size_t i = 0; i < n; i++) {
        if (i) strbuf_puts(out, ", ");
        add_text(out, texts[i]);
    }
    strbuf_putc(out, ']');
}

static void add_heat(struct strbuf *out, const struct series *series) {
    add_numbers(out, "x", series->x, series->cols);
    add_numbers(out, "y", series->y, series->rows);
    add_key(out, "rows");
    strbuf_putc(out, '[');
    for (size_t i = 0; i < series->rows; i++) {
        strbuf_puts(out, i ? ", [" : "[");
        for (size_t j = 0; j < series->cols; j++) {
            if (j) strbuf_puts(out, ", ");
            add_number(out, series->heat[i * series->cols + j]);
        }
        strbuf_putc(out, ']');
    }
    strbuf_putc(out, ']');
}

static void add_table(struct strbuf *out, const struct series *series) {
    add_key(out, "columns");
    add_texts(out, series->columns, series->cols);
    add_key(out, "rows");
    strbuf_putc(out, '[');
    for (size_t r = 0; r < series->rows; r++) {
        if (r) strbuf_puts(out, ", ");
        add_texts(out, series->cells + r * series->cols, series->cols);
    }
    strbuf_putc(out, ']');
}

static void add_points(struct strbuf *out, const struct series *series) {
    if (series->names && series->kind == SERIES_BARS) {
        add_key(out, "names");
        add_texts(out, series->names, series->n);
    }
    add_numbers(out, "x", series->x, series->n);
    add_numbers(out, series->kind == SERIES_HISTOGRAM ? "values" : "y", series->y, series->n);
    add_numbers(out, "low", series->low, series->n);
    add_numbers(out, "high", series->high, series->n);
}

static void add_series(struct strbuf *out, const struct series *series) {
    strbuf_putc(out, '{');
    add_key(out, "kind");
    add_text(out, series_kind_name(series->kind));
    add_key(out, "label");
    add_text(out, series->label);
    if (series->kind == SERIES_HEAT)
        add_heat(out, series);
    else if (series->kind == SERIES_TABLE)
        add_table(out, series);
    else
        add_points(out, series);
    strbuf_putc(out, '}');
}

static void add_axis(struct strbuf *out, const char *key, const struct axis *axis) {
    add_key(out, key);
    strbuf_putc(out, '{');
    add_key(out, "label");
    add_text(out, axis->label);
    add_key(out, "scale");
    add_text(out, axis->log ? "log" : "linear");
    strbuf_putc(out, '}');
}

void figure_json(const struct figure *figure, struct strbuf *out) {
    strbuf_putc(out, '{');
    add_key(out, "title");
    add_text(out, figure->title);
    add_axis(out, "x", &figure->x);
    add_axis(out, "y", &figure->y);
    add_key(out, "settings");
    add_text(out, figure->settings);
    add_key(out, "notice");
    add_text(out, figure->notice);
    add_key(out, "series");
    strbuf_putc(out, '[');
    for (size_t s = 0; s < figure->n_series; s++) {
        if (s) strbuf_puts(out, ", ");
        add_series(out, &figure->series[s]);
    }
    strbuf_puts(out, "]}\n");
}
