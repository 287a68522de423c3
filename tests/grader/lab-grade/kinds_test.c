// SPDX-License-Identifier: MIT
// Every kind of exercise scored as the course format says, with the feedback that belongs to each
// wrong answer.
#include <math.h>
#include <stdio.h>

#include "tests/grader/lab-grade/support.h"

struct row {
    const char *exercise, *source;
    enum verdict verdict;
    double score;
    const char *mistake; // part of it, or NULL where none may match
    const char *says;    // part of some message, or NULL
};

#define ROUNDED "local function c(v, s) return math.max(-8, math.min(7, rint(v / s))) end "

static const struct row rows[] = {
    // number: all or nothing
    { "size", "return 26", VERDICT_PASS, 2, NULL, NULL },
    { "size", "return 26.02", VERDICT_FAIL, 0, NULL, "26.02 GB is not it" },
    { "size", "return 13", VERDICT_FAIL, 0, "one byte a weight", NULL },
    { "size", "return 208", VERDICT_FAIL, 0, "gigabits", NULL },
    { "size", "return 18.0218", VERDICT_FAIL, 0, "logarithm", NULL },
    { "size", "return 18", VERDICT_FAIL, 0, "logarithm", NULL },
    { "size", "return 18.2", VERDICT_FAIL, 0, NULL, "18.2 GB is not it" },
    { "size", "return 20", VERDICT_FAIL, 0, NULL, "20 GB is not it" }, // of one digit
    { "size", "return 26000", VERDICT_FAIL, 0, NULL, "1000 times too large" },
    { "size", "return 26 / 1.073741824", VERDICT_FAIL, 0, NULL, "GiB" },
    { "size", "return 24.2", VERDICT_FAIL, 0, NULL, "GiB" }, // rounded as one types it
    { "size", "return 26e9", VERDICT_FAIL, 0, NULL, "in bytes where GB" },
    { "size", "return -26", VERDICT_FAIL, 0, NULL, "wrong sign" },
    { "size", "return 0.0385", VERDICT_FAIL, 0, NULL, "1 divided by the right one" },
    { "size", "return 2.6", VERDICT_FAIL, 0, NULL, "10 times too small" },
    { "size", "return 104", VERDICT_FAIL, 0, NULL, "4 times the right one" },
    { "size", "return 26.1", VERDICT_FAIL, 0, NULL, "too large by less than 2%" },
    { "size", "return 24", VERDICT_FAIL, 0, NULL, "too small by less than 10%" },
    { "size", "return 30", VERDICT_FAIL, 0, NULL, "too large, by a factor below 2" },
    { "size", "return 7", VERDICT_FAIL, 0, NULL, "too small, by a factor between 2 and 10" },
    { "size", "return 300", VERDICT_FAIL, 0, NULL, "too large, by a factor between 10 and 1000" },
    { "size", "return 1e8", VERDICT_FAIL, 0, NULL, "more than 1000 times too large" },
    { "size", "return -7", VERDICT_FAIL, 0, NULL, "the other sign" },
    { "size", "return 1 / 0", VERDICT_FAIL, 0, NULL, "A finite number is wanted" },
    { "size", "return '26'", VERDICT_FAIL, 0, NULL, "a number is wanted" },
    { "size", "return", VERDICT_FAIL, 0, NULL, "missing" },
    { "size", "return 26 +", VERDICT_ERROR, 0, NULL, "is not Lua: line 1" },
    { "size", "\nerror('no idea')", VERDICT_ERROR, 0, NULL, "line 2: no idea" },
    // choice: all or nothing, the first wrong tick speaks
    { "one-right", "return 'b'", VERDICT_PASS, 1, NULL, NULL },
    { "one-right", "return { 'b' }", VERDICT_PASS, 1, NULL, NULL },
    { "one-right", "return 'c'", VERDICT_FAIL, 0, "Half of FP32", NULL },
    { "one-right", "return 'd'", VERDICT_FAIL, 0, NULL, "There is no option \"d\"" },
    { "one-right", "return 2", VERDICT_FAIL, 0, NULL, "a number, and" },
    { "one-right", "return {}", VERDICT_FAIL, 0, NULL, "Nothing is ticked" },
    { "two-right", "return { 'a', 'c' }", VERDICT_PASS, 4, NULL, NULL },
    { "two-right", "return { 'a' }", VERDICT_FAIL, 0, NULL, "something is missing" },
    { "two-right", "return { 'a', 'c', 'd' }", VERDICT_FAIL, 0, "integer format too", NULL },
    { "two-right", "return { 'd', 'b' }", VERDICT_FAIL, 0, "INT8 is an integer", NULL },
    // order: (L-1)/(n-1)
    { "steps", "return { 'find the range', 'compute the scale', 'divide', 'round', 'clip' }",
      VERDICT_PASS, 4, NULL, NULL },
    { "steps", "return { 'find the range', 'compute the scale', 'round', 'divide', 'clip' }",
      VERDICT_FAIL, 1, "rounded before", NULL },
    { "steps", "return { 'clip', 'find the range', 'compute the scale', 'divide', 'round' }",
      VERDICT_FAIL, 3, NULL, "4 of 5" },
    { "steps", "return { 'clip', 'round', 'divide', 'compute the scale', 'find the range' }",
      VERDICT_FAIL, 0, NULL, "No step" },
    { "steps", "return { 'find the range', 'compute the scale' }", VERDICT_FAIL, 0, NULL,
      "2 steps where 5" },
    { "steps", "return { 'find the range', 'compute the scale', 'divide', 'round', 'pray' }",
      VERDICT_FAIL, 0, NULL, "Step 5" },
    // checklist: max(0, right - wrong) / belonging; need right and none wrong is a pass with all
    // the points
    { "belongings", "return { 'a', 'b', 'c', 'd' }", VERDICT_PASS, 4, NULL, NULL },
    { "belongings", "return { 'a', 'b', 'c' }", VERDICT_PASS, 4, NULL, NULL },
    { "belongings", "return { 'a', 'b' }", VERDICT_FAIL, 2, NULL, "2 of the 3" },
    { "belongings", "return { 'a', 'b', 'c', 'd', 'e' }", VERDICT_FAIL, 3, "Gradients", NULL },
    { "belongings", "return { 'a', 'f', 'e' }", VERDICT_FAIL, 0, "Gradients", NULL },
    // bug: the line alone
    { "line-only", "return 2", VERDICT_PASS, 2, NULL, NULL },
    { "line-only", "return 3", VERDICT_FAIL, 0, "only uses", NULL },
    { "line-only", "return 1", VERDICT_FAIL, 0, NULL, "Line 1" },
    // bug: half for the line, half for the cases
    { "repair", "return { line = 2, program = 'function step(r, b) return r / (2 ^ b - 1) end' }",
      VERDICT_PASS, 4, NULL, NULL },
    { "repair", "return { line = 1, program = 'function step(r, b) return r / (2 ^ b - 1) end' }",
      VERDICT_FAIL, 2, NULL, "Line 1" },
    { "repair", "return 2", VERDICT_FAIL, 2, NULL, "program is missing" },
    { "repair",
      "return { line = 2, program = 'function step(r, b) if b == 8 then return r / 255 end return "
      "0 end' }",
      VERDICT_FAIL, 2.5, NULL, NULL },
    { "repair", "return { line = 2, program = 'function step(r, b) return r / (2 ^ b - 2) end' }",
      VERDICT_FAIL, 2, "not two", NULL },
    { "repair", "return { line = 3, program = 'function step(r, b) return r / (2 ^ b - 2) end' }",
      VERDICT_FAIL, 0, "Line 3 divides", NULL },
    { "repair", "return { line = 2, program = 'function step(r, b) return r / ' }", VERDICT_ERROR,
      2, NULL, "program's line 1" },
    // code: points x passed / cases; 20 cases of 2 points
    { "scale", "function scale(m, b) return m / 2 ^ (b - 1) end", VERDICT_FAIL, 0, NULL,
      "scale(2.1, 4) should give 0.3; yours gave 0.2625 (12.5% too small)." },
    { "scale", "function scale(m, b) if m == 0 then return 1 end return m / 2 ^ (b - 1) end",
      VERDICT_FAIL, 0.1, "one level too many", NULL },
    { "scale", "function scale(m, b) return m / (2 ^ (b - 1) - 1) end", VERDICT_FAIL, 1.9,
      "has the scale 1, not 0", "Every shown case is right, and 1 hidden one is not" },
    { "scale",
      "function scale(m, b) if b == 2 then error('x') end return m == 0 and 1 or m / (2 ^ (b - 1) "
      "- 1) end",
      VERDICT_ERROR, -1, "two bits are a grid", "A hidden case raises an error." },
    { "scale",
      "function scale(m, b) if m == 0 then return 1000 end return 1000 * m / (2 ^ (b - 1) - 1) end",
      VERDICT_FAIL, 0, NULL, "1000 times too large" },
    { "scale",
      "function scale(m, b) if m == 0 then return -1 end return -m / (2 ^ (b - 1) - 1) end",
      VERDICT_FAIL, 0, NULL, "wrong sign" },
    { "scale", "function scale() end", VERDICT_FAIL, 0, NULL, "yours returned nothing" },
    { "scale", "function scale() return nil end", VERDICT_FAIL, 0, NULL, "yours returned nil" },
    { "scale", "function scale() return {} end", VERDICT_FAIL, 0, NULL,
      "an empty table where a number is wanted" },
    { "scale", "function scale(m, b)\n  return m / c\nend", VERDICT_ERROR, 0, NULL,
      "stopped at line 2: attempt to perform arithmetic" },
    { "scale", "function skale() end", VERDICT_ERROR, 0, NULL, "defines no function scale" },
    { "scale", "function scale(", VERDICT_ERROR, 0, NULL, "is not Lua: line 1" },
    { "codes",
      "function codes(x, s) local q = {} for i, v in ipairs(x) do q[i] = rint(v / s) end return q "
      "end",
      VERDICT_FAIL, -1, "did not clip",
      "should give 7 at [1]; yours gave 100 there (14.29 times too large)." },
    { "codes", "function codes(x) return { 1, 2 } end", VERDICT_FAIL, 0, NULL,
      "should give 3 values; yours gave 2 values" },
    { "codes",
      ROUNDED "function codes(x, s) local q = {} for i, v in ipairs(x) do q[#x + 1 - i] = c(v, s) "
              "end return q end",
      VERDICT_FAIL, -1, NULL, "last number first" },
    { "codes",
      ROUNDED "function codes(x, s) local q = {} for i, v in ipairs(x) do q[i] = c(v, s) + 1 end "
              "return q end",
      VERDICT_FAIL, -1, NULL, "plus one amount" },
    // two known mistakes together: each is told for the cases that it explains
    { "codes",
      "function codes(x, s) local q = {} for i, v in ipairs(x) do q[i] = v > 1 and v / s > 2 and "
      "rint(v / s) or math.max(-8, math.min(7, (math.modf(v / s)))) end return q end",
      VERDICT_FAIL, -1, NULL,
      "cases that are not right the result is that of a known mistake: You cut" },
    { "affine",
      "function affine(lo, hi) local s = (hi - lo) / 256 return { scale = s, zero = rint(-lo / s) "
      "} end",
      VERDICT_FAIL, 0, "255 steps", "at .scale" },
    { "affine", "function affine(lo, hi) return (hi - lo) / 255 end", VERDICT_FAIL, 0, NULL,
      "a record is wanted" },
    { "guarded", "function guarded(x) return x ^ 0.5 end", VERDICT_FAIL, 0.5, "NaN for a negative",
      "should raise an error" },
};

