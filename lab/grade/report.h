// SPDX-License-Identifier: MIT
// The one result model of grading: a report of submissions, their exercises and their tests.
// Every format, the lab's screens and the store are written from it.
#ifndef LAB_GRADE_REPORT_H
#define LAB_GRADE_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/base/error.h"
#include "lab/base/memory.h"
#include "lab/base/strbuf.h"
#include "lab/base/value.h"
#include "lab/cells/palette.h"

enum verdict {
    VERDICT_PASS,
    VERDICT_FAIL,
    VERDICT_ERROR, // the learner's code raised, did not compile or lacks its entry
    VERDICT_TIMEOUT,
    VERDICT_MEMORY,
    VERDICT_REFUSED, // not text, too large, not a regular file, …
    VERDICT_SKIPPED,
    VERDICT_COURSE_ERROR,
    VERDICT_INTERNAL,
    VERDICTS
};
const char *verdict_name(enum verdict verdict); // "pass", …, as in JSON

struct test_result {
    const char *name; // "case 3 (INT8)", "answer"
    enum verdict verdict;
    bool hidden;
    double score, max_score;
    const char *message; // one or more sentences for the learner; sanitized
    // Where values differ; absent (has_values false) for hidden tests unless they are shown.
    bool has_values;
    struct value args, expected, actual;
    bool withheld; // the expected value is not told (the answer of a number exercise): no expected,
                   // index, distance
    const char *index; // where the first difference is: "[3]", ".scale", "" for the value itself
    bool has_distance;
    double abs_error, rel_error;
    double ulp; // may be larger than any integer
};

#define SMALLEST_NAME "smallest input found"

struct exercise_result {
    const char *exercise, *title; // id and title
    const char *file;             // as it was given; sanitized when shown
    char sha256[65];              // of the graded bytes; "" where there are none
    enum verdict verdict;
    double score, max_score;
    const char *mistake; // the sentence of the known mistake that the answer matches, or NULL
    const char *message; // about the whole: the compiler's message, why it was refused; "" where
                         // there is none
    bool message_is_distance; // it says no more than where the right number lies
    int error_line;           // of the learner's file, 0 where unknown
    const char *why;          // the exercise's `why`, for those who passed
    struct test_result *tests;
    size_t n_tests;
    const struct test_result *smallest; // the smallest input found that goes wrong, or NULL; it
                                        // is none of the tests and has no points
    const char *printed; // what the program printed, raw and capped; "" where nothing. Sanitize
                         // before showing.
    size_t printed_size, printed_dropped; // bytes kept, bytes dropped
    bool printed_safe;    // it comes from a report, where it was cut and sanitized already
    double seconds;       // of the learner's program
    bool hidden_left_out; // it has hidden cases that this copy of the course does not hold
    bool environment; // INTERNAL because of this machine (no runner, no confinement), not because
                      // of a bug
};

struct submission_result {
    const char *path;
    enum verdict verdict;
    double score, max_score;
    struct exercise_result **exercises;
    size_t n;
};

// What a report counts of its submissions, so that they need not be kept.
struct report_counts {
    size_t submissions, exercises, tests;
    size_t of_submissions[VERDICTS], of_exercises[VERDICTS], of_tests[VERDICTS];
    size_t environment; // exercises that are INTERNAL because of this machine
    size_t hidden_failed, hidden_not_run;
    size_t hidden_left_out; // exercises
};

struct report {
    const char *course_title, *course_hash;
    const char *seed;      // as it was given, or "" where it follows from the course
    const char *isolation; // "full" or the layers that are missing, in words
    enum verdict verdict;
    double score, max_score;
    struct report_counts counts;
    struct submission_result *submissions; // those that are kept
    size_t n;
    double seconds;
    bool interrupted;
    struct arena arena;
};

// Adds up a submission's scores and verdicts from its exercises, and the submission to the report.
// Totals are rounded to 1e-9, so that every format shows the same number.
void report_add(struct report *report, struct submission_result *submission);
// The same for all that are kept, from zero.
void report_total(struct report *report);

// The exit code of the contract for a report: 7, 5 and 6 first, then 0 at `min_percent`, then 4,
// 3, 1.
enum status report_status(const struct report *report, double min_percent);

struct report_options {
    struct coloring color;
    bool ascii, show_hidden, verbose;
    bool to_file; // not to a log: github then writes a summary in Markdown
    int cols;
};

// What a format has written so far of its submissions.
struct report_body {
    const struct report_options *options;
    struct strbuf *out;
    size_t of;     // how many submissions there will be
    size_t n;      // submissions so far
    size_t points; // TAP: test points
};

// The formats are a table, so that help, completion and errors list what there is. A report is its
// beginning, its submissions in order, and its end; beginning and end may use all totals.
struct report_format {
    const char *name, *help;
    void (*begin)(const struct report *report, const struct report_options *options,
                  struct strbuf *out);
    void (*submission)(struct report_body *body, const struct submission_result *submission);
    void (*end)(const struct report *report, const struct report_options *options,
                struct strbuf *out);
};
extern const struct report_format report_formats[];
extern const size_t report_format_count;
const struct report_format *report_format_find(const char *name);

// A report whose submissions are all kept, whole.
void report_write(const struct report_format *format, const struct report *report,
                  const struct report_options *options, struct strbuf *out);

#endif
