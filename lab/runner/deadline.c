// SPDX-License-Identifier: MIT
// The runner's own clock: a timer of the kernel that ends the process at the end of the budget. It
// fires inside string.find, finalisers and every other place that a hook of Lua does not see, and
// costs nothing while a program runs, where a hook halves its speed. Set before the filter of
// system calls, it cannot be taken off again.
#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <sys/time.h>
#include <unistd.h>

#include "lab/runner/confine.h"

enum { NS_PER_S = 1000000000, NS_PER_US = 1000 };

static void on_alarm(int signal) {
    (void)signal;
    _exit(RUNNER_TIME);
}

int confine_deadline(const struct request_head *head) {
    struct sigaction action = { .sa_handler = on_alarm };
    struct itimerval timer = { .it_value = {
                                   .tv_sec = (time_t)(head->budget_ns / NS_PER_S),
                                   .tv_usec = (suseconds_t)(head->budget_ns % NS_PER_S / NS_PER_US),
                               } };
    if (timer.it_value.tv_sec == 0 && timer.it_value.tv_usec == 0) timer.it_value.tv_usec = 1;
    if (sigaction(SIGALRM, &action, NULL) != 0) return errno;
    return setitimer(ITIMER_REAL, &timer, NULL) == 0 ? 0 : errno;
}
