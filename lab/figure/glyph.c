// SPDX-License-Identifier: MIT
// The shapes that tell series apart without colour: marks, dash patterns, textures of bars, steps
// of heat maps.
#include "lab/figure/draw.h"

uint32_t mark_glyph(int color, bool ascii) {
    static const char plain[] = "ox*#+@%&";
    static const uint32_t shapes[] = { 0x25CF, 0x25A0, 0x25B2, 0x25C6,
                                       0x25CB, 0x25A1, 0x25B3, 0x25C7 };
    int shape = color < 0 ? 3 : color % CHART_COLORS;
    return ascii ? (uint32_t)plain[shape] : shapes[shape];
}

struct dash dash_pattern(int dash) {
    static const struct dash patterns[CHART_DASHES + 1] = {
        { 0 },
        { .on = 6, .off = 4 },
        { .on = 1, .off = 2 },
        { .on = 6, .off = 3, .on2 = 1, .off2 = 3 },
        [DASH_PINNED] = { .on = 1, .off = 4 },
    };
    return patterns[dash];
}

uint32_t bar_texture(int bar, bool ascii) {
    static const char plain[] = "#=:%";
    static const uint32_t shades[] = { 0x2588, 0x2592, 0x2591, 0x2593 };
    return ascii ? (uint32_t)plain[bar % 4] : shades[bar % 4];
}

// A dot and four shades make eight steps: those between two shades are a chequer of both.
uint32_t heat_glyph(int step, int row, int col, bool ascii) {
    static const char plain[] = ".:-=+*#@";
    static const uint32_t shades[] = { 0x2591, 0x2592, 0x2593, 0x2588 };
    if (ascii) return (uint32_t)plain[step];
    if (step == 0) return 0x00B7;
    return shades[(step - 1) / 2 + ((step - 1) % 2 && (row + col) % 2)];
}
