// SPDX-License-Identifier: MIT
// Bars in cells, upright and lying, to an eighth of a cell. Zero is moved to the nearest edge
// between cells, so that all bars start on a clean line; whiskers are drawn over them.
#include <math.h>

#include "lab/figure/draw.h"

enum { EIGHTHS = 8 };

// Glyphs that fill the first `eighths` of a cell, from below or from the left.
static uint32_t upright_part(int eighths) {
    return eighths <= 0 ? ' ' : 0x2580 + (uint32_t)(eighths > 8 ? 8 : eighths);
}

static uint32_t lying_part(int eighths) {
    return eighths <= 0 ? ' ' : 0x2590 - (uint32_t)(eighths > 8 ? 8 : eighths);
}

// From above there are only an eighth, a half and all of a cell.
static uint32_t hanging_part(int eighths) {
    return eighths <= 0 ? ' ' : eighths < 3 ? 0x2594 : eighths < 6 ? 0x2580 : 0x2588;
}

static uint32_t part(const struct drawing *d, const struct chart_series *at, int eighths,
                     bool downwards) {
    if (eighths >= EIGHTHS) return bar_texture(at->bar, is_ascii(d));
    if (is_ascii(d)) return eighths >= EIGHTHS / 2 ? bar_texture(at->bar, true) : ' ';
    if (d->chart->flipped) return lying_part(eighths);
    return downwards ? hanging_part(eighths) : upright_part(eighths);
}

// The eighth at which a value stands, from the low end; zero stands between two cells.
static int eighth_of(const struct drawing *d, double value) {
    const struct scale *scale = chart_values(d->chart);
    int cells = d->chart->flipped ? d->plot_cols : d->plot_rows;
    if (scale->kind == SCALE_LOG) return (int)lrint(scale_unit(scale, value) * cells * EIGHTHS);
    double zero = scale_unit(scale, 0), edge = rint(zero * cells);
    return (int)lrint(edge * EIGHTHS + (scale_unit(scale, value) - zero) * cells * EIGHTHS);
}

static int base_eighth(const struct drawing *d) {
    const struct scale *scale = chart_values(d->chart);
    int cells = d->chart->flipped ? d->plot_cols : d->plot_rows;
    if (scale->kind == SCALE_LOG) return 0;
    return (int)rint(scale_unit(scale, 0) * cells) * EIGHTHS;
}

// One cell of a bar: `cell` counts from the low end, `lane` across the bar.
static void put(struct drawing *d, int cell, int lane, uint32_t glyph, enum style style,
                enum layer layer) {
    if (glyph == ' ') return;
    if (d->chart->flipped)
        canvas_glyph(&d->canvas, lane, cell, glyph, style, layer);
    else
        canvas_glyph(&d->canvas, d->plot_rows - 1 - cell, lane, glyph, style, layer);
}

static void draw_bar(struct drawing *d, const struct chart_series *at, double value, int lane,
                     int lanes) {
    int from = base_eighth(d), to = eighth_of(d, value);
    bool down = to < from;
    enum style style = series_style(at->color);
    if (to == from && value != 0) to += down ? -1 : 1; // not nothing: keep a trace
    for (int l = lane; l < lane + lanes; l++) {
        if (!down)
            for (int e = from; e < to; e += EIGHTHS)
                put(d, e / EIGHTHS, l, part(d, at, to - e, false), style, LAYER_FILL);
        else
            for (int e = from; e > to; e -= EIGHTHS)
                put(d, e / EIGHTHS - 1, l, part(d, at, e - to, true), style, LAYER_FILL);
    }
}

struct whisker_glyphs {
    uint32_t low, stem, high, both;
};

static void draw_whisker(struct drawing *d, const struct chart_series *at, double low, double high,
                         int lane) {
    static const struct whisker_glyphs upright = { 0x2534, 0x2502, 0x252C, 0x253C };
    static const struct whisker_glyphs lying = { 0x251C, 0x2500, 0x2524, 0x253C };
    static const struct whisker_glyphs plain_upright = { '+', '|', '+', '+' };
    static const struct whisker_glyphs plain_lying = { '|', '-', '|', '|' };
    const struct scale *scale = chart_values(d->chart);
    if (!scale_takes(scale, low) || !scale_takes(scale, high)) return;
    const struct whisker_glyphs *glyphs = is_ascii(d) ? &plain_upright : &upright;
    if (d->chart->flipped) glyphs = is_ascii(d) ? &plain_lying : &lying;
    int from = (int)floor(eighth_of(d, low) / 8.0), to = (int)floor(eighth_of(d, high) / 8.0);
    int most = (d->chart->flipped ? d->plot_cols : d->plot_rows) - 1;
    if (from > most) from = most;
    if (to > most) to = most;
    for (int cell = from; cell <= to; cell++)
        put(d, cell, lane,
            from == to     ? glyphs->both
            : cell == from ? glyphs->low
            : cell == to   ? glyphs->high
                           : glyphs->stem,
            series_style(at->color), LAYER_STEM);
}

bool lying_rows(const struct drawing *d, size_t slot, int *first, int *rows) {
    const struct scale *keys = chart_keys(d->chart);
    if (!d->chart->flipped || !keys->n) return false;
    int n = (int)keys->n, group = (int)d->chart->n_bars, pitch = (d->plot_rows + 1) / n;
    if (pitch <= group) return false;
    *rows = (pitch - 1) / group * group;
    *first = (d->plot_rows - (n - 1) * pitch - *rows) / 2 + (int)slot * pitch;
    return true;
}

// The lanes of a bar: its slot, less a gap, divided among the series. All bars are equally wide.
static void lanes_of(const struct drawing *d, long slot, int bar, int *lane, int *lanes) {
    int n = (int)chart_keys(d->chart)->n, group = (int)d->chart->n_bars;
    int room = d->chart->flipped ? d->plot_rows : d->plot_cols, slot_room = room / n;
    int first = (int)(slot * room / n), width = (int)((slot + 1) * room / n) - first;
    if (lying_rows(d, (size_t)slot, lane, lanes)) {
        *lanes /= group;
        *lane += bar * *lanes;
        return;
    }
    int gap = slot_room >= 3 * group ? slot_room / 5 : 0;
    if (gap == 0 && slot_room > group) gap = 1;
    int each = (slot_room - gap) / group;
    if (each < 1) { // fewer lanes than bars: the later ones lie over the earlier
        *lanes = 1;
        *lane = first + bar * width / group;
        return;
    }
    *lanes = each;
    *lane = first + (width - each * group) / 2 + bar * each;
}

void draw_bars(struct drawing *d) {
    for (size_t s = 0; s < d->chart->figure->n_series; s++) {
        const struct chart_series *at = &d->chart->series[s];
        const struct series *series = at->from;
        if (series->kind != SERIES_BARS) continue;
        for (size_t i = 0; i < series->n; i++) {
            int lane, lanes;
            long slot = chart_slot(d->chart, series, i);
            if (slot < 0 || !scale_takes(chart_values(d->chart), series->y[i])) continue;
            lanes_of(d, slot, at->bar, &lane, &lanes);
            draw_bar(d, at, series->y[i], lane, lanes);
            if (series->low && series->high)
                draw_whisker(d, at, series->low[i], series->high[i], lane + (lanes - 1) / 2);
        }
    }
}
