// SPDX-License-Identifier: MIT
// A chart as a picture in pixels: title, legend, axes, tables. The series are in paint_series.c.
#include "lab/figure/paint.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/cells/grid.h"
#include "lab/figure/draw.h"
#include "lab/figure/number.h"
#include "lab/figure/settings.h"

enum {
    MARGIN = 24,
    SIZE = 13,
    TITLE_SIZE = 17,
    ROW = 20,
    SAMPLE = 34,
    BETWEEN = 22,
    LABEL_ABOVE = 20,
    SETTINGS_COLS = 100 // of SIZE, between the margins
};

const struct ink_colors inks[INK_COUNT] = {
    [INK_TEXT] = { 0x222222, 0xE6E6E6 },       [INK_DIM] = { 0x5F5F5F, 0xA8A8A8 },
    [INK_AXIS] = { 0x8A8A8A, 0x8A8A8A },       [INK_GRID] = { 0xE8E8E8, 0x303030 },
    [INK_PAPER] = { 0xFFFFFF, 0x16181C },      [INK_ON_DARK] = { 0xFFFFFF, 0xFFFFFF },
    [INK_ON_LIGHT] = { 0x000000, 0x000000 },   [INK_SERIES + 0] = { 0x0072B2, 0x56B4E9 },
    [INK_SERIES + 1] = { 0xD55E00, 0xFF8A3D }, [INK_SERIES + 2] = { 0x00875F, 0x2FC79A },
    [INK_SERIES + 3] = { 0xB04A86, 0xE58FBF }, [INK_SERIES + 4] = { 0x9A6A00, 0xE6B800 },
    [INK_SERIES + 5] = { 0x3B7EA8, 0x9AD4F5 }, [INK_SERIES + 6] = { 0x5B3A8E, 0xB79AE8 },
    [INK_SERIES + 7] = { 0x555555, 0xC8C8C8 }, [INK_HEAT + 0] = { 0x00224E, 0x00224E },
    [INK_HEAT + 1] = { 0x1F3A6E, 0x1F3A6E },   [INK_HEAT + 2] = { 0x434E6C, 0x434E6C },
    [INK_HEAT + 3] = { 0x626470, 0x626470 },   [INK_HEAT + 4] = { 0x807D77, 0x807D77 },
    [INK_HEAT + 5] = { 0xA59C74, 0xA59C74 },   [INK_HEAT + 6] = { 0xCFBF60, 0xCFBF60 },
    [INK_HEAT + 7] = { 0xFEE838, 0xFEE838 },
};

const double paint_dashes[CHART_DASHES + 1][4] = {
    { 0 }, { 8, 5 }, { 2, 4 }, { 8, 4, 2, 4 }, [DASH_PINNED] = { 2, 8 },
};

size_t mark_outline(int shape, double xy[8], double *radius) {
    static const double outlines[4][8] = {
        [1] = { -4, -4, 4, -4, 4, 4, -4, 4 },
        [2] = { 0, -5, 5, 4, -5, 4 },
        [3] = { 0, -5.5, 5.5, 0, 0, 5.5, -5.5, 0 },
    };
    *radius = 4.2;
    memcpy(xy, outlines[shape % 4], sizeof outlines[0]);
    return shape % 4 == 0 ? 0 : shape % 4 == 2 ? 3 : 4;
}

double paint_text_width(const char *text, double size) {
    return 0.56 * size * text_width(text);
}

static void write(const struct picture *p, double x, double y, const char *text, enum ink ink,
                  enum anchor anchor) {
    struct text_look look = { .ink = ink, .anchor = anchor, .size = SIZE };
    p->paint->text(p->paint->to, x, y, text, &look);
}

static void rule(const struct picture *p, double x0, double y0, double x1, double y1, enum ink ink,
                 double width) {
    double xy[] = { x0, y0, x1, y1 };
    struct stroke_look look = { .ink = ink, .width = width };
    p->paint->line(p->paint->to, xy, 2, &look);
}

// Axes
// ---------------------------------------------------------------------------------------------------------------

