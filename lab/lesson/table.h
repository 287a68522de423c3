// SPDX-License-Identifier: MIT
// A table of a lesson: its cells as runs, laid out as columns that wrap where the page is narrow.
#ifndef LAB_LESSON_TABLE_H
#define LAB_LESSON_TABLE_H

#include "lab/lesson/inline.h"
#include "lab/lesson/page.h"

enum { TABLE_COLUMNS_MAX = 40, TABLE_CELLS_MAX = 20000 };

enum table_align { TABLE_LEFT, TABLE_CENTER, TABLE_RIGHT };

struct table_cell {
    struct inline_run *runs;
    size_t n_runs;
};

struct lesson_table {
    int columns, rows;        // the first row is the head
    enum table_align *align;  // (columns)
    struct table_cell *cells; // (rows, columns)
};

// Draws the table at (row, col), at most `cols` wide; returns its rows.
int table_draw(struct pager *pager, const struct lesson_table *table, int row, int col, int cols);

#endif
