// SPDX-License-Identifier: MIT
// The right answer in words, for a card that was missed.
#include "lab/ui/right_answer.h"

#include "lab/exercise/solution.h"
#include "lab/ui/words_exercise.h"

static void print_number(const struct exercise *exercise, struct script *script,
                         const struct value *variables, struct strbuf *out) {
    struct error ignored = { 0 }; // the grader has told it already
    double answer;
    if (exercise_answer(exercise, script, variables, &answer, &ignored) != STATUS_OK) return;
    strbuf_printf(out, WORDS_ANSWER_IS, answer, *exercise->unit ? " " : "", exercise->unit);
}

static void print_options(const struct exercise *exercise, struct strbuf *out) {
    const char *before = WORDS_RIGHT_LETTERS;
    for (size_t i = 0; i < exercise->n_options; i++) {
        if (!exercise->options[i].correct) continue;
        strbuf_printf(out, "%s%s", before, exercise->options[i].id);
        before = ", ";
    }
    if (*before == ',') strbuf_putc(out, '.');
}

static void print_steps(const struct exercise *exercise, struct strbuf *out) {
    strbuf_puts(out, WORDS_RIGHT_ORDER);
    for (size_t i = 0; i < exercise->steps.n; i++)
        strbuf_printf(out, "\n%zu  %s", i + 1, exercise->steps.at[i]);
}

void right_answer_print(const struct exercise *exercise, struct script *script,
                        const struct value *variables, struct strbuf *out) {
    if (exercise->stripped) return;
    switch (exercise->kind) {
    case EXERCISE_NUMBER:
        print_number(exercise, script, variables, out);
        return;
    case EXERCISE_CHOICE:
    case EXERCISE_CHECKLIST:
        print_options(exercise, out);
        return;
    case EXERCISE_ORDER:
        print_steps(exercise, out);
        return;
    case EXERCISE_BUG:
        strbuf_printf(out, WORDS_WRONG_LINE_IS, exercise->bug_line);
        return;
    default:
        return;
    }
}

enum status solution_print(const struct exercise *exercise, struct script *script,
                           const struct value *variables, struct strbuf *out, struct error *err) {
    right_answer_print(exercise, script, variables, out);
    if (out->size && !exercise->entry) return STATUS_OK;
    if (out->size) strbuf_puts(out, "\n\n");
    if (!exercise->solution) return exercise_solution(exercise, script, out, err);
    strbuf_puts(out, exercise->solution);
    return STATUS_OK;
}
