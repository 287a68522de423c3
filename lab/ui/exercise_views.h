// SPDX-License-Identifier: MIT
// The exercises of the course by what is done of them, in the order of the course.
#ifndef LAB_UI_EXERCISE_VIEWS_H
#define LAB_UI_EXERCISE_VIEWS_H

#include "lab/ui/learner.h"

enum exercise_view { VIEW_ALL, VIEW_NEW, VIEW_TRIED, VIEW_PASSED, VIEW_DUE, EXERCISE_VIEWS };

// "to begin".
extern const char *const exercise_view_names[EXERCISE_VIEWS];

// Gives `take` every exercise of a view that stands in a lesson, with that; returns how many.
typedef void exercise_taker(void *owner, const struct course_lesson *lesson, const char *id);
size_t exercises_each(struct learner *learner, enum exercise_view view, exercise_taker *take,
                      void *owner);

#endif
