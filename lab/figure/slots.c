// SPDX-License-Identifier: MIT
// Slots: the places of bars and of the rows and columns of heat maps, with the names that stand
// there. Several bar series share a slot where their x or their names are equal.
#include <string.h>

#include "lab/cells/grid.h"
#include "lab/figure/chart.h"
#include "lab/figure/number.h"

static char *name_of_number(struct chart *chart, double value) {
    char text[NUMBER_TEXT_MAX];
    number_short(value, 4, text);
    return arena_strdup(&chart->arena, text);
}

static void measure_names(struct chart_axis *axis) {
    axis->name_width = 0;
    for (size_t i = 0; i < axis->scale.n; i++) {
        int width = text_width(axis->names[i]);
        if (width > axis->name_width) axis->name_width = width;
    }
}

static bool same_key(const struct series *a, const struct series *b, size_t i) {
    if (a->names || b->names) return a->names && b->names && !strcmp(a->names[i], b->names[i]);
    return a->x && b->x && a->x[i] == b->x[i];
}

// True where every bar series has the keys of the first, in the same order: the usual case, and the
// fast one.
static bool keys_agree(const struct chart *chart, const struct series *first) {
    for (size_t s = 0; s < chart->figure->n_series; s++) {
        const struct series *series = chart->series[s].from;
        if (series->kind != SERIES_BARS) continue;
        if (series->n != first->n) return false;
        for (size_t i = 0; i < series->n; i++)
            if (series != first && !same_key(series, first, i)) return false;
    }
    return true;
}

static const struct series *first_bars(const struct chart *chart) {
    for (size_t s = 0; s < chart->figure->n_series; s++)
        if (chart->series[s].from->kind == SERIES_BARS) return chart->series[s].from;
    return NULL;
}

struct keys {
    double *values;
    char **names;
    size_t n;
};

static bool keys_have(const struct keys *keys, double value, const char *name) {
    for (size_t i = 0; i < keys->n; i++)
        if (name ? !strcmp(keys->names[i], name) : keys->values[i] == value) return true;
    return false;
}

static void keys_add(struct chart *chart, struct keys *keys, const struct series *series,
                     bool named, bool check) {
    for (size_t i = 0; i < series->n; i++) {
        double value = series->x ? series->x[i] : (double)(i + 1);
        char *name = series->names ? arena_strdup(&chart->arena, series->names[i])
                                   : name_of_number(chart, value);
        if (check && keys_have(keys, value, named ? name : NULL)) continue;
        keys->values[keys->n] = named ? (double)(keys->n + 1) : value;
        keys->names[keys->n++] = name;
    }
}

void slots_of_bars(struct chart *chart, struct chart_axis *axis) {
    const struct series *first = first_bars(chart);
    bool agree = keys_agree(chart, first);
    size_t most = 0;
    for (size_t s = 0; s < chart->figure->n_series; s++)
        if (chart->series[s].from->kind == SERIES_BARS) most += chart->series[s].from->n;
    struct keys keys = { .values = arena_alloc(&chart->arena, most * sizeof(double)),
                         .names = arena_alloc(&chart->arena, most * sizeof(char *)) };
    for (size_t s = 0; s < chart->figure->n_series; s++) {
        const struct series *series = chart->series[s].from;
        if (series->kind != SERIES_BARS || (agree && series != first)) continue;
        keys_add(chart, &keys, series, first->names != NULL, !agree);
    }
    axis->scale = scale_slots(keys.values, keys.n, false);
    axis->names = keys.names;
    measure_names(axis);
}

long chart_slot(const struct chart *chart, const struct series *series, size_t i) {
    const struct chart_axis *axis = chart->flipped ? &chart->up : &chart->across;
    const struct series *first = first_bars(chart);
    if (i < first->n && i < axis->scale.n && (series == first || same_key(series, first, i)))
        return (long)i;
    for (size_t slot = 0; slot < axis->scale.n; slot++)
        if (series->names ? !strcmp(axis->names[slot], series->names[i])
                          : series->x && axis->scale.slots[slot] == series->x[i])
            return (long)slot;
    return -1;
}

static void heat_axis(struct chart *chart, struct chart_axis *axis, const double *given, size_t n,
                      bool flip) {
    double *values = arena_alloc(&chart->arena, n * sizeof *values);
    char **names = arena_alloc(&chart->arena, n * sizeof *names);
    for (size_t i = 0; i < n; i++) {
        values[i] = given ? given[i] : (double)(i + 1);
        names[i] = name_of_number(chart, values[i]);
    }
    axis->scale = scale_slots(values, n, flip);
    axis->names = names;
    measure_names(axis);
}

// Given y values grow upwards, as on every plot; a bare matrix has its first row on top.
void slots_of_heat(struct chart *chart) {
    for (size_t s = 0; s < chart->figure->n_series; s++) {
        const struct series *series = chart->series[s].from;
        if (series->kind != SERIES_HEAT) continue;
        bool down = series->y && series->rows > 1 && series->y[0] > series->y[1];
        heat_axis(chart, &chart->across, series->x, series->cols, false);
        heat_axis(chart, &chart->up, series->y, series->rows, !series->y || down);
        return;
    }
}