static bool heard(const struct exercise_result *result, const char *part) {
    if (strstr(result->message, part)) return true;
    for (size_t i = 0; i < result->n_tests; i++)
        if (strstr(result->tests[i].message, part)) return true;
    return false;
}

static char *complaint(const struct row *row, const struct exercise_result *result) {
    const char *first = result->n_tests ? result->tests[0].message : "";
    if (result->verdict != row->verdict)
        return xprintf("%s, not %s (%s; %s)", verdict_name(result->verdict),
                       verdict_name(row->verdict), result->message, first);
    if (row->score >= 0 && fabs(result->score - row->score) > 1e-12)
        return xprintf("%.17g points, not %g", result->score, row->score);
    if (!row->mistake != !result->mistake ||
        (row->mistake && !strstr(result->mistake, row->mistake)))
        return xprintf("the mistake is: %s", result->mistake ? result->mistake : "(none)");
    if (row->says && !heard(result, row->says))
        return xprintf("nobody says \"%s\", but: %s / %s", row->says, result->message, first);
    return NULL;
}

static void answers_are_scored_as_the_format_says(void **state) {
    (void)state;
    struct bench bench;
    size_t wrong = 0;
    bench_open(&bench, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct exercise_result *result =
            bench_grade(&bench, rows[i].exercise, "answer.lua", rows[i].source);
        char *why = complaint(&rows[i], result);
        if (why) print_error("%s <- %s\n    %s\n", rows[i].exercise, rows[i].source, why);
        wrong += why != NULL;
        free(why);
    }
    bench_close(&bench);
    assert_int_equal(wrong, 0);
}

