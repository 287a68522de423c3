// SPDX-License-Identifier: MIT
// The skill check of a module: which exercises it asks, for both ways through the course.
#ifndef LAB_UI_SKILL_CHECK_H
#define LAB_UI_SKILL_CHECK_H

#include "lab/ui/learner.h"

enum { CHECK_SITTING = 5 };

// At most CHECK_SITTING exercises of the module, no programs among them; which ones, and what they
// draw, follows from the time when the check began. In the arena.
size_t skill_check_choose(struct learner *learner, const struct course_module *module,
                          int64_t begun, struct arena *arena, struct practice_item **items);

#endif
