// SPDX-License-Identifier: MIT
// Medians, intervals and verdicts, on synthetic ratios whose truth is known.
#include "tests/check.h"

#include <math.h>
#include <string.h>

#include "kernels/measure/statistics.h"

// Uniform in [0, 1), the same numbers every time.
static double uniform(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (double)(*state >> 11) * 0x1p-53;
}

// n ratios around `center`, uniform within +-`half`.
static struct spread around(double center, double half, size_t n) {
    double at[128];
    uint64_t state = 1;
    for (size_t i = 0; i < n; i++)
        at[i] = center + half * (2 * uniform(&state) - 1);
    return spread_of(at, n);
}

static const char *verdict_around(double center, double half, size_t n) {
    struct spread s = around(center, half, n);
    return verdict_names[verdict_of(&s)];
}

// Ranks of the sign test at 5%, two-sided, from printed tables (Conover, table A3).
static void test_ranks_are_those_of_the_sign_test(void **state) {
    (void)state;
    const struct {
        size_t n, rank;
    } rows[] = { { 0, 0 },  { 5, 0 },  { 6, 1 },  { 8, 1 },   { 9, 2 },   { 10, 2 },
                 { 15, 4 }, { 20, 6 }, { 25, 8 }, { 50, 18 }, { 100, 40 } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(spread_rank(rows[i].n), rows[i].rank);
}

static void test_median_min_max_and_interval_of_ten(void **state) {
    (void)state;
    const double at[] = { 7, 1, 9, 3, 5, 10, 2, 8, 4, 6 };
    struct spread s = spread_of(at, 10);
    assert_true(s.median == 5.5 && s.min == 1 && s.max == 10);
    assert_true(s.low == 2 && s.high == 9);
}

static void test_nothing_measured_is_no_number(void **state) {
    (void)state;
    struct spread s = spread_of(NULL, 0);
    assert_true(isnan(s.median) && isnan(s.low));
    assert_int_equal(verdict_of(&s), VERDICT_INCONCLUSIVE);
}

// Of 4000 sets of 15 the interval must hold the true median in 95% of them, less three standard
// deviations of the count (0.35% each).
static void test_interval_holds_the_median_as_often_as_promised(void **state) {
    (void)state;
    enum { SETS = 4000, N = 15 };
    uint64_t random = 42;
    int held = 0;
    for (int set = 0; set < SETS; set++) {
        double at[N];
        for (int i = 0; i < N; i++)
            at[i] = exp(uniform(&random)); // skewed; its median is exp(1/2)
        struct spread s = spread_of(at, N);
        held += s.low <= exp(0.5) && exp(0.5) <= s.high;
    }
    assert_in_range(held, (int)(SETS * (0.95 - 3 * 0.0035)), (int)(SETS * 0.995));
}

static void test_a_ratio_near_one_holds(void **state) {
    (void)state;
    assert_string_equal(verdict_around(1, 0.02, 25), "holds");
    assert_string_equal(verdict_around(0.95, 0.01, 25), "holds");
    assert_string_equal(verdict_around(1.05, 0.01, 25), "holds");
}

static void test_a_ratio_far_from_one_does_not_hold(void **state) {
    (void)state;
    assert_string_equal(verdict_around(0.85, 0.02, 25), "does not hold");
    assert_string_equal(verdict_around(1.20, 0.02, 25), "does not hold");
}

static void test_an_interval_across_the_edge_is_inconclusive(void **state) {
    (void)state;
    assert_string_equal(verdict_around(0.93, 0.02, 25), "inconclusive");
    assert_string_equal(verdict_around(1.07, 0.02, 25), "inconclusive");
}

// Within and outside alike: what is wider than 10% says nothing.
static void test_a_wide_interval_is_inconclusive(void **state) {
    (void)state;
    assert_string_equal(verdict_around(1, 0.4, 25), "inconclusive");
    assert_string_equal(verdict_around(0.5, 0.4, 25), "inconclusive");
}

static const char *verdict_between(double low, double high) {
    const struct spread s = { (low + high) / 2, low, high, low, high, 20 };
    return verdict_names[verdict_of(&s)];
}

// Both edges, from both sides.
static void test_the_edges_are_7_percent_and_a_width_of_10(void **state) {
    (void)state;
    assert_string_equal(verdict_between(0.931, 0.98), "holds");
    assert_string_equal(verdict_between(0.929, 0.98), "inconclusive");
    assert_string_equal(verdict_between(1.02, 1.069), "holds");
    assert_string_equal(verdict_between(1.02, 1.071), "inconclusive");
    assert_string_equal(verdict_between(0.85, 0.929), "does not hold");
    assert_string_equal(verdict_between(0.85, 0.931), "inconclusive");
    assert_string_equal(verdict_between(1.071, 1.15), "does not hold");
    assert_string_equal(verdict_between(1.069, 1.15), "inconclusive");
    assert_string_equal(verdict_between(0.951, 1.049), "holds");
    assert_string_equal(verdict_between(0.945, 1.055), "inconclusive");
    assert_string_equal(verdict_between(0.501, 0.599), "does not hold");
    assert_string_equal(verdict_between(0.495, 0.605), "inconclusive");
}

static void test_five_rounds_are_too_few(void **state) {
    (void)state;
    assert_string_equal(verdict_around(1, 0.001, 5), "inconclusive");
    assert_string_equal(verdict_around(1, 0.001, 6), "holds");
}

static void test_one_failure_decides_for_all(void **state) {
    (void)state;
    const enum verdict mixed[] = { VERDICT_INCONCLUSIVE, VERDICT_HOLDS, VERDICT_DOES_NOT_HOLD };
    assert_int_equal(verdict_of_all(mixed, 3), VERDICT_DOES_NOT_HOLD);
    assert_int_equal(verdict_of_all(mixed, 2), VERDICT_HOLDS);
    assert_int_equal(verdict_of_all(mixed, 1), VERDICT_INCONCLUSIVE);
    assert_int_equal(verdict_of_all(mixed, 0), VERDICT_INCONCLUSIVE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ranks_are_those_of_the_sign_test),
        cmocka_unit_test(test_median_min_max_and_interval_of_ten),
        cmocka_unit_test(test_nothing_measured_is_no_number),
        cmocka_unit_test(test_interval_holds_the_median_as_often_as_promised),
        cmocka_unit_test(test_a_ratio_near_one_holds),
        cmocka_unit_test(test_a_ratio_far_from_one_does_not_hold),
        cmocka_unit_test(test_an_interval_across_the_edge_is_inconclusive),
        cmocka_unit_test(test_a_wide_interval_is_inconclusive),
        cmocka_unit_test(test_the_edges_are_7_percent_and_a_width_of_10),
        cmocka_unit_test(test_five_rounds_are_too_few),
        cmocka_unit_test(test_one_failure_decides_for_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
