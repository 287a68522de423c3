// SPDX-License-Identifier: MIT
// The file that a learner begins with: the starter of a program, or a `return` with the question
// above it.
#ifndef LAB_EXERCISE_STARTER_H
#define LAB_EXERCISE_STARTER_H

#include "lab/base/strbuf.h"
#include "lab/exercise/exercise.h"

void exercise_starter(const struct exercise *exercise, struct strbuf *out);

// The same where the line at fault was chosen before the file was begun; 0: it was not. Exercises
// that are not bugs have no such line.
void exercise_starter_at(const struct exercise *exercise, int line, struct strbuf *out);

// Whether a file with this hash (digest_hex of its bytes) is the starter still, whatever line of a
// bug it was begun with.
bool exercise_is_starter(const struct exercise *exercise, const char *hash);

#endif
