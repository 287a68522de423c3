// SPDX-License-Identifier: MIT
// The guess before a figure: a line to type in its place, and a number drawn beside the truth.
#include "lab/ui/prediction.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/terminal/key.h"
#include "lab/ui/sign.h"
#include "lab/ui/words_reading.h"

void prediction_open(struct prediction *prediction, struct learner *learner, const char *lesson,
                     const struct live_figure *figure, bool wanted) {
    *prediction = (struct prediction) { 0 };
    if (!figure || !*figure->predict) return;
    prediction->guess = learner_guess(learner, lesson, figure->name);
    prediction->waiting = wanted && !prediction->guess;
}

void prediction_release(struct prediction *prediction) {
    free(prediction->guess);
    *prediction = (struct prediction) { 0 };
}

bool prediction_type(struct prediction *prediction, const struct key *key) {
    if (key->code == '?' || key->code == PRESS_BACKSPACE) return false; // keys with acts of theirs
    if (key->code == ' ' && !prediction->typed[0]) return false;
    return key_type(key->code, prediction->typed, sizeof prediction->typed);
}

void prediction_erase(struct prediction *prediction, bool all) {
    if (all)
        prediction->typed[0] = 0;
    else
        key_type(PRESS_BACKSPACE, prediction->typed, sizeof prediction->typed);
}

void prediction_answer(struct prediction *prediction, struct learner *learner, const char *lesson,
                       const char *figure) {
    size_t size = strlen(prediction->typed);
    while (size && prediction->typed[size - 1] == ' ')
        prediction->typed[--size] = 0;
    free(prediction->guess);
    prediction->guess = xstrdup(prediction->typed);
    prediction->waiting = false;
    learner_put_guess(learner, lesson, figure, prediction->guess);
}

// The line that is typed; the column behind it.
static int draw_typed(const struct prediction *prediction, struct grid *grid, int row, int col,
                      int cols) {
    int used = grid_text(grid, row, col, cols, STYLE_HEADING, WORDS_GUESS_LINE);
    const char *typed = prediction->typed;
    while (*typed && text_width(typed) > cols - 1 - used) // its end is what is being typed
        do
            typed++;
        while (((unsigned char)*typed & 0xC0) == 0x80);
    return col + used + grid_text(grid, row, col + used, cols - used, STYLE_STRONG, typed);
}

enum { BOX_COLS_MOST = 76, ROWS_AROUND_HINT = 4 };

static int box_cols(int cols) {
    return cols < BOX_COLS_MOST ? cols : BOX_COLS_MOST;
}

static int inner_cols(int cols) {
    return box_cols(cols) > 5 ? box_cols(cols) - 4 : 1;
}

// What may be done here, below the line that is typed.
static int draw_hint(struct grid *grid, bool focus) {
    return grid_wrap(grid, 0, 0, grid->cols, STYLE_DIM, focus ? WORDS_GUESS_HERE : WORDS_GUESS_TAB);
}

int prediction_box_rows(int cols) {
    int most = 0;
    for (int focus = 0; focus < 2; focus++) {
        struct grid hint;
        grid_init(&hint, 0, inner_cols(cols));
        int rows = draw_hint(&hint, focus);
        if (rows > most) most = rows;
        grid_release(&hint);
    }
    return most + ROWS_AROUND_HINT;
}

void prediction_draw(const struct prediction *prediction, const struct live_figure *figure,
                     struct grid *grid, const struct figure_place *place) {
    int cols = box_cols(place->cols), inner = inner_cols(place->cols);
    struct grid hint;
    grid_init(&hint, 0, inner);
    draw_hint(&hint, place->focus);
    int rows = hint.rows + ROWS_AROUND_HINT;
    if (rows > place->rows) rows = place->rows;
    int row = place->row, col = place->col + 2;
    draw_box(grid, row, place->col, rows, cols, place->ascii, place->focus, figure->title, "");
    int end = draw_typed(prediction, grid, row + (rows > 2), col, inner);
    if (rows > 4) grid_blit(grid, row + 3, col, &hint, 0, rows - 4);
    grid_release(&hint);
    if (!place->focus) return;
    grid->cursor_row = row + (rows > 2);
    grid->cursor_col = end;
}

// The range of an axis over all that is drawn against numbers; false where it is no such axis.
static bool range_of(const struct figure *figure, bool is_x, double *low, double *high) {
    const struct axis *axis = is_x ? &figure->x : &figure->y;
    *low = INFINITY;
    *high = -INFINITY;
    for (size_t i = 0; i < figure->n_series; i++) {
        const struct series *series = &figure->series[i];
        const double *values = is_x ? series->x : series->y;
        if (series->kind == SERIES_TABLE) continue; // it stands below the axes
        if (series->kind == SERIES_HISTOGRAM || series->kind == SERIES_HEAT ||
            (is_x && series->kind == SERIES_BARS))
            return false;
        for (size_t k = 0; values && k < series->n; k++) {
            if (!isfinite(values[k]) || (axis->log && values[k] <= 0)) continue;
            *low = fmin(*low, values[k]);
            *high = fmax(*high, values[k]);
        }
    }
    return *low <= *high;
}

// Within the range or a quarter of it beyond, on a logarithmic axis by its logarithm.
static bool fits(const struct figure *figure, bool is_x, double guess) {
    double low, high;
    bool log_axis = is_x ? figure->x.log : figure->y.log;
    if (!range_of(figure, is_x, &low, &high) || (log_axis && guess <= 0)) return false;
    if (log_axis) low = log(low), high = log(high), guess = log(guess);
    double room = (high - low) / 4;
    return guess >= low - room && guess <= high + room;
}

bool guess_add(struct figure *figure, const char *guess, enum guess_of of) {
    char *end;
    bool is_x = of == GUESS_OF_X;
    double number = guess && *guess && of != GUESS_OF_NEITHER ? strtod(guess, &end) : NAN;
    if (!isfinite(number) || end[strspn(end, " %")] || !fits(figure, is_x, number)) return false;
    struct series *all = arena_alloc(&figure->arena, (figure->n_series + 1) * sizeof *all);
    double *at = arena_alloc(&figure->arena, sizeof *at);
    if (figure->n_series) memcpy(all, figure->series, figure->n_series * sizeof *all);
    *at = number;
    struct series *rule = &all[figure->n_series++];
    *rule = (struct series) { .kind = SERIES_RULE, .label = WORDS_GUESS_LABEL, .n = 1 };
    *(is_x ? &rule->x : &rule->y) = at;
    figure->series = all;
    return true;
}
