// SPDX-License-Identifier: MIT
// A chart: a figure made ready to draw. It decides limits, slots, bins, colours and marks once, so
// that cells, SVG and PNG show the same picture. `across` runs from left to right, `up` from bottom
// to top.
#ifndef LAB_FIGURE_CHART_H
#define LAB_FIGURE_CHART_H

#include "lab/figure/figure.h"
#include "lab/figure/scale.h"
#include "lab/figure/ticks.h"

enum { CHART_COLORS = 8, CHART_DASHES = 4, DASH_PINNED = CHART_DASHES };

struct chart_axis {
    struct scale scale;
    struct extent data; // of the numbers on it; none where there are slots or bins
    const char *label;
    char *const *names; // SLOTS: (scale.n) what stands at each place
    int name_width;     // columns of the longest name
};

struct histogram {
    double low, high; // outer edges
    bool log;         // bins of equal width in log10
    size_t n;         // bins
    double *counts;   // (n)
};

struct chart_series {
    const struct series *from;
    int color;   // 0..7; -1: rules, marks and tables have none
    int mark;    // 0..7, the mark's shape: of a pinned copy the hollow one
    int dash;    // 0..3, of lines; DASH_PINNED of a pinned one
    int lines;   // LINE: how many lines came before
    int bar;     // BARS: place in the group; HISTOGRAM: how many came before
    bool silent; // a pinned copy that is not the first: the legend has one entry for all
    bool shapes; // SCATTER: drawn with marks, not dots
    struct histogram histogram;
};

struct left_out {
    size_t nan, infinite, not_positive;
};

struct chart {
    const struct figure *figure;
    struct chart_series *series; // (figure->n_series)
    struct chart_axis across, up;
    bool plot;                                // anything but tables
    bool empty;                               // a plot without one point to show
    bool flipped;                             // bars lie: x runs up
    size_t n_bars, n_lines, n_tables, n_keys; // n_keys: entries of the legend
    double heat_low, heat_high;
    bool heat, bins; // is there a heat map, a histogram
    struct left_out left_out;
    struct arena arena;
};

// `columns` and `rows` are about the size of the plot in cells; bins and lying bars depend on it.
void chart_init(struct chart *chart, const struct figure *figure, int columns, int rows);
void chart_release(struct chart *chart);

// The place of a point of a series: true where it can be shown. Swaps the axes of a flipped chart.
bool chart_place(const struct chart *chart, double x, double y, double *across, double *up);
// The scale of the series' y values, and of x, wherever they run.
const struct scale *chart_values(const struct chart *chart);
const struct scale *chart_keys(const struct chart *chart);

// True for the ends that figure_crop gave a line at the window's edge: they are no points of the
// data.
bool chart_is_edge(const struct series *series, size_t i);

// The slot of bar i of a series, or -1.
long chart_slot(const struct chart *chart, const struct series *series, size_t i);

// The step 0..7 of a value of a heat map, or -1 where it is none.
int chart_heat_step(const struct chart *chart, double value);

const char *chart_heat_label(const struct chart *chart); // what a heat map's scale measures, or ""

bool chart_has_key(const struct chart_series *series);         // does the legend name it?
const char *chart_key_text(const struct chart_series *series); // and how: all pinned copies as one
// False where no series has a name, and where the only name repeats the axis' label.
bool chart_needs_legend(const struct chart *chart);
size_t left_out_total(const struct left_out *left_out);
// "3 points left out: 2 not positive on a log axis, 1 not a number", or "" where there are none.
void left_out_text(const struct left_out *left_out, struct strbuf *out);
void left_out_count(struct left_out *left_out, double value, bool log);

// histogram.c
void histogram_fill(struct chart *chart, int columns);
double histogram_edge(const struct histogram *histogram, size_t bin); // bin in 0..n

// slots.c
void slots_of_bars(struct chart *chart, struct chart_axis *axis);
void slots_of_heat(struct chart *chart);

#endif
