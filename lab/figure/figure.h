// SPDX-License-Identifier: MIT
// A figure: titled axes and series of numbers, ready to be drawn as cells, SVG, PNG, CSV, JSON or
// words. Whoever fills it keeps everything in the figure's arena; sliders belong to lab/script, not
// here.
#ifndef LAB_FIGURE_FIGURE_H
#define LAB_FIGURE_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/error.h"
#include "lab/base/memory.h"
#include "lab/base/strbuf.h"
#include "lab/cells/grid.h"

struct axis {
    const char *label; // "" where there is none
    bool log;
    double from, to; // what is shown, where from < to; else all of the data
};

enum series_kind {
    SERIES_LINE,
    SERIES_SCATTER,
    SERIES_BARS,
    SERIES_HISTOGRAM,
    SERIES_HEAT,
    SERIES_MARK,  // one labelled point
    SERIES_RULE,  // one line across the plot
    SERIES_TABLE, // shown as a table, below or instead of a plot
};

struct series {
    enum series_kind kind;
    const char *label; // "" where there is none
    bool marks;        // LINE: a mark on every point
    bool cropped;      // by figure_crop: an infinite point ends a stretch that leaves the window
    size_t twin; // a pinned copy: 1 + the series whose colour it has, and drawn dotted; else 0
    size_t n;    // points, bars or values
    const double
        *x; // LINE, SCATTER, BARS (unless names), MARK and RULE {x}: (n); HEAT: (cols) or NULL
    const double *y; // LINE, SCATTER, BARS, MARK and RULE {y}: (n); HISTOGRAM: the values; HEAT:
                     // (rows) or NULL
    const double *low, *high;   // BARS: ends of the whiskers (n), or NULL
    const char *const *names;   // BARS: names instead of x (n), or NULL
    size_t bins;                // HISTOGRAM: 0 leaves the choice to the figure
    const double *heat;         // HEAT: (rows, cols), row-major; row i belongs to y[i]
    size_t rows, cols;          // HEAT, TABLE
    const char *const *columns; // TABLE: (cols) headings
    const char *const *cells;   // TABLE: (rows, cols) texts
};

struct figure {
    const char *title;
    struct axis x, y;
    struct series *series;
    size_t n_series;
    const char *notice; // what the learner should see in it, "" where there is none
    const char
        *settings; // the sliders' values in words, "n = 16, seed = 2", for exports and descriptions
    struct arena arena;
};

void figure_release(struct figure *figure);

// Draws into rows x cols cells at (row, col): title, y axis, plot, x axis, legend. Any size from
// 1x1 up draws something sane; what does not fit is left out in this order: legend, title, labels,
// ticks. Points that are NaN, infinite or not positive on a log axis are left out; where any are, a
// note counts them.
struct figure_look {
    enum glyphs glyphs;
    bool legend, title;
    const struct figure_point *crosshair; // NULL: there is none
    struct figure_shown *shown;           // filled where it is not NULL
};
struct figure_point {
    double x, y;
};
struct figure_shown { // where the plot came to stand; rows and cols are 0 where there is none
    int row, col, rows, cols;
    int cross_row, cross_col; // of the crosshair, -1 where it is outside
};
void figure_draw(const struct figure *figure, struct grid *grid, int row, int col, int rows,
                 int cols, const struct figure_look *look);

// A copy that shows no more than the limits of its axes: lines end at the window's edge, what lies
// outside is left out. The original must outlive it.
void figure_crop(const struct figure *figure, struct figure *out);

// The rows that a figure would like in so many columns: a plot's shape, and every row of a table
// (up to 40).
int figure_rows(const struct figure *figure, int cols);

// One paragraph in words: what is plotted, ranges, where each series is lowest and highest, how it
// runs.
void figure_describe(const struct figure *figure, struct strbuf *out);

// The numbers: one block for each series. JSON: {"title", "x", "y", "settings", "series": [...]}.
void figure_csv(const struct figure *figure, struct strbuf *out);
void figure_json(const struct figure *figure, struct strbuf *out);
void figure_svg(const struct figure *figure, struct strbuf *out);

// The numbers as a table to read, so many columns wide: one for all lines, scatters and bars that
// have the same x, else one for each series; the first 1,000 rows of each.
void figure_table(const struct figure *figure, int cols, bool ascii, struct strbuf *out);
// The same tables to be heard: a line for each row, every number with the name of its column.
void figure_spoken_table(const struct figure *figure, int digits, struct strbuf *out);

// PNG through cairo, which is opened when it is needed; a system without it gives
// STATUS_ENVIRONMENT.
// The plot alone, without axes, title and legend, as pixels that fill the cells in which
// figure_draw has it. STATUS_ENVIRONMENT as figure_png.
struct plot_look {
    int rows, cols;              // of the plot, in cells
    int cell_width, cell_height; // in pixels
    bool dark;
    long paper; // 0xRRGGBB, or -1: as pictures that are saved have it
};
// A PNG, or else (height, width) numbers 0xRRGGBB (uint32_t).
enum status figure_plot(const struct figure *figure, const struct plot_look *look, bool png,
                        struct strbuf *out, struct error *err);
enum status figure_png(const struct figure *figure, struct strbuf *out, struct error *err);

#endif
