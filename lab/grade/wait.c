// SPDX-License-Identifier: MIT
// Grading for callers that wait: the same state machine, run to its end.
#include "lab/grade/grading.h"

static void keep_result(void *owner, struct exercise_result *result) {
    *(struct exercise_result **)owner = result;
}

// Waiting happens on a loop of its own: whoever waits may himself be called from the grader's loop,
// which must not be stepped inside a step.
struct waiting {
    struct grader *grader;
    struct loop *usual;
    struct exercise_result *result;
};

static void waiting_begin(struct waiting *waiting, struct grader *grader) {
    *waiting = (struct waiting) { .grader = grader, .usual = grader->loop };
    grader->loop = loop_new();
}

static struct exercise_result *waiting_end(struct waiting *waiting) {
    struct grader *grader = waiting->grader;
    while (!waiting->result)
        loop_step(grader->loop, -1);
    loop_free(grader->loop);
    grader->loop = waiting->usual;
    return waiting->result;
}

struct exercise_result *grade_answer(struct grader *grader, const struct exercise *exercise,
                                     const struct answer *answer, struct arena *arena) {
    struct waiting waiting;
    waiting_begin(&waiting, grader);
    grading_start(grader, exercise, answer, arena, keep_result, &waiting.result);
    return waiting_end(&waiting);
}

static bool needs_runner(const struct exercise *exercise, const struct value *value) {
    const struct value *program = value_field(value, "program");
    return exercise->kind == EXERCISE_BUG && exercise->entry && program &&
           program->kind == VALUE_STRING;
}

struct exercise_result *grade_value(struct grader *grader, const struct exercise *exercise,
                                    const struct value *answer, const struct value *variables,
                                    struct arena *arena) {
    struct waiting waiting;
    struct answer none = { .file = "" };
    waiting_begin(&waiting, grader);
    struct grading *grading =
        grading_new(grader, exercise, &none, arena, keep_result, &waiting.result);
    grading->variables = variables;
    if (!needs_runner(exercise, answer) || grading_may_run(grading))
        grading_take_value(grading, answer);
    return waiting_end(&waiting);
}
