// SPDX-License-Identifier: MIT
// Wrong exercise files: each gives one sentence with the line of its mistake.
#include "tests/unit/lab-exercise/exercise_helpers.h"

struct wrong {
    const char *source, *expected;
};

// Line 1 holds the common fields; what follows begins in line 2.
#define HEAD(kind) "return { kind = '" kind "', title = 'T', lesson = 'l', task = 'Do.',\n"
#define CODE                                                                                       \
    HEAD("code")                                                                                   \
    "entry = 'f', starter = 's', solution = 'function f() end', "
#define NUMBER HEAD("number") "answer = 1,\n"
#define CHOICE HEAD("choice") "options = {\n"
#define ORDER  HEAD("order") "steps = { 'a', 'b', 'c' },\n"
#define BUG    HEAD("bug") "program = 'a\\nb\\nc', line = 2, says = 's',\n"
#define FIX                                                                                        \
    HEAD("bug")                                                                                    \
    "program = 'x = 1', line = 1, says = 's', entry = 'f', solution = 'function f() end',\n"
#define LIST  HEAD("checklist") "items = { { 'a', belongs = true }, { 'b' } },\n"
#define SCALE CODE "reference = ref.symmetric_scale,\n"

static const struct wrong files[] = {
    // What every kind has
    { "return {}", "1: kind is missing: code, number, choice, order, bug or checklist is wanted" },
    { "return {\n kind = 5 }", "2: kind: a string is wanted, not a number" },
    { "return { kind =\n 'numbr' }", "1: there is no kind numbr; the nearest is number" },
    { "return { kind = 'essay' }",
      "1: there is no kind essay; the kinds are code, number, choice, order, bug, checklist" },
    { "return {\n kind = 'number' }", "1: title is missing: a string is wanted" },
    { "return { kind = 'number', title = 'T' }", "1: lesson is missing: a string is wanted" },
    { "return { kind = 'number', title = 'T', lesson = 'l' }",
      "1: task is missing: a string is wanted" },
    { "return { kind = 'number',\n title = '  ', lesson = 'l', task = 't' }", "2: title is empty" },
    { "return { kind = 'number',\n title = 'a\\0b', lesson = 'l', task = 't' }",
      "2: title: the string holds a NUL byte" },
    { "return { kind = 'number',\n title = 'a\\xffb', lesson = 'l', task = 't' }",
      "2: title: the string is not UTF-8" },
    { "return { kind = 'number',\n title = 'a\\127b', lesson = 'l', task = 't' }",
      "2: title: the character U+007F does not belong in a title" },
    { NUMBER "titel = 'x' }",
      "3: an exercise of kind number has no field titel; the nearest is title" },
    { NUMBER "options = {} }",
      "3: an exercise of kind number has no field options; its fields are kind, title, "
      "lesson, task, points, hints, why, sources, map, stripped, answer, unit, tolerance, "
      "mistakes, vars" },
    { NUMBER "5 }", "3: an exercise of kind number has named fields only; this one needs a name" },
    { NUMBER "points = 0 }", "3: points is a number above 0, not 0" },
    { NUMBER "points = '2' }", "3: points: a number is wanted, not a string" },
    { NUMBER "hints = 'one' }", "3: hints: a list of strings is wanted, not a string" },
    { NUMBER "hints = { 'one',\n 2 } }", "4: item 2 of hints: a string is wanted, not a number" },
    { NUMBER "hints = { first = 'one' } }", "3: hints is a list and has no field first" },
    { NUMBER "sources = { {} } }", "3: item 1 of sources: a string is wanted, not a table" },
    { NUMBER "why = 3 }", "3: why: a string is wanted, not a number" },
    { NUMBER "map = {} }", "3: map: a string is wanted, not a table" },

    // Texts
    { NUMBER "why = 'one\\n{two}' }",
      "4: why: {two} is no variable of this exercise; code is written as `{two}`" },
    { NUMBER "why = [[\none\ntwo {three}]] }",
      "5: why: {three} is no variable of this exercise; code is written as `{three}`" },
    { NUMBER "hints = { 'a',\n 'b {c}' } }",
      "4: hint 2: {c} is no variable of this exercise; code is written as `{c}`" },
    { NUMBER "vars = { canonical = { params = 3 }, draw = function() end },\n why = '{param}' }",
      "4: why: {param} is no variable; the nearest is {params}" },
    { NUMBER "vars = { canonical = { params = 3 }, draw = function() end },\n why = '{{params}}' }",
      "4: why: {{params}} belongs in a formula; in plain text write {params}" },
    { NUMBER "mistakes = { { value = 2,\n says = '{x}' } } }",
      "4: says: {x} is no variable of this exercise; code is written as `{x}`" },

    // number
    { HEAD("number") "}", "1: answer is missing: a number is wanted" },
    { HEAD("number") "answer = '26' }", "2: answer: a number is wanted, not a string" },
    { HEAD("number") "answer = 0 / 0 }", "2: answer is not a number (nan)" },
    { HEAD("number") "answer = function(v) return 1 end }",
      "2: answer is a function of the variables, and this exercise has no vars" },
    { NUMBER "unit = 5 }", "3: unit: a string is wanted, not a number" },
    { NUMBER "tolerance = 0.1 }", "3: tolerance: a table { rel = 1e-9 } is wanted, not a number" },
    { NUMBER "tolerance = { relative = 0.1 } }",
      "3: tolerance has no field relative; its fields are rel, abs, ulp, nan" },
    { NUMBER "tolerance = {\n rel = -1 } }", "4: rel of tolerance is at least 0, not -1" },
    { NUMBER "tolerance = { abs = math.huge } }", "3: abs of tolerance is at least 0, not inf" },
    { NUMBER "tolerance = { ulp = 0.5 } }",
      "3: ulp is a whole number from 0 to 1073741824, not 0.5" },
    { NUMBER "tolerance = { nan = 'never' } }",
      "3: nan of tolerance is \"fail\" or \"equal\", not \"never\"" },
    { NUMBER "mistakes = { value = 3 } }", "3: mistakes is a list and has no field value" },
    { NUMBER "mistakes = { 3 } }",
      "3: a mistake is a table { value = …, says = \"…\" }, not a number" },
    { NUMBER "mistakes = { { value = 3 } } }", "3: says is missing: a string is wanted" },
    { NUMBER "mistakes = { {\n says = 's' } } }", "3: value is missing: a number is wanted" },
    { NUMBER "mistakes = { { value = 'x', says = 's' } } }",
      "3: value: a number is wanted, not a string" },
    { NUMBER "mistakes = { { value = 3, code = 'x', says = 's' } } }",
      "3: a mistake has no field code; its fields are says, value" },
    { NUMBER "vars = { draw = function() end } }",
      "3: canonical is missing: a table of the variables is wanted" },
    { NUMBER "vars = { canonical = { a = 1 } } }", "3: draw is missing: a function is wanted" },
    { NUMBER "vars = { canonical = { 1 }, draw = function() end } }",
      "3: canonical holds the variables by name: { params = 13 }" },
    { NUMBER "vars = { canonical = {\n a = {} }, draw = function() end } }",
      "4: variable a: a number, a string or a boolean is wanted, not a table" },
    { NUMBER "vars = { cannonical = {}, draw = function() end } }",
      "3: vars has no field cannonical; the nearest is canonical" },

    // choice and checklist
    { HEAD("choice") "}", "1: options is missing: a list of { \"text\", … } is wanted" },
    { CHOICE "{ 'a', correct = true } } }", "2: options has 1 entries; from 2 to 26 are wanted" },
    { CHOICE "{ 'a' },\n{ 'b' } } }", "2: options: none has correct = true" },
    { CHOICE "{ 'a', correct = true },\n'b' } }",
      "4: an option is a table { \"text\", correct = true, says = \"…\" }" },
    { CHOICE "{ 'a', correct = true },\n{ says = 'b' } } }",
      "4: an option is a table { \"text\", correct = true, says = \"…\" }" },
    { CHOICE "{ 'a', correct = 1 },\n{ 'b' } } }",
      "3: correct: true or false is wanted, not a number" },
    { CHOICE "{ 'a', corect = true },\n{ 'b' } } }",
      "3: an option has no field corect; the nearest is correct" },
    { CHOICE "{ 'a', 'b', correct = true },\n{ 'b' } } }",
      "3: an option has 1 unnamed item, not 2" },
    { CHOICE "{ 5, correct = true },\n{ 'b' } } }",
      "3: the text of an option: a string is wanted, not a number" },
    { CHOICE "{ 'a', correct = true },\n{ 'b', says = 5 } } }",
      "4: says: a string is wanted, not a number" },
    { LIST "need = 2 }", "3: need is a whole number from 1 to 1, not 2" },
    { LIST "need = 0 }", "3: need is a whole number from 1 to 1, not 0" },
    { HEAD("checklist") "items = { { 'a', correct = true }, { 'b' } } }",
      "2: an option has no field correct; its fields are belongs, says" },
    { HEAD("checklist") "items = { { 'a' }, { 'b' } } }", "2: items: none has belongs = true" },

    // order
    { HEAD("order") "}", "1: steps is missing: a list of strings is wanted" },
    { HEAD("order") "steps = { 'a' } }", "2: steps: at least 2 are wanted" },
    { HEAD("order") "steps = { 'a',\n'b', 'a' } }", "3: step 3 is the same as step 1" },
    { ORDER "mistakes = { { order = { 2, 1 }, says = 's' } } }",
      "3: order has 2 positions and there are 3 steps" },
    { ORDER "mistakes = { { order = { 2, 1, 1 }, says = 's' } } }",
      "3: order holds each position from 1 to 3 once" },
    { ORDER "mistakes = { { order = { 2, 1,\n 4 }, says = 's' } } }",
      "4: order holds each position from 1 to 3 once" },
    { ORDER "mistakes = { { order = { 1, 2, 3 }, says = 's' } } }",
      "3: this order is the right one, not a mistake" },
    { ORDER "mistakes = { { says = 's' } } }",
      "3: order is missing: a list of positions such as { 2, 1, 3 } is wanted" },

    // bug
    { HEAD("bug") "}", "1: program is missing: a string is wanted" },
    { HEAD("bug") "program = 'a' }", "1: line is missing: a number is wanted" },
    { HEAD("bug") "program = 'a', line = 2, says = 's' }",
      "2: line is a whole number from 1 to 1, not 2" },
    { HEAD("bug") "program = 'a\\nb\\n', line = 3, says = 's' }",
      "2: line is a whole number from 1 to 2, not 3" },
    { HEAD("bug") "program = 'a', line = 1 }", "1: says is missing: a string is wanted" },
    { BUG "solution = 'x' }", "3: solution needs an entry: without one only the line is asked" },
    { BUG "mistakes = { { code = 'x', says = 's' } } }",
      "3: code needs an entry: without one only the line is asked" },
    { BUG "mistakes = { { line = 2, says = 's' } } }",
      "3: line 2 is the right one, not a mistake" },
    { BUG "mistakes = { { line = 4, says = 's' } } }",
      "3: line is a whole number from 1 to 3, not 4" },
    { BUG "mistakes = { { says = 's' } } }", "3: a mistake has either a line or code" },
    { BUG "starter = 'x' }",
      "3: an exercise of kind bug has no field starter; its fields are kind, title, lesson, "
      "task, points, hints, why, sources, map, stripped, program, line, says, mistakes, entry, "
      "reference, cases, solution, given, tolerance, alternatives" },
    { FIX "cases = { { 1 } } }",
      "1: reference is missing: ref.name, a function or program text is wanted" },
    { FIX "reference = function() end }",
      "1: cases is missing: a list of cases { { 2.1, 4 } } is wanted" },
    { FIX
      "reference = function() end, cases = { {} },\nmistakes = { { code = 'x x', says = 's' } } }",
      "4: syntax error near 'x'" },

    // code
    { HEAD("code") "}", "1: starter is missing: a string is wanted" },
    { HEAD("code") "starter = 's' }", "1: entry is missing: a string is wanted" },
    { HEAD("code") "starter = 's',\n entry = 'the function' }",
      "3: entry \"the function\" is no name of a Lua function" },
    { CODE "}", "1: reference is missing: ref.name, a function or program text is wanted" },
    { CODE "reference = ref.symetric_scale }",
      "2: ref.symetric_scale does not exist; the nearest is ref.symmetric_scale" },
    { CODE "reference = 5 }",
      "2: reference: ref.name, a function or program text is wanted, not a number" },
    { CODE "\nreference = [[\nfunction f()\n return = 1\nend]] }",
      "5: unexpected symbol near '='" },
    { CODE "\nreference = [[\nlocal x\nx.y = 1]] }",
      "5: attempt to index a nil value (local 'x')" },
    { CODE "\nreference = [[function g() end]] }",
      "3: the program does not define the function f" },
    { CODE "given = [[\n\nx = ]], reference = [[function f() end]] }",
      "4: unexpected symbol near <eof>" },
    { CODE "given = [[\nx = nil + 1]], reference = [[function f() end]] }",
      "3: attempt to perform arithmetic on a nil value" },
    { SCALE "}", "1: cases is missing: a list of cases { { 2.1, 4 } } is wanted" },
    { SCALE "cases = {} }", "3: cases: at least one case is shown to the learner" },
    { SCALE "cases = { 5 } }", "3: a case is a list of arguments { 2.1, 4 }, not a number" },
    { SCALE "cases = { { 1, 4 },\n { 1 } } }",
      "4: the case has 1 argument; the reference is symmetric_scale(max_abs, bits) -> scale" },
    { SCALE "cases = { { 1, 4 }, hidden = { { 1, 2 },\n { 1, 2, 3 } } } }",
      "4: the case has 3 arguments; the reference is symmetric_scale(max_abs, bits) -> scale" },
    { CODE "reference = function(a) end,\n cases = { { 1, 2 } } }",
      "3: the case has 2 arguments; the reference takes 1" },
    { SCALE "cases = { { 1, 4, notes = 'n' } } }",
      "3: a case has no field notes; the nearest is note" },
    { SCALE "cases = { { 1, 4, note = 3 } } }", "3: note: a string is wanted, not a number" },
    { SCALE "cases = { { 1, print } } }", "3: an argument is a plain value, not a function" },
    { SCALE "cases = { { { 1,\n a = 2 }, 4 } } }",
      "3: an argument's table is a list or a record, not both" },
    { SCALE "cases = { { { [3] = 2 }, 4 } } }",
      "3: an argument's table is a list 1..n or has names as keys" },
    { SCALE "cases = { { 1, 4 }, hiden = {} } }",
      "3: cases has no field hiden; the nearest is hidden" },
    { SCALE "cases = { { 1, 4 }, generate = {} } }", "3: count is missing: a number is wanted" },
    { SCALE "cases = { { 1, 4 }, generate = { count = 0, with = print } } }",
      "3: count is a whole number from 1 to 10000, not 0" },
    { SCALE "cases = { { 1, 4 }, generate = { count = 5 } } }",
      "3: with is missing: a function is wanted" },
    { SCALE "cases = { { 1, 4 } },\nalternatives = { 'function f() end',\n 'function' } }",
      "5: <name> expected near <eof>" },
    { SCALE "cases = { { 1, 4 } },\nmistakes = { { says = 's' } } }",
      "4: code is missing: program text is wanted" },
    { SCALE "cases = { { 1, 4 } },\nmistakes = { { says = 's', code = [[\nfunction f(\n]] } } }",
      "6: <name> or '...' expected near <eof>" },
    { SCALE "cases = { { 1, 4 } },\nmistakes = { { says = 's', value = 5, code = 'x = 1' } } }",
      "4: a mistake has no field value; its fields are says, code" },
    { HEAD("code") "starter = 's', entry = 'f', reference = print,\nsolution = 5 }",
      "3: solution: a string is wanted, not a number" },
    { HEAD("code") "starter = 's', entry = 'f', reference = print }",
      "1: solution is missing: program text is wanted" },

    // The file itself
    { "return { kind = 'number'\n title = 'T' }",
      "2: '}' expected (to close '{' at line 1) near 'title'" },
    { "local x = {}\nx.y.z = 1\nreturn x", "2: attempt to index a nil value (field 'y')" },
    { "local x = 1", "1: the file returns 0 values; return one table { … }" },
    { HEAD("number") "answer = os.time() }", "2: attempt to index a nil value (global 'os'); "
                                             "code here only computes, so it has no os" },
    { HEAD("number") "answer = require('x') }",
      "2: attempt to call a nil value (global 'require'); code here only computes, so it has "
      "no require" },
};

