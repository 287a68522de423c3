// SPDX-License-Identifier: MIT
// A grid as lines of text, with or without ANSI colours, with or without anything but ASCII.
#include <string.h>

#include "lab/cells/grid.h"

static const char *const ansi[STYLE_COUNT] = {
    [STYLE_DIM] = "2",       [STYLE_STRONG] = "1",    [STYLE_EMPHASIS] = "3",
    [STYLE_CODE] = "36",     [STYLE_LINK] = "4",      [STYLE_HEADING] = "1",
    [STYLE_TITLE] = "1",     [STYLE_KEY] = "1",       [STYLE_FOCUS] = "7",
    [STYLE_SELECTED] = "7",  [STYLE_GOOD] = "32",     [STYLE_BAD] = "31",
    [STYLE_WARN] = "33",     [STYLE_AXIS] = "2",      [STYLE_SERIES_1] = "34",
    [STYLE_SERIES_2] = "33", [STYLE_SERIES_3] = "36", [STYLE_SERIES_4] = "35",
    [STYLE_SERIES_5] = "32", [STYLE_SERIES_6] = "31", [STYLE_SERIES_7] = "94",
    [STYLE_SERIES_8] = "95", [STYLE_HEAT_0] = "34",   [STYLE_HEAT_1] = "34",
    [STYLE_HEAT_2] = "36",   [STYLE_HEAT_3] = "36",   [STYLE_HEAT_4] = "33",
    [STYLE_HEAT_5] = "33",   [STYLE_HEAT_6] = "1;33", [STYLE_HEAT_7] = "1;33",
};

// What ASCII writes for a character that it lacks.
static const struct {
    uint32_t codepoint;
    const char *ascii;
} plain_twins[] = {
    { 0x2013, "-" },  { 0x2014, "-" },  { 0x2212, "-" }, { 0x2018, "'" }, { 0x2019, "'" },
    { 0x201C, "\"" }, { 0x201D, "\"" }, { 0x2026, "~" }, { 0x00D7, "x" }, { 0x22C5, "." },
    { 0x00B7, "." },  { 0x2022, "*" },  { 0x2192, ">" }, { 0x2190, "<" }, { 0x2191, "^" },
    { 0x2193, "v" },  { 0x2500, "-" },  { 0x2502, "|" }, { 0x250C, "+" }, { 0x2510, "+" },
    { 0x2514, "+" },  { 0x2518, "+" },  { 0x251C, "+" }, { 0x2524, "+" }, { 0x252C, "+" },
    { 0x2534, "+" },  { 0x253C, "+" },  { 0x2264, "<" }, { 0x2265, ">" }, { 0x2248, "~" },
    { 0x00B1, "+" },  { 0x2713, "v" },  { 0x2717, "x" }, { 0x25CF, "o" }, { 0x25CB, "o" },
    { 0x2588, "#" },  { 0x2591, "." },  { 0x2592, ":" }, { 0x2593, "#" }, { 0x00A0, " " },
};

const char *codepoint_ascii(uint32_t codepoint) {
    for (size_t i = 0; i < sizeof plain_twins / sizeof *plain_twins; i++)
        if (plain_twins[i].codepoint == codepoint) return plain_twins[i].ascii;
    return "?";
}

static void print_cell(const struct cell *cell, const struct grid_print_options *options,
                       struct strbuf *out) {
    if (cell->base == 0) return;
    if (options->ascii && cell->base > 0x7E) {
        strbuf_puts(out, codepoint_ascii(cell->base));
        return;
    }
    strbuf_utf8(out, cell->base);
    for (int i = 0; i < 2 && cell->mark[i] && !options->ascii; i++)
        strbuf_utf8(out, cell->mark[i]);
}

static int line_end(const struct cell *line, int cols) {
    while (cols > 0 && line[cols - 1].base == ' ' && !line[cols - 1].mark[0])
        cols--;
    return cols;
}

static void print_line(const struct cell *line, int cols, const struct grid_print_options *options,
                       struct strbuf *out) {
    const char *now = NULL;
    for (int c = 0; c < line_end(line, cols); c++) {
        const char *want = options->color ? ansi[line[c].style] : NULL;
        if (want != now) {
            if (now) strbuf_puts(out, "\033[0m");
            if (want) strbuf_printf(out, "\033[%sm", want);
            now = want;
        }
        print_cell(&line[c], options, out);
    }
    if (now) strbuf_puts(out, "\033[0m");
    strbuf_putc(out, '\n');
}

void grid_print(const struct grid *grid, int first_row, int rows,
                const struct grid_print_options *options, struct strbuf *out) {
    for (int r = first_row; r < first_row + rows && r < grid->rows; r++)
        print_line(grid->at + (size_t)r * (size_t)grid->cols, grid->cols, options, out);
}
