// SPDX-License-Identifier: MIT
// The report formats, written from real gradings: JSON as the contract says, JUnit by its schema,
// text for people. Nothing of a hidden test and no raw byte of a learner may be in any of them.
#include <ctype.h>
#include <jansson.h>
#include <stdio.h>

#include "tests/grader/lab-grade/support.h"

static const char *const sources[][2] = {
    { "scale", "function scale(m, b) return m == 0 and 1 or m / (2 ^ (b - 1) - 1) end" },
    { "scale", "print('\\27[2J::error::x')\nprint('##vso[x]')\nprint('<&\\\"]]>\\xff\\0')\n"
               "function scale(m, b) return m / 2 ^ (b - 1) end" },
    { "scale", "function scale(m, b) if b == 8 then error('\\27]0;x\\7<b>') end return 0/0 end" },
    { "scale", "function scale(m) return m > 3 and -1/0 or 'a\\0\\27<' end" },
    { "affine", "function affine() return { scale = 1, zero = 'x' } end" },
    { "codes", "\033Lua" },
    { "codes", "while true do end" },
    { "size", "return 25" },
    { "steps", "return { 'clip' }" },
};
enum { SOURCES = sizeof sources / sizeof *sources };

// Of the second bench, what does not end.
static void build(struct bench *bench, struct bench *brief, struct report *report) {
    struct submission_result *submission = arena_alloc(&bench->arena, sizeof *submission);
    submission->path = "hand\033[31min/a&b<\"x\".d";
    submission->n = SOURCES;
    submission->exercises = arena_alloc(&bench->arena, SOURCES * sizeof *submission->exercises);
    for (size_t i = 0; i < SOURCES; i++)
        submission->exercises[i] =
            bench_grade(strstr(sources[i][1], "while true") ? brief : bench, sources[i][0],
                        "hand\033[31min/\xff.lua", sources[i][1]);
    *report = (struct report) { .course_title = "Grading course",
                                .course_hash = "00ff",
                                .seed = "7",
                                .isolation = "full",
                                .submissions = submission,
                                .n = 1,
                                .seconds = clock_now() };
    report_total(report);
}

static const struct grade_options ample = { .seed = "7", .timeout_s = 60 };

static struct strbuf write_report(const char *format, const struct report_options *options,
                                  const struct grade_options *grading) {
    struct bench bench, brief;
    struct grade_options soon = *grading;
    struct report report;
    struct strbuf out = { 0 };
    soon.timeout_s = 0.3;
    bench_open(&bench, grading);
    bench_open(&brief, &soon);
    build(&bench, &brief, &report);
    report_write(report_format_find(format), &report, options, &out);
    bench_close(&bench);
    bench_close(&brief);
    return out;
}

static void assert_harmless(const struct strbuf *out) {
    for (size_t i = 0; i < out->size; i++) {
        unsigned char c = (unsigned char)out->at[i];
        if ((c < 32 && c != '\n' && c != '\t') || c == 127) fail_msg("byte %d in a report", c);
    }
}

static const char *text_of(const json_t *object, const char *key) {
    const char *text = json_string_value(json_object_get(object, key));
    if (!text) fail_msg("%s is missing", key);
    return text;
}

static void check_test(const json_t *test) {
    bool hidden = strcmp(text_of(test, "visibility"), "hidden") == 0;
    assert_true(json_is_number(json_object_get(test, "score")));
    assert_true(json_is_number(json_object_get(test, "max_score")));
    text_of(test, "message");
    text_of(test, "name");
    text_of(test, "status");
    static const char *const secret[] = {
        "args", "expected", "actual", "index", "abs", "rel", "ulp"
    };
    for (size_t i = 0; hidden && i < 7; i++)
        assert_null(json_object_get(test, secret[i]));
}

