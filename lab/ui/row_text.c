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

int row_with_words(struct grid *grid, int row, int rows, const struct search_words *words) {
    struct row_text text = { 0 };
    int found = -1;
    for (int r = row; r < row + rows && r < grid->rows && found < 0; r++) {
        size_t at;
        row_text_read(&text, grid, r, 0, grid->cols);
        if (search_words_next(words, strbuf_text(&text.text), 0, &at)) found = r;
    }
    row_text_release(&text);
    return found;
}

void mark_words(struct grid *grid, const struct area *area, const struct search_words *words) {
    struct row_text text = { 0 };
    for (int r = area->row; r < area->row + area->rows; r++) {
        size_t at, size, from = 0;
        row_text_read(&text, grid, r, area->col, area->cols);
        while ((size = search_words_next(words, strbuf_text(&text.text), from, &at))) {
            int col = text.cols[at];
            grid_restyle(grid, r, col, 1, text.cols[at + size] - col, STYLE_SELECTED);
            from = at + size;
        }
    }
    row_text_release(&text);
}
