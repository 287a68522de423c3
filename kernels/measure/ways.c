// SPDX-License-Identifier: MIT
// In which way each kernel reads a single column the fastest, here and now.
#include "kernels/measure/ways.h"

#include <math.h>

void ways_sort(int *ways, int n, double (*seconds)[WAYS_PASSES_MOST], size_t passes) {
    for (int i = 1; i < n; i++) {
        const int way = ways[i];
        const double median = spread_of(seconds[way], passes).median;
        int at = i;
        for (; at > 0 && spread_of(seconds[ways[at - 1]], passes).median > median; at--)
            ways[at] = ways[at - 1];
        ways[at] = way;
    }
}

// The ways that are still in the race, for each rival its own, and what they took.
struct race {
    int n; // the same for every rival
    int ways[ROTATION_TRIALS_MOST][GEMV_WAYS];
    double seconds[ROTATION_TRIALS_MOST][GEMV_WAYS][WAYS_PASSES_MOST];
};

static bool take(struct gemv *gemv, const struct ways_rival *rival, int way) {
    const struct stage_kernel *kernel = rival->kernel;
    return kernel == NULL || gemv_take_way(gemv, kernel->format, kernel->activations, way);
}

// Where reading is slow, even the first pass is cut short: ways stand in the order of their worth.
static bool is_left_out(const struct ways_limits *limits, size_t pass, int turn) {
    return pass == 0 && turn > 0 && watch_seconds() > limits->until;
}

// false where it was told to stop.
static bool run_pass(struct gemv *gemv, const struct ways_rival *rivals, size_t n, size_t pass,
                     const struct ways_limits *limits, struct race *race) {
    for (int turn = 0; turn < race->n; turn++) {
        bool left_out = is_left_out(limits, pass, turn);
        for (size_t i = 0; i < n; i++) {
            const int way = race->ways[i][turn];
            bool runs = !left_out && rivals[i].trial.run != NULL && take(gemv, &rivals[i], way);
            race->seconds[i][way][pass] = runs ? rounds_time(&rivals[i].trial, pass) : INFINITY;
            if (limits->go_on != NULL && !limits->go_on(limits->owner, 0)) return false;
        }
    }
    return true;
}

static void sort(struct race *race, size_t n, size_t passes) {
    for (size_t i = 0; i < n; i++)
        ways_sort(race->ways[i], race->n, race->seconds[i], passes);
}

void ways_choose(struct gemv *gemv, const struct ways_rival *rivals, size_t n,
                 const struct ways_limits *limits) {
    struct race race = { .n = GEMV_WAYS };
    size_t pass = 0;
    for (size_t i = 0; i < n; i++)
        for (int way = 0; way < GEMV_WAYS; way++)
            race.ways[i][way] = way;
    bool more = true;
    while (more && run_pass(gemv, rivals, n, pass, limits, &race)) {
        pass++;
        more = pass < limits->passes && watch_seconds() < limits->until;
        if (pass != WAYS_HEAT) continue;
        sort(&race, n, pass);
        race.n = WAYS_FINALISTS;
    }
    sort(&race, n, pass);
    for (size_t i = 0; i < n; i++)
        take(gemv, &rivals[i], race.ways[i][0]);
}
