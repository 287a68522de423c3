// SPDX-License-Identifier: MIT
// The cases of a code exercise that a learner may see, one line each: call, expected value, note.
#ifndef LAB_UI_SHOWN_CASES_H
#define LAB_UI_SHOWN_CASES_H

#include "lab/exercise/exercise.h"

// Everything is in the arena. A case whose expected value the course cannot compute is shown
// without it.
void shown_cases(const struct exercise *exercise, struct script *script, struct arena *arena,
                 const char ***lines, size_t *n);

#endif
