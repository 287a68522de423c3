// SPDX-License-Identifier: MIT
// The sliders of a figure:  ▸ group  ◂━━━━━━●──────▸ 64
// A slider's state is an index, so keys, typed numbers and clicks all end on a value that it has.
#include "lab/ui/slider_view.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/ui/explore.h"
#include "lab/ui/expression.h"
#include "lab/ui/sign.h"
#include "lab/ui/words_figure.h"

enum {
    LABEL_COLS_MOST = 32,
    TRACK_COLS_MOST = 48,
    VALUE_COLS_LEAST = 8,
    VALUE_COLS_MOST = 20,
    MARKER_COLS = 2
};

static int widest_label(const struct live_figure *figure, int cols) {
    int widest = 0, most = cols / 3 < LABEL_COLS_MOST ? cols / 3 : LABEL_COLS_MOST;
    for (size_t i = 0; i < figure->n_sliders; i++) {
        int width = text_width(figure->sliders[i].label);
        if (width > widest) widest = width;
    }
    return widest < most ? widest : most;
}

static int width_at(const struct slider *slider, size_t index) {
    struct strbuf text = { 0 };
    slider_print(slider, index, &text);
    int width = text_width(strbuf_text(&text));
    strbuf_release(&text);
    return width;
}

// Of a list every value is measured, of a range its ends and its default.
static int widest_value(const struct live_figure *figure, int cols) {
    int widest = VALUE_COLS_LEAST, most = cols / 3 < VALUE_COLS_MOST ? cols / 3 : VALUE_COLS_MOST;
    for (size_t i = 0; i < figure->n_sliders; i++) {
        const struct slider *slider = &figure->sliders[i];
        for (size_t k = 0; k < slider->n;
             k += slider->listed || slider->n < 3 ? 1 : slider->n - 1) {
            int width = width_at(slider, k);
            if (width > widest) widest = width;
        }
    }
    return widest < most ? widest : most;
}

static void draw_track(struct grid *grid, int row, int col, int cols, double fraction, bool focus,
                       bool ascii) {
    int knob = (int)(fraction * (cols - 1) + 0.5);
    enum style style = focus ? STYLE_HEADING : STYLE_DIM;
    grid_text(grid, row, col - 1, 1, style, sign_text(SIGN_TRACK_LEFT, ascii));
    for (int c = 0; c < cols; c++) {
        enum sign sign = c == knob ? SIGN_KNOB : c < knob ? SIGN_TRACK : SIGN_TRACK_REST;
        grid_text(grid, row, col + c, 1, c == knob ? (focus ? STYLE_FOCUS : STYLE_STRONG) : style,
                  sign_text(sign, ascii));
    }
    grid_text(grid, row, col + cols, 1, style, sign_text(SIGN_TRACK_RIGHT, ascii));
    if (!focus) return;
    grid->cursor_row = row;
    grid->cursor_col = col + knob;
}

static void draw_value(struct figure_view *view, size_t i, struct grid *grid, int row, int col,
                       int cols, bool focus) {
    const struct slider *slider = &view->figure->sliders[i];
    if (focus && view->n_typed) {
        int room = cols - 1 > 0 ? cols - 1 : 0; // of a long line the end is seen
        size_t cut = view->n_typed > (size_t)room ? view->n_typed - (size_t)room : 0;
        int used = grid_printf(grid, row, col, cols, STYLE_FOCUS, "%s ", view->typed + cut);
        grid->cursor_row = row;
        grid->cursor_col = col + used - 1;
        return;
    }
    struct strbuf text = { 0 };
    slider_print(slider, view->indices[i], &text);
    grid_text(grid, row, col, cols, focus ? STYLE_FOCUS : STYLE_STRONG, strbuf_text(&text));
    strbuf_release(&text);
}

// Where there are fewer rows than sliders, the chosen one is among those that are drawn.
static void scroll_sliders(struct figure_view *view) {
    size_t rows = (size_t)view->slider_rows, n = view->figure->n_sliders;
    if (view->slider < view->slider_first) view->slider_first = view->slider;
    if (view->slider >= view->slider_first + rows) view->slider_first = view->slider + 1 - rows;
    if (view->slider_first + rows > n) view->slider_first = n - rows;
}

// What stands before a slider: it is chosen, or more of them are above or below.
static void draw_marker(const struct figure_view *view, size_t i, struct grid *grid, int row,
                        const struct figure_place *place) {
    size_t last = view->slider_first + (size_t)view->slider_rows - 1;
    bool above = i == view->slider_first && i > 0,
         below = i == last && i + 1 < view->figure->n_sliders;
    if (place->focus && view->slider == i)
        grid_text(grid, row, place->col, 1, STYLE_HEADING, sign_text(SIGN_POINTER, place->ascii));
    else if (above || below)
        grid_text(grid, row, place->col, 1, STYLE_DIM,
                  sign_text(above ? SIGN_MORE_ABOVE : SIGN_MORE_BELOW, place->ascii));
}

