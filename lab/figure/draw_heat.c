// SPDX-License-Identifier: MIT
// Heat maps in cells: a tile for each value, in one of eight steps, with the number written in it
// where all fit.
#include "lab/figure/draw.h"
#include "lab/figure/number.h"

enum { DIGITS = 3 };

struct tile {
    int row, col, rows, cols;
};

static struct tile tile_of(const struct drawing *d, const struct series *series, size_t i,
                           size_t j) {
    size_t from_top = d->chart->up.scale.flipped ? i : series->rows - 1 - i;
    size_t rows = (size_t)d->plot_rows, cols = (size_t)d->plot_cols;
    struct tile tile = { .row = (int)(from_top * rows / series->rows),
                         .col = (int)(j * cols / series->cols) };
    tile.rows = (int)((from_top + 1) * rows / series->rows) - tile.row;
    tile.cols = (int)((j + 1) * cols / series->cols) - tile.col;
    return tile;
}

static int widest_number(const struct series *series) {
    int widest = 0;
    char text[NUMBER_TEXT_MAX];
    for (size_t i = 0; i < series->rows * series->cols; i++) {
        number_short(series->heat[i], DIGITS, text);
        int width = text_width(text);
        if (width > widest) widest = width;
    }
    return widest;
}

static bool numbers_fit(const struct drawing *d, const struct series *series) {
    if (series->rows * series->cols > 1000 || (size_t)d->plot_rows < series->rows) return false;
    return d->plot_cols / (int)series->cols >= widest_number(series) + 2;
}

static void draw_tile(struct drawing *d, const struct tile *tile, int step) {
    for (int r = tile->row; r < tile->row + tile->rows; r++)
        for (int c = tile->col; c < tile->col + tile->cols; c++)
            canvas_glyph(&d->canvas, r, c, heat_glyph(step, r, c, is_ascii(d)),
                         (enum style)(STYLE_HEAT_0 + step), LAYER_FILL);
}

static void draw_number(struct drawing *d, const struct tile *tile, double value) {
    char text[NUMBER_TEXT_MAX];
    number_short(value, DIGITS, text);
    int width = text_width(text), row = tile->row + (tile->rows - 1) / 2;
    int col = tile->col + (tile->cols - width) / 2;
    canvas_glyph(&d->canvas, row, col - 1, ' ', STYLE_TEXT, LAYER_TEXT);
    for (int i = 0; i < width; i++)
        canvas_glyph(&d->canvas, row, col + i, (uint32_t)text[i], STYLE_TEXT, LAYER_TEXT);
    canvas_glyph(&d->canvas, row, col + width, ' ', STYLE_TEXT, LAYER_TEXT);
}

void draw_heat(struct drawing *d) {
    for (size_t s = 0; s < d->chart->figure->n_series; s++) {
        const struct series *series = d->chart->series[s].from;
        if (series->kind != SERIES_HEAT || !series->rows || !series->cols) continue;
        bool numbers = numbers_fit(d, series);
        for (size_t i = 0; i < series->rows; i++)
            for (size_t j = 0; j < series->cols; j++) {
                double value = series->heat[i * series->cols + j];
                struct tile tile = tile_of(d, series, i, j);
                int step = chart_heat_step(d->chart, value);
                if (step >= 0) draw_tile(d, &tile, step);
                if (numbers) draw_number(d, &tile, value);
            }
    }
}
