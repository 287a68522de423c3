// SPDX-License-Identifier: MIT
// A live figure on the screen. The plot is drawn when it is first seen at these slider values and
// this size; a step back is then free. What Lua computed is dropped once it has become cells.
#include "lab/ui/figure_view.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/ui/columns.h"
#include "lab/ui/explore.h"
#include "lab/ui/figure_picture.h"
#include "lab/ui/prediction.h"
#include "lab/ui/sign.h"
#include "lab/ui/slider_view.h"
#include "lab/ui/words_figure.h"

enum {
    PLOT_ROWS_LEAST = 6,
    PLOT_ROWS_READ = 8,
    SLIDERS_BY_TABLE = 4,
    TABLE_ROWS = 7, // of the usual table: four rows under its head, and the blank above
    PLOT_ROWS_MOST = 20,
    PLOT_ROWS_WIDE = 34,
    WIDE_COLS = 110
};

void figure_view_open(struct figure_view *view, struct script *script, const char *path,
                      const struct lesson_block *block) {
    *view = (struct figure_view) { 0 };
    if (live_figure_load(script, path, block->line, block->name, block->text, &view->figure,
                         &view->error) != STATUS_OK) {
        view->figure = NULL;
        return;
    }
    view->indices = xcalloc(view->figure->n_sliders + 1, sizeof *view->indices);
    for (size_t i = 0; i < view->figure->n_sliders; i++)
        view->indices[i] = view->figure->sliders[i].start;
}

static void drawing_clear(struct drawing *drawing) {
    free(drawing->indices);
    grid_release(&drawing->grid);
    *drawing = (struct drawing) { 0 };
}

void figure_view_release(struct figure_view *view) {
    for (int i = 0; i < DRAWINGS_MAX; i++)
        drawing_clear(&view->drawings[i]);
    job_view_free(view->job);
    explore_free(view->explore);
    if (view->figure) live_figure_free(view->figure);
    free(view->indices);
    free(view->before);
    *view = (struct figure_view) { 0 };
}

void figure_view_host(struct figure_view *view, const struct job_host *host) {
    if (!view->figure || !view->figure->is_job) return;
    view->job = job_view_new(view->figure, host);
    job_view_follow(view->job, view->indices);
}

void figure_view_changed(struct figure_view *view) {
    for (int i = 0; view->job && i < DRAWINGS_MAX; i++)
        drawing_clear(&view->drawings[i]);
    if (view->job) explore_forget(view);
}

void figure_view_begin(struct figure_view *view) {
    if (!view->job) return;
    job_view_follow(view->job, view->indices);
    if (job_view_state(view->job) == JOB_NOT_RUN) job_view_run(view->job);
}

place_set figure_view_where(const struct figure_view *view) {
    place_set where =
        ON_FIGURE | (figure_view_is_typing(view) ? IN_TYPING : 0) | explore_where(view);
    size_t sliders = view->figure ? view->figure->n_sliders : 0;
    if (sliders < 2) where |= sliders ? ONE_SLIDER : NO_SLIDER;
    if (view->job) where |= job_view_state(view->job) == JOB_RUNNING ? IN_RUNNING : CAN_RUN;
    return where;
}

static int wrapped_rows(const char *text, int cols) {
    struct grid scratch;
    if (!*text || cols <= 0) return 0;
    grid_init(&scratch, 0, cols);
    int rows = grid_wrap(&scratch, 0, 0, cols, STYLE_TEXT, text);
    grid_release(&scratch);
    return rows;
}

static int markdown_rows(const char *text, int cols, bool ascii) {
    struct grid scratch;
    if (!*text || cols <= 0) return 0;
    grid_init(&scratch, 0, cols);
    int rows = markdown_draw(&scratch, 0, 0, cols, ascii, text);
    grid_release(&scratch);
    return rows;
}

static int notice_rows(const struct figure_view *view, int cols, bool ascii) {
    return view->figure ? markdown_rows(view->figure->notice, cols < 72 ? cols : 72, ascii) : 0;
}

