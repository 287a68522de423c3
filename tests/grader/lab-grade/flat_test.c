// SPDX-License-Identifier: MIT
// A large class costs no more than a small one: `bitlab grade` holds as much memory for hundreds of
// submissions as for ten, needs few descriptors for any number, and leaves no process and no file.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <malloc.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "lab/course/course.h"
#include "lab/grade/batch.h"
#include "tests/grader/lab-grade/support.h"

enum { FEW = 10, MANY = 300, DESCRIPTORS = 40, SUBMISSIONS = 1000 };
enum { WINDOWS = 4, WINDOW = SUBMISSIONS / WINDOWS };
static const long slack_kilobytes = 512;    // of the allocator's, not of the submissions
static const size_t slack_bytes = 64 << 10; // of Lua's, whose collector lets some stay a while

static char folder[64];

static int make_class(void **state) {
    (void)state;
    strcpy(folder, "/tmp/bitlab-flat-XXXXXX");
    if (!mkdtemp(folder)) return -1;
    for (int i = 0; i < MANY; i++) {
        char *inside = xprintf("%s/s%03d", folder, i);
        char *path = xprintf("%s/%s", inside, i % 2 ? "codes.lua" : "size.lua");
        const char *text =
            i % 2 ? "function codes(x) print(#x, 'not it') return { x } end" : "return 25.5";
        file_make_folders(inside, NULL);
        if (file_write(path, text, strlen(text), NULL) != STATUS_OK) return -1;
        free(path);
        free(inside);
    }
    return 0;
}

static int drop_class(void **state) {
    (void)state;
    char *command = xprintf("rm -rf %s", folder);
    int code = system(command);
    free(command);
    return code;
}

static _Noreturn void become_grade(int n) {
    static const char *const first[] = {
        "bitlab", "-C",          "tests/data/grading-course",
        "grade",  "--exit-zero", "--jobs",
        "2",      "--format",    "csv=/dev/null"
    }; // a report may keep 1 MB
    enum { FIRST = sizeof first / sizeof *first };
    char *argv[FIRST + MANY + 1], *program = xprintf("%s/bitlab", getenv("BITLAB_BUILD"));
    for (int i = 0; i < FIRST; i++)
        argv[i] = (char *)first[i];
    for (int i = 0; i < n; i++)
        argv[FIRST + i] = xprintf("%s/s%03d", folder, i);
    argv[FIRST + n] = NULL;
    setrlimit(RLIMIT_NOFILE, &(struct rlimit) { DESCRIPTORS, DESCRIPTORS });
    execv(program, argv);
    _exit(127);
}

// The most kilobytes that it held.
static long grade(int n) {
    int status;
    struct rusage usage;
    pid_t pid = fork();
    if (pid == 0) become_grade(n);
    assert_int_equal(wait4(pid, &status, 0, &usage), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    return usage.ru_maxrss;
}

static size_t files_of_ours(void) {
    size_t n = 0;
    DIR *open = opendir("/tmp");
    for (struct dirent *entry; open && (entry = readdir(open));)
        n +=
            text_starts(entry->d_name, "bitlab-run") || text_starts(entry->d_name, "bitlab-escape");
    if (open) closedir(open);
    return n;
}

static void memory_is_flat_and_nothing_is_left(void **state) {
    (void)state;
    if (!getenv("BITLAB_BUILD")) skip();
    size_t before = files_of_ours();
    prctl(PR_SET_CHILD_SUBREAPER, 1); // a survivor would become our child
    long few = 0, many = LONG_MAX;    // the kernel counts pages by processor, a few hundred kB off
    for (int i = 0; i < 3; i++) {
        long now = grade(FEW);
        if (now > few) few = now;
        now = grade(MANY);
        if (now < many) many = now;
    }
    if (many > few + slack_kilobytes)
        fail_msg("%ld kB for %d submissions, %ld kB for %d", few, FEW, many, MANY);
    assert_int_equal(files_of_ours(), before);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

static size_t open_descriptors(void) {
    size_t n = 0;
    DIR *open = opendir("/proc/self/fd");
    while (open && readdir(open))
        n++;
    if (open) closedir(open);
    return n;
}

struct counts {
    size_t submissions, graded, descriptors;
    size_t least[WINDOWS]; // bytes of the heap in use
};

// Zero where a sanitizer keeps the heap.
static size_t heap_in_use(void) {
    struct mallinfo2 heap = mallinfo2();
    return heap.uordblks + heap.hblkhd;
}

static void count(void *owner, const struct submission_result *submission) {
    struct counts *counts = owner;
    counts->submissions++;
    for (size_t i = 0; i < submission->n; i++)
        counts->graded += submission->exercises[i]->n_tests > 0;
    size_t now = open_descriptors();
    if (now > counts->descriptors) counts->descriptors = now;
    size_t window = (counts->submissions - 1) / WINDOW, in_use = heap_in_use();
    if (!counts->least[window] || in_use < counts->least[window]) counts->least[window] = in_use;
}

static void grade_here(const char *const *paths, size_t n, int jobs, struct counts *counts) {
    struct script *script = script_new();
    struct loop *loop = loop_new();
    struct course course;
    struct error err;
    struct report report = { 0 };
    char *runner = test_runner();
    if (course_open(&course, script, "tests/data/grading-course", &err) != STATUS_OK)
        fail_msg("%s", err.text);
    struct grade_options options = {
        .seed = "7", .exercises_stay = true, .find_smallest = true, .runner = runner
    };
    struct grader *grader = grader_new(loop, script, &options);
    struct batch_options batch = { .paths = paths,
                                   .n_paths = n,
                                   .jobs = jobs,
                                   .shard = 1,
                                   .shards = 1,
                                   .finished = count,
                                   .owner = counts };
    if (batch_grade(grader, loop, script, &course, &batch, &report, &err) != STATUS_OK)
        fail_msg("%s", err.text);
    grader_free(grader);
    course_release(&course);
    arena_release(&report.arena);
    loop_free(loop);
    script_free(script);
    free(runner);
}

static void a_thousand_submissions_leave_no_descriptor_and_no_process(void **state) {
    (void)state;
    enum { JOBS = 2, EACH = 8 }; // two runs: a few descriptors each, no more
    const char *paths[SUBMISSIONS];
    struct counts counts = { 0 };
    for (int i = 0; i < SUBMISSIONS; i++)
        paths[i] = xprintf("%s/s%03d", folder, i % MANY);
    size_t before = open_descriptors(), files = files_of_ours();
    grade_here(paths, SUBMISSIONS, JOBS, &counts);
    assert_int_equal(counts.submissions, SUBMISSIONS);
    assert_int_equal(counts.graded, SUBMISSIONS);
    size_t early = counts.least[1], late = counts.least[WINDOWS - 1]; // Lua has settled by then
    if (late > early + slack_bytes) fail_msg("%zu bytes in use at first, %zu at last", early, late);
    assert_int_equal(open_descriptors(), before);
    if (counts.descriptors > before + JOBS * EACH)
        fail_msg("%zu descriptors before, %zu in between", before, counts.descriptors);
    assert_int_equal(files_of_ours(), files);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    for (int i = 0; i < SUBMISSIONS; i++)
        free((char *)paths[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_flat_and_nothing_is_left),
        cmocka_unit_test(a_thousand_submissions_leave_no_descriptor_and_no_process),
    };
    return cmocka_run_group_tests(tests, make_class, drop_class);
}