static void an_answer_made_in_the_lab_needs_no_process(void **state) {
    (void)state;
    struct bench bench;
    struct exercise exercise = { 0 };
    bench_open(&bench, &(struct grade_options) { .runner = "/nonexistent" });
    bench_load(&bench, "size", &exercise);
    struct value right = value_of_integer(26), wrong = value_of_number(13);
    struct exercise_result *result =
        grade_value(bench.grader, &exercise, &right, NULL, &bench.arena);
    assert_int_equal(result->verdict, VERDICT_PASS);
    assert_string_equal(result->why, "Bytes are bits over eight.");
    result = grade_value(bench.grader, &exercise, &wrong, NULL, &bench.arena);
    assert_int_equal(result->verdict, VERDICT_FAIL);
    assert_non_null(result->mistake);
    exercise_release(&exercise);
    bench_close(&bench);
}

static void the_answer_of_a_number_is_not_told(void **state) {
    (void)state;
    struct bench bench;
    bench_open(&bench, NULL);
    struct exercise_result *result = bench_grade(&bench, "size", "size.lua", "return 25");
    assert_true(result->tests[0].withheld);
    assert_false(heard(result, "26"));
    bench_close(&bench);
}

static void one_file_answers_several(void **state) {
    (void)state;
    struct bench bench;
    struct text_list ids;
    const char *message;
    const char *source = "return { size = 26, ['one-right'] = 'a' }";
    struct answer answer = { .file = "x/answers.lua", .bytes = source, .size = strlen(source) };
    bench_open(&bench, NULL);
    assert_int_equal(answer_ids(bench.grader, &answer, NULL, &bench.arena, &ids, &message),
                     VERDICT_PASS);
    assert_int_equal(ids.n, 2);
    assert_string_equal(ids.at[0], "one-right");
    assert_int_equal(bench_grade(&bench, "size", answer.file, source)->verdict, VERDICT_PASS);
    assert_int_equal(bench_grade(&bench, "one-right", answer.file, source)->verdict, VERDICT_FAIL);
    assert_int_equal(bench_grade(&bench, "steps", answer.file, source)->verdict, VERDICT_SKIPPED);
    bench_close(&bench);
}

