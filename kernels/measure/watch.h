// SPDX-License-Identifier: MIT
// The clock, and who else was at work: other programs, the host of a virtual machine, a processor
// that changed its pace. A round that any of them disturbed is not believed.
#ifndef KERNELS_MEASURE_WATCH_H
#define KERNELS_MEASURE_WATCH_H

#include <stdbool.h>
#include <stddef.h>

double watch_seconds(void); // on the monotonic clock

// Steps per nanosecond of a chain of operations that wait for each other, each of which takes one
// cycle on today's processors: the clock in GHz. The best of a few short chains, some 50
// microseconds each.
double watch_gigahertz(void);

// Seconds since the start, of all processors together.
struct watch_load {
    bool known;  // the system tells it
    double busy; // of everybody, with what a host took away
    double own;  // of this program
    double wall;
};
void watch_load(struct watch_load *load);

// Processors' worth of time that others took between two looks; 0 where it is not known. Below 0
// where the system has counted less than it was.
double watch_foreign(const struct watch_load *before, const struct watch_load *after);

// Between two looks others took more than they may.
bool watch_loaded(const struct watch_load *before, const struct watch_load *after, int cpus);

// What one round looked like.
struct watch_round {
    double seconds;
    double foreign;   // processors' worth of time that others took
    double gigahertz; // at its start
};

// Others may take a fifth of a processor, or a twentieth of many, and 20 ms more, which is what the
// system's own counting is uncertain by; the clock may be 5% off the median of the rounds.
#define WATCH_FOREIGN_MOST     0.2
#define WATCH_FOREIGN_OF_ALL   0.05
#define WATCH_COUNTING_SECONDS 0.02
#define WATCH_CLOCK_MOST       0.05

// disturbed[i] for each of n rounds on a machine with `cpus` processors; returns how many are. In
// short rounds the 20 ms hide a load that lasts: where those that are left, all together, are under
// one, every round is disturbed.
size_t watch_disturbed(const struct watch_round *rounds, size_t n, int cpus, bool *disturbed);

#endif
