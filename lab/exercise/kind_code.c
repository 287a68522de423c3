// SPDX-License-Identifier: MIT
// Exercises whose answer is a Lua program that defines a function.
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "lab/exercise/reading.h"

static void read_entry(struct reading *reading) {
    const char *entry = fields_text(&reading->fields, reading->table, "entry", REQUIRED);
    bool name = *entry && !isdigit((unsigned char)*entry);
    for (const char *c = entry; *c; c++)
        name = name && (isalnum((unsigned char)*c) || *c == '_');
    if (!name && reading->fields.status == STATUS_OK)
        fields_wrong(&reading->fields, value_field(reading->table, "entry")->line,
                     "entry \"%s\" is no name of a Lua function", entry);
    reading->exercise->entry = entry;
}

static int text_line(struct reading *reading, const char *name) {
    const struct value *value = value_field(reading->table, name);
    return value ? script_text_line(reading->source, reading->size, value) : 0;
}

// The author's own reference as program text: defined here, so that its mistakes are seen at once.
static void define_reference(struct reading *reading, const struct value *text) {
    struct exercise *exercise = reading->exercise;
    const char *program = fields_value_text(&reading->fields, text, "reference");
    if (reading->fields.status != STATUS_OK) return;
    reading->fields.status =
        script_define_with(reading->script, exercise->path, text_line(reading, "given"),
                           exercise->given, text_line(reading, "reference"), program,
                           exercise->entry, &exercise->reference, reading->fields.err);
}

static void read_reference(struct reading *reading) {
    const struct value *reference = fields_get(&reading->fields, reading->table, "reference",
                                               REQUIRED, "ref.name, a function or program text");
    if (!reference || reading->fields.status != STATUS_OK) return;
    if (reference->kind == VALUE_STRING) {
        define_reference(reading, reference);
    } else if (reference->kind == VALUE_REFERENCE || reference->kind == VALUE_FUNCTION) {
        reading->exercise->reference = *reference;
    } else {
        fields_wrong(&reading->fields, reference->line,
                     "reference: ref.name, a function or program text is wanted, not %s",
                     value_kind_name(reference->kind));
    }
}

static void read_alternatives(struct reading *reading) {
    struct exercise *exercise = reading->exercise;
    exercise->alternatives.at = fields_texts(&reading->fields, reading->table, "alternatives",
                                             OPTIONAL, &exercise->arena, &exercise->alternatives.n);
    const struct value *list = value_field(reading->table, "alternatives");
    for (size_t i = 0; i < exercise->alternatives.n && reading->fields.status == STATUS_OK; i++) {
        char what[64];
        snprintf(what, sizeof what, "item %zu of alternatives", i + 1);
        check_program(reading, &list->table.items[i], what);
    }
}

void read_program_fields(struct reading *reading) {
    struct exercise *exercise = reading->exercise;
    read_entry(reading);
    read_tolerance(reading);
    const char *given = read_program(reading, reading->table, "given", OPTIONAL);
    exercise->given = given ? given : "";
    read_reference(reading);
    exercise->solution =
        read_program(reading, reading->table, "solution", unless_stripped(reading));
    read_alternatives(reading);
    read_cases(reading);
}

static void read_wrong_program(struct reading *reading, const struct value *table,
                               struct exercise_mistake *mistake) {
    mistake->code = read_program(reading, table, "code", REQUIRED);
}

void read_code(struct reading *reading) {
    read_common(reading);
    reading->exercise->starter = fields_text(&reading->fields, reading->table, "starter", REQUIRED);
    read_program_fields(reading);
    read_mistakes(reading, read_wrong_program);
}
