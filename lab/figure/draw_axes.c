// SPDX-License-Identifier: MIT
// Axes in cells: the two lines, their ticks, the labels of the ticks, and the labels of the axes.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/figure/draw.h"

struct axis_glyphs {
    uint32_t up, up_tick, up_minor, corner, level, level_tick, level_minor;
};

static const struct axis_glyphs lines = { 0x2502, 0x2524, 0x251C, 0x2514, 0x2500, 0x252C, 0x2534 };
static const struct axis_glyphs ascii_lines = { '|', '+', '|', '+', '-', '+', '-' };

static const struct axis_glyphs *glyphs_for(const struct drawing *d) {
    return is_ascii(d) ? &ascii_lines : &lines;
}

static void draw_up_line(struct drawing *d, const struct axis_glyphs *glyphs) {
    int col = d->plot_col - 1;
    for (int r = 0; r < d->plot_rows; r++)
        grid_put(d->grid, d->plot_row + r, col, glyphs->up, STYLE_AXIS);
    bool minors = d->chart->up.scale.kind == SCALE_LOG && (int)d->up.n_minor <= d->plot_rows / 2;
    for (size_t i = 0; minors && i < d->up.n_minor; i++)
        grid_put(d->grid, d->plot_row + canvas_row(&d->canvas, d->up.minor[i]), col,
                 glyphs->up_minor, STYLE_AXIS);
    if (d->axis_row >= 0) grid_put(d->grid, d->axis_row, col, glyphs->corner, STYLE_AXIS);
}

static void up_label(struct drawing *d, int row, const char *text) {
    int room = d->gutter - 1, width = text_width(text);
    int col = d->col + (width < room ? room - width : 0);
    grid_text(d->grid, row, col, room, STYLE_DIM, text);
}

static void draw_up_ticks(struct drawing *d, const struct axis_glyphs *glyphs) {
    for (size_t i = 0; i < d->up.n; i++) {
        int row = d->plot_row + canvas_row(&d->canvas, d->up.at[i].unit);
        grid_put(d->grid, row, d->plot_col - 1, glyphs->up_tick, STYLE_AXIS);
        if (d->gutter > 2) up_label(d, row, d->up.at[i].label);
    }
}

// The row in the middle of slot i: where its bar or tile is.
static int slot_row(const struct drawing *d, size_t i) {
    const struct scale *scale = &d->chart->up.scale;
    int row, rows;
    if (lying_rows(d, i, &row, &rows)) return d->plot_row + row + (rows - 1) / 2;
    size_t from_top = scale->flipped ? i : scale->n - 1 - i;
    int first = (int)(from_top * (size_t)d->plot_rows / scale->n);
    int end = (int)((from_top + 1) * (size_t)d->plot_rows / scale->n);
    return d->plot_row + (end > first ? (first + end - 1) / 2 : first);
}

// Which names are written where not all fit: every stride-th, and of whole numbers the multiples of
// the stride.
struct every {
    size_t first, stride;
};

static struct every choose_names(const struct chart_axis *axis, int need, int room) {
    static const size_t steps[] = { 1, 2, 5 };
    struct every every = { 0, 1 };
    size_t n = axis->scale.n, scale = 1;
    for (int i = 0; (size_t)room * every.stride < (size_t)need * n && every.stride < n; i++) {
        if (i && i % 3 == 0) scale *= 10;
        every.stride = steps[i % 3] * scale;
    }
    const double *values = axis->scale.slots;
    if (axis->scale.order != 1 || every.stride == 1) return every;
    if (values[0] != floor(values[0]) || values[n - 1] - values[0] != (double)(n - 1)) return every;
    double past = fmod(values[0], (double)every.stride);
    if (past < 0) past += (double)every.stride;
    every.first = past > 0 ? every.stride - (size_t)past : 0;
    return every;
}

static void draw_up_names(struct drawing *d) {
    const struct chart_axis *axis = &d->chart->up;
    struct every every = choose_names(axis, 1, d->plot_rows);
    for (size_t i = every.first; i < axis->scale.n && d->gutter > 2; i += every.stride)
        up_label(d, slot_row(d, i), axis->names[i]);
}

static void draw_level_line(struct drawing *d, const struct axis_glyphs *glyphs) {
    for (int c = 0; c < d->plot_cols; c++)
        grid_put(d->grid, d->axis_row, d->plot_col + c, glyphs->level, STYLE_AXIS);
    bool minors =
        d->chart->across.scale.kind == SCALE_LOG && (int)d->across.n_minor <= d->plot_cols / 2;
    for (size_t i = 0; minors && i < d->across.n_minor; i++)
        grid_put(d->grid, d->axis_row, d->plot_col + canvas_col(&d->canvas, d->across.minor[i]),
                 glyphs->level_minor, STYLE_AXIS);
}

