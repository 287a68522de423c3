// SPDX-License-Identifier: MIT
// Letters of other alphabets: double-struck, script, Fraktur and bold, and small ones above and
// below the line.
#ifndef LAB_LESSON_TEX_LETTERS_H
#define LAB_LESSON_TEX_LETTERS_H

#include <stdbool.h>

#include "lab/base/strbuf.h"
#include "lab/lesson/tex.h"

// Sets every letter under `node` in a font: 'B' double-struck, 'c' script, 'r' Fraktur, 'b' bold.
void tex_set_letters(struct arena *arena, struct tex_node *node, char font);

// Appends the node in Unicode's superscript or subscript characters; false where one of them does
// not exist.
bool tex_small_text(const struct tex_node *node, bool super, struct strbuf *out);

#endif
