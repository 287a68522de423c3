// SPDX-License-Identifier: MIT
// The guess that a figure asks for before it is drawn for the first time. Enter alone draws it;
// what was guessed is kept, and stands beside the truth ever after.
#ifndef LAB_UI_PREDICTION_H
#define LAB_UI_PREDICTION_H

#include "lab/ui/figure_view.h"
#include "lab/ui/learner.h"

struct prediction {
    bool waiting; // the figure is not drawn yet
    char typed[96];
    char *guess; // what was guessed before, "" where nothing was typed; NULL: never asked
};

// `figure` may be NULL; `wanted` is the learner's setting.
void prediction_open(struct prediction *prediction, struct learner *learner, const char *lesson,
                     const struct live_figure *figure, bool wanted);
void prediction_release(struct prediction *prediction);

bool prediction_type(struct prediction *prediction, const struct key *key); // false: not text here
void prediction_erase(struct prediction *prediction, bool all);
// Takes what was typed, and keeps it in the store.
void prediction_answer(struct prediction *prediction, struct learner *learner, const char *lesson,
                       const char *figure);

// The rows that a figure takes while it waits.
int prediction_box_rows(int cols);
// Draws the place of a figure that waits.
void prediction_draw(const struct prediction *prediction, const struct live_figure *figure,
                     struct grid *grid, const struct figure_place *place);

// Adds a number that was guessed to the figure as a line named "your guess", where the axis that it
// is of has room for it. True where it did.
bool guess_add(struct figure *figure, const char *guess, enum guess_of of);

#endif
