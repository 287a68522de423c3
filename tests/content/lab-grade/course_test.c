// SPDX-License-Identifier: MIT
// The course that ships: every lesson lays out, every figure draws at its default and at both ends
// of every slider, every right answer passes, and every known mistake fails with its own sentence.
#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/course/course.h"
#include "lab/exercise/exercise.h"
#include "lab/exercise/starter.h"
#include "lab/grade/grade.h"
#include "lab/script/live_figure.h"

static struct script *script;
static struct course course;
static struct loop *loop;
static struct grader *grader;
static int wrong; // findings of the running test; each is printed

__attribute__((format(printf, 1, 2))) static void finding(const char *format, ...) {
    va_list args;
    va_start(args, format);
    fputs("  ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    wrong++;
}

static int open_course(void **state) {
    (void)state;
    struct error err;
    static char runner[4096];
    const char *build = getenv("BITLAB_BUILD");
    snprintf(runner, sizeof runner, "%s/bitlab-runner", build ? build : "build");
    script = script_new();
    loop = loop_new();
    grader = grader_new(
        loop, script,
        &(struct grade_options) { .course_hash = "content", .runner = runner, .timeout_s = 20 });
    if (course_open(&course, script, ".", &err) == STATUS_OK) return 0;
    fprintf(stderr, "%s\n", err.text);
    return -1;
}

static int close_course(void **state) {
    (void)state;
    grader_free(grader);
    course_release(&course);
    script_free(script);
    loop_free(loop);
    return 0;
}

static void draw_at(struct live_figure *live, const size_t *indices, const char *lesson) {
    struct figure figure;
    struct error err;
    if (live_figure_draw(live, indices, &figure, &err) != STATUS_OK) {
        finding("%s/%s: %s", lesson, live->name, err.text);
        return;
    }
    struct strbuf words = { 0 };
    struct grid grid;
    grid_init(&grid, 24, 80);
    figure_describe(&figure, &words);
    figure_draw(&figure, &grid, 0, 0, 24, 80, &(struct figure_look) { GLYPHS_BRAILLE, true, true });
    if (figure.n_series == 0) finding("%s/%s draws nothing", lesson, live->name);
    if (words.size < 20) finding("%s/%s has no words", lesson, live->name);
    grid_release(&grid);
    strbuf_release(&words);
    figure_release(&figure);
}

static void draw_ends(const struct lesson *lesson, const struct lesson_block *block) {
    struct live_figure *live;
    struct error err;
    if (live_figure_load(script, lesson->path, block->line, block->name, block->text, &live,
                         &err) != STATUS_OK) {
        finding("%s", err.text);
        return;
    }
    size_t *indices = xcalloc(live->n_sliders, sizeof *indices);
    for (size_t i = 0; i < live->n_sliders; i++)
        indices[i] = live->sliders[i].start;
    draw_at(live, indices, lesson->path);
    for (size_t i = 0; i < live->n_sliders; i++) {
        indices[i] = 0;
        draw_at(live, indices, lesson->path);
        indices[i] = live->sliders[i].n - 1;
        draw_at(live, indices, lesson->path);
        indices[i] = live->sliders[i].start;
    }
    // A walk through random states of all sliders.
    srand(7);
    for (int step = 0; step < 40; step++) {
        for (size_t i = 0; i < live->n_sliders; i++)
            indices[i] = (size_t)rand() % live->sliders[i].n;
        draw_at(live, indices, lesson->path);
    }
    if (!live->notice[0]) finding("%s/%s does not say what to notice", lesson->path, live->name);
    if (!live->predict[0]) finding("%s/%s asks for no prediction", lesson->path, live->name);
    free(indices);
    live_figure_free(live);
}

static void load_quiz(const struct lesson *lesson, const struct lesson_block *block,
                      const char *id) {
    struct exercise *quizzes;
    struct error err;
    size_t n;
    if (quiz_load(&quizzes, &n, script, lesson->path, block->line, block->text, id, &err) !=
        STATUS_OK) {
        finding("%s", err.text);
        return;
    }
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < quizzes[i].n_options; k++)
            if (!quizzes[i].options[k].correct && !quizzes[i].options[k].says[0])
                finding("%s: option %s of a quick check has no feedback", lesson->path,
                        quizzes[i].options[k].id);
    quiz_free(quizzes, n);
}

