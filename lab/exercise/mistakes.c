// SPDX-License-Identifier: MIT
// The known mistakes of an exercise.
#include "lab/exercise/reading.h"

enum { MISTAKE_FIELDS = 5 };

static void read_one(struct reading *reading, const struct value *table, read_mistake *one,
                     struct exercise_mistake *mistake) {
    const struct kind *kind = &exercise_kinds[reading->exercise->kind];
    const char *known[MISTAKE_FIELDS] = { "says" };
    for (size_t i = 1; i < MISTAKE_FIELDS; i++)
        known[i] = kind->mistake_fields[i - 1];
    *mistake = (struct exercise_mistake) { .says = "", .line = table->line };
    if (table->kind != VALUE_TABLE) {
        fields_wrong(&reading->fields, table->line,
                     "a mistake is a table { %s = …, says = \"…\" }, not %s", known[1],
                     value_kind_name(table->kind));
        return;
    }
    fields_known(&reading->fields, table, "a mistake", known, MISTAKE_FIELDS, 0);
    one(reading, table, mistake);
    mistake->says = read_markdown(reading, table, "says", REQUIRED);
}

void read_mistakes(struct reading *reading, read_mistake *one) {
    struct exercise *exercise = reading->exercise;
    const struct value *list =
        fields_table(&reading->fields, reading->table, "mistakes", OPTIONAL, "a list of mistakes");
    if (!list) return;
    fields_known(&reading->fields, list, "mistakes", NULL, 0, list->table.n);
    exercise->mistakes = arena_alloc(&exercise->arena, list->table.n * sizeof *exercise->mistakes);
    exercise->n_mistakes = list->table.n;
    for (size_t i = 0; i < list->table.n && reading->fields.status == STATUS_OK; i++)
        read_one(reading, &list->table.items[i], one, &exercise->mistakes[i]);
}
