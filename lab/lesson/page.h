// SPDX-License-Identifier: MIT
// A page while it is laid out: where the drawing of blocks, tables and words leaves what it draws.
#ifndef LAB_LESSON_PAGE_H
#define LAB_LESSON_PAGE_H

#include "lab/lesson/inline.h"

struct pager {
    struct page *page; // NULL where no links are collected
    struct grid *grid;
    const char **targets; // of the block's links, by number; 0 is none
    size_t n_targets, targets_capacity;
    size_t links_capacity;
    bool ascii;
};

// Draws words from (row, col) on, at most `cols` wide; returns the rows. Collects the links.
int page_draw_inks(struct pager *pager, const struct inks *inks, int row, int col, int cols);

// The words of runs as inks, their links known to the pager.
struct inks page_inks(struct pager *pager, const struct inline_run *runs, size_t n);

// Where blocks are drawn, and how wide.
struct page_area {
    int row, col, cols; // of words
    int page_cols;      // from col to the page's edge
};

// Draws all blocks of a lesson; `places` (one for each block) may be NULL. Returns the rows.
int page_draw_blocks(struct pager *pager, const struct lesson *lesson, struct page_area at,
                     const struct page_options *options, struct page_place *places);

#endif
