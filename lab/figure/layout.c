// SPDX-License-Identifier: MIT
// The layout of a picture: which parts there is room for, and where each stands. It depends on the
// size, the kind of axes and the texts, hardly on the numbers, so that the plot does not move while
// a slider does.
#include <string.h>

#include "lab/figure/draw.h"

enum {
    LABELS_WIDE =
        6, // columns kept for labels of the upright axis in a picture of COLS_WIDE or more
    LABELS_NARROW = 4, // in a narrower one
    COLS_WIDE = 40,
    COLS_WITH_LABELS = 16,
    ROWS_WITH_AXIS = 4,
    ROWS_WITH_LABELS = 7,
    ROWS_WITH_TITLE = 6,
    ROWS_WITH_TABLES = 12,       // below that a plot keeps them all
    TABLES_LEAST = 4,            // a head, two rows, and how many more there are
    PLOT_ABOVE_TABLES = 7,       // rows that a plot has before its tables have more than that
    ROWS_AROUND_PLOT = 5,        // title, label, axis, ticks, and the blank above the tables
    ROWS_WITH_RULED_TABLES = 20, // below that no line is drawn under the heads of tables
    ROWS_WITH_LABEL_BELOW = 12,  // below that the level axis' label shares the row of its ticks
    PLOT_BESIDE_LEGEND = 5,      // rows that the plot keeps when the legend takes rows of its own
};

int figure_rows(const struct figure *figure, int cols) {
    int tables = tables_rows(figure), title = figure->title && *figure->title;
    bool plot = figure->n_series == 0;
    for (size_t s = 0; s < figure->n_series; s++)
        plot |= figure->series[s].kind != SERIES_TABLE;
    int rows = cols >= 120 ? 26 : cols >= 70 ? 20 : cols >= 50 ? 16 : 12;
    if (plot) return tables ? rows + (tables < rows ? tables : rows - 1) + 1 : rows;
    return title + tables < 40 ? title + tables : 40;
}

static bool has_text(const char *text) {
    return text && *text;
}

int tables_share(const struct figure *figure, int rows, bool *unruled) {
    int want = tables_rows(figure), room = rows / 2 - 1;
    int spare = rows - ROWS_AROUND_PLOT - PLOT_ABOVE_TABLES; // of what the plot needs to be read
    if (room > spare && room > TABLES_LEAST) room = spare > TABLES_LEAST ? spare : TABLES_LEAST;
    *unruled = rows < ROWS_WITH_RULED_TABLES;
    if (!want || rows < ROWS_WITH_TABLES) return 0;
    for (size_t s = 0; s < figure->n_series && *unruled; s++)
        want -= figure->series[s].kind == SERIES_TABLE;
    return want < room ? want : room;
}

int chart_rows(const struct figure *figure, int rows) {
    bool unruled;
    int tables = tables_share(figure, rows, &unruled);
    return rows - 4 - tables - (tables > 0);
}

static bool wants_across_label(const struct drawing *d) {
    return has_text(d->chart->across.label) || d->across.offset[0] ||
           left_out_total(&d->chart->left_out);
}

// Hands out rows from the top and the bottom; what remains is the plot.
static void share_rows(struct drawing *d) {
    int top = d->row, bottom = d->row + d->rows - d->table_rows - (d->table_rows > 0);
    int rows = bottom - top;
    d->table_row = bottom + 1;
    d->title_row = d->legend_row = d->label_row = -1;
    d->axis_row = d->ticks_row = d->across_label_row = -1;
    if (d->look->title && has_text(d->chart->figure->title) && rows >= ROWS_WITH_TITLE)
        d->title_row = top++;
    if (rows >= ROWS_WITH_AXIS) {
        if (rows >= ROWS_WITH_LABEL_BELOW && wants_across_label(d)) d->across_label_row = --bottom;
        d->ticks_row = --bottom;
        d->axis_row = --bottom;
        bool fits = text_width(d->chart->across.label) <= (d->cols - LABELS_WIDE) / 2;
        if (d->across_label_row < 0 && rows >= ROWS_WITH_LABELS && fits)
            d->across_label_row = d->ticks_row;
    }
    d->plot_row = top;
    d->plot_rows = bottom - top;
}

