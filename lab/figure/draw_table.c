// SPDX-License-Identifier: MIT
// Tables in cells: columns as wide as their texts, numbers to the right, the widest column giving
// way when it is tight.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/figure/draw.h"

enum { BETWEEN = 2, LEAST = 3 };

static int table_rows(const struct series *series) {
    return 2 + (int)(series->rows < 10000 ? series->rows : 10000) +
           (series->label && *series->label ? 1 : 0);
}

int tables_rows(const struct figure *figure) {
    int rows = 0;
    for (size_t s = 0; s < figure->n_series; s++)
        if (figure->series[s].kind == SERIES_TABLE)
            rows += table_rows(&figure->series[s]) + (rows > 0);
    return rows;
}

static const char *cell_text(const struct series *series, size_t row, size_t col) {
    const char *text = series->cells[row * series->cols + col];
    return text ? text : "";
}

static bool is_number(const char *text) {
    if (!strcmp(text, "inf") || !strcmp(text, "-inf") || !strcmp(text, "nan")) return true;
    return isdigit((unsigned char)text[text[0] == '-' || text[0] == '+']) != 0;
}

static bool column_of_numbers(const struct series *series, size_t col) {
    bool any = false;
    for (size_t row = 0; row < series->rows; row++) {
        const char *text = cell_text(series, row, col);
        if (!*text || !strcmp(text, "-")) continue;
        if (!is_number(text)) return false;
        any = true;
    }
    return any;
}

static int column_width(const struct series *series, size_t col) {
    int widest = text_width(series->columns[col]);
    for (size_t row = 0; row < series->rows; row++) {
        int width = text_width(cell_text(series, row, col));
        if (width > widest) widest = width;
    }
    return widest;
}

int tables_cols(const struct figure *figure) {
    int most = 0;
    for (size_t s = 0; s < figure->n_series; s++) {
        const struct series *series = &figure->series[s];
        if (series->kind != SERIES_TABLE || !series->cols) continue;
        int cols = (int)(series->cols - 1) * BETWEEN;
        for (size_t c = 0; c < series->cols; c++)
            cols += column_width(series, c);
        if (cols > most) most = cols;
    }
    return most;
}

// Takes from the widest column until all fit, or until none can give more.
static void fit_widths(int *widths, size_t n, int cols) {
    int total = (int)(n - 1) * BETWEEN;
    for (size_t c = 0; c < n; c++)
        total += widths[c];
    while (total > cols) {
        size_t widest = 0;
        for (size_t c = 1; c < n; c++)
            if (widths[c] > widths[widest]) widest = c;
        if (widths[widest] <= LEAST) return;
        widths[widest]--;
        total--;
    }
}

struct table {
    const struct series *series;
    struct grid *grid;
    const struct table_look *look;
    int col, end;
    int *widths;
    bool *right;
};

static void draw_row(const struct table *t, int row, const char *const *texts, enum style style) {
    int col = t->col;
    for (size_t c = 0; c < t->series->cols && col < t->end; c++) {
        const char *text = texts[c] ? texts[c] : "";
        int room = t->widths[c] < t->end - col ? t->widths[c] : t->end - col;
        int width = text_width(text), at = col;
        if (t->right[c] && width < room) at += room - width;
        grid_text(t->grid, row, at, room - (at - col), style, text);
        col += t->widths[c] + BETWEEN;
    }
}

static void draw_under(const struct table *t, int row) {
    int col = t->col;
    for (size_t c = 0; c < t->series->cols; c++, col += BETWEEN)
        for (int i = 0; i < t->widths[c] && col < t->end; i++)
            grid_put(t->grid, row, col++, t->look->ascii ? '-' : 0x2500, STYLE_AXIS);
}

static int draw_body(const struct table *t, int row, int end) {
    const struct series *series = t->series;
    if (row < end) draw_row(t, row++, series->columns, STYLE_STRONG);
    if (!t->look->unruled && row < end && end - row > 1) draw_under(t, row++);
    for (size_t r = 0; r < series->rows && row < end; r++, row++) {
        if (row == end - 1 && r + 1 < series->rows) {
            grid_printf(t->grid, row, t->col, t->end - t->col, STYLE_DIM, "%s %zu more rows",
                        t->look->ascii ? "..." : "…", series->rows - r);
            return row + 1;
        }
        draw_row(t, row, series->cells + r * series->cols, STYLE_TEXT);
    }
    return row;
}

static int draw_table(const struct series *series, struct grid *grid, int row, int col, int end,
                      int cols, const struct table_look *look) {
    struct table t = { series, grid, look, col, col + cols, NULL, NULL };
    if (series->label && *series->label && row < end)
        grid_text(grid, row++, col, cols, STYLE_TEXT, series->label);
    if (!series->cols) return row;
    t.widths = xcalloc(series->cols, sizeof *t.widths);
    t.right = xcalloc(series->cols, sizeof *t.right);
    for (size_t c = 0; c < series->cols; c++) {
        t.widths[c] = column_width(series, c);
        t.right[c] = column_of_numbers(series, c);
    }
    fit_widths(t.widths, series->cols, cols);
    row = draw_body(&t, row, end);
    free(t.widths);
    free(t.right);
    return row;
}

void draw_tables(const struct figure *figure, struct grid *grid, int row, int col, int rows,
                 int cols, const struct table_look *look) {
    int end = row + rows;
    for (size_t s = 0; s < figure->n_series && row < end; s++)
        if (figure->series[s].kind == SERIES_TABLE)
            row = draw_table(&figure->series[s], grid, row, col, end, cols, look) + 1;
}