static void every_lesson_lays_out_and_every_figure_draws(void **state) {
    (void)state;
    wrong = 0;
    for (size_t i = 0; i < course.n_lessons; i++) {
        struct lesson lesson;
        struct error err;
        size_t figures = 0;
        if (course_read_lesson(&course, course.lessons[i], &lesson, &err) != STATUS_OK) {
            finding("%s", err.text);
            continue;
        }
        struct page page;
        page_lay_out(&page, &lesson, &(struct page_options) { .cols = 72 });
        if (page.grid.rows < 40) finding("%s is short: %d rows", lesson.path, page.grid.rows);
        page_release(&page);
        for (size_t b = 0; b < lesson.n; b++) {
            const struct lesson_block *block = &lesson.blocks[b];
            if (block->kind == BLOCK_FIGURE) draw_ends(&lesson, block), figures++;
            if (block->kind == BLOCK_QUIZ) load_quiz(&lesson, block, course.lessons[i]->id);
            if (block->kind == BLOCK_EXERCISE && !course_find_exercise(&course, block->name))
                finding("%s:%d: there is no exercise '%s'", lesson.path, block->line, block->name);
        }
        if (figures == 0) finding("%s has no figure", lesson.path);
        lesson_release(&lesson);
    }
    assert_int_equal(wrong, 0);
}

static void every_exercise_stands_in_its_lesson_and_is_complete(void **state) {
    (void)state;
    wrong = 0;
    for (size_t i = 0; i < course.n_exercises; i++) {
        struct exercise exercise;
        struct error err;
        struct arena arena = { 0 };
        struct text_list ids = { 0 };
        if (exercise_load(&exercise, script, course.exercises[i].path, &err) != STATUS_OK) {
            finding("%s", err.text);
            continue;
        }
        const struct course_lesson *lesson = course_find_lesson(&course, exercise.lesson);
        bool placed = false;
        if (lesson) course_lesson_exercises(&course, lesson, &arena, &ids, NULL);
        for (size_t k = 0; k < ids.n; k++)
            placed |= strcmp(ids.at[k], exercise.id) == 0;
        if (!placed) finding("%s is not placed in its lesson '%s'", exercise.id, exercise.lesson);
        if (exercise.hints.n < 3) finding("%s has fewer than three hints", exercise.id);
        if (!exercise.why[0]) finding("%s does not say why", exercise.id);
        if (!exercise.map[0]) finding("%s has no map", exercise.id);
        arena_release(&arena);
        exercise_release(&exercise);
    }
    assert_int_equal(wrong, 0);
}

static struct exercise_result *grade_text(const struct exercise *exercise, const char *text,
                                          struct arena *arena) {
    struct answer answer = { .file = exercise->id, .bytes = text, .size = strlen(text) };
    return grade_answer(grader, exercise, &answer, arena);
}

static void expect_pass(const struct exercise *exercise, const char *text, const char *what,
                        struct arena *arena) {
    struct exercise_result *result = grade_text(exercise, text, arena);
    if (result->verdict == VERDICT_PASS) return;
    const char *why = result->message;
    for (size_t i = 0; i < result->n_tests; i++)
        if (result->tests[i].verdict != VERDICT_PASS && !why[0]) why = result->tests[i].message;
    finding("%s: the %s gets '%s': %s", exercise->id, what, verdict_name(result->verdict), why);
}