static void share_rows_of_tables(struct drawing *d) {
    d->title_row = d->look->title && has_text(d->chart->figure->title) && d->rows > 2 ? d->row : -1;
    d->table_row = d->row + (d->title_row >= 0);
    d->table_rows = d->rows - (d->title_row >= 0);
}

static bool legend_wanted(const struct drawing *d) {
    if (!d->look->legend) return false;
    return chart_needs_legend(d->chart) || (d->chart->heat && !d->chart->empty);
}

// The row above the plot holds the upright axis' label, and the legend where both fit.
static void share_top(struct drawing *d) {
    bool label = has_text(d->chart->up.label) || d->up.offset[0];
    bool legend = legend_wanted(d);
    if (d->rows < ROWS_WITH_LABELS || d->plot_rows < 4 || (!label && !legend)) return;
    int used = label ? text_width(d->chart->up.label) + (int)strlen(d->up.offset) + 6 : 0;
    d->legend_on_label = legend && used + legend_width(d) < d->cols;
    if (label || d->legend_on_label) {
        d->label_row = d->plot_row++;
        d->plot_rows--;
    }
    if (!legend || d->legend_on_label) return;
    int rows = legend_rows(d, d->cols);
    if (rows > 3 || d->plot_rows - rows < PLOT_BESIDE_LEGEND) return;
    d->legend_rows = rows;
    d->legend_row = d->title_row >= 0 ? d->title_row + 1 : d->row;
    if (d->label_row >= 0) d->label_row += rows;
    d->plot_row += rows;
    d->plot_rows -= rows;
}

static int label_columns(const struct drawing *d) {
    int least = d->cols >= COLS_WIDE ? LABELS_WIDE : LABELS_NARROW;
    int wanted = d->up.width;
    if (d->chart->up.scale.kind == SCALE_SLOTS) {
        int most = d->cols * 2 / 5;
        wanted = d->chart->up.name_width < most ? d->chart->up.name_width : most;
    }
    return wanted > least ? wanted : least;
}

static void place_up_ticks(struct drawing *d) {
    double comfort = d->plot_rows >= 20 ? 3 : 2;
    struct tick_room room = { .length = d->plot_rows - 1, .least = 1.5, .comfort = comfort };
    ticks_place(&d->up, &d->chart->up.scale, &room);
}

static void share_columns(struct drawing *d) {
    d->axis_up = d->cols >= 6 && d->axis_row >= 0;
    int labels = d->cols >= COLS_WITH_LABELS && d->axis_row >= 0 ? label_columns(d) : 0;
    d->gutter = labels + d->axis_up;
    if (d->cols - d->gutter < 4) d->gutter = d->axis_up;
    d->plot_col = d->col + d->gutter;
    d->plot_cols = d->cols - d->gutter - (d->cols >= COLS_WIDE);
}

static bool has_words_below(const struct drawing *d) {
    for (size_t i = 0; i < d->chart->figure->n_series; i++) {
        const struct series *series = &d->chart->figure->series[i];
        if (series->kind == SERIES_BARS && series->names) return !d->chart->flipped;
    }
    return false;
}

// A label that shares the row of the bars' names gives way where it would take one of them.
static void keep_names(struct drawing *d) {
    const struct chart_axis *axis = &d->chart->across;
    int n = (int)axis->scale.n;
    if (!n || d->across_label_row != d->ticks_row || !has_words_below(d)) return;
    int last = text_width(axis->names[n - 1]);
    int middle = ((n - 1) * d->plot_cols / n + d->plot_cols - 1) / 2;
    int end = d->plot_cols - text_width(axis->label) - 2;
    if (middle - last / 2 + last > end) d->across_label_row = -1;
}

void layout(struct drawing *d) {
    if (!d->chart->plot) {
        share_rows_of_tables(d);
        return;
    }
    d->table_rows = tables_share(d->chart->figure, d->rows, &d->tables_unruled);
    struct tick_room across = { .length = d->cols - 8, .per_char = 1, .least = 2, .comfort = 8 };
    ticks_place(&d->across, &d->chart->across.scale, &across); // for its offset alone
    share_rows(d);
    place_up_ticks(d);
    share_top(d);
    place_up_ticks(d);
    share_columns(d);
    keep_names(d);
    across.length = d->plot_cols - 1;
    ticks_place(&d->across, &d->chart->across.scale, &across);
}
