// SPDX-License-Identifier: MIT
// The first lines of home: what goes on, what is due, what comes next; on the first run, what this
// is.
#ifndef LAB_UI_HOME_H
#define LAB_UI_HOME_H

#include "lab/ui/app.h"

struct home { // found when it is drawn and the learner's state is not what it was
    bool known;
    double when; // on the monotonic clock
    size_t passed;
    struct place place;                      // to go on from; its lesson NULL on the first run
    const struct course_lesson *next_lesson; // of the next exercise
    const char *next_exercise;               // not solved yet; NULL: all are
    struct practice_counts due;
};

void home_refresh(struct home *home, struct lab *lab);

// Draws the lines below the title; the rows that they take, none where the screen is too low.
int home_draw(const struct home *home, struct lab *lab, struct grid *grid, const struct area *area);

#endif
