// SPDX-License-Identifier: MIT
// SIGINT, SIGTERM and SIGHUP ask a command to stop what it does, and to tell what was done.
#ifndef LAB_BASE_STOP_SIGNALS_H
#define LAB_BASE_STOP_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

#include "lab/base/error.h"
#include "lab/base/loop.h"

// From here on, for the rest of the process, they end the loop's wait, also where they came between
// a look and the wait, and the loop calls `stop`, which may be NULL.
enum status stop_signals_watch(struct loop *loop, loop_due *stop, void *owner, struct error *err);

// 1 once one of them came, for whoever does not wait.
const volatile sig_atomic_t *stop_signals_flag(void);

// Whether such a flag is set; NULL is none, and never set.
bool stop_signals_came(const volatile sig_atomic_t *flag);

#endif
