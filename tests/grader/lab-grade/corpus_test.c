// SPDX-License-Identifier: MIT
// The corpus of submissions: every file of tests/grader/hostile and tests/grader/honest is graded
// through bitlab-runner and must get the verdict that its header names, within its budget, leaving
// nothing behind.
//
// Header lines, in the first lines of a file:  -- expect: VERDICT   -- exercise: ID   -- timeout:
// SECONDS
// -- message: part of some message   -- mistake: part of the known mistake   -- nothidden: must not
// be shown anywhere
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>

#include "lab/grade/grade.h"
#include "tests/grader/lab-grade/support.h"

static const double default_timeout_s = 2, grace_s = 0.25;

struct header {
    char expect[32], exercise[64], message[128], mistake[128], nothidden[64];
    double timeout_s;
};

static void read_field(const char *text, const char *name, char *to, size_t size) {
    char *mark = xprintf("-- %s: ", name);
    const char *at = strstr(text, mark);
    to[0] = 0;
    if (at) {
        at += strlen(mark);
        size_t length = strcspn(at, "\r\n");
        snprintf(to, size, "%.*s", (int)length, at);
    }
    free(mark);
}

static struct header read_header(const char *text) {
    struct header header;
    char timeout[32];
    read_field(text, "expect", header.expect, sizeof header.expect);
    read_field(text, "exercise", header.exercise, sizeof header.exercise);
    read_field(text, "message", header.message, sizeof header.message);
    read_field(text, "mistake", header.mistake, sizeof header.mistake);
    read_field(text, "nothidden", header.nothidden, sizeof header.nothidden);
    read_field(text, "timeout", timeout, sizeof timeout);
    header.timeout_s = *timeout ? atof(timeout) : default_timeout_s;
    return header;
}

static bool says(const struct exercise_result *result, const char *part) {
    if (strstr(result->message, part)) return true;
    for (size_t i = 0; i < result->n_tests; i++)
        if (strstr(result->tests[i].message, part)) return true;
    return false;
}

// No message may hold a control byte, and no failing hidden test a value.
static const char *unsafe(const struct exercise_result *result) {
    for (size_t i = 0; i < result->n_tests; i++) {
        const struct test_result *test = &result->tests[i];
        for (const char *at = test->message; *at; at++)
            if ((unsigned char)*at < 32 && *at != '\n' && *at != '\t')
                return "a control byte in a message";
        if (test->hidden && test->has_values) return "values of a hidden test";
    }
    return NULL;
}

static char *complaint(const struct header *header, const struct exercise_result *result,
                       double seconds) {
    const char *got = verdict_name(result->verdict);
    if (strcmp(got, header->expect) != 0)
        return xprintf("%s instead of %s (%s; %s)", got, header->expect, result->message,
                       result->n_tests ? result->tests[0].message : "");
    if (*header->message && !says(result, header->message))
        return xprintf("no message has \"%s\" (%s; %s)", header->message, result->message,
                       result->n_tests ? result->tests[0].message : "");
    if (*header->mistake && (!result->mistake || !strstr(result->mistake, header->mistake)))
        return xprintf("the mistake is not \"%s\"", header->mistake);
    if (*header->nothidden &&
        (says(result, header->nothidden) || strstr(result->printed, header->nothidden)))
        return xprintf("\"%s\" came out", header->nothidden);
    if (strcmp(header->expect, "pass") != 0 && result->score >= result->max_score)
        return xprintf("all points for %s", header->expect);
    if (seconds > header->timeout_s + grace_s) return xprintf("took %.2f s", seconds);
    const char *wrong = unsafe(result);
    return wrong ? xstrdup(wrong) : NULL;
}

static size_t open_descriptors(void) {
    size_t n = 0;
    DIR *folder = opendir("/proc/self/fd");
    while (folder && readdir(folder))
        n++;
    if (folder) closedir(folder);
    return n;
}

static char *grade_file(const char *path, const char *runner) {
    struct arena arena = { 0 };
    struct answer answer;
    struct exercise exercise = { 0 };
    struct error err = { 0 };
    struct loop *loop = loop_new();
    struct script *script = script_new();
    answer_read(&answer, path, &arena);
    struct header header = read_header(answer.bytes ? answer.bytes : "");
    char *exercise_path =
        xprintf("tests/data/grading-course/exercises/kinds/%s.lua", header.exercise);
    struct grade_options options = { .timeout_s = header.timeout_s, .seed = "7", .runner = runner };
    struct grader *grader = grader_new(loop, script, &options);
    char *wrong = NULL;
    if (exercise_load(&exercise, script, exercise_path, &err) != STATUS_OK) {
        wrong = xstrdup(err.text);
    } else {
        double start = clock_now();
        struct exercise_result *result = grade_answer(grader, &exercise, &answer, &arena);
        wrong = complaint(&header, result, clock_now() - start);
        exercise_release(&exercise);
    }
    grader_free(grader);
    script_free(script);
    loop_free(loop);
    free(exercise_path);
    arena_release(&arena);
    return wrong;
}

static void grade_folder(const char *folder, size_t at_least) {
    char **names, *runner = test_runner();
    size_t n, wrong = 0, before = open_descriptors();
    assert_int_equal(folder_list(folder, &names, &n, NULL), STATUS_OK);
    assert_true(n >= at_least);
    for (size_t i = 0; i < n; i++) {
        char *path = path_join(folder, names[i]);
        char *says_why = grade_file(path, runner);
        if (says_why) print_error("%s: %s\n", path, says_why);
        wrong += says_why != NULL;
        free(says_why);
        free(path);
    }
    folder_list_free(names, n);
    free(runner);
    assert_int_equal(wrong, 0);
    assert_int_equal(open_descriptors(), before);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD); // every child was reaped, and they cannot have children
}

static void hostile_submissions_get_their_verdict(void **state) {
    (void)state;
    grade_folder("tests/grader/hostile", 60);
}

static void honest_oddities_pass(void **state) {
    (void)state;
    grade_folder("tests/grader/honest", 30);
}

static void no_file_was_written(void **state) {
    (void)state;
    char **names;
    size_t n;
    assert_int_equal(folder_list("/tmp", &names, &n, NULL), STATUS_OK);
    for (size_t i = 0; i < n; i++)
        if (text_starts(names[i], "bitlab-escape")) fail_msg("/tmp/%s was written", names[i]);
    folder_list_free(names, n);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_submissions_get_their_verdict),
        cmocka_unit_test(honest_oddities_pass),
        cmocka_unit_test(no_file_was_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