static void wrong_files_are_told_at_their_line(void **state) {
    print_message("%zu wrong files\n", sizeof files / sizeof *files);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct exercise exercise;
        struct error err = { 0 };
        char expected[500];
        snprintf(expected, sizeof expected, "x.lua:%s", files[i].expected);
        enum status status = load_text(*state, files[i].source, &exercise, &err);
        if (status != STATUS_COURSE || strcmp(err.text, expected) != 0)
            complain("%s\n expected: %s\n      got: %s (status %d)", files[i].source, expected,
                     err.text, status);
    }
}

// Every right part of the table above loads: what is wrong in a file is what its sentence says.
static void the_right_parts_of_wrong_files_load(void **state) {
    static const char *const right[] = {
        NUMBER "}",
        CHOICE "{ 'a', correct = true }, { 'b', says = 's' } } }",
        ORDER "}",
        BUG "}",
        LIST "need = 1 }",
        SCALE "cases = { { 1, 4 } } }",
        FIX "reference = function() end, cases = { {} } }",
        ORDER "mistakes = { { order = { 2.0, 1, 3 }, says = 's' } } }",
        BUG "mistakes = { { line = 1, says = 's' } } }",
        NUMBER "tolerance = { ulp = 0 }, points = 0.5, unit = 'GB', map = 'w0-1' }",
    };
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        struct exercise exercise = must_load(*state, right[i]);
        exercise_release(&exercise);
    }
}

static void files_that_cannot_be_read_are_told(void **state) {
    struct exercise exercise;
    struct error err = { 0 };
    assert_int_equal(exercise_load(&exercise, *state, "/nowhere/x.lua", &err), STATUS_ENVIRONMENT);
    assert_string_equal(err.text, "cannot open /nowhere/x.lua: No such file or directory");
    assert_int_equal(exercise_load(&exercise, *state, "/tmp", &err), STATUS_COURSE);
    assert_string_equal(err.text, "/tmp:1: the file is not a regular file");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_files_are_told_at_their_line),
        cmocka_unit_test(the_right_parts_of_wrong_files_load),
        cmocka_unit_test(files_that_cannot_be_read_are_told),
    };
    return cmocka_run_group_tests(tests, new_script, free_script);
}
