// SPDX-License-Identifier: MIT
// A row of cells as text.
#include "lab/ui/row_text.h"

#include <stdlib.h>

#include "lab/base/memory.h"

static void note_cols(struct row_text *row, int col) {
    while (row->capacity < row->text.size + 1) {
        row->capacity = row->capacity ? 2 * row->capacity : 256;
        row->cols = xrealloc(row->cols, sizeof *row->cols * row->capacity);
    }
    row->cols[row->text.size] = col;
}

void row_text_read(struct row_text *row, struct grid *grid, int at, int col, int cols) {
    strbuf_clear(&row->text);
    note_cols(row, col);
    for (int c = col; c < col + cols; c++) {
        const struct cell *cell = grid_cell(grid, at, c);
        if (!cell || cell->base == 0) continue;
        size_t from = row->text.size;
        strbuf_utf8(&row->text, cell->base);
        for (int m = 0; m < 2 && cell->mark[m]; m++)
            strbuf_utf8(&row->text, cell->mark[m]);
        size_t end = row->text.size;
        for (row->text.size = from; row->text.size < end; row->text.size++)
            note_cols(row, c);
        note_cols(row, c + 1);
    }
}

void row_text_release(struct row_text *row) {
    strbuf_release(&row->text);
    free(row->cols);
    *row = (struct row_text) { 0 };
}
