// SPDX-License-Identifier: MIT
// The corpus of submissions: every file of tests/grader/hostile and tests/grader/honest is graded
// through bitlab-runner and must get the verdict that its header names, within its budget, leaving
// nothing behind.
//
// Header lines, in the first lines of a file:  -- expect: VERDICT   -- exercise: ID   -- timeout:
// SECONDS
// -- message: part of some message   -- mistake: part of the known mistake   -- nothidden: must not
// be shown anywhere   -- smallest: told, for the smallest input to be looked for where `nothidden`
// stands too; it may tell what a program says of cases that are no secret
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab/grade/grade.h"
#include "tests/grader/lab-grade/support.h"
#include "tests/patience.h"

// BITLAB_CORPUS may name: short, without the files that take longer than others; breach, where only
// what gets points it must not get counts; hasty, with less time and without the search for the
// smallest input, which are no help to a breach.
static const double default_timeout_s = 2, ample_timeout_s = 10, hasty_timeout_s = 0.5,
                    grace_s = 0.25;

struct header {
    char expect[32], exercise[64], message[128], mistake[128], nothidden[64], smallest[32];
    double timeout_s;
    bool takes_long; // it names its own
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
    read_field(text, "smallest", header.smallest, sizeof header.smallest);
    read_field(text, "timeout", timeout, sizeof timeout);
    header.takes_long = *timeout && atof(timeout) != default_timeout_s;
    // What ends by itself has time for it, however busy the machine is.
    bool ends = strcmp(header.expect, "timeout") != 0;
    header.timeout_s = header.takes_long ? atof(timeout)
                       : ends            ? ample_timeout_s
                                         : default_timeout_s;
    return header;
}

static bool says(const struct exercise_result *result, const char *part) {
    if (strstr(result->message, part)) return true;
    if (result->smallest && strstr(result->smallest->message, part)) return true;
    for (size_t i = 0; i < result->n_tests; i++)
        if (strstr(result->tests[i].message, part)) return true;
    return false;
}

// No message may hold a control byte, and no failing hidden test a value.
static const char *unsafe(const struct exercise_result *result) {
    for (size_t i = 0; i <= result->n_tests; i++) {
        const struct test_result *test = i < result->n_tests ? &result->tests[i] : result->smallest;
        if (!test) continue;
        for (const char *at = test->message; *at; at++)
            if ((unsigned char)*at < 32 && *at != '\n' && *at != '\t')
                return "a control byte in a message";
        if (test->hidden && test->has_values) return "values of a hidden test";
    }
    return NULL;
}

static bool asked_for(const char *word) {
    const char *mode = getenv("BITLAB_CORPUS");
    return mode && strstr(mode, word);
}

static bool is_pass(const char *expect) {
    return strcmp(expect, "pass") == 0;
}

// Commands of CI systems, as the systems find them: `::` first in a line, the others anywhere.
static const char *command_in(const char *format, const struct strbuf *out) {
    static const char *const marks[] = { "##[", "##vso[", "##teamcity[" };
    static const char *const ours[] = { "::error ", "::warning ", "::notice title=bitlab::" };
    bool annotates = strcmp(format, "github") == 0;
    for (size_t i = 0; i < 3; i++)
        if (strstr(strbuf_text(out), marks[i])) return marks[i];
    for (const char *line = strbuf_text(out); line; line = strchr(line, '\n')) {
        line += strspn(line, " \t\n");
        bool allowed = false;
        for (size_t i = 0; i < 3; i++)
            allowed = allowed || (annotates && text_starts(line, ours[i]));
        if (text_starts(line, "::") && !allowed) return "::";
    }
    return NULL;
}

static char *unsafe_report(struct exercise_result *result, const struct report_format *format,
                           bool to_file, const char *hidden) {
    struct submission_result submission = { .path = "::error::\x1b[2J##vso[x]",
                                            .exercises = &result,
                                            .n = 1 };
    struct report report = { .course_title = "c", .submissions = &submission, .n = 1 };
    struct strbuf out = { 0 };
    char *wrong = NULL;
    report_total(&report);
    report_write(format, &report,
                 &(struct report_options) { .cols = 70, .verbose = true, .to_file = to_file },
                 &out);
    const char *command = to_file ? NULL : command_in(format->name, &out);
    if (command) wrong = xprintf("the %s report has a command %s", format->name, command);
    if (!wrong && *hidden && strstr(strbuf_text(&out), hidden))
        wrong = xprintf("\"%s\" came out in the %s report", hidden, format->name);
    for (size_t i = 0; !wrong && i < out.size; i++) {
        unsigned char c = (unsigned char)out.at[i];
        if ((c < 32 && c != '\n') || c == 127 || (c == 0xC2 && (unsigned char)out.at[i + 1] < 0xA0))
            wrong = xprintf("the %s report has the byte %d", format->name, c);
    }
    strbuf_release(&out);
    return wrong;
}

