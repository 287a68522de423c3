// SPDX-License-Identifier: MIT
// What lessons, modules and pages of course.lua have in common: ids, tables, lists of texts.
#include "lab/course/items.h"

#include <ctype.h>

struct text_list course_item_texts(struct fields *fields, const struct value *table,
                                   const char *name, struct arena *arena) {
    struct text_list list;
    list.at = fields_texts(fields, table, name, OPTIONAL, arena, &list.n);
    return list;
}

// An id names a file or a folder: letters, digits, hyphens, underscores.
const char *course_item_id(struct fields *fields, const struct value *table) {
    const char *id = fields_text(fields, table, "id", REQUIRED);
    for (const char *c = id; *c; c++)
        if (!isalnum((unsigned char)*c) && *c != '-' && *c != '_')
            fields_wrong(fields, value_field(table, "id")->line,
                         "id \"%s\" names a file: only letters, digits, - and _ belong in it", id);
    return id;
}

bool course_item_is_table(struct fields *fields, const struct value *item, const char *what) {
    if (item->kind == VALUE_TABLE) return true;
    fields_wrong(fields, item->line, "%s is a table { id = …, title = … }, not %s", what,
                 value_kind_name(item->kind));
    return false;
}
