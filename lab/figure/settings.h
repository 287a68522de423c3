// SPDX-License-Identifier: MIT
// The sliders' values in words, "n = 16, seed = 2", as lines below a figure.
#ifndef LAB_FIGURE_SETTINGS_H
#define LAB_FIGURE_SETTINGS_H

#include "lab/base/strbuf.h"
#include "lab/cells/grid.h"

// Adds the settings with a newline behind every comma where the next pair would pass `cols`
// columns; a name and its value stay together.
void settings_lines(const char *settings, int cols, struct strbuf *out);

// Draws them dim from (row, 0) on; returns the rows.
int settings_draw(struct grid *grid, int row, int cols, const char *settings);

#endif
