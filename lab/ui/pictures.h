// SPDX-License-Identifier: MIT
// Plots in pixels, where the terminal shows them: a plot is drawn in cells at once, and when no key
// came for a moment its picture is put over these.
#ifndef LAB_UI_PICTURES_H
#define LAB_UI_PICTURES_H

#include "lab/ui/app.h"

struct pictures {
    struct lab *lab;
    int timer;  // 0 where it is not running
    bool never; // they cannot be painted here
};

void pictures_prepare(
    struct pictures *pictures); // before a frame is drawn: whether there may be any
void pictures_follow(struct pictures *pictures); // after it

#endif
