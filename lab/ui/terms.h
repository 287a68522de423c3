// SPDX-License-Identifier: MIT
// The words of the glossary that stand on a screen.
#ifndef LAB_UI_TERMS_H
#define LAB_UI_TERMS_H

#include "lab/course/glossary.h"
#include "lab/ui/screen.h"

enum { TERMS_MAX = 128 };

struct term {
    const struct glossary_entry *entry;
    int row, col, end_row, end_col; // of its cells; end_col is behind the last
};

// The first place of each entry in an area of the grid, from the top; how many there are. Words may
// run on over the end of a row.
size_t terms_find(struct grid *grid, const struct area *area, const struct glossary *glossary,
                  struct term terms[TERMS_MAX]);

// Gives a term's cells a style.
void term_restyle(struct grid *grid, const struct area *area, const struct term *term,
                  enum style style);

#endif
