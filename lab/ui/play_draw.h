// SPDX-License-Identifier: MIT
// How the book of the Lua prompt looks: each program, and below it what came of it.
#ifndef LAB_UI_PLAY_DRAW_H
#define LAB_UI_PLAY_DRAW_H

#include "lab/cells/grid.h"
#include "lab/ui/play_book.h"

struct play_look {
    int plot_rows;
    bool ascii;
    enum glyphs glyphs;
};

// From `row` on, over all columns of the grid, which grows; returns the row behind it.
int play_draw_entry(struct grid *grid, int row, const struct play_entry *entry,
                    const struct play_look *look);

#endif