static void expect_mistake(const struct exercise *exercise, size_t i, const char *text,
                           struct arena *arena) {
    struct exercise_result *result = grade_text(exercise, text, arena);
    const char *says = exercise_text(exercise, exercise->mistakes[i].says, NULL, arena);
    if (result->verdict == VERDICT_PASS)
        finding("%s:%d: the mistake passes", exercise->path, exercise->mistakes[i].line);
    else if (!result->mistake)
        finding("%s:%d: the mistake is not recognized (%s)", exercise->path,
                exercise->mistakes[i].line, verdict_name(result->verdict));
    else if (strcmp(result->mistake, says) != 0)
        finding("%s:%d: the mistake is taken for: %s", exercise->path, exercise->mistakes[i].line,
                result->mistake);
}

static void grade_code(const struct exercise *exercise, struct arena *arena) {
    expect_pass(exercise, exercise->solution, "solution", arena);
    for (size_t i = 0; i < exercise->alternatives.n; i++)
        expect_pass(exercise, exercise->alternatives.at[i], "alternative", arena);
    for (size_t i = 0; i < exercise->n_mistakes; i++)
        if (exercise->mistakes[i].code)
            expect_mistake(exercise, i, exercise->mistakes[i].code, arena);
    if (grade_text(exercise, exercise->starter, arena)->verdict == VERDICT_PASS)
        finding("%s: the starter passes", exercise->id);
}

static void grade_number(const struct exercise *exercise, struct arena *arena) {
    double value;
    struct error err;
    if (exercise_answer(exercise, script, NULL, &value, &err) != STATUS_OK) {
        finding("%s", err.text);
        return;
    }
    expect_pass(exercise, arena_printf(arena, "return %.17g", value), "answer", arena);
    for (size_t i = 0; i < exercise->n_mistakes; i++) {
        if (exercise_mistake_value(exercise, script, i, NULL, &value, &err) != STATUS_OK)
            finding("%s", err.text);
        else
            expect_mistake(exercise, i, arena_printf(arena, "return %.17g", value), arena);
    }
}

static const char *letters(const struct exercise *exercise, struct arena *arena) {
    struct strbuf text = { 0 };
    strbuf_puts(&text, "return {");
    for (size_t i = 0; i < exercise->n_options; i++)
        if (exercise->options[i].correct) strbuf_printf(&text, " '%s',", exercise->options[i].id);
    strbuf_puts(&text, " }");
    const char *kept = arena_strdup(arena, strbuf_text(&text));
    strbuf_release(&text);
    return kept;
}

static void grade_options(const struct exercise *exercise, struct arena *arena) {
    expect_pass(exercise, letters(exercise, arena), "right options", arena);
    for (size_t i = 0; i < exercise->n_options; i++) {
        const struct exercise_option *option = &exercise->options[i];
        if (option->correct) continue;
        struct exercise_result *result =
            grade_text(exercise, arena_printf(arena, "return { '%s' }", option->id), arena);
        if (result->verdict == VERDICT_PASS)
            finding("%s: the wrong option %s passes", exercise->id, option->id);
        if (!result->mistake || strcmp(result->mistake, option->says) != 0)
            finding("%s: option %s does not get its own sentence", exercise->id, option->id);
    }
}

static const char *steps(const struct exercise *exercise, const int *order, struct arena *arena) {
    struct strbuf text = { 0 };
    strbuf_puts(&text, "return {");
    for (size_t i = 0; i < exercise->steps.n; i++) {
        const char *step = exercise->steps.at[order ? (size_t)order[i] - 1 : i];
        struct value value = { .kind = VALUE_STRING, .string = { step, strlen(step) } };
        value_print(&value, &text, 0);
        strbuf_puts(&text, ", ");
    }
    strbuf_puts(&text, "}");
    const char *kept = arena_strdup(arena, strbuf_text(&text));
    strbuf_release(&text);
    return kept;
}

static void grade_order(const struct exercise *exercise, struct arena *arena) {
    expect_pass(exercise, steps(exercise, NULL, arena), "right order", arena);
    for (size_t i = 0; i < exercise->n_mistakes; i++)
        expect_mistake(exercise, i, steps(exercise, exercise->mistakes[i].order, arena), arena);
}

