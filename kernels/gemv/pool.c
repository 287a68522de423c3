// SPDX-License-Identifier: MIT
// The threads behind gemv_run. A mat-vec lasts a millisecond, and waking a thread costs a part of
// it, so a waiting thread looks at memory for a while before it sleeps.
//
// `round` counts the jobs. The caller writes the job, then the round; a worker that sees a new
// round does its share and adds one to `done`. Who sleeps holds `mutex` while it looks at the round
// again, and the caller takes `mutex` before it wakes the sleepers, so no wake-up is lost.
//
// Workers are pinned for good. The caller is pinned for the time of a job, and only where it is not
// at its place already: three calls of the system cost 6 us, a fortieth of a mat-vec of 2 bits.
#include "kernels/gemv/pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

enum { LOOKS_BEFORE_SLEEP = 20000, LOOKS_BEFORE_YIELD = 2000 };

struct worker {
    struct gemv_pool *pool;
    pthread_t thread;
    int index;
};

struct gemv_pool {
    int threads;
    struct worker *workers; // [threads], the first is the caller and has no thread
    int started;            // workers that have a thread
    cpu_set_t allowed;      // processors that the program may use
    gemv_job *job;
    void *context;
    bool ending;
    pthread_mutex_t mutex;
    pthread_cond_t wake;
    _Alignas(64) atomic_uint round;
    _Alignas(64) atomic_int done;
};

static void relax(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

// The index-th allowed processor, counted around; -1 where none is known.
static int processor_of(const cpu_set_t *allowed, int index) {
    int count = CPU_COUNT(allowed), cpu = 0;
    if (count == 0) return -1;
    for (int left = index % count; cpu < CPU_SETSIZE; cpu++)
        if (CPU_ISSET(cpu, allowed) && left-- == 0) break;
    return cpu;
}

static void pin(int cpu) {
    if (cpu < 0) return;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(cpu, &one);
    sched_setaffinity(0, sizeof one, &one);
}

static unsigned wait_for_round(struct gemv_pool *pool, unsigned seen) {
    for (int look = 0; look < LOOKS_BEFORE_SLEEP; look++) {
        unsigned round = atomic_load_explicit(&pool->round, memory_order_acquire);
        if (round != seen) return round;
        relax();
    }
    pthread_mutex_lock(&pool->mutex);
    while (atomic_load(&pool->round) == seen)
        pthread_cond_wait(&pool->wake, &pool->mutex);
    pthread_mutex_unlock(&pool->mutex);
    return atomic_load(&pool->round);
}

static void *work(void *argument) {
    struct worker *worker = argument;
    struct gemv_pool *pool = worker->pool;
    unsigned seen = 0;
    pin(processor_of(&pool->allowed, worker->index));
    for (;;) {
        seen = wait_for_round(pool, seen);
        if (pool->ending) return NULL;
        pool->job(pool->context, worker->index);
        atomic_fetch_add_explicit(&pool->done, 1, memory_order_release);
    }
}

static void next_round(struct gemv_pool *pool) {
    pthread_mutex_lock(&pool->mutex);
    atomic_fetch_add(&pool->round, 1);
    pthread_cond_broadcast(&pool->wake);
    pthread_mutex_unlock(&pool->mutex);
}

static void wait_for_workers(struct gemv_pool *pool) {
    int look = 0;
    while (atomic_load_explicit(&pool->done, memory_order_acquire) < pool->threads - 1) {
        relax();
        if (++look > LOOKS_BEFORE_YIELD) sched_yield();
    }
}

void gemv_pool_run(struct gemv_pool *pool, gemv_job *job, void *context) {
    if (pool->threads == 1) {
        job(context, 0);
        return;
    }
    cpu_set_t before;
    const int home = processor_of(&pool->allowed, 0);
    const bool away = sched_getcpu() != home && sched_getaffinity(0, sizeof before, &before) == 0;
    pool->job = job;
    pool->context = context;
    atomic_store(&pool->done, 0);
    next_round(pool);
    if (away) pin(home);
    job(context, 0);
    wait_for_workers(pool);
    if (away) sched_setaffinity(0, sizeof before, &before); // threads that others start inherit it
}

int gemv_pool_threads(const struct gemv_pool *pool) {
    return pool->threads;
}

void gemv_pool_free(struct gemv_pool *pool) {
    if (pool == NULL) return;
    pool->ending = true;
    next_round(pool);
    for (int i = 1; i <= pool->started; i++)
        pthread_join(pool->workers[i].thread, NULL);
    pthread_cond_destroy(&pool->wake);
    pthread_mutex_destroy(&pool->mutex);
    free(pool->workers);
    free(pool);
}

static bool start_workers(struct gemv_pool *pool) {
    for (int i = 1; i < pool->threads; i++) {
        struct worker *worker = &pool->workers[i];
        *worker = (struct worker) { .pool = pool, .index = i };
        if (pthread_create(&worker->thread, NULL, work, worker) != 0) return false;
        pool->started = i;
    }
    return true;
}

struct gemv_pool *gemv_pool_new(int threads) {
    struct gemv_pool *pool = aligned_alloc(64, sizeof *pool);
    if (pool == NULL) return NULL;
    *pool = (struct gemv_pool) { .threads = threads };
    pthread_mutex_init(&pool->mutex, NULL);
    pthread_cond_init(&pool->wake, NULL);
    pool->workers = calloc((size_t)threads, sizeof *pool->workers);
    if (sched_getaffinity(0, sizeof pool->allowed, &pool->allowed) != 0) CPU_ZERO(&pool->allowed);
    if (pool->workers == NULL || !start_workers(pool)) {
        gemv_pool_free(pool);
        return NULL;
    }
    return pool;
}

void gemv_share(size_t n, int index, int parts, size_t *start, size_t *end) {
    size_t each = n / (size_t)parts, more = n % (size_t)parts, i = (size_t)index;
    *start = i * each + (i < more ? i : more);
    *end = *start + each + (i < more ? 1 : 0);
}