static char *unsafe_reports(struct exercise_result *result, const char *hidden) {
    char *wrong = NULL;
    for (size_t i = 0; !wrong && i < report_format_count; i++)
        for (int to_file = 0; !wrong && to_file < 2; to_file++)
            wrong = unsafe_report(result, &report_formats[i], to_file, hidden);
    return wrong;
}

static char *complaint(const struct header *header, struct exercise_result *result,
                       double seconds) {
    if (asked_for("breach")) {
        bool breach = !is_pass(header->expect) &&
                      (result->verdict == VERDICT_PASS || result->score >= result->max_score);
        return breach ? xstrdup("a breach") : unsafe_reports(result, "");
    }
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
    if (is_late(clock_now() - seconds, header->timeout_s + grace_s))
        return xprintf("took %.2f s", seconds);
    const char *wrong = unsafe(result);
    return wrong ? xstrdup(wrong) : unsafe_reports(result, header->nothidden);
}

static size_t open_descriptors(void) {
    size_t n = 0;
    DIR *folder = opendir("/proc/self/fd");
    while (folder && readdir(folder))
        n++;
    if (folder) closedir(folder);
    return n;
}

static struct header find_header(const char *path, const struct answer *answer) {
    struct strbuf text = { 0 };
    char *beside = xprintf("%s.expect", path);
    bool found = file_exists(beside) && file_read(beside, 1000, &text, NULL) == STATUS_OK;
    struct header header = read_header(found ? text.at : answer->bytes ? answer->bytes : "");
    strbuf_release(&text);
    free(beside);
    return header;
}

static char *grade_file(const char *path, const char *runner) {
    struct arena arena = { 0 };
    struct answer answer;
    struct exercise exercise = { 0 };
    struct error err = { 0 };
    struct loop *loop = loop_new();
    struct script *script = script_new();
    answer_read(&answer, path, &arena);
    struct header header = find_header(path, &answer);
    bool left_out = asked_for("short") && header.takes_long;
    char *exercise_path =
        xprintf("tests/data/grading-course/exercises/kinds/%s.lua", header.exercise);
    double timeout_s = asked_for("hasty") ? hasty_timeout_s : header.timeout_s;
    bool find_smallest = !asked_for("hasty") && (!*header.nothidden || *header.smallest);
    struct grade_options options = {
        .timeout_s = timeout_s, .seed = "7", .find_smallest = find_smallest, .runner = runner
    };
    struct grader *grader = grader_new(loop, script, &options);
    char *wrong = NULL;
    if (left_out) {
        wrong = NULL;
    } else if (exercise_load(&exercise, script, exercise_path, &err) != STATUS_OK) {
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

// Every `step`-th file of the folder, from the `first`. True if each got its verdict and left
// nothing behind in this process.
static bool grade_share(char *const *names, size_t n, const char *folder, size_t first,
                        size_t step) {
    size_t wrong = 0, before = open_descriptors();
    char *runner = test_runner();
    prctl(PR_SET_CHILD_SUBREAPER, 1); // a survivor of any generation would become our child
    for (size_t i = first; i < n; i += step) {
        if (!text_ends(names[i], ".lua")) continue;
        char *path = path_join(folder, names[i]);
        char *says_why = grade_file(path, runner);
        if (says_why) print_error("%s: %s\n", path, says_why);
        wrong += says_why != NULL;
        free(says_why);
        free(path);
    }
    free(runner);
    size_t after = open_descriptors();
    if (after != before) print_error("%zu descriptors were left open\n", after - before);
    // Every child was reaped, and they cannot have children.
    bool alone = waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD;
    if (!alone) print_error("a process was left behind\n");
    return !wrong && after == before && alone;
}

// Two processes share the files: most of the time goes by in waiting for budgets to end.
static void grade_folder(const char *folder, size_t at_least) {
    enum { SHARES = 2 };
    char **names;
    size_t n, n_programs = 0;
    pid_t share[SHARES];
    assert_int_equal(folder_list(folder, &names, &n, NULL), STATUS_OK);
    for (size_t i = 0; i < n; i++)
        n_programs += text_ends(names[i], ".lua");
    for (size_t s = 0; s < SHARES; s++) {
        share[s] = fork();
        assert_true(share[s] >= 0);
        if (share[s] == 0) _exit(grade_share(names, n, folder, s, SHARES) ? 0 : 1);
    }
    for (size_t s = 0; s < SHARES; s++) {
        int status;
        assert_int_equal(waitpid(share[s], &status, 0), share[s]);
        assert_int_equal(status, 0);
    }
    folder_list_free(names, n);
    assert_true(n_programs >= at_least);
}

static void hostile_submissions_get_their_verdict(void **state) {
    (void)state;
    grade_folder("tests/grader/hostile", 414);
}

static void honest_oddities_pass(void **state) {
    (void)state;
    grade_folder("tests/grader/honest", 85);
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