static void without_a_runner_nothing_is_graded(void **state) {
    (void)state;
    struct bench bench;
    bench_open(&bench, &(struct grade_options) { .runner = "/nonexistent/bitlab-runner" });
    struct exercise_result *result = bench_grade(&bench, "size", "size.lua", "return 26");
    assert_int_equal(result->verdict, VERDICT_INTERNAL);
    assert_true(result->environment);
    struct submission_result submission = { .exercises = &result, .n = 1 };
    struct report report = { .submissions = &submission, .n = 1 };
    report_total(&report);
    assert_int_equal(report_status(&report, 100), STATUS_ENVIRONMENT);
    bench_close(&bench);
}

static void the_seed_moves_generated_cases_alone(void **state) {
    (void)state;
    struct bench a, b;
    const char *wrong = "function scale(m, b) return m end";
    bench_open(&a, &(struct grade_options) { .seed = "1", .show_hidden = true });
    bench_open(&b, &(struct grade_options) { .seed = "2", .show_hidden = true });
    struct exercise_result *one = bench_grade(&a, "scale", "s.lua", wrong);
    struct exercise_result *two = bench_grade(&b, "scale", "s.lua", wrong);
    struct exercise_result *again = bench_grade(&a, "scale", "s.lua", wrong);
    assert_int_equal(one->n_tests, 20);
    for (size_t i = 0; i < one->n_tests; i++) {
        bool generated = text_starts(one->tests[i].name, "generated");
        bool same = strcmp(one->tests[i].message, two->tests[i].message) == 0;
        assert_true(same == !generated);
        assert_string_equal(one->tests[i].message, again->tests[i].message);
    }
    bench_close(&a);
    bench_close(&b);
}

