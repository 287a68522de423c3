// SPDX-License-Identifier: MIT
// Every number exercise of the course is a family: practice draws other numbers, whose answer
// passes and whose mistakes are told.
#include "tests/check.h"
#include "tests/content/findings.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/check/check.h"

enum { DRAWS = 40, DISTINCT_LEAST = 3 };

static struct script *script;
static struct course course;
static struct loop *loop;
static struct grader *grader;

static int begin(void **state) {
    (void)state;
    struct error err;
    script = script_new();
    loop = loop_new();
    grader = grader_new(loop, script, &(struct grade_options) { 0 });
    if (course_open(&course, script, ".", &err) == STATUS_OK) return 0;
    fprintf(stderr, "%s\n", err.text);
    return -1;
}

static int end(void **state) {
    (void)state;
    grader_free(grader);
    loop_free(loop);
    course_release(&course);
    script_free(script);
    return 0;
}

static void each_number(void (*look)(const struct exercise *exercise)) {
    wrong = 0;
    for (size_t i = 0; i < course.n_exercises; i++) {
        struct exercise exercise;
        if (exercise_load(&exercise, script, course.exercises[i].path, NULL) != STATUS_OK)
            continue; // told by the course's own check
        if (exercise.kind == EXERCISE_NUMBER) look(&exercise);
        exercise_release(&exercise);
    }
    assert_int_equal(wrong, 0);
}

static bool draw(const struct exercise *exercise, uint64_t seed, struct arena *arena,
                 struct value *variables) {
    struct error err;
    if (exercise_draw(exercise, script, seed, arena, variables, &err) == STATUS_OK) return true;
    finding("%s", err.text);
    return false;
}

static void count_tasks(const struct exercise *exercise) {
    const char *tasks[DRAWS];
    struct arena arena = { 0 };
    size_t n = 0;
    if (exercise->draw.kind == VALUE_NIL) {
        finding("%s is no family: practice shows one number for ever", exercise->id);
        return;
    }
    for (uint64_t seed = 0; seed < DRAWS; seed++) {
        struct value variables;
        if (!draw(exercise, seed, &arena, &variables)) break;
        const char *task = exercise_text(exercise, exercise->task, &variables, &arena);
        bool seen = false;
        for (size_t i = 0; i < n && !seen; i++)
            seen = strcmp(tasks[i], task) == 0;
        if (!seen) tasks[n++] = task;
    }
    if (n < DISTINCT_LEAST)
        finding("%s: %d draws give %zu different tasks", exercise->id, DRAWS, n);
    arena_release(&arena);
}

static void every_number_exercise_draws_other_numbers(void **state) {
    (void)state;
    each_number(count_tasks);
}

static struct exercise_result *grade_number(const struct exercise *exercise, double number,
                                            const struct value *variables, struct arena *arena) {
    struct value value = value_of_number(number);
    return grade_value(grader, exercise, &value, variables, arena);
}

static void grade_draws(const struct exercise *exercise) {
    if (exercise->draw.kind == VALUE_NIL) return;
    for (uint64_t seed = 100; seed < 110; seed++) {
        struct arena arena = { 0 };
        struct value variables;
        double number;
        if (draw(exercise, seed, &arena, &variables) &&
            exercise_answer(exercise, script, &variables, &number, NULL) == STATUS_OK) {
            if (grade_number(exercise, number, &variables, &arena)->verdict != VERDICT_PASS)
                finding("%s: its own answer %g does not pass at draw %d", exercise->id, number,
                        (int)seed);
            for (size_t i = 0; i < exercise->n_mistakes; i++) {
                if (exercise_mistake_value(exercise, script, i, &variables, &number, NULL) !=
                        STATUS_OK ||
                    !isfinite(number))
                    continue;
                struct exercise_result *result = grade_number(exercise, number, &variables, &arena);
                if (result->verdict == VERDICT_PASS || !result->mistake)
                    finding("%s: mistake %zu is not told at draw %d", exercise->id, i + 1,
                            (int)seed);
            }
        }
        arena_release(&arena);
    }
}

static void answers_of_draws_pass_and_their_mistakes_are_told(void **state) {
    (void)state;
    each_number(grade_draws);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_exercise_draws_other_numbers),
        cmocka_unit_test(answers_of_draws_pass_and_their_mistakes_are_told),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
