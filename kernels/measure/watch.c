// SPDX-License-Identifier: MIT
// The clock, and who else was at work.
// /proc/stat counts the time of all processors in ticks; getrusage counts ours exactly. What is
// left between them is foreign.
#include "kernels/measure/watch.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "kernels/measure/statistics.h"

enum { CHAIN_STEPS = 20000, STEP_CYCLES = 6, CHAINS = 3, ROUNDS_MOST = 1024 };

double watch_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

// Marsaglia's xorshift: three shifts and three exclusive ors, each waiting for the one before.
static double chain_seconds(void) {
    uint64_t x = 88172645463325252u;
    double start = watch_seconds();
    for (int i = 0; i < CHAIN_STEPS; i++) {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        __asm__ volatile("" : "+r"(x));
    }
    return watch_seconds() - start;
}

double watch_gigahertz(void) {
    double best = INFINITY;
    for (int i = 0; i < CHAINS; i++)
        best = fmin(best, chain_seconds());
    return CHAIN_STEPS * STEP_CYCLES / best * 1e-9;
}

// cpu  user nice system idle iowait irq softirq steal; guests are counted in user already.
static bool read_busy(double *busy) {
    double t[8] = { 0 };
    FILE *file = fopen("/proc/stat", "r");
    if (file == NULL) return false;
    int read = fscanf(file, "cpu %lf %lf %lf %lf %lf %lf %lf %lf", &t[0], &t[1], &t[2], &t[3],
                      &t[4], &t[5], &t[6], &t[7]);
    fclose(file);
    *busy = (t[0] + t[1] + t[2] + t[5] + t[6] + t[7]) / (double)sysconf(_SC_CLK_TCK);
    return read >= 4;
}

static double seconds_of(struct timeval t) {
    return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

void watch_load(struct watch_load *load) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    load->own = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
    load->wall = watch_seconds();
    load->known = read_busy(&load->busy);
}

double watch_foreign(const struct watch_load *before, const struct watch_load *after) {
    double wall = after->wall - before->wall;
    double others = after->busy - before->busy - (after->own - before->own);
    return before->known && after->known && wall > 0 ? others / wall : 0;
}

static double median_clock(const struct watch_round *rounds, size_t n) {
    double clocks[ROUNDS_MOST];
    if (n > ROUNDS_MOST) n = ROUNDS_MOST;
    for (size_t i = 0; i < n; i++)
        clocks[i] = rounds[i].gigahertz;
    return spread_of(clocks, n).median;
}

// Others took more of so many seconds than they may.
static bool is_loaded(double foreign, double seconds, int cpus) {
    double most = fmax(WATCH_FOREIGN_MOST, WATCH_FOREIGN_OF_ALL * cpus);
    return foreign > most * seconds + WATCH_COUNTING_SECONDS;
}

bool watch_loaded(const struct watch_load *before, const struct watch_load *after, int cpus) {
    double seconds = after->wall - before->wall;
    return is_loaded(watch_foreign(before, after) * seconds, seconds, cpus);
}

size_t watch_disturbed(const struct watch_round *rounds, size_t n, int cpus, bool *disturbed) {
    double clock = median_clock(rounds, n), foreign = 0, seconds = 0;
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        double off = fabs(rounds[i].gigahertz / clock - 1);
        double taken = rounds[i].foreign * rounds[i].seconds;
        disturbed[i] = is_loaded(taken, rounds[i].seconds, cpus) || off > WATCH_CLOCK_MOST;
        count += disturbed[i];
        foreign += disturbed[i] ? 0 : taken;
        seconds += disturbed[i] ? 0 : rounds[i].seconds;
    }
    if (!is_loaded(foreign, seconds, cpus)) return count;
    for (size_t i = 0; i < n; i++)
        disturbed[i] = true;
    return n;
}
