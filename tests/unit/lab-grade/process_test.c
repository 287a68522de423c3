// SPDX-License-Identifier: MIT
// One program run in bitlab-runner: what comes back, and how each bad end is told from the others.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>

#include "tests/grader/lab-grade/support.h"
#include "tests/patience.h"

static const double ample_s = 20; // for what ends by itself

static struct run_result *run_program(const char *source, size_t n_cases, double budget_s) {
    struct exercise_case cases[8];
    struct value args[2] = { value_of_number(2.5), value_of_integer(4) };
    for (size_t i = 0; i < n_cases; i++)
        cases[i] = (struct exercise_case) { .args = args, .n_args = 2 };
    struct run_request request = { .mode = REQUEST_PROGRAM,
                                   .entry = "f",
                                   .given = "twice = function(x) return 2 * x end",
                                   .source = source,
                                   .source_size = strlen(source),
                                   .cases = cases,
                                   .n_cases = n_cases,
                                   .n_shown = n_cases,
                                   .budget_s = budget_s };
    return test_run(&request);
}

static void values_come_back_with_their_types(void **state) {
    (void)state;
    struct arena arena = { 0 };
    struct strbuf text = { 0 };
    struct run_result *result = run_program(
        "function f(x, n) return { x, n, rint(x), twice(n), 's', true, {}, { q = { 1 } } } end", 2,
        ample_s);
    assert_int_equal(result->end, RUN_DONE);
    assert_int_equal(result->frames.n, 2);
    struct value value = frame_case_value(&result->frames.cases[1], &arena);
    value_print(&value, &text, 0);
    assert_string_equal(text.at, "{2.5, 4, 2, 8, \"s\", true, {}, {q = {1}}}");
    assert_int_equal(value.table.items[1].kind, VALUE_INTEGER);
    assert_int_equal(value.table.items[2].kind, VALUE_NUMBER);
    strbuf_release(&text);
    arena_release(&arena);
    run_result_release(result);
}

static void a_loop_inside_c_is_ended_at_the_deadline(void **state) {
    (void)state;
    double start = clock_now();
    struct run_result *result = run_program(
        "function f() return string.find(('a'):rep(220), ('.-'):rep(4) .. 'b') end", 1, 0.5);
    assert_int_equal(result->end, RUN_TIMEOUT);
    assert_false(is_late(start, 0.75));
    run_result_release(result);
}

static void memory_is_its_own_end(void **state) {
    (void)state;
    struct run_result *result = run_program("function f() return ('x'):rep(1e9) end", 1, ample_s);
    assert_int_equal(result->end, RUN_DONE);
    assert_int_equal(result->frames.cases[0].status, CASE_MEMORY);
    run_result_release(result);
    result =
        run_program("function f() while true do pcall(string.rep, 'x', 1e9) end end", 1, ample_s);
    assert_int_equal(result->end, RUN_MEMORY);
    run_result_release(result);
}

static void the_line_of_an_error_is_the_learners(void **state) {
    (void)state;
    struct run_result *result =
        run_program("\n\nfunction f(x)\n  return string.rep(nil, 2)\nend", 1, ample_s);
    assert_int_equal(result->frames.cases[0].status, CASE_RAISED);
    assert_int_equal(result->frames.cases[0].line, 4);
    run_result_release(result);
    result = run_program("#!/usr/bin/lua\nfunction f( return end", 1, ample_s);
    assert_int_equal(result->frames.load, LOAD_SYNTAX);
    assert_memory_equal(result->frames.load_text.at, "answer:2:", 9);
    run_result_release(result);
}

static void prints_are_kept_at_head_and_tail(void **state) {
    (void)state;
    struct run_result *result = run_program(
        "function f() for i = 1, 100000 do print('line', i) end return 1 end", 1, ample_s);
    assert_int_equal(result->end, RUN_DONE);
    assert_memory_equal(result->printed, "line\t1\n", 7);
    assert_non_null(strstr(result->printed, "bytes left out"));
    assert_string_equal(result->printed + result->printed_size - 12, "line\t100000\n");
    run_result_release(result);
}

static void hidden_cases_print_nothing(void **state) {
    (void)state;
    struct exercise_case cases[2];
    struct value args[2] = { value_of_integer(1), value_of_integer(2) };
    for (int i = 0; i < 2; i++)
        cases[i] = (struct exercise_case) { .args = &args[i], .n_args = 1 };
    const char *source = "function f(x) print('saw', x) return x end";
    struct run_request request = { .mode = REQUEST_PROGRAM,
                                   .entry = "f",
                                   .source = source,
                                   .source_size = strlen(source),
                                   .cases = cases,
                                   .n_cases = 2,
                                   .n_shown = 1 };
    struct run_result *result = test_run(&request);
    assert_string_equal(result->printed, "saw\t1\n");
    run_result_release(result);
}

static void a_run_that_is_cancelled_leaves_no_process(void **state) {
    (void)state;
    struct loop *loop = loop_new();
    struct strbuf bytes = { 0 };
    struct run_result *result = NULL;
    char *runner = test_runner();
    struct run_request request = { .mode = REQUEST_ANSWER,
                                   .source = "while true do end",
                                   .source_size = 17,
                                   .budget_s = 5,
                                   .memory_bytes = 1 << 24 };
    assert_int_equal(run_request_bytes(&request, 1, &bytes, NULL), STATUS_OK);
    struct run *run = run_start(loop, runner, &bytes, 1, 5, test_run_done, &result, NULL);
    assert_non_null(run);
    run_cancel(run);
    assert_false(loop_step(loop, -1)); // nothing is left to wait for
    assert_null(result);
    strbuf_release(&bytes);
    loop_free(loop);
    free(runner);
}

