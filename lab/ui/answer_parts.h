// SPDX-License-Identifier: MIT
// The controls behind answer_kinds, one file for those that are typed or ticked, one for those made
// of lines.
#ifndef LAB_UI_ANSWER_PARTS_H
#define LAB_UI_ANSWER_PARTS_H

#include "lab/ui/answer.h"

extern const struct answer_kind number_answer, options_answer, order_answer, bug_answer,
    code_answer;

// Draws the pointer and the cursor at a line of a control that has the focus.
void draw_pointer(struct grid *grid, int row, const struct answer_look *look);
// Moves `at` within n lines; true where the action is one of moving.
bool move_pointer(struct answer_state *answer, enum action action, size_t n);
void note_row(struct answer_state *answer, size_t i, int row);

#endif
