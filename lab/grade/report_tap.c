// SPDX-License-Identifier: MIT
// A report as TAP 13, as `prove` and Jenkins read it: a test point for each test.
// TAP counts a point that is marked SKIP as passed, so what was not run is `not ok` here.
#include "lab/grade/formats.h"

// A description may hold no bare '#' or '\': they begin a directive and an escape.
static void put_description(struct strbuf *out, const char *text) {
    struct strbuf line = { 0 };
    put_line(&line, text);
    for (size_t i = 0; i < line.size; i++) {
        if (line.at[i] == '#' || line.at[i] == '\\') strbuf_putc(out, '\\');
        strbuf_putc(out, line.at[i]);
    }
    strbuf_release(&line);
}

static void put_point(struct report_body *body, const struct exercise_result *exercise,
                      const char *path, const char *name, enum verdict verdict) {
    struct strbuf *out = body->out;
    strbuf_printf(out, "%sok %zu - ", verdict == VERDICT_PASS ? "" : "not ", ++body->points);
    put_description(out, path);
    strbuf_puts(out, ": ");
    put_description(out, exercise->exercise);
    strbuf_puts(out, ": ");
    put_description(out, name);
    if (verdict != VERDICT_PASS && verdict != VERDICT_FAIL)
        strbuf_printf(out, " (%s)", verdict_name(verdict));
    strbuf_putc(out, '\n');
}

static void put_comment(struct strbuf *out, const char *text) {
    strbuf_puts(out, "# ");
    put_line(out, text);
    strbuf_putc(out, '\n');
}

static void put_exercise(struct report_body *body, const char *path,
                         const struct exercise_result *exercise) {
    struct strbuf smallest = { 0 };
    for (size_t i = 0; i < exercise->n_tests; i++) {
        const struct test_result *test = &exercise->tests[i];
        put_point(body, exercise, path, test->name, test->verdict);
        if (test->verdict != VERDICT_PASS && *test->message) put_comment(body->out, test->message);
    }
    if (exercise_needs_own_point(exercise))
        put_point(body, exercise, path, "answer", exercise->verdict);
    if (exercise->mistake) put_comment(body->out, exercise->mistake);
    smallest_print(exercise, &smallest);
    if (smallest.size) put_comment(body->out, strbuf_text(&smallest));
    strbuf_release(&smallest);
    if (*exercise->message) put_comment(body->out, exercise->message);
}

void tap_begin(const struct report *report, const struct report_options *options,
               struct strbuf *out) {
    (void)options;
    strbuf_printf(out, "TAP version 13\n1..%zu%s\n", report->counts.tests,
                  report->counts.tests ? "" : " # SKIP nothing was graded");
}

void tap_submission(struct report_body *body, const struct submission_result *submission) {
    size_t from = body->out->size;
    for (size_t i = 0; i < submission->n; i++)
        put_exercise(body, submission->path, submission->exercises[i]);
    disarm(body->out, from);
}

void tap_end(const struct report *report, const struct report_options *options,
             struct strbuf *out) {
    (void)options;
    strbuf_puts(out, "# ");
    put_summary(out, report);
    strbuf_putc(out, '\n');
}
