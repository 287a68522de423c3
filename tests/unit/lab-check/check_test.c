// SPDX-License-Identifier: MIT
// What `check` says of an exercise: a good file gives no finding, and each fault put into it gives
// its own.
#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/check/check.h"
#include "lab/check/template.h"

static struct script *script;
static char folder[] = "/tmp/bitlab-check-XXXXXX";
static char runner[4096];

static int begin(void **state) {
    (void)state;
    const char *build = getenv("BITLAB_BUILD");
    snprintf(runner, sizeof runner, "%s/bitlab-runner", build ? build : "build");
    script = script_new();
    return mkdtemp(folder) ? 0 : -1;
}

static int end(void **state) {
    (void)state;
    script_free(script);
    return rmdir(folder);
}

static char *replaced(const char *text, const char *from, const char *to) {
    const char *at = strstr(text, from);
    if (!at) fail_msg("the template has no '%s'", from);
    return xprintf("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static void check_text(const char *text, struct check_options options, struct findings *findings) {
    struct checker checker;
    char *path = path_join(folder, "sample.lua");
    assert_int_equal(file_write(path, text, strlen(text), NULL), STATUS_OK);
    options.runner = runner;
    checker_init(&checker, script, NULL, "", &options, findings);
    check_exercise(&checker, path);
    assert_int_equal(checker.environment.status, STATUS_OK);
    checker_release(&checker);
    unlink(path);
    free(path);
}

// The findings of the template of a kind with one replacement; `from` NULL: as it is.
static void check_template(enum exercise_kind kind, const char *from, const char *to,
                           struct check_options options, struct findings *findings) {
    struct strbuf text = { 0 };
    struct template_words words = { .id = "sample" };
    template_exercise(kind, &words, &text);
    char *changed = from ? replaced(strbuf_text(&text), from, to) : xstrdup(strbuf_text(&text));
    check_text(changed, options, findings);
    free(changed);
    strbuf_release(&text);
}

static void print_findings(const struct findings *findings) {
    struct strbuf out = { 0 };
    findings_write_text(findings, &out);
    print_error("%s", strbuf_text(&out));
    strbuf_release(&out);
}

static void a_first_file_of_every_kind_has_no_finding(void **state) {
    (void)state;
    for (int kind = 0; kind < EXERCISE_KINDS; kind++) {
        struct findings findings = { 0 };
        check_template((enum exercise_kind)kind, NULL, NULL, (struct check_options) { 0 },
                       &findings);
        if (findings.n) print_findings(&findings);
        assert_int_equal(findings.n, 0);
        findings_release(&findings);
    }
}

static const struct fault {
    enum exercise_kind kind;
    const char *from, *to;
    enum severity severity;
    const char *says; // a part of the one finding that is looked for
    int line;         // of the template, 0 where it does not matter
} faults[] = {
    // The file itself.
    { EXERCISE_CODE, "points = 2", "pionts = 2", FINDING_ERROR, "pionts", 7 },
    { EXERCISE_CODE, "entry = \"sample\",", "", FINDING_ERROR, "entry", 0 },
    { EXERCISE_CODE, "\\frac{1}{n}", "\\frca{1}{n}", FINDING_ERROR, "\\frca", 10 },
    { EXERCISE_CODE, "reference = [[", "reference = ref.symetric, r = [[", FINDING_ERROR,
      "ref.symmetric", 0 },
    // Programs.
    { EXERCISE_CODE, "return 0 end\n  local sum = 0", "return 1 end\n  local sum = 0",
      FINDING_ERROR, "the solution does not pass (fail)", 0 },
    { EXERCISE_CODE, "solution = [[",
      "alternatives = { [[function sample(x) return 7 end]] },\n"
      "  solution = [[",
      FINDING_ERROR, "alternative 1 does not pass", 0 },
    { EXERCISE_CODE, "starter = [[\nfunction sample(x)\nend",
      "starter = [[\nfunction sample(x)\n  local sum = 0\n  for i = 1, #x do sum = sum + "
      "math.abs(x[i]) end\n  return #x == 0 and 0 or sum / #x\nend",
      FINDING_ERROR, "the starter passes every case", 0 },
    { EXERCISE_CODE, "starter = [[\nfunction sample(x)\nend",
      "starter = [[\nfunction sampel(x)\nend", FINDING_ERROR, "the starter does not load", 0 },
    { EXERCISE_CODE, "starter = [[\nfunction sample(x)\nend",
      "starter = [[\nfunction sample(x) while true do end\nend", FINDING_ERROR,
      "the starter hits a limit (timeout)", 0 },
    { EXERCISE_CODE, "starter = [[\nfunction sample(x)\nend",
      "starter = [[\nfunction sample(x) return nil + 1\nend", FINDING_WARNING,
      "the starter raises an error", 0 },
    { EXERCISE_CODE, "sum = sum + value end\n  return sum / #x",
      "sum = sum + math.abs(value) end\n  return sum / #x", FINDING_ERROR,
      "the known mistake passes every case", 0 },
    { EXERCISE_CODE, "return sum\nend",
      "if #x == 0 then return 0 end\n  sum = 0\n  for _, value in "
      "ipairs(x) do sum = sum + value end\n  return sum / #x\nend",
      FINDING_WARNING, "no case tells this mistake from the one in line", 0 },
    { EXERCISE_CODE, "return sum\nend", "return #x == 0 and 0 or sum / #x * (1 + 5e-9)\nend",
      FINDING_WARNING, "within ten times the tolerance in every case", 0 },
    { EXERCISE_CODE, "return sum / #x\nend\n]],\n  -- Wrong",
      "return sum / #x * (1 + 5e-10)\nend\n]],\n  -- Wrong", FINDING_WARNING,
      "not at a tenth of the tolerance", 0 },
    // Cases.
    { EXERCISE_CODE, "hidden = {", "shown = {", FINDING_ERROR, "shown", 0 },
    { EXERCISE_CODE, "{ {}, note = \"empty\" }", "{ { 1, -2, 3 }, note = \"again\" }",
      FINDING_WARNING, "this hidden case is shown too", 0 },
    { EXERCISE_CODE, "{ {}, note = \"empty\" }", "{ { 123.5 }, note = \"gives 123.5\" }",
      FINDING_WARNING, "stands in a note", 0 },
    { EXERCISE_CODE, "Divide the sum by `#x`.", "Try { -1.5, -2.25 }.", FINDING_WARNING,
      "the arguments of this hidden case, -1.5,-2.25, stand in hint 2", 0 },
    // Sentences.
    { EXERCISE_CODE, "why = [[Magnitudes", "map = [[Magnitudes", FINDING_WARNING, "why", 0 },
    { EXERCISE_CODE, "  hints = {\n", "  map = \"m\", sources = {\n", FINDING_WARNING,
      "there are no hints", 0 },
    { EXERCISE_ORDER, "sources = { \"Jacob et al. 2017, arXiv:1712.05877\" },", "", FINDING_WARNING,
      "names a source", 0 },
    // Numbers.
    { EXERCISE_NUMBER, "return v.params * v.bits end,", "return v.params * v.bits / 8 + 0.004 end,",
      FINDING_ERROR, "accepted as right", 0 },
    { EXERCISE_NUMBER, "return v.params * v.bits end,", "return v.params * v.bits / 8 + 0.009 end,",
      FINDING_WARNING, "within twice the tolerance", 0 },
    { EXERCISE_NUMBER, "return v.params * v.bits end,", "return v.params / 2 + (v.bits - 4) end,",
      FINDING_ERROR, "accepted as right", 0 },
    { EXERCISE_NUMBER, "return v.params * v.bits end,",
      "return v.params == 13 and 1 or v.params * "
      "v.bits / 8 end,",
      FINDING_ERROR, "at the draw", 0 },
    { EXERCISE_NUMBER, "{params} billion", "{param} billion", FINDING_ERROR, "{params}", 0 },
    // Options, orders, bugs.
    { EXERCISE_CHOICE, ", says = [[The number of codes", ", } or { \"\", says = [[The number of",
      FINDING_WARNING, "option c does not say why", 0 },
    { EXERCISE_CHOICE, "\"It stays.\"", "\"It doubles.\"", FINDING_ERROR,
      "the same text as option a", 0 },
    { EXERCISE_BUG,
      "if value > largest then largest = value end\n  end\n  return largest\nend\n]],\n  line",
      "if math.abs(value) > largest then largest = math.abs(value) end\n  end\n  return "
      "largest\nend\n]],\n  line",
      FINDING_ERROR, "the program with the fault passes every case", 0 },
};

static bool has(const struct findings *findings, const struct fault *fault) {
    for (size_t i = 0; i < findings->n; i++)
        if (findings->at[i].severity == fault->severity &&
            strstr(findings->at[i].text, fault->says) &&
            (!fault->line || findings->at[i].line == fault->line))
            return true;
    return false;
}

static void every_fault_is_told(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct findings findings = { 0 };
        bool ends = !strstr(faults[i].to, "while true"); // however busy the machine is
        check_template(faults[i].kind, faults[i].from, faults[i].to,
                       (struct check_options) { .timeout_s = ends ? 60 : 1 }, &findings);
        if (!has(&findings, &faults[i])) {
            print_findings(&findings);
            fail_msg("'%s' for '%s' is not told as '%s'", faults[i].to, faults[i].from,
                     faults[i].says);
        }
        findings_release(&findings);
    }
}

