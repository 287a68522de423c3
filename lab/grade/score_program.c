// SPDX-License-Identifier: MIT
// Scoring a program: its cases are drawn, it is run on them, and each result is compared with the
// reference, which is asked only now, when the learner's process is dead.
#include <stdlib.h>
#include <string.h>

#include "lab/base/strbuf.h"
#include "lab/grade/grading.h"

enum status program_prepare(struct grading *grading, struct error *err) {
    struct program *program = &grading->program;
    enum status status = drawn_find(grading, &program->drawn, err);
    if (status != STATUS_OK) return status;
    program->cases = program->drawn->cases;
    program->n = program->drawn->n;
    program->n_shown = program->drawn->n_shown;
    return STATUS_OK;
}

static double points_of_program(const struct grading *grading) {
    double points = grading->exercise->points;
    return grading->exercise->kind == EXERCISE_BUG ? points / 2 : points;
}

enum { SCRATCH_BYTES = 64 << 10 };

struct scoring {
    struct grading *grading;
    size_t arrived;       // cases that may count
    struct arena scratch; // of a few cases
    struct unit_search units;
    struct pattern_search patterns;
    size_t passed, hidden_failed, shown_failed;
};

static bool may_tell(const struct grading *grading, const struct exercise_case *one) {
    return !one->hidden || grading->grader->options.show_hidden;
}

static void set_message(struct grading *grading, struct test_result *test, struct strbuf *text) {
    test->message = result_text(grading, strbuf_text(text), text->size);
    strbuf_release(text);
}

static void start_sentence(struct grading *grading, const struct exercise_case *one,
                           struct strbuf *text) {
    if (may_tell(grading, one))
        say_call(grading->exercise, one, text);
    else
        strbuf_puts(text, "A hidden case");
}

static void keep_values(struct grading *grading, struct test_result *test,
                        const struct exercise_case *one, const struct value *expected,
                        const struct value *actual, const struct difference *difference) {
    struct arena *arena = grading->arena;
    test->has_values = true;
    test->args = value_of_list(arena, one->n_args);
    for (size_t i = 0; i < one->n_args; i++)
        test->args.table.items[i] = one->args[i];
    test->expected = value_copy(arena, expected);
    test->actual = value_copy(arena, actual);
    test->index = result_text(grading, difference->index, strlen(difference->index));
    test->has_distance = difference->has_distance;
    test->abs_error = difference->abs_error;
    test->rel_error = difference->rel_error;
    test->ulp = difference->ulp;
}

// A hidden case says only what kind of thing came, never its values.
static void say_hidden(const struct difference *difference, const struct frame_case *got,
                       struct strbuf *text) {
    switch (difference->kind) {
    case DIFFERENCE_TYPE:
        strbuf_puts(text, got->n_results == 0 ? " gives nothing where a value is wanted."
                                              : " gives a value of the wrong type.");
        break;
    case DIFFERENCE_SHAPE:
    case DIFFERENCE_LENGTH:
        strbuf_puts(text, " gives a table of the wrong shape.");
        break;
    case DIFFERENCE_MISSING:
    case DIFFERENCE_EXTRA:
        strbuf_puts(text, " gives a table with the wrong keys.");
        break;
    default:
        strbuf_puts(text, " does not come out right.");
        break;
    }
}

static void tell_difference(struct grading *grading, struct test_result *test,
                            const struct exercise_case *one, const struct frame_case *got,
                            const struct value *expected, const struct value *actual,
                            const struct difference *difference) {
    struct strbuf text = { 0 };
    start_sentence(grading, one, &text);
    if (may_tell(grading, one)) {
        say_difference(difference, expected, got, &text);
        keep_values(grading, test, one, expected, actual, difference);
    } else {
        say_hidden(difference, got, &text);
    }
    set_message(grading, test, &text);
}

static void score_value_case(struct scoring *scoring, struct test_result *test,
                             const struct exercise_case *one, const struct frame_case *got,
                             const struct value *expected) {
    struct grading *grading = scoring->grading;
    struct difference difference;
    struct value actual = frame_case_look(got, &scoring->scratch);
    const struct tolerance *tolerance = &grading->exercise->tolerance;
    unit_search_add(&scoring->units, expected, &actual, tolerance);
    if (values_equal(expected, &actual, tolerance, &scoring->scratch, &difference)) {
        test->verdict = VERDICT_PASS;
        return;
    }
    pattern_search_add(&scoring->patterns, expected, &actual, tolerance);
    tell_difference(grading, test, one, got, expected, &actual, &difference);
}

