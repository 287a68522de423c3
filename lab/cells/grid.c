// SPDX-License-Identifier: MIT
// A grid of cells: what every screen, page and figure draws into.
#include "lab/cells/grid.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "lab/base/memory.h"
#include "lab/base/utf8.h"
#include "lab/cells/sanitize.h"

static const struct cell blank = { .base = ' ' };

static void blank_rows(struct grid *grid, int from, int to) {
    for (long i = (long)from * grid->cols; i < (long)to * grid->cols; i++)
        grid->at[i] = blank;
}

static void grow(struct grid *grid, int rows) {
    if (rows > grid->capacity) {
        grid->capacity = rows > 2 * grid->capacity ? rows : 2 * grid->capacity;
        grid->at = xrealloc(grid->at, sizeof *grid->at * (size_t)grid->capacity *
                                          (size_t)(grid->cols > 0 ? grid->cols : 1));
    }
    blank_rows(grid, grid->rows, rows);
    grid->rows = rows;
}

void grid_init(struct grid *grid, int rows, int cols) {
    *grid = (struct grid) { .cols = cols > 0 ? cols : 0, .cursor_row = -1, .cursor_col = -1 };
    grow(grid, rows > 0 ? rows : 0);
}

void grid_release(struct grid *grid) {
    free(grid->at);
    *grid = (struct grid) { 0 };
}

void grid_clear(struct grid *grid) {
    blank_rows(grid, 0, grid->rows);
    grid->cursor_row = grid->cursor_col = -1;
}

struct cell *grid_cell(struct grid *grid, int row, int col) {
    int limit = grid->max_rows ? grid->max_rows : GRID_ROWS_MAX;
    if (row < 0 || col < 0 || col >= grid->cols || row >= limit) return NULL;
    if (row >= grid->rows) grow(grid, row + 1);
    return &grid->at[(size_t)row * (size_t)grid->cols + (size_t)col];
}

void grid_put(struct grid *grid, int row, int col, uint32_t codepoint, enum style style) {
    struct cell *cell = grid_cell(grid, row, col);
    if (cell) *cell = (struct cell) { .base = codepoint, .style = (uint8_t)style };
}

void grid_fill(struct grid *grid, int row, int col, int rows, int cols, uint32_t codepoint,
               enum style style) {
    for (int r = row; r < row + rows; r++)
        for (int c = col; c < col + cols; c++)
            grid_put(grid, r, c, codepoint, style);
}

void grid_restyle(struct grid *grid, int row, int col, int rows, int cols, enum style style) {
    for (int r = row; r < row + rows; r++)
        for (int c = col; c < col + cols; c++) {
            struct cell *cell = grid_cell(grid, r, c);
            if (cell) cell->style = (uint8_t)style;
        }
}

void grid_mark_picture(struct grid *grid, int row, int col, int rows, int cols, unsigned picture) {
    for (int r = row; r < row + rows; r++)
        for (int c = col; c < col + cols; c++) {
            struct cell *cell = grid_cell(grid, r, c);
            if (cell) cell->picture = (uint16_t)picture;
        }
}

static int marked_cols(const struct grid *grid, int row, int col, unsigned picture) {
    const struct cell *cells = grid->at + (size_t)row * (size_t)grid->cols;
    int n = 0;
    while (col + n < grid->cols && cells[col + n].picture == picture)
        n++;
    return n;
}

static struct grid_picture picture_at(const struct grid *grid, int row, int col, unsigned picture) {
    struct grid_picture at = { row, col, 1, marked_cols(grid, row, col, picture), picture };
    while (row + at.rows < grid->rows && marked_cols(grid, row + at.rows, col, picture) >= at.cols)
        at.rows++;
    return at;
}

size_t grid_pictures(const struct grid *grid, struct grid_picture *found, size_t most) {
    size_t n = 0;
    for (int row = 0; row < grid->rows; row++)
        for (int col = 0; col < grid->cols; col++) {
            unsigned picture = grid->at[(size_t)row * (size_t)grid->cols + (size_t)col].picture;
            bool known = picture == 0;
            for (size_t i = 0; i < n && !known; i++)
                known = found[i].number == picture;
            if (!known && n < most) found[n++] = picture_at(grid, row, col, picture);
        }
    return n;
}

int codepoint_width(uint32_t codepoint) {
    if (codepoint >= 0x20 && codepoint < 0x7F) return 1;
    int width = utf8proc_charwidth((utf8proc_int32_t)codepoint);
    return width < 0 ? 0 : width > 2 ? 2 : width;
}