static size_t count(const struct findings *findings, const char *says) {
    size_t n = 0;
    for (size_t i = 0; i < findings->n; i++)
        n += strstr(findings->at[i].text, says) != NULL;
    return n;
}

static void a_wrong_number_beyond_twice_the_tolerance_is_far_enough(void **state) {
    (void)state;
    struct findings findings = { 0 };
    check_template(EXERCISE_NUMBER, "return v.params * v.bits end,",
                   "return v.params * v.bits / 8 + 0.011 end,", (struct check_options) { 0 },
                   &findings);
    if (findings.n) print_findings(&findings);
    assert_int_equal(findings.n, 0);
    findings_release(&findings);
}

// The sum of magnitudes, with cases that all look alike in some way.
static void cases_that_miss_an_edge_are_told(void **state) {
    (void)state;
    static const struct {
        const char *cases, *says;
    } edges[] = {
        { "{ { 1, 2, 3 } }", "there is one case" },
        { "{ { 1, 2, 3 } }", "no case is hidden" },
        { "{ { 1, 2 } }, hidden = { { { 1, 2 } } }", "argument 1 is {1, 2} in every case" },
        { "{ { 1, 2 } }, hidden = { { { 2, 1 } } }", "every case has the same result" },
        { "{ { 1, 2 } }, hidden = { { { 2, -1.5 } } }", "argument 1 always has 2 numbers" },
        { "{ { 1, 2 } }, hidden = { { { 2, 1.5, 3 } } }", "argument 1 is never below zero" },
    };
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
        struct findings findings = { 0 };
        char *text = xprintf("return { kind = 'code', title = 't', lesson = 'l', task = 'x',\n"
                             "entry = 'f', starter = 'function f(x) end', hints = { 'h' },\n"
                             "why = 'w', sources = { 's' }, cases = { %s },\n"
                             "reference = function(x) local s = 0; for i = 1, #x do\n"
                             "s = s + math.abs(x[i]) end return s end,\n"
                             "solution = 'function f(x) local s = 0; for i = 1, #x do '\n"
                             "  .. 's = s + math.abs(x[i]) end return s end',\n"
                             "mistakes = { { says = 's', code = 'function f() return 0 end' } } }",
                             edges[i].cases);
        check_text(text, (struct check_options) { 0 }, &findings);
        if (count(&findings, edges[i].says) != 1) {
            print_findings(&findings);
            fail_msg("%s: not told as '%s'", edges[i].cases, edges[i].says);
        }
        free(text);
        findings_release(&findings);
    }
}

