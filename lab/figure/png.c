// SPDX-License-Identifier: MIT
// A figure as PNG.
#include "lab/figure/cairo_paint.h"

static const double pixels_per_unit = 2; // sharp on dense screens and in print

enum status figure_png(const struct figure *figure, struct strbuf *out, struct error *err) {
    struct cairo_paint cairo = { .paper = inks[INK_PAPER].light };
    enum status status =
        cairo_paint_open(&cairo, (int)(PAINT_WIDTH * pixels_per_unit),
                         (int)(paint_height(figure) * pixels_per_unit), pixels_per_unit, err);
    if (status != STATUS_OK) return status;
    struct paint paint = cairo_painter(&cairo);
    paint_chart(&paint, figure);
    status = cairo_paint_png(&cairo, out, err);
    cairo_paint_close(&cairo);
    return status;
}
