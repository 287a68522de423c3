// SPDX-License-Identifier: MIT
// The small signs of the lab, each with its ASCII twin, so that no screen asks for the terminal's
// abilities itself.
#ifndef LAB_UI_SIGN_H
#define LAB_UI_SIGN_H

#include <stdbool.h>

#include "lab/cells/grid.h"

enum sign {
    SIGN_NEW,
    SIGN_TRIED,
    SIGN_PASSED,
    SIGN_OUTDATED, // passed, before it was changed
    SIGN_RIGHT,    // of an answer
    SIGN_WRONG,
    SIGN_POINTER, // at the line in focus
    SIGN_TRACK,
    SIGN_TRACK_REST, // behind the knob
    SIGN_TRACK_LEFT,
    SIGN_TRACK_RIGHT,
    SIGN_KNOB,
    SIGN_BAR_FULL,
    SIGN_BAR_EMPTY,
    SIGN_BULLET,
    SIGN_INTO, // between a module and its lesson
    SIGN_RULE,
    SIGN_FIGURE,
    SIGN_ARROW,
    SIGN_TICKED,
    SIGN_UNTICKED,
    SIGN_CHOSEN,
    SIGN_UNCHOSEN,
    SIGN_MORE_ABOVE,
    SIGN_MORE_BELOW,
    SIGN_SIDE, // the line at the left of a program or of its output
    SIGN_DOT,
    SIGNS
};

const char *sign_text(enum sign sign, bool ascii);
enum style sign_style(enum sign sign); // of what is done of an exercise or a lesson

// A box of lines around (row, col, rows, cols) with a word in its upper edge at the left and one at
// the right ("" for none).
void draw_box(struct grid *grid, int row, int col, int rows, int cols, bool ascii, bool focus,
              const char *left, const char *right);
void draw_rule(struct grid *grid, int row, int col, int cols, bool ascii, enum style style);

// A scroll bar of one column: which of `all` rows the window of `rows` rows from `top` on shows.
// Nothing where it shows all of them.
void draw_scroll_bar(struct grid *grid, int row, int col, int rows, bool ascii, int top, int all);

// "━━━━────" of `cols` columns, `fraction` of it full.
void draw_progress(struct grid *grid, int row, int col, int cols, bool ascii, double fraction);

#endif