// The end of the pipe that the child writes to must not wake us, shortly before its end does.
static void the_end_of_a_silent_program_wakes_the_parent_once(void **state) {
    (void)state;
    enum { RUNS = 20 };
    struct loop *loop = loop_new();
    struct strbuf bytes = { 0 };
    char *runner = test_runner();
    struct run_request request = { .mode = REQUEST_ANSWER,
                                   .source = "return 1",
                                   .source_size = 8,
                                   .budget_s = 5,
                                   .memory_bytes = 1 << 24 };
    assert_int_equal(run_request_bytes(&request, 1, &bytes, NULL), STATUS_OK);
    for (int i = 0; i < RUNS; i++) {
        struct run_result *result = NULL;
        assert_non_null(run_start(loop, runner, &bytes, 1, 5, test_run_done, &result, NULL));
        assert_true(loop_step(loop, -1));
        if (!result) fail_msg("run %d woke the parent before its end", i);
        assert_int_equal(result->end, RUN_DONE);
        run_result_release(result);
    }
    strbuf_release(&bytes);
    loop_free(loop);
    free(runner);
}

// In a process of its own, since the tests print to 1.
static void a_run_works_where_low_descriptors_are_free(void **state) {
    (void)state;
    enum { FIRST_KEPT = 5 };
    for (int first = 0; first < FIRST_KEPT; first++) {
        int status;
        pid_t pid = fork();
        if (pid == 0) {
            for (int fd = first; fd < FIRST_KEPT; fd++)
                close(fd);
            struct run_result *result =
                run_program("function f() print('seen') return 1 end", 1, ample_s);
            _exit(result->end == RUN_DONE && strcmp(result->printed, "seen\n") == 0 ? 0 : 1);
        }
        assert_int_equal(waitpid(pid, &status, 0), pid);
        if (status != 0) fail_msg("status %d with free descriptors from %d on", status, first);
    }
}

static void the_probe_names_every_layer(void **state) {
    (void)state;
    struct run_request request = { .mode = REQUEST_PROBE };
    struct run_result *result = test_run(&request);
    assert_int_equal(result->end, RUN_DONE);
    assert_true(result->frames.probed);
    assert_true(result->frames.layers[LAYER_NO_NEW_PRIVS].active);
    assert_true(result->frames.layers[LAYER_LIMITS].active);
    char *runner = test_runner();
    struct strbuf bytes = { 0 };
    assert_int_equal(file_read(runner, 64 << 20, &bytes, NULL), STATUS_OK);
    bool sanitized = memmem(bytes.at, bytes.size, "__asan_init", 11) != NULL;
    assert_int_equal(result->frames.layers[LAYER_SECCOMP].active, !sanitized);
    assert_int_equal(result->frames.layers[LAYER_ADDRESS_SPACE].active, !sanitized);
    strbuf_release(&bytes);
    free(runner);
    run_result_release(result);
}

static void pairs_and_next_go_in_one_order_always(void **state) {
    (void)state;
    static const char source[] =
        "function f()\n"
        "  local key = {}\n"
        "  local t = { 10, 20, 30, b = 1, a = 2, [true] = 3, [false] = 4, [key] = 5, [2.5] = 6, "
        "[-1] = 7, ab = 8, [''] = 9 }\n"
        "  for i = 1, 40 do t['k' .. i] = i end\n"
        "  for i = 1, 40 do t['k' .. i] = i % 10 == 0 and i or nil end\n"
        "  local seen = {}\n"
        "  for k, v in pairs(t) do seen[#seen + 1] = k == key and 'key' or tostring(k) if v == 1 "
        "then t.k10 = nil end end\n"
        "  t.k10 = 10\n"
        "  local by_next, k = {}, next(t)\n"
        "  while k ~= nil do by_next[#by_next + 1] = k == key and 'key' or tostring(k) k = next(t, "
        "k) end\n"
        "  local proxy = setmetatable({}, { __pairs = function() return function(_, k) if not k "
        "then return 1, 'p' end end end })\n"
        "  for _, v in pairs(proxy) do seen[#seen + 1] = v end\n"
        "  for _ in pairs({}) do seen[#seen + 1] = 'never' end\n"
        "  return table.concat(seen, ' ') .. '|' .. table.concat(by_next, ' ') .. '|' .. "
        "tostring(next({})) end";
    struct arena arena = { 0 };
    struct run_result *result = run_program(source, 1, ample_s);
    assert_int_equal(result->end, RUN_DONE);
    assert_int_equal(result->frames.cases[0].status, CASE_VALUE);
    struct value value = frame_case_value(&result->frames.cases[0], &arena);
    assert_string_equal(value.string.at, "1 2 3 -1 2.5  a ab b k20 k30 k40 false true key p|"
                                         "1 2 3 -1 2.5  a ab b k10 k20 k30 k40 false true key|nil");
    arena_release(&arena);
    run_result_release(result);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_and_next_go_in_one_order_always),
        cmocka_unit_test(values_come_back_with_their_types),
        cmocka_unit_test(a_loop_inside_c_is_ended_at_the_deadline),
        cmocka_unit_test(memory_is_its_own_end),
        cmocka_unit_test(the_line_of_an_error_is_the_learners),
        cmocka_unit_test(prints_are_kept_at_head_and_tail),
        cmocka_unit_test(hidden_cases_print_nothing),
        cmocka_unit_test(a_run_that_is_cancelled_leaves_no_process),
        cmocka_unit_test(the_end_of_a_silent_program_wakes_the_parent_once),
        cmocka_unit_test(a_run_works_where_low_descriptors_are_free),
        cmocka_unit_test(the_probe_names_every_layer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
