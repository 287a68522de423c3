// SPDX-License-Identifier: MIT
// Promises that name a time, kept on a machine that is busy with other programs as well: how much
// longer whoever computes has to wait there is measured beside the promise.
#ifndef TESTS_PATIENCE_H
#define TESTS_PATIENCE_H

#include <stdbool.h>
#include <time.h>

#include "lab/base/loop.h"

// What a test waits for without a promise of how soon it comes, in seconds. It ends with a failure
// then, so only what never comes costs that long.
#define PATIENCE_S 60

static inline double processor_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

// 1 where a program that computes has a processor to itself. Otherwise three times the real time
// that a second of computing takes now, because what is awaited is often several processes, and
// each waits for its turn.
static inline double slowness(void) {
    double begin = clock_now(), worked = processor_now();
    while (processor_now() - worked < 0.03)
        continue;
    double ratio = (clock_now() - begin) / (processor_now() - worked);
    return ratio < 1.25 ? 1 : 3 * ratio;
}

// Whether more than the promised seconds have gone by since `begin`, as busy as the machine is.
static inline bool is_late(double begin, double promised) {
    return clock_now() - begin > promised && clock_now() - begin > promised * slowness();
}

#endif