// So many that the plot can be read, and a table below it where some sliders are seen then; two, as
// long as the least of plots has room.
static int most_sliders(const struct live_figure *figure, int window) {
    int most = window - PLOT_ROWS_READ, least = window - PLOT_ROWS_LEAST, tables = TABLE_ROWS + 1;
    if (figure->has_table && most - tables >= SLIDERS_BY_TABLE) most -= tables;
    if (most < 2) most = least < 2 ? least : 2;
    return most > 1 ? most : 1;
}

int figure_view_rows(struct figure_view *view, int cols, int window, bool ascii) {
    if (!view->figure) return wrapped_rows(view->error.text, cols - 4) + 3;
    int sliders = (int)view->figure->n_sliders, notice = notice_rows(view, cols, ascii);
    int most = cols >= WIDE_COLS ? PLOT_ROWS_WIDE : PLOT_ROWS_MOST;
    int shown = most_sliders(view->figure, window);
    view->slider_rows = sliders < shown ? sliders : shown;
    view->notice_rows = notice ? notice + 1 : 0;
    int plot = window - view->slider_rows - notice - 2;
    if (plot < PLOT_ROWS_LEAST + 4 + (view->figure->has_table ? TABLE_ROWS : 0))
        plot = window - view->slider_rows; // the notice may wait for a scroll
    if (plot > most) plot = most;
    if (plot < PLOT_ROWS_LEAST) plot = PLOT_ROWS_LEAST;
    return plot + view->slider_rows + view->notice_rows;
}

static bool is_of(const struct drawing *drawing, const struct figure_view *view, int rows, int cols,
                  bool focus) {
    return drawing->indices && drawing->rows == rows && drawing->cols == cols &&
           drawing->focus == (view->job && focus) &&
           memcmp(drawing->indices, view->indices,
                  sizeof *view->indices * view->figure->n_sliders) == 0;
}

static struct drawing *oldest(struct figure_view *view) {
    struct drawing *found = &view->drawings[0];
    for (int i = 1; i < DRAWINGS_MAX; i++)
        if (view->drawings[i].used < found->used) found = &view->drawings[i];
    return found;
}

static void draw_error(struct grid *grid, int row, int col, int rows, int cols, bool ascii,
                       const struct error *err) {
    struct grid words;
    if (cols > COLUMNS_TEXT) cols = COLUMNS_TEXT;
    grid_init(&words, 0, cols > 4 ? cols - 4 : 1);
    grid_wrap(&words, 0, 0, words.cols, STYLE_BAD, err->text);
    if (rows > words.rows + 2) rows = words.rows + 2;
    draw_box(grid, row, col, rows, cols, ascii, false, WORDS_CANNOT_BE_DRAWN, "");
    grid_blit(grid, row + 1, col + 2, &words, 0, rows - 2);
    grid_release(&words);
}

// Before there is a point: what will come, in the middle of the plot.
static void draw_empty(const struct figure_view *view, struct grid *grid, int rows, int cols) {
    static const char words[] = WORDS_COMPUTED_WHEN_ASKED;
    const char *said = job_view_state(view->job) == JOB_RUNNING ? WORDS_FIRST_POINTS_COME : words;
    int width = cols < 44 ? cols : 44, at = (cols - width) / 2;
    grid_text(grid, 0, 0, cols, STYLE_STRONG, view->figure->title);
    struct grid text;
    grid_init(&text, 0, width);
    grid_wrap(&text, 0, 0, width, STYLE_DIM, said);
    grid_blit(grid, rows / 2, at, &text, 0, text.rows < rows - rows / 2 ? text.rows : 1);
    grid_release(&text);
}

