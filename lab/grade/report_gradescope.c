// SPDX-License-Identifier: MIT
// A report as the results.json of a Gradescope autograder: a test for each test, with its points
// and its visibility. The score of the whole stands beside them and is the one that counts.
#include <string.h>

#include "lab/cells/json.h"
#include "lab/cells/sanitize.h"
#include "lab/grade/formats.h"

static void put_test(struct json *json, const struct report_body *body, const char *path,
                     const struct exercise_result *exercise, const struct test_result *test) {
    struct strbuf name = { 0 };
    if (body->of > 1) {
        put_line(&name, path);
        strbuf_puts(&name, ": ");
    }
    put_line(&name, exercise->exercise);
    strbuf_puts(&name, ": ");
    put_line(&name, test->name);
    json_open(json, NULL, '{');
    json_put_string(json, "name", strbuf_text(&name));
    json_put_number(json, "score", test->score);
    json_put_number(json, "max_score", test->max_score);
    json_put_string(json, "status", test->verdict == VERDICT_PASS ? "passed" : "failed");
    json_put_string(json, "visibility", test->hidden ? "hidden" : "visible");
    json_put_string(json, "output", test->message);
    json_put_string(json, "output_format", "text");
    json_close(json, '}');
    strbuf_release(&name);
}

// What is to be said of the exercise as a whole is a test without points; where there are no tests
// it carries the points.
static void put_answer(struct json *json, const struct report_body *body, const char *path,
                       const struct exercise_result *exercise) {
    struct strbuf text = { 0 };
    bool alone = exercise->n_tests == 0;
    struct test_result whole = { .name = "answer", .verdict = exercise->verdict };
    if (alone) whole.score = exercise->score;
    if (alone) whole.max_score = exercise->max_score;
    put_whole(&text, exercise);
    whole.message = strbuf_text(&text);
    if (text.size || exercise_needs_own_point(exercise))
        put_test(json, body, path, exercise, &whole);
    strbuf_release(&text);
}

void gradescope_begin(const struct report *report, const struct report_options *options,
                      struct strbuf *out) {
    struct json json = { .out = out };
    struct strbuf summary = { 0 };
    (void)options;
    put_summary(&summary, report);
    json_open(&json, NULL, '{');
    json_put_number(&json, "score", report->score);
    json_put_string(&json, "output", strbuf_text(&summary));
    json_put_string(&json, "output_format", "text");
    json_put_string(&json, "visibility", "visible");
    json_put_string(&json, "stdout_visibility", "hidden");
    json_open(&json, "tests", '[');
    strbuf_release(&summary);
}

void gradescope_submission(struct report_body *body, const struct submission_result *submission) {
    struct json json = { .out = body->out, .depth = 2, .filled = body->points > 0 };
    for (size_t i = 0; i < submission->n; i++) {
        const struct exercise_result *exercise = submission->exercises[i];
        put_answer(&json, body, submission->path, exercise);
        for (size_t k = 0; k < exercise->n_tests; k++)
            put_test(&json, body, submission->path, exercise, &exercise->tests[k]);
    }
    body->points += json.filled;
}

void gradescope_end(const struct report *report, const struct report_options *options,
                    struct strbuf *out) {
    struct json json = { .out = out, .depth = 2, .filled = report->counts.tests > 0 };
    (void)options;
    json_close(&json, ']');
    json_open(&json, "extra_data", '{');
    json_put_string(&json, "course", report->course_title);
    json_put_string(&json, "course_hash", report->course_hash);
    json_put_string(&json, "seed", report->seed && *report->seed ? report->seed : NULL);
    json_put_string(&json, "isolation", report->isolation);
    json_put_number(&json, "max_score", report->max_score);
    json_put_string(&json, "status", verdict_name(report->verdict));
    json_close(&json, '}');
    json_put_number(&json, "execution_time", report->seconds);
    json_close(&json, '}');
    strbuf_putc(out, '\n');
}
