// SPDX-License-Identifier: MIT
// Interleaved rounds: every round times every trial once.
// A turn is: let the other threads fall asleep, wake ours, look at the clock, run, look again.
#include "kernels/measure/rounds.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

struct course {
    struct rounds *rounds;
    const struct rounds_trial *trials;
    const struct rounds_limits *limits;
    rounds_go_on *go_on;
    void *owner;
    int engine; // whose turn was the last
    double start;
};

void rounds_pause(void) {
    const struct timespec pause = { .tv_nsec = 2500000 };
    nanosleep(&pause, NULL);
}

static void let_sleep(struct course *course, int engine) {
    if (!course->limits->one_thread && engine != course->engine) rounds_pause();
    course->engine = engine;
}

double rounds_time(const struct rounds_trial *trial, size_t round) {
    if (trial->wake != NULL) trial->wake(trial->context);
    double start = watch_seconds();
    for (size_t run = 0; run < trial->runs; run++)
        trial->run(trial->context, round);
    return (watch_seconds() - start) / (double)trial->runs;
}

static double take_turn(struct course *course, const struct rounds_trial *trial, size_t round) {
    let_sleep(course, trial->engine);
    return rounds_time(trial, round);
}

// How far the work has come: by rounds or by time, whichever is further.
static double part_done(const struct course *course) {
    const struct rounds_limits *limits = course->limits;
    double by_rounds = (double)course->rounds->n / (double)limits->most;
    double by_time = (watch_seconds() - course->start) / (limits->end - course->start);
    double part = by_rounds > by_time ? by_rounds : by_time;
    return part < 1 ? part : 1;
}

static bool run_round(struct course *course, size_t round, double *seconds) {
    size_t order[ROTATION_TRIALS_MOST], n = course->rounds->n_trials;
    rotation_order(n, round, order);
    for (size_t i = 0; i < n; i++) {
        seconds[order[i]] = take_turn(course, &course->trials[order[i]], round);
        if (!course->go_on(course->owner, part_done(course))) return false;
    }
    return true;
}

static bool watch_round(struct course *course, size_t round) {
    struct rounds *rounds = course->rounds;
    struct watch_load before, after;
    double gigahertz = watch_gigahertz();
    watch_load(&before);
    if (!run_round(course, round, rounds->seconds[round])) return false;
    watch_load(&after);
    rounds->watch[round] = (struct watch_round) { .seconds = after.wall - before.wall,
                                                  .foreign = watch_foreign(&before, &after),
                                                  .gigahertz = gigahertz };
    return true;
}

static bool wants_more(const struct course *course) {
    const struct rounds_limits *limits = course->limits;
    double now = watch_seconds();
    size_t n = course->rounds->n;
    return n < limits->most && now < (n < limits->least ? limits->last : limits->end);
}

bool rounds_run(struct rounds *rounds, const struct rounds_trial *trials, size_t n_trials,
                const struct rounds_limits *limits, rounds_go_on *go_on, void *owner) {
    struct course course = { rounds, trials, limits, go_on, owner, -1, watch_seconds() };
    double warm[ROTATION_TRIALS_MOST];
    *rounds = (struct rounds) { .n_trials = n_trials };
    rounds->seconds = calloc(limits->most, sizeof *rounds->seconds);
    rounds->watch = calloc(limits->most, sizeof *rounds->watch);
    rounds->disturbed = calloc(limits->most, sizeof *rounds->disturbed);
    if (rounds->seconds == NULL || rounds->watch == NULL || rounds->disturbed == NULL) {
        rounds_release(rounds);
        return false;
    }
    rounds->stopped = !run_round(&course, 1, warm);
    while (!rounds->stopped && wants_more(&course)) {
        if (watch_round(&course, rounds->n))
            rounds->n++;
        else
            rounds->stopped = true;
    }
    rounds->n_disturbed =
        watch_disturbed(rounds->watch, rounds->n, limits->cpus, rounds->disturbed);
    return true;
}

void rounds_release(struct rounds *rounds) {
    free(rounds->seconds);
    free(rounds->watch);
    free(rounds->disturbed);
    *rounds = (struct rounds) { 0 };
}

bool rounds_are_disturbed(const struct rounds *rounds) {
    return 3 * rounds->n_disturbed > rounds->n;
}

static double time_of(const struct rounds *rounds, size_t round, int trial) {
    return trial == ROUNDS_ONE ? 1 : rounds->seconds[round][trial];
}

struct spread rounds_ratio(const struct rounds *rounds, int over, int under, double factor) {
    double ratios[ROUNDS_MOST];
    bool all = rounds->n_disturbed == rounds->n;
    size_t n = 0;
    for (size_t i = 0; i < rounds->n && n < ROUNDS_MOST; i++)
        if (all || !rounds->disturbed[i])
            ratios[n++] = factor * time_of(rounds, i, over) / time_of(rounds, i, under);
    return spread_of(ratios, n);
}

int rounds_fastest(const struct rounds *rounds, const int *trials, size_t n) {
    int fastest = trials[0];
    double least = rounds_ratio(rounds, fastest, ROUNDS_ONE, 1).median;
    for (size_t i = 1; i < n; i++) {
        double seconds = rounds_ratio(rounds, trials[i], ROUNDS_ONE, 1).median;
        if (seconds < least) {
            least = seconds;
            fastest = trials[i];
        }
    }
    return fastest;
}

double rounds_foreign(const struct rounds *rounds) {
    double foreign[ROUNDS_MOST];
    for (size_t i = 0; i < rounds->n; i++)
        foreign[i] = rounds->watch[i].foreign;
    return fmax(0, spread_of(foreign, rounds->n).median);
}

struct spread rounds_clock(const struct rounds *rounds) {
    double clocks[ROUNDS_MOST];
    for (size_t i = 0; i < rounds->n; i++)
        clocks[i] = rounds->watch[i].gigahertz;
    return spread_of(clocks, rounds->n);
}
