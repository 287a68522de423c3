// SPDX-License-Identifier: MIT
// A figure's numbers as JSON: {"title", "x", "y", "settings", "notice", "series": [...]}. Numbers
// have the fewest digits that read back the same; infinities and NaN are strings.
#include "lab/cells/json.h"

#include "lab/figure/figure.h"
#include "lab/figure/kind.h"

static void add_numbers(struct json *json, const char *key, const double *at, size_t n) {
    if (at) json_put_numbers(json, key, at, n);
}

static void add_heat(struct json *json, const struct series *series) {
    add_numbers(json, "x", series->x, series->cols);
    add_numbers(json, "y", series->y, series->rows);
    json_open(json, "rows", '[');
    for (size_t i = 0; i < series->rows; i++)
        json_put_numbers(json, NULL, series->heat + i * series->cols, series->cols);
    json_close(json, ']');
}

static void add_table(struct json *json, const struct series *series) {
    json_put_strings(json, "columns", series->columns, series->cols);
    json_open(json, "rows", '[');
    for (size_t i = 0; i < series->rows; i++)
        json_put_strings(json, NULL, series->cells + i * series->cols, series->cols);
    json_close(json, ']');
}

static void add_points(struct json *json, const struct series *series) {
    if (series->names && series->kind == SERIES_BARS)
        json_put_strings(json, "names", series->names, series->n);
    add_numbers(json, "x", series->x, series->n);
    add_numbers(json, series->kind == SERIES_HISTOGRAM ? "values" : "y", series->y, series->n);
    add_numbers(json, "low", series->low, series->n);
    add_numbers(json, "high", series->high, series->n);
}

static void add_series(struct json *json, const struct series *series) {
    json_open(json, NULL, '{');
    json_put_string(json, "kind", series_kind_name(series->kind));
    json_put_string(json, "label", series->label);
    if (series->kind == SERIES_HEAT)
        add_heat(json, series);
    else if (series->kind == SERIES_TABLE)
        add_table(json, series);
    else
        add_points(json, series);
    json_close(json, '}');
}

static void add_axis(struct json *json, const char *key, const struct axis *axis) {
    json_open(json, key, '{');
    json_put_string(json, "label", axis->label);
    json_put_string(json, "scale", axis->log ? "log" : "linear");
    json_close(json, '}');
}

void figure_json(const struct figure *figure, struct strbuf *out) {
    struct json json = { .out = out };
    json_open(&json, NULL, '{');
    json_put_string(&json, "title", figure->title);
    add_axis(&json, "x", &figure->x);
    add_axis(&json, "y", &figure->y);
    json_put_string(&json, "settings", figure->settings);
    json_put_string(&json, "notice", figure->notice);
    json_open(&json, "series", '[');
    for (size_t i = 0; i < figure->n_series; i++)
        add_series(&json, &figure->series[i]);
    json_close(&json, ']');
    json_close(&json, '}');
    strbuf_putc(out, '\n');
}
