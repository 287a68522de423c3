// SPDX-License-Identifier: MIT
// A canvas of dots and glyphs, turned into cells at the end.
#include "lab/figure/canvas.h"

#include <math.h>
#include <stdlib.h>

#include "lab/base/memory.h"

static const struct {
    int x, y;
} dots_of[] = {
    [GLYPHS_ASCII] = { 1, 2 },
    [GLYPHS_BLOCK] = { 2, 2 },
    [GLYPHS_BRAILLE] = { 2, 4 },
};

void canvas_init(struct canvas *canvas, int rows, int cols, enum glyphs glyphs) {
    *canvas = (struct canvas) { .glyphs = glyphs, .rows = rows, .cols = cols };
    size_t cells = (size_t)rows * (size_t)cols;
    canvas->dots_x = dots_of[glyphs].x;
    canvas->dots_y = dots_of[glyphs].y;
    canvas->shift_x = canvas->dots_x / 2;
    canvas->shift_y = canvas->dots_y / 2;
    canvas->width = cols * canvas->dots_x;
    canvas->height = rows * canvas->dots_y;
    canvas->memory = xcalloc(cells, sizeof(uint32_t) + 3);
    canvas->glyph = canvas->memory;
    canvas->bits = (uint8_t *)(canvas->glyph + cells);
    canvas->style = canvas->bits + cells;
    canvas->layer = canvas->style + cells;
}

void canvas_release(struct canvas *canvas) {
    free(canvas->memory);
    *canvas = (struct canvas) { 0 };
}

static int dot_of(double unit, int dots) {
    double dot = rint(unit * (dots - 1));
    return dot < -30000 ? -30000 : dot > 30000 ? 30000 : (int)dot;
}

int canvas_dot_x(const struct canvas *canvas, double across) {
    return dot_of(across, canvas->width);
}

int canvas_dot_y(const struct canvas *canvas, double up) {
    return canvas->height - 1 - dot_of(up, canvas->height);
}

int canvas_col(const struct canvas *canvas, double across) {
    return canvas_dot_x(canvas, across) >> canvas->shift_x;
}

int canvas_row(const struct canvas *canvas, double up) {
    return canvas_dot_y(canvas, up) >> canvas->shift_y;
}

void canvas_dot(struct canvas *canvas, int x, int y, enum style style) {
    if (x < 0 || y < 0 || x >= canvas->width || y >= canvas->height) return;
    int cell = (y >> canvas->shift_y) * canvas->cols + (x >> canvas->shift_x);
    int bit = ((y & (canvas->dots_y - 1)) << canvas->shift_x) + (x & (canvas->dots_x - 1));
    if (canvas->layer[cell] > LAYER_DOTS) return;
    canvas->bits[cell] |= (uint8_t)(1u << bit);
    canvas->style[cell] = (uint8_t)style;
    canvas->layer[cell] = LAYER_DOTS;
}

void canvas_spot(struct canvas *canvas, int x, int y, enum style style) {
    if (x < 0 || y < 0 || x >= canvas->width || y >= canvas->height) return;
    int cell = (y >> canvas->shift_y) * canvas->cols + (x >> canvas->shift_x);
    bool free = canvas->layer[cell] == LAYER_NONE ||
                (canvas->layer[cell] == LAYER_DOTS && canvas->style[cell] == (uint8_t)style);
    if (free) canvas_dot(canvas, x, y, style);
}

void canvas_glyph(struct canvas *canvas, int row, int col, uint32_t glyph, enum style style,
                  enum layer layer) {
    if (row < 0 || col < 0 || row >= canvas->rows || col >= canvas->cols) return;
    int cell = row * canvas->cols + col;
    if (canvas->layer[cell] > layer) return;
    canvas->glyph[cell] = glyph;
    canvas->style[cell] = (uint8_t)style;
    canvas->layer[cell] = (uint8_t)layer;
}

