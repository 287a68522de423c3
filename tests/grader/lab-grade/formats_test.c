// SPDX-License-Identifier: MIT
// The formats for CI and gradebooks: read back by the programs that they are for where these are
// at hand, one total in all of them, and no word of a learner that a CI system would obey.
#include <jansson.h>
#include <stdio.h>

#include "lab/grade/merge.h"
#include "tests/grader/lab-grade/support.h"

static struct test_result tests[] = {
    { .name = "case 1 # SKIP", .verdict = VERDICT_PASS, .score = 1, .max_score = 1, .message = "" },
    { .name = "case 2 # TODO",
      .verdict = VERDICT_ERROR,
      .max_score = 1,
      .message = "f(1) stopped at line 4: 100%, \"x\": ::error::y ##[z]" },
    { .name = "hidden 1",
      .verdict = VERDICT_FAIL,
      .hidden = true,
      .max_score = 1,
      .message = "A hidden case does not come out right." },
    { .name = "hidden 2",
      .verdict = VERDICT_SKIPPED,
      .hidden = true,
      .max_score = 1,
      .message = "Not run." },
};
static struct exercise_result broken = { .exercise = "scale",
                                         .title = "A, scale",
                                         .file = "ann/sc,ale:1.lua",
                                         .verdict = VERDICT_ERROR,
                                         .score = 1.0 / 3,
                                         .max_score = 4.1,
                                         .message = "",
                                         .mistake = "=You divided, by \"2\".",
                                         .error_line = 4,
                                         .why = "",
                                         .tests = tests,
                                         .n_tests = 4,
                                         .printed = "" };
static struct exercise_result right = { .exercise = "size",
                                        .title = "Size",
                                        .file = "ann/size.lua",
                                        .verdict = VERDICT_PASS,
                                        .score = 0.1,
                                        .max_score = 0.1,
                                        .message = "",
                                        .why = "",
                                        .tests = tests,
                                        .n_tests = 1,
                                        .printed = "" };
static struct exercise_result missing = { .exercise = "codes",
                                          .title = "Codes",
                                          .file = "ann",
                                          .verdict = VERDICT_SKIPPED,
                                          .max_score = 0.2,
                                          .message = "Nothing was handed in for this exercise.",
                                          .why = "",
                                          .printed = "" };
static struct exercise_result *all[] = { &broken, &right, &missing };

static struct strbuf written(const char *format, bool to_file) {
    struct submission_result submission = { .path = "=ann", .exercises = all, .n = 3 };
    struct report report = { .course_title = "C",
                             .course_hash = "00",
                             .seed = "",
                             .isolation = "full",
                             .submissions = &submission,
                             .n = 1 };
    struct strbuf out = { 0 };
    report_total(&report);
    report_write(report_format_find(format), &report,
                 &(struct report_options) { .cols = 80, .to_file = to_file }, &out);
    return out;
}

static void every_format_has_the_same_total(void **state) {
    (void)state;
    for (size_t i = 0; i < report_format_count; i++)
        for (int to_file = 0; to_file < 2; to_file++) {
            struct strbuf out = written(report_formats[i].name, to_file);
            if (!strstr(out.at, "0.433333333") || strstr(out.at, "0.4333333333"))
                fail_msg("%s has another total:\n%s", report_formats[i].name, out.at);
            if (!strstr(out.at, "4.4")) fail_msg("%s has no maximum", report_formats[i].name);
            strbuf_release(&out);
        }
}

static void what_is_hidden_and_failed_is_never_silent(void **state) {
    (void)state;
    static const char *const formats[] = { "text", "tap", "github", "gradescope", "csv", "junit" };
    for (size_t i = 0; i < 6; i++) {
        struct strbuf out = written(formats[i], false);
        // the text may wrap between the two
        if (!strstr(out.at, "1 hidden case did not pass;") ||
            !strstr(out.at, "1 hidden case was not run"))
            fail_msg("%s is silent:\n%s", formats[i], out.at);
        assert_null(strstr(out.at, "all passed"));
        strbuf_release(&out);
    }
    right.hidden_left_out = true;
    struct strbuf out = written("csv", false);
    assert_non_null(strstr(out.at, "hidden cases of 1 exercise were not run"));
    right.hidden_left_out = false;
    strbuf_release(&out);
}

