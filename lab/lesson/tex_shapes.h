// SPDX-License-Identifier: MIT
// The shapes of formulas: fractions, roots, scripts, accents, brackets and tables, each a box made
// of boxes. tex_layout.c chooses among them and sets rows; a shape calls tex_lay_out for its parts.
#ifndef LAB_LESSON_TEX_SHAPES_H
#define LAB_LESSON_TEX_SHAPES_H

#include "lab/lesson/tex_box.h"

// A node as a box, in tex_layout.c.
struct tex_box *tex_lay_out(const struct tex_mode *mode, const struct tex_node *node);
// A row from `first` on.
struct tex_box *tex_lay_out_row(const struct tex_mode *mode, const struct tex_node *first);

const struct tex_node *
tex_unwrap(const struct tex_node *node);       // the one member of a row, if it is one
bool tex_is_sum(const struct tex_node *node);  // has an operator, relation or comma of its own
bool tex_is_atom(const struct tex_node *node); // one symbol, number or word

struct tex_box *tex_in_brackets(const struct tex_mode *mode, struct tex_box *inside);

struct tex_box *tex_fraction(const struct tex_mode *mode, const struct tex_node *node);
struct tex_box *tex_root(const struct tex_mode *mode, const struct tex_node *node);
struct tex_box *tex_accent(const struct tex_mode *mode, const struct tex_node *node);
struct tex_box *tex_brace(const struct tex_mode *mode, const struct tex_node *node);
struct tex_box *tex_stack(const struct tex_mode *mode, const struct tex_node *node);
struct tex_box *tex_scripts(const struct tex_mode *mode, const struct tex_node *node);
struct tex_box *tex_fenced(const struct tex_mode *mode, const struct tex_node *node);
struct tex_box *tex_table(const struct tex_mode *mode, const struct tex_node *node);

// A delimiter that covers the rows of `inside`, and the three side by side. "" draws nothing.
struct tex_box *tex_delimiter(const struct tex_mode *mode, const char *delimiter, int up, int down);
struct tex_box *tex_fence(const struct tex_mode *mode, const char *open, struct tex_box *inside,
                          const char *close);

#endif
