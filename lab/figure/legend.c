// SPDX-License-Identifier: MIT
// The legend: one entry for each named series with the same mark, dash and texture as in the plot;
// and for a heat map the steps of its scale between its least and greatest value.
#include <limits.h>

#include "lab/figure/draw.h"
#include "lab/figure/number.h"

enum { SAMPLE = 3, BETWEEN = 3, CUT_COLS_LEAST = 24 };

static int entry_width(const struct chart_series *at) {
    return SAMPLE + 1 + text_width(chart_key_text(at));
}

static int heat_width(const struct drawing *d) {
    char low[NUMBER_TEXT_MAX], high[NUMBER_TEXT_MAX];
    number_short(d->chart->heat_low, 3, low);
    number_short(d->chart->heat_high, 3, high);
    int label = text_width(chart_heat_label(d->chart));
    return label + (label > 0) + text_width(low) + 1 + 16 + 1 + text_width(high);
}

int legend_width(const struct drawing *d) {
    int width = d->chart->heat ? heat_width(d) + BETWEEN : 0;
    for (size_t s = 0; s < d->chart->figure->n_series; s++)
        if (chart_has_key(&d->chart->series[s]))
            width += entry_width(&d->chart->series[s]) + BETWEEN;
    return width - BETWEEN;
}

int legend_rows(const struct drawing *d, int cols) {
    int rows = 1, used = d->chart->heat ? heat_width(d) + BETWEEN : 0;
    if (used - BETWEEN > cols) return INT_MAX;
    for (size_t s = 0; s < d->chart->figure->n_series; s++) {
        if (!chart_has_key(&d->chart->series[s])) continue;
        int width = entry_width(&d->chart->series[s]);
        if (width > cols && cols < CUT_COLS_LEAST) return INT_MAX;
        if (width > cols) width = cols; // its end is cut off
        if (used && used + width > cols) rows++, used = 0;
        used += width + BETWEEN;
    }
    return rows;
}

static uint32_t line_glyph(int dash, int at, bool ascii) {
    static const uint32_t samples[CHART_DASHES + 1][SAMPLE] = {
        { 0x2500, 0x2500, 0x2500 },
        { 0x254C, 0x254C, 0x254C },
        { 0x00B7, 0x00B7, 0x00B7 },
        { 0x2500, 0x00B7, 0x2500 },
        [DASH_PINNED] = { 0x00B7, ' ', 0x00B7 },
    };
    static const char plain[CHART_DASHES + 1][SAMPLE + 1] = { "...", ". .", "' '", ".'.", "'  " };
    return ascii ? (uint32_t)plain[dash][at] : samples[dash][at];
}

static void line_sample(const struct drawing *d, int row, int col, const struct chart_series *at) {
    bool ascii = is_ascii(d);
    for (int i = 0; i < SAMPLE; i++)
        grid_put(d->grid, row, col + i, line_glyph(at->dash, i, ascii), series_style(at->color));
    if (line_has_marks(d->chart, at, ascii))
        grid_put(d->grid, row, col + SAMPLE / 2, mark_glyph(at->mark, ascii),
                 series_style(at->color));
}

static void sample(const struct drawing *d, int row, int col, const struct chart_series *at) {
    bool ascii = is_ascii(d);
    enum style style = series_style(at->color);
    if (at->from->kind == SERIES_LINE)
        line_sample(d, row, col, at);
    else if (at->from->kind == SERIES_SCATTER)
        grid_put(d->grid, row, col + 1, mark_glyph(at->mark, ascii), style);
    else if (at->from->kind == SERIES_HISTOGRAM && at->bar > 0)
        for (int i = 0; i < SAMPLE; i++)
            grid_put(d->grid, row, col + i, line_glyph(0, i, ascii), style);
    else
        grid_fill(d->grid, row, col + 1, 1, SAMPLE - 1, bar_texture(at->bar, ascii), style);
}

static int heat_scale(const struct drawing *d, int row, int col) {
    char number[NUMBER_TEXT_MAX];
    const char *label = chart_heat_label(d->chart);
    int at = col + grid_text(d->grid, row, col, d->cols, STYLE_TEXT, label) + (*label != 0);
    number_short(d->chart->heat_low, 3, number);
    at += grid_text(d->grid, row, at, NUMBER_TEXT_MAX, STYLE_DIM, number) + 1;
    for (int i = 0; i < 16; i++)
        grid_put(d->grid, row, at + i, heat_glyph(i / 2, 0, i, is_ascii(d)),
                 (enum style)(STYLE_HEAT_0 + i / 2));
    at += 17;
    number_short(d->chart->heat_high, 3, number);
    return at + grid_text(d->grid, row, at, NUMBER_TEXT_MAX, STYLE_DIM, number) - col;
}

void draw_legend(struct drawing *d) {
    int row = d->legend_on_label ? d->label_row : d->legend_row, end = d->col + d->cols;
    if (row < 0 || (!chart_needs_legend(d->chart) && !d->chart->heat)) return;
    int first = d->legend_on_label ? d->plot_col + d->plot_cols - legend_width(d) : d->col;
    int col = first;
    if (d->chart->heat) col += heat_scale(d, row, col) + BETWEEN;
    for (size_t s = 0; s < d->chart->figure->n_series; s++) {
        const struct chart_series *at = &d->chart->series[s];
        if (!chart_has_key(at)) continue;
        if (col > first && col + entry_width(at) > end) row++, col = first;
        sample(d, row, col, at);
        grid_text(d->grid, row, col + SAMPLE + 1, end - col - SAMPLE - 1, STYLE_TEXT,
                  chart_key_text(at));
        col += entry_width(at) + BETWEEN;
    }
}
