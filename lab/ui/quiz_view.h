// SPDX-License-Identifier: MIT
// The quick checks of a lesson: a box each, answered by a letter, with the option's own sentence as
// the answer.
#ifndef LAB_UI_QUIZ_VIEW_H
#define LAB_UI_QUIZ_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/cells/grid.h"
#include "lab/exercise/exercise.h"
#include "lab/lesson/lesson.h"
#include "lab/terminal/key.h"
#include "lab/ui/action.h"

struct quiz_state {
    size_t at;       // the option under the pointer
    uint32_t ticked; // bit i: option i
    bool answered;
};

struct quiz_view {
    struct exercise *quizzes;
    struct quiz_state *states;
    size_t n;
    struct error error; // of a block that cannot be read; n is 0 then
};

void quiz_view_open(struct quiz_view *view, struct script *script, const char *path,
                    const struct lesson_block *block, const char *lesson);
void quiz_view_release(struct quiz_view *view);

// Draws quiz i at (row, col) and returns its rows.
int quiz_view_draw(struct quiz_view *view, size_t i, struct grid *grid, int row, int col, int cols,
                   bool focus, bool ascii);

// Keys of a quiz in focus; false: not its own.
bool quiz_view_type(struct quiz_view *view, size_t i, const struct key *key);
bool quiz_view_act(struct quiz_view *view, size_t i, enum action action);

#endif
