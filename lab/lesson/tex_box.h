// SPDX-License-Identifier: MIT
// Boxes of glyphs at a baseline: made, put beside and over one another, and walked when they are
// drawn. A box's children lie at rows (negative above the baseline) and columns relative to it.
#ifndef LAB_LESSON_TEX_BOX_H
#define LAB_LESSON_TEX_BOX_H

#include "lab/lesson/tex.h"

struct tex_box *tex_box_new(struct arena *arena);
// One row of text; combining marks join the glyph before them.
struct tex_box *tex_box_text(struct arena *arena, const char *text, enum style style);
// `n` times the same glyph, side by side or one under another from `row` on.
struct tex_box *tex_box_bar(struct arena *arena, const char *glyph, int n);

// Puts a child at a place, by its baseline's first column; the parent grows to hold it.
void tex_box_put(struct tex_box *parent, struct tex_box *child, int row, int col);
void tex_box_hang(struct tex_box *parent, struct tex_box *child, int row, int col); // a script
void tex_box_append(struct tex_box *parent,
                    struct tex_box *child); // on the baseline, at the right end
void tex_box_append_text(struct arena *arena, struct tex_box *parent, const char *text);
void tex_box_gap(struct tex_box *parent, int cols);

// A one-row box of several glyphs is no glyph; a row that holds one is.
struct tex_box *tex_box_single(struct tex_box *box); // the one glyph in the box, or NULL
struct tex_box *tex_box_first_glyph(struct tex_box *box);
struct tex_box *tex_box_last_glyph(struct tex_box *box);
int tex_box_rows(const struct tex_box *box);

// Calls `visit` for every glyph with its absolute place.
typedef void tex_box_visitor(void *context, const struct tex_box *glyph, int row, int col);
void tex_box_walk(const struct tex_box *box, int row, int col, tex_box_visitor *visit,
                  void *context);

// The glyphs of a box of one row, from the left. `breakable` is that of the outermost box that
// begins there.
struct tex_glyph {
    const struct tex_box *box;
    int col, breakable;
};
struct tex_glyphs {
    struct tex_glyph *at; // in the arena
    size_t n;
};
struct tex_glyphs tex_box_glyphs(struct arena *arena, const struct tex_box *box);

#endif