// The trace of a matrix, whose reference may ask for as many rows as columns.
static size_t square_told(const char *guard) {
    struct findings findings = { 0 };
    char *text = xprintf("return { kind = 'code', title = 't', lesson = 'l', task = 'x',\n"
                         "entry = 'f', starter = 'function f(A) end', hints = { 'h' },\n"
                         "why = 'w', sources = { 's' },\n"
                         "cases = { { { { 1, -2 }, { 3, 4 } } }, hidden = { { { { 6 } } } } },\n"
                         "reference = function(A) local s = 0; %s for i = 1, #A do\n"
                         "s = s + A[i][i] end return s end,\n"
                         "solution = 'function f(A) local s = 0; for i = 1, #A do '\n"
                         "  .. 's = s + A[i][i] end return s end',\n"
                         "mistakes = { { says = 's', code = 'function f() return 0 end' } } }",
                         guard);
    check_text(text, (struct check_options) { 0 }, &findings);
    size_t told = count(&findings, "is always a square matrix");
    if (findings.n > told) print_findings(&findings);
    assert_int_equal(findings.n, told);
    free(text);
    findings_release(&findings);
    return told;
}

static void square_matrices_only_are_told_where_the_reference_takes_others(void **state) {
    (void)state;
    assert_int_equal(square_told(""), 1);
    assert_int_equal(square_told("assert(#A == 0 or #A == #A[1], 'A must be square');"), 0);
}

