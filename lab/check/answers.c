// SPDX-License-Identifier: MIT
// The answers that an exercise itself knows, right and wrong, written as learners hand them in.
#include <string.h>

#include "lab/check/subject.h"

static const char *keep(struct subject *subject, struct strbuf *text) {
    const char *kept = arena_strdup(&subject->arena, strbuf_text(text));
    strbuf_release(text);
    return kept;
}

static const char *number_answer(struct subject *subject, double number) {
    struct strbuf text = { 0 };
    if (number != number)
        strbuf_puts(&text, "return 0/0");
    else if (number - number != 0)
        strbuf_puts(&text, number > 0 ? "return math.huge" : "return -math.huge");
    else
        strbuf_printf(&text, "return %.17g", number);
    return keep(subject, &text);
}

static const char *ticked_options(struct subject *subject) {
    const struct exercise *exercise = &subject->exercise;
    struct strbuf text = { 0 };
    strbuf_puts(&text, "return {");
    for (size_t i = 0; i < exercise->n_options; i++)
        if (exercise->options[i].correct) strbuf_printf(&text, " '%s',", exercise->options[i].id);
    strbuf_puts(&text, " }");
    return keep(subject, &text);
}

// The steps in an order of positions from 1; NULL: the right one.
static const char *ordered_steps(struct subject *subject, const int *order) {
    const struct exercise *exercise = &subject->exercise;
    struct strbuf text = { 0 };
    strbuf_puts(&text, "return {");
    for (size_t i = 0; i < exercise->steps.n; i++) {
        lua_text(&text, exercise->steps.at[order ? (size_t)order[i] - 1 : i]);
        strbuf_puts(&text, ", ");
    }
    strbuf_puts(&text, "}");
    return keep(subject, &text);
}

const char *program_answer(struct subject *subject, const char *program) {
    struct strbuf text = { 0 };
    if (subject->exercise.kind != EXERCISE_BUG) return program;
    strbuf_printf(&text, "return { line = %d, program = ", subject->exercise.bug_line);
    lua_text(&text, program);
    strbuf_puts(&text, " }");
    return keep(subject, &text);
}

const char *right_answer(struct subject *subject) {
    const struct exercise *exercise = &subject->exercise;
    double number;
    struct error err;
    switch (exercise->kind) {
    case EXERCISE_NUMBER:
        if (exercise_answer(exercise, subject->checker->script, NULL, &number, &err) == STATUS_OK)
            return number_answer(subject, number);
        findings_add_error(subject->checker->findings, exercise->path, &err);
        return NULL;
    case EXERCISE_CHOICE:
    case EXERCISE_CHECKLIST:
        return ticked_options(subject);
    case EXERCISE_ORDER:
        return ordered_steps(subject, NULL);
    case EXERCISE_BUG:
        if (!exercise->entry) return arena_printf(&subject->arena, "return %d", exercise->bug_line);
        return program_answer(subject, exercise->solution);
    default:
        return exercise->solution;
    }
}

const char *mistake_answer(struct subject *subject, size_t i) {
    const struct exercise *exercise = &subject->exercise;
    const struct exercise_mistake *mistake = &exercise->mistakes[i];
    double number;
    struct error err;
    if (mistake->code) return program_answer(subject, mistake->code);
    if (mistake->order) return ordered_steps(subject, mistake->order);
    if (mistake->wrong_line) return arena_printf(&subject->arena, "return %d", mistake->wrong_line);
    if (exercise_mistake_value(exercise, subject->checker->script, i, NULL, &number, &err) ==
        STATUS_OK)
        return number_answer(subject, number);
    findings_add_error(subject->checker->findings, exercise->path, &err);
    return NULL;
}