// Of a hidden case neither the text nor the line: a program chooses both, and could carry the
// arguments out in them.
static void score_raised(struct grading *grading, struct test_result *test,
                         const struct exercise_case *one, const struct frame_case *got) {
    struct strbuf text = { 0 };
    int line = error_line(&got->text, got->line);
    test->verdict = VERDICT_ERROR;
    start_sentence(grading, one, &text);
    if (may_tell(grading, one)) {
        strbuf_puts(&text, " stopped at ");
        if (!line) strbuf_puts(&text, "an error: ");
        say_error(&got->text, got->line, grading->in_file, &text);
        if (grading->in_file && !grading->result->error_line) grading->result->error_line = line;
    } else {
        strbuf_puts(&text, " raises an error.");
    }
    set_message(grading, test, &text);
}

static void score_refused(struct grading *grading, struct test_result *test,
                          const struct exercise_case *one, const struct frame_case *got) {
    struct strbuf text = { 0 };
    start_sentence(grading, one, &text);
    strbuf_putc(&text, ' ');
    say_refusal(got, &text);
    set_message(grading, test, &text);
}

static void score_unmet_error(struct grading *grading, struct test_result *test,
                              const struct exercise_case *one) {
    struct strbuf text = { 0 };
    start_sentence(grading, one, &text);
    strbuf_puts(&text, " should raise an error; yours returned.");
    set_message(grading, test, &text);
}

static void score_memory(struct grading *grading, struct test_result *test,
                         const struct exercise_case *one) {
    struct strbuf text = { 0 };
    test->verdict = VERDICT_MEMORY;
    start_sentence(grading, one, &text);
    strbuf_printf(&text, " needs more than the %zu MB of memory allowed.",
                  grading->grader->options.memory_mb);
    set_message(grading, test, &text);
}

void score_shown_case(struct grading *grading, struct test_result *test,
                      const struct exercise_case *one, const struct frame_case *got,
                      const struct value *expected) {
    struct arena scratch = { 0 };
    struct difference difference;
    if (got->status == CASE_RAISED) {
        score_raised(grading, test, one, got);
    } else if (got->status == CASE_REFUSED) {
        score_refused(grading, test, one, got);
    } else {
        struct value actual = frame_case_look(got, &scratch);
        values_equal(expected, &actual, &grading->exercise->tolerance, &scratch, &difference);
        tell_difference(grading, test, one, got, expected, &actual, &difference);
    }
    arena_release(&scratch);
}

// One case that arrived. False where the course's reference fails.
static bool score_case(struct scoring *scoring, size_t i, struct test_result *test) {
    struct grading *grading = scoring->grading;
    const struct exercise_case *one = &grading->program.cases[i];
    const struct frame_case *got = &grading->program.run->frames.cases[i];
    struct value expected;
    struct error err = { 0 };
    bool raised = false;
    if (drawn_expected(grading, i, &scoring->scratch, &expected, &raised, &err) != STATUS_OK) {
        result_set(grading, VERDICT_COURSE_ERROR, err.text);
        return false;
    }
    if (got->status == CASE_RAISED && raised)
        test->verdict = VERDICT_PASS;
    else if (got->status == CASE_RAISED)
        score_raised(grading, test, one, got);
    else if (got->status == CASE_MEMORY)
        score_memory(grading, test, one);
    else if (got->status == CASE_REFUSED)
        score_refused(grading, test, one, got);
    else if (raised)
        score_unmet_error(grading, test, one);
    else
        score_value_case(scoring, test, one, got, &expected);
    if (got->status != CASE_VALUE || raised) scoring->units.spoiled = true;
    if (got->status != CASE_VALUE && test->verdict != VERDICT_PASS) {
        scoring->patterns.alive = 0;
        scoring->patterns.only_field = false;
    }
    return true;
}

// A case that the program did not live to answer: the first carries the verdict, the others were
// skipped.
static void score_missing(struct scoring *scoring, size_t i, struct test_result *test) {
    struct grading *grading = scoring->grading;
    enum run_end end = grading->program.run->end;
    bool first = i == scoring->arrived;
    test->verdict = first ? run_end_verdict(end) : VERDICT_SKIPPED;
    test->message = first ? run_end_says(grading, end) : "Not run.";
    scoring->units.spoiled = true;
}

