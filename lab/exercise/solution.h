// SPDX-License-Identifier: MIT
// The answer that the author knows to be right, as a learner would hand it in: a file that passes.
#ifndef LAB_EXERCISE_SOLUTION_H
#define LAB_EXERCISE_SOLUTION_H

#include "lab/base/strbuf.h"
#include "lab/exercise/exercise.h"

// STATUS_ENVIRONMENT where the course is a learner's copy and holds no answer; STATUS_COURSE where
// a family's answer cannot be computed.
enum status exercise_solution(const struct exercise *exercise, struct script *script,
                              struct strbuf *out, struct error *err);

// Two of the forms that an answer has: of a number, and of a program, which stands in a table
// beside the line at fault where the exercise is a bug.
void answer_of_number(double number, struct strbuf *out);
void answer_of_program(const struct exercise *exercise, const char *program, struct strbuf *out);

#endif
