// SPDX-License-Identifier: MIT
// The bars of every screen: the title at the top, the message and the keys at the bottom.
#ifndef LAB_UI_BARS_H
#define LAB_UI_BARS_H

#include <stdbool.h>
#include <stdint.h>

#include "lab/cells/grid.h"
#include "lab/ui/action.h"

void draw_title(struct grid *grid, bool ascii, const char *left, const char *right);

// The keys that apply at these places, as many as fit; help always.
void draw_key_bar(struct grid *grid, int row, bool ascii, const struct keymap *keymap,
                  place_set where);
// The key of what stands at `col` of a key bar of `cols` columns; 0 where nothing does. Of a pair
// the second key is the right half of "←→", and of the word behind it.
uint32_t key_bar_key(int cols, bool ascii, const struct keymap *keymap, place_set where, int col);

#endif
