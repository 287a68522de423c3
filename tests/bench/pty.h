// SPDX-License-Identifier: MIT
// A program in a pseudo-terminal, watched with a clock: when its last byte came after a start or a
// key.
#ifndef TESTS_BENCH_PTY_H
#define TESTS_BENCH_PTY_H

#include <stddef.h>
#include <sys/types.h>

struct pty {
    int fd;
    pid_t pid;
    double started; // when exec was about to be called
};

double now_ms(void);

// Starts argv in a terminal of that size with TERM=xterm-256color. Ends the bench where that is
// impossible.
struct pty pty_start(int rows, int cols, const char *const *argv);

// Reads until nothing came for `quiet_ms` (or `limit_ms` passed) and returns the time of the last
// byte, 0 if none came.
double pty_settle(struct pty *pty, double quiet_ms, double limit_ms);

void pty_send(struct pty *pty, const char *keys);
void pty_end(struct pty *pty); // SIGHUP as a closed terminal sends it, then waits

// Median, least, largest and 99th percentile of n numbers (sorted in place).
struct spread {
    double median, least, most, p99;
};
struct spread spread_of(double *at, size_t n);

#endif