void draw_sliders(struct figure_view *view, struct grid *grid, int row,
                  const struct figure_place *place) {
    const struct live_figure *figure = view->figure;
    int label = widest_label(figure, place->cols), value = widest_value(figure, place->cols);
    int track = place->cols - MARKER_COLS - label - 1 - 3 - value;
    if (track > TRACK_COLS_MOST) track = TRACK_COLS_MOST;
    view->track_col = place->col + MARKER_COLS + label + 2;
    view->track_cols = track;
    if (figure->n_sliders) scroll_sliders(view);
    for (int shown = 0; shown < view->slider_rows; shown++, row++) {
        size_t i = view->slider_first + (size_t)shown;
        const struct slider *slider = &figure->sliders[i];
        bool focus = place->focus && view->slider == i;
        draw_marker(view, i, grid, row, place);
        grid_text(grid, row, place->col + MARKER_COLS, label, focus ? STYLE_STRONG : STYLE_TEXT,
                  slider->label);
        if (track >= 4)
            draw_track(grid, row, view->track_col, track, slider_fraction(slider, view->indices[i]),
                       focus, place->ascii);
        int after = view->track_col + (track >= 4 ? track + 2 : 0);
        draw_value(view, i, grid, row, after, place->col + place->cols - after, focus);
    }
}

bool figure_view_is_typing(const struct figure_view *view) {
    return view->n_typed > 0;
}

static bool set_index(struct figure_view *view, size_t index, bool *changed) {
    if (view->indices[view->slider] != index) *changed = true;
    view->indices[view->slider] = index;
    return true;
}

// A slider has only its steps: where the number is none of them, the nearest is told.
static bool set_typed(struct figure_view *view, bool *changed) {
    const struct slider *slider = &view->figure->sliders[view->slider];
    struct error ignored = { 0 };
    double number;
    view->n_typed = 0;
    if (expression_read(view->typed, "", &number, &ignored) != STATUS_OK) {
        snprintf(view->said, sizeof view->said, WORDS_SLIDER_NO_NUMBER, view->typed);
        return true;
    }
    size_t nearest = slider_nearest(slider, number);
    struct value value = slider_value(slider, nearest);
    struct strbuf text = { 0 };
    slider_print(slider, nearest, &text);
    if (!value_is_number(&value) || fabs(value_number(&value) - number) > 1e-9 * fabs(number))
        snprintf(view->said, sizeof view->said, WORDS_SLIDER_NEAREST, slider->label,
                 strbuf_text(&text), view->typed);
    strbuf_release(&text);
    return set_index(view, nearest, changed);
}

// Else the minus sign is free for zooming out.
static bool has_negatives(const struct figure_view *view) {
    if (!view->figure || !view->figure->n_sliders) return false;
    struct value lowest = slider_value(&view->figure->sliders[view->slider], 0);
    return value_is_number(&lowest) && value_number(&lowest) < 0;
}

bool figure_view_type(struct figure_view *view, const struct key *key) {
    bool printable = key->code >= ' ' && key->code < 0x7F;
    if (!view->figure || !view->figure->n_sliders || !printable) return false;
    bool begins = (key->code >= '0' && key->code <= '9') || key->code == '.' ||
                  (key->code == '-' && has_negatives(view));
    if (!view->n_typed && !begins) return false;
    bool fits = isalnum((int)key->code) || strchr(".,+-*/^() ", (int)key->code);
    if (fits && view->n_typed + 1 < TYPED_MAX) {
        view->typed[view->n_typed++] = (char)key->code;
        view->typed[view->n_typed] = '\0';
    }
    return true;
}

static bool act_typing(struct figure_view *view, enum action action, bool *changed) {
    if (action == ACT_CHECK) return set_typed(view, changed);
    if (action == ACT_ERASE) view->typed[--view->n_typed] = '\0';
    if (action == ACT_LEAVE || action == ACT_ERASE_ALL) view->n_typed = 0;
    return true;
}

static bool is_at_start(const struct figure_view *view) {
    for (size_t i = 0; i < view->figure->n_sliders; i++)
        if (view->indices[i] != view->figure->sliders[i].start) return false;
    return true;
}

// Where they stood is kept: once more brings them back there.
static void reset(struct figure_view *view, bool *changed) {
    size_t n = view->figure->n_sliders, *before = view->before;
    if (is_at_start(view)) {
        if (!before) return;
        memcpy(view->indices, before, n * sizeof *before);
        free(before);
        view->before = NULL;
    } else {
        view->before = before = xrealloc(before, n * sizeof *before);
        memcpy(before, view->indices, n * sizeof *before);
        for (size_t i = 0; i < n; i++)
            view->indices[i] = view->figure->sliders[i].start;
        snprintf(view->said, sizeof view->said, "%s", WORDS_SLIDERS_RESET);
    }
    *changed = true;
}

