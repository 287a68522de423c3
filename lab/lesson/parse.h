// SPDX-License-Identifier: MIT
// Markdown to blocks, for lessons (where a mistake is an error) and for short texts (which are
// shown whatever they hold).
#ifndef LAB_LESSON_PARSE_H
#define LAB_LESSON_PARSE_H

#include "lab/lesson/lesson.h"

// `first_line` is the line of the file where the text begins. With `lenient` nothing fails: wrong
// formulas are kept as their source and a text that is too deep or too large is kept as one
// paragraph.
enum status markdown_parse(struct lesson *lesson, const char *path, int first_line,
                           const char *text, size_t size, bool lenient, struct error *err);

#endif
