// SPDX-License-Identifier: MIT
// The `sliders` and the `order` of a figure, read and checked.
#ifndef LAB_SCRIPT_SLIDER_READ_H
#define LAB_SCRIPT_SLIDER_READ_H

#include "lab/script/fields.h"
#include "lab/script/live_figure.h"

enum { SLIDER_VALUES_MAX = 1000000 };

// Fills figure->sliders in the order that is shown. Everything points into the arena or into
// `table`, which must live on.
void sliders_read(struct fields *fields, const struct value *table, struct arena *arena,
                  struct live_figure *figure);

#endif
