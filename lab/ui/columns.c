// SPDX-License-Identifier: MIT
// How the width of a screen is spent.
#include "lab/ui/columns.h"

enum {
    TEXT_MOST = 100,
    PANE_FROM_COLS = 120,
    PANE_FROM_ROWS = 20,
    PANE_LEAST = 44, // the text gives way to it
    PANE_MOST = 112,
    GAP = 5,
    EDGES = 4
};

static int least(int a, int b) {
    return a < b ? a : b;
}

struct columns columns_for(int rows, int cols, int measure) {
    struct columns columns = { 0 };
    int text = measure + COLUMNS_BEYOND;
    if (cols >= PANE_FROM_COLS && rows >= PANE_FROM_ROWS) {
        text = least(text, cols - PANE_LEAST - GAP - EDGES);
        columns.text_cols = text;
        columns.pane_cols = least(cols - text - GAP - EDGES, PANE_MOST);
        columns.text_col = (cols - text - GAP - columns.pane_cols) / 2;
        columns.pane_col = columns.text_col + text + GAP;
        return columns;
    }
    int margin = cols >= 60 ? 2 : cols >= 24 ? 1 : 0;
    columns.text_cols = least(cols - 2 * margin, TEXT_MOST);
    columns.text_col = (cols - columns.text_cols) / 2;
    return columns;
}
