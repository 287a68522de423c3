// SPDX-License-Identifier: MIT
// The learner's values drawn over the expected ones, where the result is a vector.
#ifndef LAB_UI_FEEDBACK_PLOT_H
#define LAB_UI_FEEDBACK_PLOT_H

#include "lab/base/value.h"
#include "lab/cells/grid.h"

// Draws below `row`; returns the rows, 0 where the values are no vectors of 4 numbers or more, or
// where there is no room to see anything.
int feedback_plot(struct grid *grid, int row, int col, int cols, enum glyphs glyphs,
                  const struct value *expected, const struct value *actual);

#endif
