// SPDX-License-Identifier: MIT
// A signal that asks a command to stop is never lost: neither where it is looked for nor where it
// is waited for, also when it comes between the two.
#include <signal.h>

#include "lab/base/stop_signals.h"
#include "tests/check.h"

static void count(void *owner) {
    ++*(int *)owner;
}

static void a_signal_before_the_wait_ends_it(void **state) {
    static const int asking[] = { SIGTERM, SIGINT, SIGHUP };
    struct loop *loop = loop_new();
    struct error err = { 0 };
    int calls = 0;
    (void)state;
    assert_int_equal(stop_signals_watch(loop, count, &calls, &err), STATUS_OK);
    assert_int_equal(*stop_signals_flag(), 0);
    for (int i = 0; i < 3; i++) {
        raise(asking[i]);
        assert_int_equal(*stop_signals_flag(), 1);
        loop_step(loop, 20); // would wait for nothing
        assert_int_equal(calls, i + 1);
    }
    loop_step(loop, 0);
    assert_int_equal(calls, 3); // told once
    loop_free(loop);
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(a_signal_before_the_wait_ends_it) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
