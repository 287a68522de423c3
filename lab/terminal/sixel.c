// SPDX-License-Identifier: MIT
// Sixels: six rows of pixels are a band, written once for each colour in it; a character holds six
// pixels of a column, "!12~" is twelve times the same, "$" goes back to the band's left end, "-" to
// the next band.
#include "lab/terminal/sixel.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"

enum { BAND = 6, COLORS_MOST = 255, COLORS_5_BIT = 1 << 15, RUN_LEAST = 4 };

struct color {
    int five_bit;       // 0bRRRRRGGGGGBBBBB
    long count, sum[3]; // of its pixels: how many, and their red, green and blue
};

struct sixel {
    const uint32_t *rgb;
    int width, height;
    struct color colors[COLORS_5_BIT];
    int n_colors;
    uint8_t register_of[COLORS_5_BIT];
    uint8_t *pixels; // registers, (height, width)
};

static int five_bit(uint32_t rgb) {
    return (int)((rgb >> 9 & 0x7C00) | (rgb >> 6 & 0x3E0) | (rgb >> 3 & 0x1F));
}

static int part(int color, int shift) {
    return color >> shift & 0x1F;
}

static int more_frequent(const void *a, const void *b) {
    const struct color *one = a, *other = b;
    if (one->count != other->count) return one->count < other->count ? 1 : -1;
    return one->five_bit - other->five_bit;
}

static int distance(int a, int b) {
    int sum = 0;
    for (int shift = 0; shift <= 10; shift += 5) {
        int apart = part(a, shift) - part(b, shift);
        sum += apart * apart;
    }
    return sum;
}

static uint8_t nearest(const struct sixel *sixel, int color) {
    int best = 0;
    for (int i = 1; i < sixel->n_colors; i++)
        if (distance(sixel->colors[i].five_bit, color) <
            distance(sixel->colors[best].five_bit, color))
            best = i;
    return (uint8_t)best;
}

// True of the first of its colour.
static bool add_pixel(struct color *color, uint32_t rgb) {
    for (int i = 0; i < 3; i++)
        color->sum[i] += rgb >> 8 * (2 - i) & 0xFF;
    return color->count++ == 0;
}

static int percent(const struct color *color, int i) {
    return (int)((double)color->sum[i] / (double)color->count * 100 / 255 + 0.5);
}

static void choose_colors(struct sixel *sixel) {
    long pixels = (long)sixel->width * sixel->height, found = 0;
    for (int i = 0; i < COLORS_5_BIT; i++)
        sixel->colors[i] = (struct color) { .five_bit = i };
    for (long i = 0; i < pixels; i++)
        found += add_pixel(&sixel->colors[five_bit(sixel->rgb[i])], sixel->rgb[i]);
    qsort(sixel->colors, COLORS_5_BIT, sizeof *sixel->colors, more_frequent);
    sixel->n_colors = found < COLORS_MOST ? (int)found : COLORS_MOST;
    for (long i = 0; i < found; i++)
        sixel->register_of[sixel->colors[i].five_bit] =
            i < sixel->n_colors ? (uint8_t)i : nearest(sixel, sixel->colors[i].five_bit);
    for (long i = 0; i < pixels; i++)
        sixel->pixels[i] = sixel->register_of[five_bit(sixel->rgb[i])];
}

static void add_run(struct strbuf *out, int bits, int count) {
    if (count >= RUN_LEAST)
        strbuf_printf(out, "!%d%c", count, '?' + bits);
    else
        while (count-- > 0)
            strbuf_putc(out, (char)('?' + bits));
}

static int bits_at(const struct sixel *sixel, int top, int x, int color) {
    int bits = 0;
    for (int y = 0; y < BAND && top + y < sixel->height; y++)
        if (sixel->pixels[(long)(top + y) * sixel->width + x] == color) bits |= 1 << y;
    return bits;
}

static void add_color(const struct sixel *sixel, int top, int color, struct strbuf *out) {
    int run = 0, bits = 0;
    strbuf_printf(out, "#%d", color);
    for (int x = 0; x < sixel->width; x++) {
        int next = bits_at(sixel, top, x, color);
        if (run && next != bits) {
            add_run(out, bits, run);
            run = 0;
        }
        bits = next;
        run++;
    }
    if (bits) add_run(out, bits, run);
    strbuf_putc(out, '$');
}

static void add_band(const struct sixel *sixel, int top, struct strbuf *out) {
    bool in_band[COLORS_MOST] = { false };
    int bottom = top + BAND < sixel->height ? top + BAND : sixel->height;
    for (long i = (long)top * sixel->width; i < (long)bottom * sixel->width; i++)
        in_band[sixel->pixels[i]] = true;
    for (int color = 0; color < sixel->n_colors; color++)
        if (in_band[color]) add_color(sixel, top, color, out);
    strbuf_putc(out, '-');
}

void sixel_add(struct strbuf *out, const uint32_t *rgb, int width, int height) {
    struct sixel *sixel = xcalloc(1, sizeof *sixel);
    sixel->rgb = rgb;
    sixel->width = width;
    sixel->height = height;
    sixel->pixels = xcalloc((size_t)width * (size_t)height, 1);
    choose_colors(sixel);
    strbuf_printf(out, "\033P0;1q\"1;1;%d;%d", width, height);
    for (int i = 0; i < sixel->n_colors; i++)
        strbuf_printf(out, "#%d;2;%d;%d;%d", i, percent(&sixel->colors[i], 0),
                      percent(&sixel->colors[i], 1), percent(&sixel->colors[i], 2));
    for (int top = 0; top < height; top += BAND)
        add_band(sixel, top, out);
    strbuf_puts(out, "\033\\");
    free(sixel->pixels);
    free(sixel);
}
