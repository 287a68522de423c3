// SPDX-License-Identifier: MIT
// The table of answer controls, and what they share.
#include "lab/ui/answer.h"

#include <stdlib.h>

#include "lab/base/memory.h"
#include "lab/ui/answer_parts.h"
#include "lab/ui/sign.h"

const struct answer_kind *const answer_kinds[EXERCISE_KINDS] = {
    [EXERCISE_CODE] = &code_answer,      [EXERCISE_NUMBER] = &number_answer,
    [EXERCISE_CHOICE] = &options_answer, [EXERCISE_ORDER] = &order_answer,
    [EXERCISE_BUG] = &bug_answer,        [EXERCISE_CHECKLIST] = &options_answer,
};

void answer_init(struct answer_state *answer, const struct exercise *exercise, uint64_t seed) {
    *answer =
        (struct answer_state) { .exercise = exercise, .seed = seed, .program = exercise->program };
    if (exercise->kind != EXERCISE_ORDER) return;
    answer->order = xcalloc(exercise->steps.n + 1, sizeof *answer->order);
    exercise_shuffle(exercise, seed, answer->order);
}

void answer_release(struct answer_state *answer) {
    free(answer->order);
    *answer = (struct answer_state) { 0 };
}

void draw_pointer(struct grid *grid, int row, const struct answer_look *look) {
    grid_text(grid, row, look->col, 1, STYLE_HEADING, sign_text(SIGN_POINTER, look->ascii));
    grid->cursor_row = row;
    grid->cursor_col = look->col;
}

bool move_pointer(struct answer_state *answer, enum action action, size_t n) {
    if (action == ACT_UP && answer->at > 0) return answer->at--, true;
    if (action == ACT_DOWN && answer->at + 1 < n) return answer->at++, true;
    return false;
}

void note_row(struct answer_state *answer, size_t i, int row) {
    if (i >= ANSWER_LINES_MAX) return;
    answer->rows[i] = row;
    answer->n_rows = i + 1;
}