static bool score_each(struct scoring *scoring) {
    struct grading *grading = scoring->grading;
    struct program *program = &grading->program;
    program->first_test = grading->result->n_tests;
    double each = points_of_program(grading) / (double)program->n;
    result_reserve(grading, program->n);
    for (size_t i = 0; i < program->n; i++) {
        struct test_result *test = result_add_named(grading, program->drawn->names[i], each);
        test->hidden = program->cases[i].hidden;
        if (i >= scoring->arrived)
            score_missing(scoring, i, test);
        else if (!score_case(scoring, i, test))
            return false;
        if (scoring->scratch.bytes > SCRATCH_BYTES) arena_release(&scoring->scratch);
        bool passed = test->verdict == VERDICT_PASS;
        test->score = passed ? each : 0;
        scoring->passed += passed;
        scoring->hidden_failed += !passed && test->hidden;
        scoring->shown_failed += !passed && !test->hidden;
        result_worsen(grading->result,
                      test->verdict == VERDICT_SKIPPED ? VERDICT_FAIL : test->verdict);
    }
    return true;
}

// The case that is furthest off, where it is not the one that is told first.
static void add_worst(struct grading *grading) {
    const struct exercise_result *result = grading->result;
    const struct test_result *first = NULL, *worst = NULL;
    for (size_t i = grading->program.first_test; i < result->n_tests; i++) {
        const struct test_result *test = &result->tests[i];
        if (test->verdict == VERDICT_PASS || !test->has_values) continue;
        if (!first) first = test;
        if (test->has_distance && (!worst || test->rel_error > worst->rel_error)) worst = test;
    }
    if (!worst || worst == first) return;
    struct strbuf text = { 0 };
    strbuf_printf(&text, "Of the cases that are shown, %s is furthest off, by ", worst->name);
    strbuf_number(&text, worst->abs_error);
    strbuf_printf(&text, " (%.3g%%).", 100 * worst->rel_error);
    result_add_message(grading, result_text(grading, text.at, text.size));
    strbuf_release(&text);
}

static void summarize(struct scoring *scoring) {
    struct grading *grading = scoring->grading;
    enum run_end end = grading->program.run->end;
    if (end != RUN_DONE) result_add_message(grading, run_end_says(grading, end));
    const char *unit =
        grading->result->verdict == VERDICT_FAIL ? unit_search_says(&scoring->units) : NULL;
    const char *pattern = grading->result->verdict == VERDICT_FAIL && !unit
                              ? pattern_search_says(&scoring->patterns)
                              : NULL;
    if (unit) result_add_message(grading, arena_printf(grading->arena, "Every number %s", unit));
    if (pattern) result_add_message(grading, pattern);
    if (grading->result->verdict == VERDICT_FAIL) add_worst(grading);
    if (grading->exercise->stripped && scoring->passed == grading->program.n)
        result_add_message(grading, "Every shown case is right. The hidden ones are not in this "
                                    "copy of the course; they are run where the file is graded.");
    if (scoring->hidden_failed && !scoring->shown_failed &&
        grading->result->verdict == VERDICT_FAIL)
        result_add_message(
            grading,
            arena_printf(
                grading->arena,
                "Every shown case is right, and %zu hidden one%s not. Think of the edges: zero, "
                "negative numbers, the smallest and the largest arguments.",
                scoring->hidden_failed, scoring->hidden_failed == 1 ? " is" : "s are"));
}

// Of a run that did not end as it should the last case never counts, so that it cannot be a pass.
static size_t arrived_cases(const struct program *program) {
    size_t n = program->run->frames.n;
    return program->run->end == RUN_DONE || n < program->n ? n : program->n - 1;
}

void score_program(struct grading *grading) {
    const struct program *program = &grading->program;
    double points = points_of_program(grading);
    result_take_printed(grading, program->run);
    if (score_broken_run(grading, program->run, points)) return;
    struct scoring scoring = { .grading = grading, .arrived = arrived_cases(program) };
    unit_search_start(&scoring.units);
    pattern_search_start(&scoring.patterns);
    bool scored = score_each(&scoring);
    arena_release(&scoring.scratch);
    if (!scored) {
        grading->result->n_tests = 0;
        return;
    }
    grading->result->score += points * (double)scoring.passed / (double)program->n;
    summarize(&scoring);
}
