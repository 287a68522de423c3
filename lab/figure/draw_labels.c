// SPDX-License-Identifier: MIT
// What carries its own label inside the plot: marks and rules. A label goes where it covers least
// and stays inside.
#include <math.h>
#include <string.h>

#include "lab/base/utf8.h"
#include "lab/figure/draw.h"

// To touch another text is as bad as to cover so many cells.
enum { RULES_FEW = 4, TOUCH_COST = 6 };

static int clamp(int value, int low, int high) {
    return value > high ? (high < low ? low : high) : value < low ? low : value;
}

static void put_text(struct drawing *d, int row, int col, const char *text, enum style style) {
    size_t size = strlen(text), taken;
    int room = d->plot_cols - col, width = text_width(text), used = 0;
    for (size_t i = 0; i < size; i += taken) {
        uint32_t c = utf8_decode(text + i, size - i, &taken);
        int wide = codepoint_width(c);
        if (wide == 0) continue;
        bool cut = width > room && used + wide >= room;
        canvas_glyph(&d->canvas, row, col + used, cut ? 0x2026 : c, style, LAYER_TEXT);
        if (cut) return;
        if (wide == 2) canvas_glyph(&d->canvas, row, col + used + 1, 0, style, LAYER_TEXT);
        used += wide;
    }
}

// A text on a bar stands out from it.
static void clear_fill(struct drawing *d, int row, int col) {
    if (col < 0 || col >= d->plot_cols) return;
    if (d->canvas.layer[row * d->plot_cols + col] == LAYER_FILL)
        canvas_glyph(&d->canvas, row, col, ' ', STYLE_TEXT, LAYER_TEXT);
}

// Whether another text would touch one that stands here.
static bool touches_text(const struct drawing *d, int row, int col, int width) {
    const uint8_t *layer = &d->canvas.layer[row * d->plot_cols];
    return (col > 0 && layer[col - 1] == LAYER_TEXT) ||
           (col + width < d->plot_cols && layer[col + width] == LAYER_TEXT);
}

void draw_label(struct drawing *d, const char *text, enum style style,
                const struct label_place *places, int n) {
    int width = text_width(text), best = -1, least = 0;
    struct label_place chosen = { 0 };
    if (!width) return;
    for (int i = 0; i < n; i++) {
        struct label_place at = places[i];
        if (at.row < 0 || at.row >= d->plot_rows) continue;
        int col = clamp(at.col, 0, d->plot_cols - width);
        int cost = canvas_taken(&d->canvas, at.row, col, width) + (col != at.col) +
                   TOUCH_COST * touches_text(d, at.row, col, width);
        if (best >= 0 && cost >= least) continue;
        best = i;
        least = cost;
        chosen = (struct label_place) { at.row, col };
    }
    if (best < 0) return;
    put_text(d, chosen.row, chosen.col, text, style);
    clear_fill(d, chosen.row, chosen.col - 1);
    clear_fill(d, chosen.row, chosen.col + width);
}

static void label_upright_rule(struct drawing *d, double across, const char *label) {
    int col = canvas_col(&d->canvas, across), width = text_width(label);
    struct label_place places[] = { { 0, col + 2 },
                                    { 0, col - width - 1 },
                                    { 1, col + 2 },
                                    { 1, col - width - 1 },
                                    { d->plot_rows - 1, col + 2 } };
    draw_label(d, label, STYLE_TEXT, places, 5);
}

static void label_level_rule(struct drawing *d, double up, const char *label) {
    int row = canvas_row(&d->canvas, up), right = d->plot_cols - text_width(label) - 1;
    struct label_place places[] = { { row - 1, right },     { row - 1, 1 },
                                    { row + 1, right },     { row + 1, 1 },
                                    { row - 1, right / 2 }, { row + 1, right / 2 } };
    draw_label(d, label, STYLE_TEXT, places, 6);
}

