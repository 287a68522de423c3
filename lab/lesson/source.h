// SPDX-License-Identifier: MIT
// A Markdown source with its lines and its formulas found, and the copy that md4c reads: the same
// bytes, with every formula covered by letters, so that no '|', '_', '*' or line break inside one
// is taken for Markdown.
#ifndef LAB_LESSON_SOURCE_H
#define LAB_LESSON_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/memory.h"

struct source_formula {
    size_t begin, end; // with its dollars
    size_t from, to;   // what stands between them
    bool display;
};

struct source {
    const char *text; // behind a BOM
    size_t size;
    char *covered;   // as long as text
    size_t *line_at; // where each line begins
    size_t n_lines;
    struct source_formula *formulas; // in order
    size_t n_formulas;
    size_t open_display; // of a $$ that is never closed; `size` where there is none
    size_t open_fence;   // of a ``` that is never closed; `size` where there is none
};

void source_init(struct source *source, struct arena *arena, const char *text, size_t size);

// The line, from 1, of a byte.
int source_line(const struct source *source, size_t offset);

// The first formula that ends behind `offset`; n_formulas when there is none.
size_t source_formula_at(const struct source *source, size_t offset);

// The TeX of a formula: newlines are \n, and the > of a quote is taken off its further lines.
char *source_formula_text(const struct source *source, struct arena *arena, size_t formula);

// True where the line that begins at `offset` opens or closes a fence; `size` is its length, `mark`
// its character.
bool source_is_fence(const struct source *source, size_t offset, size_t *size, char *mark);

// Behind the fenced block whose opening line begins at `offset`: its closing line, or the text's
// end.
size_t source_after_fence(const struct source *source, size_t offset);

size_t source_line_end(const struct source *source,
                       size_t offset); // its newline, or the text's end
size_t source_next_line(const struct source *source,
                        size_t offset); // where the following line begins

#endif
