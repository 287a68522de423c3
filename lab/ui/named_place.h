// SPDX-License-Identifier: MIT
// What a learner names on the command line or in the walk line by line: a lesson, a page or an
// exercise, and where it is.
#ifndef LAB_UI_NAMED_PLACE_H
#define LAB_UI_NAMED_PLACE_H

#include "lab/base/error.h"
#include "lab/ui/learner.h"

// The block of an exercise in its lesson; STATUS_USAGE where it stands in none.
enum status place_of_exercise(struct learner *learner, const char *id, struct place *place,
                              struct error *err);

// A lesson and a page from their beginning, an exercise at its block. STATUS_USAGE for any other
// name, with the nearest that there is.
enum status place_named(struct learner *learner, const char *name, struct place *place,
                        struct error *err);

#endif
