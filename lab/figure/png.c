// SPDX-License-Identifier: MIT
// A figure as PNG through cairo. The library is opened when a PNG is asked for, so that the program
// starts without it and runs where it is missing; its functions are called through pointers of the
// header's own types.
#include <cairo.h>
#include <dlfcn.h>
#include <string.h>

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

#if defined(__has_feature)
#define BITLAB_HAS_ASAN                                                                            \
    __has_feature(address_sanitizer) // clang's word; gcc's is __SANITIZE_ADDRESS__
#else
#define BITLAB_HAS_ASAN 0
#endif

struct cairo {
    void *library;
#define MEMBER(name) __typeof__(name) *name;
    CAIRO_FUNCTIONS(MEMBER)
#undef MEMBER
};

static const double pixels_per_unit = 2; // sharp on dense screens and in print

struct png {
    struct cairo cairo;
    cairo_t *context;
    bool dark;
    unsigned paper;
};

static enum status open_cairo(struct cairo *cairo, struct error *err) {
    void *library = dlopen("libcairo.so.2", RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!library) library = dlopen("libcairo.2.dylib", RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return fail(err, STATUS_ENVIRONMENT,
                    "PNG needs the cairo library (libcairo.so.2), which is not installed; "
                    "install it (Debian: libcairo2) or write .svg instead");
#define LOAD(name)                                                                                 \
    *(void **)&cairo->name = dlsym(library, #name);                                                \
    if (!cairo->name)                                                                              \
        return fail(err, STATUS_ENVIRONMENT, "this cairo library has no %s; write .svg instead",   \
                    #name);
    CAIRO_FUNCTIONS(LOAD)
#undef LOAD
    cairo->library = library;
    return STATUS_OK;
}

// cairo and fontconfig keep fonts until the process ends, partly where LeakSanitizer does not look.
// They let go of them here, so that it tells of what is ours.
static void let_go_of_fonts(void *cairo) {
#if defined(__SANITIZE_ADDRESS__) || BITLAB_HAS_ASAN
    void *fonts = dlopen("libfontconfig.so.1", RTLD_NOW | RTLD_NOLOAD);
    void (*let_go[])(void) = { NULL, NULL };
    *(void **)&let_go[0] = dlsym(cairo, "cairo_debug_reset_static_data");
    if (fonts) *(void **)&let_go[1] = dlsym(fonts, "FcFini");
    for (size_t i = 0; i < 2; i++)
        if (let_go[i]) let_go[i]();
#else
    (void)cairo;
#endif
}

static void set_ink(struct png *png, enum ink ink, double opacity) {
    unsigned color = ink == INK_PAPER ? png->paper : png->dark ? inks[ink].dark : inks[ink].light;
    png->cairo.cairo_set_source_rgba(png->context, (color >> 16) / 255.0,
                                     (color >> 8 & 255) / 255.0, (color & 255) / 255.0, opacity);
}

static void trace(struct png *png, const double *xy, size_t n, double x, double y) {
    png->cairo.cairo_new_path(png->context);
    for (size_t i = 0; i < n; i++)
        (i ? png->cairo.cairo_line_to : png->cairo.cairo_move_to)(png->context, x + xy[2 * i],
                                                                  y + xy[2 * i + 1]);
}

static void png_line(void *to, const double *xy, size_t n, const struct stroke_look *look) {
    struct png *png = to;
    const double *dash = paint_dashes[look->dash];
    int parts = 0;
    while (parts < 4 && dash[parts] > 0)
        parts++;
    set_ink(png, look->ink, 1);
    png->cairo.cairo_set_line_width(png->context, look->width);
    png->cairo.cairo_set_line_join(png->context, CAIRO_LINE_JOIN_ROUND);
    png->cairo.cairo_set_dash(png->context, dash, parts, 0);
    trace(png, xy, n, 0, 0);
    png->cairo.cairo_stroke(png->context);
    png->cairo.cairo_set_dash(png->context, NULL, 0, 0);
}

static void png_rect(void *to, double x, double y, double width, double height, enum ink ink,
                     int texture) {
    static const double opacity[] = { 1, 0.15, 0.4, 0.7 };
    struct png *png = to;
    png->cairo.cairo_new_path(png->context);
    png->cairo.cairo_rectangle(png->context, x, y, width, height);
    set_ink(png, ink, opacity[texture % 4]);
    if (!texture) {
        png->cairo.cairo_fill(png->context);
        return;
    }
    png->cairo.cairo_fill_preserve(png->context);
    set_ink(png, ink, 1);
    png->cairo.cairo_set_line_width(png->context, 1.5);
    png->cairo.cairo_stroke(png->context);
}

static void png_mark(void *to, double x, double y, int shape, enum ink ink) {
    struct png *png = to;
    double xy[8], radius;
    size_t n = mark_outline(shape, xy, &radius);
    trace(png, xy, n, x, y);
    if (n == 0) png->cairo.cairo_arc(png->context, x, y, radius, 0, 6.283185307179586);
    png->cairo.cairo_close_path(png->context);
    set_ink(png, shape >= 4 ? INK_PAPER : ink, 1);
    png->cairo.cairo_fill_preserve(png->context);
    set_ink(png, ink, 1);
    png->cairo.cairo_set_line_width(png->context, 1.5);
    png->cairo.cairo_stroke(png->context);
}

static void png_text(void *to, double x, double y, const char *text, const struct text_look *look) {
    struct png *png = to;
    cairo_text_extents_t extents;
    png->cairo.cairo_select_font_face(png->context, "sans-serif", CAIRO_FONT_SLANT_NORMAL,
                                      look->bold ? CAIRO_FONT_WEIGHT_BOLD
                                                 : CAIRO_FONT_WEIGHT_NORMAL);
    png->cairo.cairo_set_font_size(png->context, look->size);
    png->cairo.cairo_text_extents(png->context, text, &extents);
    if (look->anchor == ANCHOR_MIDDLE) x -= extents.x_advance / 2;
    if (look->anchor == ANCHOR_END) x -= extents.x_advance;
    if (look->halo) {
        png->cairo.cairo_new_path(png->context);
        png->cairo.cairo_move_to(png->context, x, y);
        png->cairo.cairo_text_path(png->context, text);
        set_ink(png, INK_PAPER, 1);
        png->cairo.cairo_set_line_width(png->context, HALO_WIDTH);
        png->cairo.cairo_set_line_join(png->context, CAIRO_LINE_JOIN_ROUND);
        png->cairo.cairo_stroke(png->context);
    }
    set_ink(png, look->ink, 1);
    png->cairo.cairo_move_to(png->context, x, y);
    png->cairo.cairo_show_text(png->context, text);
}

static cairo_status_t append(void *to, const unsigned char *bytes, unsigned size) {
    strbuf_add(to, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

static void paint_png(struct png *png, const struct figure *figure, cairo_surface_t *surface) {
    struct paint paint = { png, png_line, png_rect, png_mark, png_text };
    png->context = png->cairo.cairo_create(surface);
    png->cairo.cairo_scale(png->context, pixels_per_unit, pixels_per_unit);
    paint_chart(&paint, figure);
    png->cairo.cairo_destroy(png->context);
}

enum status figure_png(const struct figure *figure, struct strbuf *out, struct error *err) {
    struct png png = { .paper = inks[INK_PAPER].light };
    enum status status = open_cairo(&png.cairo, err);
    if (status) return status;
    cairo_surface_t *surface = png.cairo.cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)(PAINT_WIDTH * pixels_per_unit),
        (int)(paint_height(figure) * pixels_per_unit));
    cairo_status_t failed = png.cairo.cairo_surface_status(surface);
    if (!failed) {
        paint_png(&png, figure, surface);
        failed = png.cairo.cairo_surface_write_to_png_stream(surface, append, out);
    }
    if (failed)
        status = fail(err, STATUS_ENVIRONMENT, "cairo could not make the PNG: %s",
                      png.cairo.cairo_status_to_string(failed));
    png.cairo.cairo_surface_destroy(surface);
    let_go_of_fonts(png.cairo.library);
    return status;
}

// Lines and marks are as wide beside text as in a picture that is saved, where rows are so high.
static const double text_row = 20;

// A dot of a Braille cell is in the middle of its quarter: the first at half a dot, the last half a
// dot before the end.
static void paint_plot_cells(struct png *png, const struct figure *figure,
                             const struct plot_look *look, cairo_surface_t *surface) {
    double scale = look->cell_height / text_row, cols = look->cols, rows = look->rows;
    double width = look->cell_width / scale, height = look->cell_height / scale;
    struct paint paint = { png, png_line, png_rect, png_mark, png_text };
    struct picture picture = { .paint = &paint,
                               .left = width / 4,
                               .top = height / 8,
                               .width = (cols - 0.5) * width,
                               .height = (rows - 0.25) * height };
    png->context = png->cairo.cairo_create(surface);
    png->cairo.cairo_scale(png->context, scale, scale);
    png_rect(png, 0, 0, cols * width, rows * height, INK_PAPER, 0);
    paint_plot_alone(&picture, figure);
    png->cairo.cairo_destroy(png->context);
}

static void add_pixels(struct png *png, cairo_surface_t *surface, const struct plot_look *look,
                       struct strbuf *out) {
    size_t width = (size_t)look->cols * (size_t)look->cell_width,
           height = (size_t)look->rows * (size_t)look->cell_height;
    png->cairo.cairo_surface_flush(surface);
    const unsigned char *data = png->cairo.cairo_image_surface_get_data(surface);
    size_t stride = (size_t)png->cairo.cairo_image_surface_get_stride(surface);
    for (size_t y = 0; y < height; y++)
        for (size_t x = 0; x < width; x++) {
            uint32_t pixel;
            memcpy(&pixel, data + y * stride + x * sizeof pixel, sizeof pixel);
            pixel &= 0xFFFFFF;
            strbuf_add(out, (const char *)&pixel, sizeof pixel);
        }
}

enum status figure_plot(const struct figure *figure, const struct plot_look *look, bool as_png,
                        struct strbuf *out, struct error *err) {
    const struct ink_colors *paper = &inks[INK_PAPER];
    struct png png = { .dark = look->dark,
                       .paper = look->paper >= 0 ? (unsigned)look->paper
                                : look->dark     ? paper->dark
                                                 : paper->light };
    enum status status = open_cairo(&png.cairo, err);
    if (status) return status;
    cairo_surface_t *surface = png.cairo.cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, look->cols * look->cell_width, look->rows * look->cell_height);
    cairo_status_t failed = png.cairo.cairo_surface_status(surface);
    if (!failed) paint_plot_cells(&png, figure, look, surface);
    if (!failed && as_png)
        failed = png.cairo.cairo_surface_write_to_png_stream(surface, append, out);
    else if (!failed)
        add_pixels(&png, surface, look, out);
    if (failed)
        status = fail(err, STATUS_ENVIRONMENT, "cairo could not paint the plot: %s",
                      png.cairo.cairo_status_to_string(failed));
    png.cairo.cairo_surface_destroy(surface);
    let_go_of_fonts(png.cairo.library);
    return status;
}
