// SPDX-License-Identifier: MIT
// Ctrl-C in the plain walk: it ends what runs, and the walk goes on.
#include <time.h>

#include "lab/ui/plain_walk.h"

static sigset_t only_ctrl_c(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    return set;
}

void plain_hold_ctrl_c(sigset_t *before) {
    const sigset_t held = only_ctrl_c();
    sigprocmask(SIG_BLOCK, &held, before);
}

bool plain_ctrl_c_waits(void *owner) {
    sigset_t waiting;
    (void)owner;
    return sigpending(&waiting) == 0 && sigismember(&waiting, SIGINT);
}

void plain_release_ctrl_c(const sigset_t *before) {
    static const struct timespec at_once = { 0 };
    const sigset_t held = only_ctrl_c();
    sigtimedwait(&held, NULL, &at_once);
    sigprocmask(SIG_SETMASK, before, NULL);
}
