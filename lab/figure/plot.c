// SPDX-License-Identifier: MIT
// The plot of a figure as pixels, at the size of the cells that it has in a terminal.
#include <string.h>

#include "lab/figure/cairo_paint.h"

// Lines and marks are as wide beside text as in a picture that is saved, where rows are so high.
static const double text_row = 20;

// A dot of a Braille cell is in the middle of its quarter: the first at half a dot, the last half a
// dot before the end.
static void paint_plot(struct cairo_paint *cairo, const struct figure *figure,
                       const struct plot_look *look, double scale) {
    double width = look->cell_width / scale, height = look->cell_height / scale;
    struct paint paint = cairo_painter(cairo);
    struct picture picture = { .paint = &paint,
                               .left = width / 4,
                               .top = height / 8,
                               .width = (look->cols - 0.5) * width,
                               .height = (look->rows - 0.25) * height };
    paint.rect(paint.to, 0, 0, look->cols * width, look->rows * height, INK_PAPER, 0);
    paint_plot_alone(&picture, figure);
}

static void add_pixels(struct cairo_paint *cairo, const struct plot_look *look,
                       struct strbuf *out) {
    size_t width = (size_t)look->cols * (size_t)look->cell_width,
           height = (size_t)look->rows * (size_t)look->cell_height;
    cairo->cairo.cairo_surface_flush(cairo->surface);
    const unsigned char *data = cairo->cairo.cairo_image_surface_get_data(cairo->surface);
    size_t stride = (size_t)cairo->cairo.cairo_image_surface_get_stride(cairo->surface);
    for (size_t y = 0; y < height; y++)
        for (size_t x = 0; x < width; x++) {
            uint32_t pixel;
            memcpy(&pixel, data + y * stride + x * sizeof pixel, sizeof pixel);
            pixel &= 0xFFFFFF;
            strbuf_add(out, (const char *)&pixel, sizeof pixel);
        }
}

enum status figure_plot(const struct figure *figure, const struct plot_look *look, bool png,
                        struct strbuf *out, struct error *err) {
    const struct ink_colors *paper = &inks[INK_PAPER];
    double scale = look->cell_height / text_row;
    struct cairo_paint cairo = { .dark = look->dark,
                                 .paper = look->paper >= 0 ? (unsigned)look->paper
                                          : look->dark     ? paper->dark
                                                           : paper->light };
    enum status status = cairo_paint_open(&cairo, look->cols * look->cell_width,
                                          look->rows * look->cell_height, scale, err);
    if (status != STATUS_OK) return status;
    paint_plot(&cairo, figure, look, scale);
    if (png)
        status = cairo_paint_png(&cairo, out, err);
    else
        add_pixels(&cairo, look, out);
    cairo_paint_close(&cairo);
    return status;
}
