// SPDX-License-Identifier: MIT
// Tables: columns as wide as they want where the page has room, else narrowed and wrapped, the
// widest first. Where not even three columns each are left, a table becomes a list: a row's cells
// one under another.
#include "lab/lesson/table.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMN_LEAST = 3, BETWEEN = 3 };

struct layout {
    const struct lesson_table *table;
    struct inks *cells; // (rows, columns)
    int cols[TABLE_COLUMNS_MAX], word[TABLE_COLUMNS_MAX];
    bool wrapped;
};

static struct inks *cell_at(const struct layout *l, int row, int column) {
    return &l->cells[row * l->table->columns + column];
}

static void measure(struct pager *p, struct layout *l) {
    const struct lesson_table *t = l->table;
    for (int row = 0; row < t->rows; row++)
        for (int c = 0; c < t->columns; c++) {
            const struct table_cell *cell = &t->cells[row * t->columns + c];
            struct inks inks = page_inks(p, cell->runs, cell->n_runs);
            for (size_t i = 0; row == 0 && i < inks.n; i++)
                if (inks.at[i].style == STYLE_TEXT) inks.at[i].style = STYLE_STRONG;
            int cols = inks_cols(&inks), word = inks_widest_word(&inks);
            *cell_at(l, row, c) = inks;
            if (cols > l->cols[c]) l->cols[c] = cols;
            if (word > l->word[c]) l->word[c] = word;
            if (l->cols[c] < 1) l->cols[c] = 1;
        }
}

static int total(const struct layout *l) {
    int cols = BETWEEN * (l->table->columns - 1);
    for (int c = 0; c < l->table->columns; c++)
        cols += l->cols[c];
    return cols;
}

// Takes a column from the widest that is wider than `least` of it; false when there is none.
static bool narrow(struct layout *l, const int *least) {
    int widest = -1;
    for (int c = 0; c < l->table->columns; c++)
        if (l->cols[c] > (least ? least[c] : COLUMN_LEAST) &&
            (widest < 0 || l->cols[c] > l->cols[widest]))
            widest = c;
    if (widest < 0) return false;
    l->cols[widest]--;
    l->wrapped = true;
    return true;
}

// Narrows columns until they fit: first down to their longest words, then through the words.
static bool fit(struct layout *l, int cols) {
    if (BETWEEN * (l->table->columns - 1) + l->table->columns > cols) return false;
    for (int c = 0; c < l->table->columns;
         c++) // what cannot fit at all need not be taken away step by step
        if (l->cols[c] > cols) {
            l->cols[c] = cols;
            l->wrapped = true;
        }
    while (total(l) > cols)
        if (!narrow(l, l->word) && !narrow(l, NULL)) return false;
    return true;
}

static int aligned(const struct layout *l, int column, int used) {
    int spare = l->cols[column] - used;
    if (spare < 0) return 0;
    return l->table->align[column] == TABLE_RIGHT    ? spare
           : l->table->align[column] == TABLE_CENTER ? spare / 2
                                                     : 0;
}

// Draws a cell line by line so that every line is aligned; returns its rows.
static int draw_cell(struct pager *p, const struct layout *l, int row, int column, int at,
                     int col) {
    const struct inks *inks = cell_at(l, row, column);
    size_t from = 0, end, next;
    int rows = 0;
    for (; inks_line(inks, from, l->cols[column], &end, &next); from = next) {
        struct inks line = { .at = inks->at + from, .n = end - from, .ascii = inks->ascii };
        int shift = aligned(l, column, inks_span(inks, from, end));
        page_draw_inks(p, &line, at + rows, col + shift, l->cols[column] - shift);
        rows++;
    }
    return rows;
}

static void draw_separators(struct pager *p, const struct layout *l, int row, int rows, int col) {
    for (int c = 0; c + 1 < l->table->columns; c++) {
        col += l->cols[c];
        grid_fill(p->grid, row, col + 1, rows, 1, p->ascii ? '|' : 0x2502, STYLE_DIM);
        col += BETWEEN;
    }
}

static void draw_line(struct pager *p, const struct layout *l, int row, int col, bool head) {
    grid_fill(p->grid, row, col, 1, total(l),
              p->ascii ? (head ? '=' : '-')
              : head   ? 0x2500
                       : 0x2504,
              STYLE_DIM);
    for (int c = 0; c + 1 < l->table->columns; c++) {
        col += l->cols[c];
        grid_put(p->grid, row, col + 1, p->ascii ? '+' : 0x253C, STYLE_DIM);
        col += BETWEEN;
    }
}

static int draw_columns(struct pager *p, const struct layout *l, int row, int col) {
    int at = row;
    for (int r = 0; r < l->table->rows; r++) {
        int rows = 1, left = col;
        for (int c = 0; c < l->table->columns; c++) {
            int used = draw_cell(p, l, r, c, at, left);
            if (used > rows) rows = used;
            left += l->cols[c] + BETWEEN;
        }
        draw_separators(p, l, at, rows, col);
        at += rows;
        bool more = r + 1 < l->table->rows;
        if (r == 0 || (l->wrapped && more)) draw_line(p, l, at++, col, r == 0);
    }
    return at - row;
}

static int draw_list(struct pager *p, const struct layout *l, int row, int col, int cols) {
    int at = row, first = l->table->rows > 1;
    for (int r = first; r < l->table->rows; r++) {
        at += r > first;
        for (int c = 0; c < l->table->columns; c++) {
            if (first) at += page_draw_inks(p, cell_at(l, 0, c), at, col, cols);
            int indent = first && cols > 8 ? 2 : 0;
            at += page_draw_inks(p, cell_at(l, r, c), at, col + indent, cols - indent);
        }
    }
    return at - row;
}

int table_draw(struct pager *p, const struct lesson_table *table, int row, int col, int cols) {
    struct layout l = { .table = table };
    size_t cells = (size_t)table->rows * (size_t)table->columns;
    l.cells = xcalloc(cells + 1, sizeof *l.cells);
    measure(p, &l);
    int rows = fit(&l, cols) ? draw_columns(p, &l, row, col) : draw_list(p, &l, row, col, cols);
    for (size_t i = 0; i < cells; i++)
        inks_release(&l.cells[i]);
    free(l.cells);
    return rows;
}
