// SPDX-License-Identifier: MIT
// A figure in cells: layout, axes, series from the back to the front, legend.
#include "lab/figure/draw.h"

#include <stdio.h>

#include "lab/figure/figure.h"

static void draw_series(struct drawing *d) {
    draw_heat(d);
    draw_histograms(d);
    draw_bars(d);
    draw_rules(d, false);
    draw_lines(d);
    draw_scatters(d);
    draw_marks(d, false);
    draw_rules(d, true);
    draw_marks(d, true);
}

static void draw_nothing(struct drawing *d) {
    const struct figure *figure = d->chart->figure;
    bool window = figure->x.from < figure->x.to || figure->y.from < figure->y.to;
    const char *text = window ? "nothing in this window" : "no data";
    int width = text_width(text);
    draw_text(d, text, STYLE_DIM, d->plot_rows / 2, (d->plot_cols - width) / 2);
}

static void draw_plot(struct drawing *d) {
    canvas_init(&d->canvas, d->plot_rows, d->plot_cols, d->look->glyphs);
    if (d->chart->empty)
        draw_nothing(d);
    else
        draw_series(d);
    draw_crosshair(d);
    draw_axes(d);
    draw_legend(d);
    canvas_flush(&d->canvas, d->grid, d->plot_row, d->plot_col);
    canvas_release(&d->canvas);
}

void figure_draw(const struct figure *figure, struct grid *grid, int row, int col, int rows,
                 int cols, const struct figure_look *look) {
    if (rows < 1 || cols < 1) return;
    struct chart chart;
    struct drawing d = { .grid = grid, .look = look, .chart = &chart, .row = row, .col = col };
    d.rows = rows;
    d.cols = cols;
    chart_init(&chart, figure, cols - 8 > 1 ? cols - 8 : 1, chart_rows(figure, rows));
    layout(&d);
    if (look->shown)
        *look->shown =
            (struct figure_shown) { d.plot_row,  d.plot_col, chart.plot ? d.plot_rows : 0,
                                    d.plot_cols, -1,         -1 };
    if (d.title_row >= 0) {
        int at = d.chart->plot && d.gutter <= 10 ? d.plot_col : col;
        if (text_width(figure->title) > col + cols - at) at = col;
        grid_text(grid, d.title_row, at, col + cols - at, STYLE_STRONG, figure->title);
    }
    if (chart.plot && d.plot_rows > 0 && d.plot_cols > 0) draw_plot(&d);
    const struct table_look tables = { look->glyphs == GLYPHS_ASCII, d.tables_unruled };
    if (d.table_rows > 0) draw_tables(figure, grid, d.table_row, col, d.table_rows, cols, &tables);
    chart_release(&chart);
}