// The exit code of a command that reads the text, and what it says.
static int read_by(const char *command, const struct strbuf *text, char said[2000]) {
    char path[] = "/tmp/bitlab-format-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0 && write(fd, text->at, text->size) == (ssize_t)text->size);
    close(fd);
    char *line = xprintf("%s %s 2>&1", command, path);
    FILE *pipe = popen(line, "r");
    said[fread(said, 1, 1999, pipe)] = 0;
    int code = pclose(pipe);
    unlink(path);
    free(line);
    return code;
}

static void tap_is_what_prove_reads(void **state) {
    (void)state;
    char said[2000];
    struct strbuf out = written("tap", false);
    if (system("command -v prove >/dev/null 2>&1") != 0) skip();
    assert_int_not_equal(read_by("prove -e cat", &out, said), 0);
    // of six points two pass; neither a '#' in a name nor what was not run makes one more
    if (!strstr(said, "Failed 4/6") && !strstr(said, "Tests: 6 Failed: 4")) fail_msg("%s", said);
    assert_null(strstr(said, "Parse errors"));
    strbuf_release(&out);
    all[0] = &right;
    all[2] = &right;
    out = written("tap", false);
    assert_int_equal(read_by("prove -e cat", &out, said), 0);
    strbuf_release(&out);
    all[0] = &broken;
    all[2] = &missing;
}

static void github_annotates_the_learners_line_and_escapes(void **state) {
    (void)state;
    struct strbuf out = written("github", false);
    assert_non_null(strstr(out.at, "::error file=ann/sc%2Cale%3A1.lua,line=4,title=A%2C scale "
                                   "(error)%3A "));
    assert_non_null(strstr(out.at, "100%25, \"x\": ::error::y # #[z]"));
    assert_non_null(strstr(out.at, "%0A"));
    assert_non_null(strstr(out.at, "::warning title=Codes"));
    size_t lines = 0;
    for (const char *at = out.at; *at; at++)
        lines += *at == '\n';
    assert_int_equal(lines, 3); // one for each that did not pass, and the total
    strbuf_release(&out);
    out = written("github", true);
    assert_non_null(strstr(out.at, "| A, scale | error | "));
    assert_null(strstr(out.at, "\n::"));
    strbuf_release(&out);
}

static void gradescope_gives_part_of_the_points_and_hides(void **state) {
    (void)state;
    struct strbuf out = written("gradescope", true);
    json_t *root = json_loadb(out.at, out.size, 0, NULL), *test;
    size_t i, hidden = 0;
    assert_non_null(root);
    assert_true(json_number_value(json_object_get(root, "score")) == 0.433333333);
    json_array_foreach(json_object_get(root, "tests"), i, test) {
        const char *visibility = json_string_value(json_object_get(test, "visibility"));
        const char *status = json_string_value(json_object_get(test, "status"));
        hidden += strcmp(visibility, "hidden") == 0;
        assert_true(!strcmp(status, "passed") || !strcmp(status, "failed"));
    }
    assert_int_equal(hidden, 2);
    json_decref(root);
    strbuf_release(&out);
}

static void csv_is_a_row_each_and_no_formula(void **state) {
    (void)state;
    struct strbuf out = written("csv", true);
    assert_non_null(strstr(out.at, "\n\"'=ann\",\"scale\",error,0.333333333"));
    assert_non_null(strstr(out.at, "\"'=You divided, by \"\"2\"\".\""));
    assert_non_null(strstr(out.at, "\n\"total\",\"\",error,0.433333333,4.4,"));
    strbuf_release(&out);
}

