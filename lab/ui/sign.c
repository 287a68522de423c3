// SPDX-License-Identifier: MIT
// Signs, boxes, rules and progress bars.
#include "lab/ui/sign.h"

static const struct {
    const char *text, *ascii;
} signs[SIGNS] = {
    [SIGN_NEW] = { "○", "o" },        [SIGN_TRIED] = { "◐", "~" },
    [SIGN_PASSED] = { "✓", "v" },     [SIGN_RIGHT] = { "✓", "v" },
    [SIGN_WRONG] = { "✗", "x" },      [SIGN_POINTER] = { "▸", ">" },
    [SIGN_TRACK] = { "━", "=" },      [SIGN_TRACK_REST] = { "─", "-" },
    [SIGN_TRACK_LEFT] = { "◂", "<" }, [SIGN_TRACK_RIGHT] = { "▸", ">" },
    [SIGN_KNOB] = { "●", "O" },       [SIGN_BAR_FULL] = { "━", "#" },
    [SIGN_BAR_EMPTY] = { "─", "." },  [SIGN_BULLET] = { "•", "*" },
    [SIGN_INTO] = { "›", ">" },       [SIGN_RULE] = { "─", "-" },
    [SIGN_ARROW] = { "→", "->" },     [SIGN_TICKED] = { "☒", "[x]" },
    [SIGN_UNTICKED] = { "☐", "[ ]" }, [SIGN_CHOSEN] = { "◉", "(o)" },
    [SIGN_UNCHOSEN] = { "○", "( )" }, [SIGN_MORE_ABOVE] = { "▲", "^" },
    [SIGN_MORE_BELOW] = { "▼", "v" }, [SIGN_SIDE] = { "│", "|" },
    [SIGN_DOT] = { "·", "-" },        [SIGN_OUTDATED] = { "≠", "!" },
    [SIGN_FIGURE] = { "→", ">" },
};

const char *sign_text(enum sign sign, bool ascii) {
    return ascii ? signs[sign].ascii : signs[sign].text;
}

enum style sign_style(enum sign sign) {
    return sign == SIGN_PASSED ? STYLE_GOOD : sign == SIGN_OUTDATED ? STYLE_WARN : STYLE_DIM;
}

// Corners and edges: thin, heavy for the focus, and plain.
struct lines {
    uint32_t top_left, top_right, bottom_left, bottom_right, across, down;
};
static const struct lines thin = { 0x256D, 0x256E, 0x2570, 0x256F, 0x2500, 0x2502 };
static const struct lines heavy = { 0x250F, 0x2513, 0x2517, 0x251B, 0x2501, 0x2503 };
static const struct lines plain = { '+', '+', '+', '+', '-', '|' };
static const struct lines plain_focus = { '#', '#', '#', '#', '=', '#' };

void draw_box(struct grid *grid, int row, int col, int rows, int cols, bool ascii, bool focus,
              const char *left, const char *right) {
    const struct lines *with = ascii ? focus ? &plain_focus : &plain : focus ? &heavy : &thin;
    enum style style = focus ? STYLE_HEADING : STYLE_DIM;
    int last = row + rows - 1, end = col + cols - 1;
    if (rows < 2 || cols < 2) return;
    grid_fill(grid, row, col, 1, cols, with->across, style);
    grid_fill(grid, last, col, 1, cols, with->across, style);
    grid_fill(grid, row, col, rows, 1, with->down, style);
    grid_fill(grid, row, end, rows, 1, with->down, style);
    grid_put(grid, row, col, with->top_left, style);
    grid_put(grid, row, end, with->top_right, style);
    grid_put(grid, last, col, with->bottom_left, style);
    grid_put(grid, last, end, with->bottom_right, style);
    int room = cols - 6;
    if (*left)
        room -=
            grid_printf(grid, row, col + 2, room, focus ? STYLE_FOCUS : STYLE_STRONG, " %s ", left);
    int width = text_width(right) + 2;
    if (*right && width <= room)
        grid_printf(grid, row, end - 1 - width, width, style, " %s ", right);
}

void draw_rule(struct grid *grid, int row, int col, int cols, bool ascii, enum style style) {
    grid_fill(grid, row, col, 1, cols, ascii ? '-' : 0x2500, style);
}

void draw_scroll_bar(struct grid *grid, int row, int col, int rows, bool ascii, int top, int all) {
    if (all <= rows || rows < 1) return;
    int size = rows * rows / all > 0 ? rows * rows / all : 1;
    int from = top * (rows - size) / (all - rows);
    grid_fill(grid, row, col, rows, 1, ascii ? '.' : 0x2502, STYLE_DIM);
    grid_fill(grid, row + from, col, size, 1, ascii ? '|' : 0x2503, STYLE_TEXT);
}

void draw_progress(struct grid *grid, int row, int col, int cols, bool ascii, double fraction) {
    int full = (int)(fraction * cols + 0.5);
    if (full == 0 && fraction > 0) full = 1;
    if (full == cols && fraction < 1) full = cols - 1;
    for (int c = 0; c < cols; c++)
        grid_text(grid, row, col + c, 1, c < full ? STYLE_GOOD : STYLE_DIM,
                  sign_text(c < full ? SIGN_BAR_FULL : SIGN_BAR_EMPTY, ascii));
}
