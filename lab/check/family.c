// SPDX-License-Identifier: MIT
// A family of number exercises on a hundred draws: the answer is a number, and no wrong answer is
// taken for it.
#include <math.h>
#include <string.h>

#include "lab/check/subject.h"
#include "lab/grade/compare.h"

enum { DRAWS = 100 };

struct draws {
    struct subject *subject;
    bool *told; // for each mistake, and at the end for the answer: one finding is enough
};

static const char *print_variables(const struct value *variables, struct arena *arena) {
    struct strbuf text = { 0 };
    value_print(variables, &text, 80);
    const char *kept = arena_strdup(arena, strbuf_text(&text));
    strbuf_release(&text);
    return kept;
}

static void check_wrong_value(struct draws *draws, size_t i, double answer,
                              const struct value *variables, struct arena *arena) {
    struct subject *subject = draws->subject;
    const struct exercise *exercise = &subject->exercise;
    double wrong;
    struct error err;
    if (draws->told[i]) return;
    if (exercise_mistake_value(exercise, subject->checker->script, i, variables, &wrong, &err) !=
        STATUS_OK) {
        findings_add_error(subject->checker->findings, exercise->path, &err);
        draws->told[i] = true;
        return;
    }
    struct value expected = value_of_number(answer), value = value_of_number(wrong);
    if (!numbers_equal(&expected, &value, &exercise->tolerance)) return;
    draws->told[i] = true;
    subject_error(subject, exercise->mistakes[i].line,
                  "at the draw %s the known mistake (%.6g) is accepted as the answer (%.6g): draw "
                  "other values or drop the mistake",
                  print_variables(variables, arena), wrong, answer);
}

// False where drawing itself fails, so that one finding is enough.
static bool check_draw(struct draws *draws, uint64_t seed, struct arena *arena) {
    struct subject *subject = draws->subject;
    const struct exercise *exercise = &subject->exercise;
    struct script *script = subject->checker->script;
    struct value variables;
    struct error err;
    double answer;
    if (exercise_draw(exercise, script, seed, arena, &variables, &err) != STATUS_OK ||
        exercise_answer(exercise, script, &variables, &answer, &err) != STATUS_OK) {
        findings_add_error(subject->checker->findings, exercise->path, &err);
        return false;
    }
    if (!isfinite(answer)) {
        subject_error(subject, subject_line(subject, "answer"),
                      "at the draw %s the answer is %g; a finite number is wanted",
                      print_variables(&variables, arena), isnan(answer) ? NAN : answer);
        return false;
    }
    for (size_t i = 0; i < exercise->n_mistakes; i++)
        check_wrong_value(draws, i, answer, &variables, arena);
    return true;
}

void check_family(struct subject *subject) {
    struct draws draws = { .subject = subject };
    draws.told = arena_alloc(&subject->arena, subject->exercise.n_mistakes * sizeof *draws.told);
    bool more = true;
    for (uint64_t seed = 0; more && seed < DRAWS; seed++) {
        struct arena arena = { 0 };
        more = check_draw(&draws, seed, &arena);
        arena_release(&arena);
    }
}