// The result of a job, or what has come of it; and below it where it stands.
static void draw_job(struct figure_view *view, struct drawing *drawing,
                     const struct figure_place *place) {
    struct figure figure = { 0 };
    struct figure_look look = {
        .glyphs = place->glyphs, .legend = true, .title = true, .shown = &drawing->shown
    };
    int rows = drawing->rows > 1 ? drawing->rows - 1 : 1;
    job_view_figure(view->job, &figure);
    if (job_view_state(view->job) == JOB_FAILED)
        draw_error(&drawing->grid, 0, 0, rows, drawing->cols, place->ascii,
                   job_view_error(view->job));
    else if (figure.n_series)
        figure_draw(&figure, &drawing->grid, 0, 0, rows, drawing->cols, &look);
    else
        draw_empty(view, &drawing->grid, rows, drawing->cols);
    drawing->pictured = job_view_state(view->job) == JOB_DONE && figure_is_pictured(&figure);
    figure_release(&figure);
    if (drawing->rows > 1)
        job_view_draw_state(view->job, &drawing->grid, rows, 0, drawing->cols, place->focus,
                            place->ascii);
}

static void make_drawing(struct figure_view *view, struct drawing *drawing, int rows, int cols,
                         const struct figure_place *place) {
    struct figure figure = { 0 };
    struct error err = { 0 };
    struct figure_look look = {
        .glyphs = place->glyphs, .legend = true, .title = true, .shown = &drawing->shown
    };
    size_t bytes = sizeof *view->indices * (view->figure->n_sliders + 1);
    drawing_clear(drawing);
    drawing->indices = xmalloc(bytes);
    memcpy(drawing->indices, view->indices, bytes);
    drawing->rows = rows;
    drawing->cols = cols;
    drawing->focus = view->job && place->focus;
    grid_init(&drawing->grid, rows, cols);
    drawing->grid.max_rows = rows;
    if (view->job) {
        draw_job(view, drawing, place);
    } else if (live_figure_draw(view->figure, view->indices, &figure, &err) == STATUS_OK) {
        guess_add(&figure, view->guess, view->figure->guess);
        figure_draw(&figure, &drawing->grid, 0, 0, rows, cols, &look);
        drawing->pictured = figure_is_pictured(&figure);
        figure_release(&figure);
    } else {
        draw_error(&drawing->grid, 0, 0, rows, cols, place->ascii, &err);
    }
}

static unsigned number_of_picture(struct drawing *drawing, unsigned *pictures) {
    if (!pictures || !drawing->pictured) return 0;
    if (!drawing->picture) drawing->picture = picture_number(pictures);
    return drawing->picture;
}

static const struct grid *plot(struct figure_view *view, int rows, int cols,
                               const struct figure_place *place) {
    struct drawing *drawing = NULL;
    if (view->job && job_view_follow(view->job, view->indices)) figure_view_changed(view);
    view->picture = 0;
    if (explore_is_on(view)) return explore_draw(view, rows, cols, place);
    for (int i = 0; i < DRAWINGS_MAX && !drawing; i++)
        if (is_of(&view->drawings[i], view, rows, cols, place->focus)) drawing = &view->drawings[i];
    if (!drawing) make_drawing(view, drawing = oldest(view), rows, cols, place);
    drawing->used = ++view->draws;
    view->shown = drawing->shown;
    view->picture = number_of_picture(drawing, place->pictures);
    return &drawing->grid;
}

// Moves what is known of the plot onto the grid. True where a crosshair has the keys, and the
// cursor.
static bool place_crosshair(struct figure_view *view, struct grid *grid,
                            const struct figure_place *place) {
    struct figure_shown *shown = &view->shown;
    bool reading = place->focus && (explore_where(view) & ON_CROSSHAIR);
    shown->row += place->row;
    shown->col += place->col;
    if (shown->cross_row >= 0) shown->cross_row += place->row, shown->cross_col += place->col;
    if (!reading) return false;
    grid->cursor_row = shown->cross_row >= 0 ? shown->cross_row : shown->row;
    grid->cursor_col = shown->cross_row >= 0 ? shown->cross_col : shown->col;
    return true;
}

