// SPDX-License-Identifier: MIT
// What the search found, as a learner would see it.
#ifndef LAB_UI_FOUND_TEXT_H
#define LAB_UI_FOUND_TEXT_H

#include "lab/search/search.h"
#include "lab/ui/learner.h"

// The text of a place; of an exercise with the variables of its family filled in, as in its lesson.
const char *found_text(struct learner *learner, const struct found *found, struct arena *arena);

#endif