static void json_is_as_the_contract_says(void **state) {
    (void)state;
    struct strbuf out = write_report("json", &(struct report_options) { .cols = 80 }, &ample);
    json_error_t error;
    json_t *root = json_loadb(out.at, out.size, 0, &error), *test;
    if (!root) fail_msg("line %d: %s", error.line, error.text);
    assert_harmless(&out);
    assert_string_equal(text_of(root, "schema"), "bitlab-result/1");
    assert_string_equal(text_of(json_object_get(root, "course"), "hash"), "00ff");
    assert_string_equal(text_of(root, "seed"), "7");
    assert_string_equal(text_of(root, "status"), "timeout");
    assert_true(json_is_object(json_object_get(root, "timing")));
    json_t *submission = json_array_get(json_object_get(root, "submissions"), 0);
    json_t *exercises = json_object_get(submission, "exercises");
    assert_int_equal(json_array_size(exercises), SOURCES);
    static const char *const statuses[SOURCES] = { "pass",    "fail",    "error", "fail", "fail",
                                                   "refused", "timeout", "fail",  "fail" };
    size_t i, k;
    json_t *exercise;
    json_array_foreach(exercises, i, exercise) {
        assert_string_equal(text_of(exercise, "status"), statuses[i]);
        assert_int_equal(strlen(text_of(exercise, "sha256")), 64);
        assert_non_null(json_object_get(exercise, "mistake"));
        json_array_foreach(json_object_get(exercise, "tests"), k, test) check_test(test);
    }
    assert_true(json_is_null(json_object_get(json_array_get(exercises, 0), "mistake")));
    // where numbers differ: a test of the second answer
    test = json_array_get(json_object_get(json_array_get(exercises, 1), "tests"), 0);
    assert_true(json_real_value(json_array_get(json_object_get(test, "args"), 0)) == 2.1);
    assert_int_equal(json_integer_value(json_array_get(json_object_get(test, "args"), 1)), 4);
    assert_true(json_number_value(json_object_get(test, "actual")) == 2.1 / 8);
    assert_true(json_number_value(json_object_get(test, "rel")) > 0.12);
    // NaN and infinities are strings
    test = json_array_get(json_object_get(json_array_get(exercises, 2), "tests"), 0);
    assert_string_equal(text_of(test, "actual"), "nan");
    test = json_array_get(json_object_get(json_array_get(exercises, 3), "tests"), 2);
    assert_string_equal(text_of(test, "actual"), "-inf");
    json_decref(root);
    strbuf_release(&out);
}

static void hidden_values_are_shown_when_asked(void **state) {
    (void)state;
    struct grade_options grading = ample;
    grading.show_hidden = true;
    struct strbuf out =
        write_report("json", &(struct report_options) { .show_hidden = true }, &grading);
    json_t *root = json_loadb(out.at, out.size, 0, NULL);
    json_t *exercise = json_array_get(
        json_object_get(json_array_get(json_object_get(root, "submissions"), 0), "exercises"), 1);
    json_t *test = json_array_get(json_object_get(exercise, "tests"), 10);
    assert_string_equal(text_of(test, "visibility"), "hidden");
    assert_non_null(json_object_get(test, "expected"));
    json_decref(root);
    strbuf_release(&out);
}

// The bytes without the timing object.
static void cut_timing(struct strbuf *out) {
    char *at = strstr(out->at, "\"timing\"");
    assert_non_null(at);
    out->size = (size_t)(at - out->at);
    *at = 0;
}

static void two_runs_give_the_same_bytes(void **state) {
    (void)state;
    struct strbuf one = write_report("json", &(struct report_options) { .cols = 80 }, &ample);
    struct strbuf two = write_report("json", &(struct report_options) { .cols = 80 }, &ample);
    cut_timing(&one);
    cut_timing(&two);
    assert_string_equal(one.at, two.at);
    strbuf_release(&one);
    strbuf_release(&two);
}

static void junit_follows_its_schema(void **state) {
    (void)state;
    struct strbuf out = write_report("junit", &(struct report_options) { .cols = 80 }, &ample);
    char path[] = "/tmp/bitlab-junit-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, out.at, out.size), (ssize_t)out.size);
    close(fd);
    assert_harmless(&out);
    char *command = xprintf("xmllint --noout --nonet --schema tests/data/junit.xsd %s 2>&1", path);
    FILE *lint = popen(command, "r");
    char said[400] = "";
    size_t got = fread(said, 1, sizeof said - 1, lint);
    said[got] = 0;
    int code = pclose(lint);
    unlink(path);
    if (code != 0) fail_msg("%s", said);
    assert_non_null(strstr(out.at, "<error type=\"timeout\""));
    assert_non_null(strstr(out.at, "<failure type=\"fail\""));
    free(command);
    strbuf_release(&out);
}

