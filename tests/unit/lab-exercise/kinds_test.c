// SPDX-License-Identifier: MIT
// Exercises of every kind as they are read, the shuffling of steps, and the quizzes of lessons.
#include "tests/unit/lab-exercise/exercise_helpers.h"

static void code_keeps_its_programs_and_cases(void **state) {
    struct exercise e = must_read(*state, SMALL "rounding/round-to-step.lua");
    assert_int_equal(e.kind, EXERCISE_CODE);
    assert_string_equal(e.id, "round-to-step");
    assert_string_equal(e.path, SMALL "rounding/round-to-step.lua");
    assert_string_equal(e.lesson, "steps");
    assert_int_equal(e.lesson_line, 2);
    assert_true(e.points == 2);
    assert_string_equal(e.entry, "round_to");
    assert_string_equal(e.given, "HALF = 0.5");
    assert_string_equal(e.starter, "function round_to(x, step)\nend");
    assert_non_null(strstr(e.solution, "rint(x / step)"));
    assert_int_equal(e.alternatives.n, 1);
    assert_int_equal(e.n_cases, 4);
    assert_int_equal(e.cases[0].n_args, 2);
    assert_true(value_number(&e.cases[0].args[0]) == 0.3);
    assert_string_equal(e.cases[0].note, "");
    assert_string_equal(e.cases[1].note, "half steps");
    assert_false(e.cases[1].hidden);
    assert_true(e.cases[2].hidden);
    assert_string_equal(e.cases[2].note, "below zero");
    assert_int_equal(e.cases[2].line, 15);
    assert_int_equal(e.generate_count, 20);
    assert_int_equal(e.n_mistakes, 1);
    assert_non_null(strstr(e.mistakes[0].code, "math.floor"));
    assert_int_equal(e.mistakes[0].line, 30);
    assert_int_equal(e.hints.n, 2);
    assert_string_equal(e.why, "A step is the ruler.");
    assert_true(e.tolerance_stated && e.tolerance.rel == 1e-12 && e.tolerance.abs < 0 &&
                e.tolerance.ulp < 0);
    exercise_release(&e);
}

static void numbers_may_be_families(void **state) {
    struct exercise e = must_read(*state, SMALL "sizes/model-gb.lua");
    struct error err = { 0 };
    double number;
    assert_int_equal(e.kind, EXERCISE_NUMBER);
    assert_string_equal(e.unit, "GB");
    assert_string_equal(e.map, "w0-1");
    assert_int_equal(e.answer.kind, VALUE_FUNCTION);
    assert_int_equal(exercise_answer(&e, *state, NULL, &number, &err), STATUS_OK);
    assert_true(number == 26);
    assert_int_equal(exercise_mistake_value(&e, *state, 0, NULL, &number, &err), STATUS_OK);
    assert_true(number == 13);
    bool seen[71] = { false };
    for (uint64_t seed = 0; seed < 50; seed++) {
        struct arena arena = { 0 };
        struct value variables;
        assert_int_equal(exercise_draw(&e, *state, seed, &arena, &variables, &err), STATUS_OK);
        int params = (int)value_number(value_field(&variables, "params"));
        assert_true(params == 7 || params == 13 || params == 70);
        seen[params] = true;
        assert_int_equal(exercise_answer(&e, *state, &variables, &number, &err), STATUS_OK);
        assert_true(number == 2 * params);
        arena_release(&arena);
    }
    assert_true(seen[7] && seen[13] && seen[70]);
    exercise_release(&e);
}

struct wrong {
    const char *source, *expected;
};

// Mistakes that only calling the family's functions can show.
static void families_that_fail_say_where(void **state) {
    static const struct wrong families[] = {
        { "answer = function(v) return 'x' end, vars = { canonical = { a = 1 }, draw = function() "
          "return { a = 2 } end }",
          "x.lua:2: answer returns a string; a number is wanted" },
        { "answer = function(v)\n return v.b.c end, vars = { canonical = { a = 1 }, draw = "
          "function() return { a = 2 } end }",
          "x.lua:3: attempt to index a nil value (field 'b')" },
        { "answer = 1, vars = { canonical = { a = 1 },\n draw = function() return { b = 2 } end }",
          "x.lua:3: draw does not give the variable a" },
        { "answer = 1, vars = { canonical = { a = 1 },\n draw = function() return { a = 2, b = 2 } "
          "end }",
          "x.lua:3: draw gives b, which canonical does not have" },
        { "answer = 1, vars = { canonical = { a = 1 },\n draw = function() return 5 end }",
          "x.lua:3: draw returns a number; a table of the variables is wanted" },
        { "answer = 1, vars = { canonical = { a = 1 },\n draw = function(rng) return { a = "
          "rng:chice { 1 } } end }",
          "x.lua:3: attempt to call a nil value (method 'chice'); the nearest is choice" },
    };
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        char source[500];
        snprintf(source, sizeof source,
                 "return { kind = 'number', title = 'T', lesson = 'l', task = 't',\n%s }",
                 families[i].source);
        struct exercise e = must_load(*state, source);
        struct error err = { 0 };
        struct arena arena = { 0 };
        struct value variables;
        double number;
        enum status status = exercise_answer(&e, *state, NULL, &number, &err);
        if (status == STATUS_OK) status = exercise_draw(&e, *state, 1, &arena, &variables, &err);
        if (status != STATUS_COURSE || strcmp(err.text, families[i].expected) != 0)
            complain("expected: %s\n     got: %s", families[i].expected, err.text);
        arena_release(&arena);
        exercise_release(&e);
    }
}

