// SPDX-License-Identifier: MIT
// A grid of cells: what every screen, page and figure draws into. Rows grow when something is drawn
// below the last. One cell is one column; a wide character takes its cell and an empty one behind
// it.
#ifndef LAB_CELLS_GRID_H
#define LAB_CELLS_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/base/strbuf.h"
#include "lab/cells/palette.h"
#include "lab/cells/style.h"

struct cell {
    uint32_t base;    // code point; ' ' where nothing is; 0 is the second half of a wide character
    uint32_t mark[2]; // combining marks, 0 where there are none
    uint8_t style;    // enum style
    uint16_t picture; // that may be shown over it, 0 for none
};

struct grid {
    int cols;
    int rows;                   // rows that exist
    int max_rows;               // never grows past this; 0: no limit but GRID_ROWS_MAX
    struct cell *at;            // (rows, cols), row-major
    int capacity;               // rows allocated
    int cursor_row, cursor_col; // where the hardware cursor belongs; -1 where nowhere
};

enum { GRID_ROWS_MAX = 100000 };

void grid_init(struct grid *grid, int rows, int cols); // blank; rows is the least number of rows
void grid_release(struct grid *grid);
void grid_clear(struct grid *grid); // all blank, the same size, no cursor

// The cell, or NULL outside the columns or past the last row that may exist. Rows are made when
// missing.
struct cell *grid_cell(struct grid *grid, int row, int col);

void grid_put(struct grid *grid, int row, int col, uint32_t codepoint, enum style style);
void grid_fill(struct grid *grid, int row, int col, int rows, int cols, uint32_t codepoint,
               enum style style);
// Marks cells as those below a picture. What is drawn over them takes their mark away.
void grid_mark_picture(struct grid *grid, int row, int col, int rows, int cols, unsigned picture);
// The pictures that the cells have marks of, each with the rectangle of its first marked cell.
struct grid_picture {
    int row, col, rows, cols;
    unsigned number;
};
size_t grid_pictures(const struct grid *grid, struct grid_picture *found, size_t most);
void grid_restyle(struct grid *grid, int row, int col, int rows, int cols, enum style style);

// Writes one line of UTF-8, at most `cols` columns from `col` on, ending in '…' where it is cut.
// Returns the columns used. Unsafe code points (see sanitize.h) are shown as visible escapes, so
// any text may be given.
int grid_text(struct grid *grid, int row, int col, int cols, enum style style, const char *text);
__attribute__((format(printf, 6, 7))) int grid_printf(struct grid *grid, int row, int col, int cols,
                                                      enum style style, const char *format, ...);

// Wraps a paragraph at spaces into the given columns; newlines break lines. Returns the rows used.
int grid_wrap(struct grid *grid, int row, int col, int cols, enum style style, const char *text);

// Copies `rows` rows of `from`, starting at its row `first`, to (row, col) of `to`.
void grid_blit(struct grid *to, int row, int col, const struct grid *from, int first, int rows);

// The grid as lines of text without trailing blanks; where `color` has
// colours, styles become ANSI escapes of the palette that are closed on every line. `ascii` writes
// '?' for what ASCII does not have unless a plain twin is known (– becomes -, × becomes x).
struct grid_print_options {
    struct coloring color;
    bool ascii;
};
void grid_print(const struct grid *grid, int first_row, int rows,
                const struct grid_print_options *options, struct strbuf *out);

// The columns that a code point takes in a terminal: 0 combining, 1, or 2.
int codepoint_width(uint32_t codepoint);
// One ASCII character for a code point beyond ASCII: its plain twin (– is -, × is x), or "?".
const char *codepoint_ascii(uint32_t codepoint);
// The columns of a text as grid_text would write it.
int text_width(const char *text);

#endif
