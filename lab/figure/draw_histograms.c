// SPDX-License-Identifier: MIT
// Histograms in cells: the first is filled to an eighth of a cell, further ones are outlined over
// it.
#include <math.h>

#include "lab/figure/draw.h"

static double clamp(double value, double low, double high) {
    return value > low ? (value < high ? value : high) : low; // NaN gives low
}

// The count that a column shows: the greatest of the bins it covers.
static double column_count(const struct drawing *d, const struct histogram *histogram, int col) {
    double low = scale_unit(&d->chart->across.scale, histogram->low);
    double high = scale_unit(&d->chart->across.scale, histogram->high);
    double per_unit = (double)histogram->n / fmax(high - low, 1e-12), bins = (double)histogram->n;
    double from = ((double)col / d->plot_cols - low) * per_unit;
    double to = ((double)(col + 1) / d->plot_cols - low) * per_unit;
    if (per_unit < d->plot_cols) from = to = (from + to) / 2; // bins are wider than columns
    if (!(to >= 0 && from < bins)) return 0;
    size_t first = (size_t)clamp(floor(from + 1e-9), 0, bins - 1);
    size_t last = (size_t)clamp(ceil(to - 1e-9) - 1, (double)first, bins - 1);
    double most = 0;
    for (size_t bin = first; bin <= last; bin++)
        most = fmax(most, histogram->counts[bin]);
    return most;
}

static double height_of(const struct drawing *d, double count) {
    const struct scale *scale = &d->chart->up.scale;
    if (count <= 0) return 0;
    return fmax(scale_unit(scale, count), 0);
}

static void fill_column(struct drawing *d, const struct chart_series *at, int col, double height) {
    int eighths = (int)lrint(height * d->plot_rows * 8);
    if (height > 0 && eighths == 0) eighths = 1; // a single value in a tall plot is still seen
    for (int row = d->plot_rows - 1; eighths > 0; row--, eighths -= 8) {
        uint32_t glyph = eighths >= 8 ? 0x2588 : 0x2580 + (uint32_t)eighths;
        if (is_ascii(d)) glyph = eighths >= 4 || row == d->plot_rows - 1 ? '#' : ' ';
        if (glyph != ' ')
            canvas_glyph(&d->canvas, row, col, glyph, series_style(at->color), LAYER_FILL);
    }
}

static void outline(struct drawing *d, const struct chart_series *at) {
    struct canvas *canvas = &d->canvas;
    int last = canvas->height - 1;
    for (int x = 0; x < canvas->width; x++) {
        double count = column_count(d, &at->histogram, x / canvas->dots_x);
        int y = canvas_dot_y(canvas, height_of(d, count));
        if (count > 0 || last < canvas->height - 1)
            canvas_line(canvas, x, last, x, y, series_style(at->color), NULL, false);
        last = y;
    }
}

void draw_histograms(struct drawing *d) {
    for (size_t s = 0; s < d->chart->figure->n_series; s++) {
        const struct chart_series *at = &d->chart->series[s];
        if (at->from->kind != SERIES_HISTOGRAM || !at->histogram.n) continue;
        if (at->bar > 0) outline(d, at);
        for (int col = 0; at->bar == 0 && col < d->plot_cols; col++)
            fill_column(d, at, col, height_of(d, column_count(d, &at->histogram, col)));
    }
}
