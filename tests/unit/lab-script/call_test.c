// SPDX-License-Identifier: MIT
// Calling functions of a course from C: plain values in and out, streams, programs defined from
// text, and `eval`.
#include "tests/unit/lab-script/script_helpers.h"

static const struct value *load_field(struct script *script, struct arena *arena,
                                      const char *source, const char *name) {
    struct value *table = arena_alloc(arena, sizeof *table);
    struct error err = { 0 };
    if (script_load(script, "x.lua", source, strlen(source), arena, table, &err) != STATUS_OK)
        complain("%s", err.text);
    return value_field(table, name);
}

static void assert_results(const struct script_results *results, const char *expected) {
    struct strbuf text = { 0 };
    for (size_t i = 0; i < results->n; i++) {
        strbuf_puts(&text, i ? " " : "");
        value_print(&results->at[i], &text, 0);
    }
    if (strcmp(strbuf_text(&text), expected) != 0)
        complain("expected %s, got %s", expected, strbuf_text(&text));
    strbuf_release(&text);
}

static void functions_take_and_give_plain_values(void **state) {
    struct arena arena = { 0 };
    struct script_results results;
    struct error err = { 0 };
    const struct value *f = load_field(
        *state, &arena,
        "return { f = function(a, b, c) return c, { b, a = a }, #b, nil, array { 1 } end }", "f");
    struct value args[] = { value_of_integer(3), value_of_numbers(&arena, (double[]) { 1, 2 }, 2),
                            value_of_string(&arena, "x\0y", 3) };
    assert_int_equal(script_call(*state, f, args, 3, &arena, &results, &err), STATUS_OK);
    assert_int_equal(results.n, 5);
    assert_int_equal(results.at[0].string.size, 3);
    results.at++, results.n--;
    assert_results(&results, "{{1, 2}, a = 3} 2 nil {1}");
    arena_release(&arena);
}

static void a_failing_function_says_where(void **state) {
    struct arena arena = { 0 };
    struct script_results results;
    struct error err = { 0 };
    const struct value *f =
        load_field(*state, &arena, "return {\n  f = function(a)\n return a.b.c end }", "f");
    assert_int_equal(script_call(*state, f, NULL, 0, &arena, &results, &err), STATUS_COURSE);
    assert_string_equal(err.text, "x.lua:3: attempt to index a nil value (local 'a')");
    assert_false(script_refused_on_purpose(*state));
    f = load_field(*state, &arena, "return { f = function(a) error('bits must be positive') end }",
                   "f");
    assert_int_equal(script_call(*state, f, NULL, 0, &arena, &results, &err), STATUS_COURSE);
    assert_string_equal(err.text, "x.lua:1: bits must be positive");
    assert_true(script_refused_on_purpose(*state));
    f = load_field(*state, &arena, "return { f = function(a) assert(a, 'no a') end }", "f");
    assert_int_equal(script_call(*state, f, NULL, 0, &arena, &results, &err), STATUS_COURSE);
    assert_true(script_refused_on_purpose(*state));
    assert_int_equal(
        script_call(*state, &(struct value) { .kind = VALUE_NIL }, NULL, 0, &arena, &results, &err),
        STATUS_INTERNAL);
    arena_release(&arena);
}

static void arguments_are_fresh_copies(void **state) {
    struct arena arena = { 0 };
    struct script_results results;
    struct error err = { 0 };
    const struct value *f = load_field(
        *state, &arena, "return { f = function(a) a[1] = a[1] + 1 return a[1] end }", "f");
    struct value arg = value_of_numbers(&arena, (double[]) { 1 }, 1);
    for (int i = 0; i < 2; i++) {
        script_call(*state, f, &arg, 1, &arena, &results, &err);
        assert_results(&results, "2");
    }
    arena_release(&arena);
}

// The same seed gives the same; a stream goes on.
static void streams_repeat_and_go_on(void **state) {
    struct arena arena = { 0 };
    struct script_results first, second, again;
    struct error err = { 0 };
    const struct value *f = load_field(
        *state, &arena,
        "return { f = function(rng) return rng:integer(1, 1000), rng:random() end }", "f");
    struct script_stream *stream = script_stream_new(*state, 7),
                         *other = script_stream_new(*state, 7);
    assert_int_equal(script_draw(stream, f, &arena, &first, &err), STATUS_OK);
    assert_int_equal(script_draw(stream, f, &arena, &second, &err), STATUS_OK);
    assert_int_equal(script_draw(other, f, &arena, &again, &err), STATUS_OK);
    assert_int_equal(first.at[0].integer, again.at[0].integer);
    assert_true(first.at[1].number == again.at[1].number);
    assert_true(first.at[1].number != second.at[1].number);
    script_stream_free(stream);
    script_stream_free(other);
    arena_release(&arena);
}

