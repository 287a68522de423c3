// SPDX-License-Identifier: MIT
// The palette. The eight series are Okabe and Ito's colours (2008), which people with any colour
// vision tell apart, moved to a middle lightness so that each has a contrast of at least 3:1 on
// white and on black.
#include "lab/ui/palette.h"

struct row {
    uint8_t plain, lit;        // attributes without colours, and beside colours
    int16_t many, many_ground; // of 256
    int16_t few, few_ground;   // of 8 or 16
};

#define OWN PALETTE_OWN

static const struct row rows[STYLE_COUNT] = {
    [STYLE_TEXT] = { 0, 0, OWN, OWN, OWN, OWN },
    [STYLE_DIM] = { LOOK_DIM, 0, 243, OWN, OWN, OWN },
    [STYLE_STRONG] = { LOOK_BOLD, LOOK_BOLD, OWN, OWN, OWN, OWN },
    [STYLE_EMPHASIS] = { LOOK_ITALIC, LOOK_ITALIC, OWN, OWN, OWN, OWN },
    [STYLE_CODE] = { 0, 0, 30, OWN, 6, OWN },
    [STYLE_LINK] = { LOOK_UNDERLINE, LOOK_UNDERLINE, 32, OWN, OWN, OWN },
    [STYLE_HEADING] = { LOOK_BOLD, LOOK_BOLD, 32, OWN, OWN, OWN },
    [STYLE_TITLE] = { LOOK_REVERSE | LOOK_BOLD, LOOK_BOLD, 231, 24, 7, 4 },
    [STYLE_BAR] = { LOOK_DIM, 0, 243, OWN, OWN, OWN },
    [STYLE_KEY] = { LOOK_BOLD, LOOK_BOLD, OWN, OWN, OWN, OWN },
    [STYLE_FOCUS] = { LOOK_REVERSE | LOOK_BOLD, LOOK_BOLD, 231, 25, 7, 4 },
    [STYLE_SELECTED] = { LOOK_REVERSE, LOOK_REVERSE, OWN, OWN, OWN, OWN },
    [STYLE_GOOD] = { LOOK_BOLD, LOOK_BOLD, 29, OWN, 2, OWN },
    [STYLE_BAD] = { LOOK_BOLD, LOOK_BOLD, 166, OWN, 1, OWN },
    [STYLE_WARN] = { LOOK_BOLD, LOOK_BOLD, 136, OWN, 3, OWN },
    [STYLE_AXIS] = { LOOK_DIM, 0, 243, OWN, OWN, OWN },
    [STYLE_SERIES_1] = { 0, 0, 32, OWN, 6, OWN },
    [STYLE_SERIES_2] = { LOOK_BOLD, 0, 166, OWN, 1, OWN },
    [STYLE_SERIES_3] = { 0, 0, 29, OWN, 2, OWN },
    [STYLE_SERIES_4] = { LOOK_BOLD, 0, 169, OWN, 5, OWN },
    [STYLE_SERIES_5] = { 0, 0, 136, OWN, 3, OWN },
    [STYLE_SERIES_6] = { LOOK_BOLD, 0, 243, OWN, OWN, OWN },
    [STYLE_SERIES_7] = { 0, 0, 37, OWN, 4, OWN },
    [STYLE_SERIES_8] = { LOOK_BOLD, 0, 98, OWN, 5, OWN },
    // Cividis (Nunez, Anderton, Renslow 2018): blue to yellow, even in lightness.
    [STYLE_HEAT_0] = { LOOK_DIM, 0, 25, OWN, 4, OWN },
    [STYLE_HEAT_1] = { LOOK_DIM, 0, 60, OWN, 4, OWN },
    [STYLE_HEAT_2] = { 0, 0, 60, OWN, 6, OWN },
    [STYLE_HEAT_3] = { 0, 0, 242, OWN, 6, OWN },
    [STYLE_HEAT_4] = { 0, 0, 101, OWN, OWN, OWN },
    [STYLE_HEAT_5] = { 0, 0, 137, OWN, 3, OWN },
    [STYLE_HEAT_6] = { LOOK_BOLD, 0, 143, OWN, 3, OWN },
    [STYLE_HEAT_7] = { LOOK_BOLD, LOOK_BOLD, 179, OWN, 3, OWN },
};

struct look palette_look(enum style style, int colors) {
    const struct row *row = &rows[style < STYLE_COUNT ? style : STYLE_TEXT];
    if (colors < 8) return (struct look) { row->plain, OWN, OWN };
    if (colors < 256) {
        // Without a colour of its own a style keeps the attributes that set it apart.
        unsigned attributes = row->few == OWN ? row->plain : row->lit;
        return (struct look) { attributes, row->few, row->few_ground };
    }
    return (struct look) { row->lit, row->many, row->many_ground };
}
