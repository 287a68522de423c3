// SPDX-License-Identifier: MIT
// A canvas: the cells of a plot, each divided into dots (Braille 2x4, block 2x2, ASCII 1x2) that
// lines are drawn in. Whole glyphs lie above or below the dots by their layer; a cell that two
// series share has the later one's style.
#ifndef LAB_FIGURE_CANVAS_H
#define LAB_FIGURE_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "lab/cells/grid.h"

// What a cell shows; higher layers cover lower ones.
enum layer { LAYER_NONE, LAYER_FILL, LAYER_DOTS, LAYER_STEM, LAYER_MARK, LAYER_TEXT };

struct canvas {
    enum glyphs glyphs;
    int rows, cols;         // cells
    int dots_x, dots_y;     // dots in a cell, powers of two
    int shift_x, shift_y;   // their logarithms
    int width, height;      // dots of the whole canvas
    uint8_t *bits;          // (rows, cols) the dots that are set
    uint8_t *style, *layer; // (rows, cols)
    uint32_t *glyph;        // (rows, cols) for every layer but DOTS
    void *memory;
};

void canvas_init(struct canvas *canvas, int rows, int cols, enum glyphs glyphs);
void canvas_release(struct canvas *canvas);
void canvas_flush(const struct canvas *canvas, struct grid *grid, int row, int col);

// From the unit square to dots and cells; (0, 0) is the lower left, rows count from the top.
int canvas_dot_x(const struct canvas *canvas, double across);
int canvas_dot_y(const struct canvas *canvas, double up);
int canvas_col(const struct canvas *canvas, double across);
int canvas_row(const struct canvas *canvas, double up);

void canvas_dot(struct canvas *canvas, int x, int y, enum style style);
// The same, and only where nothing is yet.
void canvas_spot(struct canvas *canvas, int x, int y, enum style style);
void canvas_glyph(struct canvas *canvas, int row, int col, uint32_t glyph, enum style style,
                  enum layer layer);

// A dash pattern runs on along a line: `at` counts its dots.
struct dash {
    int on, off, on2, off2; // dots; on2 of 0: a plain on-off pattern; off of 0: solid
    int at;                 // dots into the pattern
};
// From dot to dot without gaps, both ends included; a line that goes on does not repeat its first
// dot.
void canvas_line(struct canvas *canvas, int x0, int y0, int x1, int y1, enum style style,
                 struct dash *dash, bool goes_on);

#endif
