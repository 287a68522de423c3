// SPDX-License-Identifier: MIT
// FSRS-4.5 against a NumPy twin of the published formulas. The twin, given the weights of py-fsrs
// 2.5.1's own test, gives that test's published intervals 5 16 43 106 236 12 25 47 85 147.
#include "tests/check.h"

#include <math.h>
#include <stddef.h>

#include "lab/practice/fsrs.h"

struct review {
    enum fsrs_grade grade;
    double stability, difficulty; // after it
    int interval;                 // and the next review comes after these days
};

// Each path starts with a first review.
static const struct review good[] = {
    { 3, 3.7145, 5.1618, 4 },
    { 3, 14.808100506496425, 5.1618, 15 },
    { 3, 49.46160494627212, 5.1618, 49 },
    { 3, 145.67063220768372, 5.1618, 146 },
    { 3, 392.69789846828826, 5.1618, 393 },
    { 1, 12.916315448354203, 6.901155, 13 },
    { 3, 34.41322624118503, 6.847234995, 34 },
    { 3, 84.32567906990805, 6.794986510155, 84 },
    { 4, 401.7147628781016, 5.874680228340194, 402 },
    { 2, 519.831873364156, 6.722258441261649, 520 },
};
static const struct review again[] = {
    { 1, 0.4872, 7.6214, 1 },
    { 1, 0.32736002002473363, 9.284507399999999, 1 },
    { 3, 1.2821297030052576, 9.156703470599998, 1 },
    { 4, 4.282302230611265, 8.163183963011399, 4 },
};
static const struct review hard[] = {
    { 2, 1.4003, 6.3916, 1 },
    { 3, 3.995048769596788, 6.3534762, 4 },
    { 2, 5.996101698763046, 7.1862117378, 6 },
    { 4, 35.494750783517446, 6.2537774739282, 35 },
};
static const struct review easy[] = {
    { 4, 13.8206, 3.9320000000000004, 14 },         { 4, 127.48152524333311, 3.1004463, 127 },
    { 1, 8.657030526198158, 4.9037032647, 9 },      { 1, 2.3808041368088824, 6.651059263494299, 2 },
    { 3, 6.876987843792202, 6.604892226325976, 7 },
};

static void assert_near(double actual, double expected) {
    // Some ten roundings, and powers that are right to an ULP: 1e-13 leaves room for another libm.
    if (!(fabs(actual - expected) <= 1e-13 * fabs(expected)))
        fail_msg("%.17g is not %.17g", actual, expected);
}

static void follow(const struct review *path, size_t n) {
    struct fsrs_memory memory = { 0 };
    int days = 0;
    for (size_t i = 0; i < n; i++) {
        memory = fsrs_review(memory, days, path[i].grade);
        assert_near(memory.stability, path[i].stability);
        assert_near(memory.difficulty, path[i].difficulty);
        days = fsrs_interval(memory.stability);
        assert_int_equal(days, path[i].interval);
    }
}

static void reviews_follow_the_published_formulas(void **state) {
    (void)state;
    follow(good, sizeof good / sizeof *good);
    follow(again, sizeof again / sizeof *again);
    follow(hard, sizeof hard / sizeof *hard);
    follow(easy, sizeof easy / sizeof *easy);
}

static void stability_is_where_the_chance_is_nine_tenths(void **state) {
    (void)state;
    assert_near(fsrs_retrievability(5, 5), 0.9);
    assert_near(fsrs_retrievability(5, 10), 0.8250286473253902);
    assert_near(fsrs_retrievability(5, 0), 1);
    assert_near(fsrs_retrievability(5, -3), 1); // a clock that was set back
}

static void a_review_on_the_same_day_teaches_nothing_new(void **state) {
    (void)state;
    struct fsrs_memory memory = fsrs_review((struct fsrs_memory) { 0 }, 0, FSRS_GOOD);
    assert_near(fsrs_review(memory, 0, FSRS_GOOD).stability, memory.stability);
}

static void forgetting_never_makes_a_memory_stronger(void **state) {
    (void)state;
    struct fsrs_memory weak = { 0.2, 5 };
    assert_true(fsrs_review(weak, 3, FSRS_AGAIN).stability <= 0.2);
    for (int i = 0; i < 50; i++)
        weak = fsrs_review(weak, 1, FSRS_AGAIN);
    assert_true(weak.stability >= 0.1 && weak.stability <= 0.2);
    assert_true(weak.difficulty > 9 && weak.difficulty <= 10);
}

static void intervals_stay_between_a_day_and_a_century(void **state) {
    (void)state;
    assert_int_equal(fsrs_interval(0.1), 1);
    assert_int_equal(fsrs_interval(1e9), 36500);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reviews_follow_the_published_formulas),
        cmocka_unit_test(stability_is_where_the_chance_is_nine_tenths),
        cmocka_unit_test(a_review_on_the_same_day_teaches_nothing_new),
        cmocka_unit_test(forgetting_never_makes_a_memory_stronger),
        cmocka_unit_test(intervals_stay_between_a_day_and_a_century),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