static bool act_on_job(struct figure_view *view, enum action action) {
    if (!view->job || (action != ACT_RUN && action != ACT_STOP)) return false;
    job_view_follow(view->job, view->indices); // keys come faster than drawings
    (action == ACT_RUN ? job_view_run : job_view_stop)(view->job);
    return true;
}

bool figure_view_act(struct figure_view *view, enum action action, bool *changed) {
    if (act_on_job(view, action)) return true;
    if (!view->figure) return false;
    if (view->n_typed) return act_typing(view, action, changed);
    if (explore_act(view, action)) return true;
    if (!view->figure->n_sliders) return false;
    const struct slider *slider = &view->figure->sliders[view->slider];
    size_t at = view->indices[view->slider];
    switch (action) {
    case ACT_LEFT:
        return set_index(view, slider_move(slider, at, -1, false), changed);
    case ACT_RIGHT:
        return set_index(view, slider_move(slider, at, 1, false), changed);
    case ACT_FAR_LEFT:
        return set_index(view, slider_move(slider, at, -1, true), changed);
    case ACT_FAR_RIGHT:
        return set_index(view, slider_move(slider, at, 1, true), changed);
    case ACT_FIRST:
        return set_index(view, 0, changed);
    case ACT_LAST:
        return set_index(view, slider->n ? slider->n - 1 : 0, changed);
    case ACT_UP:
        if (view->slider == 0) return false; // the page scrolls on
        view->slider--;
        return true;
    case ACT_DOWN:
        if (view->slider + 1 >= view->figure->n_sliders) return false;
        view->slider++;
        return true;
    case ACT_RESET:
        return reset(view, changed), true;
    default:
        return false;
    }
}

// The slider's value nearest to a place on its track.
static bool set_place(struct figure_view *view, int col, bool *changed) {
    const struct slider *slider = &view->figure->sliders[view->slider];
    double wanted =
        (col - view->track_col) / (double)(view->track_cols > 1 ? view->track_cols - 1 : 1);
    size_t low = 0, high = slider->n - 1;
    while (low < high) { // fractions rise with the index
        size_t middle = (low + high) / 2;
        if (slider_fraction(slider, middle) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    size_t best = low;
    if (low > 0 &&
        wanted - slider_fraction(slider, low - 1) < slider_fraction(slider, low) - wanted)
        best = low - 1;
    return set_index(view, best, changed);
}

static bool is_on_plot(const struct figure_view *view, int row, int col) {
    const struct figure_shown *shown = &view->shown;
    return row >= shown->row && row < shown->row + shown->rows && col >= shown->col &&
           col < shown->col + shown->cols;
}

static bool press(struct figure_view *view, int slider, int row, int col, bool *changed) {
    view->drag = DRAG_NOTHING;
    view->dragged = false;
    view->n_typed = 0;
    if (slider >= 0) {
        view->slider = (size_t)slider;
        if (col < view->track_col || col >= view->track_col + view->track_cols) return true;
        view->drag = DRAG_SLIDER;
        return set_place(view, col, changed);
    }
    if (is_on_plot(view, row, col)) view->drag = DRAG_PLOT;
    return view->drag == DRAG_PLOT;
}

static bool drag_to(struct figure_view *view, int row, int col, bool *changed) {
    if (view->drag == DRAG_SLIDER) return set_place(view, col, changed);
    if (view->drag != DRAG_PLOT) return false;
    view->dragged = true;
    explore_drag(view, row - view->drag_row, col - view->drag_col);
    return true;
}

static bool let_go(struct figure_view *view, int row, int col) {
    bool clicked = view->drag == DRAG_PLOT && !view->dragged, ours = view->drag != DRAG_NOTHING;
    view->drag = DRAG_NOTHING;
    if (clicked) explore_point(view, row, col);
    return ours;
}

static bool turn(struct figure_view *view, int slider, int step, int row, int col, bool *changed) {
    if (slider >= 0) {
        view->slider = (size_t)slider;
        size_t to = slider_move(&view->figure->sliders[slider], view->indices[slider], step, false);
        return set_index(view, to, changed);
    }
    if (!is_on_plot(view, row, col)) return false;
    explore_wheel(view, step, row, col);
    return true;
}

bool figure_view_mouse(struct figure_view *view, enum action action, int row, int col,
                       bool *changed) {
    if (!view->figure) return false;
    int slider = row - view->sliders_row;
    bool taken = false;
    if (slider < 0 || slider >= view->slider_rows)
        slider = -1;
    else
        slider += (int)view->slider_first;
    if (action == ACT_CLICK) taken = press(view, slider, row, col, changed);
    if (action == ACT_DRAG) taken = drag_to(view, row, col, changed);
    if (action == ACT_RELEASE) taken = let_go(view, row, col);
    if (action == ACT_WHEEL_UP) taken = turn(view, slider, 1, row, col, changed);
    if (action == ACT_WHEEL_DOWN) taken = turn(view, slider, -1, row, col, changed);
    view->drag_row = row;
    view->drag_col = col;
    return taken;
}
