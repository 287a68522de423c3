// SPDX-License-Identifier: MIT
// Interleaved rounds: every round times every trial once, so that what disturbs the machine
// disturbs all of them. Only ratios of times of one round are used; the bandwidth of a virtual
// machine may double from one minute to the next.
#ifndef KERNELS_MEASURE_ROUNDS_H
#define KERNELS_MEASURE_ROUNDS_H

#include <stdbool.h>
#include <stddef.h>

#include "kernels/measure/rotation.h"
#include "kernels/measure/statistics.h"
#include "kernels/measure/watch.h"

// Before another engine's turn: threads that wait look for work for about a millisecond, and would
// share a processor with it.
void rounds_pause(void);

struct rounds_trial {
    void (*run)(void *context, size_t turn); // one reading of the next copy; what is timed
    void *context;
    size_t runs; // of a turn; the time of one is their mean
    int engine;  // whose threads it uses: when another's come, those get time to fall asleep
    void (*wake)(void *context); // wakes its threads before the clock starts; may be NULL
};

// One turn: wakes the threads, then the runs of round `round`. Seconds of one run.
double rounds_time(const struct rounds_trial *trial, size_t round);

struct rounds_limits {
    size_t least, most; // rounds
    double end;         // on watch_seconds: no round starts after it once there are `least`
    double last;        // and none at all after this
    int cpus;           // of the machine, to judge foreign load
    bool one_thread;    // nobody's threads have to fall asleep
};

// Asked after every turn; false stops.
typedef bool rounds_go_on(void *owner, double part);

enum { ROUNDS_MOST = 512 };

struct rounds {
    size_t n, n_trials;
    double (*seconds)[ROTATION_TRIALS_MOST]; // [n] of one run
    struct watch_round *watch;               // [n]
    bool *disturbed;                         // [n]
    size_t n_disturbed;
    bool stopped; // go_on said so; the round that it fell into is left out
};

// One round to warm up, then rounds within the limits. false where there is no memory.
bool rounds_run(struct rounds *rounds, const struct rounds_trial *trials, size_t n_trials,
                const struct rounds_limits *limits, rounds_go_on *go_on, void *owner);
void rounds_release(struct rounds *rounds);

// More than a third of the rounds were disturbed: nothing may be concluded.
bool rounds_are_disturbed(const struct rounds *rounds);

// factor * seconds[over] / seconds[under] of the undisturbed rounds (of all of them, where
// everything was disturbed). With over or under ROUNDS_ONE the time is taken as 1 second.
enum { ROUNDS_ONE = -1 };
struct spread rounds_ratio(const struct rounds *rounds, int over, int under, double factor);

// Of trials[n], which read the same bytes, the one with the least median time. It stands for the
// limit: chosen over all rounds and read once in each, as often as what it is compared with. (The
// fastest of three readings of each round would be a limit that is lucky three times as often.)
int rounds_fastest(const struct rounds *rounds, const int *trials, size_t n);

// Medians over the rounds of what the watch saw.
double rounds_foreign(const struct rounds *rounds);
struct spread rounds_clock(const struct rounds *rounds);

#endif