static void paint_up_axis(struct picture *p) {
    const struct chart_axis *axis = &p->chart.up;
    for (size_t i = 0; i < p->up.n; i++) {
        double y = picture_y(p, p->up.at[i].unit);
        rule(p, p->left, y, p->left + p->width, y, INK_GRID, 1);
        write(p, p->left - 8, y + 4.5, p->up.at[i].label, INK_DIM, ANCHOR_END);
    }
    size_t every = 1 + (size_t)(14 * (double)axis->scale.n / p->height);
    for (size_t i = 0; axis->scale.kind == SCALE_SLOTS && i < axis->scale.n; i += every) {
        double y = picture_y(p, scale_unit(&axis->scale, axis->scale.slots[i]));
        write(p, p->left - 8, y + 4.5, axis->names[i], INK_DIM, ANCHOR_END);
    }
    rule(p, p->left, p->top, p->left, p->top + p->height, INK_AXIS, 1);
}

static void paint_across_axis(struct picture *p) {
    const struct chart_axis *axis = &p->chart.across;
    double below = p->top + p->height;
    for (size_t i = 0; i < p->across.n; i++) {
        double x = picture_x(p, p->across.at[i].unit);
        rule(p, x, below, x, below + 5, INK_AXIS, 1);
        write(p, x, below + 19, p->across.at[i].label, INK_DIM, ANCHOR_MIDDLE);
    }
    double slot = p->width / (double)(axis->scale.n ? axis->scale.n : 1);
    size_t every = 1 + (size_t)((0.56 * SIZE * axis->name_width + 4) / slot);
    for (size_t i = 0; axis->scale.kind == SCALE_SLOTS && i < axis->scale.n; i += every) {
        double x = picture_x(p, scale_unit(&axis->scale, axis->scale.slots[i]));
        write(p, x, below + 19, axis->names[i], INK_DIM, ANCHOR_MIDDLE);
    }
    rule(p, p->left, below, p->left + p->width, below, INK_AXIS, 1);
}

static void paint_axis_labels(struct picture *p) {
    char text[256];
    snprintf(text, sizeof text, "%s%s%s", p->chart.across.label, p->across.offset[0] ? "  " : "",
             p->across.offset);
    write(p, p->left + p->width / 2, p->top + p->height + 40, text, INK_TEXT, ANCHOR_MIDDLE);
    snprintf(text, sizeof text, "%s%s%s", p->chart.up.label, p->up.offset[0] ? "  " : "",
             p->up.offset);
    write(p, MARGIN, p->top - LABEL_ABOVE, text, INK_TEXT, ANCHOR_START);
    struct strbuf note = { 0 };
    left_out_text(&p->chart.left_out, &note);
    write(p, p->left + p->width, p->top + p->height + 58, strbuf_text(&note), INK_DIM, ANCHOR_END);
    strbuf_release(&note);
}

// Legend
// -------------------------------------------------------------------------------------------------------------

static double entry_width(const struct chart_series *at) {
    return SAMPLE + 6 + paint_text_width(chart_key_text(at), SIZE) + BETWEEN;
}

enum { HEAT_STEP = 16, HEAT_NUMBER = 60 };

static double heat_scale_length(const struct picture *p) {
    return p->chart.heat ? 8 * HEAT_STEP + 2 * HEAT_NUMBER + BETWEEN : 0;
}

static double legend_length(const struct picture *p) {
    double length = heat_scale_length(p);
    for (size_t s = 0; s < p->chart.figure->n_series; s++)
        if (chart_has_key(&p->chart.series[s])) length += entry_width(&p->chart.series[s]);
    return length;
}

static void paint_sample(const struct picture *p, const struct chart_series *at, double x,
                         double y) {
    enum ink ink = (enum ink)(INK_SERIES + at->color);
    double middle = y - 4.5, xy[] = { x, middle, x + SAMPLE, middle };
    struct stroke_look look = { .ink = ink, .width = 2, .dash = at->dash };
    if (at->from->kind == SERIES_BARS || (at->from->kind == SERIES_HISTOGRAM && !at->bar))
        p->paint->rect(p->paint->to, x + 8, y - 11, SAMPLE - 8, 12, ink, at->bar % 4);
    else if (at->from->kind != SERIES_SCATTER)
        p->paint->line(p->paint->to, xy, 2, &look);
    if (at->from->kind == SERIES_SCATTER ||
        (at->from->kind == SERIES_LINE && line_has_marks(&p->chart, at, false)))
        p->paint->mark(p->paint->to, x + SAMPLE / 2.0, middle, at->mark, ink);
}

