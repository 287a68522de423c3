// SPDX-License-Identifier: MIT
// Lessons to be heard: blocks and formulas as sentences, without columns, rules or signs that a
// screen reader passes over. Lines are not wrapped.
#ifndef LAB_LESSON_SPOKEN_H
#define LAB_LESSON_SPOKEN_H

#include "lab/lesson/lesson.h"

struct tex_node;

// A formula in words: "s equals the fraction, maximum of the absolute value of x, over 7, end of
// fraction". What holds one symbol needs no end; what holds more says where it ends.
void tex_say(struct strbuf *out, const struct tex_node *root);

// A block, a line or several, each with its newline; nothing for figures, exercises, quick checks.
void lesson_block_say(struct strbuf *out, const struct lesson_block *block);

// Short Markdown (a task, a hint, feedback) in the same way.
void markdown_say(struct strbuf *out, const char *markdown);

#endif
