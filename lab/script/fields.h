// SPDX-License-Identifier: MIT
// Reading the fields of a course file's tables. The first mistake is kept, as "file:line: what is
// wrong and what would be right", and later ones are not looked for: read everything, then ask for
// the status once.
#ifndef LAB_SCRIPT_FIELDS_H
#define LAB_SCRIPT_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/error.h"
#include "lab/base/memory.h"
#include "lab/base/value.h"

struct fields {
    const char *path;
    struct error *err;
    enum status status; // STATUS_OK until the first mistake
};

enum presence { OPTIONAL, REQUIRED };

// Notes a mistake at a line of the file.
__attribute__((format(printf, 3, 4))) void fields_wrong(struct fields *fields, int line,
                                                        const char *format, ...);

// Every named field of the table must be one of `names` (some may be NULL); `what` is the table: "a
// slider". Numbered items are mistakes too, unless there are at most `items` of them.
void fields_known(struct fields *fields, const struct value *table, const char *what,
                  const char *const *names, size_t n, size_t items);

// The field, or NULL where it is missing (a mistake where it is REQUIRED: `wanted` says what
// belongs there).
const struct value *fields_get(struct fields *fields, const struct value *table, const char *name,
                               enum presence presence, const char *wanted);

// Typed fields. A missing or wrong one gives "", `otherwise`, false or NULL. A required text is not
// empty.
const char *fields_text(struct fields *fields, const struct value *table, const char *name,
                        enum presence presence);
// The title that every course, lesson and exercise needs: one line without control characters.
const char *fields_title(struct fields *fields, const struct value *table);
double fields_number(struct fields *fields, const struct value *table, const char *name,
                     enum presence presence, double otherwise);
int fields_whole(struct fields *fields, const struct value *table, const char *name,
                 enum presence presence, int otherwise, int least, int most);
bool fields_boolean(struct fields *fields, const struct value *table, const char *name);
const struct value *fields_table(struct fields *fields, const struct value *table, const char *name,
                                 enum presence presence, const char *wanted);
const struct value *fields_function(struct fields *fields, const struct value *table,
                                    const char *name, enum presence presence);

// A list of texts, in the arena; NULL and 0 where it is missing.
const char **fields_texts(struct fields *fields, const struct value *table, const char *name,
                          enum presence presence, struct arena *arena, size_t *n);

// The text of a value that is a string without NUL; `what` names it in the mistake.
const char *fields_value_text(struct fields *fields, const struct value *value, const char *what);

#endif
