// SPDX-License-Identifier: MIT
// The course that ships passes its own `check` without a warning, keeps the rules of the house that
// `check` does not ask of every course, and can be stripped for learners.
#include "tests/check.h"
#include "tests/content/findings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/check/check.h"
#include "lab/check/strip.h"

static struct script *script;
static struct course course;
static char runner[4096];

static int open_course(void **state) {
    (void)state;
    struct error err;
    const char *build = getenv("BITLAB_BUILD");
    snprintf(runner, sizeof runner, "%s/bitlab-runner", build ? build : "build");
    script = script_new();
    if (course_open(&course, script, ".", &err) == STATUS_OK) return 0;
    fprintf(stderr, "%s\n", err.text);
    return -1;
}

static int close_course(void **state) {
    (void)state;
    course_release(&course);
    script_free(script);
    return 0;
}

static void the_course_passes_its_own_check(void **state) {
    (void)state;
    struct findings findings = { 0 };
    struct checker checker;
    struct check_options options = { .runner = runner, .timeout_s = 20 };
    checker_init(&checker, script, &course, "content", &options, &findings);
    check_course(&checker);
    assert_int_equal(checker.environment.status, STATUS_OK);
    wrong = 0;
    for (size_t i = 0; i < findings.n; i++)
        finding("%s:%d: %s", findings.at[i].file, findings.at[i].line, findings.at[i].text);
    assert_true(checker.files > course.n_lessons + course.n_exercises);
    checker_release(&checker);
    findings_release(&findings);
    assert_int_equal(wrong, 0);
}

static void every_lesson_has_a_figure_and_is_a_page_long(void **state) {
    (void)state;
    wrong = 0;
    for (size_t i = 0; i < course.n_lessons; i++) {
        struct lesson lesson;
        struct page page;
        struct error err;
        size_t figures = 0;
        if (course_read_lesson(&course, course.lessons[i], &lesson, &err) != STATUS_OK) continue;
        page_lay_out(&page, &lesson, &(struct page_options) { .cols = 72 });
        if (page.grid.rows < 40) finding("%s is short: %d rows", lesson.path, page.grid.rows);
        for (size_t b = 0; b < lesson.n; b++)
            figures += lesson.blocks[b].kind == BLOCK_FIGURE;
        if (figures == 0) finding("%s has no figure", lesson.path);
        page_release(&page);
        lesson_release(&lesson);
    }
    assert_int_equal(wrong, 0);
}

static void every_exercise_has_hints_a_why_sources_and_a_map(void **state) {
    (void)state;
    wrong = 0;
    for (size_t i = 0; i < course.n_exercises; i++) {
        struct exercise exercise;
        if (exercise_load(&exercise, script, course.exercises[i].path, NULL) != STATUS_OK)
            continue; // told above
        if (exercise.hints.n < 3) finding("%s has fewer than three hints", exercise.id);
        if (!exercise.map[0]) finding("%s has no map", exercise.id);
        if (!exercise.why[0]) finding("%s has no why", exercise.id);
        if (exercise.sources.n == 0) finding("%s has no sources", exercise.id);
        exercise_release(&exercise);
    }
    assert_int_equal(wrong, 0);
}

// The copy of one exercise loads, and the solution passes its shown cases.
static void strip_one(struct grader *grader, const char *folder, const struct exercise *exercise) {
    struct strbuf text = { 0 };
    struct exercise copy;
    struct error err;
    struct arena arena = { 0 };
    char *name = xprintf("%s.lua", exercise->id), *path = path_join(folder, name);
    if (strip_exercise(exercise, script, &text, &err) != STATUS_OK ||
        file_write(path, strbuf_text(&text), text.size, &err) != STATUS_OK ||
        exercise_load(&copy, script, path, &err) != STATUS_OK) {
        finding("%s", err.text);
    } else {
        if (copy.solution || copy.n_mistakes || copy.alternatives.n || copy.answer.kind ||
            copy.why[0])
            finding("%s: an answer is left in the copy", exercise->id);
        if (exercise->kind == EXERCISE_CODE) {
            struct answer answer = { .file = "solution",
                                     .bytes = exercise->solution,
                                     .size = strlen(exercise->solution) };
            struct exercise_result *result = grade_answer(grader, &copy, &answer, &arena);
            if (result->verdict != VERDICT_PASS)
                finding("%s: the solution gets '%s' in the copy", exercise->id,
                        verdict_name(result->verdict));
        }
        exercise_release(&copy);
    }
    unlink(path);
    free(path);
    free(name);
    arena_release(&arena);
    strbuf_release(&text);
}

static void every_exercise_can_be_stripped_and_still_be_tested(void **state) {
    (void)state;
    char folder[] = "/tmp/bitlab-strip-XXXXXX";
    assert_non_null(mkdtemp(folder));
    struct loop *loop = loop_new();
    struct grader *grader =
        grader_new(loop, script, &(struct grade_options) { .runner = runner, .timeout_s = 20 });
    wrong = 0;
    for (size_t i = 0; i < course.n_exercises; i++) {
        struct exercise exercise;
        if (exercise_load(&exercise, script, course.exercises[i].path, NULL) != STATUS_OK) continue;
        strip_one(grader, folder, &exercise);
        exercise_release(&exercise);
    }
    grader_free(grader);
    loop_free(loop);
    rmdir(folder);
    assert_int_equal(wrong, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_course_passes_its_own_check),
        cmocka_unit_test(every_lesson_has_a_figure_and_is_a_page_long),
        cmocka_unit_test(every_exercise_has_hints_a_why_sources_and_a_map),
        cmocka_unit_test(every_exercise_can_be_stripped_and_still_be_tested),
    };
    return cmocka_run_group_tests(tests, open_course, close_course);
}