// "low ▆▆▆▆▆▆▆▆ high", ending at the right.
static void paint_heat_scale(const struct picture *p, double right, double y) {
    char text[NUMBER_TEXT_MAX];
    double x = right - HEAT_NUMBER - 8 * HEAT_STEP;
    number_short(p->chart.heat_low, 3, text);
    write(p, x - 6, y, text, INK_DIM, ANCHOR_END);
    for (int i = 0; i < 8; i++)
        p->paint->rect(p->paint->to, x + HEAT_STEP * i, y - 11, HEAT_STEP, 12,
                       (enum ink)(INK_HEAT + i), 0);
    number_short(p->chart.heat_high, 3, text);
    write(p, x + 8 * HEAT_STEP + 6, y, text, INK_DIM, ANCHOR_START);
    double width = paint_text_width(chart_heat_label(&p->chart), SIZE);
    write(p, x - HEAT_NUMBER - width, y, chart_heat_label(&p->chart), INK_TEXT, ANCHOR_START);
}

static double legend_end(void) {
    return PAINT_WIDTH - MARGIN - 8; // where the plot ends
}

// Whether the legend has room behind the upright axis' label; half a pixel for the rounding.
static bool legend_is_beside(const struct picture *p) {
    double label = paint_text_width(p->chart.up.label, SIZE);
    return MARGIN + label + 20 + legend_length(p) - BETWEEN <= legend_end() + 0.5;
}

// The x of an entry of the legend: in the next row, from the margin on, where this one is full.
static double legend_place(double x, double width, double *y) {
    if (x + width - BETWEEN <= legend_end() + 0.5 || x <= MARGIN) return x;
    *y += ROW;
    return MARGIN;
}

// The rows of a legend that does not stand beside the label.
static double legend_height(const struct picture *p) {
    double x = MARGIN, y = ROW;
    for (size_t s = 0; s < p->chart.figure->n_series; s++) {
        if (!chart_has_key(&p->chart.series[s])) continue;
        double width = entry_width(&p->chart.series[s]);
        x = legend_place(x, width, &y) + width;
    }
    return y;
}

static void paint_legend(struct picture *p) {
    double right = p->left + p->width, y = p->top - LABEL_ABOVE;
    if (p->chart.heat) paint_heat_scale(p, right, y);
    if (!chart_needs_legend(&p->chart)) return;
    bool beside = legend_is_beside(p);
    double x = beside ? right - legend_length(p) + BETWEEN : MARGIN;
    if (!beside) y -= legend_height(p);
    for (size_t s = 0; s < p->chart.figure->n_series; s++) {
        const struct chart_series *at = &p->chart.series[s];
        if (!chart_has_key(at)) continue;
        x = legend_place(x, entry_width(at), &y);
        paint_sample(p, at, x, y);
        write(p, x + SAMPLE + 6, y, chart_key_text(at), INK_TEXT, ANCHOR_START);
        x += entry_width(at);
    }
}

// Tables
// -------------------------------------------------------------------------------------------------------------

static double table_height(const struct series *series) {
    return ROW * ((double)series->rows + 2);
}

// Where the plot and the tables end, and the settings begin.
static double body_height(const struct figure *figure) {
    double height = PAINT_HEIGHT, tables = 0;
    bool plot = figure->n_series == 0;
    for (size_t s = 0; s < figure->n_series; s++) {
        plot |= figure->series[s].kind != SERIES_TABLE;
        if (figure->series[s].kind == SERIES_TABLE) tables += table_height(&figure->series[s]);
    }
    return (plot ? height : 2 * MARGIN + TITLE_SIZE + 8) + tables;
}

