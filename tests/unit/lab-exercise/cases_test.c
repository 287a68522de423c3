// SPDX-License-Identifier: MIT
// Cases and what the reference makes of them, and texts with the variables of a family.
#include "tests/unit/lab-exercise/exercise_helpers.h"

static void generated_cases_follow_the_seed(void **state) {
    struct exercise e = must_read(*state, SMALL "rounding/round-to-step.lua");
    struct arena arena = { 0 };
    struct exercise_case *one, *again, *other;
    size_t n, m;
    struct error err = { 0 };
    assert_int_equal(exercise_cases(&e, *state, 1, &arena, &one, &n, &err), STATUS_OK);
    assert_int_equal(n, 24);
    assert_int_equal(exercise_cases(&e, *state, 1, &arena, &again, &m, &err), STATUS_OK);
    assert_int_equal(exercise_cases(&e, *state, 2, &arena, &other, &m, &err), STATUS_OK);
    size_t moved = 0;
    for (size_t i = 0; i < n; i++) {
        assert_true(one[i].hidden == (i >= 2));
        assert_int_equal(one[i].n_args, 2);
        assert_true(value_number(&one[i].args[0]) == value_number(&again[i].args[0]));
        moved += value_number(&one[i].args[0]) != value_number(&other[i].args[0]);
    }
    assert_int_equal(moved, 20);
    // np.random.default_rng(1): uniform(-5, 5), uniform(0.1, 1)
    assert_true(value_number(&one[4].args[0]) == 0.11821624700256717);
    assert_true(value_number(&one[4].args[1]) == 0.9554173266933418);
    arena_release(&arena);
    exercise_release(&e);
}

static void expected_values_come_from_the_reference(void **state) {
    struct exercise e = must_read(*state, SMALL "rounding/round-to-step.lua");
    struct arena arena = { 0 };
    struct value expected;
    bool raised;
    struct error err = { 0 };
    assert_int_equal(exercise_expected(&e, *state, &e.cases[0], &arena, &expected, &raised, &err),
                     STATUS_OK);
    assert_false(raised);
    assert_true(value_number(&expected) == 0.25);
    assert_int_equal(exercise_expected(&e, *state, &e.cases[3], &arena, &expected, &raised, &err),
                     STATUS_OK);
    assert_true(raised);
    assert_string_equal(err.text, SMALL "rounding/round-to-step.lua:7: the step must be above 0");
    exercise_release(&e);
    e = must_read(*state, SMALL "rounding/repair-the-bug.lua");
    assert_int_equal(exercise_expected(&e, *state, &e.cases[0], &arena, &expected, &raised, &err),
                     STATUS_OK);
    assert_true(value_number(&expected) == 1.5);
    exercise_release(&e);
    arena_release(&arena);
}

#define CODE                                                                                       \
    "return { kind = 'code', title = 'T', lesson = 'l', task = 't', entry = 'f', starter = 's',\n" \
    "solution = 'function f() end',\n"

// What is wrong with a case only when it is run is the course's fault, not a value.
static void references_that_fail_are_the_courses_fault(void **state) {
    static const char *const files[][2] = {
        { CODE "reference = ref.symmetric_scale,\ncases = { { 1, 4 }, { 1, 'x' } } }",
          "x.lua:4: the reference refuses this case: bad argument 2 to ref.symmetric_scale (bits): "
          "a number is wanted, got a string" },
        { CODE "reference = function(x) return x.y.z end,\ncases = { { 1 }, { 1 } } }",
          "x.lua:3: attempt to index a number value (local 'x')" },
        { CODE "reference = function(x) return print end,\ncases = { { 1 }, { 1 } } }", "" },
    };
    for (size_t i = 0; i < 2; i++) {
        struct exercise e = must_load(*state, files[i][0]);
        struct arena arena = { 0 };
        struct value expected;
        bool raised;
        struct error err = { 0 };
        assert_int_equal(
            exercise_expected(&e, *state, &e.cases[1], &arena, &expected, &raised, &err),
            STATUS_COURSE);
        assert_false(raised);
        assert_string_equal(err.text, files[i][1]);
        arena_release(&arena);
        exercise_release(&e);
    }
}

