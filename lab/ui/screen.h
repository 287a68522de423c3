// SPDX-License-Identifier: MIT
// A screen: the map, a lesson, an exercise, a sheet laid over one of them. A struct of functions
// over a grid of cells. Screens stand in a pile; the uppermost has the keys.
#ifndef LAB_UI_SCREEN_H
#define LAB_UI_SCREEN_H

#include <stdbool.h>

#include "lab/base/error.h"
#include "lab/base/strbuf.h"
#include "lab/cells/grid.h"
#include "lab/terminal/key.h"
#include "lab/ui/action.h"

struct course;
struct lab;
struct screen;
struct visit;

// Where a screen may draw: between the bars.
struct area {
    int row, col, rows, cols;
};

struct screen_kind {
    const char *name;
    // The places that hold now, for the table of actions.
    place_set (*where)(const struct screen *screen);
    // The words of the title bar: what it is at the left, how far at the right.
    void (*title)(struct screen *screen, struct strbuf *left, struct strbuf *right);
    // Draws into the area. The area may have any size from 1x1 and differ from the last; sets the
    // cursor of the grid where a control has the focus.
    void (*draw)(struct screen *screen, struct grid *grid, const struct area *area);
    // Takes a key as text, before the table is asked. False: it is not text here. May be NULL.
    bool (*type)(struct screen *screen, const struct key *key);
    // Does what a key stands for. False: nothing of it applies here.
    bool (*act)(struct screen *screen, enum action action, const struct key *key);
    // Notes in the store what should survive; called when the screen is left and every few seconds.
    // May be NULL.
    void (*save)(struct screen *screen);
    // The course file that it shows, and the screen as that file is now: beside the old one, which
    // lives on; NULL and an error where it does not load. May be NULL.
    const char *(*file)(const struct screen *screen);
    struct screen *(*reload)(struct screen *screen, struct error *err);
    // The course was read anew: what pointed into the former one points into lab->learner.course
    // now, by its id. False: what it shows is gone from the course. NULL: while such a screen is
    // open the course stays as it is.
    bool (*follow)(struct screen *screen, const struct course *former);
    // Adds what the way back needs to come here again. May be NULL.
    void (*visit)(const struct screen *screen, struct visit *visit);
    // Releases the screen.
    void (*close)(struct screen *screen);
    bool overlay; // drawn over the screen below it
};

struct screen {
    const struct screen_kind *kind;
    struct lab *lab;
};

#endif