// The settings below it all, to be read with a picture that was saved; returns their height. With a
// painter of NULL they are only measured.
static double paint_settings(const struct paint *paint, const struct figure *figure) {
    struct strbuf lines = { 0 };
    struct text_look look = { .ink = INK_DIM, .size = SIZE };
    double height = 0;
    settings_lines(figure->settings ? figure->settings : "", SETTINGS_COLS, &lines);
    char *text = strbuf_detach(&lines), *rest = text;
    for (char *line; (line = strsep(&rest, "\n")) && *line; height += ROW)
        if (paint) paint->text(paint->to, MARGIN, body_height(figure) + height, line, &look);
    free(text);
    return height;
}

double paint_height(const struct figure *figure) {
    return body_height(figure) + paint_settings(NULL, figure);
}

static void paint_table(struct picture *p, const struct series *series, double top) {
    double x = MARGIN, y = top + ROW;
    struct text_look bold = { .ink = INK_TEXT, .size = SIZE, .bold = true };
    for (size_t c = 0; c < series->cols; c++) {
        double widest = paint_text_width(series->columns[c], SIZE);
        p->paint->text(p->paint->to, x, y, series->columns[c], &bold);
        for (size_t r = 0; r < series->rows; r++) {
            const char *text = series->cells[r * series->cols + c];
            write(p, x, y + ROW * (double)(r + 1) + 4, text ? text : "", INK_TEXT, ANCHOR_START);
            widest = fmax(widest, paint_text_width(text ? text : "", SIZE));
        }
        x += widest + 24;
    }
    rule(p, MARGIN, y + 7, fmin(x, PAINT_WIDTH - MARGIN), y + 7, INK_AXIS, 1);
}

static void paint_tables(struct picture *p) {
    double top = p->chart.plot ? PAINT_HEIGHT : MARGIN + TITLE_SIZE;
    for (size_t s = 0; s < p->chart.figure->n_series; s++) {
        const struct series *series = &p->chart.figure->series[s];
        if (series->kind != SERIES_TABLE) continue;
        paint_table(p, series, top);
        top += table_height(series);
    }
}

// The whole
// ----------------------------------------------------------------------------------------------------------

static void place(struct picture *p) {
    bool above = chart_needs_legend(&p->chart) && !legend_is_beside(p);
    p->top = 84 + (above ? legend_height(p) : 0);
    p->height = PAINT_HEIGHT - p->top - 72;
    struct tick_room up = { .length = p->height, .least = 16, .comfort = 36 };
    ticks_place(&p->up, &p->chart.up.scale, &up);
    int widest = p->chart.up.scale.kind == SCALE_SLOTS ? p->chart.up.name_width : p->up.width;
    p->left = MARGIN + fmax(48, 0.56 * SIZE * widest + 12);
    p->width = PAINT_WIDTH - p->left - MARGIN - 8;
    struct tick_room across = {
        .length = p->width, .per_char = 0.56 * SIZE, .least = 12, .comfort = 60
    };
    ticks_place(&p->across, &p->chart.across.scale, &across);
}

static void paint_plot(struct picture *p) {
    place(p);
    paint_up_axis(p);
    paint_across_axis(p);
    if (p->chart.empty)
        write(p, p->left + p->width / 2, p->top + p->height / 2, "no data", INK_DIM, ANCHOR_MIDDLE);
    else
        paint_series(p);
    paint_axis_labels(p);
    paint_legend(p);
}

void paint_plot_alone(struct picture *p, const struct figure *figure) {
    chart_init(&p->chart, figure, 90, 20);
    if (p->chart.plot && !p->chart.empty) paint_series(p);
    chart_release(&p->chart);
}

void paint_chart(const struct paint *paint, const struct figure *figure) {
    struct picture p = { .paint = paint };
    chart_init(&p.chart, figure, 90, 20);
    paint->rect(paint->to, 0, 0, PAINT_WIDTH, paint_height(figure), INK_PAPER, 0);
    struct text_look title = { .ink = INK_TEXT, .size = TITLE_SIZE, .bold = true };
    paint->text(paint->to, MARGIN, 34, figure->title ? figure->title : "", &title);
    if (p.chart.plot) paint_plot(&p);
    paint_tables(&p);
    paint_settings(paint, figure);
    chart_release(&p.chart);
}
