// SPDX-License-Identifier: MIT
// A second opinion on the read limit of `bitlab bench`: a program that shares nothing with it.
//
//     outside_reader THREADS    GB/s: the median of 21 readings of 512 MiB, the least, the most
//
// A reading adds up all words, every thread a half, a third, … of the memory, in a loop that the
// compiler makes. Of four ways of going through it the one with the best median counts.
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>

#define WORDS ((size_t)512 << 17) // of 8 bytes: 512 MiB
enum { READINGS = 21, THREADS_MOST = 64, WAYS = 4 };

static uint64_t *memory;
static int threads, way;
static pthread_barrier_t begin, end;
static volatile uint64_t kept[THREADS_MOST * 8];
static double began[THREADS_MOST], ended[THREADS_MOST]; // by each thread's own look at the clock

// Line by line from `streams` places at once, asking `ahead` bytes further on; 0 asks for nothing.
#define READ(streams, ahead)                                                                       \
    do {                                                                                           \
        for (size_t i = 0; i + 8 <= n / (streams); i += 8)                                         \
            for (size_t s = 0; s < (streams); s++) {                                               \
                const uint64_t *line = at + s * (n / (streams)) + i;                               \
                if ((ahead) > 0) __builtin_prefetch((const char *)line + (ahead), 0, 0);           \
                for (int k = 0; k < 8; k++)                                                        \
                    sums[k] += line[k];                                                            \
            }                                                                                      \
    } while (0)

static uint64_t read_share(const uint64_t *at, size_t n, int how) {
    uint64_t sums[8] = { 0 }, sum = 0;
    if (how == 0) READ(1, 0);
    if (how == 1) READ(1, 8192);
    if (how == 2) READ(4, 0);
    if (how == 3) READ(4, 1088);
    for (int k = 0; k < 8; k++)
        sum += sums[k];
    return sum;
}

// Where it stays: two threads that are woken on one processor would share it for a while.
static void stay_on(size_t index) {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(index, &one);
    sched_setaffinity(0, sizeof one, &one);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void *work(void *argument) {
    size_t index = (size_t)(uintptr_t)argument, n = WORDS / (size_t)threads / 64 * 64;
    stay_on(index);
    for (;;) {
        pthread_barrier_wait(&begin);
        began[index] = seconds();
        kept[index * 8] += read_share(memory + index * n, n, way);
        ended[index] = seconds();
        pthread_barrier_wait(&end);
    }
    return NULL;
}

// From the first that began to the last that ended. (The main thread's own look at the clock came
// late where each processor had a reader, and made memory seem twice as fast.)
static double reading(void) {
    pthread_barrier_wait(&begin);
    pthread_barrier_wait(&end);
    double first = began[0], last = ended[0];
    for (int i = 1; i < threads; i++) {
        if (began[i] < first) first = began[i];
        if (ended[i] > last) last = ended[i];
    }
    return (double)(WORDS / (size_t)threads / 64 * 64 * (size_t)threads * 8) / (last - first) *
           1e-9;
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv) {
    double seen[WAYS][READINGS], *best = seen[0];
    pthread_t thread;
    threads = argc == 2 ? atoi(argv[1]) : 0;
    if (threads < 1 || threads > THREADS_MOST) {
        fprintf(stderr, "usage: outside_reader THREADS (1 to %d)\n", THREADS_MOST);
        return 2;
    }
    memory = mmap(NULL, WORDS * 8, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return 6;
    madvise(memory, WORDS * 8, MADV_HUGEPAGE);
    for (size_t i = 0; i < WORDS; i++)
        memory[i] = i;
    pthread_barrier_init(&begin, NULL, (unsigned)threads + 1);
    pthread_barrier_init(&end, NULL, (unsigned)threads + 1);
    for (int i = 0; i < threads; i++)
        pthread_create(&thread, NULL, work, (void *)(uintptr_t)i);
    for (int i = -1; i < READINGS; i++)
        for (way = 0; way < WAYS; way++) {
            double gbps = reading();
            if (i >= 0) seen[way][i] = gbps;
        }
    for (int w = 0; w < WAYS; w++) {
        qsort(seen[w], READINGS, sizeof **seen, by_size);
        if (seen[w][READINGS / 2] > best[READINGS / 2]) best = seen[w];
    }
    printf("%.1f %.1f %.1f\n", best[READINGS / 2], best[0], best[READINGS - 1]);
    return 0;
}
