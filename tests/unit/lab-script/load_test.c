// SPDX-License-Identifier: MIT
// Loading course files: values with the places where they stand, failures with file, line and
// traceback.
#include "tests/unit/lab-script/script_helpers.h"

static struct value load(struct script *script, struct arena *arena, const char *source) {
    struct value table;
    struct error err = { 0 };
    if (script_load(script, "lessons/x.lua", source, strlen(source), arena, &table, &err) !=
        STATUS_OK)
        complain("%s", err.text);
    return table;
}

static const struct value *field(const struct value *table, const char *name) {
    const struct value *value = value_field(table, name);
    if (!value) complain("there is no field %s", name);
    return value;
}

static void assert_place(const struct value *value, int line, int column) {
    if (value->line != line || value->column != column)
        complain("expected %d:%d, got %d:%d", line, column, value->line, value->column);
}

static void values_keep_kind_and_order(void **state) {
    struct arena arena = { 0 };
    struct strbuf text = { 0 };
    struct value table =
        load(*state, &arena,
             "return { 1, 2.0, 'x', true, { a = 1, [0] = 'z', [false] = 0 }, n = nil, "
             "array { 1, 2 }, matrix { { 1 }, { 2 } } }");
    value_print(&table, &text, 0);
    assert_string_equal(
        strbuf_text(&text),
        "{1, 2, \"x\", true, {[0] = \"z\", a = 1, [false] = 0}, {1, 2}, {{1}, {2}}}");
    assert_int_equal(table.table.items[0].kind, VALUE_INTEGER);
    assert_int_equal(table.table.items[1].kind, VALUE_NUMBER);
    strbuf_release(&text);
    arena_release(&arena);
}

static void every_field_has_the_line_and_column_of_its_source(void **state) {
    struct arena arena = { 0 };
    struct value table = load(*state, &arena,
                              "-- a comment with { braces = \"}\"\n"
                              "local function f(x) if x then return { not_this = 1 } end end\n"
                              "return {\n"
                              "  title = \"é\", kind = [==[\n"
                              "] ]] }\n"
                              "]==], list = { 1, { deep = f(1), 5 },\n"
                              "    { 6 }, -- { 7 }\n"
                              "  },\n"
                              "  [\"key\"] = 2; [3.5] = 3,\n"
                              "  f = function(a) local t = { x = { 1 } } while t do break end "
                              "repeat t = nil until true return t end,\n"
                              "  after = { 1 }, sum = { 1 } == nil,\n"
                              "  --[[ a = { long = 1 } ]] last = 1\n"
                              "}\n");
    assert_place(&table, 3, 8);
    assert_place(field(&table, "title"), 4, 3);
    assert_place(field(&table, "kind"), 4, 16); // columns count characters
    assert_place(field(&table, "list"), 6, 7);
    const struct value *list = field(&table, "list");
    assert_place(&list->table.items[0], 6, 16);
    assert_place(&list->table.items[1], 6, 19);
    assert_place(&list->table.items[1].table.items[0], 6, 34);
    assert_place(&list->table.items[2], 7, 5);
    assert_place(field(&table, "key"), 9, 3);
    assert_place(&table.table.fields[0].value, 9, 16); // [3.5]
    assert_place(field(&table, "f"), 10, 3);
    assert_place(field(&table, "after"), 11, 3);
    assert_place(field(&table, "sum"), 11, 18);
    assert_place(field(&table, "last"), 12, 28);
    arena_release(&arena);
}

static void tables_behind_names_calls_and_parentheses_are_found(void **state) {
    struct arena arena = { 0 };
    struct value table = load(*state, &arena, "local t = {\n  a = 1,\n}\nt.b = 2\nreturn t\n");
    assert_place(field(&table, "a"), 2, 3);
    assert_place(field(&table, "b"), 1, 11); // of its table, where nothing better is known
    table = load(*state, &arena, "return ({\n  a = { \n b = 1 } })");
    assert_place(field(field(&table, "a"), "b"), 3, 2);
    table = load(*state, &arena, "local function t() return { a = 1 } end\nreturn t()");
    assert_int_equal(field(&table, "a")->line, 2);
    table =
        load(*state, &arena, "if true then\n local x = { a = 2 }\nend\nreturn { a = {\n a = 1 } }");
    assert_place(field(field(&table, "a"), "a"), 5, 2);
    arena_release(&arena);
}

static void text_begins_where_its_first_character_stands(void **state) {
    static const char source[] = "return {\n  a = [[\none]], b = \"two\",\n  c = [[three]],\n}\n";
    struct arena arena = { 0 };
    struct value table = load(*state, &arena, source);
    assert_int_equal(script_text_line(source, strlen(source), field(&table, "a")), 3);
    assert_int_equal(script_text_line(source, strlen(source), field(&table, "b")), 3);
    assert_int_equal(script_text_line(source, strlen(source), field(&table, "c")), 4);
    arena_release(&arena);
}

static void marks_shebangs_and_line_ends_do_not_move_lines(void **state) {
    struct arena arena = { 0 };
    struct value table =
        load(*state, &arena,
             "\xEF\xBB\xBF#!/usr/bin/lua\r\nreturn {\r\n  a = [[\r\nx]],\r\n  b = 1 }\r\n");
    assert_place(field(&table, "a"), 3, 3);
    assert_place(field(&table, "b"), 5, 3);
    assert_string_equal(field(&table, "a")->string.at, "x");
    arena_release(&arena);
}

struct wrong {
    const char *source, *expected;
};