static void programs_define_their_entry(void **state) {
    struct arena arena = { 0 };
    struct script_results results;
    struct error err = { 0 };
    struct value f, arg = value_of_integer(4);
    assert_int_equal(script_define(*state, "x.lua", 10, "TWO = 2",
                                   "function twice(x) return TWO * rint(x) end", "twice", &f, &err),
                     STATUS_OK);
    script_call(*state, &f, &arg, 1, &arena, &results, &err);
    assert_results(&results, "8");
    assert_int_equal(
        script_define(*state, "x.lua", 10, NULL, "function other() end", "twice", &f, &err),
        STATUS_COURSE);
    assert_string_equal(err.text, "x.lua:10: the program does not define the function twice");
    assert_int_equal(
        script_define(*state, "x.lua", 10, NULL, "function print2() end", "print", &f, &err),
        STATUS_COURSE); // of the standard library, not of the program
    assert_int_equal(script_define(*state, "x.lua", 10, NULL, "\n\nfunction (", "f", &f, &err),
                     STATUS_COURSE);
    assert_string_equal(err.text, "x.lua:12: <name> expected near '('");
    assert_int_equal(
        script_define_with(*state, "x.lua", 5, "\nlocal x = nil + 1", 10, "", "f", &f, &err),
        STATUS_COURSE);
    assert_string_equal(err.text, "x.lua:6: attempt to perform arithmetic on a nil value");
    assert_int_equal(script_compile(*state, "x.lua", 7, "x = = 1", &err), STATUS_COURSE);
    assert_string_equal(err.text, "x.lua:7: unexpected symbol near '='");
    assert_int_equal(script_compile(*state, "x.lua", 7, "error('not run')", &err), STATUS_OK);
    arena_release(&arena);
}

static void eval_gives_all_values_and_tells_whose_fault_it_is(void **state) {
    struct arena arena = { 0 };
    struct script_results results;
    struct error err = { 0 };
    assert_int_equal(script_eval(*state, "1, 'a', nil, { 2 }", &arena, &results, &err), STATUS_OK);
    assert_results(&results, "1 \"a\" nil {2}");
    assert_int_equal(script_eval(*state, "local x = 4 return x * 2", &arena, &results, &err),
                     STATUS_OK);
    assert_results(&results, "8");
    assert_int_equal(script_eval(*state, "x = 4", &arena, &results, &err), STATUS_OK);
    assert_int_equal(results.n, 0);
    assert_int_equal(script_eval(*state, "1 +", &arena, &results, &err), STATUS_USAGE);
    assert_int_equal(script_eval(*state, "nil + 1", &arena, &results, &err), STATUS_LEARNER);
    assert_int_equal(err.status, STATUS_LEARNER);
    assert_int_equal(script_eval(*state, "('x'):rep(1e9)", &arena, &results, &err), STATUS_LIMIT);
    arena_release(&arena);
}

static void eval_tells_how_an_expression_goes_wrong(void **state) {
    static const char *const said[][2] = {
        { "1 +", "eval:1: unexpected symbol near <eof>" },
        { "1 + + 2", "eval:1: unexpected symbol near '+'" },
        { "\"a\" ..", "eval:1: unexpected symbol near <eof>" },
        { "{1, 2", "eval:1: '}' expected near <eof>" },
        { "ref.mse +", "eval:1: unexpected symbol near <eof>" },
        { "x y", "eval:1: syntax error near 'y'" },
        { "x = = 3", "eval:1: unexpected symbol near '='" },
        { "y = 3 +", "eval:1: unexpected symbol near <eof>" },
        { "for i = 1 do", "eval:1: ',' expected near 'do'" },
    };
    struct arena arena = { 0 };
    struct script_results results;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        struct error err = { 0 };
        assert_int_equal(script_eval(*state, said[i][0], &arena, &results, &err), STATUS_USAGE);
        assert_string_equal(err.text, said[i][1]);
    }
    arena_release(&arena);
}

static void arity_is_what_a_function_names(void **state) {
    struct arena arena = { 0 };
    size_t least, most;
    script_arity(*state, load_field(*state, &arena, "return { f = function(a, b) end }", "f"),
                 &least, &most);
    assert_int_equal(least, 0);
    assert_int_equal(most, 2);
    script_arity(*state, load_field(*state, &arena, "return { f = function(a, ...) end }", "f"),
                 &least, &most);
    assert_true(most == SIZE_MAX);
    script_arity(*state, load_field(*state, &arena, "return { f = ref.symmetric }", "f"), &least,
                 &most);
    assert_int_equal(least, 2);
    assert_int_equal(most, 3);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions_take_and_give_plain_values),
        cmocka_unit_test(a_failing_function_says_where),
        cmocka_unit_test(arguments_are_fresh_copies),
        cmocka_unit_test(streams_repeat_and_go_on),
        cmocka_unit_test(programs_define_their_entry),
        cmocka_unit_test(eval_gives_all_values_and_tells_whose_fault_it_is),
        cmocka_unit_test(eval_tells_how_an_expression_goes_wrong),
        cmocka_unit_test(arity_is_what_a_function_names),
    };
    return cmocka_run_group_tests(tests, new_script, free_script);
}
