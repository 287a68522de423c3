// SPDX-License-Identifier: MIT
// How the width of a screen is spent: text at a comfortable measure, and on wide terminals a pane
// at its right.
#ifndef LAB_UI_COLUMNS_H
#define LAB_UI_COLUMNS_H

enum {
    COLUMNS_MEASURE = 72, // of running text, unless the configuration says otherwise
    COLUMNS_BEYOND = 4,   // that boxes in it are wider
    COLUMNS_TEXT = COLUMNS_MEASURE + COLUMNS_BEYOND,
};

struct columns {
    int text_col, text_cols;
    int pane_col, pane_cols; // pane_cols 0: there is none
};

// `measure`: the columns of running text.
struct columns columns_for(int rows, int cols, int measure);

#endif
