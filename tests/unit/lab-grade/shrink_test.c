// SPDX-License-Identifier: MIT
// Smaller cases are made only within what the cases that were seen have in common.
#include "tests/check.h"

#include <string.h>

#include "lab/grade/shrink.h"

enum { CASES_MAX = 40, MADE_MAX = 64 };

struct setting {
    struct script *script;
    struct arena arena;
    struct exercise_case seen[CASES_MAX];
    size_t n;
};

// "{ 1, 2 }, 4" as the arguments of a case.
static struct exercise_case read_case(struct setting *setting, const char *text) {
    struct script_results results;
    struct error err = { 0 };
    if (script_eval(setting->script, text, &setting->arena, &results, &err) != STATUS_OK)
        fail_msg("%s: %s", text, err.text);
    return (struct exercise_case) { .args = results.at, .n_args = results.n };
}

static struct domain *learn(struct setting *setting, const char *const *texts) {
    *setting = (struct setting) { .script = script_new() };
    for (; texts[setting->n]; setting->n++)
        setting->seen[setting->n] = read_case(setting, texts[setting->n]);
    return domain_learn(setting->seen, setting->n, &setting->arena);
}

static void forget(struct setting *setting) {
    arena_release(&setting->arena);
    script_free(setting->script);
}

#define WIDE "{ 9.5, -3 }", "{ 1, 2, 3, 4 }", "{ 5, 6.25, 7, 8, 0.5 }", "{ 11, 12, 13 }"

static void a_case_keeps_what_all_had_in_common(void **state) {
    static const struct {
        const char *seen[6], *asked;
        bool holds;
    } rows[] = {
        { { WIDE }, "{ 1, 10.5 }", true },
        { { WIDE }, "{ 0, 0, 0 }", true },
        { { WIDE }, "{ 1 }", false },       // shorter than any
        { { WIDE }, "{ 1, 13.5 }", false }, // larger than any
        { { WIDE }, "{ 1, 'x' }", false },  // another kind
        { { "8", "4", "2" }, "4", true },   // of few numbers these alone
        { { "8", "4", "2" }, "3", false },
        { { "8", "4", "2" }, "4, 2", false }, // another count
        { { "1, 3", "2, 5", "1, 5", "2, 3" }, "2, 3", true },
        { { "1, 3", "2, 2", "3, 3" }, "3, 2", false }, // the first is at most the second
        { { "{ 1, 2 }, { 1, 2 }", "{ 1 }, { 1 }" }, "{ 1 }, { 1, 2 }", false }, // of one length
        { { "{ 1, 2 }, 2", "{ 1 }, 1" }, "{ 1 }, 2", false },             // the length of the list
        { { "{ 0.5, 0.5 }", "{ 0.25, 0.75 }" }, "{ 0.5, 0.25 }", false }, // sums to 1
        { { "{ 0.5, 0.5 }", "{ 0.25, 0.75 }" }, "{ 0.25, 0.75 }", true },
        { { "{ 1, 2 }", "{ 2, 4 }", "{ 1, 4 }" }, "{ 4, 2 }", false }, // in order
        { { "{ 1, 2 }", "{ 4, 2 }", "{ 2, 1 }" }, "{ 2, 2 }", false }, // without repetition
        { { "{ { 1, 2 }, { 2, 1 } }", "{ { 2, 2 }, { 2, 2 } }" }, "{ { 1, 2 }, { 2 } }", false },
        { { "{ a = 1 }", "{ a = 2 }" }, "{ a = 2 }", true },
        { { "{ a = 1 }", "{ a = 2 }" }, "{ b = 2 }", false },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct setting setting;
        struct domain *domain = learn(&setting, rows[i].seen);
        struct exercise_case asked = read_case(&setting, rows[i].asked);
        if (domain_holds(domain, &asked) != rows[i].holds)
            fail_msg("row %zu: %s", i, rows[i].asked);
        for (size_t k = 0; k < setting.n; k++)
            if (!domain_holds(domain, &setting.seen[k]))
                fail_msg("row %zu: not even what was seen: %s", i, rows[i].seen[k]);
        forget(&setting);
    }
}

static bool is_made(struct setting *setting, const struct exercise_case *made, size_t n,
                    const char *text) {
    struct exercise_case wanted = read_case(setting, text);
    struct strbuf x = { 0 };
    bool found = false;
    case_encode(&wanted, &x);
    for (size_t i = 0; i < n && !found; i++) {
        struct strbuf y = { 0 };
        case_encode(&made[i], &y);
        found = x.size == y.size && memcmp(x.at, y.at, x.size) == 0;
        strbuf_release(&y);
    }
    strbuf_release(&x);
    return found;
}

static void steps_are_smaller_different_and_in_the_domain(void **state) {
    static const char *const seen[] = { "{ 9.75, 3.5, 1.25, 7.5 }, { 1, 2, 3, 4 }, 4",
                                        "{ 0.0 }, { 0 }, 1", "{ 1.5, 2.5 }, { 5, 6 }, 2",
                                        "{ 4.125, 8.5, 6.75 }, { 7, 8, 9 }, 3", NULL };
    struct setting setting;
    struct exercise_case made[MADE_MAX];
    const struct domain *domain = learn(&setting, seen);
    (void)state;
    size_t n = shrink_case(&setting.seen[0], domain, made, MADE_MAX, &setting.arena);
    assert_true(n > 10);
    for (size_t i = 0; i < n; i++) {
        assert_true(case_order(&made[i], &setting.seen[0]) < 0);
        assert_true(domain_holds(domain, &made[i]));
    }
    // both lists are cut at the same place, and the number that is their length with them
    assert_true(is_made(&setting, made, n, "{ 9.75, 3.5 }, { 1, 2 }, 2"));
    assert_true(is_made(&setting, made, n, "{ 1.25, 7.5 }, { 3, 4 }, 2"));
    assert_true(is_made(&setting, made, n, "{ 9.75, 3.5, 7.5 }, { 1, 2, 4 }, 3"));
    assert_false(is_made(&setting, made, n, "{ 9.75, 3.5 }, { 1, 2, 3, 4 }, 4"));
    // one number rounder, the others as they are
    assert_true(is_made(&setting, made, n, "{ 0.0, 3.5, 1.25, 7.5 }, { 1, 2, 3, 4 }, 4"));
    forget(&setting);
}

static void the_order_of_cases_is_that_of_reading(void **state) {
    static const char *const seen[] = { "{ 0 }",     "{ 1 }",    "{ 9 }", "{ 0.5 }",
                                        "{ -9.25 }", "{ 0, 0 }", NULL };
    struct setting setting;
    (void)state;
    learn(&setting, seen);
    for (size_t i = 0; i + 1 < setting.n; i++)
        if (case_order(&setting.seen[i], &setting.seen[i + 1]) >= 0) fail_msg("%s", seen[i]);
    assert_int_equal(case_order(&setting.seen[0], &setting.seen[0]), 0);
    forget(&setting);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_case_keeps_what_all_had_in_common),
        cmocka_unit_test(steps_are_smaller_different_and_in_the_domain),
        cmocka_unit_test(the_order_of_cases_is_that_of_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