// Where a line of text is written, cell by cell.
struct pen {
    struct grid *grid; // NULL: only the columns are counted
    int row, col, used, cols;
    enum style style;
};

static void pen_mark(struct pen *pen, uint32_t mark) {
    struct cell *cell = pen->grid && pen->used > 0
                            ? grid_cell(pen->grid, pen->row, pen->col + pen->used - 1)
                            : NULL;
    if (!cell) return;
    if (!cell->mark[0])
        cell->mark[0] = mark;
    else if (!cell->mark[1])
        cell->mark[1] = mark;
}

// Writes one code point; false when the line is full.
static bool pen_put(struct pen *pen, uint32_t codepoint) {
    int width = codepoint_width(codepoint);
    if (width == 0) return pen_mark(pen, codepoint), true;
    if (pen->used + width > pen->cols) return false;
    if (pen->grid) {
        grid_put(pen->grid, pen->row, pen->col + pen->used, codepoint, pen->style);
        if (width == 2) grid_put(pen->grid, pen->row, pen->col + pen->used + 1, 0, pen->style);
    }
    pen->used += width;
    return true;
}

static bool pen_text(struct pen *pen, const char *text, size_t size) {
    while (size) {
        size_t taken;
        uint32_t codepoint = utf8_decode(text, size, &taken);
        if (!codepoint_is_safe(codepoint)) {
            struct strbuf escape = { 0 };
            sanitize(&escape, text, taken, false);
            bool room = true;
            for (size_t i = 0; room && i < escape.size; i++)
                room = pen_put(pen, (unsigned char)escape.at[i]);
            strbuf_release(&escape);
            if (!room) return false;
        } else if (!pen_put(pen, codepoint)) {
            return false;
        }
        text += taken;
        size -= taken;
    }
    return true;
}

int grid_text(struct grid *grid, int row, int col, int cols, enum style style, const char *text) {
    if (cols > grid->cols - col) cols = grid->cols - col;
    if (cols <= 0) return 0;
    struct pen pen = { .grid = grid, .row = row, .col = col, .cols = cols, .style = style };
    if (!pen_text(&pen, text, strlen(text))) {
        struct cell *last = grid_cell(grid, row, col + cols - 1);
        if (last && last->base == 0) grid_put(grid, row, col + cols - 2, ' ', style);
        grid_put(grid, row, col + cols - 1, 0x2026, style);
        return cols;
    }
    return pen.used;
}

int grid_printf(struct grid *grid, int row, int col, int cols, enum style style, const char *format,
                ...) {
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return grid_text(grid, row, col, cols, style, text);
}

int text_width(const char *text) {
    struct pen pen = { .cols = 1 << 30 };
    pen_text(&pen, text, strlen(text));
    return pen.used;
}

// The bytes of `text` that make the next line of at most `cols` columns; `*skip` more are the
// blanks of the break.
static size_t line_break(const char *text, int cols, size_t *skip) {
    size_t size = strcspn(text, "\n"), i = 0, last_space = 0;
    struct pen pen = { .cols = cols };
    while (i < size) {
        size_t taken;
        utf8_decode(text + i, size - i, &taken);
        if (text[i] == ' ') last_space = i;
        if (!pen_text(&pen, text + i, taken)) break;
        i += taken;
    }
    size_t end = i == size || last_space == 0 ? i : text[i] == ' ' ? i : last_space;
    if (end == 0 && size > 0) utf8_decode(text, size, &end); // narrower than one character
    *skip = strspn(text + end, " ");
    if (text[end + *skip] == '\n' && end + *skip == size) ++*skip;
    return end;
}

int grid_wrap(struct grid *grid, int row, int col, int cols, enum style style, const char *text) {
    int rows = 0;
    if (cols <= 0) return 0;
    while (*text) {
        size_t skip, size = line_break(text, cols, &skip);
        struct pen pen = { grid, row + rows++, col, 0, cols, style };
        pen_text(&pen, text, size);
        text += size + skip;
    }
    return rows;
}

void grid_blit(struct grid *to, int row, int col, const struct grid *from, int first, int rows) {
    for (int r = 0; r < rows && first + r < from->rows; r++) {
        if (first + r < 0) continue;
        for (int c = 0; c < from->cols; c++) {
            struct cell *cell = grid_cell(to, row + r, col + c);
            if (cell) *cell = from->at[(size_t)(first + r) * (size_t)from->cols + (size_t)c];
        }
    }
}