static void options_are_named_by_letters(void **state) {
    struct exercise e = must_read(*state, SMALL "sizes/what-quantization-is.lua");
    assert_int_equal(e.kind, EXERCISE_CHOICE);
    assert_int_equal(e.n_options, 3);
    assert_string_equal(e.options[0].id, "a");
    assert_true(e.options[0].correct);
    assert_string_equal(e.options[2].id, "c");
    assert_string_equal(e.options[2].text, "the number of layers");
    assert_string_equal(e.options[2].says, "");
    exercise_release(&e);
    e = must_read(*state, SMALL "sizes/steps-that-lose.lua");
    assert_int_equal(e.kind, EXERCISE_CHECKLIST);
    assert_int_equal(e.need, 2);
    assert_true(e.options[1].correct && !e.options[2].correct);
    exercise_release(&e);
}

static void bugs_have_a_line_and_sometimes_a_repair(void **state) {
    struct exercise e = must_read(*state, SMALL "rounding/find-the-bug.lua");
    assert_int_equal(e.kind, EXERCISE_BUG);
    assert_int_equal(e.bug_line, 2);
    assert_null(e.entry);
    assert_string_equal(e.program, "function half(x)\n  return x * 2\nend");
    assert_int_equal(e.mistakes[0].wrong_line, 1);
    exercise_release(&e);
    e = must_read(*state, SMALL "rounding/repair-the-bug.lua");
    assert_string_equal(e.entry, "half");
    assert_int_equal(e.reference.kind, VALUE_FUNCTION); // defined from text
    assert_int_equal(e.n_cases, 2);
    assert_int_equal(e.mistakes[0].wrong_line, 3);
    assert_non_null(e.mistakes[1].code);
    exercise_release(&e);
}

static void steps_are_shuffled_and_never_in_order(void **state) {
    struct exercise e = must_read(*state, SMALL "sizes/pipeline.lua");
    assert_int_equal(e.steps.n, 4);
    assert_int_equal(e.mistakes[0].order[0], 3);
    int first_places[4] = { 0 };
    for (uint64_t seed = 0; seed < 200; seed++) {
        int order[4], again[4], seen = 0;
        exercise_shuffle(&e, seed, order);
        exercise_shuffle(&e, seed, again);
        assert_memory_equal(order, again, sizeof order);
        for (size_t i = 0; i < 4; i++)
            seen |= 1 << order[i];
        assert_int_equal(seen, 15);
        assert_false(order[0] == 0 && order[1] == 1 && order[2] == 2);
        first_places[order[0]]++;
    }
    for (size_t i = 0; i < 4; i++)
        assert_true(first_places[i] > 20);
    exercise_release(&e);
}