static void grade_bug(const struct exercise *exercise, struct arena *arena) {
    const char *right = exercise->entry
                            ? arena_printf(arena, "return { line = %d, program = [==[\n%s]==] }",
                                           exercise->bug_line, exercise->solution)
                            : arena_printf(arena, "return %d", exercise->bug_line);
    expect_pass(exercise, right, "right line", arena);
    for (size_t i = 0; i < exercise->n_mistakes; i++) {
        const struct exercise_mistake *mistake = &exercise->mistakes[i];
        if (mistake->wrong_line)
            expect_mistake(exercise, i, arena_printf(arena, "return %d", mistake->wrong_line),
                           arena);
        if (mistake->code)
            expect_mistake(exercise, i,
                           arena_printf(arena, "return { line = %d, program = [==[\n%s]==] }",
                                        exercise->bug_line, mistake->code),
                           arena);
    }
}

static void (*const graders[EXERCISE_KINDS])(const struct exercise *exercise,
                                             struct arena *arena) = {
    [EXERCISE_CODE] = grade_code,      [EXERCISE_NUMBER] = grade_number,
    [EXERCISE_CHOICE] = grade_options, [EXERCISE_ORDER] = grade_order,
    [EXERCISE_BUG] = grade_bug,        [EXERCISE_CHECKLIST] = grade_options,
};

static void right_answers_pass_and_mistakes_are_named(void **state) {
    (void)state;
    wrong = 0;
    for (size_t i = 0; i < course.n_exercises; i++) {
        struct exercise exercise;
        struct arena arena = { 0 };
        struct strbuf starter = { 0 };
        if (exercise_load(&exercise, script, course.exercises[i].path, NULL) != STATUS_OK)
            continue; // told above
        graders[exercise.kind](&exercise, &arena);
        exercise_starter(&exercise, &starter);
        if (grade_text(&exercise, strbuf_text(&starter), &arena)->verdict == VERDICT_PASS)
            finding("%s: what `start` writes passes as it is", exercise.id);
        strbuf_release(&starter);
        arena_release(&arena);
        exercise_release(&exercise);
    }
    assert_int_equal(wrong, 0);
}

static void families_hold_on_a_hundred_draws(void **state) {
    (void)state;
    wrong = 0;
    for (size_t i = 0; i < course.n_exercises; i++) {
        struct exercise exercise;
        struct error err;
        if (exercise_load(&exercise, script, course.exercises[i].path, NULL) != STATUS_OK) continue;
        for (uint64_t seed = 0; exercise.draw.kind == VALUE_FUNCTION && seed < 100; seed++) {
            struct arena arena = { 0 };
            struct value variables;
            double answer, other;
            if (exercise_draw(&exercise, script, seed, &arena, &variables, &err) != STATUS_OK ||
                exercise_answer(&exercise, script, &variables, &answer, &err) != STATUS_OK) {
                finding("%s", err.text);
                arena_release(&arena);
                break;
            }
            for (size_t m = 0; m < exercise.n_mistakes; m++) {
                if (exercise_mistake_value(&exercise, script, m, &variables, &other, &err) !=
                    STATUS_OK)
                    finding("%s", err.text);
                struct value value = value_of_number(other);
                struct exercise_result *result =
                    grade_value(grader, &exercise, &value, &variables, &arena);
                if (result->verdict == VERDICT_PASS)
                    finding("%s:%d: at a draw (seed %d) the mistake %g passes for %g",
                            exercise.path, exercise.mistakes[m].line, (int)seed, other, answer);
            }
            arena_release(&arena);
        }
        exercise_release(&exercise);
    }
    assert_int_equal(wrong, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_lesson_lays_out_and_every_figure_draws),
        cmocka_unit_test(every_exercise_stands_in_its_lesson_and_is_complete),
        cmocka_unit_test(right_answers_pass_and_mistakes_are_named),
        cmocka_unit_test(families_hold_on_a_hundred_draws),
    };
    return cmocka_run_group_tests(tests, open_course, close_course);
}
