// SPDX-License-Identifier: MIT
// course.lua as text: a new lesson or page put into it without touching what its author wrote.
#ifndef LAB_CHECK_COURSE_TEXT_H
#define LAB_CHECK_COURSE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/strbuf.h"
#include "lab/check/template.h"

// Puts the lesson's entry at the end of `lessons = { … }` of the module with that number (from 0).
// False, and nothing is changed, where the text has not one such table for each module.
bool course_text_add_lesson(struct strbuf *text, size_t module, size_t n_modules,
                            const struct template_words *words);

// Puts the page's entry at the end of `pages = { … }`, or makes that table before `modules = {`.
// False, and nothing is changed, where the text has neither or more than one.
bool course_text_add_page(struct strbuf *text, const struct template_words *words);

#endif
