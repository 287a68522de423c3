// SPDX-License-Identifier: MIT
// The way back and forward, as in a browser: the places that were left, each with what lay over it.
#ifndef LAB_UI_TRAIL_H
#define LAB_UI_TRAIL_H

#include <stdbool.h>

#include "lab/ui/learner.h"

enum { TRAIL_MAX = 64 };

struct visit {
    struct place place;   // on_map: home
    const char *exercise; // open over the lesson, the course's own id; NULL: none
};

struct visit_list {
    struct visit at[TRAIL_MAX]; // the last one is the nearest; the farthest is forgotten first
    int n;
};

struct trail {
    struct visit_list back, forward;
};

// From `here` to somewhere new: there is no way forward then.
void trail_leave(struct trail *trail, const struct visit *here);

// One step back (direction -1) or forward (1) from `here`. False: nothing is there.
bool trail_step(struct trail *trail, int direction, const struct visit *here, struct visit *to);

// The course was read anew: places are looked up by their ids, and forgotten where they are gone.
void trail_follow(struct trail *trail, const struct course *course);

#endif
