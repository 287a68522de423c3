// SPDX-License-Identifier: MIT
// Exercises whose answer is an order of steps.
#include <string.h>

#include "kernels/random/generator.h"
#include "lab/exercise/reading.h"

// A list of the positions 1..n, each once, and not in their own order.
static void read_wrong_order(struct reading *reading, const struct value *table,
                             struct exercise_mistake *mistake) {
    struct exercise *exercise = reading->exercise;
    struct fields *fields = &reading->fields;
    const struct value *list =
        fields_table(fields, table, "order", REQUIRED, "a list of positions such as { 2, 1, 3 }");
    size_t n = exercise->steps.n;
    if (!list || fields->status != STATUS_OK) return;
    if (list->table.n != n || list->table.n_fields) {
        fields_wrong(fields, list->line, "order has %zu positions and there are %zu steps",
                     list->table.n, n);
        return;
    }
    bool *seen = arena_alloc(&exercise->arena, n * sizeof *seen), right = true;
    mistake->order = arena_alloc(&exercise->arena, n * sizeof *mistake->order);
    for (size_t i = 0; i < n; i++) {
        const struct value *item = &list->table.items[i];
        double position = value_number(item);
        if (!(position >= 1 && position <= (double)n) || position != (double)(size_t)position ||
            seen[(size_t)position - 1]) {
            fields_wrong(fields, item->line, "order holds each position from 1 to %zu once", n);
            return;
        }
        seen[(size_t)position - 1] = true;
        mistake->order[i] = (int)position;
        right = right && position == (double)i + 1;
    }
    if (right) fields_wrong(fields, list->line, "this order is the right one, not a mistake");
}

// Steps are answered by their texts, so no two may be alike.
static void check_steps(struct reading *reading) {
    const struct text_list *steps = &reading->exercise->steps;
    const struct value *list = value_field(reading->table, "steps");
    if (reading->fields.status != STATUS_OK) return;
    if (steps->n < 2) fields_wrong(&reading->fields, list->line, "steps: at least 2 are wanted");
    for (size_t i = 0; i < steps->n; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(steps->at[i], steps->at[j]) == 0)
                fields_wrong(&reading->fields, list->table.items[i].line,
                             "step %zu is the same as step %zu", i + 1, j + 1);
}

void read_order(struct reading *reading) {
    struct exercise *exercise = reading->exercise;
    read_common(reading);
    exercise->steps.at = fields_texts(&reading->fields, reading->table, "steps", REQUIRED,
                                      &exercise->arena, &exercise->steps.n);
    check_steps(reading);
    if (reading->fields.status == STATUS_OK) read_mistakes(reading, read_wrong_order);
}

void exercise_shuffle(const struct exercise *exercise, uint64_t seed, int *order) {
    struct generator generator;
    size_t n = exercise->steps.n;
    bool right = true;
    generator_init_default(&generator, seed);
    while (right) {
        for (size_t i = 0; i < n; i++)
            order[i] = (int)i;
        for (size_t i = n; i-- > 1;) { // Fisher and Yates 1938
            int64_t j;
            generator_integer_within(&generator, 0, (int64_t)i, &j);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        right = n > 1;
        for (size_t i = 0; i < n; i++)
            right = right && order[i] == (int)i;
    }
}
