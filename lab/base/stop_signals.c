// SPDX-License-Identifier: MIT
// Signals that ask a command to stop: a flag, and a byte in a pipe that the event loop watches.
#include "lab/base/stop_signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stddef.h>
#include <unistd.h>

// Handlers have no argument.
static struct {
    int pipe[2];
    volatile sig_atomic_t came;
    loop_due *stop;
} here;

static void note(int signal) {
    int kept = errno;
    ssize_t ignored = write(here.pipe[1], "", 1); // a full pipe holds the news already
    (void)ignored, (void)signal;
    here.came = 1;
    errno = kept;
}

static void wake(void *owner, int fd, short revents) {
    char bytes[64];
    bool noted = false;
    (void)revents;
    while (read(fd, bytes, sizeof bytes) > 0)
        noted = true;
    if (noted && here.stop) here.stop(owner);
}

enum status stop_signals_watch(struct loop *loop, loop_due *stop, void *owner, struct error *err) {
    static const int asking[] = { SIGINT, SIGTERM, SIGHUP };
    struct sigaction action = { .sa_handler = note, .sa_flags = SA_RESTART };
    if (pipe2(here.pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return fail_errno(err, STATUS_ENVIRONMENT, "cannot make a pipe");
    here.stop = stop;
    loop_watch(loop, here.pipe[0], POLLIN, wake, owner);
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof asking / sizeof *asking; i++)
        sigaction(asking[i], &action, NULL);
    return STATUS_OK;
}

const volatile sig_atomic_t *stop_signals_flag(void) {
    return &here.came;
}

bool stop_signals_came(const volatile sig_atomic_t *flag) {
    return flag && *flag;
}
