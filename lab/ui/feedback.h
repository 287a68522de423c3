// SPDX-License-Identifier: MIT
// What grading found, as the learner reads it: the verdict, the one thing to look at first, and the
// rest below.
#ifndef LAB_UI_FEEDBACK_H
#define LAB_UI_FEEDBACK_H

#include "lab/cells/grid.h"
#include "lab/exercise/exercise.h"
#include "lab/grade/report.h"

struct feedback_look {
    int col, cols;
    bool ascii;
    bool spoken;         // lines that are heard: no signs, no columns
    bool answer_follows; // below it, so that where it lies need not be said
    bool plot;           // vectors are drawn too, with these glyphs
    enum glyphs glyphs;
};

// Draws below `row`; returns the rows. `program` are the graded bytes, for the line of an error, or
// NULL.
int feedback_draw(struct grid *grid, int row, const struct feedback_look *look,
                  const struct exercise *exercise, const struct exercise_result *result,
                  const char *program);

// "model_size_gb(7e9, 4)", cut after about `limit` bytes.
void call_print(const char *entry, const struct value *args, size_t n, size_t limit,
                struct strbuf *out);

#endif
