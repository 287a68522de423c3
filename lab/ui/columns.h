// SPDX-License-Identifier: MIT
// How the width of a screen is spent: text at a comfortable measure, and on wide terminals a pane
// at its right.
#ifndef LAB_UI_COLUMNS_H
#define LAB_UI_COLUMNS_H

enum {
    COLUMNS_MEASURE = 72, // of running text
    COLUMNS_TEXT = 76,    // of boxes in it
};

struct columns {
    int text_col, text_cols;
    int pane_col, pane_cols; // pane_cols 0: there is none
};

struct columns columns_for(int rows, int cols);

#endif
