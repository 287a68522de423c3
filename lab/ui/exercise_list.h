// SPDX-License-Identifier: MIT
// The exercises of the course by what is done of them: all, those to begin, tried, solved, due.
#ifndef LAB_UI_EXERCISE_LIST_H
#define LAB_UI_EXERCISE_LIST_H

#include "lab/ui/app.h"

struct screen *exercise_list_screen(struct lab *lab);

#endif
