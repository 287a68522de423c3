// SPDX-License-Identifier: MIT
// What each style looks like: attributes that always hold, and colours for terminals with 8, 16 and
// 256 of them, for a dark ground, a light one, or one that is not known. The terminal's own
// background is kept, except under bars and the focus, which bring both colours.
#ifndef LAB_CELLS_PALETTE_H
#define LAB_CELLS_PALETTE_H

#include <stdbool.h>
#include <stddef.h>
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

// AUTO: the ground is not known.
enum palette { PALETTE_AUTO, PALETTE_DARK, PALETTE_LIGHT, PALETTE_MONO };

struct look {
    unsigned attributes;
    int16_t text, ground; // colour numbers, or PALETTE_OWN
};

// `colors`: how many the terminal has, 0 where none are wanted.
struct look palette_look(enum style style, int colors, enum palette ground);

// How text that is printed is coloured: for a terminal with so many colours (0: no escapes at all)
// on such a ground.
struct coloring {
    int colors;
    enum palette ground;
};

// How many colours a terminal has by what it calls itself: TERM and COLORTERM, NULL where not set.
int palette_colors(const char *term, const char *colorterm);

// What the terminal says of its ground: COLORFGBG ("15;0"; NULL where it is not set), and the
// answer to OSC 11 without its frame ("11;rgb:1e1e/1e1e/1e1e"). AUTO where it says nothing that we
// know.
enum palette palette_from_variable(const char *colorfgbg);
enum palette palette_from_answer(const char *answer);
bool palette_answer_rgb(const char *answer, int rgb[3]);

// One of the 240 fixed colours, 16 to 255, in red, green and blue from 0 to 255.
void palette_rgb(int color, int rgb[3]);
// Relative luminance and contrast by WCAG 2.1, for rgb from 0 to 255.
double palette_luminance(const int rgb[3]);
double palette_contrast(const int a[3], const int b[3]);

#endif
