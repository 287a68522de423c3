// SPDX-License-Identifier: MIT
// Limits of course files: what runs too long or takes too much fails with a sentence, and the state
// lives on.
#include "tests/unit/lab-script/script_helpers.h"

#include <time.h>

// Of the processor, as the limit: how busy the machine is changes nothing.
static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

// Loads a file that must fail, and shows that the next call works.
static void assert_load_fails(struct script *script, const char *source, const char *expected) {
    struct arena arena = { 0 };
    struct value table;
    struct error err = { 0 };
    enum status status = script_load(script, "x.lua", source, strlen(source), &arena, &table, &err);
    if (status != STATUS_COURSE) complain("status %d for %.60s", status, source);
    if (!strstr(err.text, expected)) complain("expected …%s…\n     got %s", expected, err.text);
    assert_prints(script, "1 + 1", "2");
    assert_number(script, "array.range(1, 100):sum()", 5050);
    arena_release(&arena);
}

static void endless_loops_end(void **state) {
    double start = seconds();
    assert_load_fails(*state, "local n = 0\nwhile true do\n  n = n + 1\nend\nreturn {}",
                      "x.lua:3: the program ran for more than 5 seconds");
    double took = seconds() - start;
    if (took < 4.9 || took > 7) complain("the loop ran for %.2f seconds", took);
}

static void swallowed_errors_do_not_keep_a_loop_alive(void **state) {
    double start = seconds();
    assert_load_fails(*state, "while true do pcall(function() while true do end end) end return {}",
                      "x.lua:1: the program ran for more than 5 seconds");
    if (seconds() - start > 8) complain("it ran for %.2f seconds", seconds() - start);
}

static void memory_bombs_name_their_line(void **state) {
    assert_load_fails(*state, "local t = {}\nfor i = 1, 1e9 do\n  t[i] = {}\nend\nreturn {}",
                      "x.lua:3: the program needs more than 256 MiB of memory");
    assert_load_fails(*state, "\nlocal s = ('x'):rep(1e9) return { s }",
                      "x.lua:2: the program needs more than 256 MiB of memory");
    assert_load_fails(*state, "local t = {} for i = 1, 1e4 do t[i] = array(1e6) end return t",
                      "x.lua:1: the program needs more than 256 MiB of memory");
    assert_load_fails(*state, "return { array(2^24) + array(2^24) + array(2^24) }",
                      "x.lua:1: the program needs more than 256 MiB of memory");
}

static void deep_recursion_is_an_error(void **state) {
    assert_load_fails(*state, "local function f() return 1 + f() end\nreturn { f() }",
                      "x.lua:1: stack overflow");
    assert_load_fails(*state, "local t = {} for i = 1, 40 do t = { t } end return t",
                      "x.lua:1: tables stand in tables more than 32 deep, or one contains itself");
    assert_load_fails(*state, "local t = {} t.self = t return t",
                      "x.lua:1: tables stand in tables more than 32 deep, or one contains itself");
    assert_load_fails(*state,
                      "return { (('x'):rep(300, '(')):gsub('x', function(x) error('far') end) }",
                      "x.lua:1: far");
    char deep[4000] = "return ";
    memset(deep + 7, '{', 1500);
    memset(deep + 1507, '}', 1500);
    assert_load_fails(*state, deep, "x.lua:1: ");
}

static void nothing_outside_the_whitelist_is_there(void **state) {
    assert_prints(
        *state,
        "{ type(io), type(os), type(package), type(require), type(debug), type(dofile), "
        "type(loadfile), type(string.dump), type(warn) }",
        "{\"nil\", \"nil\", \"nil\", \"nil\", \"nil\", \"nil\", \"nil\", \"nil\", \"nil\"}");
    assert_prints(*state, "{ load('return 1 + 1')() }", "{2}");
    assert_prints(*state, "{ load('x = 3 return x', 'n', 't', {})() }", "{3}");
    assert_prints(*state, "{ (load('return 1 +')) == nil }", "{true}");
    assert_prints(*state, "{ (load('\\27Lua')) == nil }", "{true}");
    assert_prints(*state, "type(collectgarbage('count'))", "\"number\"");
    assert_fails(*state, "collectgarbage('collect')",
                 "eval:1: bad argument #1 to 'collectgarbage' (invalid option 'collect')");
    assert_prints(*state, "rint(2.5) + rint(3.5)", "6");
}

static void what_a_file_prints_is_kept_and_bounded(void **state) {
    struct script *script = script_new();
    (void)state;
    assert_prints(script, "(function() print('a', 1) print(nil) return 1 end)()", "1");
    assert_string_equal(script_printed(script), "a\t1\nnil\n");
    assert_prints(script, "(function() for i = 1, 1e5 do print('xxxxxxxx') end return 1 end)()",
                  "1");
    assert_true(strlen(script_printed(script)) <= 65536);
    assert_prints(script, "(function() print(('x'):rep(70000)) print('y') return 1 end)()", "1");
    assert_string_equal(script_printed(script), "(what is printed after this is not kept)\n");
    script_free(script);
}

// math.random starts from a fixed seed: two runs of a course give the same.
static void two_states_draw_the_same(void **state) {
    struct script *other = script_new();
    struct script *third = script_new();
    (void)state;
    double a = number_of(other, "math.random()"), b = number_of(third, "math.random()");
    assert_true(a == b);
    script_free(other);
    script_free(third);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endless_loops_end),
        cmocka_unit_test(swallowed_errors_do_not_keep_a_loop_alive),
        cmocka_unit_test(memory_bombs_name_their_line),
        cmocka_unit_test(deep_recursion_is_an_error),
        cmocka_unit_test(nothing_outside_the_whitelist_is_there),
        cmocka_unit_test(what_a_file_prints_is_kept_and_bounded),
        cmocka_unit_test(two_states_draw_the_same),
    };
    return cmocka_run_group_tests(tests, new_script, free_script);
}
