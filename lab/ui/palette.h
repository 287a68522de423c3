// SPDX-License-Identifier: MIT
// What each style looks like: attributes that always hold, and colours for terminals with 8, 16 and
// 256 of them. The terminal's own background is kept, except under bars and the focus, which bring
// both colours.
#ifndef LAB_UI_PALETTE_H
#define LAB_UI_PALETTE_H

#include <stdint.h>

#include "lab/cells/style.h"

enum look_attribute {
    LOOK_BOLD = 1,
    LOOK_DIM = 2,
    LOOK_ITALIC = 4,
    LOOK_UNDERLINE = 8,
    LOOK_REVERSE = 16,
};

enum { PALETTE_OWN = -1 }; // the terminal's own

struct look {
    unsigned attributes;
    int16_t text, ground; // colour numbers, or PALETTE_OWN
};

// `colors`: how many the terminal has, 0 where none are wanted.
struct look palette_look(enum style style, int colors);

#endif