static void failures_name_file_and_line(void **state) {
    static const struct wrong files[] = {
        { "return {\n  a = 1\n  b = 2,\n}",
          "lessons/x.lua:3: '}' expected (to close '{' at line 1) near 'b'" },
        { "return { a = 1", "lessons/x.lua:1: '}' expected near <eof>" },
        { "local t = nil\nreturn { a = t.x }",
          "lessons/x.lua:2: attempt to index a nil value (local 't')" },
        { "return { a = undefined() }",
          "lessons/x.lua:1: attempt to call a nil value (global 'undefined')" },
        { "return { a = io.open('x') }", "lessons/x.lua:1: attempt to index a nil value (global "
                                         "'io'); code here only computes, so it has no io" },
        { "\n\nerror('no weights')", "lessons/x.lua:3: no weights" },
        { "\n\nerror('no weights', 0)", "lessons/x.lua:3: no weights" },
        { "error({})", "lessons/x.lua:1: the program raised a table where a sentence is wanted" },
        { "error()", "lessons/x.lua:1: the program raised nil where a sentence is wanted" },
        { "local x = 1\n", "lessons/x.lua:1: the file returns 0 values; return one table { … }" },
        { "local x = 1\nreturn x, 2\n",
          "lessons/x.lua:2: the file returns 2 values; return one table { … }" },
        { "return 5", "lessons/x.lua:1: the file returns a number; return one table { … }" },
        { "\nreturn nil", "lessons/x.lua:2: the file returns nil; return one table { … }" },
        { "", "lessons/x.lua:1: the file returns 0 values; return one table { … }" },
        { "return {\n  a = rng.default(1),\n}",
          "lessons/x.lua:2: a generator (rng.default) cannot stand here; a plain value is wanted" },
        { "return {\n  a = 1,\n  b = coroutine.create(print) }",
          "lessons/x.lua:3: a coroutine cannot stand here; a plain value is wanted" },
        { "return { [{}] = 1 }",
          "lessons/x.lua:1: a table's key is a table; a name or a number is wanted" },
        { "return {\n  a = \"\xFF\" }",
          "lessons/x.lua:2: this byte is not UTF-8; save the file as UTF-8" },
        { "figure { draw = 1 }\nreturn {}",
          "lessons/x.lua:1: figure { … } stands in a ```figure block of a lesson" },
        { "return {\n x = ref.symetric }",
          "lessons/x.lua:2: ref.symetric does not exist; the nearest is ref.symmetric" },
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct arena arena = { 0 };
        struct value table;
        struct error err = { 0 };
        enum status status = script_load(*state, "lessons/x.lua", files[i].source,
                                         strlen(files[i].source), &arena, &table, &err);
        if (status != STATUS_COURSE || strcmp(err.text, files[i].expected) != 0)
            complain("%s\n expected: %s\n      got: %s", files[i].source, files[i].expected,
                     err.text);
        arena_release(&arena);
    }
}

static void nul_bytes_are_refused(void **state) {
    struct arena arena = { 0 };
    struct value table;
    struct error err = { 0 };
    assert_int_equal(script_load(*state, "x.lua", "return\n{\0}", 10, &arena, &table, &err),
                     STATUS_COURSE);
    assert_string_equal(err.text, "x.lua:2: this is a NUL byte, not text");
    arena_release(&arena);
}

static void a_long_path_stays_whole_in_messages(void **state) {
    static const char path[] = "/home/somebody/courses/compression-for-everyone/exercises/"
                               "uniform-quantization/symmetric-scale.lua";
    static const struct wrong files[] = {
        { "return {\n a = 1 1 }", ":2: '}' expected (to close '{' at line 1) near '1'" },
        { "\nreturn { a = nil + 1 }", ":2: attempt to perform arithmetic on a nil value" },
        { "local ok, e = pcall(function()\nerror('x') end)\nerror(e, 0)", ":2: x" },
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct arena arena = { 0 };
        struct value table;
        struct error err = { 0 };
        char expected[200];
        snprintf(expected, sizeof expected, "%s%s", path, files[i].expected);
        script_load(*state, path, files[i].source, strlen(files[i].source), &arena, &table, &err);
        assert_string_equal(err.text, expected);
        arena_release(&arena);
    }
}

static void a_traceback_names_the_way(void **state) {
    static const char source[] = "local function inner() error('x') end\n"
                                 "local function outer() inner() end\n"
                                 "outer()\n";
    struct arena arena = { 0 };
    struct value table;
    struct error err = { 0 };
    script_load(*state, "x.lua", source, strlen(source), &arena, &table, &err);
    assert_string_equal(err.text, "x.lua:1: x");
    if (!strstr(err.detail,
                "x.lua:1: in upvalue inner\nx.lua:2: in local outer\nx.lua:3: in the file"))
        complain("%s", err.detail);
    arena_release(&arena);
}

static void files_do_not_share_globals(void **state) {
    struct arena arena = { 0 };
    load(*state, &arena, "shared = 1 return {}");
    struct value table = load(*state, &arena, "return { seen = shared ~= nil }");
    assert_false(field(&table, "seen")->boolean);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_keep_kind_and_order),
        cmocka_unit_test(every_field_has_the_line_and_column_of_its_source),
        cmocka_unit_test(tables_behind_names_calls_and_parentheses_are_found),
        cmocka_unit_test(text_begins_where_its_first_character_stands),
        cmocka_unit_test(marks_shebangs_and_line_ends_do_not_move_lines),
        cmocka_unit_test(failures_name_file_and_line),
        cmocka_unit_test(nul_bytes_are_refused),
        cmocka_unit_test(a_long_path_stays_whole_in_messages),
        cmocka_unit_test(a_traceback_names_the_way),
        cmocka_unit_test(files_do_not_share_globals),
    };
    return cmocka_run_group_tests(tests, new_script, free_script);
}
