// SPDX-License-Identifier: MIT
// What explore.c (the picture), explore_act.c (the keys) and plain_explore.c (the words) share.
#ifndef LAB_UI_EXPLORE_PARTS_H
#define LAB_UI_EXPLORE_PARTS_H

#include "lab/ui/explore.h"

bool explore_is_zoomed(const struct explore *explore);
bool explore_can_pin(const struct figure *figure);

// Makes the state where there is none yet; false where the figure cannot be drawn at all.
bool explore_begin(struct figure_view *view);

// Has the numbers at the sliders' state; false with a sentence where there are none.
bool explore_data(struct figure_view *view, struct error *err);

// The data with the pinned copy and the switched axes, and with `window` the limits of the window.
// Borrows from `explore`; the caller releases it.
void explore_compose(const struct explore *explore, bool window, struct figure *out);

#endif
