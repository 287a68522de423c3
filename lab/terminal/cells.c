// SPDX-License-Identifier: MIT
// Cells out: they become rows of wide characters in curses. A row that did not change is not given
// to curses at all, and curses writes of the others only what differs.
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "lab/terminal/parts.h"

#include <term.h>

#include "lab/base/memory.h"

static attr_t attributes_of(unsigned look) {
    attr_t attributes = A_NORMAL;
    if (look & LOOK_BOLD) attributes |= A_BOLD;
    if (look & LOOK_DIM) attributes |= A_DIM;
    if (look & LOOK_ITALIC) attributes |= enter_italics_mode ? A_ITALIC : A_UNDERLINE;
    if (look & LOOK_UNDERLINE) attributes |= A_UNDERLINE;
    if (look & LOOK_REVERSE) attributes |= A_REVERSE;
    return attributes;
}

void apply_palette(enum palette ground) {
    terminal.ground = ground;
    for (int style = 0; style < STYLE_COUNT; style++) {
        struct look look = palette_look((enum style)style, terminal.colors, ground);
        bool own = look.text == PALETTE_OWN && look.ground == PALETTE_OWN;
        terminal.attributes[style] = attributes_of(look.attributes);
        terminal.pairs[style] = 0;
        if (terminal.colors && !own && init_pair((short)(style + 1), look.text, look.ground) == OK)
            terminal.pairs[style] = (short)(style + 1);
    }
}

void set_palette(const struct terminal_options *options) {
    enum palette ground = options->palette;
    if (options->color && has_colors() && start_color() == OK && use_default_colors() == OK)
        terminal.colors = COLORS >= 256 ? 256 : COLORS >= 16 ? 16 : COLORS >= 8 ? 8 : 0;
    if (ground == PALETTE_AUTO) ground = palette_from_variable(getenv("COLORFGBG"));
    terminal.keeps_palette = ground != PALETTE_AUTO || terminal.colors < 16;
    terminal.paper = -1;
    plan_questions(!terminal.keeps_palette, options->pixels);
    apply_palette(ground);
}

// The code point as this terminal may be sent it: of the width that the layout counted on, or a
// plain twin.
static wchar_t showable(const struct cell *cell) {
    if (cell->base < 0x7F) return cell->base >= ' ' ? (wchar_t)cell->base : L' ';
    if (terminal.ascii) return (wchar_t)codepoint_ascii(cell->base)[0];
    if (wcwidth((wchar_t)cell->base) != codepoint_width(cell->base)) return L'?';
    return (wchar_t)cell->base;
}

static void to_curses(const struct cell *cell, cchar_t *out) {
    wchar_t text[4] = { showable(cell) };
    int n = 1;
    for (int i = 0; i < 2 && cell->mark[i] && !terminal.ascii; i++)
        if (wcwidth((wchar_t)cell->mark[i]) == 0) text[n++] = (wchar_t)cell->mark[i];
    int style = cell->style < STYLE_COUNT ? cell->style : STYLE_TEXT;
    setcchar(out, text, terminal.attributes[style], terminal.pairs[style], NULL);
}

// Half of a wide character at the edge cannot be shown.
static bool is_cut(const struct cell *row, int col, int cols) {
    return codepoint_width(row[col].base) == 2 && (col + 1 >= cols || row[col + 1].base != 0);
}

// The first `wanted` of a row's cells.
static void draw_row(int row, const struct cell *cells, int wanted, int cols) {
    static const struct cell blank = { .base = ' ' };
    int n = 0;
    for (int c = 0; c < wanted; c++) {
        if (cells[c].base == 0 && c > 0 && codepoint_width(cells[c - 1].base) == 2) {
            if (terminal.ascii || wcwidth((wchar_t)cells[c - 1].base) != 2)
                to_curses(&blank, &terminal.line[n++]);
            continue;
        }
        to_curses(is_cut(cells, c, cols) ? &blank : &cells[c], &terminal.line[n++]);
    }
    mvwadd_wchnstr(stdscr, row, 0, terminal.line, n);
}

// Nothing is shown yet: curses holds blanks, which are the cells' blanks where these have no colour
// of their own.
static void fit(int rows, int cols) {
    if (terminal.shown && rows == terminal.shown_rows && cols == terminal.shown_cols) return;
    size_t n = (size_t)rows * (size_t)cols;
    bool plain = terminal.attributes[STYLE_TEXT] == A_NORMAL && !terminal.pairs[STYLE_TEXT];
    terminal.shown_rows = rows;
    terminal.shown_cols = cols;
    terminal.shown = xrealloc(terminal.shown, sizeof *terminal.shown * n);
    for (size_t i = 0; i < n; i++)
        terminal.shown[i] = (struct cell) { .base = plain ? ' ' : UINT32_MAX, .style = STYLE_TEXT };
    terminal.line = xrealloc(terminal.line, sizeof *terminal.line * (size_t)(cols + 1));
    werase(stdscr);
}

// The columns from the left to the last that differs, both halves of a wide character.
static int changed_cols(const struct cell *row, const struct cell *shown, int cols) {
    int n = cols;
    while (n > 0 && memcmp(&row[n - 1], &shown[n - 1], sizeof *row) == 0)
        n--;
    return n > 0 && n < cols && row[n].base == 0 ? n + 1 : n;
}

static void place_cursor(const struct grid *grid) {
    bool on = grid->cursor_row >= 0 && grid->cursor_row < LINES && grid->cursor_col >= 0 &&
              grid->cursor_col < COLS;
    if (on != terminal.cursor) curs_set(on);
    terminal.cursor = on;
    wmove(stdscr, on ? grid->cursor_row : LINES - 1, on ? grid->cursor_col : 0);
}

void terminal_draw(const struct grid *grid) {
    int rows = grid->rows < LINES ? grid->rows : LINES,
        cols = grid->cols < COLS ? grid->cols : COLS;
    if (rows <= 0 || cols <= 0) return;
    fit(rows, cols);
    pixels_keep(grid);
    for (int r = 0; r < rows; r++) {
        const struct cell *row = grid->at + (size_t)r * (size_t)grid->cols;
        struct cell *shown = terminal.shown + (size_t)r * (size_t)cols;
        int changed = changed_cols(row, shown, cols);
        if (!changed) continue;
        draw_row(r, row, changed, cols);
        memcpy(shown, row, sizeof *row * (size_t)changed);
    }
    place_cursor(grid);
    wnoutrefresh(stdscr);
    frame_begin();
    doupdate();
    frame_end();
    ask_terminal();
}

void terminal_forget(void) {
    pixels_leave();
    free(terminal.shown);
    terminal.shown = NULL;
    if (terminal.open) clearok(curscr, TRUE);
}
