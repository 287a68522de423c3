// SPDX-License-Identifier: MIT
// Ticks: round values inside an axis with short, distinct labels that do not overlap.
// Linear axes step by 1, 2 or 5 times a power of ten; log axes by 1-2-5, by decades, or by several
// decades.
#ifndef LAB_FIGURE_TICKS_H
#define LAB_FIGURE_TICKS_H

#include "lab/figure/scale.h"

enum { TICKS_MAX = 64, TICKS_MINOR_MAX = 160, TICK_LABEL_MAX = 40 };

struct tick {
    double value, unit;         // unit is in [0, 1]
    char label[TICK_LABEL_MAX]; // "" where there is no room for it
};

struct ticks {
    size_t n;
    struct tick at[TICKS_MAX];
    size_t n_minor;
    double minor[TICKS_MINOR_MAX]; // units of the ticks between
    char offset[TICK_LABEL_MAX];   // "" or what every label leaves out: "+1e9"
    int width;                     // characters of the longest label
};

// The room along the axis, in any unit: cells or pixels.
struct tick_room {
    double length;
    double per_char; // along the axis, 0 on an upright one
    double least;    // a label's own extent along an upright axis and the gap between labels on a
                     // level one
    double comfort;  // neighbours are at least this far apart where at least two ticks fit so
};

// Places the ticks of a linear or log scale: at least two, whatever the room. (Slots are labelled
// by chart_axis.)
void ticks_place(struct ticks *ticks, const struct scale *scale, const struct tick_room *room);

#endif
