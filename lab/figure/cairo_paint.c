// SPDX-License-Identifier: MIT
// The painter with cairo.
#include "lab/figure/cairo_paint.h"

#include <dlfcn.h>
#include <string.h>

#if defined(__has_feature)
#define BITLAB_HAS_ASAN                                                                            \
    __has_feature(address_sanitizer) // clang's word; gcc's is __SANITIZE_ADDRESS__
#else
#define BITLAB_HAS_ASAN 0
#endif

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

static void set_ink(struct cairo_paint *paint, enum ink ink, double opacity) {
    unsigned color = ink == INK_PAPER ? paint->paper
                     : paint->dark    ? inks[ink].dark
                                      : inks[ink].light;
    paint->cairo.cairo_set_source_rgba(paint->context, (color >> 16) / 255.0,
                                       (color >> 8 & 255) / 255.0, (color & 255) / 255.0, opacity);
}

static void trace(struct cairo_paint *paint, const double *xy, size_t n, double x, double y) {
    paint->cairo.cairo_new_path(paint->context);
    for (size_t i = 0; i < n; i++)
        (i ? paint->cairo.cairo_line_to : paint->cairo.cairo_move_to)(paint->context, x + xy[2 * i],
                                                                      y + xy[2 * i + 1]);
}

static void paint_line(void *to, const double *xy, size_t n, const struct stroke_look *look) {
    struct cairo_paint *paint = to;
    const double *dash = paint_dashes[look->dash];
    int parts = 0;
    while (parts < 4 && dash[parts] > 0)
        parts++;
    set_ink(paint, look->ink, 1);
    paint->cairo.cairo_set_line_width(paint->context, look->width);
    paint->cairo.cairo_set_line_join(paint->context, CAIRO_LINE_JOIN_ROUND);
    paint->cairo.cairo_set_dash(paint->context, dash, parts, 0);
    trace(paint, xy, n, 0, 0);
    paint->cairo.cairo_stroke(paint->context);
    paint->cairo.cairo_set_dash(paint->context, NULL, 0, 0);
}

static void paint_rect(void *to, double x, double y, double width, double height, enum ink ink,
                       int texture) {
    static const double opacity[] = { 1, 0.15, 0.4, 0.7 };
    struct cairo_paint *paint = to;
    paint->cairo.cairo_new_path(paint->context);
    paint->cairo.cairo_rectangle(paint->context, x, y, width, height);
    set_ink(paint, ink, opacity[texture % 4]);
    if (!texture) {
        paint->cairo.cairo_fill(paint->context);
        return;
    }
    paint->cairo.cairo_fill_preserve(paint->context);
    set_ink(paint, ink, 1);
    paint->cairo.cairo_set_line_width(paint->context, 1.5);
    paint->cairo.cairo_stroke(paint->context);
}

static void paint_mark(void *to, double x, double y, int shape, enum ink ink) {
    struct cairo_paint *paint = to;
    double xy[8], radius;
    size_t n = mark_outline(shape, xy, &radius);
    trace(paint, xy, n, x, y);
    if (n == 0) paint->cairo.cairo_arc(paint->context, x, y, radius, 0, 6.283185307179586);
    paint->cairo.cairo_close_path(paint->context);
    set_ink(paint, shape >= 4 ? INK_PAPER : ink, 1);
    paint->cairo.cairo_fill_preserve(paint->context);
    set_ink(paint, ink, 1);
    paint->cairo.cairo_set_line_width(paint->context, 1.5);
    paint->cairo.cairo_stroke(paint->context);
}

static void paint_text(void *to, double x, double y, const char *text,
                       const struct text_look *look) {
    struct cairo_paint *paint = to;
    cairo_text_extents_t extents;
    paint->cairo.cairo_select_font_face(paint->context, "sans-serif", CAIRO_FONT_SLANT_NORMAL,
                                        look->bold ? CAIRO_FONT_WEIGHT_BOLD
                                                   : CAIRO_FONT_WEIGHT_NORMAL);
    paint->cairo.cairo_set_font_size(paint->context, look->size);
    paint->cairo.cairo_text_extents(paint->context, text, &extents);
    if (look->anchor == ANCHOR_MIDDLE) x -= extents.x_advance / 2;
    if (look->anchor == ANCHOR_END) x -= extents.x_advance;
    if (look->halo) {
        paint->cairo.cairo_new_path(paint->context);
        paint->cairo.cairo_move_to(paint->context, x, y);
        paint->cairo.cairo_text_path(paint->context, text);
        set_ink(paint, INK_PAPER, 1);
        paint->cairo.cairo_set_line_width(paint->context, HALO_WIDTH);
        paint->cairo.cairo_set_line_join(paint->context, CAIRO_LINE_JOIN_ROUND);
        paint->cairo.cairo_stroke(paint->context);
    }
    set_ink(paint, look->ink, 1);
    paint->cairo.cairo_move_to(paint->context, x, y);
    paint->cairo.cairo_show_text(paint->context, text);
}

static cairo_status_t append(void *to, const unsigned char *bytes, unsigned size) {
    strbuf_add(to, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

static enum status check(struct cairo_paint *paint, cairo_status_t failed, struct error *err) {
    if (!failed) return STATUS_OK;
    return fail(err, STATUS_ENVIRONMENT, "cairo could not make the picture: %s",
                paint->cairo.cairo_status_to_string(failed));
}

enum status cairo_paint_open(struct cairo_paint *paint, int width, int height, double scale,
                             struct error *err) {
    enum status status = open_cairo(&paint->cairo, err);
    if (status != STATUS_OK) return status;
    paint->surface = paint->cairo.cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    paint->context = paint->cairo.cairo_create(paint->surface);
    status = check(paint, paint->cairo.cairo_surface_status(paint->surface), err);
    if (status == STATUS_OK)
        paint->cairo.cairo_scale(paint->context, scale, scale);
    else
        cairo_paint_close(paint);
    return status;
}

struct paint cairo_painter(struct cairo_paint *paint) {
    return (struct paint) { paint, paint_line, paint_rect, paint_mark, paint_text };
}

enum status cairo_paint_png(struct cairo_paint *paint, struct strbuf *out, struct error *err) {
    return check(paint, paint->cairo.cairo_surface_write_to_png_stream(paint->surface, append, out),
                 err);
}

void cairo_paint_close(struct cairo_paint *paint) {
    paint->cairo.cairo_destroy(paint->context);
    paint->cairo.cairo_surface_destroy(paint->surface);
    let_go_of_fonts(paint->cairo.library);
}
