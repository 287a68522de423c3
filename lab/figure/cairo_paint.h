// SPDX-License-Identifier: MIT
// Painting with cairo: what a saved picture and a plot over cells share. Private to lab/figure. The
// library is opened when it is asked for, so that the program starts without it and runs where it
// is missing; its functions are called through pointers of the header's own types.
#ifndef LAB_FIGURE_CAIRO_PAINT_H
#define LAB_FIGURE_CAIRO_PAINT_H

#include <cairo.h>

#include "lab/figure/paint.h"

#define CAIRO_FUNCTIONS(F)                                                                         \
    F(cairo_image_surface_create)                                                                  \
    F(cairo_surface_status)                                                                        \
    F(cairo_surface_flush)                                                                         \
    F(cairo_image_surface_get_data)                                                                \
    F(cairo_image_surface_get_stride)                                                              \
    F(cairo_surface_destroy)                                                                       \
    F(cairo_surface_write_to_png_stream)                                                           \
    F(cairo_status_to_string)                                                                      \
    F(cairo_create)                                                                                \
    F(cairo_destroy)                                                                               \
    F(cairo_scale)                                                                                 \
    F(cairo_set_source_rgba)                                                                       \
    F(cairo_set_line_width)                                                                        \
    F(cairo_set_line_join)                                                                         \
    F(cairo_set_dash)                                                                              \
    F(cairo_new_path)                                                                              \
    F(cairo_move_to)                                                                               \
    F(cairo_line_to)                                                                               \
    F(cairo_close_path)                                                                            \
    F(cairo_arc)                                                                                   \
    F(cairo_rectangle)                                                                             \
    F(cairo_fill)                                                                                  \
    F(cairo_fill_preserve)                                                                         \
    F(cairo_stroke)                                                                                \
    F(cairo_select_font_face)                                                                      \
    F(cairo_set_font_size)                                                                         \
    F(cairo_text_extents)                                                                          \
    F(cairo_text_path)                                                                             \
    F(cairo_show_text)

struct cairo {
    void *library;
#define MEMBER(name) __typeof__(name) *name;
    CAIRO_FUNCTIONS(MEMBER)
#undef MEMBER
};

struct cairo_paint {
    struct cairo cairo;
    cairo_surface_t *surface;
    cairo_t *context;
    bool dark;      // the inks for a dark paper
    unsigned paper; // 0xRRGGBB
};

// A surface of so many pixels, in which a unit is `scale` of them; `dark` and `paper` are the
// caller's to set. Not STATUS_OK: there is nothing to close.
enum status cairo_paint_open(struct cairo_paint *paint, int width, int height, double scale,
                             struct error *err);
struct paint cairo_painter(struct cairo_paint *paint);
enum status cairo_paint_png(struct cairo_paint *paint, struct strbuf *out, struct error *err);
void cairo_paint_close(struct cairo_paint *paint);

#endif
