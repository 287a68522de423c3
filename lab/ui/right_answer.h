// SPDX-License-Identifier: MIT
// The right answer in words, for a card that was missed.
#ifndef LAB_UI_RIGHT_ANSWER_H
#define LAB_UI_RIGHT_ANSWER_H

#include "lab/exercise/exercise.h"

// "The answer is 6.5 GB.", "Right: a, c.", "The wrong line is 3."; nothing for programs and for
// learners' copies of a course, which hold no answers. `variables` as of exercise_answer.
void right_answer_print(const struct exercise *exercise, struct script *script,
                        const struct value *variables, struct strbuf *out);

// The author's program, or the right answer in words; of a bug both.
enum status solution_print(const struct exercise *exercise, struct script *script,
                           const struct value *variables, struct strbuf *out, struct error *err);

#endif
