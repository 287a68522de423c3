// SPDX-License-Identifier: MIT
// What tests of grading share: where the runner stands, and one program run to its end.
#ifndef TESTS_GRADER_SUPPORT_H
#define TESTS_GRADER_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/loop.h"
#include "lab/grade/grade.h"
#include "lab/grade/process.h"

#include <cmocka.h> // behind lab/base/error.h: it makes `fail` a macro

// $BITLAB_RUNNER, else the runner of the build that the test belongs to:
// build/tests/<kind>/<layer>/<test> is four below.
static inline char *test_runner(void) {
    const char *set = getenv("BITLAB_RUNNER");
    if (set && *set) return xstrdup(set);
    char *folder = folder_program();
    char *path = xprintf("%s/../../../bitlab-runner", folder);
    free(folder);
    if (access(path, X_OK) != 0) {
        free(path);
        path = xstrdup("build/bitlab-runner");
    }
    return path;
}

static inline void test_run_done(void *owner, struct run_result *result) {
    *(struct run_result **)owner = result;
}

// Runs a request and waits.
static inline struct run_result *test_run(struct run_request *request) {
    struct loop *loop = loop_new();
    struct run_result *result = NULL;
    struct strbuf bytes = { 0 };
    struct error err = { 0 };
    char *runner = test_runner();
    if (!request->budget_s) request->budget_s = 20;
    if (!request->memory_bytes) request->memory_bytes = 64 << 20;
    assert_int_equal(run_request_bytes(request, 0x1234567890abcdefULL, &bytes, &err), STATUS_OK);
    size_t n = request->mode == REQUEST_ANSWER ? 1 : request->n_cases;
    if (!run_start(loop, runner, &bytes, n, request->budget_s, test_run_done, &result, &err))
        fail_msg("%s", err.text);
    while (!result)
        loop_step(loop, -1);
    strbuf_release(&bytes);
    loop_free(loop);
    free(runner);
    return result;
}

// What grading needs, set up with the shipped runner and a fixed seed.
struct bench {
    struct loop *loop;
    struct script *script;
    struct grader *grader;
    struct arena arena;
    char *runner;
};

static inline void bench_open(struct bench *bench, const struct grade_options *options) {
    struct grade_options own = options ? *options : (struct grade_options) { .seed = "7" };
    *bench = (struct bench) { .loop = loop_new(), .script = script_new(), .runner = test_runner() };
    if (!own.runner) own.runner = bench->runner;
    bench->grader = grader_new(bench->loop, bench->script, &own);
}

static inline void bench_close(struct bench *bench) {
    grader_free(bench->grader);
    script_free(bench->script);
    loop_free(bench->loop);
    arena_release(&bench->arena);
    free(bench->runner);
}

// Loads an exercise of tests/data/grading-course; the caller releases it.
static inline void bench_load(struct bench *bench, const char *id, struct exercise *exercise) {
    struct error err = { 0 };
    char *path = xprintf("tests/data/grading-course/exercises/kinds/%s.lua", id);
    if (exercise_load(exercise, bench->script, path, &err) != STATUS_OK) fail_msg("%s", err.text);
    free(path);
}

// Grades a source against an exercise. The result lives in the bench.
static inline struct exercise_result *bench_grade(struct bench *bench, const char *id,
                                                  const char *file, const char *source) {
    struct exercise exercise = { 0 };
    struct answer answer = { .file = file, .bytes = source, .size = strlen(source) };
    bench_load(bench, id, &exercise);
    struct exercise_result *result = grade_answer(bench->grader, &exercise, &answer, &bench->arena);
    exercise_release(&exercise);
    return result;
}

#endif
