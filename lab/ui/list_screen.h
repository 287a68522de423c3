// SPDX-License-Identifier: MIT
// A list over a screen, to choose a place from: the contents of a lesson, the pages of the course.
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
};

// Copies the items and their texts.
struct screen *list_screen(struct lab *lab, const char *title, const struct list_item *items,
                           size_t n, size_t chosen);

#endif
