// SPDX-License-Identifier: MIT
// Drawing a chart into cells: the parts of a picture, where they stand, and who draws each. Private
// to lab/figure.
#ifndef LAB_FIGURE_DRAW_H
#define LAB_FIGURE_DRAW_H

#include "lab/figure/canvas.h"
#include "lab/figure/chart.h"

struct drawing {
    struct grid *grid;
    const struct figure_look *look;
    struct chart *chart;
    struct canvas canvas;
    struct ticks across, up;
    int row, col, rows, cols; // the whole picture
    int plot_row, plot_col, plot_rows, plot_cols;
    // Rows of the parts; -1 where a part is left out.
    int title_row, legend_row, legend_rows, label_row, axis_row, ticks_row, across_label_row;
    int table_row, table_rows;
    bool tables_unruled;  // no line under their heads, where rows are few
    int gutter;           // columns left of the plot: labels and the axis line
    bool axis_up;         // is there a column for the upright axis
    bool legend_on_label; // the legend stands in the row of the upright axis' label
};

void layout(struct drawing *drawing);

// Of a picture with a plot and of so many rows: those of its tables (0 where it is too low for
// them, and the plot keeps half at least), and about those that are the plot's.
int tables_share(const struct figure *figure, int rows, bool *unruled);
int chart_rows(const struct figure *figure, int rows);

// Text inside the plot, from this cell of it on; moved where it would pass the right edge.
void draw_text(struct drawing *drawing, const char *text, enum style style, int row, int col);

void draw_axes(struct drawing *drawing);
void draw_legend(struct drawing *drawing);
int legend_width(const struct drawing *drawing); // all entries in one row
bool line_has_marks(const struct chart *chart, const struct chart_series *series, bool ascii);
int legend_rows(const struct drawing *drawing, int cols); // rows when wrapped into so many columns
void draw_lines(struct drawing *drawing);
void draw_scatters(struct drawing *drawing);
void draw_bars(struct drawing *drawing);
// Lying bars stand evenly, with whole rows between them: the first row and the rows of a slot's
// bars. False where there are not enough rows for that.
bool lying_rows(const struct drawing *drawing, size_t slot, int *first, int *rows);
void draw_histograms(struct drawing *drawing);
void draw_heat(struct drawing *drawing);
// The lines, behind, and the labels, in front; the marks, and their labels.
void draw_rules(struct drawing *drawing, bool label);
void draw_marks(struct drawing *drawing, bool label);
void draw_crosshair(struct drawing *drawing);

// Tables. The rows they would like at a width, and drawing into `rows` rows from `row` on.
int tables_rows(const struct figure *figure);
int tables_cols(const struct figure *figure); // that none of them has to be cut
struct table_look {
    bool ascii, unruled; // unruled: no line under the heads
};
void draw_tables(const struct figure *figure, struct grid *grid, int row, int col, int rows,
                 int cols, const struct table_look *look);

// Glyphs
// ---------------------------------------------------------------------------------------------------------------
uint32_t mark_glyph(int color, bool ascii);
struct dash dash_pattern(int dash);
uint32_t bar_texture(int bar, bool ascii);
uint32_t heat_glyph(int step, int row, int col, bool ascii);
static inline enum style series_style(int color) {
    return color < 0 ? STYLE_TEXT : (enum style)(STYLE_SERIES_1 + color);
}
static inline bool is_ascii(const struct drawing *drawing) {
    return drawing->look->glyphs == GLYPHS_ASCII;
}

#endif
