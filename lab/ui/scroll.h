// SPDX-License-Identifier: MIT
// A window of rows over something taller: what scrolls the reader, an exercise, a sheet.
#ifndef LAB_UI_SCROLL_H
#define LAB_UI_SCROLL_H

#include <stdbool.h>

#include "lab/ui/action.h"

struct scroll {
    int top;          // first row that is seen
    int rows, window; // rows there are, rows that are seen; as of the last scroll_fit
};

void scroll_fit(struct scroll *scroll, int rows,
                int window); // takes new sizes and keeps `top` within them
bool scroll_act(struct scroll *scroll,
                enum action action); // true where the action is one of moving
void scroll_show(struct scroll *scroll, int row,
                 int rows); // moves as little as needed to show these rows
// How much is above the window's last row: 1..100, and 0 where nothing is hidden.
int scroll_percent(const struct scroll *scroll);

// What stands in the edge of a box that does not show everything: "40% · more", "100%". Empty
// where it does.
void scroll_words(const struct scroll *scroll, bool ascii, struct strbuf *out);

bool scroll_at_end(const struct scroll *scroll);

#endif
