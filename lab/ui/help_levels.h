// SPDX-License-Identifier: MIT
// Help by levels: the hints of an exercise one after the other, and when its solution may be read.
// The lab and the command line keep the one rule, and the store what was seen.
#ifndef LAB_UI_HELP_LEVELS_H
#define LAB_UI_HELP_LEVELS_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/strbuf.h"
#include "lab/exercise/exercise.h"
#include "lab/store/store.h"

enum { SOLUTION_TRIES = 3 };

struct help_levels {
    size_t hints, of; // seen, and how many there are
    int tries;        // graded answers that are in the store
    bool passed;
};

struct help_levels help_levels_read(struct store *store, const char *course,
                                    const struct exercise *exercise);
// Notes that the first `hints` hints were seen; never fewer than before.
enum status help_levels_note(struct store *store, const char *course,
                             const struct exercise *exercise, size_t hints, struct error *err);

// The solution may be read after a pass, or after all hints and three tries.
bool help_levels_open(const struct help_levels *levels);
// What is still missing, as a sentence: "The solution opens after a pass, or after all 3 hints and
// 3 tries; so far 1 hint and 2 tries."
void help_levels_say(const struct help_levels *levels, struct strbuf *out);

#endif
