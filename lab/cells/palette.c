// SPDX-License-Identifier: MIT
// The palette. The eight series are Okabe and Ito's hues (2008), which people with any colour
// vision tell apart, moved in lightness: to 4.5:1 on dark grounds, to 4.5:1 on light ones, and to a
// middle of at least 3:1 on both where the ground is not known.
#include "lab/cells/palette.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct row {
    uint8_t plain, lit;      // attributes without colours, and beside colours
    int16_t text[3];         // of 256, by enum palette: ground not known, dark, light
    int16_t ground;          // of 256
    int16_t few, few_ground; // of 8 or 16
};

#define OWN PALETTE_OWN
#define NO_HUE                                                                                     \
    { OWN, OWN, OWN }

static const struct row rows[STYLE_COUNT] = {
    [STYLE_TEXT] = { 0, 0, NO_HUE, OWN, OWN, OWN },
    [STYLE_DIM] = { LOOK_DIM, 0, { 243, 247, 241 }, OWN, OWN, OWN },
    [STYLE_STRONG] = { LOOK_BOLD, LOOK_BOLD, NO_HUE, OWN, OWN, OWN },
    [STYLE_EMPHASIS] = { LOOK_ITALIC, LOOK_ITALIC, NO_HUE, OWN, OWN, OWN },
    [STYLE_CODE] = { 0, 0, { 30, 80, 23 }, OWN, 6, OWN },
    [STYLE_LINK] = { LOOK_UNDERLINE, LOOK_UNDERLINE, { 32, 75, 25 }, OWN, OWN, OWN },
    [STYLE_HEADING] = { LOOK_BOLD, LOOK_BOLD, { 32, 75, 25 }, OWN, OWN, OWN },
    [STYLE_TITLE] = { LOOK_REVERSE | LOOK_BOLD, LOOK_BOLD, { 231, 231, 231 }, 24, 7, 4 },
    [STYLE_BAR] = { LOOK_DIM, 0, { 243, 247, 241 }, OWN, OWN, OWN },
    [STYLE_KEY] = { LOOK_BOLD, LOOK_BOLD, NO_HUE, OWN, OWN, OWN },
    [STYLE_FOCUS] = { LOOK_REVERSE | LOOK_BOLD, LOOK_BOLD, { 231, 231, 231 }, 25, 7, 4 },
    [STYLE_SELECTED] = { LOOK_REVERSE, LOOK_REVERSE, NO_HUE, OWN, OWN, OWN },
    [STYLE_GOOD] = { LOOK_BOLD, LOOK_BOLD, { 29, 79, 22 }, OWN, 2, OWN },
    [STYLE_BAD] = { LOOK_BOLD, LOOK_BOLD, { 166, 208, 124 }, OWN, 1, OWN },
    [STYLE_WARN] = { LOOK_BOLD, LOOK_BOLD, { 136, 214, 94 }, OWN, 3, OWN },
    [STYLE_AXIS] = { LOOK_DIM, 0, { 243, 247, 241 }, OWN, OWN, OWN },
    [STYLE_SERIES_1] = { 0, 0, { 32, 111, 19 }, OWN, 6, OWN },
    [STYLE_SERIES_2] = { LOOK_BOLD, 0, { 166, 208, 88 }, OWN, 1, OWN },
    [STYLE_SERIES_3] = { 0, 0, { 29, 78, 23 }, OWN, 2, OWN },
    [STYLE_SERIES_4] = { LOOK_BOLD, 0, { 169, 175, 127 }, OWN, 5, OWN },
    [STYLE_SERIES_5] = { 0, 0, { 136, 226, 94 }, OWN, 3, OWN },
    [STYLE_SERIES_6] = { LOOK_BOLD, 0, { 243, 252, 236 }, OWN, OWN, OWN },
    [STYLE_SERIES_7] = { 0, 0, { 30, 117, 24 }, OWN, 4, OWN },
    [STYLE_SERIES_8] = { LOOK_BOLD, 0, { 98, 105, 93 }, OWN, 5, OWN },
    // Cividis (Nunez, Anderton, Renslow 2018): blue to yellow, even in lightness. The steps are
    // told apart by their glyphs; the colours repeat where the ground leaves no room.
    [STYLE_HEAT_0] = { LOOK_DIM, 0, { 25, 67, 17 }, OWN, 4, OWN },
    [STYLE_HEAT_1] = { LOOK_DIM, 0, { 60, 103, 18 }, OWN, 4, OWN },
    [STYLE_HEAT_2] = { 0, 0, { 60, 103, 60 }, OWN, 6, OWN },
    [STYLE_HEAT_3] = { 0, 0, { 242, 244, 242 }, OWN, 6, OWN },
    [STYLE_HEAT_4] = { 0, 0, { 101, 144, 242 }, OWN, OWN, OWN },
    [STYLE_HEAT_5] = { 0, 0, { 137, 144, 101 }, OWN, 3, OWN },
    [STYLE_HEAT_6] = { LOOK_BOLD, 0, { 143, 186, 100 }, OWN, 3, OWN },
    [STYLE_HEAT_7] = { LOOK_BOLD, LOOK_BOLD, { 179, 220, 100 }, OWN, 3, OWN },
};

