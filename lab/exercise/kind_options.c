// SPDX-License-Identifier: MIT
// Exercises whose answer is a set of ticks: `choice` and `checklist`.
#include "lab/exercise/reading.h"

enum { OPTIONS_MAX = 26 }; // a … z

static void read_option(struct reading *reading, const struct value *table, const char *mark,
                        size_t i, struct exercise_option *option) {
    const char *known[] = { mark, "says" };
    struct fields *fields = &reading->fields;
    if (table->kind != VALUE_TABLE || table->table.n == 0) {
        fields_wrong(fields, table->line,
                     "an option is a table { \"text\", %s = true, says = \"…\" }", mark);
        return;
    }
    fields_known(fields, table, "an option", known, 2, 1);
    option->id = arena_printf(&reading->exercise->arena, "%c", (char)('a' + i));
    option->text = fields_value_text(fields, &table->table.items[0], "the text of an option");
    option->correct = fields_boolean(fields, table, mark);
    option->says = read_markdown(reading, table, "says", OPTIONAL);
}

size_t read_options(struct reading *reading, const char *name, const char *mark) {
    struct exercise *exercise = reading->exercise;
    const struct value *list =
        fields_table(&reading->fields, reading->table, name, REQUIRED, "a list of { \"text\", … }");
    size_t right = 0;
    if (!list) return 0;
    fields_known(&reading->fields, list, name, NULL, 0, list->table.n);
    if (list->table.n < 2 || list->table.n > OPTIONS_MAX)
        fields_wrong(&reading->fields, list->line, "%s has %zu entries; from 2 to %d are wanted",
                     name, list->table.n, OPTIONS_MAX);
    if (reading->fields.status != STATUS_OK) return 0;
    exercise->options = arena_alloc(&exercise->arena, list->table.n * sizeof *exercise->options);
    exercise->n_options = list->table.n;
    for (size_t i = 0; i < list->table.n; i++) {
        read_option(reading, &list->table.items[i], mark, i, &exercise->options[i]);
        right += exercise->options[i].correct;
    }
    if (right == 0 && !exercise->stripped)
        fields_wrong(&reading->fields, list->line, "%s: none has %s = true", name, mark);
    return right;
}

void read_choice(struct reading *reading) {
    read_common(reading);
    read_options(reading, "options", "correct");
}

void read_checklist(struct reading *reading) {
    read_common(reading);
    int right = (int)read_options(reading, "items", "belongs");
    if (reading->fields.status != STATUS_OK) return;
    if (reading->exercise->stripped) right = (int)reading->exercise->n_options;
    reading->exercise->need =
        fields_whole(&reading->fields, reading->table, "need", OPTIONAL, right, 1, right);
}
