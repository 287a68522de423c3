// SPDX-License-Identifier: MIT
// Scores and verdicts of a report added up, its exit code, and the table of formats.
#include "lab/grade/report.h"

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
struct tally {
    size_t n, of[VERDICTS];
};

static enum verdict verdict_of(const struct tally *tally) {
    static const enum verdict gravest_first[] = { VERDICT_INTERNAL, VERDICT_COURSE_ERROR,
                                                  VERDICT_TIMEOUT,  VERDICT_MEMORY,
                                                  VERDICT_ERROR,    VERDICT_REFUSED,
                                                  VERDICT_FAIL };
    for (size_t i = 0; i < sizeof gravest_first / sizeof *gravest_first; i++)
        if (tally->of[gravest_first[i]]) return gravest_first[i];
    if (tally->of[VERDICT_SKIPPED] == tally->n) return VERDICT_SKIPPED;
    return tally->of[VERDICT_SKIPPED] ? VERDICT_FAIL : VERDICT_PASS;
}

static void total_submission(struct submission_result *submission) {
    struct tally tally = { 0 };
    submission->score = submission->max_score = 0;
    for (size_t i = 0; i < submission->n; i++) {
        const struct exercise_result *exercise = submission->exercises[i];
        submission->score += exercise->score;
        submission->max_score += exercise->max_score;
        tally.of[exercise->verdict]++;
        tally.n++;
    }
    submission->verdict = verdict_of(&tally);
}

void report_total(struct report *report) {
    struct tally tally = { 0 };
    report->score = report->max_score = 0;
    for (size_t i = 0; i < report->n; i++) {
        total_submission(&report->submissions[i]);
        report->score += report->submissions[i].score;
        report->max_score += report->submissions[i].max_score;
        tally.of[report->submissions[i].verdict]++;
        tally.n++;
    }
    report->verdict = verdict_of(&tally);
}

struct counts {
    size_t ours, environment, of[VERDICTS];
};

static struct counts count_verdicts(const struct report *report) {
    struct counts counts = { 0 };
    for (size_t i = 0; i < report->n; i++) {
        for (size_t k = 0; k < report->submissions[i].n; k++) {
            const struct exercise_result *exercise = report->submissions[i].exercises[k];
            counts.of[exercise->verdict]++;
            if (exercise->verdict != VERDICT_INTERNAL) continue;
            if (exercise->environment)
                counts.environment++;
            else
                counts.ours++;
        }
    }
    return counts;
}

// Sums of many shares may miss the whole by their last bits.
static int reaches(const struct report *report, double min_percent) {
    return report->score * 100 >= min_percent * report->max_score * (1 - 1e-12);
}

enum status report_status(const struct report *report, double min_percent) {
    struct counts counts = count_verdicts(report);
    if (counts.ours) return STATUS_INTERNAL;
    if (counts.of[VERDICT_COURSE_ERROR]) return STATUS_COURSE;
    if (counts.environment) return STATUS_ENVIRONMENT;
    if (reaches(report, min_percent)) return STATUS_OK;
    if (counts.of[VERDICT_TIMEOUT] || counts.of[VERDICT_MEMORY]) return STATUS_LIMIT;
    if (counts.of[VERDICT_ERROR] || counts.of[VERDICT_REFUSED]) return STATUS_LEARNER;
    return STATUS_SHORT;
}

const struct report_format report_formats[] = {
    { .name = "text", .help = "for people, in the terminal's width", .write = report_write_text },
    { .name = "json", .help = "everything, as bitlab-result/1", .write = report_write_json },
    { .name = "junit", .help = "XML that CI systems read", .write = report_write_junit },
};
const size_t report_format_count = sizeof report_formats / sizeof *report_formats;

const struct report_format *report_format_find(const char *name) {
    for (size_t i = 0; i < report_format_count; i++)
        if (strcmp(report_formats[i].name, name) == 0) return &report_formats[i];
    return NULL;
}
