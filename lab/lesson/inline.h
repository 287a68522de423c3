// SPDX-License-Identifier: MIT
// The words of a block: runs of text and formulas become ink, ink becomes lines of at most so many
// columns. Ink is one character with its marks, its style, and whether a line may end before it.
#ifndef LAB_LESSON_INLINE_H
#define LAB_LESSON_INLINE_H

#include "lab/cells/grid.h"
#include "lab/lesson/lesson.h"
#include "lab/lesson/tex.h"

enum run_kind { RUN_TEXT, RUN_MATH, RUN_BREAK };

struct inline_run {
    enum run_kind kind;
    enum style style;
    const char *text;   // of maths: its source
    const char *target; // where a link leads, or NULL
    int link;           // a number that the runs of one link share; 0: none
    const struct tex_node *math;
};

enum ink_break {
    INK_JOINED, // no line ends before it
    INK_SPACE,  // a blank between words: the line may end here, and the blank goes
    INK_LOOSE,  // a line may end before it
    INK_MATH,   // a line may end before it where its formula has no room on one
    INK_NEWLINE,
};

struct ink {
    uint32_t base, mark[2];
    uint8_t style, cols, breaks;
    int link;
};

struct inks {
    struct ink *at;
    size_t n, capacity;
    bool ascii;
};

void inks_add_runs(struct inks *inks, const struct inline_run *runs, size_t n);
void inks_add_text(struct inks *inks, const char *text, enum style style, int link);
void inks_release(struct inks *inks);
int inks_widest_word(
    const struct inks *inks);           // columns of the longest piece that no line should end in
int inks_cols(const struct inks *inks); // columns of the widest line when nothing is wrapped

// The line that begins at ink `from`: its inks are from … *end - 1, the next line begins at *next.
// False at the end.
bool inks_line(const struct inks *inks, size_t from, int cols, size_t *end, size_t *next);
int inks_span(const struct inks *inks, size_t from, size_t end); // columns
void inks_draw(const struct inks *inks, size_t from, size_t end, struct grid *grid, int row,
               int col);

// The runs as plain text, formulas on one row.
void inline_text(const struct inline_run *runs, size_t n, struct strbuf *out);

#endif