// Is the next dot of the pattern drawn?
static bool dash_step(struct dash *dash) {
    if (!dash || !dash->off) return true;
    int at = dash->at++;
    if (dash->at == dash->on + dash->off + dash->on2 + dash->off2) dash->at = 0;
    if (at < dash->on) return true;
    at -= dash->on + dash->off;
    return at >= 0 && at < dash->on2;
}

// A solid run of dots in one column, set a cell at a time.
static void vertical_run(struct canvas *canvas, int x, int y0, int y1, enum style style) {
    int top = y0 < y1 ? y0 : y1, bottom = y0 < y1 ? y1 : y0, per_row = canvas->dots_x;
    if (x < 0 || x >= canvas->width) return;
    if (top < 0) top = 0;
    if (bottom >= canvas->height) bottom = canvas->height - 1;
    unsigned column = canvas->dots_x == 1 ? 0xFF : 0x55u << (x & 1);
    for (int y = top; y <= bottom; y = (y | (canvas->dots_y - 1)) + 1) {
        int cell = (y >> canvas->shift_y) * canvas->cols + (x >> canvas->shift_x);
        int first = y & (canvas->dots_y - 1), last = first + bottom - y;
        if (last > canvas->dots_y - 1) last = canvas->dots_y - 1;
        unsigned rows = (1u << per_row * (last + 1)) - (1u << per_row * first);
        if (canvas->layer[cell] > LAYER_DOTS) continue;
        canvas->bits[cell] |= (uint8_t)(column & rows);
        canvas->style[cell] = (uint8_t)style;
        canvas->layer[cell] = LAYER_DOTS;
    }
}

// Bresenham (1965): one dot a step along the longer side, so that neighbours touch.
void canvas_line(struct canvas *canvas, int x0, int y0, int x1, int y1, enum style style,
                 struct dash *dash, bool goes_on) {
    int dx = abs(x1 - x0), dy = -abs(y1 - y0);
    int step_x = x0 < x1 ? 1 : -1, step_y = y0 < y1 ? 1 : -1;
    int error = dx + dy;
    if (dx == 0 && (!dash || !dash->off)) {
        vertical_run(canvas, x0, y0, y1, style);
        return;
    }
    for (bool first = true;; first = false) {
        if (!(first && goes_on) && dash_step(dash)) canvas_dot(canvas, x0, y0, style);
        if (x0 == x1 && y0 == y1) return;
        int twice = 2 * error;
        if (twice >= dy) error += dy, x0 += step_x;
        if (twice <= dx) error += dx, y0 += step_y;
    }
}

// Bits are numbered by rows; Unicode's Braille counts the first three rows by columns, then the
// fourth.
static uint32_t braille(uint8_t bits) {
    static const uint8_t value[] = { 0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80 };
    uint32_t codepoint = 0x2800;
    for (int i = 0; i < 8; i++)
        if (bits >> i & 1) codepoint += value[i];
    return codepoint;
}

static uint32_t dots_glyph(enum glyphs glyphs, uint8_t bits) {
    static const uint32_t quadrants[] = {
        ' ',    0x2598, 0x259D, 0x2580, 0x2596, 0x258C, 0x259E, 0x259B,
        0x2597, 0x259A, 0x2590, 0x259C, 0x2584, 0x2599, 0x259F, 0x2588,
    };
    static const char ascii[] = { ' ', '\'', '.', ':' };
    if (glyphs == GLYPHS_BRAILLE) return braille(bits);
    return glyphs == GLYPHS_BLOCK ? quadrants[bits & 15] : (uint32_t)ascii[bits & 3];
}

void canvas_flush(const struct canvas *canvas, struct grid *grid, int row, int col) {
    for (int r = 0; r < canvas->rows; r++)
        for (int c = 0; c < canvas->cols; c++) {
            int cell = r * canvas->cols + c;
            if (canvas->layer[cell] == LAYER_NONE) continue;
            uint32_t glyph = canvas->layer[cell] == LAYER_DOTS
                                 ? dots_glyph(canvas->glyphs, canvas->bits[cell])
                                 : canvas->glyph[cell];
            grid_put(grid, row + r, col + c, glyph, canvas->style[cell]);
        }
}