// Writes a label centred on a column of the plot and inside the picture, unless it would touch the
// one before.
static void level_label(struct drawing *d, int centre, const char *text, int end, int *free_col) {
    int width = text_width(text);
    int col = d->plot_col + centre - width / 2;
    if (col + width > end) col = end - width;
    if (col < d->col) col = d->col;
    if (!width || col < *free_col || col + width > end) return;
    grid_text(d->grid, d->ticks_row, col, width, STYLE_DIM, text);
    *free_col = col + width + 1;
}

static void draw_level_ticks(struct drawing *d, const struct axis_glyphs *glyphs, int end) {
    int free_col = d->col;
    for (size_t i = 0; i < d->across.n; i++) {
        int col = canvas_col(&d->canvas, d->across.at[i].unit);
        grid_put(d->grid, d->axis_row, d->plot_col + col, glyphs->level_tick, STYLE_AXIS);
        level_label(d, col, d->across.at[i].label, end, &free_col);
    }
}

// Cuts a name to `cols` columns with an ellipsis.
static void level_name(struct drawing *d, int col, int cols, const char *name) {
    int width = text_width(name);
    if (width > cols && cols < 3) return;
    int at = d->plot_col + col + (width < cols ? (cols - width) / 2 : 0);
    grid_text(d->grid, d->ticks_row, at, cols, STYLE_DIM, name);
}

static void draw_level_names(struct drawing *d, int end) {
    const struct chart_axis *axis = &d->chart->across;
    int n = (int)axis->scale.n, free_col = d->col;
    if (!n) return;
    bool cut = axis->name_width >= d->plot_cols / n && d->plot_cols / n >= 4;
    struct every every = { 0, 1 };
    if (!cut) every = choose_names(axis, axis->name_width + 1, d->plot_cols);
    for (size_t i = every.first; i < (size_t)n; i += every.stride) {
        int first = (int)i * d->plot_cols / n, next = (int)(i + 1) * d->plot_cols / n;
        if (cut)
            level_name(d, first, d->plot_cols / n - 1, axis->names[i]);
        else
            level_label(d, (first + next - 1) / 2, axis->names[i], end, &free_col);
    }
}

static void draw_note(struct drawing *d, int free_col) {
    struct strbuf note = { 0 };
    left_out_text(&d->chart->left_out, &note);
    int end = d->plot_col + d->plot_cols;
    size_t total = left_out_total(&d->chart->left_out);
    for (int i = 0; i < 2 && total && text_width(note.at) > end - free_col; i++) {
        strbuf_clear(&note);
        strbuf_printf(&note, "%zu%s left out", total, i ? "" : total == 1 ? " point" : " points");
    }
    int width = text_width(strbuf_text(&note));
    if (width && width <= end - free_col)
        grid_text(d->grid, d->across_label_row, end - width, width, STYLE_WARN, note.at);
    strbuf_release(&note);
}

// Under the ticks, in the middle of the plot; in small pictures at the end of the ticks' own row.
static void draw_across_label(struct drawing *d) {
    char text[256];
    bool offset = d->across.offset[0];
    snprintf(text, sizeof text, "%s%s%s", d->chart->across.label, offset ? "  " : "",
             d->across.offset);
    int width = text_width(text), col = d->plot_col + (d->plot_cols - width) / 2;
    if (d->across_label_row == d->ticks_row) col = d->plot_col + d->plot_cols - width;
    if (col < d->col) col = d->col;
    grid_text(d->grid, d->across_label_row, col, d->col + d->cols - col, STYLE_TEXT, text);
    if (d->across_label_row != d->ticks_row) draw_note(d, width ? col + width + 2 : d->plot_col);
}

// Above the axis line where it fits there, else from the left edge on.
static void draw_up_label(struct drawing *d) {
    char text[256];
    snprintf(text, sizeof text, "%s%s%s", d->chart->up.label, d->up.offset[0] ? "  " : "",
             d->up.offset);
    int width = text_width(text), room = d->gutter - 1;
    int col = d->col + (width < room ? room - width : 0);
    grid_text(d->grid, d->label_row, col, d->col + d->cols - col, STYLE_TEXT, text);
}

static int ticks_end(const struct drawing *d) {
    int end = d->col + d->cols;
    if (d->across_label_row != d->ticks_row || !*d->chart->across.label) return end;
    return d->plot_col + d->plot_cols - text_width(d->chart->across.label) - 2;
}

void draw_axes(struct drawing *d) {
    const struct axis_glyphs *glyphs = glyphs_for(d);
    if (d->axis_up) draw_up_line(d, glyphs);
    if (d->axis_up && d->chart->up.scale.kind == SCALE_SLOTS)
        draw_up_names(d);
    else if (d->axis_up)
        draw_up_ticks(d, glyphs);
    if (d->label_row >= 0) draw_up_label(d);
    if (d->axis_row < 0) return;
    draw_level_line(d, glyphs);
    if (d->chart->across.scale.kind == SCALE_SLOTS)
        draw_level_names(d, ticks_end(d));
    else
        draw_level_ticks(d, glyphs, ticks_end(d));
    if (d->across_label_row >= 0) draw_across_label(d);
}
