// SPDX-License-Identifier: MIT
// A row of cells as text, with the column of each byte, so that words found in it can be marked.
#ifndef LAB_UI_ROW_TEXT_H
#define LAB_UI_ROW_TEXT_H

#include "lab/cells/grid.h"
#include "lab/search/search.h"
#include "lab/ui/screen.h"

struct row_text {
    struct strbuf text;
    int *cols; // of each byte, and one more behind the last
    size_t capacity;
};

// Reads `cols` columns of a row from `col` on; what was in it before is gone.
void row_text_read(struct row_text *row, struct grid *grid, int at, int col, int cols);
void row_text_release(struct row_text *row);

// The first of the rows `row`..`row` + rows - 1 of a grid that has one of the words; -1 where none
// has.
int row_with_words(struct grid *grid, int row, int rows, const struct search_words *words);
// Marks the words in these rows and columns.
void mark_words(struct grid *grid, const struct area *area, const struct search_words *words);

#endif
