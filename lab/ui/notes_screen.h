// SPDX-License-Identifier: MIT
// The notes of a lesson, or those of no lesson (NULL), on a screen and in the learner's editor.
#ifndef LAB_UI_NOTES_SCREEN_H
#define LAB_UI_NOTES_SCREEN_H

#include "lab/ui/app.h"

struct screen *notes_screen(struct lab *lab, const struct course_lesson *lesson);
void notes_edit(struct lab *lab, const struct course_lesson *lesson);

#endif
