// SPDX-License-Identifier: MIT
// Exercises that are answered by a value: the right one passes, every wrong one is told why.
#include <math.h>
#include <string.h>

#include "lab/check/subject.h"

// Each wrong option alone must fail and be told its own sentence.
static void check_options(struct subject *subject) {
    const struct exercise *exercise = &subject->exercise;
    const char *field = exercise->kind == EXERCISE_CHOICE ? "options" : "items";
    const struct value *list = value_field(&subject->table, field);
    size_t right = 0;
    for (size_t i = 0; i < exercise->n_options; i++) {
        const struct exercise_option *option = &exercise->options[i];
        int line = list->table.items[i].line;
        for (size_t k = 0; k < i; k++)
            if (strcmp(exercise->options[k].text, option->text) == 0)
                subject_error(subject, line, "option %s has the same text as option %s", option->id,
                              exercise->options[k].id);
        right += option->correct;
        if (option->correct) continue;
        struct exercise_result *result = subject_grade(
            subject, exercise, arena_printf(&subject->arena, "return { '%s' }", option->id));
        if (result && result->verdict == VERDICT_PASS)
            subject_error(subject, line, "the wrong option %s passes", option->id);
        if (!option->says[0])
            subject_warning(subject, line,
                            "option %s does not say why it is wrong: add says = \"…\"", option->id);
    }
    if (right == exercise->n_options && right > 1)
        subject_warning(
            subject, subject_line(subject, field),
            "every option is right: who ticks all has learned nothing; add a wrong one");
}

static void warn_without_mistakes(struct subject *subject) {
    if (subject->exercise.n_mistakes == 0)
        subject_warning(subject, subject_line(subject, "kind"),
                        "there are no known mistakes: add the wrong answers that you have seen, "
                        "each with a sentence");
}

static void check_number(struct subject *subject, double answer) {
    if (!isfinite(answer))
        subject_error(subject, subject_line(subject, "answer"),
                      "the answer is %g; a finite number is wanted", isnan(answer) ? NAN : answer);
    if (subject->exercise.tolerance.nan_fails && isnan(answer))
        subject_error(subject, subject_line(subject, "answer"), "no answer can ever be right");
}

void check_values(struct subject *subject) {
    const struct exercise *exercise = &subject->exercise;
    static const char *const fields[EXERCISE_KINDS] = {
        [EXERCISE_NUMBER] = "answer", [EXERCISE_CHOICE] = "options",  [EXERCISE_ORDER] = "steps",
        [EXERCISE_BUG] = "line",      [EXERCISE_CHECKLIST] = "items", [EXERCISE_CODE] = "solution",
    };
    double number;
    const char *text = right_answer(subject);
    if (!text) return;
    if (exercise->kind == EXERCISE_NUMBER &&
        exercise_answer(exercise, subject->checker->script, NULL, &number, NULL) == STATUS_OK)
        check_number(subject, number);
    expect_pass(subject, text, "right answer", subject_line(subject, fields[exercise->kind]));
    if (exercise->kind == EXERCISE_CHOICE || exercise->kind == EXERCISE_CHECKLIST) {
        check_options(subject);
        return;
    }
    for (size_t i = 0; i < exercise->n_mistakes; i++)
        expect_mistake(subject, i);
    warn_without_mistakes(subject);
}
