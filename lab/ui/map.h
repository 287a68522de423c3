// SPDX-License-Identifier: MIT
// The map's own parts: which lesson is chosen, and where its list stands.
#ifndef LAB_UI_MAP_H
#define LAB_UI_MAP_H

#include "lab/ui/home.h"
#include "lab/ui/scroll.h"

struct map {
    struct screen base;
    size_t chosen; // number of a lesson in the course
    struct scroll scroll;
    bool follow; // the chosen line must be brought into view
    const struct course_lesson
        *reading; // as of the last draw: when another was read, the map stands on it
    struct home home;
    int looking;      // the timer of the look for passes that are outdated, 0 where it is over
    struct area list; // where the list was drawn, for clicks
    bool dragging;    // the mouse has hold of the scroll bar behind it
};

void map_draw(struct map *map, struct grid *grid, const struct area *area);

// The lesson whose line stands at a row of the list, counted from the list's first; -1 where none
// does.
int map_lesson_at(const struct course *course, int line);

#endif