static void text_says_the_known_mistake_before_the_cases(void **state) {
    (void)state;
    struct bench bench;
    struct strbuf out = { 0 };
    bench_open(&bench, NULL);
    struct exercise_result *result =
        bench_grade(&bench, "scale", "scale.lua",
                    "function scale(m, b) return m == 0 and 1 or m / 2 ^ (b - 1) end");
    struct submission_result submission = { .path = "scale.lua", .exercises = &result, .n = 1 };
    struct report report = { .submissions = &submission, .n = 1 };
    report_total(&report);
    report_write(report_format_find("text"), &report, &(struct report_options) { .cols = 72 },
                 &out);
    const char *mistake = strstr(out.at, "one level too many"),
               *first = strstr(out.at, "scale(2.1, 4)");
    assert_true(mistake && first && mistake < first);
    assert_non_null(strstr(out.at, "hidden"));
    for (char *line = out.at, *end; (end = strchr(line, '\n')); line = end + 1)
        assert_true(end - line <= 72 + 8); // a few characters take more than one byte
    strbuf_release(&out);
    bench_close(&bench);
}

static void text_shows_no_raw_byte_of_a_learner(void **state) {
    (void)state;
    struct strbuf out =
        write_report("text", &(struct report_options) { .cols = 60, .verbose = true }, &ample);
    assert_harmless(&out);
    assert_null(strstr(out.at, "\n::"));
    assert_null(strstr(out.at, "\n##"));
    assert_non_null(strstr(out.at, "│ \\x1b[2J::error::x"));
    strbuf_release(&out);
}

// One exercise with this verdict and score out of 1.
static enum status status_of(enum verdict verdict, double score, bool environment, double min) {
    struct exercise_result result = {
        .verdict = verdict, .score = score, .max_score = 1, .environment = environment
    };
    struct exercise_result *list[] = { &result };
    struct submission_result submission = { .exercises = list, .n = 1 };
    struct report report = { .submissions = &submission, .n = 1 };
    report_total(&report);
    return report_status(&report, min);
}

static void exit_codes_follow_the_contract(void **state) {
    (void)state;
    assert_int_equal(status_of(VERDICT_PASS, 1, false, 100), STATUS_OK);
    assert_int_equal(status_of(VERDICT_FAIL, 0.5, false, 100), STATUS_SHORT);
    assert_int_equal(status_of(VERDICT_FAIL, 0.5, false, 50), STATUS_OK);
    assert_int_equal(status_of(VERDICT_ERROR, 0.5, false, 50), STATUS_OK);
    assert_int_equal(status_of(VERDICT_ERROR, 0.5, false, 60), STATUS_LEARNER);
    assert_int_equal(status_of(VERDICT_REFUSED, 0, false, 100), STATUS_LEARNER);
    assert_int_equal(status_of(VERDICT_TIMEOUT, 0, false, 100), STATUS_LIMIT);
    assert_int_equal(status_of(VERDICT_MEMORY, 0, false, 100), STATUS_LIMIT);
    assert_int_equal(status_of(VERDICT_SKIPPED, 0, false, 100), STATUS_SHORT);
    assert_int_equal(status_of(VERDICT_COURSE_ERROR, 1, false, 0), STATUS_COURSE);
    assert_int_equal(status_of(VERDICT_INTERNAL, 1, false, 0), STATUS_INTERNAL);
    assert_int_equal(status_of(VERDICT_INTERNAL, 1, true, 0), STATUS_ENVIRONMENT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_is_as_the_contract_says),
        cmocka_unit_test(hidden_values_are_shown_when_asked),
        cmocka_unit_test(two_runs_give_the_same_bytes),
        cmocka_unit_test(junit_follows_its_schema),
        cmocka_unit_test(text_says_the_known_mistake_before_the_cases),
        cmocka_unit_test(text_shows_no_raw_byte_of_a_learner),
        cmocka_unit_test(exit_codes_follow_the_contract),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
