// SPDX-License-Identifier: MIT
// A list over a screen, to choose a place from: the contents of a lesson, the pages of the course,
// its exercises.
#ifndef LAB_UI_LIST_SCREEN_H
#define LAB_UI_LIST_SCREEN_H

#include "lab/ui/app.h"
#include "lab/ui/sign.h"

struct list_item {
    const char *text, *detail; // detail: at the right end, "" for none
    enum style style;
    enum sign sign; // before the text; SIGNS: none
    int indent;
    struct place place; // where Enter goes
    // The course's own id of an exercise that Enter opens, or NULL. Its title is the text, read
    // when the line is seen.
    const char *exercise;
};

// Copies the items and their texts.
struct screen *list_screen(struct lab *lab, const char *title, const struct list_item *items,
                           size_t n, size_t chosen);

// A list with views: other lines of the same kind, one view after the other by Tab.
struct list_fill {
    struct arena *arena; // of the view
    struct list_item *items;
    size_t n, capacity, chosen;
    const char *title;
    const char *nothing; // said where there are no lines
};
void list_add(struct list_fill *fill, const struct list_item *item);
typedef void list_filler(struct lab *lab, size_t view, struct list_fill *fill);
struct screen *list_screen_of_views(struct lab *lab, list_filler *filler, size_t views);

#endif
