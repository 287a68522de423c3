// SPDX-License-Identifier: MIT
// The file that a learner begins with: the starter of a program, or a `return` with the question
// above it.
#ifndef LAB_EXERCISE_STARTER_H
#define LAB_EXERCISE_STARTER_H

#include "lab/base/strbuf.h"
#include "lab/exercise/exercise.h"

void exercise_starter(const struct exercise *exercise, struct strbuf *out);

#endif
