// SPDX-License-Identifier: MIT
// The plot of a figure in pixels over its cells, where lines and points are finer than cells can
// show.
#ifndef LAB_UI_FIGURE_PICTURE_H
#define LAB_UI_FIGURE_PICTURE_H

#include "lab/terminal/terminal.h"
#include "lab/ui/figure_view.h"

// Whether a plot gains by pixels: lines and points do, bars and tiles fill whole cells as it is.
bool figure_is_pictured(const struct figure *figure);

// The next number of a picture; they are 16 bits in a cell, and 0 is none.
unsigned picture_number(unsigned *pictures);

// Paints the plot as it was drawn last, in the form that the terminal takes. STATUS_ENVIRONMENT
// where the library that paints is missing.
enum status figure_view_paint(struct figure_view *view, const struct terminal_pixels *pixels,
                              struct strbuf *out, struct error *err);

#endif
