// SPDX-License-Identifier: MIT
// A report as JSON, schema "bitlab-result/1". Apart from `timing` its bytes follow from the
// submissions alone.
#include <string.h>

#include "lab/cells/json.h"
#include "lab/cells/sanitize.h"
#include "lab/grade/formats.h"

// Names and paths may hold anything; shown as on a terminal.
static void put_name(struct json *json, const char *key, const char *name) {
    struct strbuf safe = { 0 };
    sanitize(&safe, name, strlen(name), false);
    json_put_string(json, key, strbuf_text(&safe));
    strbuf_release(&safe);
}

static void put_score(struct json *json, enum verdict verdict, double score, double max_score) {
    json_put_string(json, "status", verdict_name(verdict));
    json_put_number(json, "score", score);
    json_put_number(json, "max_score", max_score);
}

static void put_values(struct json *json, const struct test_result *test) {
    json_put_value(json, "args", &test->args);
    if (!test->withheld) json_put_value(json, "expected", &test->expected);
    json_put_value(json, "actual", &test->actual);
    if (test->withheld) return;
    json_put_string(json, "index", test->index);
    if (!test->has_distance) return;
    json_put_number(json, "abs", test->abs_error);
    json_put_number(json, "rel", test->rel_error);
    json_put_number(json, "ulp", test->ulp);
}

static void put_test(struct json *json, const struct test_result *test,
                     const struct report_options *options) {
    json_open(json, NULL, '{');
    json_put_string(json, "name", test->name);
    json_put_string(json, "status", verdict_name(test->verdict));
    json_put_string(json, "visibility", test->hidden ? "hidden" : "visible");
    json_put_number(json, "score", test->score);
    json_put_number(json, "max_score", test->max_score);
    json_put_string(json, "message", test->message);
    if (may_show_values(test, options)) put_values(json, test);
    json_close(json, '}');
}

static void put_smallest(struct json *json, const struct test_result *smallest) {
    json_open(json, "smallest", '{');
    json_put_string(json, "message", smallest->message);
    if (smallest->has_values) put_values(json, smallest);
    json_close(json, '}');
}

static void put_output(struct json *json, const struct exercise_result *exercise) {
    struct strbuf safe = { 0 };
    if (!exercise->printed_size) return;
    put_printed(&safe, exercise, "", PRINTED_LINES_MAX);
    json_put_text(json, "printed", strbuf_text(&safe), safe.size);
    strbuf_release(&safe);
}

static void put_exercise(struct json *json, const struct exercise_result *exercise,
                         const struct report_options *options) {
    json_open(json, NULL, '{');
    put_name(json, "exercise", exercise->exercise);
    put_name(json, "file", exercise->file);
    json_put_string(json, "sha256", exercise->sha256);
    put_score(json, exercise->verdict, exercise->score, exercise->max_score);
    json_put_string(json, "mistake", exercise->mistake);
    json_put_string(json, "message", exercise->message);
    if (exercise->error_line) json_put_integer(json, "line", exercise->error_line);
    if (exercise->hidden_left_out) json_put_boolean(json, "hidden_left_out", true);
    if (exercise->smallest) put_smallest(json, exercise->smallest);
    put_output(json, exercise);
    json_open(json, "tests", '[');
    for (size_t i = 0; i < exercise->n_tests; i++)
        put_test(json, &exercise->tests[i], options);
    json_close(json, ']');
    json_close(json, '}');
}

static void put_course(struct json *json, const struct report *report) {
    json_open(json, "course", '{');
    json_put_string(json, "title", report->course_title);
    json_put_string(json, "hash", report->course_hash);
    json_close(json, '}');
}

void json_begin(const struct report *report, const struct report_options *options,
                struct strbuf *out) {
    struct json json = { .out = out };
    (void)options;
    json_open(&json, NULL, '{');
    json_put_string(&json, "schema", "bitlab-result/1");
    put_course(&json, report);
    json_put_string(&json, "seed", report->seed && *report->seed ? report->seed : NULL);
    json_put_string(&json, "isolation", report->isolation);
    put_score(&json, report->verdict, report->score, report->max_score);
    if (report->interrupted)
        json_put_string(&json, "note", "interrupted: what follows was done before");
    json_open(&json, "submissions", '[');
}

void json_submission(struct report_body *body, const struct submission_result *submission) {
    struct json json = { .out = body->out, .depth = 2, .filled = body->n > 0 };
    json_open(&json, NULL, '{');
    put_name(&json, "path", submission->path);
    put_score(&json, submission->verdict, submission->score, submission->max_score);
    json_open(&json, "exercises", '[');
    for (size_t i = 0; i < submission->n; i++)
        put_exercise(&json, submission->exercises[i], body->options);
    json_close(&json, ']');
    json_close(&json, '}');
}

void json_end(const struct report *report, const struct report_options *options,
              struct strbuf *out) {
    struct json json = { .out = out, .depth = 2, .filled = report->counts.submissions > 0 };
    (void)options;
    json_close(&json, ']');
    json_open(&json, "timing", '{');
    json_put_number(&json, "seconds", report->seconds);
    json_close(&json, '}');
    json_close(&json, '}');
    strbuf_putc(out, '\n');
}
