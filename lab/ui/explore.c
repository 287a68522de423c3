// SPDX-License-Identifier: MIT
// The state of exploring and how it becomes a picture: the data, the pinned copy beside it, the
// window, the crosshair with its sentence.
#include "lab/ui/explore.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/figure/write.h"
#include "lab/ui/explore_parts.h"
#include "lab/ui/figure_picture.h"
#include "lab/ui/prediction.h"
#include "lab/ui/words_figure.h"

bool explore_is_on(const struct figure_view *view) {
    const struct explore *explore = view->explore;
    return explore && (explore->crosshair || explore->has_pinned || explore_is_zoomed(explore) ||
                       explore->flip_x || explore->flip_y);
}

place_set explore_where(const struct figure_view *view) {
    const struct explore *explore = view->explore;
    if (!explore) return 0;
    return (explore->crosshair ? ON_CROSSHAIR : 0) | (explore_is_zoomed(explore) ? IS_ZOOMED : 0);
}

bool explore_is_zoomed(const struct explore *explore) {
    return explore->x_from < explore->x_to || explore->y_from < explore->y_to;
}

static void drop_data(struct explore *explore) {
    explore->picture = 0;
    if (explore->indices) figure_release(&explore->data);
    free(explore->indices);
    explore->indices = NULL;
}

void explore_free(struct explore *explore) {
    if (!explore) return;
    drop_data(explore);
    if (explore->has_pinned) figure_release(&explore->pinned);
    grid_release(&explore->grid);
    free(explore);
}

void explore_forget(struct figure_view *view) {
    if (view->explore) drop_data(view->explore);
}

static bool compute(struct figure_view *view, struct figure *out, struct error *err) {
    if (!view->job) return live_figure_draw(view->figure, view->indices, out, err) == STATUS_OK;
    job_view_figure(view->job, out);
    if (out->n_series) return true;
    fail(err, STATUS_USAGE, WORDS_NOT_RUN_TO_LOOK);
    figure_release(out);
    return false;
}

bool explore_data(struct figure_view *view, struct error *err) {
    struct explore *explore = view->explore;
    size_t bytes = sizeof *view->indices * (view->figure->n_sliders + 1);
    if (explore->indices && memcmp(explore->indices, view->indices, bytes) == 0) return true;
    drop_data(explore);
    explore->data = (struct figure) { 0 };
    if (!compute(view, &explore->data, err)) return false;
    guess_add(&explore->data, view->guess, view->figure->guess);
    explore->indices = xmalloc(bytes);
    memcpy(explore->indices, view->indices, bytes);
    return true;
}

// The picture
// -------------------------------------------------------------------------------------------------

static bool can_be_pinned(enum series_kind kind) {
    return kind == SERIES_LINE || kind == SERIES_SCATTER || kind == SERIES_BARS ||
           kind == SERIES_HISTOGRAM;
}

bool explore_can_pin(const struct figure *figure) {
    for (size_t s = 0; s < figure->n_series; s++)
        if (can_be_pinned(figure->series[s].kind)) return true;
    return false;
}

static void add_pinned(const struct figure *pinned, struct figure *out) {
    size_t n = out->n_series;
    for (size_t s = 0; s < pinned->n_series; s++) {
        const struct series *from = &pinned->series[s];
        if (!can_be_pinned(from->kind)) continue;
        struct series *series = &out->series[out->n_series++];
        bool named = from->label && *from->label;
        *series = *from;
        series->label =
            named ? arena_printf(&out->arena, WORDS_SERIES_PINNED, from->label) : WORDS_PINNED;
        series->twin = s < n && out->series[s].kind == from->kind ? s + 1 : 0;
    }
}

void explore_compose(const struct explore *explore, bool window, struct figure *out) {
    const struct figure *data = &explore->data;
    size_t more = explore->has_pinned ? explore->pinned.n_series : 0;
    *out = *data;
    out->arena = (struct arena) { 0 };
    out->series = arena_alloc(&out->arena, (data->n_series + more + 1) * sizeof *out->series);
    memcpy(out->series, data->series, data->n_series * sizeof *out->series);
    if (explore->has_pinned) add_pinned(&explore->pinned, out);
    out->x.log ^= explore->flip_x;
    out->y.log ^= explore->flip_y;
    if (!window) return;
    out->x.from = explore->x_from, out->x.to = explore->x_to;
    out->y.from = explore->y_from, out->y.to = explore->y_to;
}

