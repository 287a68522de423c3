// SPDX-License-Identifier: MIT
// A program in a pseudo-terminal, watched with a clock: when its last byte came after a start or a
// key.
#include "tests/bench/pty.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

double now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec * 1e-6;
}

struct pty pty_start(int rows, int cols, const char *const *argv) {
    struct pty pty = { .started = now_ms() };
    struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };
    pty.pid = forkpty(&pty.fd, NULL, NULL, &size);
    if (pty.pid < 0) {
        perror("forkpty");
        exit(6);
    }
    if (pty.pid == 0) {
        setenv("TERM", "xterm-256color", 1);
        execvp(argv[0], (char *const *)argv);
        _exit(127);
    }
    return pty;
}

double pty_settle(struct pty *pty, double quiet_ms, double limit_ms) {
    double begin = now_ms(), last = 0;
    char bytes[65536];
    for (;;) {
        struct pollfd poll_fd = { .fd = pty->fd, .events = POLLIN };
        if (poll(&poll_fd, 1, (int)quiet_ms) <= 0) {
            if (last > 0 || now_ms() - begin > limit_ms) return last;
            continue;
        }
        if (read(pty->fd, bytes, sizeof bytes) <= 0) return last;
        last = now_ms();
        if (last - begin > limit_ms) return last;
    }
}

void pty_send(struct pty *pty, const char *keys) {
    if (write(pty->fd, keys, strlen(keys)) < 0) perror("write to the terminal");
}

void pty_end(struct pty *pty) {
    close(pty->fd);
    for (int i = 0; i < 100; i++) {
        if (waitpid(pty->pid, NULL, WNOHANG) == pty->pid) return;
        usleep(10000);
    }
    kill(pty->pid, SIGKILL);
    waitpid(pty->pid, NULL, 0);
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

struct spread spread_of(double *at, size_t n) {
    qsort(at, n, sizeof *at, by_size);
    size_t last = n - 1, p99 = (size_t)(0.99 * (double)last + 0.5);
    return (struct spread) { at[n / 2], at[0], at[last], at[p99] };
}
