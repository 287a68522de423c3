// SPDX-License-Identifier: MIT
// A figure as SVG: one file without references, its title and description inside, colours for light
// and for dark backgrounds. Every element carries its light colour itself, so that readers without
// CSS show it too.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/base/utf8.h"
#include "lab/cells/sanitize.h"
#include "lab/figure/paint.h"

// XML 1.0 allows no control characters but tab and the line ends; others become U+FFFD.
static void add_text(struct strbuf *out, const char *text) {
    for (size_t size = strlen(text), taken; size; text += taken, size -= taken) {
        uint32_t c = utf8_decode(text, size, &taken);
        if (strbuf_entity(out, c)) continue;
        if (c != '\t' && c != '\n' && !codepoint_is_safe(c))
            strbuf_utf8(out, UTF8_REPLACEMENT);
        else
            strbuf_utf8(out, c);
    }
}

// A length with up to two decimals, whatever the locale.
static void add_length(struct strbuf *out, double value) {
    long hundredths = lrint(fmin(fmax(value, -1e6), 1e6) * 100);
    if (hundredths < 0) strbuf_putc(out, '-');
    if (hundredths < 0) hundredths = -hundredths;
    strbuf_printf(out, "%ld", hundredths / 100);
    if (hundredths % 100)
        strbuf_printf(out, ".%0*ld", hundredths % 10 ? 2 : 1,
                      hundredths % 10 ? hundredths % 100 : hundredths % 100 / 10);
}

static void add_attribute(struct strbuf *out, const char *name, double value) {
    strbuf_printf(out, " %s=\"", name);
    add_length(out, value);
    strbuf_putc(out, '"');
}

static void add_points(struct strbuf *out, const double *xy, size_t n, double x, double y) {
    for (size_t i = 0; i < n; i++) {
        strbuf_putc(out, i ? 'L' : 'M');
        add_length(out, x + xy[2 * i]);
        strbuf_putc(out, ' ');
        add_length(out, y + xy[2 * i + 1]);
    }
}

static void svg_line(void *to, const double *xy, size_t n, const struct stroke_look *look) {
    struct strbuf *out = to;
    strbuf_puts(out, "<path d=\"");
    add_points(out, xy, n, 0, 0);
    strbuf_printf(out, "\" class=\"s%d\" stroke=\"#%06x\" fill=\"none\"", look->ink,
                  inks[look->ink].light);
    add_attribute(out, "stroke-width", look->width);
    strbuf_puts(out, " stroke-linejoin=\"round\"");
    const double *dash = paint_dashes[look->dash];
    if (dash[0] > 0) strbuf_printf(out, " stroke-dasharray=\"%d", (int)dash[0]);
    for (int i = 1; i < 4 && dash[0] > 0 && dash[i] > 0; i++)
        strbuf_printf(out, " %d", (int)dash[i]);
    strbuf_puts(out, dash[0] > 0 ? "\"/>\n" : "/>\n");
}

static void svg_rect(void *to, double x, double y, double width, double height, enum ink ink,
                     int texture) {
    static const char *const opacity[] = { "", " fill-opacity=\"0.15\"", " fill-opacity=\"0.4\"",
                                           " fill-opacity=\"0.7\"" };
    struct strbuf *out = to;
    strbuf_puts(out, "<rect");
    add_attribute(out, "x", x);
    add_attribute(out, "y", y);
    add_attribute(out, "width", width);
    add_attribute(out, "height", height);
    strbuf_printf(out, " fill=\"#%06x\"", inks[ink].light);
    if (texture)
        strbuf_printf(out, " class=\"f%d s%d\"%s stroke=\"#%06x\" stroke-width=\"1.5\"/>\n", ink,
                      ink, opacity[texture % 4], inks[ink].light);
    else
        strbuf_printf(out, " class=\"f%d\"/>\n", ink);
}

static void svg_mark(void *to, double x, double y, int shape, enum ink ink) {
    struct strbuf *out = to;
    double xy[8], radius;
    size_t n = mark_outline(shape, xy, &radius);
    bool hollow = shape >= 4;
    strbuf_puts(out, n ? "<path d=\"" : "<circle");
    if (n) add_points(out, xy, n, x, y);
    if (n)
        strbuf_puts(out, "Z\"");
    else
        add_attribute(out, "cx", x), add_attribute(out, "cy", y), add_attribute(out, "r", radius);
    strbuf_printf(
        out, " class=\"s%d f%d\" stroke=\"#%06x\" stroke-width=\"1.5\" fill=\"#%06x\"/>\n", ink,
        hollow ? INK_PAPER : ink, inks[ink].light, inks[hollow ? INK_PAPER : ink].light);
}

static void svg_text(void *to, double x, double y, const char *text, const struct text_look *look) {
    static const char *const anchors[] = { "start", "middle", "end" };
    struct strbuf *out = to;
    if (!*text) return;
    strbuf_puts(out, "<text");
    add_attribute(out, "x", x);
    add_attribute(out, "y", y);
    add_attribute(out, "font-size", look->size);
    if (look->halo)
        strbuf_printf(out,
                      " class=\"f%d s%d\" paint-order=\"stroke\" stroke=\"#%06x\" "
                      "stroke-width=\"%d\" stroke-linejoin=\"round\"",
                      look->ink, INK_PAPER, inks[INK_PAPER].light, HALO_WIDTH);
    else
        strbuf_printf(out, " class=\"f%d\"", look->ink);
    strbuf_printf(out, " fill=\"#%06x\" text-anchor=\"%s\"%s>", inks[look->ink].light,
                  anchors[look->anchor], look->bold ? " font-weight=\"bold\"" : "");
    add_text(out, text);
    strbuf_puts(out, "</text>\n");
}

static void add_dark_colors(struct strbuf *out) {
    strbuf_puts(out, "<style>@media (prefers-color-scheme: dark) {\n");
    for (int ink = 0; ink < INK_COUNT; ink++)
        if (inks[ink].dark != inks[ink].light)
            strbuf_printf(out, ".f%d { fill: #%06x } .s%d { stroke: #%06x }\n", ink, inks[ink].dark,
                          ink, inks[ink].dark);
    strbuf_puts(out, "}</style>\n");
}

void figure_svg(const struct figure *figure, struct strbuf *out) {
    struct strbuf words = { 0 };
    struct paint paint = { out, svg_line, svg_rect, svg_mark, svg_text };
    int height = (int)paint_height(figure);
    figure_describe(figure, &words);
    strbuf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    strbuf_printf(out,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" "
                  "height=\"%d\" role=\"img\" aria-labelledby=\"title desc\" "
                  "font-family=\"system-ui, 'DejaVu Sans', sans-serif\">\n",
                  PAINT_WIDTH, height, PAINT_WIDTH, height);
    strbuf_puts(out, "<title id=\"title\">");
    add_text(out, figure->title ? figure->title : "");
    strbuf_puts(out, "</title>\n<desc id=\"desc\">");
    add_text(out, strbuf_text(&words));
    strbuf_puts(out, "</desc>\n");
    add_dark_colors(out);
    paint_chart(&paint, figure);
    strbuf_puts(out, "</svg>\n");
    strbuf_release(&words);
}
