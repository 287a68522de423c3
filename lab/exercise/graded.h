// SPDX-License-Identifier: MIT
// What of an exercise decides over an answer, as one hash: a pass belongs to it. Words (title,
// task, hints, why, sources) may change without it.
#ifndef LAB_EXERCISE_GRADED_H
#define LAB_EXERCISE_GRADED_H

#include "lab/base/digest.h"
#include "lab/exercise/exercise.h"

// Over kind, points, tolerance and the kind's own fields. A function of the course counts by what
// it gives at the canonical variables or for the written cases, to nine digits, so that the hash is
// the same on every machine.
void exercise_graded_hash(const struct exercise *exercise, struct script *script,
                          char hex[DIGEST_HEX]);

#endif
