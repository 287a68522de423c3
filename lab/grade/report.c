// SPDX-License-Identifier: MIT
// Scores and verdicts of a report added up, its exit code, and the table of formats.
#include "lab/grade/report.h"

#include <math.h>
#include <string.h>

#include "lab/grade/formats.h"

const char *verdict_name(enum verdict verdict) {
    static const char *const names[VERDICTS] = {
        [VERDICT_PASS] = "pass",         [VERDICT_FAIL] = "fail",
        [VERDICT_ERROR] = "error",       [VERDICT_TIMEOUT] = "timeout",
        [VERDICT_MEMORY] = "memory",     [VERDICT_REFUSED] = "refused",
        [VERDICT_SKIPPED] = "skipped",   [VERDICT_COURSE_ERROR] = "course_error",
        [VERDICT_INTERNAL] = "internal",
    };
    return names[verdict];
}

// What many verdicts make together: the gravest that is there. Skipped among others is a fail,
// since points are missing.
static enum verdict verdict_of(const size_t of[VERDICTS], size_t n) {
    static const enum verdict gravest_first[] = { VERDICT_INTERNAL, VERDICT_COURSE_ERROR,
                                                  VERDICT_TIMEOUT,  VERDICT_MEMORY,
                                                  VERDICT_ERROR,    VERDICT_REFUSED,
                                                  VERDICT_FAIL };
    for (size_t i = 0; i < sizeof gravest_first / sizeof *gravest_first; i++)
        if (of[gravest_first[i]]) return gravest_first[i];
    if (of[VERDICT_SKIPPED] == n) return VERDICT_SKIPPED;
    return of[VERDICT_SKIPPED] ? VERDICT_FAIL : VERDICT_PASS;
}

// Sums of shares such as 2/7 end in digits that mean nothing and take seventeen to print.
static double rounded(double score) {
    return rint(score * 1e9) / 1e9;
}

static void total_submission(struct submission_result *submission) {
    size_t of[VERDICTS] = { 0 };
    submission->score = submission->max_score = 0;
    for (size_t i = 0; i < submission->n; i++) {
        const struct exercise_result *exercise = submission->exercises[i];
        submission->score += exercise->score;
        submission->max_score += exercise->max_score;
        of[exercise->verdict]++;
    }
    submission->score = rounded(submission->score);
    submission->max_score = rounded(submission->max_score);
    submission->verdict = verdict_of(of, submission->n);
}

static void count_exercise(struct report_counts *counts, const struct exercise_result *exercise) {
    counts->exercises++;
    counts->of_exercises[exercise->verdict]++;
    counts->environment += exercise->verdict == VERDICT_INTERNAL && exercise->environment;
    counts->hidden_left_out += exercise->hidden_left_out;
    counts->tests += exercise_points(exercise);
    for (size_t i = 0; i < exercise->n_tests; i++) {
        const struct test_result *test = &exercise->tests[i];
        counts->of_tests[test->verdict]++;
        if (!test->hidden || test->verdict == VERDICT_PASS) continue;
        if (test->verdict == VERDICT_SKIPPED)
            counts->hidden_not_run++;
        else
            counts->hidden_failed++;
    }
    if (exercise_needs_own_point(exercise)) counts->of_tests[exercise->verdict]++;
}

void report_add(struct report *report, struct submission_result *submission) {
    struct report_counts *counts = &report->counts;
    total_submission(submission);
    report->score = rounded(report->score + submission->score);
    report->max_score = rounded(report->max_score + submission->max_score);
    counts->submissions++;
    counts->of_submissions[submission->verdict]++;
    for (size_t i = 0; i < submission->n; i++)
        count_exercise(counts, submission->exercises[i]);
    report->verdict = verdict_of(counts->of_submissions, counts->submissions);
}

void report_total(struct report *report) {
    report->score = report->max_score = 0;
    report->counts = (struct report_counts) { 0 };
    report->verdict = VERDICT_SKIPPED;
    for (size_t i = 0; i < report->n; i++)
        report_add(report, &report->submissions[i]);
}

// Sums of many shares may miss the whole by their last bits. Where there were no points to have,
// all that was handed in must have passed: nothing handed in is no pass.
static int reaches(const struct report *report, double min_percent) {
    if (report->max_score <= 0) return min_percent <= 0 || report->verdict == VERDICT_PASS;
    return report->score * 100 >= min_percent * report->max_score * (1 - 1e-12);
}

enum status report_status(const struct report *report, double min_percent) {
    const size_t *of = report->counts.of_exercises;
    if (of[VERDICT_INTERNAL] > report->counts.environment) return STATUS_INTERNAL;
    if (of[VERDICT_COURSE_ERROR]) return STATUS_COURSE;
    if (of[VERDICT_INTERNAL]) return STATUS_ENVIRONMENT;
    if (reaches(report, min_percent)) return STATUS_OK;
    if (of[VERDICT_TIMEOUT] || of[VERDICT_MEMORY]) return STATUS_LIMIT;
    if (of[VERDICT_ERROR] || of[VERDICT_REFUSED]) return STATUS_LEARNER;
    return STATUS_SHORT;
}

#define WRITER(format)                                                                             \
    .begin = format##_begin, .submission = format##_submission, .end = format##_end

const struct report_format report_formats[] = {
    { .name = "text", .help = "for people, in the terminal's width", WRITER(text) },
    { .name = "json", .help = "everything, as bitlab-result/1", WRITER(json) },
    { .name = "junit", .help = "XML that CI systems read", WRITER(junit) },
    { .name = "tap", .help = "one line a test, for prove and its kin", WRITER(tap) },
    { .name = "github",
      .help = "annotations at the learner's lines; with =FILE a summary in Markdown",
      WRITER(github) },
    { .name = "gradescope", .help = "results.json of an autograder", WRITER(gradescope) },
    { .name = "csv", .help = "one row a submission and exercise, then the total", WRITER(csv) },
};
const size_t report_format_count = sizeof report_formats / sizeof *report_formats;

const struct report_format *report_format_find(const char *name) {
    for (size_t i = 0; i < report_format_count; i++)
        if (strcmp(report_formats[i].name, name) == 0) return &report_formats[i];
    return NULL;
}

void report_write(const struct report_format *format, const struct report *report,
                  const struct report_options *options, struct strbuf *out) {
    struct report_body body = { .options = options, .out = out, .of = report->n };
    format->begin(report, options, out);
    for (size_t i = 0; i < report->n; i++) {
        format->submission(&body, &report->submissions[i]);
        body.n++;
    }
    format->end(report, options, out);
}
