// SPDX-License-Identifier: MIT
// Program texts in a course file: they must compile, and where they do not, the mistake has its own
// line of the file.
#include <string.h>

#include "lab/exercise/reading.h"

const char *check_program(struct reading *reading, const struct value *text, const char *what) {
    const char *program = fields_value_text(&reading->fields, text, what);
    const char *path = reading->exercise->path;
    if (reading->fields.status != STATUS_OK) return NULL;
    if (script_compile(reading->script, path, text->line, program, NULL) == STATUS_OK)
        return program;
    int line =
        reading->source ? script_text_line(reading->source, reading->size, text) : text->line;
    reading->fields.status =
        script_compile(reading->script, path, line, program, reading->fields.err);
    return NULL;
}

const char *read_program(struct reading *reading, const struct value *table, const char *name,
                         enum presence presence) {
    const struct value *text = fields_get(&reading->fields, table, name, presence, "program text");
    return text ? check_program(reading, text, name) : NULL;
}