// Whatever the width, no wrapped line of the text may begin with a command.
static void no_wrapped_line_is_a_command(void **state) {
    (void)state;
    static char message[400];
    const char *before = broken.message;
    for (size_t pad = 0; pad < 80; pad++) {
        memset(message, 'a', pad);
        snprintf(message + pad, sizeof message - pad, " ::error::x ##vso[y] ::set-output ::b");
        broken.message = message;
        struct strbuf out = written("text", false);
        for (const char *line = out.at; line; line = strchr(line, '\n')) {
            line += strspn(line, " \n");
            if (strncmp(line, "::", 2) == 0) fail_msg("%s", out.at);
        }
        assert_null(strstr(out.at, "##vso"));
        strbuf_release(&out);
    }
    broken.message = before;
}

static char *write_report(const char *folder, const char *name, const char *path, const char *hash,
                          const char *seed) {
    struct submission_result submission = { .path = path, .exercises = all, .n = 3 };
    struct report report = { .course_title = "C",
                             .course_hash = hash,
                             .seed = seed,
                             .isolation = "full",
                             .submissions = &submission,
                             .n = 1 };
    struct strbuf out = { 0 };
    char *file = path_join(folder, name);
    report_total(&report);
    report_write(report_format_find("json"), &report, &(struct report_options) { .cols = 80 },
                 &out);
    assert_int_equal(file_write(file, out.at, out.size, NULL), STATUS_OK);
    strbuf_release(&out);
    return file;
}

static void refused_because(const char *one, const char *two, const char *part) {
    struct merge *merge;
    struct error err = { 0 };
    const char *paths[] = { one, two };
    assert_int_equal(merge_open(&merge, paths, 2, &err), STATUS_USAGE);
    if (!strstr(err.text, part)) fail_msg("\"%s\" does not say \"%s\"", err.text, part);
    assert_null(merge);
}

static void take_path(void *owner, const struct submission_result *submission) {
    strbuf_printf(owner, "%s ", submission->path);
}

static void merge_takes_one_class_and_nothing_else(void **state) {
    (void)state;
    char folder[] = "/tmp/bitlab-merge-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char *files[] = { write_report(folder, "a", "zoe", "00", "7"),
                      write_report(folder, "b", "ann", "00", "7"),
                      write_report(folder, "c", "bob", "11", "7"),
                      write_report(folder, "d", "bob", "00", "8"),
                      write_report(folder, "e", "zoe", "00", "7") };
    refused_because(files[0], files[2], "another course");
    refused_because(files[0], files[3], "another seed");
    refused_because(files[0], files[4], "the submission zoe stands in");
    refused_because(files[0], "tests/grader/honest/plain.lua", "no JSON");
    struct merge *merge;
    struct report report = { 0 };
    struct strbuf order = { 0 };
    assert_int_equal(merge_open(&merge, (const char *const *)files, 2, NULL), STATUS_OK);
    assert_int_equal(merge_size(merge), 2);
    merge_run(merge, &report, take_path, &order);
    assert_string_equal(order.at, "ann zoe ");
    assert_true(report.score == 0.866666666 && report.counts.exercises == 6);
    assert_string_equal(report.seed, "7");
    merge_free(merge);
    arena_release(&report.arena);
    strbuf_release(&order);
    for (size_t i = 0; i < 5; i++) {
        unlink(files[i]);
        free(files[i]);
    }
    rmdir(folder);
}

int main(void) {
    const struct CMUnitTest all_tests[] = {
        cmocka_unit_test(every_format_has_the_same_total),
        cmocka_unit_test(what_is_hidden_and_failed_is_never_silent),
        cmocka_unit_test(tap_is_what_prove_reads),
        cmocka_unit_test(github_annotates_the_learners_line_and_escapes),
        cmocka_unit_test(gradescope_gives_part_of_the_points_and_hides),
        cmocka_unit_test(csv_is_a_row_each_and_no_formula),
        cmocka_unit_test(no_wrapped_line_is_a_command),
        cmocka_unit_test(merge_takes_one_class_and_nothing_else),
    };
    return cmocka_run_group_tests(all_tests, NULL, NULL);
}