void figure_view_draw(struct figure_view *view, struct grid *grid,
                      const struct figure_place *place) {
    if (!view->figure) {
        draw_error(grid, place->row, place->col, place->rows, place->cols, place->ascii,
                   &view->error);
        return;
    }
    int sliders = view->slider_rows, rows = place->rows - sliders - view->notice_rows;
    if (rows < PLOT_ROWS_LEAST) rows = place->rows - sliders > 1 ? place->rows - sliders : 1;
    grid_blit(grid, place->row, place->col, plot(view, rows, place->cols, place), 0, rows);
    int row = place->row + rows;
    bool reading = place_crosshair(view, grid, place);
    if (view->picture)
        grid_mark_picture(grid, view->shown.row, view->shown.col, view->shown.rows,
                          view->shown.cols, view->picture);
    view->sliders_row = row;
    struct figure_place below_plot = *place;
    below_plot.focus = place->focus && !reading;
    draw_sliders(view, grid, row, &below_plot);
    row += sliders + 1;
    bool told = !view->job || job_view_state(view->job) == JOB_DONE; // not before it can be seen
    if (view->notice_rows && told && row < place->row + place->rows)
        markdown_draw(grid, row, place->col, place->cols < 72 ? place->cols : 72, place->ascii,
                      view->figure->notice);
}

void figure_view_share(struct figure_view *view, const struct figure_view *from) {
    if (!view->figure || !from->figure || view == from) return;
    for (size_t i = 0; i < view->figure->n_sliders; i++)
        for (size_t k = 0; k < from->figure->n_sliders; k++)
            if (slider_same(&view->figure->sliders[i], &from->figure->sliders[k]))
                view->indices[i] = from->indices[k];
}

// The state of a job in words. False where there is nothing drawn to describe.
static bool words_of_job(struct figure_view *view, struct figure *figure, struct strbuf *out) {
    job_view_follow(view->job, view->indices);
    job_view_say_state(view->job, false, out);
    strbuf_puts(out, ".\n");
    if (job_view_state(view->job) == JOB_FAILED) strbuf_puts(out, job_view_error(view->job)->text);
    job_view_figure(view->job, figure);
    if (figure->n_series) return true;
    figure_release(figure);
    return false;
}

// The figure at its sliders, or what there is of a job. False with its sentence in `out`.
static bool figure_now(struct figure_view *view, struct figure *figure, struct strbuf *out) {
    struct error err = { 0 };
    *figure = (struct figure) { 0 };
    if (view->job) return words_of_job(view, figure, out);
    if (view->figure && live_figure_draw(view->figure, view->indices, figure, &err) == STATUS_OK)
        return true;
    strbuf_puts(out, view->figure ? err.text : view->error.text);
    return false;
}

void figure_view_words(struct figure_view *view, struct strbuf *out) {
    struct figure figure;
    if (!figure_now(view, &figure, out)) return;
    figure_describe(&figure, out);
    figure_release(&figure);
}

void figure_view_table(struct figure_view *view, int cols, bool ascii, struct strbuf *out) {
    struct figure figure;
    if (!figure_now(view, &figure, out)) return;
    figure_table(&figure, cols, ascii, out);
    figure_release(&figure);
}

void figure_view_command(const struct figure_view *view, const char *course, const char *lesson,
                         struct strbuf *out) {
    strbuf_puts(out, "bitlab ");
    if (course) strbuf_puts(out, "-C "), strbuf_shell_word(out, course), strbuf_putc(out, ' ');
    strbuf_printf(out, "plot %s/%s", lesson, view->figure->name);
    for (size_t i = 0; i < view->figure->n_sliders; i++) {
        const struct slider *slider = &view->figure->sliders[i];
        struct value value = slider_value(slider, view->indices[i]);
        struct strbuf setting = { 0 };
        if (view->indices[i] == slider->start) continue;
        strbuf_printf(&setting, "%s=", slider->name);
        value_print(&value, &setting, 0);
        strbuf_puts(out, " -p ");
        strbuf_shell_word(out, strbuf_text(&setting));
        strbuf_release(&setting);
    }
}