// The limits are tried from short to long, so that the test does not depend on the machine: a limit
// between one and five times what the solution takes must be told.
static void a_solution_that_needs_more_than_a_fifth_of_the_limit_is_told(void **state) {
    (void)state;
    size_t told = 0;
    for (double limit = 0.1; !told && limit < 60; limit *= 2) {
        struct findings findings = { 0 };
        check_template(EXERCISE_CODE, "if #x == 0 then return 0 end\n  local sum = 0",
                       "for i = 1, 100000 do x[0] = i end\n  if #x == 0 then return 0 end\n"
                       "  local sum = 0",
                       (struct check_options) { .timeout_s = limit }, &findings);
        told = count(&findings, "a slower machine needs");
        findings_release(&findings);
    }
    assert_true(told > 0);
}

static void mutants_of_a_tested_solution_die(void **state) {
    (void)state;
    struct findings findings = { 0 };
    check_template(EXERCISE_CODE, NULL, NULL, (struct check_options) { .mutate = true }, &findings);
    if (findings.n) print_findings(&findings);
    assert_int_equal(findings.n, 0);
    findings_release(&findings);
}

static void mutants_that_the_cases_let_live_are_listed_at_their_place(void **state) {
    (void)state;
    struct findings findings = { 0 };
    // Without an empty list the guard, and what it returns, are not tested.
    check_template(EXERCISE_CODE, "{ {}, note = \"empty\" },", "",
                   (struct check_options) { .mutate = true }, &findings);
    assert_true(count(&findings, "this mutant lives: with `false` for `#x == 0`") == 1);
    assert_true(count(&findings, "this mutant lives: with `1` for `0`") == 1);
    for (size_t i = 0; i < findings.n; i++)
        if (strstr(findings.at[i].text, "`false` for `#x == 0`")) {
            assert_int_equal(findings.at[i].line, 38);
            assert_int_equal(findings.at[i].column, 6);
        }
    findings_release(&findings);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_first_file_of_every_kind_has_no_finding),
        cmocka_unit_test(every_fault_is_told),
        cmocka_unit_test(a_wrong_number_beyond_twice_the_tolerance_is_far_enough),
        cmocka_unit_test(cases_that_miss_an_edge_are_told),
        cmocka_unit_test(square_matrices_only_are_told_where_the_reference_takes_others),
        cmocka_unit_test(a_solution_that_needs_more_than_a_fifth_of_the_limit_is_told),
        cmocka_unit_test(mutants_of_a_tested_solution_die),
        cmocka_unit_test(mutants_that_the_cases_let_live_are_listed_at_their_place),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
