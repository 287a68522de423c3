// SPDX-License-Identifier: MIT
// The one event loop: descriptors, timers and children, waited for with ppoll. The screen, grading
// and watching share it. Callbacks may add and remove anything, themselves too. One thread; no
// callback blocks.
#ifndef LAB_BASE_LOOP_H
#define LAB_BASE_LOOP_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct loop;
struct rusage;

struct loop *loop_new(void);
void loop_free(
    struct loop *loop); // watches are forgotten; descriptors and children stay the owner's

typedef void loop_ready(void *owner, int fd, short revents);
typedef void loop_due(void *owner);
// `status` as waitpid gives it; the child has been reaped.
typedef void loop_ended(void *owner, pid_t pid, int status, const struct rusage *usage);

// Each returns an id > 0 for loop_remove.
int loop_watch(struct loop *loop, int fd, short events, loop_ready *ready, void *owner);
int loop_timer(struct loop *loop, double seconds, loop_due *due, void *owner); // once, from now
int loop_child(struct loop *loop, pid_t pid, loop_ended *ended, void *owner);
void loop_remove(struct loop *loop, int id);

// Waits for what comes first, at most `seconds` (negative: no limit), and calls back. False when
// nothing is left to wait for and `seconds` is negative. A signal ends the wait early.
bool loop_step(struct loop *loop, double seconds);

// Seconds on the monotonic clock.
double clock_now(void);

#endif
