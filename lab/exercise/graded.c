// SPDX-License-Identifier: MIT
// The hash of an exercise's graded fields: a plain text of them, one line each, digested.
#include "lab/exercise/graded.h"

#include "kernels/reference/reference.h"

static void add_number(struct strbuf *text, const char *name, double number) {
    strbuf_printf(text, "%s %.9g\n", name, number);
}

static void add_value(struct strbuf *text, const struct value *value) {
    switch (value->kind) {
    case VALUE_NUMBER:
        strbuf_printf(text, "%.9g", value->number);
        return;
    case VALUE_TABLE:
        strbuf_putc(text, '{');
        for (size_t i = 0; i < value->table.n; i++) {
            add_value(text, &value->table.items[i]);
            strbuf_putc(text, ',');
        }
        for (size_t i = 0; i < value->table.n_fields; i++) {
            add_value(text, &value->table.fields[i].key);
            strbuf_putc(text, '=');
            add_value(text, &value->table.fields[i].value);
            strbuf_putc(text, ',');
        }
        strbuf_putc(text, '}');
        return;
    case VALUE_FUNCTION:
        strbuf_puts(text, "function");
        return;
    default:
        value_print(value, text, 0);
    }
}

// A case with what the course's own function makes of it; a C reference is known by its name.
static void add_case(struct strbuf *text, const struct exercise *exercise, struct script *script,
                     const struct exercise_case *one) {
    struct arena arena = { 0 };
    struct value expected;
    struct error err = { 0 };
    bool raised = false;
    strbuf_puts(text, one->hidden ? "hidden" : "case");
    for (size_t i = 0; i < one->n_args; i++) {
        strbuf_putc(text, ' ');
        add_value(text, &one->args[i]);
    }
    if (exercise->reference.kind == VALUE_FUNCTION &&
        exercise_expected(exercise, script, one, &arena, &expected, &raised, &err) == STATUS_OK) {
        strbuf_puts(text, raised ? " raises" : " is ");
        if (!raised) add_value(text, &expected);
    }
    strbuf_putc(text, '\n');
    arena_release(&arena);
}

static void add_program(struct strbuf *text, const struct exercise *exercise,
                        struct script *script) {
    if (!exercise->entry) return;
    strbuf_printf(text, "entry %s\ngiven %s\ngenerate %d\n", exercise->entry, exercise->given,
                  exercise->generate_count);
    if (exercise->reference.kind == VALUE_REFERENCE) {
        const struct reference *reference = exercise->reference.reference;
        strbuf_printf(text, "reference %s\n", reference->name);
    }
    for (size_t i = 0; i < exercise->n_cases; i++)
        add_case(text, exercise, script, &exercise->cases[i]);
}

static void add_answer(struct strbuf *text, const struct exercise *exercise,
                       struct script *script) {
    double answer = 0;
    struct error err = { 0 };
    if (exercise->kind != EXERCISE_NUMBER) return;
    if (exercise_answer(exercise, script, NULL, &answer, &err) == STATUS_OK)
        add_number(text, "answer", answer);
    strbuf_printf(text, "unit %s\n", exercise->unit);
}

static void add_lists(struct strbuf *text, const struct exercise *exercise) {
    for (size_t i = 0; i < exercise->n_options; i++)
        strbuf_printf(text, "option %d %s\n", exercise->options[i].correct,
                      exercise->options[i].text);
    for (size_t i = 0; i < exercise->steps.n; i++)
        strbuf_printf(text, "step %s\n", exercise->steps.at[i]);
    strbuf_printf(text, "need %d\n", exercise->need);
}

void exercise_graded_hash(const struct exercise *exercise, struct script *script,
                          char hex[DIGEST_HEX]) {
    struct strbuf text = { 0 };
    strbuf_printf(&text, "%s\n", exercise_kind_name(exercise->kind));
    add_number(&text, "points", exercise->points);
    strbuf_puts(&text, "tolerance ");
    tolerance_print(&exercise->tolerance, &text);
    strbuf_printf(&text, " %d\n", exercise->tolerance.nan_fails);
    add_program(&text, exercise, script);
    add_answer(&text, exercise, script);
    add_lists(&text, exercise);
    if (exercise->kind == EXERCISE_BUG)
        strbuf_printf(&text, "line %d\n%s\n", exercise->bug_line, exercise->program);
    digest_hex(strbuf_text(&text), text.size, hex);
    strbuf_release(&text);
}
