// SPDX-License-Identifier: MIT
// An answer of the past as a reader of the report understands it.
#ifndef LAB_COMMANDS_EXPORT_ANSWER_H
#define LAB_COMMANDS_EXPORT_ANSWER_H

#include "lab/base/strbuf.h"
#include "lab/exercise/exercise.h"

// Of an answer of the lab, "b", "a,c" or "4,2,1,3", in one line: the options with their words, the
// steps in their order, the number of the line. Adds nothing where the answer is none of these: a
// number, a program, or an answer to an exercise that was changed since.
void export_answer_words(const struct exercise *exercise, const char *answer, struct strbuf *out);

#endif
