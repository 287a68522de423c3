// SPDX-License-Identifier: MIT
// A figure as bytes and back. One walk over the fields for writing and one for reading, side by
// side, so that they cannot disagree.
#include "lab/job/figure_bytes.h"

#include "lab/base/packing.h"

enum { SERIES_MOST = 64, BINS_MOST = 1 << 20 };

static size_t xs(const struct series *series) {
    return series->kind == SERIES_HEAT ? series->cols : series->n;
}

static size_t ys(const struct series *series) {
    return series->kind == SERIES_HEAT ? series->rows : series->n;
}

static void pack_texts(struct strbuf *out, const char *const *texts, size_t n) {
    pack_count(out, texts != NULL);
    for (size_t i = 0; texts && i < n; i++)
        pack_text(out, texts[i]);
}

static void pack_series(struct strbuf *out, const struct series *series) {
    pack_count(out, series->kind);
    pack_text(out, series->label);
    pack_count(out, series->marks);
    pack_count(out, series->n);
    pack_count(out, series->bins);
    pack_count(out, series->rows);
    pack_count(out, series->cols);
    pack_numbers(out, series->x, xs(series));
    pack_numbers(out, series->y, ys(series));
    pack_numbers(out, series->low, series->n);
    pack_numbers(out, series->high, series->n);
    pack_numbers(out, series->heat, series->rows * series->cols);
    pack_texts(out, series->names, series->n);
    pack_texts(out, series->columns, series->cols);
    pack_texts(out, series->cells, series->rows * series->cols);
}

void figure_bytes(const struct figure *figure, struct strbuf *out) {
    pack_text(out, figure->title);
    pack_text(out, figure->notice);
    pack_text(out, figure->settings);
    pack_text(out, figure->x.label);
    pack_count(out, figure->x.log);
    pack_text(out, figure->y.label);
    pack_count(out, figure->y.log);
    pack_count(out, figure->n_series);
    for (size_t i = 0; i < figure->n_series; i++)
        pack_series(out, &figure->series[i]);
}

static const char *const *unpack_texts(struct unpacking *from, size_t n) {
    if (!unpack_count(from, 1)) return NULL;
    if (n > from->left / sizeof(uint64_t)) from->broken = true; // each has its length before it
    if (from->broken) return NULL;
    const char **texts = arena_alloc(from->arena, n * sizeof *texts + 1);
    for (size_t i = 0; i < n; i++)
        texts[i] = unpack_text(from);
    return texts;
}

// What each kind cannot be drawn without.
static bool is_whole(const struct series *series) {
    switch (series->kind) {
    case SERIES_LINE:
    case SERIES_SCATTER:
        return series->x && series->y;
    case SERIES_BARS:
        return series->y && (series->x || series->names) && !series->low == !series->high;
    case SERIES_HISTOGRAM:
        return series->y;
    case SERIES_HEAT:
        return series->heat && series->rows && series->cols;
    case SERIES_MARK:
        return series->x && series->y && series->n == 1;
    case SERIES_RULE:
        return (series->x || series->y) && series->n == 1;
    case SERIES_TABLE:
        return series->columns && (series->cells || !series->rows);
    }
    return false;
}

static void unpack_series(struct unpacking *from, struct series *series) {
    size_t most = from->left;
    series->kind = (enum series_kind)unpack_count(from, SERIES_TABLE);
    series->label = unpack_text(from);
    series->marks = unpack_count(from, 1);
    series->n = (size_t)unpack_count(from, most);
    series->bins = (size_t)unpack_count(from, BINS_MOST);
    series->rows = (size_t)unpack_count(from, UINT32_MAX);
    series->cols = (size_t)unpack_count(from, UINT32_MAX);
    series->x = unpack_numbers(from, xs(series));
    series->y = unpack_numbers(from, ys(series));
    series->low = unpack_numbers(from, series->n);
    series->high = unpack_numbers(from, series->n);
    series->heat = unpack_numbers(from, series->rows * series->cols);
    series->names = unpack_texts(from, series->n);
    series->columns = unpack_texts(from, series->cols);
    series->cells = unpack_texts(from, series->rows * series->cols);
    if (!from->broken && !is_whole(series)) from->broken = true;
}

static void unpack_figure(struct unpacking *from, struct figure *figure) {
    figure->title = unpack_text(from);
    figure->notice = unpack_text(from);
    figure->settings = unpack_text(from);
    figure->x.label = unpack_text(from);
    figure->x.log = unpack_count(from, 1);
    figure->y.label = unpack_text(from);
    figure->y.log = unpack_count(from, 1);
    size_t n = (size_t)unpack_count(from, SERIES_MOST);
    figure->series = arena_alloc(from->arena, n * sizeof *figure->series + 1);
    for (size_t i = 0; i < n && !from->broken; i++)
        unpack_series(from, &figure->series[i]);
    figure->n_series = n;
}

bool figure_from_bytes(const void *bytes, size_t size, struct figure *figure) {
    *figure = (struct figure) { 0 };
    struct unpacking from = { .at = bytes, .left = size, .arena = &figure->arena };
    unpack_figure(&from, figure);
    if (unpack_is_over(&from)) return true;
    arena_release(&figure->arena);
    *figure = (struct figure) { 0 };
    return false;
}
