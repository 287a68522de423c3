// SPDX-License-Identifier: MIT
// In which way each kernel reads a single column the fastest, here and now.
#include "kernels/measure/ways.h"

#include <math.h>

int ways_best(double (*seconds)[WAYS_PASSES_MOST], size_t passes) {
    int best = 0;
    double least = INFINITY;
    for (int way = 0; way < GEMV_WAYS; way++) {
        double median = spread_of(seconds[way], passes).median;
        if (median < least) {
            least = median;
            best = way;
        }
    }
    return best;
}

static bool take(struct gemv *gemv, const struct ways_rival *rival, int way) {
    const struct stage_kernel *kernel = rival->kernel;
    return kernel == NULL || gemv_take_way(gemv, kernel->format, kernel->activations, way);
}

// Where reading is slow, even the first pass is cut short: ways stand in the order of their worth.
static bool is_left_out(const struct ways_limits *limits, size_t pass, int way) {
    return pass == 0 && way > 0 && watch_seconds() > limits->until;
}

// false where it was told to stop.
static bool run_pass(struct gemv *gemv, const struct ways_rival *rivals, size_t n, size_t pass,
                     const struct ways_limits *limits,
                     double (*seconds)[GEMV_WAYS][WAYS_PASSES_MOST]) {
    for (int way = 0; way < GEMV_WAYS; way++) {
        bool left_out = is_left_out(limits, pass, way);
        for (size_t i = 0; i < n; i++) {
            bool runs = !left_out && rivals[i].trial.run != NULL && take(gemv, &rivals[i], way);
            seconds[i][way][pass] = runs ? rounds_time(&rivals[i].trial, pass) : INFINITY;
            if (limits->go_on != NULL && !limits->go_on(limits->owner, 0)) return false;
        }
    }
    return true;
}

void ways_choose(struct gemv *gemv, const struct ways_rival *rivals, size_t n,
                 const struct ways_limits *limits) {
    double seconds[ROTATION_TRIALS_MOST][GEMV_WAYS][WAYS_PASSES_MOST];
    size_t pass = 0;
    bool more = true;
    while (more && run_pass(gemv, rivals, n, pass, limits, seconds)) {
        pass++;
        more = pass < limits->passes && watch_seconds() < limits->until;
    }
    for (size_t i = 0; i < n; i++)
        take(gemv, &rivals[i], ways_best(seconds[i], pass));
}
