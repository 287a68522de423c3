// SPDX-License-Identifier: MIT
// Arrays and matrices of course files: they read like lists, add like NumPy, and say what is wrong.
#include "tests/unit/lab-script/script_helpers.h"

struct number_case {
    const char *source;
    double expected;
};

struct text_case {
    const char *source, *expected;
};

static void arrays_read_like_lists(void **state) {
    static const struct text_case cases[] = {
        { "array { 1, 2.5, -3 }", "{1, 2.5, -3}" },
        { "#array { 4, 5, 6 }", "3" },
        { "#array {}", "0" },
        { "array(3)", "{0, 0, 0}" },
        { "array(2, 7)", "{7, 7}" },
        { "(function() local a = array { 5, 6 } return a[2] end)()", "6" },
        { "array { 5, 6 }[1.0]", "5" },
        { "tostring(array { 5, 6 }[3])", "\"nil\"" },
        { "tostring(array { 5, 6 }[0])", "\"nil\"" },
        { "(function() local a = array { 1, 2 } a[2] = 9 return a end)()", "{1, 9}" },
        { "(function() local n = 0 for i, x in ipairs(array { 3, 4 }) do n = n + i * x end return "
          "n "
          "end)()",
          "11" },
        { "(function() local n = 0 for i, x in pairs(array { 3, 4 }) do n = n + i * x end return n "
          "end)()",
          "11" },
        { "table.concat(array { 1, 2.5 }, ' ')", "\"1.0 2.5\"" },
        { "{ table.unpack(array { 1, 2, 3 }) }", "{1, 2, 3}" },
        { "{ 1, 2 } + array { 1, 1 }", "{2, 3}" },
        { "array.linspace(0, 1, 5)", "{0, 0.25, 0.5, 0.75, 1}" },
        { "array.range(1, 4)", "{1, 2, 3, 4}" },
        { "array.range(0, 1, 0.25)", "{0, 0.25, 0.5, 0.75, 1}" },
        { "array.range(3, 1)", "{}" },
        { "array { 1, 2, 3, 4 }:slice(2, 3)", "{2, 3}" },
        { "array { 1, 2, 3, 4 }:slice(3)", "{3, 4}" },
        { "array { 3, 1, 2 }:sort()", "{1, 2, 3}" },
        { "type(array { 1 }:list())", "\"table\"" },
        { "tostring(array { 0.5, -1 })", "\"array {0.5, -1}\"" },
        { "tostring(array(9))", "\"array {0, 0, 0, 0, 0, 0, 0, 0, …} (9 numbers)\"" },
        { "(function() local a = array { 1, 2 } local b = array(a) b[1] = 5 return a end)()",
          "{1, 2}" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_prints(*state, cases[i].source, cases[i].expected);
}

static void arrays_combine_by_elements(void **state) {
    static const struct text_case cases[] = {
        { "array { 1, 2 } + array { 10, 20 }", "{11, 22}" },
        { "array { 1, 2 } - 1", "{0, 1}" },
        { "1 - array { 1, 2 }", "{0, -1}" },
        { "array { 1, 2 } * array { 3, 4 }", "{3, 8}" },
        { "2 * array { 1, 2 }", "{2, 4}" },
        { "array { 1, 2 } / array { 4, 8 }", "{0.25, 0.25}" },
        { "1 / array { 2, 4 }", "{0.5, 0.25}" },
        { "array { 2, 3 } ^ 2", "{4, 9}" },
        { "2 ^ array { 2, 3 }", "{4, 8}" },
        { "-array { 1, -2 }", "{-1, 2}" },
        { "array { -1, 4 }:abs()", "{1, 4}" },
        { "array { 4, 9 }:sqrt()", "{2, 3}" },
        { "array { 0.5, 1.5, -2.5 }:rint()", "{0, 2, -2}" },
        { "array { 1, 2 }:map(function(x) return x * 10 end)", "{10, 20}" },
        { "array { 1, 2 } == array { 1, 2 }", "true" },
        { "array { 1, 2 } == array { 1, 3 }", "false" },
        { "array { 1, 2 } == array { 1, 2, 3 }", "false" },
        { "array { 0 / 0 } == array { 0 / 0 }", "false" },
        { "array {} + array {}", "{}" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_prints(*state, cases[i].source, cases[i].expected);
}

// NumPy 1.24.2: a = np.random.default_rng(0).normal(0, 1, 10000).
static void statistics_have_numpys_last_digit(void **state) {
    static const struct number_case cases[] = {
        { "rng.default(0):normal(10000):sum()", 63.118870479661126 },
        { "rng.default(0):normal(10000):mean()", 0.006311887047966112 },
        { "rng.default(0):normal(10000):std()", 0.9980768625853779 },
        { "rng.default(0):normal(10000):min()", -3.899421730054339 },
        { "rng.default(0):normal(10000):max()", 3.4818372379355984 },
        { "rng.default(0):normal(10000):abs():sum()", 7996.298969932535 },
        { "(rng.default(0):normal(10000) ^ 2):sum()", 9961.972635463777 },
        { "array { 0.1, 0.2, 0.3 }:sum()", 0.6000000000000001 },
        { "array {}:sum()", 0 },
        { "array {}:mean()", 0 },
        { "array { 1, 0 / 0 }:max()", NAN },
        { "array.linspace(0.1, 0.9, 5)[2]", 0.30000000000000004 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_number(*state, cases[i].source, cases[i].expected);
}

static void rows_of_a_matrix_share_its_numbers(void **state) {
    static const struct text_case cases[] = {
        { "matrix { { 1, 2 }, { 3, 4 } }", "{{1, 2}, {3, 4}}" },
        { "matrix { array { 1, 2 }, { 3, 4 } }", "{{1, 2}, {3, 4}}" },
        { "matrix(2, 3)", "{{0, 0, 0}, {0, 0, 0}}" },
        { "matrix(2, 2, array { 1, 2, 3, 4 })", "{{1, 2}, {3, 4}}" },
        { "(function() local m = matrix(2, 2) m[1][2] = 5 return m end)()", "{{0, 5}, {0, 0}}" },
        { "(function() local m = matrix(2, 2) m[2] = { 7, 8 } return m end)()",
          "{{0, 0}, {7, 8}}" },
        { "(function() local r do local m = matrix { { 1, 2 } } r = m[1] end "
          "for i = 1, 2e5 do local x = array(2, 7) end return r end)()",
          "{1, 2}" },
        { "(function() local m = matrix { { 1, 2 } } local r = m:row(1) r[1] = 9 return m end)()",
          "{{1, 2}}" },
        { "(function() local m = matrix { { 1, 2 } } local n = matrix(m) n[1][1] = 9 return m "
          "end)()",
          "{{1, 2}}" },
        { "matrix { { 1, 2 }, { 3, 4 } }:column(2)", "{2, 4}" },
        { "matrix { { 1, 2, 3 }, { 4, 5, 6 } }:transpose()", "{{1, 4}, {2, 5}, {3, 6}}" },
        { "matrix { { 1, 2 }, { 3, 4 } }:array()", "{1, 2, 3, 4}" },
        { "matrix { { 1, 2 }, { 3, 4 } } * 2", "{{2, 4}, {6, 8}}" },
        { "matrix { { 1, 2 } } + matrix { { 1, 1 } }", "{{2, 3}}" },
        { "matrix { { 1, 2 } } + { { 1, 1 } }", "{{2, 3}}" },
        { "matrix { { 1, -2 } }:abs():sum()", "3" },
        { "{ matrix(2, 3):rows(), matrix(2, 3):cols(), #matrix(2, 3) }", "{2, 3, 2}" },
        { "tostring(matrix { { 1, 2 } })", "\"matrix {1, 2} (1 x 2)\"" },
        { "(function() local n = 0 for i, r in ipairs(matrix { { 1, 2 }, { 3, 4 } }) do n = n + i "
          "* "
          "r:sum() end return n end)()",
          "17" },
        { "matrix {}", "{}" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_prints(*state, cases[i].source, cases[i].expected);
}

static void what_cannot_be_combined_says_why(void **state) {
    static const struct text_case cases[] = {
        { "array { 1, 2 } + array { 1 }",
          "eval:1: arrays of 2 and 1 numbers cannot be combined by +" },
        { "array { 1 } * 'x'", "eval:1: an array *: a string cannot be combined with it" },
        { "array { 1, 'two' }", "eval:1: array: item 2 is a string, not a number" },
        { "array { 1, { 2 } }", "eval:1: array: item 2 is a table, not a number" },
        { "array('x')", "eval:1: array: a list of numbers or a count is wanted, got a string" },
        { "array(-1)", "eval:1: array: -1 numbers; from 0 to 16777216 can be held" },
        { "array(1e9)", "eval:1: array: 1000000000 numbers; from 0 to 16777216 can be held" },
        { "(function() local a = array(2) a[3] = 1 end)()",
          "eval:1: element 3 is outside 1..2; an array does not grow" },
        { "(function() local a = array(2) a[1] = 'x' end)()",
          "eval:1: an array holds numbers, not a string" },
        { "array { 1, 2 }:slice(2, 5)", "eval:1: slice: 2 to 5 is not within 1..2" },
        { "array { 1, 2 }:map(function(x) end)",
          "eval:1: map: a number is wanted from the function, got nil for element 1" },
        { "array { 1 }.sum()", "eval:1: a method of an array is called with a colon: a:sum()" },
        { "matrix { { 1, 2 }, { 3 } }",
          "eval:1: matrix: rows 1 and 2 differ in length: 2 and 1 numbers" },
        { "matrix { 1, 2 }", "eval:1: matrix: row 1 is a number, not a list of numbers" },
        { "matrix { { 1 } } + matrix { { 1, 2 } }",
          "eval:1: matrices of 1 x 1 and 1 x 2 cannot be combined by +" },
        { "matrix(2, 2, array { 1 })", "eval:1: matrix: 1 numbers do not fill 2 x 2" },
        { "matrix(5000, 5000)", "eval:1: matrix of more than 16777216 numbers is too large" },
        { "matrix { { 1 } }:row(2)", "eval:1: row 2 is outside 1..1" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_fails(*state, cases[i].source, cases[i].expected);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrays_read_like_lists),
        cmocka_unit_test(arrays_combine_by_elements),
        cmocka_unit_test(statistics_have_numpys_last_digit),
        cmocka_unit_test(rows_of_a_matrix_share_its_numbers),
        cmocka_unit_test(what_cannot_be_combined_says_why),
    };
    return cmocka_run_group_tests(tests, new_script, free_script);
}
