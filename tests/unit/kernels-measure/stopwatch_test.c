// SPDX-License-Identifier: MIT
// The stopwatch of the lessons: what may be timed, what is refused and how, and that a round has a
// time for every rival.
#include "tests/check.h"

#include <math.h>
#include <string.h>

#include "kernels/measure/stopwatch.h"

static struct stopwatch *open_watch(const char *const *names, size_t n, int threads, size_t batch,
                                    enum gemv_status *status, struct gemv_error *err) {
    struct stopwatch *watch;
    enum gemv_level level;
    assert_int_equal(gemv_level_choose(&level, err), GEMV_OK);
    struct stopwatch_options options = { .level = level,
                                         .threads = threads,
                                         .rows = 64,
                                         .cols = 256,
                                         .batch = batch,
                                         .stay = true,
                                         .names = names,
                                         .n = n };
    *status = stopwatch_open(&watch, &options, err);
    return watch;
}

static void a_round_has_a_time_for_every_rival(void **state) {
    (void)state;
    static const char *const names[] = { "fp32", "int4-g32", "int4-g32/fp32", "naive", "layout" };
    double seconds[] = { 0, 0, 0, 0, 0 };
    enum gemv_status status;
    struct gemv_error err;
    struct stopwatch *watch = open_watch(names, 5, 1, 1, &status, &err);
    assert_int_equal(status, GEMV_OK);
    stopwatch_round(watch, seconds);
    for (size_t i = 0; i < 5; i++)
        assert_true(seconds[i] > 0);
    assert_true(stopwatch_once(watch, 0) > 0);
    stopwatch_close(watch);
}

static void bytes_are_the_stored_ones_scales_included(void **state) {
    (void)state;
    static const char *const names[] = { "fp32", "int4-g32", "naive" };
    enum gemv_status status;
    struct gemv_error err;
    struct stopwatch *watch = open_watch(names, 3, 1, 1, &status, &err);
    assert_int_equal(status, GEMV_OK);
    assert_int_equal(stopwatch_bytes(watch, 0), 64 * 256 * 4);
    assert_int_equal(stopwatch_bytes(watch, 1), 64 * 256 * 9 / 16);
    assert_int_equal(stopwatch_bytes(watch, 2), 64 * 256 * 9 / 8); // fp32 scales beside int8 codes
    stopwatch_close(watch);
}

static void assert_refused(const char *name, int threads, size_t batch, const char *sentence) {
    enum gemv_status status;
    struct gemv_error err;
    assert_null(open_watch(&name, 1, threads, batch, &status, &err));
    assert_int_equal(status, GEMV_BAD_ARGUMENT);
    assert_non_null(strstr(err.text, sentence));
}

static void what_cannot_be_timed_is_refused_with_a_sentence(void **state) {
    (void)state;
    assert_refused("int5", 1, 1, "\"int5\" cannot be timed; a rival is limit, openblas");
    assert_refused("int4-g32/fp64", 1, 1, "cannot be timed");
    assert_refused("naive", 1, 4, "runs on one thread with one column");
}

static void the_roofs_are_numbers_above_zero(void **state) {
    (void)state;
    struct roofs roofs;
    struct gemv_error err;
    assert_int_equal(roofs_look(&roofs, GEMV_SCALAR, 1, &err), GEMV_OK);
    assert_true(isfinite(roofs.gbps) && roofs.gbps > 0);
    assert_true(roofs.peak[PEAK_FP32] > 0 && roofs.peak[PEAK_INT8] > 0);
    assert_int_equal(roofs_look(&roofs, GEMV_SCALAR, 0, &err), GEMV_BAD_ARGUMENT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_round_has_a_time_for_every_rival),
        cmocka_unit_test(bytes_are_the_stored_ones_scales_included),
        cmocka_unit_test(what_cannot_be_timed_is_refused_with_a_sentence),
        cmocka_unit_test(the_roofs_are_numbers_above_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
