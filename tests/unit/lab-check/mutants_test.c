// SPDX-License-Identifier: MIT
// Mutants: the faults that learners make, one at a time; strings, comments and names stay.
#include "tests/check.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "lab/check/mutants.h"

static bool makes(const char *program, const char *wanted) {
    struct arena arena = { 0 };
    struct mutant *mutants;
    size_t n = mutants_of(program, &arena, &mutants);
    bool found = false;
    for (size_t i = 0; i < n; i++)
        found |= strcmp(mutant_program(program, &mutants[i], &arena), wanted) == 0;
    arena_release(&arena);
    return found;
}

static void every_kind_of_fault_is_made(void **state) {
    (void)state;
    static const struct {
        const char *program, *mutant;
    } rows[] = {
        { "return a + b", "return a - b" },
        { "return a - b", "return a + b" },
        { "return -b", "return b" },
        { "return a / b", "return a * b" },
        { "return a // b", "return a / b" },
        { "return a ^ 2", "return a * 2" },
        { "if a < b then f() end", "if a <= b then f() end" },
        { "if a < b then f() end", "if false then f() end" },
        { "return a and b", "return a or b" },
        { "return not a", "return  a" },
        { "return x * 7", "return x * 8" },
        { "return x * 7", "return x * (6)" },
        { "return rint(x)", "return math.floor(x)" },
        { "return math.floor(x)", "return math.ceil(x)" },
        { "return math.max(a, b)", "return math.min(a, b)" },
        { "return math.abs(x)", "return (x)" },
        { "for i = 1, n do f(i) end", "for i = 1, n - 1 do f(i) end" },
        { "for i = 1, n, 2 do f(i) end", "for i = 1, n - 1, 2 do f(i) end" },
        { "for i = 1, n do f(i) end", "for i = 2, n do f(i) end" },
        { "return w[i][j]", "return w[j][i]" },
        { "return #w", "return #w[1]" },
        { "return #w[1]", "return #w" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!makes(rows[i].program, rows[i].mutant))
            fail_msg("'%s' is not made of '%s'", rows[i].mutant, rows[i].program);
}

static void strings_comments_and_own_names_stay(void **state) {
    (void)state;
    struct arena arena = { 0 };
    struct mutant *mutants;
    assert_int_equal(mutants_of("-- 1 + 2\nlocal max = \"3 < 4\"", &arena, &mutants), 0);
    assert_int_equal(mutants_of("", &arena, &mutants), 0);
    arena_release(&arena);
}

static void text_that_is_no_lua_is_survived(void **state) {
    (void)state;
    static const char *const texts[] = { "for",      "for i =", "if",        "#",   "[",   "a[1][",
                                         "math.abs", "-",       "for i = 1", "1e+", "w[[", "\"" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct arena arena = { 0 };
        struct mutant *mutants;
        size_t n = mutants_of(texts[i], &arena, &mutants);
        for (size_t k = 0; k < n; k++)
            assert_non_null(mutant_program(texts[i], &mutants[k], &arena));
        arena_release(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_fault_is_made),
        cmocka_unit_test(strings_comments_and_own_names_stay),
        cmocka_unit_test(text_that_is_no_lua_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
