// SPDX-License-Identifier: MIT
// Drawing a chart with lines, rectangles, marks and text in pixels: what SVG and PNG share. Private
// to lab/figure. A painter is a struct of functions; inks are roles, and each painter has their
// colours from one table.
#ifndef LAB_FIGURE_PAINT_H
#define LAB_FIGURE_PAINT_H

#include "lab/figure/chart.h"

enum ink {
    INK_TEXT,
    INK_DIM,
    INK_AXIS,
    INK_GRID,
    INK_PAPER,
    INK_ON_DARK, // text on a dark tile of a heat map
    INK_ON_LIGHT,
    INK_SERIES,                           // and seven more
    INK_HEAT = INK_SERIES + CHART_COLORS, // and seven more
    INK_COUNT = INK_HEAT + 8,
};

// Red, green, blue from 0 to 255, on white and on black. Series: Okabe and Ito (2008), darkened or
// lightened until each has a contrast of at least 3:1 on its paper. Heat: eight steps of cividis
// (Nuñez, Anderton, Renslow 2018).
struct ink_colors {
    unsigned light, dark; // 0xRRGGBB
};
extern const struct ink_colors inks[INK_COUNT];

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

struct text_look {
    enum ink ink;
    enum anchor anchor;
    double size; // pixels
    bool bold;
    bool halo; // on the plot: an edge of paper keeps it apart from what it lies over
};
enum { HALO_WIDTH = 4 };

struct stroke_look {
    enum ink ink;
    double width;
    int dash; // as of chart_series
};

struct paint {
    void *to;
    void (*line)(void *to, const double *xy, size_t n, const struct stroke_look *look); // n points
    void (*rect)(void *to, double x, double y, double width, double height, enum ink ink,
                 int texture); // 0 filled, 1 outlined over a tint, 2 lighter tint, 3 darker tint
    void (*mark)(void *to, double x, double y, int shape, enum ink ink); // 0..7: ● ■ ▲ ◆ ○ □ △ ◇
    void (*text)(void *to, double x, double y, const char *text, const struct text_look *look);
};

enum { PAINT_WIDTH = 800, PAINT_HEIGHT = 480 };
extern const double paint_dashes[CHART_DASHES + 1][4]; // pixels on, off, on, off; 0 ends

// The corners of a mark around (0, 0), in pixels: n points, or 0 for a circle of `*radius`.
size_t mark_outline(int shape, double xy[8], double *radius);

double paint_height(const struct figure *figure); // PAINT_HEIGHT, and more for tables
void paint_chart(const struct paint *paint, const struct figure *figure);

// The parts of a picture, in pixels.
struct picture {
    const struct paint *paint;
    struct chart chart;
    struct ticks across, up;
    double left, top, width, height; // of the plot
};
static inline double picture_x(const struct picture *p, double across) {
    return p->left + across * p->width;
}
static inline double picture_y(const struct picture *p, double up) {
    return p->top + (1 - up) * p->height;
}
void paint_series(struct picture *picture);
// The series alone, in a plot that is the caller's to place; `chart` is made here.
void paint_plot_alone(struct picture *picture, const struct figure *figure);
double paint_text_width(const char *text, double size);

#endif