enum { BLUE = 4, CYAN = 6 };

// Of eight, cyan is faint on a light ground (1.9:1 as xterm has it) and blue is not: they change
// places. Of sixteen, the bright half is for dark grounds.
static int16_t of_few(int16_t color, int colors, enum palette ground) {
    if (ground == PALETTE_LIGHT && (color == CYAN || color == BLUE))
        return color == CYAN ? BLUE : CYAN;
    return colors >= 16 && ground == PALETTE_DARK && color > 0 && color < 7 ? color + 8 : color;
}

struct look palette_look(enum style style, int colors, enum palette ground) {
    const struct row *row = &rows[style < STYLE_COUNT ? style : STYLE_TEXT];
    if (colors < 8 || ground == PALETTE_MONO) return (struct look) { row->plain, OWN, OWN };
    if (colors < 256) {
        // Without a colour of its own a style keeps the attributes that set it apart.
        unsigned attributes = row->few == OWN ? row->plain : row->lit;
        return (struct look) { attributes, of_few(row->few, colors, ground), row->few_ground };
    }
    return (struct look) { row->lit, row->text[ground], row->ground };
}

void palette_rgb(int color, int rgb[3]) {
    static const int levels[] = { 0, 95, 135, 175, 215, 255 };
    int cube = color - 16, gray = 8 + 10 * (color - 232);
    rgb[0] = color >= 232 ? gray : levels[cube / 36 % 6];
    rgb[1] = color >= 232 ? gray : levels[cube / 6 % 6];
    rgb[2] = color >= 232 ? gray : levels[cube % 6];
}

static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

double palette_luminance(const int rgb[3]) {
    return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
}

double palette_contrast(const int a[3], const int b[3]) {
    double one = palette_luminance(a) + 0.05, two = palette_luminance(b) + 0.05;
    return one > two ? one / two : two / one;
}

// Black and white are equally far from this luminance.
static enum palette ground_of(const int rgb[3]) {
    return palette_luminance(rgb) < 0.179 ? PALETTE_DARK : PALETTE_LIGHT;
}

int palette_colors(const char *term, const char *colorterm) {
    if (colorterm && *colorterm) return 256; // it has more
    if (!term || strcmp(term, "linux") == 0 || strncmp(term, "vt", 2) == 0) return 8;
    return strstr(term, "256color") || strstr(term, "direct") ? 256 : 16;
}

enum palette palette_from_variable(const char *colorfgbg) {
    const char *last = colorfgbg ? strrchr(colorfgbg, ';') : NULL;
    char *end;
    if (!last) return PALETTE_AUTO;
    long ground = strtol(last + 1, &end, 10);
    if (end == last + 1 || *end || ground < 0 || ground > 15) return PALETTE_AUTO;
    return ground == 7 || ground >= 9 ? PALETTE_LIGHT : PALETTE_DARK;
}

bool palette_answer_rgb(const char *answer, int rgb[3]) {
    char red[5], green[5], blue[5];
    if (sscanf(answer, "11;rgb:%4[0-9a-fA-F]/%4[0-9a-fA-F]/%4[0-9a-fA-F]", red, green, blue) != 3)
        return false;
    const char *channels[] = { red, green, blue };
    for (int i = 0; i < 3; i++) {
        long most = (1L << 4 * strlen(channels[i])) - 1;
        rgb[i] = (int)(strtol(channels[i], NULL, 16) * 255 / most);
    }
    return true;
}

enum palette palette_from_answer(const char *answer) {
    int rgb[3];
    return palette_answer_rgb(answer, rgb) ? ground_of(rgb) : PALETTE_AUTO;
}
