// SPDX-License-Identifier: MIT
// The answers that an exercise itself knows, right and wrong, written as learners hand them in.
#include <string.h>

#include "lab/check/subject.h"
#include "lab/exercise/solution.h"

static const char *keep(struct subject *subject, struct strbuf *text) {
    const char *kept = arena_strdup(&subject->arena, strbuf_text(text));
    strbuf_release(text);
    return kept;
}

static const char *number_answer(struct subject *subject, double number) {
    struct strbuf text = { 0 };
    answer_of_number(number, &text);
    return keep(subject, &text);
}

// The steps in an order of positions from 1.
static const char *ordered_steps(struct subject *subject, const int *order) {
    const struct exercise *exercise = &subject->exercise;
    struct strbuf text = { 0 };
    strbuf_puts(&text, "return {");
    for (size_t i = 0; i < exercise->steps.n; i++) {
        lua_text(&text, exercise->steps.at[(size_t)order[i] - 1]);
        strbuf_puts(&text, ", ");
    }
    strbuf_puts(&text, "}");
    return keep(subject, &text);
}

const char *program_answer(struct subject *subject, const char *program) {
    struct strbuf text = { 0 };
    answer_of_program(&subject->exercise, program, &text);
    return keep(subject, &text);
}

const char *right_answer(struct subject *subject) {
    const struct exercise *exercise = &subject->exercise;
    struct strbuf text = { 0 };
    struct error err;
    if (exercise_solution(exercise, subject->checker->script, &text, &err) == STATUS_OK)
        return keep(subject, &text);
    findings_add_error(subject->checker->findings, exercise->path, &err);
    strbuf_release(&text);
    return NULL;
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
