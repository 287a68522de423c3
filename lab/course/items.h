// SPDX-License-Identifier: MIT
// Reading what stands in the lists of course.lua, as the files of this folder share it. Nobody
// outside includes this.
#ifndef LAB_COURSE_ITEMS_H
#define LAB_COURSE_ITEMS_H

#include "lab/course/course.h"
#include "lab/script/fields.h"

struct text_list course_item_texts(struct fields *fields, const struct value *table,
                                   const char *name, struct arena *arena);

// The id of a lesson, a module or a page: it names a file or a folder, so only letters, digits,
// hyphens and underscores belong in it.
const char *course_item_id(struct fields *fields, const struct value *table);

// Whether an item is a table; `what` names it in the mistake.
bool course_item_is_table(struct fields *fields, const struct value *item, const char *what);

// pages.c: the pages of course.lua, after its lessons are known.
void course_read_pages(struct course *course, struct fields *fields, const struct value *table);

#endif
