// SPDX-License-Identifier: MIT
// The threads of a pool: every one at its own processor, the caller back where it was, and all
// things shared out.
#include "tests/check.h"

#include <sched.h>
#include <stdlib.h>

#include "kernels/gemv/pool.h"

enum { THREADS_MOST = 64 };

static cpu_set_t allowed;

// Where the threads of one job were.
struct places {
    cpu_set_t may[THREADS_MOST];
    int at[THREADS_MOST];
};

static void look(void *context, int index) {
    struct places *places = context;
    assert_int_equal(sched_getaffinity(0, sizeof places->may[index], &places->may[index]), 0);
    places->at[index] = sched_getcpu();
}

static int processors(void) {
    const int n = CPU_COUNT(&allowed);
    return n < THREADS_MOST ? n : THREADS_MOST;
}

static int start(void **state) {
    (void)state;
    return sched_getaffinity(0, sizeof allowed, &allowed);
}

static int end(void **state) {
    (void)state;
    return sched_setaffinity(0, sizeof allowed, &allowed);
}

// n-th allowed processor.
static int processor(int n) {
    int cpu = 0;
    for (; cpu < CPU_SETSIZE; cpu++)
        if (CPU_ISSET(cpu, &allowed) && n-- == 0) break;
    return cpu;
}

static void every_thread_has_a_processor_of_its_own(void **state) {
    (void)state;
    const int n = processors();
    static struct places places;
    struct gemv_pool *pool = gemv_pool_new(n);
    assert_non_null(pool);
    gemv_pool_run(pool, look, &places);
    for (int i = 0; i < n; i++) {
        if (i > 0) assert_int_equal(CPU_COUNT(&places.may[i]), 1);
        if (n > 1) assert_int_equal(places.at[i], processor(i));
    }
    gemv_pool_free(pool);
}

// More threads than processors go around.
static void threads_go_around_the_processors(void **state) {
    (void)state;
    const int n = processors(), threads = n + 1;
    static struct places places;
    if (threads > THREADS_MOST) skip();
    struct gemv_pool *pool = gemv_pool_new(threads);
    assert_non_null(pool);
    gemv_pool_run(pool, look, &places);
    assert_int_equal(CPU_COUNT(&places.may[n]), 1);
    assert_int_equal(places.at[n], processor(0));
    gemv_pool_free(pool);
}

// The caller stands at another's processor: for the job it goes to its own, and afterwards it may
// run where it might before.
static void the_caller_is_back_where_it_was(void **state) {
    (void)state;
    if (processors() < 2) skip();
    static struct places places;
    struct gemv_pool *pool = gemv_pool_new(2);
    cpu_set_t other, after;
    CPU_ZERO(&other);
    CPU_SET(processor(1), &other);
    assert_non_null(pool);
    assert_int_equal(sched_setaffinity(0, sizeof other, &other), 0);
    gemv_pool_run(pool, look, &places);
    assert_int_equal(places.at[0], processor(0));
    assert_int_equal(sched_getaffinity(0, sizeof after, &after), 0);
    assert_true(CPU_EQUAL(&other, &after));
    gemv_pool_free(pool);
}

static void shares_are_even_and_leave_nothing_out(void **state) {
    (void)state;
    for (size_t n = 0; n < 40; n++)
        for (int parts = 1; parts < 20; parts++) {
            size_t next = 0;
            for (int i = 0; i < parts; i++) {
                size_t from, to;
                gemv_share(n, i, parts, &from, &to);
                assert_int_equal(from, next);
                assert_in_range(to - from, n / (size_t)parts, n / (size_t)parts + 1);
                next = to;
            }
            assert_int_equal(next, n);
        }
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, start, end)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_PLACE(every_thread_has_a_processor_of_its_own),
        IN_PLACE(threads_go_around_the_processors),
        IN_PLACE(the_caller_is_back_where_it_was),
        IN_PLACE(shares_are_even_and_leave_nothing_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
