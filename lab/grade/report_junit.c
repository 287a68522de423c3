// SPDX-License-Identifier: MIT
// A report as JUnit XML, as Jenkins and its kin read it: a suite for each exercise, a case for each
// test.
#include <string.h>

#include "lab/cells/sanitize.h"
#include "lab/grade/formats.h"

// XML 1.0 cannot hold control characters even as references; they and what a terminal may not see
// become visible escapes.
static void put_xml(struct strbuf *out, const char *text, size_t size) {
    struct strbuf safe = { 0 };
    sanitize(&safe, text, size, true);
    for (size_t i = 0; i < safe.size; i++) {
        char c = safe.at[i];
        if (strbuf_entity(out, (unsigned char)c)) continue;
        if (c == '\n')
            strbuf_puts(out, "&#10;");
        else if (c == '\t')
            strbuf_puts(out, "&#9;");
        else if (c == '#' && i && safe.at[i - 1] == '#')
            strbuf_puts(out, "&#35;"); // "##vso[" in a log is a command of Azure
        else
            strbuf_putc(out, c);
    }
    strbuf_release(&safe);
}

static void put_attribute(struct strbuf *out, const char *name, const char *text) {
    strbuf_printf(out, " %s=\"", name);
    put_xml(out, text, strlen(text));
    strbuf_putc(out, '"');
}

struct counts {
    size_t tests, failures, errors, skipped;
};

// Wrong answers are failures; what could not be graded to its end is an error.
enum outcome { OUTCOME_PASS, OUTCOME_FAILURE, OUTCOME_ERROR, OUTCOME_SKIPPED };

static enum outcome outcome_of(enum verdict verdict) {
    switch (verdict) {
    case VERDICT_PASS:
        return OUTCOME_PASS;
    case VERDICT_FAIL:
        return OUTCOME_FAILURE;
    case VERDICT_SKIPPED:
        return OUTCOME_SKIPPED;
    default:
        return OUTCOME_ERROR;
    }
}

static void count(struct counts *counts, enum verdict verdict) {
    enum outcome outcome = outcome_of(verdict);
    counts->tests++;
    counts->failures += outcome == OUTCOME_FAILURE;
    counts->errors += outcome == OUTCOME_ERROR;
    counts->skipped += outcome == OUTCOME_SKIPPED;
}

static struct counts count_exercise(const struct exercise_result *exercise) {
    struct counts counts = { 0 };
    for (size_t i = 0; i < exercise->n_tests; i++)
        count(&counts, exercise->tests[i].verdict);
    if (exercise_needs_own_point(exercise)) count(&counts, exercise->verdict);
    return counts;
}

static struct counts count_report(const struct report *report) {
    struct counts counts = { .tests = report->counts.tests };
    for (int i = 0; i < VERDICTS; i++) {
        counts.failures += outcome_of(i) == OUTCOME_FAILURE ? report->counts.of_tests[i] : 0;
        counts.errors += outcome_of(i) == OUTCOME_ERROR ? report->counts.of_tests[i] : 0;
    }
    return counts;
}

static void put_counts(struct strbuf *out, const struct counts *counts, bool skipped) {
    strbuf_printf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\"", counts->tests,
                  counts->failures, counts->errors);
    if (skipped) strbuf_printf(out, " skipped=\"%zu\"", counts->skipped);
}

static void put_case(struct strbuf *out, const char *exercise, const char *name,
                     enum verdict verdict, const char *message) {
    static const char *const elements[] = { NULL, "failure", "error", "skipped" };
    enum outcome outcome = outcome_of(verdict);
    strbuf_puts(out, "    <testcase");
    put_attribute(out, "name", name);
    put_attribute(out, "classname", exercise);
    if (outcome == OUTCOME_PASS) {
        strbuf_puts(out, "/>\n");
        return;
    }
    strbuf_printf(out, ">\n      <%s", elements[outcome]);
    if (outcome != OUTCOME_SKIPPED) put_attribute(out, "type", verdict_name(verdict));
    put_attribute(out, "message", message);
    strbuf_puts(out, "/>\n    </testcase>\n");
}

static void put_out(struct strbuf *out, const struct exercise_result *exercise) {
    struct strbuf text = { 0 };
    put_whole(&text, exercise);
    if (text.size) {
        strbuf_puts(out, "    <system-out>");
        put_xml(out, text.at, text.size);
        strbuf_puts(out, "</system-out>\n");
    }
    strbuf_release(&text);
}

static void put_property(struct strbuf *out, const char *name, double value) {
    strbuf_printf(out, "      <property name=\"%s\" value=\"", name);
    strbuf_number(out, value);
    strbuf_puts(out, "\"/>\n");
}

static void put_properties(struct strbuf *out, double score, double max_score) {
    strbuf_puts(out, "    <properties>\n");
    put_property(out, "score", score);
    put_property(out, "max_score", max_score);
    strbuf_puts(out, "    </properties>\n");
}

static void put_suite(struct strbuf *out, const struct submission_result *submission,
                      const struct exercise_result *exercise) {
    struct counts counts = count_exercise(exercise);
    struct strbuf name = { 0 };
    strbuf_printf(&name, "%s: %s", submission->path, exercise->exercise);
    strbuf_puts(out, "  <testsuite");
    put_attribute(out, "name", strbuf_text(&name));
    put_counts(out, &counts, true);
    strbuf_puts(out, ">\n");
    put_properties(out, exercise->score, exercise->max_score);
    for (size_t i = 0; i < exercise->n_tests; i++)
        put_case(out, exercise->exercise, exercise->tests[i].name, exercise->tests[i].verdict,
                 exercise->tests[i].message);
    if (exercise_needs_own_point(exercise))
        put_case(out, exercise->exercise, "answer", exercise->verdict, exercise->message);
    put_out(out, exercise);
    strbuf_puts(out, "  </testsuite>\n");
    strbuf_release(&name);
}

void junit_begin(const struct report *report, const struct report_options *options,
                 struct strbuf *out) {
    (void)options; // messages hold no values of hidden tests
    struct counts counts = count_report(report);
    strbuf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    put_attribute(out, "name", report->course_title ? report->course_title : "bitlab");
    put_counts(out, &counts, false);
    strbuf_printf(out, " time=\"%.3f\">\n", report->seconds);
}

void junit_submission(struct report_body *body, const struct submission_result *submission) {
    for (size_t i = 0; i < submission->n; i++)
        put_suite(body->out, submission, submission->exercises[i]);
}

// JUnit knows no points, so the total is a suite without tests.
void junit_end(const struct report *report, const struct report_options *options,
               struct strbuf *out) {
    struct strbuf summary = { 0 };
    (void)options;
    put_summary(&summary, report);
    strbuf_puts(out, "  <testsuite");
    put_attribute(out, "name", "total");
    put_counts(out, &(struct counts) { 0 }, true);
    strbuf_puts(out, ">\n");
    put_properties(out, report->score, report->max_score);
    strbuf_puts(out, "    <system-out>");
    put_xml(out, summary.at, summary.size);
    strbuf_puts(out, "</system-out>\n  </testsuite>\n</testsuites>\n");
    strbuf_release(&summary);
}
