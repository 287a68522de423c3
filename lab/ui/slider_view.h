// SPDX-License-Identifier: MIT
// The sliders of a figure: one line each, and the keys that move them.
#ifndef LAB_UI_SLIDER_VIEW_H
#define LAB_UI_SLIDER_VIEW_H

#include "lab/ui/figure_view.h"

// Draws a line for each slider from `row` on and notes in the view where the tracks stand.
void draw_sliders(struct figure_view *view, struct grid *grid, int row,
                  const struct figure_place *place);

#endif
