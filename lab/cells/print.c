// SPDX-License-Identifier: MIT
// A grid as lines of text, with or without ANSI colours, with or without anything but ASCII.
#include <string.h>

#include "lab/cells/grid.h"

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

static void add_code(struct strbuf *out, int code) {
    strbuf_printf(out, "%s%d", out->size ? ";" : "", code);
}

// 30 to 37 and 90 to 97 of sixteen colours, 38;5;n beyond; `base` is 30, or 40 for the ground.
static void add_color(struct strbuf *out, int base, int color) {
    if (color == PALETTE_OWN) return;
    if (color < 16) {
        add_code(out, color < 8 ? base + color : base + 60 + color - 8);
        return;
    }
    add_code(out, base + 8);
    add_code(out, 5);
    add_code(out, color);
}

// What the escape of a style holds, "" where the style needs none.
static void style_codes(struct strbuf *out, enum style style, const struct coloring *coloring) {
    static const struct {
        unsigned attribute;
        int code;
    } codes[] = { { LOOK_BOLD, 1 },
                  { LOOK_DIM, 2 },
                  { LOOK_ITALIC, 3 },
                  { LOOK_UNDERLINE, 4 },
                  { LOOK_REVERSE, 7 } };
    strbuf_clear(out);
    if (!coloring->colors) return;
    struct look look = palette_look(style, coloring->colors, coloring->ground);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (look.attributes & codes[i].attribute) add_code(out, codes[i].code);
    add_color(out, 30, look.text);
    add_color(out, 40, look.ground);
}

static void print_line(const struct cell *line, int cols, const struct grid_print_options *options,
                       struct strbuf *out) {
    struct strbuf codes = { 0 };
    int style = STYLE_TEXT;
    bool open = false;
    for (int c = 0; c < line_end(line, cols); c++) {
        if (line[c].style != style) {
            style = line[c].style;
            style_codes(&codes, (enum style)style, &options->color);
            if (open) strbuf_puts(out, "\033[0m");
            open = codes.size > 0;
            if (open) strbuf_printf(out, "\033[%sm", codes.at);
        }
        print_cell(&line[c], options, out);
    }
    if (open) strbuf_puts(out, "\033[0m");
    strbuf_release(&codes);
    strbuf_putc(out, '\n');
}

void grid_print(const struct grid *grid, int first_row, int rows,
                const struct grid_print_options *options, struct strbuf *out) {
    for (int r = first_row; r < first_row + rows && r < grid->rows; r++)
        print_line(grid->at + (size_t)r * (size_t)grid->cols, grid->cols, options, out);
}
