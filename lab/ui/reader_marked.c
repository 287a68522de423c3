// SPDX-License-Identifier: MIT
// The words that were searched for, marked on the page.
#include "lab/ui/reader.h"
#include "lab/ui/row_text.h"

// The first row of these of the sheet that has one of the words.
int reader_marked_row(struct reader *reader, int row, int rows) {
    struct row_text text = { 0 };
    int found = -1;
    for (int r = row; r < row + rows && r < reader->sheet.rows && found < 0; r++) {
        size_t at;
        row_text_read(&text, &reader->sheet, r, 0, reader->sheet.cols);
        if (search_words_next(&reader->marked, strbuf_text(&text.text), 0, &at)) found = r;
    }
    row_text_release(&text);
    return found;
}

static void mark_row(const struct reader *reader, struct row_text *text, struct grid *grid,
                     int row) {
    size_t at, size, from = 0;
    while ((size = search_words_next(&reader->marked, strbuf_text(&text->text), from, &at))) {
        int col = text->cols[at];
        grid_restyle(grid, row, col, 1, text->cols[at + size] - col, STYLE_SELECTED);
        from = at + size;
    }
}

void reader_draw_marked(struct reader *reader, struct grid *grid, const struct area *area) {
    struct row_text text = { 0 };
    for (int r = area->row; r < area->row + area->rows; r++) {
        row_text_read(&text, grid, r, area->col + reader->columns.text_col,
                      reader->columns.text_cols);
        mark_row(reader, &text, grid, r);
    }
    row_text_release(&text);
}
