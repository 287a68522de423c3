// SPDX-License-Identifier: MIT
// What is said about the confinement of this system, and that full isolation is insisted on where
// it is asked for.
#include "tests/grader/lab-grade/support.h"

static void the_probe_says_which_layers_hold(void **state) {
    (void)state;
    struct arena arena = { 0 };
    struct isolation isolation;
    struct error err = { 0 };
    char *runner = test_runner();
    assert_int_equal(isolation_probe(runner, &isolation, &arena, &err), STATUS_OK);
    assert_int_equal(isolation.n, 8);
    bool all = true;
    for (size_t i = 0; i < isolation.n; i++) {
        assert_true(*isolation.layers[i].name && *isolation.layers[i].help);
        bool optional = strcmp(isolation.layers[i].name, "Landlock") == 0 ||
                        strcmp(isolation.layers[i].name, "not dumpable") == 0;
        all = all && (isolation.layers[i].active || optional);
        assert_true(isolation.layers[i].active || *isolation.layers[i].note);
    }
    assert_int_equal(isolation.full, all);
    arena_release(&arena);
    free(runner);
}

static void a_runner_that_is_none_is_the_environments_fault(void **state) {
    (void)state;
    struct arena arena = { 0 };
    struct isolation isolation;
    struct error err = { 0 };
    assert_int_equal(isolation_probe("/bin/true", &isolation, &arena, &err), STATUS_ENVIRONMENT);
    assert_int_equal(isolation_probe("/nonexistent", &isolation, &arena, &err), STATUS_ENVIRONMENT);
    assert_true(*err.text);
    arena_release(&arena);
}

static void full_isolation_is_insisted_on(void **state) {
    (void)state;
    struct arena arena = { 0 };
    struct isolation isolation;
    struct bench bench;
    struct grade_options options = { .seed = "7", .require_full_isolation = true };
    bench_open(&bench, &options);
    assert_int_equal(isolation_probe(bench.runner, &isolation, &arena, NULL), STATUS_OK);
    struct exercise_result *result = bench_grade(&bench, "size", "size.lua", "return 26");
    assert_int_equal(result->verdict, isolation.full ? VERDICT_PASS : VERDICT_INTERNAL);
    assert_int_equal(result->environment, !isolation.full);
    bench_close(&bench);
    options.runner = "/bin/true"; // isolates nothing
    bench_open(&bench, &options);
    result = bench_grade(&bench, "size", "size.lua", "return 26");
    assert_int_equal(result->verdict, VERDICT_INTERNAL);
    assert_true(result->environment);
    bench_close(&bench);
    arena_release(&arena);
}

static void every_forbidden_call_ends_the_runner(void **state) {
    (void)state;
    struct arena arena = { 0 };
    struct isolation isolation;
    struct forbidden_calls calls;
    struct error err = { 0 };
    char *runner = test_runner();
    assert_int_equal(isolation_probe(runner, &isolation, &arena, &err), STATUS_OK);
    assert_int_equal(isolation_try_forbidden(runner, &calls, &arena, &err), STATUS_OK);
    assert_true(calls.tried >= 100);
    if (isolation.full && calls.let_through) fail_msg("not ended by %s", calls.let_through);
    if (isolation.full) assert_int_equal(calls.killed, calls.tried);
    if (!isolation.full) assert_int_equal(calls.killed, 0); // a build for sanitizers has no filter
    arena_release(&arena);
    free(runner);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_probe_says_which_layers_hold),
        cmocka_unit_test(a_runner_that_is_none_is_the_environments_fault),
        cmocka_unit_test(full_isolation_is_insisted_on),
        cmocka_unit_test(every_forbidden_call_ends_the_runner),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
