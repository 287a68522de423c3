// SPDX-License-Identifier: MIT
// The texts of the templates. Nobody outside includes this.
#ifndef LAB_CHECK_TEMPLATE_TEXTS_H
#define LAB_CHECK_TEMPLATE_TEXTS_H

#include "lab/exercise/exercise.h"

extern const char *const template_exercises[EXERCISE_KINDS];
extern const char template_lesson_text[], template_course_text[], template_entry_text[];
extern const char template_page_text[], template_glossary_text[], template_page_entry_text[];

#endif