// Upright rules and a few level ones are lines of dots. Many level ones are a grid behind the data:
// a dot in every fourth cell, and none where anything is.
static void dot_rule(struct drawing *d, bool upright, double unit, bool grid) {
    struct canvas *canvas = &d->canvas;
    int x = canvas_dot_x(canvas, unit), y = canvas_dot_y(canvas, unit);
    for (int i = 0; upright && i < canvas->height; i += 2)
        canvas_dot(canvas, x, i, STYLE_DIM);
    for (int i = 0; !upright && !grid && i < canvas->width; i += 2)
        canvas_dot(canvas, i, y, STYLE_DIM);
    for (int i = 0; !upright && grid && i < canvas->width; i += 4 * canvas->dots_x)
        canvas_spot(canvas, i, y, STYLE_DIM);
}

static void draw_rule(struct drawing *d, const struct series *series, bool label, bool grid) {
    bool along_keys = series->x != NULL; // at one x: across the direction in which x runs
    bool upright = along_keys != d->chart->flipped;
    const struct scale *scale = along_keys ? chart_keys(d->chart) : chart_values(d->chart);
    const double *values = along_keys ? series->x : series->y;
    for (size_t i = 0; values && i < series->n && !(label && i); i++) {
        double unit = scale_takes(scale, values[i]) ? scale_unit(scale, values[i]) : NAN;
        if (!(unit >= 0 && unit <= 1)) continue;
        if (!label)
            dot_rule(d, upright, unit, grid);
        else if (upright)
            label_upright_rule(d, unit, series->label ? series->label : "");
        else
            label_level_rule(d, unit, series->label ? series->label : "");
    }
}

void draw_rules(struct drawing *d, bool label) {
    size_t n = 0;
    for (size_t s = 0; s < d->chart->figure->n_series; s++)
        if (d->chart->series[s].from->kind == SERIES_RULE) n += d->chart->series[s].from->n;
    for (size_t s = 0; s < d->chart->figure->n_series; s++)
        if (d->chart->series[s].from->kind == SERIES_RULE)
            draw_rule(d, d->chart->series[s].from, label, n > RULES_FEW);
}

static void draw_mark(struct drawing *d, const struct series *series) {
    double across, up;
    for (size_t i = 0; series->x && series->y && i < series->n; i++) {
        if (!chart_place(d->chart, series->x[i], series->y[i], &across, &up)) continue;
        int row = canvas_row(&d->canvas, up), col = canvas_col(&d->canvas, across);
        int width = text_width(series->label ? series->label : "");
        canvas_glyph(&d->canvas, row, col, is_ascii(d) ? 'X' : 0x25C6, STYLE_STRONG, LAYER_TEXT);
        struct label_place places[] = {
            { row, col + 2 },
            { row, col - width - 1 },
            { row - 1, col + 1 },
            { row + 1, col + 1 },
            { row - 1, col - width },
            { row + 1, col - width },
            { row - 1, col - width / 2 },
            { row + 1, col - width / 2 },
            { row - 2, col - width / 2 },
            { row + 2, col - width / 2 },
        };
        if (series->label && i == 0) draw_label(d, series->label, STYLE_STRONG, places, 10);
    }
}

void draw_marks(struct drawing *d) {
    for (size_t s = 0; s < d->chart->figure->n_series; s++)
        if (d->chart->series[s].from->kind == SERIES_MARK) draw_mark(d, d->chart->series[s].from);
}

// The crosshair: a line of dots up and one across through the point, which shines out itself.
void draw_crosshair(struct drawing *d) {
    const struct figure_point *point = d->look->crosshair;
    double across, up;
    if (!point || !chart_place(d->chart, point->x, point->y, &across, &up)) return;
    if (across < 0 || across > 1 || up < 0 || up > 1) return;
    struct canvas *canvas = &d->canvas;
    int x = canvas_dot_x(canvas, across), y = canvas_dot_y(canvas, up);
    for (int i = 0; i < canvas->height; i += 2)
        canvas_spot(canvas, x, i, STYLE_STRONG);
    for (int i = 0; i < canvas->width; i += 2)
        canvas_spot(canvas, i, y, STYLE_STRONG);
    int row = y >> canvas->shift_y, col = x >> canvas->shift_x;
    canvas_glyph(canvas, row, col, is_ascii(d) ? '+' : 0x253C, STYLE_FOCUS, LAYER_TEXT);
    if (!d->look->shown) return;
    d->look->shown->cross_row = d->plot_row + row;
    d->look->shown->cross_col = d->plot_col + col;
}
