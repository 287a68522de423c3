// SPDX-License-Identifier: MIT
// The writers behind the table of report formats, and what they share. Nobody outside includes
// this.
#ifndef LAB_GRADE_FORMATS_H
#define LAB_GRADE_FORMATS_H

#include "lab/grade/report.h"

#define REPORT_WRITER(format)                                                                      \
    void format##_begin(const struct report *report, const struct report_options *options,         \
                        struct strbuf *out);                                                       \
    void format##_submission(struct report_body *body,                                             \
                             const struct submission_result *submission);                          \
    void format##_end(const struct report *report, const struct report_options *options,           \
                      struct strbuf *out)
REPORT_WRITER(text);
REPORT_WRITER(json);
REPORT_WRITER(junit);
REPORT_WRITER(tap);
REPORT_WRITER(github);
REPORT_WRITER(gradescope);
REPORT_WRITER(csv);

// report_words.c

// True where a test's values may be written.
bool may_show_values(const struct test_result *test, const struct report_options *options);

// An exercise's tests are the points of JUnit and TAP. Where there is none, or where all passed and
// the exercise did not, it is a point itself, so that no format shows more passes than there are.
bool exercise_needs_own_point(const struct exercise_result *exercise);
size_t exercise_points(const struct exercise_result *exercise);

// "4.5 of 9 points", with every digit.
void put_points(struct strbuf *out, double score, double max_score);

// "2 of 3 exercises passed, 4 of 6 points; 2 hidden cases did not pass; 1 hidden case was not run".
void put_summary(struct strbuf *out, const struct report *report);

// The sentences about an exercise that did not pass, the weightiest first, one a line: the known
// mistake, the smallest input that goes wrong, what is wrong with the whole, then at most `most`
// tests that may be told, then the rest in numbers.
void put_sentences(struct strbuf *out, const struct exercise_result *exercise,
                   const struct report_options *options, size_t most);

// Whether the sentences about the whole say this one already.
bool is_told(const struct exercise_result *exercise, const char *sentence);

// The sentence of the smallest input that goes wrong, where one was found.
void smallest_print(const struct exercise_result *exercise, struct strbuf *out);

// What the program printed, each line behind `prefix`, sanitized and cut.
void put_printed(struct strbuf *out, const struct exercise_result *exercise, const char *prefix,
                 size_t max_lines);

// What is to be said of an exercise as a whole, one sentence a line, then what it printed.
void put_whole(struct strbuf *out, const struct exercise_result *exercise);

// Text from anywhere on one line, sanitized.
void put_line(struct strbuf *out, const char *text);

// Takes the power from what stands in `out` from `from` on, before it reaches a log: no line begins
// with `::` (GitHub), and nothing holds `##[` or `##vso[` (Azure reads them anywhere in a line),
// `##teamcity[` and the like.
void disarm(struct strbuf *out, size_t from);

enum { PRINTED_LINES_MAX = 200 };

#endif