static void a_cancelled_grading_calls_nobody(void **state) {
    (void)state;
    struct bench bench;
    struct exercise exercise = { 0 };
    const char *source = "while true do end";
    struct answer answer = { .file = "s.lua", .bytes = source, .size = strlen(source) };
    bench_open(&bench, NULL);
    bench_load(&bench, "scale", &exercise);
    struct grading *grading =
        grading_start(bench.grader, &exercise, &answer, &bench.arena, NULL, NULL);
    loop_step(bench.loop, 0.01);
    grading_cancel(grading);
    assert_false(loop_step(bench.loop, -1));
    exercise_release(&exercise);
    bench_close(&bench);
}

// Each case may repeat it, so four kilobytes would bury what else is told.
static void a_long_error_is_told_by_its_head_and_tail(void **state) {
    struct bench bench;
    (void)state;
    bench_open(&bench, NULL);
    for (int shift = 0; shift < 2; shift++) { // characters of two bytes, cut at either place
        const char *source = shift ? "function scale() error('a' .. ('é'):rep(1000) .. 'tail') end"
                                   : "function scale() error(('é'):rep(1000) .. 'tail') end";
        const char *says = bench_grade(&bench, "scale", "s.lua", source)->tests[0].message;
        assert_non_null(strstr(says, shift ? "line 1: aéé" : "line 1: éé"));
        assert_non_null(strstr(says, "é … (shortened) … é"));

        assert_non_null(strstr(says, "étail"));
        assert_null(strstr(says, "\xEF\xBF\xBD")); // half a character would be shown as this
        assert_in_range(strlen(says), 100, 400);
    }
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_scored_as_the_format_says),
        cmocka_unit_test(an_answer_made_in_the_lab_needs_no_process),
        cmocka_unit_test(the_answer_of_a_number_is_not_told),
        cmocka_unit_test(one_file_answers_several),
        cmocka_unit_test(without_a_runner_nothing_is_graded),
        cmocka_unit_test(the_seed_moves_generated_cases_alone),
        cmocka_unit_test(a_cancelled_grading_calls_nobody),
        cmocka_unit_test(a_long_error_is_told_by_its_head_and_tail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