static void wrong_generators_are_told_at_their_line(void **state) {
    static const char *const files[][2] = {
        { "function(rng) return rng:uniform(0, 1) end",
          "x.lua:4: the case has 1 argument; the reference is symmetric_scale(max_abs, bits) -> "
          "scale" },
        { "function(rng) return print, 4 end",
          "x.lua:4: an argument is a plain value, not a function" },
        { "function(rng)\n return rng:uniform(), 4 end", "x.lua:5: uniform(a, b): a is missing" },
        { "function(rng) return rng, 4 end",
          "the result: a generator (rng.default) cannot stand here; a plain value is wanted" },
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char source[600];
        snprintf(source, sizeof source,
                 CODE "reference = ref.symmetric_scale, cases = { { 1, 4 },\ngenerate = { count = "
                      "2, with = %s } } }",
                 files[i][0]);
        struct exercise e = must_load(*state, source);
        struct arena arena = { 0 };
        struct exercise_case *cases;
        size_t n;
        struct error err = { 0 };
        assert_int_equal(exercise_cases(&e, *state, 1, &arena, &cases, &n, &err), STATUS_COURSE);
        assert_string_equal(err.text, files[i][1]);
        arena_release(&arena);
        exercise_release(&e);
    }
}

static void texts_take_their_variables(void **state) {
    static const char *const cases[][2] = {
        { "{params} billion", "13 billion" },
        { "{half} and {third}", "0.5 and 0.333333" },
        { "{big}, {name}, {yes}", "7000000000, Llama, true" },
        { "$2 \\times {{params}}$ and ${params}$", "$2 \\times 13$ and ${params}$" },
        { "$$\n\\frac{{{params}}}{params}\n$$", "$$\n\\frac{13}{params}\n$$" },
        { "`2 * {params}` and `{x = 1}` and `{other}`", "`2 * 13` and `{x = 1}` and `{other}`" },
        { "```lua\nlocal t = {params}, {q}\n```\n{params}", "```lua\nlocal t = 13, {q}\n```\n13" },
        { "\\{params} and a \\` {params}", "\\{params} and a \\` 13" },
        { "it costs $5, or {params} for $6", "it costs $5, or 13 for $6" },
        { "a ` alone {params}", "a ` alone 13" },
        { "{ params } {1} {} {a, b} {", "{ params } {1} {} {a, b} {" },
        { "", "" },
    };
    struct exercise e = must_load(
        *state, "return { kind = 'number', title = 'T', lesson = 'l', task = 't', answer = 1, vars "
                "= { canonical = {\n"
                "params = 13, half = 0.5, third = 1 / 3, big = 7e9, name = 'Llama', yes = true },\n"
                "draw = function() end } }");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = { 0 };
        char *text = exercise_text(&e, cases[i][0], NULL, &arena);
        if (strcmp(text, cases[i][1]) != 0)
            complain("%s\n expected: %s\n      got: %s", cases[i][0], cases[i][1], text);
        arena_release(&arena);
    }
    struct arena arena = { 0 };
    struct value_field field = { value_of_string(&arena, "params", 6), value_of_integer(70) };
    struct value drawn = { .kind = VALUE_TABLE, .table = { .fields = &field, .n_fields = 1 } };
    assert_string_equal(exercise_text(&e, "{params} in ${{params}}$", &drawn, &arena),
                        "70 in $70$");
    arena_release(&arena);
    exercise_release(&e);
}

// Braces that are no variables: only a lone word in plain text is a mistake.
static void braces_in_code_and_maths_are_left_alone(void **state) {
    static const char *const right[] = {
        "The record `{q}`",
        "$\\frac{a}{b}$ and $x_{max}$",
        "$$\\sum_{i}^{n} x_{i}$$",
        "a table {q = 1}",
        "{1}",
        "\\{word}",
        "`` a ` {word} ``",
        "```\n{word}\n```",
        "$a$ costs and $b_{x}$",
    };
    static const char *const wrong[] = { "The {record}", "`code` {word}", "costs $5 {word}",
                                         "$a$ {b}",      "{{b}}",         "$5 {b} $6" };
    char source[300];
    struct exercise e;
    struct error err = { 0 };
    const char *form =
        "return { kind = 'number', title = 'T', lesson = 'l', answer = 1, task = [==[%s]==] }";
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        snprintf(source, sizeof source, form, right[i]);
        e = must_load(*state, source);
        exercise_release(&e);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        snprintf(source, sizeof source, form, wrong[i]);
        if (load_text(*state, source, &e, &err) != STATUS_COURSE) complain("%s passed", wrong[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(generated_cases_follow_the_seed),
        cmocka_unit_test(expected_values_come_from_the_reference),
        cmocka_unit_test(references_that_fail_are_the_courses_fault),
        cmocka_unit_test(wrong_generators_are_told_at_their_line),
        cmocka_unit_test(texts_take_their_variables),
        cmocka_unit_test(braces_in_code_and_maths_are_left_alone),
    };
    return cmocka_run_group_tests(tests, new_script, free_script);
}
