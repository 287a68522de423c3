// SPDX-License-Identifier: MIT
// The way back and forward: two lists of places, and steps that move one from the one to the other.
#include "lab/ui/trail.h"

#include <string.h>

static void add(struct visit_list *list, const struct visit *visit) {
    if (list->n == TRAIL_MAX) {
        memmove(list->at, list->at + 1, sizeof *list->at * (TRAIL_MAX - 1));
        list->n--;
    }
    list->at[list->n++] = *visit;
}

void trail_leave(struct trail *trail, const struct visit *here) {
    add(&trail->back, here);
    trail->forward.n = 0;
}

bool trail_step(struct trail *trail, int direction, const struct visit *here, struct visit *to) {
    struct visit_list *from = direction < 0 ? &trail->back : &trail->forward;
    if (from->n == 0) return false;
    *to = from->at[--from->n];
    add(direction < 0 ? &trail->forward : &trail->back, here);
    return true;
}

// False: the place is gone.
static bool visit_follow(struct visit *visit, const struct course *course) {
    if (visit->exercise) {
        const struct course_exercise *exercise = course_find_exercise(course, visit->exercise);
        visit->exercise = exercise ? exercise->id : NULL;
    }
    if (!visit->place.lesson) return true;
    visit->place.lesson = course_find_reading(course, visit->place.lesson->id);
    return visit->place.lesson != NULL;
}

static void list_follow(struct visit_list *list, const struct course *course) {
    int n = 0;
    for (int i = 0; i < list->n; i++)
        if (visit_follow(&list->at[i], course)) list->at[n++] = list->at[i];
    list->n = n;
}

void trail_follow(struct trail *trail, const struct course *course) {
    list_follow(&trail->back, course);
    list_follow(&trail->forward, course);
}
