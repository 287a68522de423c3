// SPDX-License-Identifier: MIT
// Reading numbers off a figure: walking its points, what stands at each, and the limits of its
// axes. A point is a point of the data, never of the picture: nothing is read off pixels.
#ifndef LAB_FIGURE_READ_OUT_H
#define LAB_FIGURE_READ_OUT_H

#include "lab/figure/figure.h"

struct figure_cursor { // a point: of a histogram a bin, of a heat map a tile
    size_t series, point;
};

// All of these take the size of the picture in cells, because the bins of a histogram depend on it.
struct figure_size {
    int rows, cols;
};

// The first point to stand on; false where there is none.
bool figure_cursor_first(const struct figure *figure, struct figure_size size,
                         struct figure_cursor *cursor);
// `along` x by one point (-1, 1), or `across` to the next series at about the same x; false at the
// end.
bool figure_cursor_move(const struct figure *figure, struct figure_size size, int along, int across,
                        struct figure_cursor *cursor);
// The point nearest to a place of the plot: 0..1 from the left, 0..1 from below.
bool figure_cursor_near(const struct figure *figure, struct figure_size size, double right,
                        double up, struct figure_cursor *cursor);

// The point nearest to a number on the x axis and, unless it is NaN, to one on the y axis.
bool figure_cursor_at(const struct figure *figure, struct figure_size size, double x, double y,
                      struct figure_cursor *cursor);
// The point of a bar of this name, in any case.
bool figure_cursor_named(const struct figure *figure, struct figure_size size, const char *name,
                         struct figure_cursor *cursor);

struct figure_point figure_cursor_point(const struct figure *figure, struct figure_size size,
                                        const struct figure_cursor *cursor);

// "bits = 4; measured: 0.0106; bound: ≈ 0.0111": the point's x, and the y of every series there. Of
// a line that has no point at this x, the place between its neighbours, after "≈".
void figure_cursor_words(const struct figure *figure, struct figure_size size,
                         const struct figure_cursor *cursor, struct strbuf *out);

struct figure_limits {
    bool x, y; // axes that run without gaps; false for names and the tiles of heat maps
    double x_low, x_high, y_low, y_high;
    bool x_positive, y_positive; // something positive is on it
    bool from_zero;              // y is of bars or counts, which stand on zero
};
struct figure_limits figure_limits(const struct figure *figure, struct figure_size size);

#endif
