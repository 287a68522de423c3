// SPDX-License-Identifier: MIT
// The module `measure`: a figure hears that something else was at work.
#include "tests/unit/lab-script/script_helpers.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kernels/measure/machine.h"

enum { HOGS_MOST = 256 };

// Looks until half a second has passed: the machine's answer is of all that time.
static const char ask[] =
    "(function() local here = measure.machine()\n"
    "local watch = measure.open { rows = 64, cols = 64, rivals = { 'fp32' } }\n"
    "local seconds = 0\n"
    "while seconds < 0.5 do seconds = seconds + watch:once('fp32') end\n"
    "return here.restless() end)()";

// Processes that do nothing but count, one for each processor.
static void something_else_at_work_is_heard(void **state) {
    struct machine machine;
    machine_look(&machine);
    pid_t hogs[HOGS_MOST];
    int n = machine.cpus < HOGS_MOST ? machine.cpus : HOGS_MOST;
    for (int i = 0; i < n; i++) {
        hogs[i] = fork();
        while (hogs[i] == 0)
            __asm__ volatile("");
    }
    struct arena arena = { 0 };
    struct value value = value_of(*state, &arena, ask);
    for (int i = 0; i < n; i++) {
        kill(hogs[i], SIGKILL);
        waitpid(hogs[i], NULL, 0);
    }
    assert_int_equal(value.kind, VALUE_BOOLEAN);
    assert_true(value.boolean);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(something_else_at_work_is_heard, new_script, free_script),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