static void a_tolerance_is_said_in_words(void **state) {
    static const struct {
        struct tolerance tolerance;
        const char *words;
    } cases[] = {
        { { 1e-9, 1e-12, -1, false }, "relative 1e-09 or absolute 1e-12" },
        { { 0.02, -1, -1, false }, "relative 0.02" },
        { { -1, 0.01, -1, false }, "absolute 0.01" },
        { { -1, -1, 4, false }, "4 ulp" },
        { { -1, -1, 0, false }, "exact" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct strbuf text = { 0 };
        tolerance_print(&cases[i].tolerance, &text);
        assert_string_equal(strbuf_text(&text), cases[i].words);
        strbuf_release(&text);
    }
    struct exercise e =
        must_load(*state, "return { kind = 'number', title = 'T', lesson = 'l', task = 't', "
                          "answer = 1, tolerance = { nan = 'fail' } }");
    assert_true(e.tolerance.rel == 1e-9 && e.tolerance.abs == 1e-12 && e.tolerance.nan_fails);
    assert_false(e.tolerance_stated);
    exercise_release(&e);
}

static void a_block_may_hold_several_quizzes(void **state) {
    static const char block[] =
        "quiz {\n task = 'One?',\n options = { { 'a', correct = true }, { 'b' } } }\n"
        "quiz { task = 'Two?', why = 'because', hints = { 'h' }, options = { { 'a' }, { 'b', "
        "correct = true } } }\n";
    struct exercise *quizzes;
    size_t n;
    struct error err = { 0 };
    assert_int_equal(quiz_load(&quizzes, &n, *state, "x.md", 20, block, "steps", &err), STATUS_OK);
    assert_int_equal(n, 2);
    assert_string_equal(quizzes[0].id, "steps-quiz-1");
    assert_string_equal(quizzes[1].id, "steps-quiz-2");
    assert_string_equal(quizzes[0].task, "One?");
    assert_int_equal(quizzes[1].kind, EXERCISE_CHOICE);
    assert_string_equal(quizzes[1].hints.at[0], "h");
    assert_true(quizzes[1].options[1].correct);
    assert_int_equal(quizzes[1].task_line, 23);
    quiz_free(quizzes, n);
    assert_int_equal(quiz_load_from(&quizzes, &n, *state, "x.md", 20, block, "steps", 3, &err),
                     STATUS_OK);
    assert_string_equal(quizzes[1].id, "steps-quiz-4");
    quiz_free(quizzes, n);
}

static void wrong_quizzes_are_told_at_the_lessons_line(void **state) {
    static const struct wrong blocks[] = {
        { "", "x.md:20: a quiz block holds quiz { task = …, options = … }" },
        { "quiz {\n options = { { 'a', correct = true }, { 'b' } } }",
          "x.md:20: task is missing: a string is wanted" },
        { "quiz { task = 't' }",
          "x.md:20: options is missing: a list of { \"text\", … } is wanted" },
        { "quiz { task = 't',\n options = { { 'a' }, { 'b' } } }",
          "x.md:21: options: none has correct = true" },
        { "quiz { task = 't', options = { { 'a', correct = true },\n { 'b', say = 's' } } }",
          "x.md:21: an option has no field say; the nearest is says" },
        { "quiz { task = 't',\n points = 3 }",
          "x.md:21: quiz has no field points; its fields are task, options, title, why, hints" },
        { "quiz { task = 't {x}', options = { { 'a', correct = true }, { 'b' } } }",
          "x.md:20: task: {x} is no variable of this exercise; code is written as `{x}`" },
        { "quiz(1)", "x.md:20: quiz is written with braces: quiz { … }" },
        { "figure {}", "x.md:20: figure { … } stands in a ```figure block of a lesson" },
        { "\nquiz {", "x.md:21: unexpected symbol near <eof>" },
    };
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        struct exercise *quizzes;
        size_t n;
        struct error err = { 0 };
        enum status status =
            quiz_load(&quizzes, &n, *state, "x.md", 20, blocks[i].source, "l", &err);
        if (status != STATUS_COURSE || strcmp(err.text, blocks[i].expected) != 0)
            complain("%s\n expected: %s\n      got: %s", blocks[i].source, blocks[i].expected,
                     err.text);
    }
}

static void the_lesson_of_an_exercise_must_be_in_the_course(void **state) {
    struct course course;
    struct error err = { 0 };
    assert_int_equal(course_open(&course, *state, "tests/data/courses/small", &err), STATUS_OK);
    for (size_t i = 0; i < course.n_exercises; i++) {
        struct exercise e = must_read(*state, course.exercises[i].path);
        assert_int_equal(exercise_check_lesson(&e, &course, &err), STATUS_OK);
        exercise_release(&e);
    }
    struct exercise e = must_load(
        *state,
        "return { kind = 'number', title = 'T',\n lesson = 'stepz', task = 't', answer = 1 }");
    assert_int_equal(exercise_check_lesson(&e, &course, &err), STATUS_COURSE);
    assert_string_equal(err.text,
                        "x.lua:2: lesson: there is no lesson stepz; the nearest is steps");
    exercise_release(&e);
    course_release(&course);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_keeps_its_programs_and_cases),
        cmocka_unit_test(numbers_may_be_families),
        cmocka_unit_test(families_that_fail_say_where),
        cmocka_unit_test(options_are_named_by_letters),
        cmocka_unit_test(bugs_have_a_line_and_sometimes_a_repair),
        cmocka_unit_test(steps_are_shuffled_and_never_in_order),
        cmocka_unit_test(a_tolerance_is_said_in_words),
        cmocka_unit_test(a_block_may_hold_several_quizzes),
        cmocka_unit_test(wrong_quizzes_are_told_at_the_lessons_line),
        cmocka_unit_test(the_lesson_of_an_exercise_must_be_in_the_course),
    };
    return cmocka_run_group_tests(tests, new_script, free_script);
}