bool explore_figures(struct figure_view *view, struct figure *shown, struct figure *data) {
    struct error err = { 0 };
    *data = (struct figure) { 0 };
    if (!view->figure || !compute(view, data, &err)) {
        snprintf(view->said, sizeof view->said, "%.*s", (int)sizeof view->said - 1,
                 view->figure ? err.text : view->error.text);
        return false;
    }
    struct explore none = { 0 };
    struct explore picture = view->explore ? *view->explore : none;
    struct figure composed;
    picture.data = *data;
    explore_compose(&picture, true, &composed);
    guess_add(&composed, view->guess, view->figure->guess); // of the picture, not of the numbers
    figure_crop(&composed, shown);
    // What the crop borrows of the composed figure lives as long as the picture.
    arena_join(&shown->arena, &composed.arena);
    return true;
}

const char *explore_saved(const struct figure_view *view, const char *format) {
    if (!view->explore || !explore_is_zoomed(view->explore)) return "";
    return figure_format_is_numbers(format) ? WORDS_SAVED_WHOLE : WORDS_SAVED_PART;
}

static void draw_words(struct explore *explore, const struct figure *figure, int row, int cols) {
    struct strbuf words = { 0 };
    struct grid text;
    figure_cursor_words(figure, explore->size, &explore->cursor, &words);
    grid_init(&text, 0, cols);
    grid_wrap(&text, 0, 0, cols, STYLE_STRONG, strbuf_text(&words));
    grid_blit(&explore->grid, row, 0, &text, 0, EXPLORE_WORDS_ROWS);
    grid_release(&text);
    strbuf_release(&words);
}

static void draw_picture(struct figure_view *view, int rows, int cols,
                         const struct figure_place *place) {
    struct explore *explore = view->explore;
    struct figure composed, shown;
    struct figure_point point;
    struct figure_look look = {
        .glyphs = place->glyphs, .legend = true, .title = true, .shown = &view->shown
    };
    bool words = explore->crosshair && rows > 2 * EXPLORE_WORDS_ROWS;
    explore->size = (struct figure_size) { rows - (words ? EXPLORE_WORDS_ROWS : 0), cols };
    explore_compose(explore, true, &composed);
    if (explore->crosshair) {
        point = figure_cursor_point(&composed, explore->size, &explore->cursor);
        if (isnan(point.x) && figure_cursor_first(&composed, explore->size, &explore->cursor))
            point = figure_cursor_point(&composed, explore->size, &explore->cursor);
        look.crosshair = &point;
    }
    figure_crop(&composed, &shown);
    figure_draw(&shown, &explore->grid, 0, 0, explore->size.rows, cols, &look);
    if (words) draw_words(explore, &composed, explore->size.rows, cols);
    figure_release(&shown);
    figure_release(&composed);
}

// Under a crosshair the cells are looked at, and change at every key.
static void number_picture(struct figure_view *view, const struct grid *before,
                           unsigned *pictures) {
    struct explore *explore = view->explore;
    const struct grid *grid = &explore->grid;
    const double window[] = { explore->x_from, explore->x_to, explore->y_from, explore->y_to };
    size_t bytes = sizeof *grid->at * (size_t)grid->rows * (size_t)grid->cols;
    bool pictured = pictures && !explore->crosshair && explore->indices &&
                    figure_is_pictured(&explore->data) &&
                    (!view->job || job_view_state(view->job) == JOB_DONE);
    bool same = explore->picture && before->rows == grid->rows && before->cols == grid->cols &&
                memcmp(before->at, grid->at, bytes) == 0 &&
                memcmp(explore->drawn, window, sizeof window) == 0;
    memcpy(explore->drawn, window, sizeof window);
    if (!pictured) explore->picture = 0;
    if (pictured && !same) explore->picture = picture_number(pictures);
    view->picture = explore->picture;
}

const struct grid *explore_draw(struct figure_view *view, int rows, int cols,
                                const struct figure_place *place) {
    struct explore *explore = view->explore;
    struct error err = { 0 };
    struct grid before = explore->grid;
    grid_init(&explore->grid, rows, cols);
    explore->grid.max_rows = rows;
    view->shown = (struct figure_shown) { 0 };
    if (explore_data(view, &err))
        draw_picture(view, rows, cols, place);
    else
        grid_wrap(&explore->grid, 0, 0, cols, STYLE_BAD, err.text);
    number_picture(view, &before, place->pictures);
    grid_release(&before);
    return &explore->grid;
}
