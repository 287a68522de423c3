// SPDX-License-Identifier: MIT
// A learner's copy of an exercise: written anew from what was loaded, so that nothing of the
// author's file is in it but what is written here.
#ifndef LAB_CHECK_STRIP_H
#define LAB_CHECK_STRIP_H

#include "lab/exercise/exercise.h"

// The text of the copy's file. It has the task, hints, sources, what is given, the starter and the
// shown cases; it lacks solution, alternatives, answer, known mistakes, hidden cases and why. A C
// reference stays by its name; a Lua one becomes a table of the shown cases' results. A family is
// what it is at its canonical variables.
enum status strip_exercise(const struct exercise *exercise, struct script *script,
                           struct strbuf *out, struct error *err);

#endif
