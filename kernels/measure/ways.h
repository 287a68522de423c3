// SPDX-License-Identifier: MIT
// In which way each kernel reads a single column the fastest, here and now (kernels/gemv/gemv.h).
// The reader chooses among its loops in the same manner (read.h). Private to the folder.
#ifndef KERNELS_MEASURE_WAYS_H
#define KERNELS_MEASURE_WAYS_H

#include "kernels/measure/stage.h"

// After the heat only the finalists go on, so that those which are close have more turns.
enum { WAYS_PASSES_MOST = 9, WAYS_HEAT = 3, WAYS_FINALISTS = 4 };

// Who takes turns in the rounds to come. Who is no kernel of ours reads too, so that the weights
// come from memory as they will then.
struct ways_rival {
    struct rounds_trial trial;         // run == NULL: is passed over
    const struct stage_kernel *kernel; // NULL: none of ours
};

struct ways_limits {
    size_t passes; // 1..WAYS_PASSES_MOST
    double until;  // on watch_seconds: no pass begins after it, nor a way but the first one
    rounds_go_on *go_on;
    void *owner;
};

// In every pass everybody has a turn for every way that is still in the race and that there is time
// for; then each kernel takes its best one for all runs to come. `go_on` (NULL: always) is asked
// after every turn; where it says no, nothing more is tried.
void ways_choose(struct gemv *gemv, const struct ways_rival *rivals, size_t n,
                 const struct ways_limits *limits);

// ways[n] in the order of the medians of seconds[way][pass]; equal ones stay as they were.
void ways_sort(int *ways, int n, double (*seconds)[WAYS_PASSES_MOST], size_t passes);

#endif
