// SPDX-License-Identifier: MIT
// The learner's values drawn over the expected ones, where the result is a vector.
#include "lab/ui/feedback_plot.h"

#include <math.h>

#include "lab/figure/figure.h"
#include "lab/ui/words_exercise.h"

enum { VALUES_MIN = 4, VALUES_MAX = 4096, ROWS = 9, COLS_MIN = 30, COLS_MAX = 64 };

// The numbers of a list; 0 where it is none, or holds something else.
static size_t numbers_of(const struct value *value, struct arena *arena, const double **at) {
    if (value->kind != VALUE_TABLE || value->table.n_fields || value->table.n < VALUES_MIN ||
        value->table.n > VALUES_MAX)
        return 0;
    double *numbers = arena_alloc(arena, value->table.n * sizeof *numbers);
    for (size_t i = 0; i < value->table.n; i++) {
        if (!value_is_number(&value->table.items[i])) return 0;
        numbers[i] = value_number(&value->table.items[i]);
    }
    *at = numbers;
    return value->table.n;
}

static const double *places(struct arena *arena, size_t n) {
    double *x = arena_alloc(arena, n * sizeof *x);
    for (size_t i = 0; i < n; i++)
        x[i] = (double)(i + 1);
    return x;
}

int feedback_plot(struct grid *grid, int row, int col, int cols, enum glyphs glyphs,
                  const struct value *expected, const struct value *actual) {
    struct figure figure = { .title = "",
                             .x = { .label = WORDS_PLACE_AXIS },
                             .y = { .label = "" },
                             .notice = "",
                             .settings = "" };
    const double *wanted, *yours;
    size_t n_wanted = numbers_of(expected, &figure.arena, &wanted),
           n_yours = n_wanted ? numbers_of(actual, &figure.arena, &yours) : 0;
    int rows = 0;
    if (n_wanted && n_yours && cols >= COLS_MIN) {
        struct series series[] = {
            { .kind = SERIES_LINE,
              .label = WORDS_EXPECTED,
              .marks = n_wanted <= 20,
              .n = n_wanted,
              .x = places(&figure.arena, n_wanted),
              .y = wanted },
            { .kind = SERIES_LINE,
              .label = WORDS_YOURS,
              .marks = n_yours <= 20,
              .n = n_yours,
              .x = places(&figure.arena, n_yours),
              .y = yours },
        };
        const struct figure_look look = { glyphs, .legend = true };
        figure.series = series;
        figure.n_series = 2;
        figure_draw(&figure, grid, row, col, ROWS, cols < COLS_MAX ? cols : COLS_MAX, &look);
        rows = ROWS;
    }
    figure_release(&figure);
    return rows;
}
